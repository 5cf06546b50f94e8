import type { FigureMention } from '../documents/index.ts'
import { type ClauseView, ofKind, type PlacedMention, sentenceAt, wordsOf } from './clause-view.ts'
import { wholeDay } from './dates.ts'
import type { Block, Desk } from './draft.ts'
import { type IndicatorBook, indicatorName, type WordsAround } from './indicators.ts'
import { sentences } from './messages.zh.ts'
import { mapOf } from './yaml-text.ts'

/** A target that was drafted, by what makes two targets the same. */
export interface TargetBook {
  readonly byMeaning: Map<string, string>
}

/** One target per figure aimed at, and one where nobody of a group may be left. */
export function draftTargets(
  view: ClauseView,
  title: string,
  taken: ReadonlySet<unknown>,
  books: { readonly indicators: IndicatorBook; readonly targets: TargetBook },
  desk: Desk,
): readonly Block[] {
  const cleared = desk.context.words.clearOut.exec(view.text)
  // "At least one of each family at work" is one goal, and its number no second one.
  const isCleared = ({ from }: PlacedMention) =>
    cleared !== null && from !== undefined && from >= cleared.index && from < cleared.index + cleared[0].length
  const figures = ofKind(view, 'figure').filter(
    (placed) => isGoal(view, placed, desk) && !taken.has(placed.mention) && !isCleared(placed) && !isRhythm(view, placed, desk),
  )
  const blocks = figures.map((placed, index) => draftTarget(view, title, placed, index + 1, books, desk))
  if (cleared !== null) blocks.push(clearTarget(view, cleared, blocks.length + 1, books, desk))
  if (view.isTable) return blocks
  for (const goal of goalsInWords(view, desk)) blocks.push(wordTarget(view, goal, blocks.length + 1, books, desk))
  return blocks
}

/** A number aimed at, or a time to be kept to. */
function isGoal(view: ClauseView, { mention, from = 0 }: PlacedMention & { readonly mention: FigureMention }, { context }: Desk): boolean {
  if (mention.role === 'target') return true
  return mention.role === 'duration' && context.words.timedGoals.test(besideOf(view, { mention, from, to: from }).part)
}

/** "Once a quarter" is a rhythm, not a number aimed at. */
export function isRhythm(
  view: ClauseView,
  { mention, from = 0 }: PlacedMention & { readonly mention: FigureMention },
  desk: Desk,
): boolean {
  const times = desk.context.plans.vocabulary.units.get('time')?.zh
  return mention.unit === times && desk.context.words.timesOfRhythm.test(view.text.slice(0, from))
}

/** A goal told without a figure: one thing in each area, nobody without it, an event that must not come. */
interface WordGoal {
  readonly name: string
  readonly unit: string
  readonly per?: string | undefined
  readonly at: number
}

function goalsInWords(view: ClauseView, desk: Desk): readonly WordGoal[] {
  const { words, plans } = desk.context
  const text = view.text.slice(view.bodyFrom)
  const goals: WordGoal[] = []
  const each = words.eachOne.exec(text)
  const isRead = ofKind(view, 'figure').some(
    ({ mention, from }) => mention.role === 'target' && each !== null && from !== undefined && from - view.bodyFrom >= each.index,
  )
  if (each?.groups !== undefined && !isRead) {
    const { area = '', unit = '', thing = '' } = each.groups
    const known = [...plans.vocabulary.units.values()].some(({ zh }) => zh === unit)
    goals.push({ name: thing, unit: known ? unit : unitNamed('piece', desk), per: area, at: each.index })
  }
  const none = words.noneLeft.exec(text)
  if (none !== null) goals.push({ name: none[1] ?? '', unit: unitNamed('piece', desk), at: none.index })
  const all = words.allAreas.exec(text)?.groups
  if (all !== undefined) {
    const area = (all.area ?? '').replaceAll(/[()\uFF08\uFF09\u3001]/g, '')
    goals.push({
      name: sentences.areasWithout(area, all.verb ?? '', all.thing ?? ''),
      unit: unitNamed('piece', desk),
      at: text.indexOf(all.thing ?? ''),
    })
  }
  return goals
}

