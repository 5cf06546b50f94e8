import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { findDocumentMentions, type OfficialDocument, readDocuments } from '../../../src/documents/index.ts'
import { parseReferenceTable } from '../../../src/kernel/reference-table.ts'
import { findUnsupported, type PlanSet, parseSubstanceWords, type SubstanceFound } from '../../../src/plans/index.ts'
import { reader } from '../../documents/mentions.ts'
import { structureWords } from '../../documents/structure-words.ts'

const project = join(import.meta.dirname, '../../..')
const read = (...path: readonly string[]) => readFileSync(join(project, ...path), 'utf8')

export const substanceWords = parseSubstanceWords(
  parse(read('glossary', 'wordings.yaml')),
  parse(read('reference', 'documents', 'substance.yaml')),
)

export const industries: ReadonlyMap<string, string> = new Map(
  parseReferenceTable(read('reference', 'industries.csv'), ['code', 'name', 'level']).map(({ code, name }) => [code, name]),
)

/** The one document of a text. */
export function documentOf(name: string, text: string): OfficialDocument {
  const [document, ...more] = readDocuments({ name, text, pageEnds: [] }, structureWords)
  if (document === undefined || more.length > 0) throw new Error(`${name} is to hold one document`)
  return document
}

/** A plan of the set looked up in a document. */
export function lookUpIn(document: OfficialDocument, set: PlanSet, id: string): SubstanceFound {
  const plan = set.plans.get(id)
  if (plan === undefined) throw new Error(`${id} did not load`)
  return findUnsupported(plan, set, document, mentionsOf(document), substanceWords, industries)
}

const mentions = new WeakMap<OfficialDocument, ReturnType<typeof findDocumentMentions>>()

/** What a document mentions, found once however many copies of a plan are laid beside it. */
function mentionsOf(document: OfficialDocument): ReturnType<typeof findDocumentMentions> {
  const found = mentions.get(document) ?? findDocumentMentions(document, reader)
  mentions.set(document, found)
  return found
}
