import type { Entity } from '../../rules/index.ts'
import { type DuckDb, StoreFailure, sqlName, sqlText } from '../../store/index.ts'
import { RegistryFailure } from '../failure.ts'
import { type MatchedColumn, matchColumns } from './match-columns.ts'
import { asUtf8, headerOf, type SourceFile } from './source.ts'

/** A file as it stands: table `raw_<entity>` with the record's line and the cells c0, c1, …; lines that are not records apart. */
export interface RawTable {
  readonly entity: Entity
  readonly file: SourceFile
  readonly columns: readonly (MatchedColumn & { readonly sqlType: string })[]
  readonly headers: readonly string[]
}

/** Name of an entity's raw cells. */
export const rawTableOf = (entity: string) => `raw_${entity}`
/** Name of an entity's lines that could not be read as records: line, text. */
export const brokenTableOf = (entity: string) => `broken_${entity}`

/** Reads a file of a delivery as it is, cells not yet understood. */
export async function readRaw(database: DuckDb, entity: Entity, file: SourceFile): Promise<RawTable> {
  return file.format === 'csv' ? await readCsv(database, entity, file) : await readParquet(database, entity, file)
}

async function readCsv(database: DuckDb, entity: Entity, file: SourceFile): Promise<RawTable> {
  const path = await asUtf8(file.path, database.scratchFolder)
  const headers = (await headerOf(path, file.path)).map((header) => header.replace(/^\ufeff/, ''))
  const columns = matchColumns(entity, headers, file.path).map((column) => ({ ...column, sqlType: 'VARCHAR' }))
  const types = headers.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ')
  const rejects = `rejects_${entity.id}`
  const table = rawTableOf(entity.id)
  await database.run(`CREATE TEMP TABLE ${table} AS SELECT row_number() OVER () + 1 AS line, * FROM read_csv(${sqlText(path)},
  header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${types}}, store_rejects = true,
  rejects_table = '${rejects}', rejects_scan = '${rejects}_scan', rejects_limit = 0)`)
  await database.run(`CREATE TEMP TABLE ${brokenTableOf(entity.id)} AS
SELECT line, any_value(csv_line) AS text, any_value(CAST(error_type AS VARCHAR)) AS error FROM ${rejects} GROUP BY line ORDER BY line`)
  const [broken] = await database.rows(`SELECT count(*) AS n FROM ${brokenTableOf(entity.id)}`)
  if (broken?.['n'] !== 0n) await database.run(shiftLinesSql(table, brokenTableOf(entity.id)))
  return { entity, file, columns, headers }
}

/** The reader skips broken lines: every record after one stands a line further down than its number says. */
function shiftLinesSql(table: string, broken: string): string {
  return `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT loaded.* REPLACE (loaded.line + coalesce(shift, 0) AS line) FROM ${table} loaded
ASOF LEFT JOIN (SELECT last_before, max(shift) AS shift FROM (
  SELECT line - row_number() OVER (ORDER BY line) AS last_before, row_number() OVER (ORDER BY line) AS shift FROM ${broken}
) GROUP BY last_before) breaks ON loaded.line > breaks.last_before`
}

async function readParquet(database: DuckDb, entity: Entity, file: SourceFile): Promise<RawTable> {
  const source = `read_parquet(${sqlText(file.path)})`
  const described = await database.rows(`DESCRIBE SELECT * FROM ${source}`).catch((error: unknown) => {
    if (!(error instanceof StoreFailure)) throw error
    throw new RegistryFailure('source_unreadable', { file: file.path, detail: error.detail, expected: 'a Parquet file' })
  })
  const headers = described.map((row) => String(row['column_name']))
  const columns = matchColumns(entity, headers, file.path).map((column) => ({ ...column, sqlType: String(described[column.index]?.['column_type']) }))
  const cells = headers.map((header, index) => `${sqlName(header)} AS c${index}`).join(', ')
  await database.run(`CREATE TEMP TABLE ${rawTableOf(entity.id)} AS SELECT row_number() OVER () AS line, ${cells} FROM ${source}`)
  await database.run(`CREATE TEMP TABLE ${brokenTableOf(entity.id)} (line BIGINT, text VARCHAR, error VARCHAR)`)
  return { entity, file, columns, headers }
}
