import { existsSync } from 'node:fs'
import { parse } from 'yaml'
import {
  lexiconSections,
  type OfficialDocument,
  openReader,
  parseLexicon,
  parseStructureWords,
  type Reader,
  readDocuments,
  type StructureWords,
} from '../../documents/index.ts'
import { type IntakeRefusal, readSourceText } from '../../intake/index.ts'
import { done, type Result } from '../../kernel/result.ts'
import { grantedBy } from '../carry-out.ts'
import { UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import type { Workspace } from '../workspace.ts'

/** One official document of a file; `file#2` names the second where a file holds several, and which one must be said then. What cannot be read ends the command. */
export async function openDocument(workspace: Workspace, typed: string): Promise<OfficialDocument> {
  const { file, nth } = documentAsked(workspace, typed)
  const documents = grantedBy('intake', await readFile(workspace, file))
  if (documents.length === 0) throw new UsageFailure(texts.noDocument(file))
  if (nth === undefined && documents.length > 1) throw new UsageFailure(texts.severalDocuments(file, documents.map(titleOf)))
  const document = documents[(nth ?? 1) - 1]
  if (document === undefined) throw new UsageFailure(texts.noSuchDocument(file, nth ?? 1, documents.length))
  return document
}

/** `file#2` taken apart; a file whose own name ends like that is meant itself. */
function documentAsked(workspace: Workspace, typed: string): { readonly file: string; readonly nth: number | undefined } {
  const [, file, nth] = /^(.+)#(\d{1,3})$/.exec(typed) ?? []
  return file === undefined || existsSync(workspace.path(typed)) ? { file: typed, nth: undefined } : { file, nth: Number(nth) }
}

/** Every official document of a file, or why it is not taken in. */
export async function readFile(workspace: Workspace, file: string): Promise<Result<readonly OfficialDocument[], IntakeRefusal>> {
  const read = await readSourceText(workspace.path(file))
  return read.kind === 'refused' ? read : done(readDocuments(read.value, openStructureWords(workspace)))
}

/** The words the structure of a document is recognised by. */
export function openStructureWords(workspace: Workspace): StructureWords {
  return parseStructureWords(parse(workspace.reference('documents/structure.yaml')))
}

/** A reader by the words mentions are recognised by; a mistake in them is a mistake of the installation. */
export function openReaderOf(workspace: Workspace): Reader {
  const parsed = parseLexicon(
    Object.fromEntries(lexiconSections.map((section) => [section, parse(workspace.reference(`documents/${section}.yaml`))])),
  )
  if ('mistakes' in parsed) throw new Error(`reference/documents: ${JSON.stringify(parsed.mistakes)}`)
  return openReader(parsed.lexicon)
}

function titleOf({ metadata }: OfficialDocument): string {
  return (metadata.enclosedTitle ?? metadata.title)?.value ?? ''
}
