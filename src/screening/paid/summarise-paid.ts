import type { DuckDb, Row } from '../../store/index.ts'
import { type PaidGroup, paidGroups } from './lay-beside.ts'

/** One group of a comparison: how many subjects and lines, what each side pays them; fen as text. */
export interface PaidGroupSum {
  readonly group: PaidGroup
  readonly count: number
  /** Lines of the list in it. */
  readonly lines: number
  readonly ours: string
  readonly paid: string
  /** The group divided by why: each of it stands under one cause alone. */
  readonly causes: readonly PaidCauseSum[]
}

/** Those of a group that have one cause and one detail. */
export interface PaidCauseSum {
  /** Empty where a group has no causes. */
  readonly cause: string
  /** Ids of conditions, facts or reviews, or a standing of settlement; empty where there is none to name. */
  readonly detail: string
  readonly causePolicy: string
  readonly count: number
  readonly ours: string
  readonly paid: string
}

/** The groups of one policy: together they are all that either side names, each once. */
export interface PaidSummary {
  readonly policy: string
  readonly groups: readonly PaidGroupSum[]
}

/** Sums up the table `compared`, policy by policy. */
export async function summarisePaid(database: Pick<DuckDb, 'rows'>, from = 'compared'): Promise<readonly PaidSummary[]> {
  const rows = await database.rows(
    `select policy, grp, coalesce(cause, '') as cause, coalesce(detail, '') as detail, coalesce(cause_policy, '') as cause_policy, count(*) as n, cast(sum(lines) as bigint) as lines, cast(sum(net) as varchar) as ours, cast(sum(paid) as varchar) as paid from ${from} group by all order by policy, grp, n desc, cause, detail, cause_policy`,
  )
  const policies = [...new Set(rows.map((row) => String(row.policy)))]
  return policies.map((policy) => ({
    policy,
    groups: paidGroups.map((group) =>
      summed(
        group,
        rows.filter((row) => row.policy === policy && row.grp === group),
      ),
    ),
  }))
}

function summed(group: PaidGroup, rows: readonly Row[]): PaidGroupSum {
  const fen = (column: string) => String(rows.reduce((sum, row) => sum + BigInt(String(row[column])), 0n))
  return {
    group,
    count: rows.reduce((sum, row) => sum + Number(row.n), 0),
    lines: rows.reduce((sum, row) => sum + Number(row.lines), 0),
    ours: fen('ours'),
    paid: fen('paid'),
    causes: rows.map((row) => ({
      cause: String(row.cause),
      detail: String(row.detail),
      causePolicy: String(row.cause_policy),
      count: Number(row.n),
      ours: String(row.ours),
      paid: String(row.paid),
    })),
  }
}
