import { done, type Result, refused } from '../kernel/result.ts'
import { inputPieces } from './read-input.ts'
import type { EncodingRefusal, PathRefusal } from './refusals.ts'

/** The encodings in which Chinese offices save tables. */
type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** The text of bytes that are at hand, piece by piece, without its byte-order mark, however it is encoded; it can be gone through several times. */
export function decodedBytes(file: string, bytes: Uint8Array): Result<Iterable<string>, EncodingRefusal> {
  const pieces = [Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)]
  const encoding = encodingOf(pieces)
  if (encoding === undefined) return refused({ code: 'unknown_encoding', file })
  return done({ [Symbol.iterator]: () => decoded(pieces, encoding) })
}

/** The text of a file as UTF-8 bytes, in the same way; a file that is UTF-8 is not decoded for it. */
export function textPieces(path: string): Result<Iterable<Buffer>, PathRefusal | EncodingRefusal> {
  const found = encodedText(path)
  if (found.kind === 'refused') return found
  const { pieces, encoding } = found.value
  return done({ [Symbol.iterator]: () => (encoding === 'utf-8' ? unmarked(pieces) : encoded(pieces, encoding)) })
}

interface EncodedText {
  readonly pieces: Iterable<Buffer>
  readonly encoding: TextEncoding
}

/** How the text of a file is encoded: by its byte-order mark, else the first of UTF-8 and GB18030 that fits to the last byte. */
function encodedText(path: string): Result<EncodedText, PathRefusal | EncodingRefusal> {
  const opened = inputPieces(path)
  if (opened.kind === 'refused') return opened
  const pieces = opened.value
  const encoding = encodingOf(pieces)
  return encoding === undefined ? refused({ code: 'unknown_encoding', file: path }) : done({ pieces, encoding })
}

function encodingOf(pieces: Iterable<Buffer>): TextEncoding | undefined {
  const marked = markedEncoding(pieces)
  return (marked === undefined ? (['utf-8', 'gb18030'] as const) : [marked]).find((each) => fits(pieces, each))
}

/** Throws a TypeError where the bytes are no such text. */
function* decoded(pieces: Iterable<Buffer>, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (const piece of pieces) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

function* encoded(pieces: Iterable<Buffer>, encoding: TextEncoding): Generator<Buffer> {
  for (const text of decoded(pieces, encoding)) yield Buffer.from(text)
}

function* unmarked(pieces: Iterable<Buffer>): Generator<Buffer> {
  let isFirst = true
  for (const piece of pieces) {
    yield isFirst && isMarked(piece, utf8Mark) ? piece.subarray(utf8Mark.length) : piece
    isFirst = false
  }
}

function fits(pieces: Iterable<Buffer>, encoding: TextEncoding): boolean {
  try {
    for (const _ of decoded(pieces, encoding));
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

const utf8Mark = [0xef, 0xbb, 0xbf]

const marks: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', utf8Mark],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

function markedEncoding(pieces: Iterable<Buffer>): TextEncoding | undefined {
  for (const piece of pieces) return marks.find(([, mark]) => isMarked(piece, mark))?.[0]
  return undefined
}

function isMarked(piece: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, index) => piece[index] === byte)
}
