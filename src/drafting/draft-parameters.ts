import type { FigureMention, Mention } from '../documents/index.ts'
import { type ClauseView, ofKind, type PlacedMention, sentenceAt, wordsOf } from './clause-view.ts'
import { dayBefore, wholeDay } from './dates.ts'
import type { Desk } from './draft.ts'
import { readable, shifted } from './draft-targets.ts'
import { sentences } from './messages.zh.ts'
import { mapOf, type YamlMap, type YamlValue } from './yaml-text.ts'

/** The parameters of a draft, their names and ids each given once. */
export class ParameterBook {
  readonly declared = new Map<string, YamlMap>()
  private readonly ids = new Set<string>()

  /** A name nobody has yet. */
  name(wanted: string, desk: Desk): string {
    let free = wanted
    for (let round = 2; this.declared.has(free) || desk.around.takenNames.has(free); round++) free = `${wanted}${round}`
    return free
  }

  id(wanted: string, desk: Desk): string {
    let free = wanted
    for (let round = 2; this.ids.has(free) || desk.around.takenIds.has(free); round++) free = `${wanted}_v${round}`
    this.ids.add(free)
    return free
  }
}

/** What was drafted of a clause: names of parameters and the figures, changes and dates they came from. */
export interface ParametersDrafted {
  readonly names: readonly string[]
  readonly taken: ReadonlySet<Mention>
}

type PlacedFigure = PlacedMention & { readonly mention: FigureMention }
type PlacedChange = PlacedMention & { readonly mention: Extract<Mention, { readonly kind: 'change' }> }

const roles: ReadonlySet<FigureMention['role']> = new Set(['amount', 'rate', 'threshold', 'duration', 'age'])

/** The figures of a benefit as parameters: one each, an older value beside the new one where the text changes it. */
export function draftParameters(
  view: ClauseView,
  title: string,
  used: ReadonlySet<Mention>,
  book: ParameterBook,
  desk: Desk,
): ParametersDrafted {
  const names: string[] = []
  const taken = new Set<Mention>()
  const add = (name: string, content: YamlMap) => {
    book.declared.set(name, content)
    names.push(name)
  }
  const figures = ofKind(view, 'figure').filter((placed) => roles.has(placed.mention.role) && !used.has(placed.mention))
  const changes = ofKind(view, 'change')
  const olderValues = new Set(changes.flatMap((change) => olderIn(change, figures)?.mention ?? []))
  for (const placed of figures) {
    if (olderValues.has(placed.mention)) continue
    const change = changes.find((each) => contains(each, placed))
    for (const date of datesBeside(view, placed)) taken.add(date.mention)
    const written = parameterOf(view, title, placed, change, olderIn(change, figures), names.length + 1, book, desk)
    taken.add(placed.mention)
    if (written !== undefined) add(written.name, written.content)
  }
  for (const older of olderValues) taken.add(older)
  for (const change of changes) {
    taken.add(change.mention)
    const end = endDrafted(view, title, change, names.length + 1, book, desk)
    if (end !== undefined) add(end.name, end.content)
  }
  if (!figures.some(({ mention }) => mention.role === 'amount' || mention.role === 'rate')) {
    const delegated = delegatedParameter(view, names.length + 1, book, desk)
    if (delegated !== undefined) add(delegated.name, delegated.content)
  }
  return { names, taken }
}

function contains(outer: PlacedMention, inner: PlacedMention): boolean {
  return outer.from !== undefined && inner.from !== undefined && outer.from <= inner.from && inner.to <= outer.to
}

/** The older of the two figures inside a change. */
function olderIn(change: PlacedChange | undefined, figures: readonly PlacedFigure[]): PlacedFigure | undefined {
  if (change === undefined || change.mention.from === undefined) return undefined
  const inside = figures.filter((figure) => contains(change, figure))
  return inside.length < 2 ? undefined : inside[0]
}

interface Drafted {
  readonly name: string
  readonly content: YamlMap
}

