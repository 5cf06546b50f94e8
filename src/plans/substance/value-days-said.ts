import { childrenOf, type Node } from '../../rules/index.ts'
import type { Parameter, ParameterEntry, Plan } from '../plan.ts'
import { isDaySaid, isMaskedMonthSaid, isMonthSaid } from './days-said.ts'
import { figuresOf, type OwnFigures } from './figures-said.ts'
import { dayText } from './line-parts.ts'
import { type Hit, type Passage, partAt, sentenceAt } from './passage.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

/** The days a value begins and ends on that the clause does not give. */
export function entryDaysMissing(parameter: Parameter, entry: ParameterEntry, plan: Plan, said: TermsSaid): readonly Missing[] {
  const own = parameter.entries.filter((each) => each.plan === plan.id)
  const isFollowed = own.some(({ from }) => from.kind === 'day' && entry.to.kind === 'day' && from.day === entry.to.day + 1)
  const follows = own.some(({ to }) => to.kind === 'day' && entry.from.kind === 'day' && entry.from.day === to.day + 1)
  const day = (side: 'from' | 'to'): readonly Missing[] =>
    isDaySaid(entry[side], side, said.passage, said.marks.before_day) ? [] : [{ kind: 'day', sought: [dayText(entry[side])] }]
  // Where one value follows another, the first ends as the second begins; a change that gives no day is one from the document on.
  return [...(follows && isChangeOfIssue(entry.from, plan, said) ? [] : day('from')), ...(isFollowed ? [] : day('to'))]
}

/** The day or the month that a parameter holds, where the clause does not give it. */
export function dateValueMissing(
  { shape }: Parameter,
  { value: held }: ParameterEntry,
  plan: Plan,
  said: TermsSaid,
  figures: OwnFigures,
): readonly Missing[] {
  if (shape.kind !== 'value' || held.kind !== 'cell') return []
  const { value, masked } = held.cell
  const { marks } = said
  const passage = governedBy(shape.id, plan, said)
  if (shape.type.kind === 'month' && masked !== undefined)
    return isMaskedMonthSaid(masked, passage) || isMaskedLengthSaid(shape.id, masked, plan, passage, figures)
      ? []
      : [{ kind: 'day', sought: [masked] }]
  if (shape.type.kind === 'month' && value !== undefined)
    return isMonthSaid(Number(value), passage) || isLengthSaid(shape.id, Number(value), plan, passage, figures)
      ? []
      : [{ kind: 'day', sought: [`${Math.floor(Number(value) / MONTHS)}-${(Number(value) % MONTHS) + 1}`] }]
  // What is left to others has no day to look for.
  if (shape.type.kind !== 'date' || (value === undefined && masked === undefined)) return []
  const day = masked !== undefined ? { kind: 'masked' as const, text: masked } : { kind: 'day' as const, day: Number(value ?? 0n) }
  const isSaid = (['from', 'to'] as const).some((side) => isDaySaid(day, side, passage, marks.before_day))
  return isSaid || isChangeOfIssue(day, plan, said) ? [] : [{ kind: 'day', sought: [dayText(day)] }]
}

/** Whether a clause that raises or lowers something gives no day for it, and the day is that of the document. */
function isChangeOfIssue(day: ParameterEntry['from'], { issuedOn }: Plan, said: TermsSaid): boolean {
  if (day.kind !== 'day' || day.day !== issuedOn || said.passage.dates.length > 0) return false
  return said.find(said.marks.changes).length > 0
}

/** Whether the clause gives how many months there are to the end of a schedule, the first and the last included. */
function isLengthSaid(parameter: string, end: number, plan: Plan, passage: Passage, figures: OwnFigures): boolean {
  const months = startsOf(parameter, plan)
    .flatMap((start) => monthsHeld(start, plan))
    .map((start) => end - start + 1)
  return months.some((length) => figuresOf(figures.months(length), passage).length > 0)
}

