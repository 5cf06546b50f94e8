/** A half-open range of region paths; a subtree is one. */
export interface PathRange {
  readonly low: string
  readonly high: string
}

/** Whose transaction it is and how far it sees; set for the transaction alone. */
export interface Scope {
  readonly account: bigint
  /** At most four; none sees nothing. */
  readonly ranges: readonly PathRange[]
  /** The bodies of the posts it acts by; what is shared with one of them is seen. */
  readonly bodies?: readonly bigint[]
  /** Posts of a firm or a person: what they speak for is seen, and nothing else, whatever the ranges. */
  readonly ownPosts?: readonly bigint[]
}

/** What the office does without anybody asking for it, or before it is known who asks. */
export type SystemReason =
  | 'migrate'
  | 'set_up'
  | 'sign_in'
  | 'administer'
  | 'seal'
  | 'run_job'
  | 'deliver'
  | 'back_up'
  | 'restore'
  | 'prove'

/** How many ranges the policies of the database read. */
export const mostRanges = 4

/** The settings of a scope, in pairs of name and value; an absent range is the empty text, which the policies take for none. */
export function settingsOf(scope: Scope): readonly (readonly [string, string])[] {
  if (scope.ranges.length > mostRanges) throw new Error(`A scope has at most ${mostRanges} ranges, not ${scope.ranges.length}`)
  const bounds = Array.from({ length: mostRanges }, (_, at) => scope.ranges[at]).flatMap((range, at) => [
    [`app.lo${at + 1}`, range?.low ?? ''] as const,
    [`app.hi${at + 1}`, range?.high ?? ''] as const,
  ])
  const own = scope.ownPosts === undefined ? [] : [['app.posts', `{${scope.ownPosts.join(',')}}`] as const]
  return [['app.account', String(scope.account)], ['app.bodies', `{${(scope.bodies ?? []).join(',')}}`], ...own, ...bounds]
}
