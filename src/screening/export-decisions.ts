import { join } from 'node:path'
import type { Linked, PlanSet } from '../plans/index.ts'
import { type DuckDb, parquetFilesIn, parquetRows, sqlName, sqlText, writeSheet } from '../store/index.ts'
import { decisionText, statusSql, yuanSql } from './decision-text.ts'
import { exportHeadings as heading } from './messages.zh.ts'
import type { RunRecord, VariantRecord } from './runs/run-record.ts'
import { causeNames, causeSql } from './settlement/cause-text.ts'

export interface ExportRequest {
  readonly record: RunRecord
  readonly runFolder: string
  readonly linked: Linked
  readonly set: PlanSet
  /** Only this policy, and only these outcome codes; all when absent. */
  readonly policy: string | undefined
  readonly outcomes: readonly number[] | undefined
}

/** The rows of an export: one per subject and policy, masks spelled out, money in yuan. Undefined when nothing is chosen. */
export function exportSql(request: ExportRequest): string | undefined {
  const chosen = request.record.variants.filter((variant) => request.policy === undefined || variant.policy === request.policy)
  const selects = chosen.map((variant) => selectOf(request, variant)).filter((select) => select !== undefined)
  return selects.length === 0 ? undefined : selects.join('\nunion all by name\n')
}

function selectOf(request: ExportRequest, record: VariantRecord): string | undefined {
  const variant = request.linked.variants.find((candidate) => candidate.id === record.id)
  if (variant === undefined) return undefined
  const { prefix } = record
  const text = decisionText(variant.bound, prefix, request.set.vocabulary)
  const columns: readonly (readonly [string, string])[] = [
    [sqlText(record.policy), heading.policy],
    [sqlText(record.zh), heading.name],
    [sqlText(record.plan), heading.plan],
    [sqlText(record.clause), heading.clause],
    ['d.subject_id', heading.subject],
    [`lpad(cast(d.region as varchar), 6, '0')`, heading.region],
    [text.outcome, heading.outcome],
    [text.failed, heading.failed],
    [text.missing, heading.missing],
    [text.flags, heading.flags],
    [yuanSql(`${prefix}amount`), heading.gross],
    [yuanSql('s.net'), heading.net],
    [statusSql('s.status'), heading.status],
    [causeSql('s', causeNames(request.set)), heading.because],
  ]
  const decisions = parquetRows(parquetFilesIn(join(request.runFolder, record.folder)))
  const settled = `(select * from ${parquetRows([join(request.runFolder, request.record.settlement.file)])} where variant = ${sqlText(record.id)})`
  const where = request.outcomes === undefined ? '' : ` where ${prefix}outcome in (${request.outcomes.join(', ')})`
  return `select ${columns.map(([sql, name]) => `${sql} as ${sqlName(name)}`).join(', ')} from ${decisions} d left join ${settled} s on s.subject_id = d.subject_id${where}`
}

/** Writes decisions as CSV; gives the number of rows. */
export async function exportDecisions(database: DuckDb, request: ExportRequest, file: string): Promise<number> {
  const sql = exportSql(request)
  if (sql === undefined) return 0
  await database.run(`create or replace temp table exported as ${sql}`)
  await writeSheet(database, 'select * from exported', '1, 3, 5', file)
  const [row] = await database.rows('select count(*) as n from exported')
  return Number(row?.n ?? 0)
}
