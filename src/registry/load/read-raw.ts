import { checkInput } from '../../files/index.ts'
import type { Entity } from '../../rules/index.ts'
import { csvRows, type DuckDb, parquetRows, StoreFailure, sqlName } from '../../store/index.ts'
import { RegistryFailure } from '../failure.ts'
import { type MatchedColumn, matchColumns } from './match-columns.ts'
import { asUtf8, headerOf, type SourceFile } from './source.ts'

/** A file as it stands, not yet read: queries that yield a record's `line` and its cells c0, c1, … */
export interface RawTable {
  readonly entity: Entity
  readonly file: SourceFile
  readonly columns: readonly (MatchedColumn & { readonly sqlType: string })[]
  readonly headers: readonly string[]
  /** For the one reading that also notes lines that are no records. */
  readonly firstReading: string
  /** For looking at single records again; keeping all raw cells would cost more than reading the file twice. */
  readonly laterReading: string
  /** SQL for the lines that were no records: line, text, error. */
  readonly broken: string
}

/** Opens a file of a delivery and matches its columns, cells not yet understood. */
export async function readRaw(database: DuckDb, entity: Entity, file: SourceFile): Promise<RawTable> {
  return file.format === 'csv' ? await readCsv(database, entity, file) : await readParquet(database, entity, file)
}

async function readCsv(database: DuckDb, entity: Entity, file: SourceFile): Promise<RawTable> {
  const path = await asUtf8(file.path, database.scratchFolder)
  const headers = headerOf(path, file.path).map((header) => header.replace(/^\ufeff/, ''))
  const columns = matchColumns(entity, headers, file.path).map((column) => ({ ...column, sqlType: 'VARCHAR' }))
  const types = headers.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ')
  const reading = (faults: string) =>
    `SELECT row_number() OVER () + 1 AS line, * FROM ${csvRows(path, `header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${types}}, ${faults}`)}`
  const rejects = `rejects_${entity.id}`
  return {
    entity,
    file,
    columns,
    headers,
    firstReading: reading(`store_rejects = true, rejects_table = '${rejects}', rejects_scan = '${rejects}_scan', rejects_limit = 0`),
    laterReading: reading('ignore_errors = true'),
    broken: `SELECT line, any_value(csv_line) AS text, any_value(CAST(error_type AS VARCHAR)) AS error FROM ${rejects} GROUP BY line`,
  }
}

async function readParquet(database: DuckDb, entity: Entity, file: SourceFile): Promise<RawTable> {
  checkInput(file.path)
  const source = parquetRows([file.path])
  const described = await database.rows(`DESCRIBE SELECT * FROM ${source}`).catch((error: unknown) => {
    if (!(error instanceof StoreFailure)) throw error
    throw new RegistryFailure('source_unreadable', { file: file.path, detail: error.detail, expected: 'a Parquet file' })
  })
  const headers = described.map((row) => String(row.column_name))
  const columns = matchColumns(entity, headers, file.path).map((column) => ({
    ...column,
    sqlType: String(described[column.index]?.column_type),
  }))
  const cells = headers.map((header, index) => `${sqlName(header)} AS c${index}`).join(', ')
  const reading = `SELECT row_number() OVER () AS line, ${cells} FROM ${source}`
  const broken = 'SELECT CAST(NULL AS BIGINT) AS line, CAST(NULL AS VARCHAR) AS text, CAST(NULL AS VARCHAR) AS error WHERE false'
  return { entity, file, columns, headers, firstReading: reading, laterReading: reading, broken }
}
