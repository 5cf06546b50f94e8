import type { Amendment, FigureMention, Mention } from '../documents/index.ts'
import { type ClauseView, ofKind, type PlacedMention, sentenceAt, wordsOf } from './clause-view.ts'
import { dayBefore, wholeDay } from './dates.ts'
import type { Desk } from './draft.ts'
import { knownUnit, readable } from './draft-targets.ts'
import { datesBeside, periodBeside, startOf } from './figure-periods.ts'
import { type Graded, gradedFigures } from './graded-figures.ts'
import { sentences } from './messages.zh.ts'
import type { ParameterBook } from './parameter-book.ts'
import { changedName, lastBenefit, nameFromTitle, nameOf } from './parameter-names.ts'
import { typedValue } from './parameter-values.ts'
import { mapOf, type YamlMap, type YamlValue } from './yaml-text.ts'

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
  const graded = gradedFigures(
    view,
    figures.filter((placed) => !changes.some((change) => contains(change, placed))),
    desk,
  )
  for (const each of graded) {
    const written = gradedParameter(view, title, each, names.length + 1, book, desk)
    if (written === undefined) continue
    add(written.name, written.content)
    const both = each.by === 'tiers' ? [...each.figures, ...each.thresholds] : each.figures
    for (const placed of both) {
      taken.add(placed.mention)
      for (const date of datesBeside(view, placed)) taken.add(date.mention)
    }
  }
  for (const placed of figures) {
    if (olderValues.has(placed.mention) || taken.has(placed.mention)) continue
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

/** One parameter for sums that differ by a grade: a table by an enumeration, or tiers by a threshold. */
function gradedParameter(
  view: ClauseView,
  title: string,
  graded: Graded,
  index: number,
  book: ParameterBook,
  desk: Desk,
): Drafted | undefined {
  const { spell } = desk
  const [first] = graded.figures
  const last = graded.figures.at(-1)
  if (first === undefined || last === undefined) return undefined
  const line = view.lineAt(first.from)
  const typed = graded.figures.map(({ mention }) => typedValue(mention, line, desk))
  const [kind] = typed
  if (kind === undefined || typed.some((each) => each === undefined || each.type !== kind.type || each.unit !== kind.unit)) return undefined
  const cells = graded.figures.map(({ mention }, at) => cellOf(mention, typed[at]?.value ?? '', desk))
  const limits = graded.by === 'tiers' ? graded.thresholds.map(({ mention }) => readable(mention.value)) : []
  if (limits.includes(undefined)) return undefined
  const wanted = nameOf(view, title, last, desk)
  const subject = graded.by === 'enumeration' ? graded.of : undefined
  const name = book.name(subject === undefined ? qualified(view, title, undefined, wanted, book, desk) : joined(subject, wanted), desk)
  const unit = graded.by === 'tiers' ? knownUnit(graded.thresholds[0]?.mention.unit ?? '', line, desk) : ''
  const key = graded.by === 'tiers' ? `${spell.word('key_kind', 'tiers')} ${unit}` : graded.zh
  const grades: readonly (readonly [string, YamlValue])[] =
    graded.by === 'tiers'
      ? [
          [
            spell.key('parameter_value', 'tiers'),
            [
              // Tiers leave no gap; a text that rises from a threshold grants nothing below it.
              mapOf([
                [spell.key('tier', 'below'), limits[0]],
                [spell.key('parameter_value', 'value'), 0],
              ]),
              ...cells.map((cell, at) =>
                mapOf([
                  [spell.key('tier', 'at_least'), limits[at]],
                  [spell.key('tier', 'below'), limits[at + 1]],
                  [spell.key('parameter_value', 'value'), cell],
                ]),
              ),
            ],
          ],
        ]
      : [[spell.key('parameter_value', 'table'), mapOf(graded.labels.map((label, at) => [label, cells[at]]))]]
  const { from, to } = periodBeside(view, first)
  return {
    name,
    content: mapOf([
      [spell.key('parameter', 'id'), book.id(`p_${view.key}_${index}`, desk)],
      [spell.key('parameter', 'type'), spell.word('parameter_type', kind.type)],
      [spell.key('parameter', 'unit'), kind.unit],
      [spell.key('parameter', 'key'), key],
      [spell.key('parameter', 'note'), graded.by === 'tiers' ? sentences.belowLowest : undefined],
      [
        spell.key('parameter', 'values'),
        [
          mapOf([
            [spell.key('parameter_value', 'from'), from],
            [spell.key('parameter_value', 'to'), to],
            [spell.key('parameter_value', 'basis'), view.number],
            [spell.key('parameter_value', 'confidence'), spell.word('confidence', 'medium')],
            ...grades,
          ]),
        ],
      ],
    ]),
  }
}

/** A value that may be less is written as one. */
function cellOf({ bound, role }: FigureMention, value: string, { spell }: Desk): string {
  const isCeiling = (bound === 'ceiling' || bound === 'at_most') && (role === 'amount' || role === 'rate' || role === 'duration')
  return isCeiling ? `${spell.word('cell', 'ceiling')} ${value}` : value
}

/** A longer topic would be cut inside a word. */
const longestTopic = 12

/** A name that says nothing alone, or that is given already, with what it is of: whom its part of the sentence names, or the clause. */
function qualified(
  view: ClauseView,
  title: string,
  placed: PlacedFigure | undefined,
  name: string,
  book: ParameterBook,
  desk: Desk,
): string {
  const { bareParameters, qualifiers, topicBefore } = desk.context.words
  const isBare = bareParameters.test(name)
  if (!isBare && !book.declared.has(name)) return name
  const part = /[^\uFF0C,\u3001\u3002\uFF1B;\d]*$/.exec(view.text.slice(0, placed?.from ?? 0))?.[0] ?? ''
  const rest = isBare ? name.replace(bareParameters, (whole) => (/^[^\p{Script=Han}]*$/u.test(whole) ? '' : whole)) : name
  const plain = title.replace(topicBefore, '')
  const isTitled = title !== sentences.preamble && title !== sentences.closing
  const topic = !isTitled || [...plain].length > longestTopic ? undefined : nameFromTitle(plain, desk)
  const candidates = [qualifiers.exec(part)?.[1], topic].flatMap((prefix) =>
    prefix === undefined || rest.startsWith(prefix) ? [] : [joined(prefix, rest)],
  )
  return candidates.find((candidate) => !book.declared.has(candidate)) ?? name
}

/** Two words put together, what the first ends and the second begins with said once. */
function joined(first: string, second: string): string {
  for (let length = Math.min(first.length, second.length); length >= 2; length--)
    if (first.endsWith(second.slice(0, length))) return `${first}${second.slice(length)}`
  return `${first}${second}`
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
  const amendment = change === undefined ? undefined : desk.amendmentAt(change.mention.span)
  const wanted =
    changedName(amendment?.subject?.value, desk.context.words.figureSuffixes[mention.role] ?? '', desk) ??
    nameOf(view, title, older ?? placed, desk)
  const inherited = book.inherits(wanted, typed, desk)
  const name = inherited ? wanted : book.name(qualified(view, title, older ?? placed, wanted, book, desk), desk)
  if (mention.confidence < 0.7) desk.ask('parameter_unsure', line, { what: name, text: wordsOf(view, placed) })
  const { spell } = desk
  const isRelative = change?.mention.to !== undefined && /^[+-]/.test(change.mention.to)
  if (isRelative) desk.ask('relative_change', line, { to: change?.mention.to ?? '' })
  else if (change !== undefined && older === undefined) desk.ask('old_value_unknown', line, { name, to: change.mention.to ?? '' })
  const values =
    older === undefined
      ? [valueEntry(view, placed, typed.value, periodBeside(view, placed), desk)]
      : versions(view, { newer: placed, older }, typed.value, name, amendment, desk)
  const notes = [typed.note, boundNote(mention)].filter((note) => note !== undefined)
  return {
    name,
    content: mapOf([
      ...(inherited
        ? []
        : ([
            [spell.key('parameter', 'id'), book.id(`p_${view.key}_${index}`, desk)],
            [spell.key('parameter', 'type'), spell.word('parameter_type', typed.type)],
            [spell.key('parameter', 'unit'), typed.unit],
          ] as const)),
      [spell.key('parameter', 'note'), notes.length === 0 ? undefined : notes.join('\uFF1B')],
      [spell.key('parameter', 'values'), values],
    ]),
  }
}

/** The older value up to the day before, the new one from its day; where the day is not told, that of the document. */
function versions(
  view: ClauseView,
  { newer: placed, older }: { readonly newer: PlacedFigure; readonly older: PlacedFigure },
  value: string,
  name: string,
  amendment: Amendment | undefined,
  desk: Desk,
): readonly YamlValue[] {
  const line = view.lineAt(placed.from)
  const start = startBy(amendment) ?? startOf(view, placed)
  const from = start ?? desk.issuedOn
  if (start === undefined) desk.ask('start_unknown', line, { name })
  const until = from === undefined ? undefined : dayBefore(from)
  const before = typedValue(older.mention, line, desk)
  const confidence = start === undefined ? ('low' as const) : undefined
  const { to } = periodBeside(view, placed)
  const newer = valueEntry(
    view,
    placed,
    value,
    { from, to: to !== undefined && from !== undefined && to < from ? undefined : to, confidence },
    desk,
  )
  // Two values without a day between them would both hold.
  if (until === undefined || before === undefined) {
    desk.ask('figure_left', view.lineAt(older.from), { text: wordsOf(view, older) })
    return [newer]
  }
  return [valueEntry(view, older, before.value, { to: until, confidence }, desk), newer]
}

function startBy(amendment: Amendment | undefined): string | undefined {
  return amendment?.since === undefined ? undefined : wholeDay(amendment.since, 'first')
}

function valueEntry(
  view: ClauseView,
  { mention }: PlacedFigure,
  value: string,
  more: { readonly from?: string | undefined; readonly to?: string | undefined; readonly confidence?: 'low' | undefined },
  desk: Desk,
): YamlMap {
  const { spell } = desk
  const level = more.confidence ?? (mention.confidence >= 0.95 ? undefined : mention.confidence >= 0.7 ? 'medium' : 'low')
  return mapOf([
    [spell.key('parameter_value', 'from'), more.from],
    [spell.key('parameter_value', 'to'), more.to],
    [spell.key('parameter_value', 'basis'), view.number],
    [spell.key('parameter_value', 'confidence'), level === undefined ? undefined : spell.word('confidence', level)],
    [spell.key('parameter_value', 'value'), cellOf(mention, value, desk)],
  ])
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
  const suffix = desk.context.words.figureSuffixes.date ?? ''
  const named = changedName(desk.amendmentAt(mention.span)?.subject?.value, suffix, desk)
  const name = book.name(named ?? `${benefit ?? nameFromTitle(title, desk)}${suffix}`, desk)
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
