import type { Mention } from '../documents/index.ts'
import { type ClauseView, ofKind, type PlacedMention, wordsOf } from './clause-view.ts'
import { wholeDay } from './dates.ts'
import type { Block, Desk } from './draft.ts'
import { draftCadence, isRhythm } from './draft-cadence.ts'
import type { FormsDrafted } from './draft-forms.ts'
import { findMeasures, type MeasureFound, MOST_MEASURES } from './find-measures.ts'
import { sentences } from './messages.zh.ts'
import { isOtherDepartment, type Responsible, responsibleEntries } from './responsibility.ts'
import { mapOf, type YamlValue } from './yaml-text.ts'

/** Kinds of clauses that ask something of somebody. */
const working: ReadonlySet<string> = new Set(['task', 'mechanism', 'service', 'list', 'form'])

/**
 * The work a clause orders, as one task; undefined where it orders none. `elsewhere` are days and figures other blocks took; `grantsOnly`
 * says that the clause states a policy.
 */
export function draftTask(
  view: ClauseView,
  title: string,
  responsible: Responsible,
  forms: FormsDrafted,
  { elsewhere, grantsOnly }: { readonly elsewhere: ReadonlySet<Mention>; readonly grantsOnly: boolean },
  desk: Desk,
): Block | undefined {
  const { spell } = desk
  const { words } = desk.context
  // What a table lists stands in the provisions; a list of units without a verb is about what the clause is called.
  // What is to be reported stands in the forms of the clause.
  const isReported = ({ what, sentence }: MeasureFound) => forms.sentences.has(sentence) && words.reportWords.test(what)
  const measures = view.isTable ? [] : findMeasures(view, words).filter((measure) => !isReported(measure))
  const isNamed =
    !responsible.isDeduced &&
    [responsible.lead, responsible.support, responsible.responsible, responsible.leader].some((units) => units.length > 0)
  // A heading that tells to do something is work even where its text spells out nothing.
  const isOrdered =
    forms.blocks.length === 0 && view.heading !== undefined && words.verbs.test(title) && view.kinds.some(({ kind }) => working.has(kind))
  if (measures.length === 0 && !isNamed && !isOrdered) return undefined
  // What a stub grants is no work of whoever the document happens to be sent to.
  const hasDeadline = ofKind(view, 'date').some(({ mention }) => mention.role === 'deadline' && !elsewhere.has(mention))
  if (grantsOnly && !isNamed && !hasDeadline && measures.every(({ what }) => words.granting.test(what))) return undefined
  if (responsible.isDeduced) desk.ask('doers_deduced', view.line, { units: responsible.responsible.join(' ') })
  else if (!isNamed) desk.ask('no_units', view.line)
  const shown = measures.slice(0, MOST_MEASURES)
  const deadlines = deadlinesOf(view, elsewhere, desk)
  const single = shown.length <= 1
  const cadence = ofKind(view, 'cadence').find((placed) => !forms.taken.has(placed.mention) && !elsewhere.has(placed.mention))
  const isOther = isOtherDepartment(responsible, desk)
  if (isOther) desk.ask('other_department', view.line, { units: [...responsible.lead, ...responsible.responsible].join(' ') })
  const { dues: due, left, told } = single ? { dues: new Map<MeasureFound, string>(), left: deadlines, told: [] } : duesOf(shown, deadlines)
  // A day that stands in no measure is that of the whole; of several nobody can say which.
  const days = [...new Set(left.map(({ day }) => day))]
  const whole = single || days.length === 1 ? days[0] : undefined
  for (const deadline of [...told, ...left.filter(({ day }) => day === whole)]) desk.take(deadline)
  for (const measure of shown) desk.take(measure, [measure.what])
  if (cadence !== undefined) desk.take(cadence)
  const written = shown.map((measure): YamlValue => {
    const deadline = single ? undefined : due.get(measure)
    const output = single ? undefined : outputOf(view.text.slice(measure.from, measure.to), desk)
    if (deadline === undefined && output === undefined) return measure.what
    return mapOf([
      [spell.key('measure', 'what'), measure.what],
      [spell.key('measure', 'due'), deadline],
      [spell.key('measure', 'output'), output],
    ])
  })
  const confidence = !isNamed ? 'medium' : undefined
  return {
    kind: 'task',
    id: `t_${view.key}`,
    content: mapOf([
      [spell.key('task', 'id'), `t_${view.key}`],
      [spell.key('task', 'name'), title],
      ...responsibleEntries('task', responsible, desk),
      [spell.key('task', 'measures'), written.length === 0 ? [words.verbs.test(title) ? title : sentences.carryOut(title)] : written],
      [spell.key('task', 'due'), whole],
      [
        spell.key('task', 'cadence'),
        cadence === undefined ? undefined : draftCadence(cadence.mention, desk, { times: timesOf(view, cadence, desk) }),
      ],
      [
        spell.key('task', 'output'),
        single ? outputOf(`${title}\u3002${shown[0] === undefined ? '' : view.text.slice(shown[0].from, shown[0].to)}`, desk) : undefined,
      ],
      [spell.key('task', 'other_department'), isOther ? spell.word('boolean', 'true') : undefined],
      [spell.key('task', 'confidence'), confidence === undefined ? undefined : spell.word('confidence', confidence)],
    ]),
  }
}

