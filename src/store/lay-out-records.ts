import { closeSync, openSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { cellsOf, headerOf, type InputRefusal, longestRecord, RecordSplitter, textPieces } from '../files/index.ts'
import { type Refusal, type Result, done as whole } from '../kernel/result.ts'
import { csvRows } from './file-rows.ts'

/** A comma-separated file as a person saved it, its records laid out for the database. */
export interface LaidOutRecords {
  readonly headers: readonly string[]
  /** A FROM item with the physical line each record begins on and its cells as text: line, c0, c1, … */
  readonly rows: string
  readonly count: number
  /** A FROM item with the lines that are no record: line, reason, text. */
  readonly broken: string
  readonly brokenCount: number
}

/**
 * Splits a file into records and writes them to the scratch folder as the database reads them without a doubt, so that what it reads is
 * what was split, counted, with every line accounted for. `keyAt` says which column holds a whole number in every record, if any, or
 * refuses the headers, and then nothing more is read. Refused where the file is no text of comma-separated columns.
 */
export async function layOutRecords<R extends Refusal>(
  path: string,
  scratchFolder: string,
  keyAt: (headers: readonly string[]) => Result<number | undefined, R>,
): Promise<Result<LaidOutRecords, InputRefusal | R>> {
  const pieces = textPieces(path)
  if (pieces.kind === 'refused') return pieces
  const splitter = new RecordSplitter(pieces.value)
  const header = headerOf(splitter, path)
  if (header.kind === 'refused') return header
  const headers = header.value
  const key = keyAt(headers)
  if (key.kind === 'refused') return key
  const expected = { cells: headers.length, keyAt: key.value }
  const files = [`${basename(path)}.records.csv`, `${basename(path)}.broken.csv`].map((name) => join(scratchFolder, name))
  const [records, broken] = files.map((file) => new RowWriter(file))
  if (records === undefined || broken === undefined) throw new Error('two files')
  let hasBreaks = false
  try {
    let done = 0
    for (let found = splitter.next(expected); found !== undefined; found = splitter.next(expected)) {
      if (found.kind === 'broken') broken.row([String(found.line), found.reason, visible(found.bytes)])
      else if (found.hasQuotes) records.row([String(found.line), ...cellsOf(found.bytes.toString('utf8'))])
      else records.plainRow(found.line, found.bytes)
      hasBreaks ||= found.kind === 'record' && found.breaks > 0
      // A large file must not keep everything else waiting.
      if (++done % 100_000 === 0) await setImmediate()
    }
  } finally {
    records.close()
    broken.close()
  }
  const [recordsFile = '', brokenFile = ''] = files
  return whole({
    headers,
    rows: csvRows(recordsFile, readingOf(['line', ...headers.map((_, index) => `c${index}`)], hasBreaks)),
    count: records.count,
    broken: csvRows(brokenFile, readingOf(['line', 'reason', 'text'], true)),
    brokenCount: broken.count,
  })
}

/** How the database reads what was laid out; a cell that holds line breaks is not looked for by several threads at once. */
function readingOf(columns: readonly string[], hasBreaks: boolean): string {
  const types = columns.map((name) => `'${name}': '${name === 'line' ? 'BIGINT' : 'VARCHAR'}'`)
  return `header = false, auto_detect = false, compression = 'none', delim = ',', quote = '"', escape = '"', new_line = '\\n', strict_mode = true, max_line_size = ${longestRecord * 8}, parallel = ${!hasBreaks}, columns = {${types.join(', ')}}`
}

/** A zero character ends a text for the database. */
function visible(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '\u2400')
}

/** Bytes kept before they are written: most files here are small, and no record is longer than the whole. */
const leastRoom = 2 ** 12
const mostRoom = longestRecord * 16

/** Writes rows of a CSV file in pieces of at most four megabytes. */
class RowWriter {
  count = 0
  private readonly descriptor: number
  private buffer = Buffer.allocUnsafe(leastRoom)
  private filled = 0

  constructor(file: string) {
    this.descriptor = openSync(file, 'wx')
  }

  /** A line number and cells that need no quotes, as they stand. */
  plainRow(line: number, bytes: Buffer): void {
    this.makeRoom(bytes.length + 24)
    this.filled += this.buffer.write(`${line},`, this.filled, 'latin1')
    this.filled += bytes.copy(this.buffer, this.filled)
    this.end()
  }

  row(cells: readonly string[]): void {
    const text = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
    this.makeRoom(Buffer.byteLength(text) + 1)
    this.filled += this.buffer.write(text, this.filled, 'utf8')
    this.end()
  }

  close(): void {
    this.flush()
    closeSync(this.descriptor)
  }

  private end(): void {
    this.filled += this.buffer.write('\n', this.filled, 'latin1')
    this.count++
  }

  private makeRoom(bytes: number): void {
    if (this.filled + bytes > mostRoom) this.flush()
    const needed = this.filled + bytes
    if (needed <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(Math.min(mostRoom, needed * 2))
    this.buffer.copy(larger, 0, 0, this.filled)
    this.buffer = larger
  }

  private flush(): void {
    for (let written = 0; written < this.filled; ) written += writeSync(this.descriptor, this.buffer, written, this.filled - written)
    this.filled = 0
  }
}
