import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { copyInto, type DuckDb, sqlName } from '../../store/index.ts'
import { RegistryFailure } from '../failure.ts'
import { judgedTableOf } from './judge.ts'
import type { RawTable } from './read-raw.ts'

export interface RefusedCount {
  readonly rows: number
  readonly refused: number
  /** How many rows each reason refused, by `reason:column`. */
  readonly reasons: Readonly<Record<string, number>>
}

const brokenTableOf = (entity: string) => `broken_${entity}`
const faultyTableOf = (entity: string) => `faulty_${entity}`

/** Counts an entity's refused rows; more than the limit, in rows per thousand, and the whole load is refused. */
export async function countRefused(database: DuckDb, raw: RawTable, limitPerThousand: number): Promise<RefusedCount> {
  const { id } = raw.entity
  const broken = brokenTableOf(id)
  await database.run(`CREATE TEMP TABLE ${broken} AS ${raw.broken}`)
  await database.run(`CREATE TEMP TABLE ${faultyTableOf(id)} AS ${faultySql(id)}`)
  const faults = `(SELECT fault, line FROM ${faultyTableOf(id)} UNION ALL SELECT 'line_broken:', line FROM ${broken})`
  const [total] = await database.rows(`SELECT (SELECT count(*) FROM ${judgedTableOf(id)}) + (SELECT count(*) FROM ${broken}) AS n`)
  const found = await database.rows(`SELECT fault, count(*) AS n, min(line) AS first FROM ${faults} GROUP BY fault ORDER BY n DESC, fault`)
  const rows = Number(total?.n ?? 0)
  const refused = found.reduce((sum, row) => sum + Number(row.n), 0)
  if (refused * 1000 > rows * limitPerThousand) {
    throw new RegistryFailure('too_many_refused', {
      entity: id,
      rows: String(rows),
      refused: String(refused),
      limit: `${limitPerThousand / 10} %`,
      reasons: found.map((row) => `${row.fault} ${row.n}`).join(', '),
      first: `${raw.file.path}, line ${found.map((row) => Number(row.first)).sort((a, b) => a - b)[0]}`,
    })
  }
  return { rows, refused, reasons: Object.fromEntries(found.map((row) => [String(row.fault), Number(row.n)])) }
}

/** Keeps an entity's refused rows as a CSV file: line, reason, column, what could not be read, and the cells as they came. */
export async function writeRefused(database: DuckDb, raw: RawTable, folder: string): Promise<void> {
  const { id } = raw.entity
  await mkdir(folder, { recursive: true })
  const cells = raw.headers.map((header, index) => `CAST(c${index} AS VARCHAR) AS ${sqlName(header)}`).join(', ')
  const rows = `SELECT line, split_part(fault, ':', 1) AS "refused_reason", split_part(fault, ':', 2) AS "refused_column", CAST(NULL AS VARCHAR) AS "refused_text", ${cells}
FROM (SELECT faulty.fault, faulty.line, raw.* EXCLUDE (line) FROM ${faultyTableOf(id)} faulty JOIN (${raw.laterReading}) raw ON raw.line = faulty.read_as)
UNION ALL BY NAME SELECT line, 'line_broken' AS "refused_reason", '' AS "refused_column", error || ': ' || text AS "refused_text" FROM ${brokenTableOf(id)}
ORDER BY line`
  await database.run(copyInto(rows, join(folder, `${id}.csv`), 'csv, HEADER'))
}

/** The refused records with their line; the reader skips broken lines, so every record after one stands a line further down than it read. */
function faultySql(entity: string): string {
  return `SELECT judged.fault, judged.line AS read_as, judged.line + coalesce(shift, 0) AS line
FROM (SELECT line, fault FROM ${judgedTableOf(entity)} WHERE fault IS NOT NULL) judged
ASOF LEFT JOIN (SELECT last_before, max(shift) AS shift FROM (
  SELECT line - row_number() OVER (ORDER BY line) AS last_before, row_number() OVER (ORDER BY line) AS shift FROM ${brokenTableOf(entity)}
) GROUP BY last_before) breaks ON judged.line > breaks.last_before`
}
