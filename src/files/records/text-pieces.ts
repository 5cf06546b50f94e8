import { InputFailure } from '../failure.ts'
import { inputPieces } from '../read-input.ts'
import { encodingOf, type TextEncoding, textOf } from '../text-file.ts'

/** The text of a file as UTF-8 bytes, piece by piece, without a byte-order mark, however it is encoded. */
export function* textPieces(path: string): Generator<Buffer> {
  const encoding = encodingOf(path)
  if (encoding === undefined) throw new InputFailure({ code: 'unknown_encoding', file: path })
  let isFirst = true
  for (const piece of encoding === 'utf-8' ? inputPieces(path) : decoded(path, encoding)) {
    yield isFirst ? withoutMark(piece) : piece
    isFirst = false
  }
}

function* decoded(path: string, encoding: TextEncoding): Generator<Buffer> {
  for (const text of textOf(path, encoding)) yield Buffer.from(text)
}

function withoutMark(piece: Buffer): Buffer {
  return piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf ? piece.subarray(3) : piece
}
