import { readdirSync } from 'node:fs'
import { isAbsolute, join, resolve, sep } from 'node:path'
import { StoreFailure } from './failure.ts'
import { sqlText } from './sql-text.ts'

/**
 * A FROM item with the rows of Parquet files, at least one. Every path names one file, whatever signs stand in it, and a folder
 * called `year=2022` adds no column. This, `numberedRows`, `csvRows` and `copyInto` are the only ways in which SQL touches a file.
 */
export function parquetRows(files: readonly string[]): string {
  if (files.length === 0) throw new Error('rows of no file')
  return `read_parquet([${files.map(sqlPath).join(', ')}], hive_partitioning = false)`
}

/**
 * SQL with every Parquet file that it reads called by another name, as `parquetRows` writes them: what is left says what is asked and
 * nothing of where anything lies.
 */
export function namingFiles(sql: string, nameOf: (path: string) => string): string {
  return sql.replace(/read_parquet\(\[((?:'(?:[^']|'')*'(?:, )?)+)\]/g, (_, files: string) => {
    const named = files.replace(/'((?:[^']|'')*)'/g, (_literal, path: string) => {
      return sqlText(nameOf(path.replaceAll("''", "'").replace(/\[([*?[])\]/g, '$1')))
    })
    return `read_parquet([${named}]`
  })
}

/** The rows of one Parquet file with the place of each in it as a further column, `file_row_number`, from 0. */
export function numberedRows(file: string): string {
  return `read_parquet([${sqlPath(file)}], hive_partitioning = false, file_row_number = true)`
}

/** The Parquet files of a folder, in the order of their names; a folder that is not there, or has none, is a missing file. */
export function parquetFilesIn(folder: string): readonly string[] {
  const names = namesIn(folder).filter((name) => name.endsWith('.parquet'))
  if (names.length === 0) throw new StoreFailure('missing_file', join(folder, '*.parquet'), 'the folder has no Parquet file')
  return names.sort().map((name) => join(folder, name))
}

/** A FROM item with the records of a CSV file, read by settings such as `header = true`. */
export function csvRows(file: string, settings: string): string {
  return `read_csv(${sqlPath(file)}, hive_partitioning = false, ${settings})`
}

/** A statement that writes a query's rows to a file, in a format such as `parquet` or `csv, header`. */
export function copyInto(query: string, file: string, format: string): string {
  refuseUnwritable(file)
  return `COPY (${query}) TO ${sqlText(absolute(file))} (FORMAT ${format})`
}

/** The signs that make DuckDB take a path for a pattern. */
const patternSigns = /[*?[]/g

/** One file's path as SQL, each sign of a pattern standing for itself; absolute, so that it is no URL and no `~` either. */
function sqlPath(file: string): string {
  refuseUnwritable(file)
  return sqlText(absolute(file).replace(patternSigns, (sign) => `[${sign}]`))
}

/** In a pattern DuckDB takes a backslash for a folder's end, so a name that has both cannot be written. */
function refuseUnwritable(file: string): void {
  const path = absolute(file)
  if (sep === '/' && path.includes('\\') && path.search(patternSigns) >= 0)
    throw new StoreFailure('unusable_path', path, 'a backslash together with * ? or [')
}

function absolute(file: string): string {
  return isAbsolute(file) ? file : resolve(file)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw new StoreFailure('missing_file', folder, error instanceof Error ? error.message : String(error))
  }
}
