import type { Amendment, FigureMention, Mention } from '../documents/index.ts'
import { type ClauseView, ofKind, type PlacedMention, sentenceAt, wordsOf } from './clause-view.ts'
import { dayBefore, wholeDay } from './dates.ts'
import type { Desk } from './draft.ts'
import { datesBeside, periodBeside, startOf } from './figure-periods.ts'
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
  const amendment = change === undefined ? undefined : desk.amendmentAt(change.mention.span)
  const wanted =
    changedName(amendment?.subject?.value, desk.context.words.figureSuffixes[mention.role] ?? '', desk) ??
    nameOf(view, title, older ?? placed, desk)
  const inherited = book.inherits(wanted, typed, desk)
  const name = inherited ? wanted : book.name(wanted, desk)
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
