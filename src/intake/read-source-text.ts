import { basename } from 'node:path'
import type { SourceText } from '../documents/index.ts'
import { InputFailure, readInput } from '../files/index.ts'
import { decodeText } from './decode-text.ts'
import { IntakeFailure } from './failure.ts'
import { fileKindOf } from './file-kind.ts'
import { readDocx } from './read-docx.ts'
import { OFD_ROOT, readOfd } from './read-ofd.ts'
import { readPdf } from './read-pdf.ts'
import { openZip } from './zip-archive.ts'

const MOST_BYTES = 20 * 1024 * 1024
const MOST_CHARACTERS = 2_000_000

/** Reads a file as text: plain text in any usual encoding, a Word document, or a PDF or OFD that holds text. */
export async function readSourceText(path: string): Promise<SourceText> {
  const read = await readAny(path, bytesOf(path))
  if (read.text.trim() === '') throw new IntakeFailure('empty', path)
  if (read.text.length > MOST_CHARACTERS) throw new IntakeFailure('too_long', path, String(read.text.length))
  const { remarks = [] } = read
  return { name: basename(path), text: read.text, pageEnds: read.pageEnds, ...(remarks.length === 0 ? {} : { remarks }) }
}

/** What stands in the way is told as one of our failures, so that one bad file does not end the reading of others. */
function bytesOf(path: string): Uint8Array {
  try {
    const bytes = readInput(path, MOST_BYTES)
    if (bytes.length === 0) throw new IntakeFailure('empty', path)
    return bytes
  } catch (error) {
    if (error instanceof InputFailure) throw new IntakeFailure(error.code, path, error.detail)
    throw error
  }
}

type Read = Pick<SourceText, 'text' | 'pageEnds' | 'remarks'>

async function readAny(path: string, bytes: Uint8Array): Promise<Read> {
  const kind = fileKindOf(bytes)
  if (kind === 'pdf') return readPdf(path, bytes)
  if (kind === 'zip') {
    const archive = openZip(path, bytes)
    return archive.spelling(OFD_ROOT) === undefined ? { ...readDocx(path, archive), pageEnds: [] } : readOfd(path, archive)
  }
  if (kind === 'encrypted') throw new IntakeFailure('encrypted', path)
  if (typeof kind === 'object') throw new IntakeFailure('unsupported', path, kind.unsupported)
  const decoded = decodeText(bytes)
  if (typeof decoded === 'string') throw new IntakeFailure(decoded, path)
  return { text: withLineFeeds(decoded.text), pageEnds: [] }
}

/** Ends of lines and pages that old programs write become line feeds, one character for one. */
function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)|[\v\f\u0085\u2028\u2029]/g, '\n')
}
