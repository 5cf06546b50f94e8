import type { MonthlyTerms } from '../check/index.ts'
import type { Decider } from './decide.ts'
import type { Facts, Value } from './values.ts'

/** What a policy that is paid month by month says of a subject; undefined where it sets no limit, null where a fact is missing. */
export interface Months {
  readonly term: number | null | undefined
  readonly drawn: number | null | undefined
  /** How many months the amount is for. */
  readonly covers: number | null
}

/**
 * How the interpreter reckons months of subjects; undefined of a policy that is not paid month by month. What the database reckons is
 * held to it.
 *
 * @public
 */
export function monthsOf({ bound, compiler }: Decider): ((facts: Facts) => Months) | undefined {
  const { monthly } = bound.program
  if (monthly === undefined) return undefined
  const of = (node: NonNullable<MonthlyTerms['covers']> | undefined) => (node === undefined ? undefined : compiler.settled(node))
  const [term, drawn, covers] = [of(monthly.limit?.term), of(monthly.limit?.drawn), of(monthly.covers)]
  return (facts) => {
    const frame = { subject: facts, element: null, trace: new Array(compiler.slotCount) }
    const said = (closure: typeof term) => (closure === undefined ? undefined : wholeOf(closure(frame)))
    return { term: said(term), drawn: said(drawn), covers: covers === undefined ? 1 : wholeOf(covers(frame)) }
  }
}

const wholeOf = (value: Value): number | null => (value === null ? null : Number(value))