function wordTarget(view: ClauseView, goal: WordGoal, index: number, books: { readonly indicators: IndicatorBook }, desk: Desk): Block {
  const { spell } = desk
  const id = `g_${view.key}_${index}`
  const line = view.lineAt(view.bodyFrom + goal.at)
  const isPer = goal.per !== undefined
  const isWhole = desk.context.words.indicatorEnds.test(goal.name)
  const thing = { text: goal.name.split('\u7684').at(-1) ?? '', isBefore: true }
  const name = isWhole ? goal.name : indicatorName([thing], goal.name, goal.unit, desk).name
  const indicator = books.indicators.use(name, goal.unit, `i_${view.key}_${index}`, line, desk, !isPer)
  const due = yearEnd(view, view.bodyFrom + goal.at + 1) ?? (desk.goalYear === undefined ? undefined : wholeDay(desk.goalYear, 'last'))
  if (due === undefined) desk.ask('no_due', line, { indicator })
  return {
    kind: 'target',
    id,
    content: mapOf([
      [spell.key('target', 'id'), id],
      [spell.key('target', 'indicator'), indicator],
      [spell.key('target', 'comparison'), spell.word('comparison', isPer ? 'at_least' : 'all')],
      [spell.key('target', 'value'), isPer ? '1' : undefined],
      [spell.key('target', 'unit'), isPer ? goal.unit : undefined],
      [spell.key('target', 'per'), goal.per],
      [spell.key('target', 'due'), due],
      [spell.key('target', 'confidence'), spell.word('confidence', 'medium')],
    ]),
  }
}

function draftTarget(
  view: ClauseView,
  title: string,
  placed: PlacedMention & { readonly mention: FigureMention },
  index: number,
  books: { readonly indicators: IndicatorBook; readonly targets: TargetBook },
  desk: Desk,
): Block {
  const { spell } = desk
  const { mention } = placed
  const line = view.lineAt(placed.from)
  const id = `g_${view.key}_${index}`
  const amount = amountOf(view, placed, desk)
  const { name, group } = indicatorName(wordsAround(view, placed), title, amount.unit, desk, besideOf(view, placed))
  const indicator = books.indicators.use(name, amount.unit, `i_${view.key}_${index}`, line, desk)
  const due = dueOf(view, placed, desk)
  const supposed = due === undefined && desk.goalYear !== undefined ? wholeDay(desk.goalYear, 'last') : undefined
  if (supposed !== undefined) desk.ask('due_supposed', line, { indicator, day: supposed })
  else if (due === undefined) desk.ask('no_due', line, { indicator })
  const per = perOf(/[^\uFF0C,\u3002\uFF1B;\n]{0,40}$/.exec(view.text.slice(0, placed.from ?? 0))?.[0] ?? '', desk)
  const comparison = mention.role === 'duration' ? 'at_most' : comparisonOf(mention, name, desk)
  const meaning = [indicator, comparison, amount.value ?? amount.base, amount.written, per, group].join('|')
  const other = amount.value === undefined ? undefined : books.targets.byMeaning.get(meaning)
  if (other === undefined) books.targets.byMeaning.set(meaning, id)
  else desk.ask('same_target', line, { other })
  if (mention.confidence < 0.65) desk.ask('target_unsure', line, { what: spell.word('uncovered', 'target'), text: wordsOf(view, placed) })
  return {
    kind: 'target',
    id,
    content: mapOf([
      [spell.key('target', 'id'), id],
      [spell.key('target', 'indicator'), indicator],
      [spell.key('target', 'comparison'), spell.word('comparison', comparison)],
      [spell.key('target', 'value'), amount.value],
      [spell.key('target', 'unit'), amount.written],
      [spell.key('target', 'base'), amount.base],
      [spell.key('target', 'per'), per],
      [spell.key('target', 'group'), group],
      [spell.key('target', 'due'), other === undefined ? (due ?? supposed) : undefined],
      [spell.key('target', 'same_as'), other],
      [spell.key('target', 'confidence'), confidenceOf(mention, desk)],
      [spell.key('target', 'note'), supposed === undefined || other !== undefined ? undefined : sentences.supposedDue],
    ]),
  }
}

