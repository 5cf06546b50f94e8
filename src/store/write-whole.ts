import { rename, rm } from 'node:fs/promises'
import type { DuckDb } from './duckdb.ts'
import { copyInto } from './file-rows.ts'
import { sqlName, sqlText } from './sql-text.ts'

/** Writes a query's rows to a file that exists only when it is complete. */
export async function writeWhole(database: DuckDb, sql: string, file: string, format = 'parquet, parquet_version v2'): Promise<void> {
  const unfinished = `${file}.part`
  try {
    await database.run(copyInto(sql, unfinished, format))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/**
 * Writes a query's rows, in the order of the given columns, as a CSV file for a spreadsheet, whole or not at all. It begins with a byte-order mark, without which
 * spreadsheet programs do not read Chinese; the database writes none, so the heading goes out with it as a prefix. A text cell that
 * a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers, also where they are text.
 */
export async function writeSheet(database: DuckDb, sql: string, order: string, file: string): Promise<void> {
  const columns = await database.rows(`describe ${sql}`)
  const heading = columns.map((column) => csvCell(inertText(String(column.column_name)))).join(',')
  const cells = columns.map(({ column_name, column_type }) => {
    const name = sqlName(String(column_name))
    return column_type === 'VARCHAR' ? `${inertSql(name)} as ${name}` : name
  })
  await writeWhole(
    database,
    `select ${cells.join(', ')} from (${sql}) order by ${order}`,
    file,
    `csv, header false, prefix ${sqlText(`\uFEFF${heading}\n`)}, suffix '\n'`,
  )
}

/** How a formula begins, the full-width forms some programs take for the same included; and what is a number all the same. */
const formulaSigns = '[=+@\\t\\r\\n\uFF1D\uFF0B\uFF20\uFF0D-]'
const plainNumber = '[+-]?[0-9]+([.][0-9]+)?%?'
const formulaStart = new RegExp(`^${formulaSigns}`)
const wholeNumber = new RegExp(`^${plainNumber}$`)

/** A text that no spreadsheet takes for a formula: an apostrophe stands before one that would be; numbers stay as they are. */
export function inertText(text: string): string {
  return formulaStart.test(text) && !wholeNumber.test(text) ? `'${text}` : text
}

/** The same in SQL. */
function inertSql(cell: string): string {
  const starts = `regexp_matches(${cell}, ${sqlText(`^${formulaSigns}`)})`
  const counts = `regexp_full_match(${cell}, ${sqlText(plainNumber)})`
  return `case when ${starts} and not ${counts} then '''' || ${cell} else ${cell} end`
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
