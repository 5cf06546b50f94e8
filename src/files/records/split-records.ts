import { afterLine, lineEnd, scanRecord } from './scan-record.ts'

/** Why lines of a file are no record. */
export type BrokenReason = 'too_few_cells' | 'too_many_cells' | 'quote_open' | 'zero_character' | 'line_too_long'

/** A record of a comma-separated file and the bytes it stands in, which are valid until the next one is asked for. */
export interface WholeRecord {
  readonly kind: 'record'
  /** The physical line it begins on, from 1. */
  readonly line: number
  readonly bytes: Buffer
  readonly hasQuotes: boolean
  /** How many line breaks stand inside its cells. */
  readonly breaks: number
}

/** Lines that are no record, as they stand. */
export interface BrokenRecord {
  readonly kind: 'broken'
  readonly line: number
  readonly bytes: Buffer
  readonly reason: BrokenReason
}

export interface Expected {
  /** How many cells every record has; undefined takes the record as it comes. */
  readonly cells: number | undefined
  /** Which of them holds a whole number in every record, if any does. */
  readonly keyAt: number | undefined
}

/** A record of more bytes than this has lost its end. */
export const longestRecord = 2 ** 18

/**
 * Splits the text of a comma-separated file into records, blank lines left out. A quote that is never closed, is closed in the middle of
 * a cell, or holds whole rows of the file is a mistake of one line: that line is broken, and the next is read as if nothing were
 * open. So a stray quote costs its own row and never those that follow.
 */
export class RecordSplitter {
  private text: Buffer = Buffer.alloc(0)
  private at = 0
  private line = 1
  private isEnded = false
  private readonly pieces: Iterator<Buffer>

  constructor(pieces: Iterable<Buffer>) {
    this.pieces = pieces[Symbol.iterator]()
  }

  /** The next record or broken line; undefined at the end. */
  next(expected: Expected): WholeRecord | BrokenRecord | undefined {
    for (;;) {
      if (this.at >= this.text.length) {
        if (!this.readOn()) return undefined
        continue
      }
      const scanned = scanRecord(this.text, this.at, this.isEnded)
      if (scanned === undefined) {
        if (this.text.length - this.at > longestRecord) return this.breakLine('quote_open')
        this.readOn()
        continue
      }
      const { end, cells, breaks, hasQuotes, isBlank, fault } = scanned
      if (fault !== undefined) return this.breakLine(fault)
      if (breaks > 0 && this.hidesRows(end, expected)) return this.breakLine('quote_open')
      const [line, bytes] = [this.line, this.text.subarray(this.at, end)]
      this.line += 1 + breaks
      this.at = afterLine(this.text, end)
      if (isBlank) continue
      if (expected.cells !== undefined && cells !== expected.cells)
        return { kind: 'broken', line, bytes, reason: cells < expected.cells ? 'too_few_cells' : 'too_many_cells' }
      return { kind: 'record', line, bytes, hasQuotes, breaks }
    }
  }

  /** Reads another piece behind what is left; false at the end of the file. */
  private readOn(): boolean {
    const { value, done } = this.pieces.next()
    if (done === true) this.isEnded = true
    else this.text = Buffer.concat([this.text.subarray(this.at), value])
    if (done !== true) this.at = 0
    return done !== true
  }

  /** Takes the line the record begins on, whatever stands in it, as broken; of an endless one only the beginning is kept. */
  private breakLine(reason: BrokenReason): BrokenRecord {
    const { line } = this
    let kept: Buffer | undefined
    let end = lineEnd(this.text, this.at)
    while (end + 1 >= this.text.length && !this.isEnded) {
      if (end - this.at > longestRecord) {
        kept ??= Buffer.from(this.text.subarray(this.at, this.at + longestRecord))
        this.at = end - 1
      }
      this.readOn()
      end = lineEnd(this.text, this.at)
    }
    const bytes = kept ?? this.text.subarray(this.at, end)
    this.line += 1
    this.at = afterLine(this.text, end)
    return { kind: 'broken', line, bytes, reason: bytes.length >= longestRecord ? 'line_too_long' : reason }
  }

  /** Whether one of the lines that a record's quotes hold together is a row of the file by itself. */
  private hidesRows(to: number, { cells, keyAt }: Expected): boolean {
    if (cells === undefined || cells < 2) return false
    const { text } = this
    let start = afterLine(text, lineEnd(text, this.at))
    while (start < to) {
      const end = Math.min(to, lineEnd(text, start))
      const found = text.toString('utf8', start, end).split(',')
      if (found.length === cells && (keyAt === undefined || /^\s*(?:-?\d{1,18}|"-?\d{1,18}")\s*$/.test(found[keyAt] ?? ''))) return true
      start = afterLine(text, end)
    }
    return false
  }
}
