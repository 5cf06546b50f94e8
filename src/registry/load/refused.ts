import { join } from 'node:path'
import type { Vocabulary } from '../../rules/index.ts'
import { type DuckDb, makeFolder, sqlName, sqlText, writeSheet } from '../../store/index.ts'
import { personalNumberWords, refusalWords, refusedSheet } from '../messages.zh.ts'
import { judgedTableOf } from './judge.ts'
import { maskedSql, personalNumberIn } from './personal-numbers.ts'
import type { RawTable } from './read-raw.ts'
import type { RefusedCount, RefusedReason } from './refused-count.ts'
import { titleOf } from './shape.ts'
import { wantedOf } from './wanted.ts'

const refusedTableOf = (shape: string) => `refused_${shape}`

/** Gathers a file's refused rows whole, in a table of their own, and counts them by reason. */
export async function countRefused(database: DuckDb, raw: RawTable, vocabulary: Vocabulary): Promise<RefusedCount> {
  const { shape, columns, headers } = raw
  const table = refusedTableOf(shape.id)
  const cell = (index: number) => maskedSql(`CAST(raw.c${index} AS VARCHAR)`)
  const cells = headers.map((_, index) => `${cell(index)} AS c${index}`)
  const none = headers.map((_, index) => `CAST(NULL AS VARCHAR) AS c${index}`)
  const value = `CASE split_part(fault, ':', 2) ${columns.map(({ column, index }) => `WHEN ${sqlText(column.name)} THEN CAST(raw.c${index} AS VARCHAR)`).join(' ')} END`
  await database.run(`CREATE TEMP TABLE ${table} AS
SELECT judged.line, split_part(fault, ':', 1) AS reason, split_part(fault, ':', 2) AS culprit, ${value} AS value, '' AS text, ${cells.join(', ')}
FROM (SELECT line, fault FROM ${judgedTableOf(shape.id)} WHERE fault IS NOT NULL) judged JOIN ${raw.rows} raw ON raw.line = judged.line
UNION ALL SELECT line, reason, '' AS culprit, NULL AS value, ${maskedSql('text')} AS text, ${none.join(', ')} FROM ${raw.broken}`)
  const found = await database.rows(
    `SELECT *, ${maskedSql('value')} AS shown FROM (SELECT reason, culprit, count(*) AS n, min(line) AS line, arg_min(coalesce(value, left(text, 60)), line) AS value FROM ${table} GROUP BY reason, culprit) ORDER BY n DESC, line`,
  )
  const [broken] = await database.rows(`SELECT count(*) AS n FROM ${raw.broken}`)
  const reasons = found.map((row): RefusedReason => {
    const [reason, culprit] = [String(row.reason), String(row.culprit)]
    const wanted = wantedOf(shape, culprit, reason, vocabulary)
    const value = row.value === null ? '' : String(row.value)
    const personal = personalNumberIn(value)
    return {
      reason,
      column: culprit === '' ? undefined : culprit,
      title: culprit === '' ? '' : titleOf(shape, culprit),
      sentence: `${wanted === '' ? refusalText(reason) : `${refusalText(reason)}${refusedSheet.wantedIs(wanted)}`}${personal === undefined ? '' : personalNumberWords[personal]}`,
      rows: Number(row.n),
      line: Number(row.line),
      value: row.shown === null ? '' : String(row.shown),
    }
  })
  return {
    file: raw.file.path,
    rows: raw.count + Number(broken?.n ?? 0),
    refused: reasons.reduce((sum, { rows }) => sum + rows, 0),
    reasons,
  }
}

/** Writes a file's refused rows as a CSV file for people: line, reason, column, cell, what it should be, and the row as it came. */
export async function writeRefused(database: DuckDb, raw: RawTable, folder: string, vocabulary: Vocabulary): Promise<string> {
  const { shape, headers } = raw
  const table = refusedTableOf(shape.id)
  const found = await database.rows(`SELECT DISTINCT reason, culprit FROM ${table}`)
  const spelled = (text: (reason: string, culprit: string) => string) =>
    `CASE reason || ':' || culprit ${found
      .map(({ reason, culprit }) => [String(reason), String(culprit)] as const)
      .map(([reason, culprit]) => `WHEN ${sqlText(`${reason}:${culprit}`)} THEN ${sqlText(text(reason, culprit))}`)
      .join(' ')} END`
  const columns: readonly (readonly [sql: string, heading: string])[] = [
    ['line', refusedSheet.line],
    [spelled((reason) => refusalText(reason)), refusedSheet.reason],
    [`nullif(${spelled((_, culprit) => (culprit === '' ? '' : titleOf(shape, culprit)))}, '')`, refusedSheet.column],
    [maskedSql('value'), refusedSheet.value],
    [`nullif(${spelled((reason, culprit) => wantedOf(shape, culprit, reason, vocabulary))}, '')`, refusedSheet.wanted],
    [`nullif(text, '')`, refusedSheet.text],
    ...headers.map((header, index) => [`c${index}`, header] as const),
  ]
  await makeFolder(folder)
  const file = join(folder, `${shape.id}.csv`)
  await writeSheet(
    database,
    `SELECT ${columns.map(([sql, heading]) => `${sql} AS ${sqlName(heading)}`).join(', ')} FROM ${table}`,
    '1',
    file,
  )
  return file
}

function refusalText(reason: string): string {
  const text = refusalWords[reason]
  if (text === undefined) throw new Error(`no words for refusing a row for ${reason}`)
  return text
}
