import { cutLine, type Line } from '../text/lines.ts'
import { HAN, YEAR } from '../words/script.zh.ts'
import type { StructureWords } from '../words/structure-words.ts'

/** Consecutive lines of a document that are the rows of one table: indexes, the last one excluded. */
export interface TableRange {
  readonly from: number
  readonly to: number
  /** Where every cell became a line of its own: the index at which each row starts, the header's first. */
  readonly rows?: readonly number[]
}

/** The text of a cell and where it stands. */
export interface Cell {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Finds tables that became lines: cells parted by tabs, bars or runs of blanks, at least two rows below each other. */
export function tableRangesIn(lines: readonly Line[], words: StructureWords): readonly TableRange[] {
  const ranges: TableRange[] = []
  let from = -1
  const close = (to: number) => {
    if (from >= 0 && (to - from >= 2 || isHeader(cellsOf(lines[from]), words))) ranges.push({ from, to })
    from = -1
  }
  lines.forEach((line, index) => {
    const isRow = cellsOf(line).length >= 2
    const startsAnew = isRow && from >= 0 && index > from && isHeader(cellsOf(line), words)
    if (!isRow || startsAnew) close(index)
    if (isRow && from < 0) from = index
  })
  close(lines.length)
  return [...ranges, ...cellwiseRangesIn(lines, words)].sort((a, b) => a.from - b.from)
}

/** The heading of a column of figures for a year, with what they are. */
export const YEAR_HEAD = new RegExp(`^(20\\d{2})${YEAR}?[${HAN}]{0,4}$`)
const VALUE = /^[\u2264\u2265<>]?\d[\d.,]*%?$|^[-\u2014\u2013/]+$/

const FEWEST_COLUMNS = 3
const MOST_COLUMNS = 10

/** Tables of which every cell became a line: the column heads below each other, then rows that count from one. */
function cellwiseRangesIn(lines: readonly Line[], words: StructureWords): readonly TableRange[] {
  const isYear = (line: Line | undefined) => line !== undefined && YEAR_HEAD.test(line.folded.replace(/\s/g, ''))
  const isHead = (line: Line | undefined) => line !== undefined && (words.tableHeads.has(line.text.replace(/\s/g, '')) || isYear(line))
  const ranges: TableRange[] = []
  for (let at = 0; at < lines.length; at++) {
    let columns = 0
    while (columns < MOST_COLUMNS && isHead(lines[at + columns])) columns++
    if (columns < FEWEST_COLUMNS) continue
    const rows = [at]
    let next = at + columns
    while (lines[next]?.folded === String(rows.length)) {
      rows.push(next)
      let end = next + 1
      while (end < lines.length && end < next + columns * 2 && lines[end]?.folded !== String(rows.length)) end++
      // The last row ends where its columns are full.
      next = lines[end]?.folded === String(rows.length) ? end : Math.min(next + columns, lines.length)
    }
    const years = Array.from({ length: columns }, (_, column) => column).filter((column) => isYear(lines[at + column]))
    // Rows without a number of their own are told by the figures below the years.
    if (rows.length < 2 && years.length > 0 && !isYear(lines[at])) {
      while (years.every((column) => VALUE.test(lines[next + column]?.folded ?? ''))) {
        rows.push(next)
        next += columns
      }
    }
    if (rows.length < 2) continue
    ranges.push({ from: at, to: next, rows })
    at = next - 1
  }
  return ranges
}

/** The cells of a line: one when it is no row. */
export function cellsOf(line: Line | undefined): readonly Cell[] {
  if (line === undefined) return []
  if (line.text.includes('\t')) return partsOf(line, /\t/g)
  if ((line.folded.match(/\|/g)?.length ?? 0) >= 2) {
    if (/^[|\-: ]+$/.test(line.folded)) return []
    const start = line.folded.startsWith('|') ? 1 : 0
    const end = line.folded.endsWith('|') ? line.folded.length - 1 : line.folded.length
    return partsOf(cutLine(line, start, end), /\|/g)
  }
  const columns = partsOf(line, / {3,}/g)
  // Two short words spaced out are a name or a signature; three are columns.
  return columns.length >= 3 && columns.every((cell) => !/[\u3002;]./.test(cell.text)) ? columns : [whole(line)]
}

function partsOf(line: Line, separator: RegExp): readonly Cell[] {
  const cells: Cell[] = []
  let start = 0
  for (const match of line.folded.matchAll(separator)) {
    cells.push(trimmed(line, start, match.index))
    start = match.index + match[0].length
  }
  return [...cells, trimmed(line, start, line.folded.length)]
}

function trimmed(line: Line, start: number, end: number): Cell {
  const raw = line.folded.slice(start, end)
  const lead = raw.length - raw.trimStart().length
  const text = line.text.slice(start + lead, start + lead + raw.trim().length)
  return { text, from: line.from + start + lead, to: line.from + start + lead + text.length }
}

/** A line as one cell. */
export const whole = (line: Line): Cell => ({ text: line.text, from: line.from, to: line.to })

/** Digits of full width as digits. */
const foldedDigits = (text: string) => text.replace(/[\uFF10-\uFF19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** Whether a line is the row of headings a table begins with. */
export function isTableHead(line: Line, words: StructureWords): boolean {
  return isHeader(cellsOf(line), words)
}

/** Whether cells are the headings of a table. */
export function isHeader(cells: readonly Cell[], words: StructureWords): boolean {
  const names = cells.map((cell) => cell.text.replace(/\s/g, ''))
  return (
    names.length >= 2 &&
    names.every((name) => name.length <= 16) &&
    names.filter((name) => words.tableHeads.has(name) || YEAR_HEAD.test(foldedDigits(name))).length >= Math.min(2, names.length)
  )
}
