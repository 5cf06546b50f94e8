import type { Amendment, FigureMention } from '../../documents/index.ts'
import { type ClauseView, type PlacedChange, type PlacedFigure, wordsOf } from '../clause-view.ts'
import { dayBefore, wholeDay } from '../dates.ts'
import type { Desk } from '../draft.ts'
import { effectInClause } from '../find-effect.ts'
import type { Period } from '../find-period.ts'
import { sentences } from '../messages.zh.ts'
import type { YamlMap } from '../yaml-text.ts'
import { periodBeside, startOf } from './figure-periods.ts'
import type { ParameterBook, ParameterDrafted } from './parameter-book.ts'
import { changedName, nameOf } from './parameter-names.ts'
import { typedValue } from './parameter-values.ts'
import { qualified } from './qualify-name.ts'
import { writeParameter } from './write-parameter.ts'
import { valueEntry } from './write-value.ts'

/** One figure as a parameter, with the older value beside it where the text changes it. */
export function draftFigureParameter(
  view: ClauseView,
  title: string,
  placed: PlacedFigure,
  change: PlacedChange | undefined,
  older: PlacedFigure | undefined,
  index: number,
  book: ParameterBook,
  desk: Desk,
): ParameterDrafted | undefined {
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
  const isRelative = change?.mention.to !== undefined && /^[+-]/.test(change.mention.to)
  if (isRelative) desk.ask('relative_change', line, { to: change?.mention.to ?? '' })
  else if (change !== undefined && older === undefined) desk.ask('old_value_unknown', line, { name, to: change.mention.to ?? '' })
  const values =
    older === undefined
      ? [valueEntry(view, placed, typed.value, periodOfValue(view, placed, change, desk), desk)]
      : versions(view, { newer: placed, older }, typed.value, name, amendment, desk)
  const notes = [typed.note, boundNote(mention)].filter((note) => note !== undefined)
  const head = inherited
    ? undefined
    : { id: book.id(`p_${view.key}_${index}`, desk), type: typed.type, unit: typed.unit, range: typed.range }
  const written = writeParameter(name, head, { note: notes.length === 0 ? undefined : notes.join('\uFF1B'), values }, desk)
  return { ...written, tellsChange: older === undefined || values.length > 1 }
}

/** The period its sentence names; a value that takes the place of another holds from the day the provision or the document says. */
function periodOfValue(view: ClauseView, placed: PlacedFigure, change: PlacedChange | undefined, desk: Desk): Period {
  const period = periodBeside(view, placed)
  if (change === undefined || period.from !== undefined) return period
  const from = effectInClause(view, desk.context) ?? desk.effect?.from
  return from === undefined || (period.to !== undefined && period.to < from) ? period : { ...period, from }
}

/** The older value up to the day before, the new one from its day; where the day is not told, that of the document. */
function versions(
  view: ClauseView,
  { newer: placed, older }: { readonly newer: PlacedFigure; readonly older: PlacedFigure },
  value: string,
  name: string,
  amendment: Amendment | undefined,
  desk: Desk,
): readonly YamlMap[] {
  const line = view.lineAt(placed.from)
  const start = startBy(amendment) ?? startOf(view, placed) ?? effectInClause(view, desk.context) ?? desk.effect?.from
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
  if (until === undefined || before === undefined) return [newer]
  return [valueEntry(view, older, before.value, { to: until, confidence }, desk), newer]
}

function startBy(amendment: Amendment | undefined): string | undefined {
  return amendment?.since === undefined ? undefined : wholeDay(amendment.since, 'first')
}

function boundNote({ bound, role }: FigureMention): string | undefined {
  if (bound === 'exactly' || ((bound === 'ceiling' || bound === 'at_most') && role !== 'threshold' && role !== 'age')) return undefined
  return sentences.boundAsPrinted(sentences.bounds[bound] ?? bound)
}
