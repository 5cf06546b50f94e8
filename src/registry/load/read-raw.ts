import { checkInput } from '../../files/index.ts'
import { type DuckDb, layOutRecords, parquetRows, StoreFailure, sqlName } from '../../store/index.ts'
import { RegistryFailure } from '../failure.ts'
import { type MatchedColumn, matchColumns } from './match-columns.ts'
import type { Shape } from './shape.ts'
import type { SourceFile } from './source.ts'

/** A file as it stands, its cells not yet understood. */
export interface RawTable {
  readonly shape: Shape
  readonly file: SourceFile
  readonly columns: readonly (MatchedColumn & { readonly sqlType: string })[]
  readonly headers: readonly string[]
  /** A FROM item that yields a record's `line` and its cells c0, c1, …; keeping them all would cost more than reading them twice. */
  readonly rows: string
  readonly count: number
  /** A FROM item with the lines that were no records: line, reason, text. */
  readonly broken: string
}

/** Opens a file of a delivery and matches its columns. */
export async function readRaw(database: DuckDb, shape: Shape, file: SourceFile): Promise<RawTable> {
  return file.format === 'csv' ? await readCsv(database, shape, file) : await readParquet(database, shape, file)
}

async function readCsv(database: DuckDb, shape: Shape, file: SourceFile): Promise<RawTable> {
  const keyAt = (headers: readonly string[]) =>
    matchColumns(shape, headers, file.path).find(({ column }) => column.name === shape.key)?.index
  const { headers, rows, count, broken } = await layOutRecords(file.path, database.scratchFolder, keyAt)
  const columns = matchColumns(shape, headers, file.path).map((column) => ({ ...column, sqlType: 'VARCHAR' }))
  return { shape, file, columns, headers, rows, count, broken }
}

async function readParquet(database: DuckDb, shape: Shape, file: SourceFile): Promise<RawTable> {
  checkInput(file.path)
  const source = parquetRows([file.path])
  const described = await database.rows(`DESCRIBE SELECT * FROM ${source}`).catch((error: unknown) => {
    if (!(error instanceof StoreFailure)) throw error
    throw new RegistryFailure('parquet_unreadable', { file: file.path, detail: error.detail })
  })
  const headers = described.map((row) => String(row.column_name))
  const columns = matchColumns(shape, headers, file.path).map((column) => ({
    ...column,
    sqlType: String(described[column.index]?.column_type),
  }))
  const cells = headers.map((header, index) => `${sqlName(header)} AS c${index}`).join(', ')
  const [counted] = await database.rows(`SELECT count(*) AS n FROM ${source}`)
  return {
    shape,
    file,
    columns,
    headers,
    rows: `(SELECT row_number() OVER () AS line, ${cells} FROM ${source})`,
    count: Number(counted?.n ?? 0),
    broken: "(SELECT CAST(NULL AS BIGINT) AS line, '' AS reason, '' AS text WHERE false)",
  }
}
