import type { FlattenedTable, Found } from '../document.ts'
import { type Cell, cellsOf, isHeader, type TableRange, whole } from '../layout/table-lines.ts'
import type { Line } from '../text/lines.ts'
import { type Readable, sourceSpan } from '../text/readable.ts'
import type { StructureWords } from '../words/structure-words.ts'

/** The table in a range of lines: its header when one can be told, its rows, empty cells kept. */
export function tableOf(readable: Readable, lines: readonly Line[], range: TableRange, words: StructureWords): FlattenedTable {
  const rows = rowsOf(lines, range)
  const isHeaded = isHeader(rows[0] ?? [], words)
  const found = rows.map((row) =>
    row.map((cell): Found<string> => ({ value: cell.text, span: sourceSpan(readable, cell.from, cell.to), confidence: 0.9 })),
  )
  const first = lines[range.from]
  const last = lines[range.to - 1]
  return {
    span: sourceSpan(readable, first?.from ?? 0, last?.to ?? 0),
    header: isHeaded ? (found[0] ?? []) : [],
    rows: isHeaded ? found.slice(1) : found,
  }
}

/** Rows whose number of cells differs from the header's: their cells may stand under the wrong heading. */
export function unevenRows(table: FlattenedTable): readonly (readonly Found<string>[])[] {
  return table.header.length === 0 ? [] : table.rows.filter((row) => row.length !== table.header.length)
}

function rowsOf(lines: readonly Line[], range: TableRange): readonly (readonly Cell[])[] {
  if (range.rows === undefined) return lines.slice(range.from, range.to).map((line) => cellsOf(line))
  return range.rows.map((start, row) => lines.slice(start, range.rows?.[row + 1] ?? range.to).map(whole))
}

/** A row goes by its first cell where that is a number, or else by its place. */
export function rowName(table: FlattenedTable, row: readonly Found<string>[]): string {
  const first = row[0]?.value.trim() ?? ''
  return /^\d{1,4}$/.test(first) ? first : String(table.rows.indexOf(row) + 1)
}