function parameterOf(
  view: ClauseView,
  title: string,
  placed: PlacedFigure,
  change: PlacedChange | undefined,
  older: PlacedFigure | undefined,
  index: number,
  book: ParameterBook,
  desk: Desk,
): Drafted | undefined {
  const { mention } = placed
  const line = view.lineAt(placed.from)
  const typed = typedValue(mention, line, desk)
  if (typed === undefined) {
    desk.ask('figure_unreadable', line, { text: wordsOf(view, placed) })
    return undefined
  }
  const name = book.name(nameOf(view, title, older ?? placed, desk), desk)
  if (mention.confidence < 0.7) desk.ask('low_confidence', line, { what: name, text: wordsOf(view, placed) })
  const { spell } = desk
  const isRelative = change?.mention.to !== undefined && /^[+-]/.test(change.mention.to)
  if (isRelative) desk.ask('relative_change', line, { to: change?.mention.to ?? '' })
  else if (change !== undefined && older === undefined) desk.ask('old_value_unknown', line, { name, to: change.mention.to ?? '' })
  const values =
    older === undefined
      ? [valueEntry(view, placed, typed.value, periodBeside(view, placed), desk)]
      : versions(view, placed, older, typed.value, name, desk)
  const notes = [typed.note, boundNote(mention)].filter((note) => note !== undefined)
  return {
    name,
    content: mapOf([
      [spell.key('parameter', 'id'), book.id(`p_${view.key}_${index}`, desk)],
      [spell.key('parameter', 'type'), spell.word('parameter_type', typed.type)],
      [spell.key('parameter', 'unit'), typed.unit],
      [spell.key('parameter', 'note'), notes.length === 0 ? undefined : notes.join('\uFF1B')],
      [spell.key('parameter', 'values'), values],
    ]),
  }
}

/** The older value up to the day before, the new one from its day; where the day is not told, that of the document. */
function versions(
  view: ClauseView,
  placed: PlacedFigure,
  older: PlacedFigure,
  value: string,
  name: string,
  desk: Desk,
): readonly YamlValue[] {
  const line = view.lineAt(placed.from)
  const start = startOf(view, placed)
  const from = start ?? desk.issuedOn
  if (start === undefined) desk.ask('start_unknown', line, { name })
  const until = from === undefined ? undefined : dayBefore(from)
  const before = typedValue(older.mention, line, desk)
  const confidence = start === undefined ? ('low' as const) : undefined
  const newer = valueEntry(view, placed, value, { from, confidence }, desk)
  // Two values without a day between them would both hold.
  if (until === undefined || before === undefined) return [newer]
  return [valueEntry(view, older, before.value, { to: until, confidence }, desk), newer]
}

/** The days from and to that the sentence of a figure names. */
function datesBeside(view: ClauseView, { from }: PlacedMention) {
  const sentence = sentenceAt(view, from)
  return ofKind(view, 'date').filter(
    (date) =>
      date.from !== undefined &&
      sentence !== undefined &&
      date.from >= sentence.from &&
      date.from < sentence.to &&
      (date.mention.role === 'from' || date.mention.role === 'to') &&
      wholeDay(date.mention.value, 'last') !== undefined,
  )
}

/** The period a value holds for, where its sentence names no more than one first and one last day. */
function periodBeside(view: ClauseView, placed: PlacedMention): { readonly from?: string | undefined; readonly to?: string | undefined } {
  const dates = datesBeside(view, placed)
  const days = (role: 'from' | 'to') => [
    ...new Set(
      dates
        .filter(({ mention }) => mention.role === role)
        .map(({ mention }) => wholeDay(mention.value, role === 'from' ? 'first' : 'last')),
    ),
  ]
  const [from, to] = [days('from'), days('to')]
  if (from.length > 1 || to.length > 1) return {}
  const isOrdered = from[0] === undefined || to[0] === undefined || from[0] <= to[0]
  return isOrdered ? { from: from[0], to: to[0] } : {}
}

function startOf(view: ClauseView, { from }: PlacedMention): string | undefined {
  const sentence = sentenceAt(view, from)
  const start = ofKind(view, 'date').find(
    (date) =>
      date.from !== undefined &&
      sentence !== undefined &&
      date.from >= sentence.from &&
      date.from < sentence.to &&
      date.mention.role === 'from',
  )
  return start === undefined ? undefined : wholeDay(start.mention.value, 'first')
}

function valueEntry(
  view: ClauseView,
  { mention }: PlacedFigure,
  value: string,
  more: { readonly from?: string | undefined; readonly to?: string | undefined; readonly confidence?: 'low' | undefined },
  { spell }: Desk,
): YamlMap {
  const isCeiling =
    (mention.bound === 'ceiling' || mention.bound === 'at_most') &&
    (mention.role === 'amount' || mention.role === 'rate' || mention.role === 'duration')
  const level = more.confidence ?? (mention.confidence >= 0.95 ? undefined : mention.confidence >= 0.7 ? 'medium' : 'low')
  return mapOf([
    [spell.key('parameter_value', 'from'), more.from],
    [spell.key('parameter_value', 'to'), more.to],
    [spell.key('parameter_value', 'basis'), view.number],
    [spell.key('parameter_value', 'confidence'), level === undefined ? undefined : spell.word('confidence', level)],
    [spell.key('parameter_value', 'value'), isCeiling ? `${spell.word('cell', 'ceiling')} ${value}` : value],
  ])
}

