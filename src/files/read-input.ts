import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { done, type Result, refused } from '../kernel/result.ts'
import { refusalOfSystem } from './refusal-of-system.ts'
import type { PathRefusal } from './refusals.ts'

/**
 * The bytes of a file that a person named, if they are not more than so many; a pipe, a device, a folder or a circle of links is refused
 * and never waited for.
 */
export function readInput(path: string, mostBytes = mostAtOnce): Result<Buffer, PathRefusal> {
  const opened = openInput(path)
  if (opened.kind === 'refused') return opened
  const descriptor = opened.value
  try {
    const size = within(path, () => fstatSync(descriptor).size)
    if (size.kind === 'refused') return size
    if (size.value > mostBytes) return refused({ code: 'too_large', file: path, bytes: size.value })
    return within(path, () => readFileSync(descriptor))
  } finally {
    closeSync(descriptor)
  }
}

/** The platform reads no larger file in one piece. */
const mostAtOnce = 2 ** 31 - 1

/** The same as UTF-8 text, without a byte-order mark. */
export function readInputText(path: string): Result<string, PathRefusal> {
  const read = readInput(path, mostTextBytes)
  return read.kind === 'refused' ? read : done(read.value.toString('utf8').replace(/^\uFEFF/, ''))
}

/** Nothing that is read as one text is meant to be longer. */
const mostTextBytes = 100 * 2 ** 20

/**
 * The bytes piece by piece, for files that may be larger than memory; the pieces may be kept. They can be gone through several times,
 * and the file is open only while they are. A file that goes away meanwhile, or a disk that fails, throws what the system says.
 */
export function inputPieces(path: string, pieceBytes = 1 << 20): Result<Iterable<Buffer>, PathRefusal> {
  const against = checkInput(path)
  return against === undefined ? done({ [Symbol.iterator]: () => pieces(path, pieceBytes) }) : refused(against)
}

/** Room to find that a file has ended, or has grown since it was opened. */
const endBytes = 512

function* pieces(path: string, pieceBytes: number): Generator<Buffer> {
  const descriptor = openSync(path, withoutWaiting)
  try {
    // No larger than what is left to read: a piece may be kept, and memory outside the heap drives the collector.
    for (let left = fstatSync(descriptor).size; ; left -= pieceBytes) {
      const piece = Buffer.allocUnsafe(Math.max(endBytes, Math.min(left, pieceBytes)))
      const read = readSync(descriptor, piece)
      if (read === 0) return
      yield piece.subarray(0, read)
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Why a path is no file that can be read, undefined where it is one: for readers that open it themselves. */
export function checkInput(path: string): PathRefusal | undefined {
  const opened = openInput(path)
  if (opened.kind === 'refused') return opened.refusal
  closeSync(opened.value)
  return undefined
}

/** The names in a folder that a person named, in a fixed order. */
export function listInput(folder: string): Result<readonly string[], PathRefusal> {
  return within(folder, () => readdirSync(folder).sort())
}

/** Whether a path leads to a folder; refused where it leads nowhere. */
export function isFolder(path: string): Result<boolean, PathRefusal> {
  return within(path, () => statSync(path).isDirectory())
}

/** Looked at before and after it is opened, and opened without waiting: a pipe would wait for somebody to write. */
function openInput(path: string): Result<number, PathRefusal> {
  const standing = within(path, () => statSync(path))
  if (standing.kind === 'refused') return standing
  const other = otherThanFile(path, standing.value)
  if (other !== undefined) return refused(other)
  const opened = within(path, () => openSync(path, withoutWaiting))
  if (opened.kind === 'refused') return opened
  const found = within(path, () => fstatSync(opened.value))
  const stands = found.kind === 'refused' ? found.refusal : otherThanFile(path, found.value)
  if (stands === undefined) return opened
  closeSync(opened.value)
  return refused(stands)
}

const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

function otherThanFile(path: string, found: { isFile(): boolean; isDirectory(): boolean }): PathRefusal | undefined {
  if (found.isDirectory()) return { code: 'is_folder', file: path }
  return found.isFile() ? undefined : { code: 'not_file', file: path }
}

/** What the system gives, or what it says against the path; anything else thrown is a bug and stays one. */
function within<T>(path: string, work: () => T): Result<T, PathRefusal> {
  try {
    return done(work())
  } catch (error) {
    const refusal = refusalOfSystem(error, path)
    if (refusal === undefined) throw error
    return refused(refusal)
  }
}
