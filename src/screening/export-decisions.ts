import { join } from 'node:path'
import { done, type Result, refused } from '../kernel/result.ts'
import { type DuckDb, parquetFilesIn, parquetRows, sqlName, sqlText, writeSheet } from '../store/index.ts'
import { type DecisionText, decisionText, statusSql, yuanSql } from './decision-text.ts'
import { exportHeadings as heading } from './messages.zh.ts'
import type { RunDamage } from './refusals.ts'
import { checkRunFiles, type RunOnDisk } from './runs/read-run.ts'
import type { VariantRecord } from './runs/run-record.ts'
import { type CauseNames, causeSql } from './settlement/cause-text.ts'

export interface ExportRequest {
  readonly run: RunOnDisk
  /** Names of what the run's own record does not name. */
  readonly names: CauseNames
  /** Only this policy, and only these outcome codes; all when absent. */
  readonly policy: string | undefined
  readonly outcomes: readonly number[] | undefined
}

/** Writes the decisions of a run as CSV, one row per subject and policy, masks spelled out, money in yuan; gives the number of rows. */
export async function exportDecisions(database: DuckDb, request: ExportRequest, file: string): Promise<Result<number, RunDamage>> {
  const { record, folder } = request.run
  const chosen = record.variants.filter((variant) => request.policy === undefined || variant.policy === request.policy)
  const damage = await checkRunFiles(request.run, [...chosen.map((variant) => variant.folder), record.settlement.file])
  if (damage !== undefined) return refused(damage)
  const selects = chosen.map((variant) => selectOf(request, variant, join(folder, record.settlement.file)))
  await database.run(`create or replace temp table exported as ${selects.length === 0 ? noRows : selects.join('\nunion all by name\n')}`)
  await writeSheet(database, 'select * from exported', '1, 3, 5', file)
  const [row] = await database.rows('select count(*) as n from exported')
  return done(Number(row?.n ?? 0))
}

/** What the columns of one variant are made of. */
interface Exported {
  readonly record: VariantRecord
  readonly text: DecisionText
  readonly names: CauseNames
}

/** The columns of an export, in order: the heading, and what stands below it of a decision `d` and its settlement `s`. */
const columns: readonly (readonly [heading: string, sql: (row: Exported) => string])[] = [
  [heading.policy, ({ record }) => sqlText(record.policy)],
  [heading.name, ({ record }) => sqlText(record.zh)],
  [heading.plan, ({ record }) => sqlText(record.plan)],
  [heading.clause, ({ record }) => sqlText(record.clause)],
  [heading.subject, () => 'd.subject_id'],
  [heading.region, () => `lpad(cast(d.region as varchar), 6, '0')`],
  [heading.outcome, ({ text }) => text.outcome],
  [heading.failed, ({ text }) => text.failed],
  [heading.missing, ({ text }) => text.missing],
  [heading.flags, ({ text }) => text.flags],
  [heading.year, () => 's.year'],
  [heading.gross, ({ record }) => yuanSql(`${record.prefix}amount`)],
  [heading.net, () => yuanSql('s.net')],
  [heading.awaitingReview, () => yuanSql('s.awaiting_review')],
  [heading.reserved, () => yuanSql('s.reserved')],
  [heading.status, () => statusSql('s.status')],
  [heading.because, ({ names }) => causeSql('s', names)],
]

/** A run that decided nothing is exported as its headings. */
const noRows = `select ${columns.map(([name]) => `'' as ${sqlName(name)}`).join(', ')} where false`

function selectOf(request: ExportRequest, record: VariantRecord, settlement: string): string {
  const { folder, record: whole } = request.run
  const policies = new Map([...request.names.policies, ...whole.variants.map(({ policy, zh }) => [policy, zh] as const)])
  const row: Exported = { record, text: decisionText(record), names: { ...request.names, policies } }
  const decisions = parquetRows(parquetFilesIn(join(folder, record.folder)))
  const settled = `(select * from ${parquetRows([settlement])} where variant = ${sqlText(record.id)})`
  const where = request.outcomes === undefined ? '' : ` where ${record.prefix}outcome in (${request.outcomes.join(', ')})`
  return `select ${columns.map(([name, sql]) => `${sql(row)} as ${sqlName(name)}`).join(', ')} from ${decisions} d left join ${settled} s on s.subject_id = d.subject_id${where}`
}