interface Typed {
  readonly type: 'money' | 'rate' | 'amount'
  readonly unit: string | undefined
  readonly value: string
  readonly note: string | undefined
}

/** A figure as a parameter's value: money in yuan, shares in percent, everything else in a unit of the vocabulary. */
function typedValue(mention: FigureMention, line: number, desk: Desk): Typed | undefined {
  const value = readable(mention.value)
  if (value === undefined) return undefined
  const { units } = desk.context.plans.vocabulary
  const zh = (id: string) => units.get(id)?.zh ?? ''
  const { figures } = desk.context.lexicon
  if (mention.unit === '%' || mention.unit === '\u2030')
    return { type: 'rate', unit: undefined, value: `${mention.unit === '%' ? value : shifted(value, -1)}%`, note: undefined }
  if (figures.percent.includes(mention.unit)) return { type: 'rate', unit: undefined, value: `${value}%`, note: sentences.percentagePoints }
  const [money = '', per] = mention.unit.split('/')
  if (figures.money.includes(money)) {
    if ((value.split('.')[1]?.length ?? 0) > 2) return undefined
    const isKnown = per === undefined || per.split('\u00B7').every((word) => [...units.values()].some((unit) => unit.zh === word))
    const note = isKnown ? undefined : sentences.unitAsPrinted(mention.unit)
    return { type: 'money', unit: per !== undefined && isKnown ? `${zh('yuan')}/${per}` : undefined, value, note }
  }
  if (mention.role === 'age') return { type: 'amount', unit: zh('year'), value, note: undefined }
  const known = [...units.values()].some((unit) => unit.zh === mention.unit)
  if (known) return { type: 'amount', unit: mention.unit, value, note: undefined }
  const used = mention.role === 'duration' ? zh('day') : zh('item')
  if (mention.role !== 'duration') desk.ask('unit_unknown', line, { unit: mention.unit, used })
  return { type: 'amount', unit: used, value, note: sentences.unitAsPrinted(mention.unit) }
}

function boundNote({ bound, role }: FigureMention): string | undefined {
  if (bound === 'exactly' || ((bound === 'ceiling' || bound === 'at_most') && role !== 'threshold' && role !== 'age')) return undefined
  return sentences.boundAsPrinted(sentences.bounds[bound] ?? bound)
}

/** Until when something holds that is made longer or bears its last day. */
function endDrafted(
  view: ClauseView,
  title: string,
  change: PlacedChange,
  index: number,
  book: ParameterBook,
  desk: Desk,
): Drafted | undefined {
  const { mention, from } = change
  if (mention.change !== 'extended' || mention.to === undefined) return undefined
  const line = view.lineAt(from)
  desk.ask('extended', line, { to: mention.to })
  const day = wholeDay(mention.to, 'last')
  if (day === undefined) return undefined
  const { spell } = desk
  const sentence = sentenceAt(view, from)
  const benefit = lastBenefit(view.text.slice(sentence?.from ?? 0, from ?? 0), desk)
  const name = book.name(`${benefit ?? nameFromTitle(title, desk)}${desk.context.words.figureSuffixes.date ?? ''}`, desk)
  return {
    name,
    content: mapOf([
      [spell.key('parameter', 'id'), book.id(`p_${view.key}_${index}`, desk)],
      [spell.key('parameter', 'type'), spell.word('parameter_type', 'date')],
      [spell.key('parameter', 'note'), sentences.extension],
      [
        spell.key('parameter', 'values'),
        [
          mapOf([
            [spell.key('parameter_value', 'basis'), view.number],
            [spell.key('parameter_value', 'value'), day],
          ]),
        ],
      ],
    ]),
  }
}

/** A benefit whose amount is left to other rules. */
function delegatedParameter(view: ClauseView, index: number, book: ParameterBook, desk: Desk): Drafted | undefined {
  const left = ofKind(view, 'discretion').find(
    ({ mention }) => mention.discretion === 'as_regulated' || mention.discretion === 'locally_set',
  )
  const sentence = sentenceAt(view, left?.from)
  const benefit = sentence === undefined ? undefined : lastBenefit(sentence.text, desk)
  if (left === undefined || benefit === undefined) return undefined
  const { spell } = desk
  const name = book.name(`${benefit}${desk.context.words.figureSuffixes.amount ?? ''}`, desk)
  desk.ask('delegated', view.lineAt(left.from), { name })
  return {
    name,
    content: mapOf([
      [spell.key('parameter', 'id'), book.id(`p_${view.key}_${index}`, desk)],
      [spell.key('parameter', 'type'), spell.word('parameter_type', 'money')],
      [
        spell.key('parameter', 'values'),
        [
          mapOf([
            [spell.key('parameter_value', 'basis'), view.number],
            [spell.key('parameter_value', 'value'), spell.word('cell', 'delegated')],
          ]),
        ],
      ],
    ]),
  }
}

