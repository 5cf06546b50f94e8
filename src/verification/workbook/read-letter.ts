import { done, type Result, refused } from '../../kernel/result.ts'
import { type ReadCell, type ReadSheet, readWorkbook } from '../../sheets/index.ts'
import { mostAsked } from '../open-inquiry.ts'
import { type LetterColumnId, letterColumns } from './columns.ts'
import type { WorkbookRefusal } from './faults.ts'
import { columnTitles, inquiryOfMark } from './workbook.zh.ts'

/** A row of a workbook below its titles: its number in the sheet, and its cells by what they are. */
export interface LetterLine {
  readonly line: number
  readonly cells: Readonly<Record<LetterColumnId, ReadCell>>
}

export interface ReadLetter {
  readonly lines: readonly LetterLine[]
  /** Where each column stands in the sheet, counted from 0: they may have been moved. */
  readonly places: Readonly<Record<LetterColumnId, number>>
}

/** Head and titles stand within so many rows. */
const headRows = 30

/** Reads a letter that came back, its columns found by their titles. Refused where it is no letter, another's, or lacks a column. */
export async function readLetter(bytes: Uint8Array, inquiry: bigint): Promise<Result<ReadLetter, WorkbookRefusal>> {
  const read = await readWorkbook(bytes, mostAsked + headRows)
  if (read.kind === 'refused') return read
  const found = read.value.map((sheet) => ({ sheet, at: titlesIn(sheet) })).find(({ at }) => at !== undefined)
  if (found?.at === undefined) return refused({ code: 'no_letter_in_it' })
  const { sheet, at } = found
  const own = inquiryIn(sheet, at)
  if (own !== undefined && own !== String(inquiry)) return refused({ code: 'letter_of_another', inquiry: own, wanted: String(inquiry) })
  const placed = placesOf(sheet.rows[at] ?? [])
  if (placed.kind === 'refused') return placed
  const places = placed.value
  const lines = sheet.rows.slice(at + 1).map((row, below) => ({ line: at + 2 + below, cells: cellsAt(row, places) }))
  return done({ lines, places })
}

const titles = new Map(Object.entries(columnTitles).map(([id, title]) => [plain(title), id as LetterColumnId]))

/** Titles with the half-width brackets that some input methods make of them are the same. */
function plain(cell: ReadCell): string {
  return typeof cell === 'string' ? cell.normalize('NFKC').replace(/\s/g, '') : ''
}

/** The row of titles: the first that has most of them. */
function titlesIn({ rows }: ReadSheet): number | undefined {
  const at = rows.slice(0, headRows).findIndex((row) => row.filter((cell) => titles.has(plain(cell))).length * 2 > letterColumns.length)
  return at < 0 ? undefined : at
}

function inquiryIn({ rows }: ReadSheet, upTo: number): string | undefined {
  for (const row of rows.slice(0, upTo))
    for (const cell of row) {
      const found = typeof cell === 'string' ? inquiryOfMark(cell) : undefined
      if (found !== undefined) return found
    }
  return undefined
}

/** Where a column that may be absent stands then: past every cell. */
const beyond = Number.MAX_SAFE_INTEGER

function placesOf(row: readonly ReadCell[]): Result<ReadLetter['places'], WorkbookRefusal> {
  const found = letterColumns.map((column) => ({
    id: column.id,
    isOptional: 'isOptional' in column,
    at: row.flatMap((cell, at) => (titles.get(plain(cell)) === column.id ? [at] : [])),
  }))
  const titlesOf = (those: typeof found) => those.map(({ id }) => columnTitles[id])
  const missing = found.filter(({ at, isOptional }) => at.length === 0 && !isOptional)
  if (missing.length > 0) return refused({ code: 'columns_missing', titles: titlesOf(missing) })
  const doubled = found.filter(({ at }) => at.length > 1)
  if (doubled.length > 0) return refused({ code: 'columns_doubled', titles: titlesOf(doubled) })
  return done(Object.fromEntries(found.map(({ id, at }) => [id, at[0] ?? beyond])) as Record<LetterColumnId, number>)
}

function cellsAt(row: readonly ReadCell[], places: ReadLetter['places']): LetterLine['cells'] {
  return Object.fromEntries(Object.entries(places).map(([id, at]) => [id, row[at] ?? null])) as unknown as LetterLine['cells']
}
