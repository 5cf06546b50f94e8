import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as letOthers } from 'node:timers/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { formatYuanPlain } from '../kernel/money.ts'
import { inertText } from '../store/index.ts'
import type { ExportCell } from './list-columns.ts'

export type SheetKind = 'csv' | 'xlsx'

/** A column of a file: its heading, its width in characters, whether it holds amounts. */
export interface SheetColumn {
  readonly title: string
  readonly width: number
  readonly isAmount: boolean
}

/** Rows with the lines that stand below them, which are known once all rows are. */
export interface SheetContent {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<readonly ExportCell[]>
  readonly footer: () => readonly string[]
}

/** How many rows a sheet has before the next begins, as people can still open it. */
const rowsOfSheet = 1_000_000
/** Others get their turn after so many rows. */
const rowsBetween = 500

/**
 * Writes rows as they come into a file, never holding more than a few: a CSV file that spreadsheets read as Chinese, or a workbook whose
 * codes are texts and whose amounts are numbers. No text is a formula in it. Gives its size and SHA-256.
 */
export async function writeSheetFile(
  kind: SheetKind,
  content: SheetContent,
  file: string,
  signal: AbortSignal,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const counting = new Transform({
    transform(chunk: Buffer, _, passed) {
      hash.update(chunk)
      bytes += chunk.length
      passed(null, chunk)
    },
  })
  const source =
    kind === 'csv' ? Readable.from(csvOf(content)) : Readable.fromWeb(workbookOf(content) as Parameters<typeof Readable.fromWeb>[0])
  await pipeline(source, counting, createWriteStream(file, { flags: 'w' }), { signal })
  return { bytes, sha256: hash.digest('hex') }
}

async function* csvOf({ columns, rows, footer }: SheetContent): AsyncGenerator<string> {
  yield `\uFEFF${columns.map(({ title }) => csvCell(title)).join(',')}\r\n`
  for await (const row of inTurn(rows)) yield `${row.map((cell) => csvCell(textOf(cell))).join(',')}\r\n`
  yield '\r\n'
  for (const line of footer()) yield `${csvCell(inertText(line))}\r\n`
}

function workbookOf({ name, columns, rows, footer }: SheetContent): ReadableStream<Uint8Array> {
  return writeXlsxStream(workbookRows(rows, footer), {
    name: name.slice(0, 28),
    columns: columns.map(({ title, width, isAmount }) => ({ header: title, width, ...(isAmount ? { numFmt: '#,##0.00' } : {}) })),
    freezePane: { rows: 1 },
    maxRowsPerSheet: rowsOfSheet,
  })
}

/** Amounts are written as numbers to the fen; what is beyond the digits a spreadsheet keeps stays a text. */
const largestExact = 10n ** 15n

async function* workbookRows(rows: SheetContent['rows'], footer: () => readonly string[]): AsyncGenerator<(string | number | null)[]> {
  for await (const row of inTurn(rows)) yield row.map(workbookCell)
  yield []
  for (const line of footer()) yield [line]
}

function workbookCell(cell: ExportCell): string | number | null {
  if (cell === undefined) return null
  if (typeof cell === 'string') return cell
  const isExact = -largestExact < cell.fen && cell.fen < largestExact
  return isExact ? Number(formatYuanPlain(cell.fen)) : formatYuanPlain(cell.fen)
}

/** Whoever else waits for the process gets to do something now and then. */
async function* inTurn<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  let n = 0
  for await (const row of rows) {
    yield row
    if (++n % rowsBetween === 0) await letOthers()
  }
}

function textOf(cell: ExportCell): string {
  if (cell === undefined) return ''
  return typeof cell === 'string' ? inertText(cell) : formatYuanPlain(cell.fen)
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
