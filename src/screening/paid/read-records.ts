/** Why a line of a table is no row. */
export type RecordFault = 'stray_quote' | 'line_break_in_quotes' | 'cells_missing'

/** One line of a table: its number, counted from 1, and its cells; or why it is none. */
export type SheetRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: RecordFault }

/** What stands between the cells of a line. */
export const separators = [',', '\t', ';'] as const
export type Separator = (typeof separators)[number]

/**
 * The lines of a table with separators, blank ones left out. Every record stands on one line: a quote that is opened and not closed on
 * it would swallow the lines below without a word, so it is a fault.
 */
export function* readRecords(text: Iterable<string>, separator: Separator): Generator<SheetRecord> {
  let line = 0
  for (const written of linesOf(text)) {
    line++
    if (written.trim() !== '') yield recordOf(written, line, separator)
  }
}

/** Lines by any of the three line ends. */
export function* linesOf(text: Iterable<string>): Generator<string> {
  let rest = ''
  for (const piece of text) {
    const pieces = (rest + piece).split(/\r\n|\n|\r(?=[^\n])/)
    // What follows decides whether a carriage return at the end is half of a line end.
    rest = pieces.pop() ?? ''
    yield* pieces
  }
  if (rest !== '') yield rest.replace(/\r$/, '')
}

function recordOf(written: string, line: number, separator: Separator): SheetRecord {
  if (!written.includes('"')) return { line, cells: written.split(separator) }
  const cells: string[] = []
  let at = 0
  for (;;) {
    const cell = written[at] === '"' ? quotedCell(written, at, separator) : plainCell(written, at, separator)
    if (typeof cell === 'string') return { line, fault: cell }
    cells.push(cell.text)
    if (cell.end >= written.length) return { line, cells }
    at = cell.end + 1
  }
}

interface Cell {
  readonly text: string
  /** Where the separator after it stands, or the end of the line. */
  readonly end: number
}

function plainCell(written: string, from: number, separator: Separator): Cell | 'stray_quote' {
  const found = written.indexOf(separator, from)
  const end = found < 0 ? written.length : found
  const text = written.slice(from, end)
  return text.includes('"') ? 'stray_quote' : { text, end }
}

function quotedCell(written: string, from: number, separator: Separator): Cell | 'stray_quote' | 'line_break_in_quotes' {
  let text = ''
  let at = from + 1
  for (;;) {
    const quote = written.indexOf('"', at)
    if (quote < 0) return 'line_break_in_quotes'
    text += written.slice(at, quote)
    const after = written[quote + 1]
    if (after === undefined || after === separator) return { text, end: quote + 1 }
    if (after !== '"') return 'stray_quote'
    text += '"'
    at = quote + 2
  }
}
