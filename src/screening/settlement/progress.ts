import type { Relation } from './relation.ts'

/** How far a settlement has come: all relations so far, and those among them that later steps look at. */
export interface Progress {
  readonly relations: readonly Relation[]
  /** Decisions that gave way or wait, each in one verdict at most: the first holds. */
  readonly verdicts: readonly Scoped[]
  /** What was paid before for the same claim, to be taken off; each decision in one at most. */
  readonly shares: readonly Scoped[]
  /** Net amounts after a cap; of several for one decision the last holds. */
  readonly cuts: readonly Scoped[]
}

/** A relation with the policies that its rows can belong to: for others there is no need to look. */
export interface Scoped {
  readonly relation: Relation
  readonly policies: readonly string[]
}

/** One rule applied: from what was there before it to what is there after it. */
export type Step = (before: Progress) => Progress

/** Relations among the given ones that can hold rows of these policies. */
export function concerning(scoped: readonly Scoped[], policies: readonly string[]): readonly Relation[] {
  return scoped.filter((one) => one.policies.some((policy) => policies.includes(policy))).map(({ relation }) => relation)
}

/** Neither gave way nor waits: conditions on a candidate `c` of these policies. */
export function stillStands(before: Progress, policies: readonly string[]): readonly string[] {
  return concerning(before.verdicts, policies).map(({ name }) => isNotIn(name, 'c'))
}

/** Has not given way, though it may wait: conditions on a candidate `c` of these policies. */
export function mayStillTake(before: Progress, policies: readonly string[]): readonly string[] {
  return concerning(before.verdicts, policies).map(({ name }) => `not ${isVerdict(name, `<> 'blocked'`)}`)
}

/**
 * What candidate `c` claims by now: what waits is `held`, whatever it was. It may yet be paid, so that it holds up what comes after
 * it and keeps its share of a cap, but it displaces nobody, and its verdict stays.
 */
export function claimSoFar(before: Progress, policies: readonly string[]): string {
  const waits = concerning(before.verdicts, policies).map(({ name }) => isVerdict(name, `= 'blocked'`))
  return waits.length === 0 ? 'c.claim' : `case when ${waits.join(' or ')} then 'held' else c.claim end`
}

/** Member `m` is one that a rule may still pass a verdict on. */
export const isJudged = `m.claim in ('due', 'review')`

function isVerdict(relation: string, status: string): string {
  return `exists (select 1 from ${relation} v where v.policy = c.policy and v.subject_id = c.subject_id and v.status ${status})`
}

/** The decision of row `alias` is not in a relation. */
export function isNotIn(relation: string, alias: string): string {
  return `not exists (select 1 from ${relation} v where v.policy = ${alias}.policy and v.subject_id = ${alias}.subject_id)`
}
