import { readQuoted } from './read-quoted.ts'

/** A record as it was found in a text. */
export interface ScannedRecord {
  /** Where its last line ends, the line break not included. */
  readonly end: number
  readonly cells: number
  /** How many line breaks stand inside its cells. */
  readonly breaks: number
  readonly hasQuotes: boolean
  readonly isBlank: boolean
  readonly fault: 'quote_open' | 'zero_character' | undefined
}

const [zero, tab, lineFeed, carriageReturn, blank, quote, comma] = [0, 9, 10, 13, 32, 34, 44]

/** Looks over the record that begins at an offset; undefined where the text so far ends before it surely does. */
export function scanRecord(text: Buffer, from: number, isEnded: boolean): ScannedRecord | undefined {
  let [at, cells, breaks] = [from, 1, 0]
  let hasQuotes = false
  let hasZero = false
  let isCellEmpty = true
  let isBlank = true
  for (; at < text.length; at++) {
    const byte = text[at]
    if (byte === lineFeed || byte === carriageReturn) break
    if (byte === comma) {
      cells++
      isCellEmpty = true
      isBlank = false
    } else if (byte === quote) {
      hasQuotes = true
      isBlank = false
      if (!isCellEmpty) continue
      const quoted = readQuoted(text, at, isEnded)
      if (quoted === 'unfinished') return undefined
      if (quoted === 'stray') return { end: at, cells, breaks, hasQuotes, isBlank, fault: 'quote_open' }
      breaks += quoted.breaks
      at = quoted.end - 1
      isCellEmpty = false
    } else if (byte !== blank && byte !== tab) {
      isCellEmpty = false
      isBlank = false
      if (byte === zero) hasZero = true
    }
  }
  // A carriage return at the very end may be half of a pair.
  if (at + 1 >= text.length && text[at] !== lineFeed && !isEnded) return undefined
  return { end: at, cells, breaks, hasQuotes, isBlank, fault: hasZero ? 'zero_character' : undefined }
}

/** Where the physical line that holds an offset ends, or the text so far. */
export function lineEnd(text: Buffer, from: number): number {
  let at = from
  while (at < text.length && text[at] !== lineFeed && text[at] !== carriageReturn) at++
  return at
}

/** Where the line after one that ends at an offset begins. */
export function afterLine(text: Buffer, end: number): number {
  const isPair = text[end] === carriageReturn && text[end + 1] === lineFeed
  return Math.min(text.length, end + (isPair ? 2 : 1))
}
