import type { SourceText, Span } from './document.ts'

/**
 * The source without what no reader sees: zero-width characters, control characters, double line ends.
 * The whole of the reading works on offsets into it; results are led back to the source at the end.
 */
export interface Readable {
  readonly text: string
  /** The same characters with full-width signs and digits as ASCII and every space as a blank: same length, for matching. */
  readonly folded: string
  /** For each character its offset in the source. */
  readonly offsets: readonly number[]
  /** Offsets into this text at which a page ended. */
  readonly pageEnds: ReadonlySet<number>
  readonly source: SourceText
}

/** Takes out what cannot be seen and makes every line end the same. */
export function readableOf(source: SourceText): Readable {
  const { text } = source
  const kept: string[] = []
  const folded: string[] = []
  const offsets: number[] = []
  const pageEnds = new Set<number>()
  const ends = [...source.pageEnds].sort((a, b) => a - b)
  let nextEnd = 0
  for (let at = 0; at < text.length; at++) {
    while (nextEnd < ends.length && (ends[nextEnd] ?? 0) <= at) {
      pageEnds.add(kept.length)
      nextEnd++
    }
    const code = text.charCodeAt(at)
    if (code === 0x0c) pageEnds.add(kept.length)
    const entity = code === 0x26 ? blankEntity(text, at) : 0
    if (entity > 0) {
      kept.push(' ')
      folded.push(' ')
      offsets.push(at)
      at += entity - 1
      continue
    }
    if (isUnseen(code) || (code === 0x0d && text.charCodeAt(at + 1) === 0x0a)) continue
    const isEnd = isLineEnd(code)
    kept.push(isEnd ? '\n' : (text[at] ?? ''))
    folded.push(isEnd ? '\n' : folding(code, text[at] ?? ''))
    offsets.push(at)
  }
  return { text: kept.join(''), folded: folded.join(''), offsets, pageEnds, source }
}

/** Leads a range of the readable text back to the source. */
export function sourceSpan(readable: Readable, from: number, to: number): Span {
  const first = readable.offsets[from] ?? readable.source.text.length
  const last = to > from ? (readable.offsets[to - 1] ?? readable.source.text.length - 1) + 1 : first
  return { from: first, to: last }
}

/** Length of a blank written as a web page's entity, left over from copying. */
function blankEntity(text: string, at: number): number {
  const found = /^&(?:nbsp|emsp|ensp|thinsp|#160|#12288);/i.exec(text.slice(at, at + 9))
  return found?.[0].length ?? 0
}

function isLineEnd(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029
}

function isUnseen(code: number): boolean {
  return (
    (code < 0x20 && code !== 0x09 && !isLineEnd(code)) ||
    code === 0x7f ||
    code === 0xad ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfeff
  )
}

function folding(code: number, character: string): string {
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f) return ' '
  return smallForms.get(code) ?? character
}

// Small and half-width forms of commas, points and brackets.
const smallForms: ReadonlyMap<number, string> = new Map([
  [0xfe51, '\u3001'],
  [0xff64, '\u3001'],
  [0xfe50, ','],
  [0xfe52, '.'],
  [0xff61, '\u3002'],
  [0xfe54, ';'],
  [0xfe55, ':'],
  [0xfe59, '('],
  [0xfe5a, ')'],
])
