import { sumOfFen, tenThousandYuan } from '../figures/figures.ts'
import { decidedOf, type PolicyOverview, type Run } from './outcomes.zh.ts'

/** Sums of money over payments alone, in fen: counts of households, firms and people are never added together. */
export interface PaymentTotals {
  readonly gross: string
  readonly taken: string
  /** What the rules give and settlement cannot tell yet. */
  readonly waiting: string
  readonly net: string
  readonly awaitingReview: string
  readonly ceiling: string
}

const isPayment = ({ result }: Pick<PolicyOverview, 'result'>): boolean => result === 'money'

export function totalsOf(policies: readonly PolicyOverview[]): PaymentTotals {
  const sum = (part: keyof PaymentTotals) => sumOfFen(policies.filter(isPayment).map((policy) => policy[part]))
  return {
    gross: sum('gross'),
    taken: sum('taken'),
    waiting: sum('waiting'),
    net: sum('net'),
    awaitingReview: sum('awaitingReview'),
    ceiling: sum('ceiling'),
  }
}

/** The policies that anybody here was decided for: payments first, the greatest net amount, then the greatest ceiling; then the others. */
export function inOrder(policies: readonly PolicyOverview[]): readonly PolicyOverview[] {
  return policies
    .filter((policy) => decidedOf(policy) > 0)
    .toSorted((a, b) => {
      if (isPayment(a) !== isPayment(b)) return isPayment(a) ? -1 : 1
      return isPayment(a) ? compareFen(b.net, a.net) || compareFen(b.ceiling, a.ceiling) : compareFen(b.gross, a.gross)
    })
}

/** Those that nobody here was decided for. */
export const without = (policies: readonly PolicyOverview[]): readonly PolicyOverview[] =>
  policies.filter((policy) => decidedOf(policy) === 0)

export function compareFen(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** Whether amounts rounded to ten thousands of yuan miss their rounded sum: then only yuan add up on the page. */
export function roundingMisses(amounts: readonly string[]): boolean {
  const hundredths = (fen: string) => BigInt(tenThousandYuan(fen).replace('\u2212', '-').replace(/[,.]/g, ''))
  return amounts.reduce((sum, fen) => sum + hundredths(fen), 0n) !== hundredths(sumOfFen(amounts))
}

/** The payment that most subjects wait in for want of a fact, and the fact that alone would decide most of them. */
export function mostWanted(policies: readonly PolicyOverview[]) {
  const [policy] = policies.filter(isPayment).toSorted((a, b) => b.counts.undetermined - a.counts.undetermined)
  if (policy === undefined || policy.counts.undetermined === 0) return undefined
  const [fact] = missingOf(policy).toSorted((a, b) => b.alone - a.alone)
  return { policy, fact: fact === undefined || fact.alone === 0 ? undefined : fact }
}

export interface Counted {
  readonly id: string
  readonly zh: string
  readonly count: number
  readonly alone: number
}

/** Reasons of all plans of a policy, those of one id together, the most frequent first. */
export function togetherOf<T extends Counted>(lists: readonly (readonly T[])[]): readonly T[] {
  const found = new Map<string, T>()
  for (const one of lists.flat()) {
    const before = found.get(one.id)
    found.set(one.id, before === undefined ? one : { ...before, count: before.count + one.count, alone: before.alone + one.alone })
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}

export const missingOf = ({ plans }: PolicyOverview) => togetherOf(plans.map(({ missing }) => missing))
export const refusedOf = ({ plans }: PolicyOverview) => togetherOf(plans.map(({ refused }) => refused))
export const reviewsOf = ({ plans }: PolicyOverview) => togetherOf(plans.map(({ reviews }) => reviews))

/** Where a policy stands: the clause of the plan that decided most, and how many other plans decided anybody. */
export function clauseOf({ plans }: PolicyOverview): {
  readonly plan: string
  readonly clause: string
  readonly number: string
  readonly others: number
} {
  const deciding = plans.filter((plan) => decidedOf(plan) > 0).toSorted((a, b) => decidedOf(b) - decidedOf(a))
  const [first] = deciding
  return { plan: first?.plan ?? '', clause: first?.clause ?? '', number: first?.number ?? '', others: Math.max(0, deciding.length - 1) }
}

/** The screening before one, of the same snapshot and with a policy in force: what it is compared with unless somebody chooses. */
export function screeningBefore(runs: readonly Run[], run: Run): Run | undefined {
  const at = runs.findIndex(({ name }) => name === run.name)
  return at < 0
    ? undefined
    : runs.slice(at + 1).find(({ snapshot, policies, setAside }) => snapshot.id === run.snapshot.id && policies > 0 && setAside === null)
}
