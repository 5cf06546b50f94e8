import { join } from 'node:path'
import { done, type Result } from '../kernel/result.ts'
import { keyColumn, type PaidGroup } from '../screening/index.ts'
import { numberedRows, parquetRows, type Row, sqlText } from '../store/index.ts'
import type { PaidListPlaces } from './places.ts'
import { type SeenComparison, wholeRowsFile } from './read-comparisons.ts'
import type { PaidListRefusal } from './refusals.ts'

/** One row of a comparison; amounts are fen as text. */
export interface ComparedRow {
  readonly at: number
  readonly key: bigint | undefined
  readonly subjects: readonly bigint[]
  readonly decisions: number
  readonly line: number | undefined
  readonly lines: number
  readonly group: PaidGroup
  readonly cause: string
  readonly detail: string
  readonly causePolicy: string
  readonly net: string
  readonly gross: string | undefined
  readonly taken: string
  readonly awaiting: string
  readonly paid: string
  readonly heads: number | undefined
  readonly outcome: string | undefined
  readonly region: number | undefined
}

export interface RowsAsked {
  readonly group: PaidGroup
  /** One cause of the group, with what it names; all of the group when absent. */
  readonly cause: string | undefined
  readonly detail: string | undefined
  readonly causePolicy: string | undefined
  /** Rows that come before. */
  readonly after: number
  readonly size: number
}

const subjectsShown = 20

/** Rows of a comparison, the greatest difference first, and how many there are; refused where their file is not as it was written. */
export async function readDifferences(
  places: PaidListPlaces,
  comparison: SeenComparison,
  asked: RowsAsked,
): Promise<Result<{ readonly rows: readonly ComparedRow[]; readonly total: number }, PaidListRefusal>> {
  const file = await wholeRowsFile(comparison, places)
  if (file.kind === 'refused') return file
  const from = numberedRows(file.value)
  const where = whereOf(asked)
  const counted = await places.facts.reader.database.rows(`select count(*) as n from ${from} where ${where}`)
  if (counted.kind === 'refused') return counted
  const found = await places.facts.reader.database.rows(
    `select * from ${from} where ${where} order by file_row_number limit ${asked.size} offset ${asked.after}`,
  )
  if (found.kind === 'refused') return found
  const subjects = await subjectsOf(places, comparison, found.value)
  if (subjects.kind === 'refused') return subjects
  return done({ rows: found.value.map((row) => rowOf(row, subjects.value)), total: Number(counted.value[0]?.n ?? 0) })
}

function whereOf({ group, cause, detail, causePolicy }: Omit<RowsAsked, 'after' | 'size'>): string {
  const is = (column: string, value: string | undefined) => (value === undefined ? [] : [`coalesce(${column}, '') = ${sqlText(value)}`])
  return [`grp = ${sqlText(group)}`, ...is('cause', cause), ...is('detail', detail), ...is('cause_policy', causePolicy)].join(' and ')
}

/** Which decisions were taken together under a key, the first of them. */
async function subjectsOf(
  { facts }: PaidListPlaces,
  { onDisk, policy, entity }: SeenComparison,
  rows: readonly Row[],
): Promise<Result<ReadonlyMap<string, readonly bigint[]>, PaidListRefusal>> {
  const keys = rows.filter((row) => Number(row.rows) > 1).map((row) => String(row.key))
  const list = onDisk?.record.lists.policies.find((each) => each.policy === policy.id)
  if (onDisk === undefined || list === undefined || keys.length === 0 || list.entity === entity) return done(new Map())
  const key = keyColumn(entity)
  const found = await facts.reader.database.rows(
    `select ${key} as key, subject from ${parquetRows([join(onDisk.folder, list.file)])} where ${key} in (${keys.join(', ')}) order by key, net desc nulls last, subject`,
  )
  if (found.kind === 'refused') return found
  const byKey = new Map<string, bigint[]>()
  for (const row of found.value) {
    const subjects = byKey.get(String(row.key)) ?? []
    if (subjects.length < subjectsShown) subjects.push(BigInt(row.subject as bigint))
    byKey.set(String(row.key), subjects)
  }
  return done(byKey)
}

function rowOf(row: Row, subjects: ReadonlyMap<string, readonly bigint[]>): ComparedRow {
  const whole = (value: Row[string] | undefined) => (value === null || value === undefined ? undefined : Number(value))
  const key = row.key === null || row.key === undefined ? undefined : BigInt(row.key as bigint)
  const only = row.subject === null || row.subject === undefined ? [] : [BigInt(row.subject as bigint)]
  return {
    at: Number(row.file_row_number),
    key,
    subjects: subjects.get(String(row.key)) ?? only,
    decisions: Number(row.rows),
    line: whole(row.line),
    lines: Number(row.lines),
    group: row.grp as PaidGroup,
    cause: String(row.cause ?? ''),
    detail: String(row.detail ?? ''),
    causePolicy: String(row.cause_policy ?? ''),
    net: String(row.net),
    gross: row.gross === null ? undefined : String(row.gross),
    taken: String(row.taken),
    awaiting: String(row.awaiting),
    paid: String(row.paid),
    heads: whole(row.heads),
    outcome: row.outcome === null ? undefined : String(row.outcome),
    region: whole(row.region),
  }
}
