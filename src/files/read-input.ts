import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { asInputFailure, InputFailure } from './failure.ts'

/**
 * The bytes of a file that a person named, if they are not more than so many; a pipe, a device, a folder or a circle of links is told
 * as an InputFailure and never waited for.
 */
export function readInput(path: string, mostBytes = Number.POSITIVE_INFINITY): Buffer {
  return opened(path, (descriptor) => {
    const { size } = fstatSync(descriptor)
    if (size > mostBytes) throw new InputFailure('too_large', path, `${Math.ceil(size / 2 ** 20)} MB`)
    return readFileSync(descriptor)
  })
}

/** The same as UTF-8 text, without a byte-order mark. */
export function readInputText(path: string): string {
  return readInput(path, mostTextBytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

/** Nothing that is read as one text is meant to be longer. */
const mostTextBytes = 100 * 2 ** 20

/** The bytes piece by piece, for files that may be larger than memory; the pieces may be kept. */
export function* inputPieces(path: string, pieceBytes = 1 << 20): Generator<Buffer> {
  const descriptor = openInput(path)
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceBytes)
      const read = within(path, () => readSync(descriptor, piece))
      if (read === 0) return
      yield piece.subarray(0, read)
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Throws an InputFailure unless the path is a file that can be read: for readers that open it themselves. */
export function checkInput(path: string): void {
  closeSync(openInput(path))
}

/** The names in a folder that a person named, in a fixed order. */
export function listInput(folder: string): readonly string[] {
  return within(folder, () => readdirSync(folder)).sort()
}

/** Whether a path leads to a folder; where it leads nowhere, that is an InputFailure. */
export function isFolder(path: string): boolean {
  return within(path, () => statSync(path).isDirectory())
}

function opened<T>(path: string, work: (descriptor: number) => T): T {
  const descriptor = openInput(path)
  try {
    return within(path, () => work(descriptor))
  } finally {
    closeSync(descriptor)
  }
}

/** Looked at before and after it is opened, and opened without waiting: a pipe would wait for somebody to write. */
function openInput(path: string): number {
  return within(path, () => {
    refuseOther(path, statSync(path))
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      refuseOther(path, fstatSync(descriptor))
    } catch (error) {
      closeSync(descriptor)
      throw error
    }
    return descriptor
  })
}

function refuseOther(path: string, found: { isFile(): boolean; isDirectory(): boolean }): void {
  if (found.isDirectory()) throw new InputFailure('is_folder', path)
  if (!found.isFile()) throw new InputFailure('not_file', path)
}

function within<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asInputFailure(error, path)
  }
}