/** The part of the sentence up to the number, back to the comma, and what follows it. */
function besideOf(view: ClauseView, { from = 0, to }: PlacedMention): { readonly part: string; readonly behind: string } {
  const part = /[^\uFF0C,\u3002\uFF1B;:\uFF1A\n]{0,60}$/.exec(view.text.slice(0, from))?.[0] ?? ''
  return { part, behind: /^[^\u3002\uFF1B;\n]{0,40}/.exec(view.text.slice(to))?.[0] ?? '' }
}

/** What the reader takes for the thing counted, and the words before and behind the number; marked by the side they stand on. */
function wordsAround(
  view: ClauseView,
  { mention, from = 0, to }: PlacedMention & { readonly mention: FigureMention },
): readonly WordsAround[] {
  const before = /[^\uFF0C,\u3002\uFF1B;:\uFF1A\u3001\n]{0,30}$/.exec(view.text.slice(0, from))?.[0] ?? ''
  const behind = /^[^\uFF0C,\u3002\uFF1B;:\uFF1A\u3001\d()\uFF08\uFF09\n]{2,20}/.exec(view.text.slice(to))?.[0] ?? ''
  const isBefore = mention.indicator === undefined || mention.indicator.span.from < mention.span.from
  return [
    { text: mention.indicator?.value ?? '', isBefore },
    { text: before, isBefore: true },
    { text: behind, isBefore: false },
  ]
}

function clearTarget(
  view: ClauseView,
  match: RegExpExecArray,
  index: number,
  books: { readonly indicators: IndicatorBook },
  desk: Desk,
): Block {
  const { spell } = desk
  const id = `g_${view.key}_${index}`
  const group = match.slice(1).find((part) => part !== undefined) ?? ''
  const unit = unitNamed('household', desk)
  const supposed = desk.goalYear === undefined ? undefined : wholeDay(desk.goalYear, 'last')
  const indicator = books.indicators.use(
    indicatorName([{ text: group, isBefore: true }], group, unit, desk).name,
    unit,
    `i_${view.key}_${index}`,
    view.lineAt(match.index),
    desk,
    true,
  )
  return {
    kind: 'target',
    id,
    content: mapOf([
      [spell.key('target', 'id'), id],
      [spell.key('target', 'indicator'), indicator],
      [spell.key('target', 'comparison'), spell.word('comparison', 'all')],
      [spell.key('target', 'due'), supposed],
      [spell.key('target', 'confidence'), spell.word('confidence', 'medium')],
      [spell.key('target', 'note'), supposed === undefined ? undefined : sentences.supposedDue],
    ]),
  }
}

/** A value and its unit as the plan format writes them; a figure without a number is a base to compare with. */
interface Amount {
  readonly value: string | undefined
  readonly written: string | undefined
  readonly base: string | undefined
  /** Unit of the indicator. */
  readonly unit: string
}

function amountOf(view: ClauseView, placed: PlacedMention & { readonly mention: FigureMention }, desk: Desk): Amount {
  const { mention } = placed
  const line = view.lineAt(placed.from)
  const text = wordsOf(view, placed)
  const isShare =
    mention.unit === '%' || mention.unit === '\u2030' || mention.unit.endsWith(desk.context.lexicon.figures.percent.at(-1) ?? '%')
  const value = readable(mention.value)
  if (value === undefined) {
    if (mention.value === undefined && mention.unit === '') desk.ask('base_target', line, { base: text })
    else desk.ask('figure_unreadable', line, { text })
    return { value: undefined, written: undefined, base: sentences.baseOf(text), unit: isShare ? '%' : unitNamed('piece', desk) }
  }
  if (isShare)
    return { value: `${mention.unit === '\u2030' ? shifted(value, -1) : value}%`, written: undefined, base: undefined, unit: '%' }
  const isPerson = mention.unit === '' && desk.context.words.people.test(mention.indicator?.value ?? '')
  const unit = isPerson ? unitNamed('person', desk) : knownUnit(mention.unit, line, desk)
  const [number, multiplier] = multiplied(value, desk)
  return { value: number, written: `${multiplier}${unit}`, base: undefined, unit }
}