const notName = /[^\p{Script=Han}A-Za-z0-9]/gu
const longestName = 14

/** A name for a figure: the benefit, period or measure its sentence speaks of, and what the figure is to it. */
function nameOf(view: ClauseView, title: string, placed: PlacedFigure, desk: Desk): string {
  const { words } = desk.context
  const { mention, from } = placed
  const suffix = words.figureSuffixes[mention.role] ?? ''
  const sentence = sentenceAt(view, from)
  const before = view.text.slice(sentence?.from ?? 0, from ?? 0)
  const subject = subjectOf(view, placed, before, desk) ?? lastBenefit(before, desk) ?? nameFromTitle(title, desk)
  return subject.endsWith(suffix) ? subject : `${subject}${suffix}`
}

function subjectOf(view: ClauseView, { mention, to }: PlacedFigure, before: string, desk: Desk): string | undefined {
  const { words } = desk.context
  const part = before.slice(Math.max(...['\uFF0C', ',', '\uFF1A', ':'].map((sign) => before.lastIndexOf(sign))) + 1)
  switch (mention.role) {
    case 'rate': {
      const benefit = words.rateBenefits.exec(view.text.slice(to, to + 6))?.[1]
      const payee = words.ratePayees.exec(part)?.[1] ?? ''
      const shared = benefit === undefined ? undefined : nameable(`${payee}${benefit}`)
      return shared ?? lastBenefit(before, desk) ?? wordsBefore(part, desk)
    }
    case 'amount':
      return lastBenefit(before, desk) ?? firstBenefit(view.text.slice(to, to + 30), desk) ?? wordsBefore(part, desk)
    case 'duration': {
      const spoken = [...before.matchAll(new RegExp(words.durationSubjects.source, 'gu'))].at(-1)?.[1]
      const behind = new RegExp(`^[^\\uFF0C\\u3002\\u3001]{0,6}?(?:${words.durationSubjects.source})`, 'u').exec(
        view.text.slice(to, to + 12),
      )?.[1]
      return behind ?? spoken ?? wordsBefore(part, desk)
    }
    case 'threshold':
    case 'age': {
      const measured = words.measuredNouns.exec(part)?.[1]
      const behind = words.peopleBehind.exec(view.text.slice(to, to + 14))?.[1]
      return (
        (measured === undefined ? undefined : nameable(measured)) ??
        wordsBefore(part, desk) ??
        (behind === undefined ? undefined : nameable(behind))
      )
    }
    default:
      return wordsBefore(part, desk)
  }
}

/** The words right before a figure and behind the figure before it, verbs and measures cut off. */
function wordsBefore(part: string, { context }: Desk): string | undefined {
  let text = part.slice(part.lastIndexOf('\u3001') + 1).replace(context.words.figureTail, '')
  for (const pattern of [context.words.figureBefore, context.words.figureWords])
    for (let match = pattern.exec(text); match !== null && match[0] !== ''; match = pattern.exec(text))
      text = match.index === 0 ? text.slice(match[0].length) : text.slice(0, match.index)
  return nameable(text)
}

function lastBenefit(text: string, desk: Desk): string | undefined {
  return benefitsIn(text, desk).at(-1)
}

function firstBenefit(text: string, desk: Desk): string | undefined {
  return benefitsIn(text, desk)[0]
}

function benefitsIn(text: string, { context }: Desk): readonly string[] {
  return [...text.matchAll(new RegExp(context.words.benefits.source, 'gu'))].flatMap(([, found]) => {
    let name = found ?? ''
    const { figureWords } = context.words
    for (let match = figureWords.exec(name); match !== null && match[0] !== '' && match[0] !== name; match = figureWords.exec(name))
      name = name.slice(match[0].length)
    return nameable(name) ?? []
  })
}

function nameFromTitle(title: string, desk: Desk): string {
  return nameable([...title].slice(0, longestName).join('')) ?? desk.spell.word('uncovered', 'entitlement')
}

/** Letters only, beginning with no digit, of bearable length. */
function nameable(text: string): string | undefined {
  const plain = [...text.normalize('NFKC').replaceAll(notName, '').replace(/^\d+/, '')].slice(-longestName).join('').replace(/^\d+/, '')
  return [...plain].length >= 2 ? plain : undefined
}