/** The same where neither year is known, but both are the same. */
function isMaskedLengthSaid(parameter: string, end: string, plan: Plan, passage: Passage, figures: OwnFigures): boolean {
  const [year, month] = end.split('-')
  const lengths = startsOf(parameter, plan)
    .flatMap((start) => [...plan.parameters.values()].filter(({ shape }) => shape.id === start))
    .flatMap(({ entries }) => entries.flatMap(({ value }) => (value.kind === 'cell' ? (value.cell.masked ?? []) : [])))
    .filter((start) => start.split('-')[0] === year)
    .map((start) => Number(month) - Number(start.split('-')[1]) + 1)
  return lengths.some((length) => length > 0 && figuresOf(figures.months(length), passage).length > 0)
}

/** The parameters that schedules begin with where they end with this one. */
const startsOf = (parameter: string, { policies }: Plan): readonly string[] =>
  [...policies.values()].flatMap(({ program: { result } }) =>
    result.kind !== 'schedule'
      ? []
      : result.lines.flatMap(({ from, to }) => (holdsParameter(to, parameter) && from.kind === 'parameter' ? [from.parameter] : [])),
  )

const holdsParameter = (node: Node, parameter: string): boolean => node.kind === 'parameter' && node.parameter === parameter

function monthsHeld(id: string, { parameters }: Plan): readonly number[] {
  const entries = [...parameters.values()].find(({ shape }) => shape.id === id)?.entries ?? []
  return entries.flatMap(({ value }) => (value.kind === 'cell' && value.cell.value !== undefined ? [Number(value.cell.value)] : []))
}

const MONTHS = 12

const readsParameter = (node: Node, parameter: string): boolean =>
  holdsParameter(node, parameter) || childrenOf(node).some((child) => readsParameter(child, parameter))

/**
 * A passage with the days and terms that it gives for what schedules ending or due with a parameter hold: where it gives one kind of
 * contribution until one day and another until the next, each has its own. All of them where it gives none for that kind.
 */
function governedBy(parameter: string, { policies }: Plan, said: TermsSaid): Passage {
  const lines = [...policies.values()].flatMap(({ program: { result } }) => (result.kind === 'schedule' ? result.lines : []))
  const fieldsOf = (each: typeof lines) =>
    each.flatMap(({ monthly }) => (monthly.kind === 'field' ? [{ entity: monthly.record.entity, field: monthly.field }] : []))
  const own = fieldsOf(lines.filter(({ to, due }) => [to, due].some((end) => end !== undefined && readsParameter(end, parameter))))
  const named = (fields: typeof own) => said.find(fields.flatMap(({ entity, field }) => said.wordsOfField(entity, field)))
  const wider = said.find(own.flatMap(({ entity, field }) => said.widerWordsOf(entity, field)))
  // What is said of a kind by its name goes before what is said of all of them.
  return endsOf(named(own), named(fieldsOf(lines)), said) ?? endsOf(wider, wider, said) ?? said.passage
}

/** A passage with the days and terms only that are given for what stands at some places, and not for the others; undefined where none is. */
function endsOf(own: readonly Hit[], all: readonly Hit[], said: TermsSaid): Passage | undefined {
  const { passage } = said
  const terms = passage.figures.filter(({ unit }) => unit === said.unitOf('month') || unit === said.unitOf('year'))
  const isGoverned = (end: Hit): boolean => {
    const sentence = sentenceAt(passage, end.from)
    const part = partAt(passage, end.from)
    const within = (from: number, to: number) => (hit: Hit) => from <= hit.from && hit.to <= to
    // What its own part of the sentence is about is what it is given for, before it or behind it.
    const nearest = [within(part.from, end.from), within(end.to, part.to), within(sentence.from, end.from)]
    return own.some(nearest.find((isNear) => all.some(isNear)) ?? (() => false))
  }
  const dates = passage.dates.filter(isGoverned)
  const figures = terms.filter(isGoverned)
  return dates.length + figures.length === 0 ? undefined : { ...passage, dates, figures }
}
