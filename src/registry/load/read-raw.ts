import { checkInput, type InputRefusal } from '../../files/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { type DuckDb, layOutRecords, parquetRows, StoreFailure, sqlName } from '../../store/index.ts'
import type { ColumnRefusal, RefusalWith } from '../refusals.ts'
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

type RawRefusal = InputRefusal | ColumnRefusal | RefusalWith<'parquet_unreadable'>

/** Opens a file of a delivery and matches its columns. */
export async function readRaw(database: DuckDb, shape: Shape, file: SourceFile): Promise<Result<RawTable, RawRefusal>> {
  return file.format === 'csv' ? await readCsv(database, shape, file) : await readParquet(database, shape, file)
}

async function readCsv(database: DuckDb, shape: Shape, file: SourceFile): Promise<Result<RawTable, InputRefusal | ColumnRefusal>> {
  const matching = (headers: readonly string[]) => matchColumns(shape, headers, file.path)
  const laid = await layOutRecords(file.path, database.scratchFolder, (headers) => {
    const matched = matching(headers)
    return matched.kind === 'refused' ? matched : done(matched.value.find(({ column }) => column.name === shape.key)?.index)
  })
  if (laid.kind === 'refused') return laid
  const { headers, rows, count, broken } = laid.value
  const matched = matching(headers)
  if (matched.kind === 'refused') return matched
  const columns = matched.value.map((column) => ({ ...column, sqlType: 'VARCHAR' }))
  return done({ shape, file, columns, headers, rows, count, broken })
}

async function readParquet(database: DuckDb, shape: Shape, file: SourceFile): Promise<Result<RawTable, RawRefusal>> {
  const unopened = checkInput(file.path)
  if (unopened !== undefined) return refused(unopened)
  const source = parquetRows([file.path])
  const described = await database.rows(`DESCRIBE SELECT * FROM ${source}`).catch((error: unknown) => {
    if (error instanceof StoreFailure && error.code === 'corrupt_file') return undefined
    throw error
  })
  if (described === undefined) return refused({ code: 'parquet_unreadable', file: file.path })
  const headers = described.map((row) => String(row.column_name))
  const matched = matchColumns(shape, headers, file.path)
  if (matched.kind === 'refused') return matched
  const columns = matched.value.map((column) => ({ ...column, sqlType: String(described[column.index]?.column_type) }))
  const cells = headers.map((header, index) => `${sqlName(header)} AS c${index}`).join(', ')
  const [counted] = await database.rows(`SELECT count(*) AS n FROM ${source}`)
  return done({
    shape,
    file,
    columns,
    headers,
    rows: `(SELECT row_number() OVER () AS line, ${cells} FROM ${source})`,
    count: Number(counted?.n ?? 0),
    broken: "(SELECT CAST(NULL AS BIGINT) AS line, '' AS reason, '' AS text WHERE false)",
  })
}
