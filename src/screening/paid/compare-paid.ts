import { join } from 'node:path'
import { done, type Result, refused } from '../../kernel/result.ts'
import { type DuckDb, parquetFilesIn, parquetRows, sqlName, sqlText } from '../../store/index.ts'
import { decisionText, differenceSql, statusSql, yuanSql } from '../decision-text.ts'
import type { ListScope } from '../lists/list-query.ts'
import { exportHeadings as heading } from '../messages.zh.ts'
import type { PaidRefusal, RunDamage } from '../refusals.ts'
import { checkRunFiles, type RunOnDisk } from '../runs/read-run.ts'
import { RunBundles } from '../runs/run-bundles.ts'
import type { SettlementStatus } from '../settlement/standing.ts'
import { layBeside, type PaidGroup } from './lay-beside.ts'
import { openProving, proveCauses } from './prove-causes.ts'
import { type PaidRead, readPaid } from './read-paid.ts'
import { type PaidSummary, summarisePaid } from './summarise-paid.ts'

/** One subject where what was paid is not what the rules give; amounts are fen as decimal text. */
export interface PaidDifference {
  readonly policy: string
  readonly subject: string
  /** What is payable; what awaits review is told beside it. */
  readonly entitled: string
  readonly awaitingReview: string
  readonly paid: string
  readonly delta: string
  readonly kind: 'only_left' | 'only_right' | 'amount_differs'
  /** Why, as far as figures or the decision show it; empty where what is due was not paid. */
  readonly cause: string
  readonly outcome: string
  readonly failed: string
  readonly missing: string
  /** What settlement made of it; empty where it had nothing to settle. */
  readonly status: SettlementStatus | ''
}

export interface PaidComparison extends PaidRead {
  readonly compared: number
  readonly equal: number
  readonly differing: number
  readonly entitled: string
  /** What decisions under review would bring, of those compared. */
  readonly awaitingReview: string
  readonly paid: string
  /** The four groups, policy by policy, with both sides' sums. */
  readonly groups: readonly PaidSummary[]
  /** Policies under which something is payable and which the list never mentions: nothing of them was compared. */
  readonly unmentioned: readonly UnmentionedPolicy[]
}

/** What is payable under a policy, in fen, and by how many decisions. */
export interface UnmentionedPolicy {
  readonly policy: string
  readonly zh: string
  readonly decisions: number
  readonly entitled: string
}

/** A command line sees all there is. */
const everywhere: ListScope = [{ from: 0, to: 999_999 }]

/**
 * Back-test: lays what was really paid beside what the rules give and leaves a table `difference` with every subject that differs,
 * to the fen, with the reason the rules give.
 */
export async function compareWithPaid(
  database: DuckDb,
  run: RunOnDisk,
  file: string,
  snapshotsFolder: string,
): Promise<Result<PaidComparison, PaidRefusal | RunDamage>> {
  const read = await readPaid(database, file, run.record)
  if (read.kind === 'refused') return read
  const policies = await database.rows('select distinct policy from paid_rows order by policy')
  const known = new Set(policies.map((row) => String(row.policy)))
  const variants = run.record.variants.filter((record) => known.has(record.policy))
  const lists = run.record.lists.policies.filter(({ policy }) => known.has(policy))
  const files = [...variants.map((record) => record.folder), ...lists.map((list) => list.file), run.record.settlement.file]
  const damage = await checkRunFiles(run, files)
  if (damage !== undefined) return refused(damage)
  for (const { policy, entity } of lists) await layBeside(database, { run, policy, entity, scope: everywhere })
  const proving = await openProving(run, snapshotsFolder, new RunBundles())
  if (proving !== undefined) for (const { policy } of lists) await proveCauses(database, { ...proving, policy })
  await spellReasons(database, run, variants)
  return done({
    ...read.value,
    ...(await totalsOf(database)),
    groups: await summarisePaid(database),
    unmentioned: await unmentionedIn(database, run),
  })
}

