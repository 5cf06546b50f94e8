import { type Sheet, type SheetLine, textCell } from './sheet.ts'

/** What stands between the cells of a line. */
const separators = [',', '\t', ';'] as const
type Separator = (typeof separators)[number]

/** How many lines are looked at for the separator: titles stand above a table and have none. */
const linesLookedAt = 30

/**
 * A text with separators as a table, blank lines left out. Every record stands on one line: a quote that is opened and not closed on it
 * would swallow the lines below without a word, so it is a fault.
 */
export function textSheet(text: Iterable<string>): Sheet {
  const separator = separatorOf(text)
  return {
    name: '',
    isRagged: false,
    lines: async function* () {
      let line = 0
      for (const written of linesOf(text)) {
        line++
        if (written.trim() !== '') yield lineOf(written, line, separator)
      }
    },
  }
}

/** The separator that tells most cells apart in a line near the top. */
function separatorOf(text: Iterable<string>): Separator {
  const most = new Map<Separator, number>()
  let seen = 0
  for (const line of linesOf(text)) {
    if (line.trim() === '') continue
    for (const separator of separators) most.set(separator, Math.max(most.get(separator) ?? 0, line.split(separator).length))
    if (++seen === linesLookedAt) break
  }
  return separators.reduce((best, each) => ((most.get(each) ?? 0) > (most.get(best) ?? 0) ? each : best))
}

/** Lines by any of the three line ends. */
function* linesOf(text: Iterable<string>): Generator<string> {
  let rest = ''
  for (const piece of text) {
    const pieces = (rest + piece).split(/\r\n|\n|\r(?=[^\n])/)
    // What follows decides whether a carriage return at the end is half of a line end.
    rest = pieces.pop() ?? ''
    yield* pieces
  }
  if (rest !== '') yield rest.replace(/\r$/, '')
}

function lineOf(written: string, line: number, separator: Separator): SheetLine {
  if (!written.includes('"')) return { line, cells: written.split(separator).map(textCell) }
  const cells: string[] = []
  let at = 0
  for (;;) {
    const cell = written[at] === '"' ? quotedCell(written, at, separator) : plainCell(written, at, separator)
    if (typeof cell === 'string') return { line, fault: cell }
    cells.push(cell.text)
    if (cell.end >= written.length) return { line, cells: cells.map(textCell) }
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