/** A decimal short enough to be one. */
export function readable(value: string | undefined): string | undefined {
  return value !== undefined && /^\d{1,12}(\.\d{1,4})?$/.test(value) ? value : undefined
}

/** A unit of the vocabulary, or the one closest to a unit it does not have. */
export function knownUnit(unit: string, line: number, desk: Desk): string {
  const known = [...desk.context.plans.vocabulary.units.values()].map(({ zh }) => zh)
  if (known.includes(unit)) return unit
  const used = unitNamed('piece', desk)
  desk.ask('unit_unknown', line, { unit, used })
  return used
}

function unitNamed(id: string, desk: Desk): string {
  const { units } = desk.context.plans.vocabulary
  return (units.get(id) ?? [...units.values()][0])?.zh ?? ''
}

/** Thousands of thousands are written with the words for large numbers where that leaves few digits. */
function multiplied(value: string, desk: Desk): readonly [string, string] {
  const { spell } = desk
  for (const [power, id] of [
    [8, 'hundred_million'],
    [4, 'ten_thousand'],
  ] as const) {
    const small = shifted(value, -power)
    if (!value.includes('.') && Number(small) >= 1 && (small.split('.')[1]?.length ?? 0) <= 4) return [small, spell.word('multiplier', id)]
  }
  return [value, '']
}

/** A decimal with its point moved. */
export function shifted(value: string, places: number): string {
  const [whole = '', fraction = ''] = value.split('.')
  const digits = `${'0'.repeat(Math.max(0, -places))}${whole}${fraction}${'0'.repeat(Math.max(0, places))}`
  const point = digits.length - fraction.length - Math.max(0, places) + places
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '')
  const behind = digits.slice(point).replace(/0+$/, '')
  return behind === '' ? before || '0' : `${before || '0'}.${behind}`
}

function comparisonOf({ bound, unit }: FigureMention, name: string, desk: Desk): string {
  if (bound === 'ceiling') return 'at_most'
  if (bound !== 'exactly') return bound
  // A number aimed at is reached when there is at least so much, unless less is better.
  return unit === '%' && desk.context.words.lowerIsBetter.test(name) ? 'at_most' : 'at_least'
}

function dueOf(view: ClauseView, { mention, from }: PlacedMention & { readonly mention: FigureMention }, desk: Desk): string | undefined {
  const stated = mention.by === undefined ? undefined : wholeDay(mention.by, 'last')
  if (stated !== undefined) return stated
  const sentence = sentenceAt(view, from)
  const date = ofKind(view, 'date').find(
    (placed) =>
      placed.from !== undefined &&
      sentence !== undefined &&
      placed.from >= sentence.from &&
      placed.from < sentence.to &&
      placed.mention.role === 'deadline',
  )
  if (date === undefined) return yearEnd(view, from)
  const day = wholeDay(date.mention.value, 'last')
  if (day === undefined) desk.ask('bad_date', view.lineAt(date.from), { text: wordsOf(view, date) })
  return day
}

/** "In 2023 so many new jobs" is to be reached by the end of that year. */
function yearEnd(view: ClauseView, from: number | undefined): string | undefined {
  const sentence = sentenceAt(view, from)
  const year = ofKind(view, 'date').findLast(
    (placed) =>
      placed.from !== undefined &&
      sentence !== undefined &&
      placed.from >= sentence.from &&
      placed.from < (from ?? 0) &&
      /^[0-9X]{4}$/.test(placed.mention.value),
  )
  return year === undefined ? undefined : wholeDay(year.mention.value, 'last')
}

function perOf(before: string, desk: Desk): string | undefined {
  const match = desk.context.words.perAreas.exec(before)
  return match?.slice(1).find((part) => part !== undefined)
}

function confidenceOf({ confidence, bound }: FigureMention, desk: Desk): string | undefined {
  const level = confidence < 0.65 ? 'low' : confidence < 0.85 || bound === 'exactly' ? 'medium' : undefined
  return level === undefined ? undefined : desk.spell.word('confidence', level)
}