/** The differences with the reasons spelled out, in a table `difference`. */
async function spellReasons(database: DuckDb, run: RunOnDisk, variants: RunOnDisk['record']['variants']): Promise<void> {
  const selects = variants.map((record) => {
    const text = decisionText(record)
    const rows = parquetRows(parquetFilesIn(join(run.folder, record.folder)))
    return `select ${sqlText(record.policy)} as policy, subject_id, ${text.outcome} as outcome, ${text.failed} as failed, ${text.missing} as missing from ${rows}`
  })
  await database.run(`create or replace temp table reasons as ${selects.join(' union all ')}`)
  await database.run(`create or replace temp table difference as
select c.policy, c.key as subject_id, c.net as entitled, c.awaiting as awaiting_review, c.paid as paid_amount, c.net - c.paid as delta,
  case c.grp when 'only_ours' then 'only_left' when 'only_paid' then 'only_right' else 'amount_differs' end as kind, c.cause, r.outcome, r.failed, r.missing, c.status
from compared c left join reasons r on r.policy = c.policy and r.subject_id = c.key where c.grp in (${differing.map(sqlText).join(', ')})`)
}

const differing = ['differs', 'only_paid', 'only_ours'] as const satisfies readonly PaidGroup[]

async function totalsOf(
  database: DuckDb,
): Promise<Pick<PaidComparison, 'compared' | 'equal' | 'differing' | 'entitled' | 'awaitingReview' | 'paid'>> {
  const [total] = await database.rows(
    `select count(*) as compared, count_if(net = paid) as equal, cast(coalesce(sum(net), 0) as varchar) as entitled, cast(coalesce(sum(awaiting), 0) as varchar) as awaiting_review, cast(coalesce(sum(paid), 0) as varchar) as paid from compared`,
  )
  const [compared, equal] = [Number(total?.compared ?? 0), Number(total?.equal ?? 0)]
  return {
    compared,
    equal,
    differing: compared - equal,
    entitled: String(total?.entitled ?? '0'),
    awaitingReview: String(total?.awaiting_review ?? '0'),
    paid: String(total?.paid ?? '0'),
  }
}

async function unmentionedIn(database: DuckDb, run: RunOnDisk): Promise<readonly UnmentionedPolicy[]> {
  const others = await database.rows(
    `select policy, count(*) as decisions, cast(sum(net) as varchar) as entitled from ${parquetRows([join(run.folder, run.record.settlement.file)])} where net <> 0 and policy not in (select policy from paid_rows) group by policy order by policy`,
  )
  return others.map((row) => ({
    policy: String(row.policy),
    zh: run.record.variants.find(({ policy }) => policy === row.policy)?.zh ?? '',
    decisions: Number(row.decisions),
    entitled: String(row.entitled),
  }))
}

/** Every difference as a file for people: names spelled, money in yuan. */
export const paidDifferenceSql = `select ${[
  ['policy', heading.policy],
  ['subject_id', heading.subject],
  [yuanSql('entitled'), heading.net],
  [yuanSql('awaiting_review'), heading.awaitingReview],
  [yuanSql('paid_amount'), heading.paid],
  [yuanSql('delta'), heading.delta],
  [differenceSql('kind'), heading.kind],
  ['outcome', heading.outcome],
  ['failed', heading.failed],
  ['missing', heading.missing],
  [statusSql('status'), heading.status],
]
  .map(([sql, name = '']) => `${sql} as ${sqlName(name)}`)
  .join(', ')} from difference`

/** The differences, largest first: all of them, or so many. */
export async function paidDifferences(database: DuckDb, limit?: number): Promise<readonly PaidDifference[]> {
  const rows = await database.rows(
    `select policy, cast(subject_id as varchar) as subject, cast(entitled as varchar) as entitled, cast(awaiting_review as varchar) as "awaitingReview", cast(paid_amount as varchar) as paid, cast(delta as varchar) as delta, kind, coalesce(cause, '') as cause, coalesce(outcome, '') as outcome, coalesce(failed, '') as failed, coalesce(missing, '') as missing, coalesce(status, '') as status from difference order by abs(delta) desc, policy, subject_id${limit === undefined ? '' : ` limit ${limit}`}`,
  )
  return rows as unknown as readonly PaidDifference[]
}
