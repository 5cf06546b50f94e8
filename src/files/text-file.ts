import { inputPieces } from './read-input.ts'

/** The encodings in which Chinese offices save tables. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** How the text of a file is encoded: by its byte-order mark, else the first of UTF-8 and GB18030 that fits to the last byte. */
export function encodingOf(path: string): TextEncoding | undefined {
  const marked = markedEncoding(path)
  return (marked === undefined ? (['utf-8', 'gb18030'] as const) : [marked]).find((encoding) => fits(path, encoding))
}

/** The text of a file, piece by piece, without its byte-order mark; throws a TypeError where the bytes are no such text. */
export function* textOf(path: string, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (const piece of inputPieces(path)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

function fits(path: string, encoding: TextEncoding): boolean {
  try {
    for (const _ of textOf(path, encoding));
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

const marks: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

function markedEncoding(path: string): TextEncoding | undefined {
  for (const piece of inputPieces(path, 4)) return marks.find(([, mark]) => mark.every((byte, index) => piece[index] === byte))?.[0]
  return undefined
}
