import { basename } from 'node:path'
import type { SourceText } from '../documents/index.ts'
import { readInput } from '../files/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { decodeText } from './decode-text.ts'
import { fileKindOf } from './file-kind.ts'
import { readDocx } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { OFD_ROOT, readOfd } from './read-ofd.ts'
import { readPdf } from './read-pdf.ts'
import type { DocumentFault, IntakeRefusal } from './refusals.ts'
import { openZip } from './zip-archive.ts'

const MOST_BYTES = 20 * 1024 * 1024
const MOST_CHARACTERS = 2_000_000

/** Reads a file as text: plain text in any usual encoding, a saved web page, a Word document, or a PDF or OFD that holds text. */
export async function readSourceText(path: string): Promise<Result<SourceText, IntakeRefusal>> {
  const bytes = readInput(path, MOST_BYTES)
  if (bytes.kind === 'refused') return bytes
  const read = await readAny(bytes.value)
  if (read.kind === 'refused') return refused({ ...read.refusal, file: path })
  const { text, pageEnds, remarks = [] } = read.value
  if (text.trim() === '') return refused({ code: 'empty', file: path })
  if (text.length > MOST_CHARACTERS) return refused({ code: 'too_long', file: path, characters: text.length })
  return done({ name: basename(path), text, pageEnds, ...(remarks.length === 0 ? {} : { remarks }) })
}

type Read = Pick<SourceText, 'text' | 'pageEnds' | 'remarks'>

async function readAny(bytes: Uint8Array): Promise<Result<Read, DocumentFault>> {
  if (bytes.length === 0) return refused({ code: 'empty' })
  const kind = fileKindOf(bytes)
  if (kind === 'pdf') return await readPdf(bytes)
  if (kind === 'zip') return readZip(bytes)
  if (kind === 'encrypted') return refused({ code: 'encrypted' })
  if (typeof kind === 'object') return refused({ code: 'unsupported', kind: kind.unsupported })
  const decoded = decodeText(bytes)
  if (typeof decoded === 'string') return refused({ code: decoded })
  if (kind === 'html') return done({ ...readHtml(decoded.text), pageEnds: [] })
  return done({ text: withLineFeeds(decoded.text), pageEnds: [] })
}

function readZip(bytes: Uint8Array): Result<Read, DocumentFault> {
  const archive = openZip(bytes)
  if (archive.kind === 'refused') return archive
  if (archive.value.spelling(OFD_ROOT) !== undefined) return readOfd(archive.value)
  const word = readDocx(archive.value)
  return word.kind === 'refused' ? word : done({ ...word.value, pageEnds: [] })
}

/** Ends of lines and pages that old programs write become line feeds, one character for one. */
function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)|[\v\f\u0085\u2028\u2029]/g, '\n')
}
