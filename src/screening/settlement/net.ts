import { concerning, type Progress } from './progress.ts'
import { union } from './relation.ts'

/** SQL for what candidate `c` of these policies is to be paid so far, and the joins that it needs. */
export interface NetSql {
  readonly joins: string
  /** What it gets for certain, or under review would get if it and all before it were granted. */
  readonly amount: string
  /** What it gets at most: if nothing that is under review or waits before it under a cap takes anything. */
  readonly most: string
  readonly paidBefore: string
  /** Has a cap taken something off for good. */
  readonly isCapped: string
}

/** The last cap that touched a decision says what is left of it; before that the top-up; before that all that was decided. */
export function netSoFar(before: Progress, policies: readonly string[]): NetSql {
  const shares = concerning(before.shares, policies)
  const cuts = concerning(before.cuts, policies)
  const share = shares.length === 0 ? [] : [`(\n${union(shares.map(({ name }) => `select * from ${name}`))}\n)`]
  const joins = [...share.map((rows) => join(rows, 'share')), ...cuts.map(({ name }) => join(name, name))]
  const last = (column: 'net' | 'most') => {
    const nets = [...cuts.map(({ name }) => `${name}.${column}`).reverse(), ...share.map(() => 'share.net'), 'c.gross']
    return nets.length === 1 ? 'c.gross' : `coalesce(${nets.join(', ')})`
  }
  const marks = cuts.map(({ name }) => `coalesce(${name}.is_capped, false)`)
  return {
    joins: joins.join(''),
    amount: last('net'),
    most: last('most'),
    paidBefore: share.length === 0 ? 'cast(0 as bigint)' : 'coalesce(share.paid_before, 0)',
    isCapped: marks.length === 0 ? 'false' : marks.join(' or '),
  }
}

function join(rows: string, alias: string): string {
  return `\nleft join ${rows === alias ? rows : `${rows} ${alias}`} on ${alias}.policy = c.policy and ${alias}.subject_id = c.subject_id`
}