/** "Once a quarter": how often at least, where that stands right behind the rhythm. */
function timesOf(view: ClauseView, cadence: PlacedMention, desk: Desk): number | undefined {
  const figure = ofKind(view, 'figure').find(
    (placed) => placed.from !== undefined && placed.from >= cadence.to && placed.from - cadence.to < 8 && isRhythm(view, placed, desk),
  )
  const count = Number(figure?.mention.value)
  if (figure === undefined || !Number.isInteger(count) || count < 1) return undefined
  desk.take(figure)
  return count
}

interface Deadline {
  readonly day: string
  readonly from: number
  readonly to: number
}

/** The days by which something is to be done; a day that is none is asked about. */
function deadlinesOf(view: ClauseView, elsewhere: ReadonlySet<Mention>, desk: Desk): readonly Deadline[] {
  return ofKind(view, 'date').flatMap((placed) => {
    if (placed.mention.role !== 'deadline' || placed.from === undefined || elsewhere.has(placed.mention)) return []
    const day = wholeDay(placed.mention.value, 'last')
    if (day !== undefined) return [{ day, from: placed.from, to: placed.to }]
    desk.ask('bad_date', view.lineAt(placed.from), { text: wordsOf(view, placed) })
    return []
  })
}

/** Each deadline goes to the measure it stands in, or else to the next one of its sentence, or to the one before. */
function duesOf(
  measures: readonly MeasureFound[],
  deadlines: readonly Deadline[],
): { readonly dues: ReadonlyMap<MeasureFound, string>; readonly left: readonly Deadline[]; readonly told: readonly Deadline[] } {
  const dues = new Map<MeasureFound, string>()
  const left: Deadline[] = []
  const told: Deadline[] = []
  for (const deadline of deadlines) {
    const { day, from } = deadline
    const near = measures.filter(({ sentence }) => sentence.from <= from && from < sentence.to)
    const holder =
      near.find((measure) => measure.from <= from && from < measure.to) ??
      near.find((measure) => measure.from > from) ??
      near.findLast((measure) => measure.to <= from)
    if (holder === undefined) left.push(deadline)
    else if (!dues.has(holder)) dues.set(holder, day)
    // A second day of one piece of work stands nowhere, unless it is the same.
    if (holder !== undefined && dues.get(holder) === day) told.push(deadline)
  }
  return { dues, left, told }
}

/** What shows that the work is done, told by its words. */
function outputOf(text: string, desk: Desk): string | undefined {
  const found = desk.context.words.outputs.find(([, pattern]) => pattern.test(text))
  return found === undefined ? undefined : desk.spell.word('output', found[0])
}
