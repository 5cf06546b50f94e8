import { yearOf } from '../../kernel/calendar.ts'
import type { Plan } from '../plan.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { unmask } from '../read/read-values.ts'

/** The year a plan is about, and what says so. */
export interface PlanYear {
  readonly year: number
  readonly from: 'declared' | 'days' | 'issued'
}

/**
 * The year a plan is about: as its head declares it, else the year most of its days lie in, not before it was issued, else the year it
 * was issued. A document of December is often for the year after; masked days count once their year is given.
 */
export function yearOfPlan(plan: Plan, years: ReadonlyMap<string, string>): PlanYear {
  if (plan.year !== undefined) return { year: plan.year, from: 'declared' }
  const issued = yearOf(plan.issuedOn ?? plan.knownOn)
  const isPossible = (year: number | undefined): year is number => year !== undefined && year >= issued
  const year = mostFrequent([...ordered(plan), ...beginnings(plan)].map((date) => yearIn(date, years)).filter(isPossible))
  if (year !== undefined) return { year, from: 'days' }
  return { year: issued, from: 'issued' }
}

/** Of two years with as many days the earlier one: what is further off comes again in the plan of that year. */
function mostFrequent(years: readonly number[]): number | undefined {
  const count = (year: number) => years.filter((each) => each === year).length
  return [...new Set(years)].sort((a, b) => count(b) - count(a) || a - b)[0]
}

/** The days by which something is to be done. */
function ordered({ orders }: Plan): readonly (MaskedDate | undefined)[] {
  const { tasks, targets, services } = orders
  return [
    ...[...tasks.values()].flatMap(({ due, measures }) => [due, ...measures.map((measure) => measure.due)]),
    ...[...targets.values()].filter(({ sameAs }) => sameAs === undefined).map(({ due }) => due),
    ...[...services.values()].flatMap(({ due, steps }) => [due, ...steps.map((step) => step.due)]),
  ]
}

/** The first days of its policies, which say more than the last; that one begins with the document itself says nothing. */
function beginnings({ policies, issuedOn }: Plan): readonly (MaskedDate | undefined)[] {
  return [...policies.values()].map(({ period }) => period?.from).filter((from) => from?.kind !== 'day' || from.day !== issuedOn)
}

function yearIn(date: MaskedDate | undefined, years: ReadonlyMap<string, string>): number | undefined {
  if (date === undefined || date.kind === 'open') return undefined
  if (date.kind === 'day') return yearOf(date.day)
  const text = unmask(date.text, years)
  return text === undefined ? undefined : Number(text.slice(0, 4))
}
