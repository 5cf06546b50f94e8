import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import {
  lexiconSections,
  type OfficialDocument,
  openReader,
  parseInstruments,
  parseLexicon,
  parseStructureWords,
  readDocuments,
} from '../../src/documents/index.ts'
import { type Draft, type DraftContext, draftPlan, parseDraftingWords } from '../../src/drafting/index.ts'
import { decodeText } from '../../src/intake/decode-text.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'

export const project = join(import.meta.dirname, '../..')
const dataOf = (name: string): unknown => parse(readFileSync(join(project, 'reference/documents', `${name}.yaml`), 'utf8'))
const parsed = parseLexicon(Object.fromEntries(lexiconSections.map((section) => [section, dataOf(section)])))
if ('mistakes' in parsed) throw new Error(`words the reader goes by: ${JSON.stringify(parsed.mistakes)}`)
const structure = parseStructureWords(dataOf('structure'))
const plans = loadFolders(shippedFolders)

/** What the project ships, with a few places by name. */
export const context: DraftContext = {
  reader: openReader(parsed.lexicon),
  words: parseDraftingWords(dataOf('drafting'), parseInstruments(dataOf('instruments'))),
  keywords: plans.keywords,
  plans,
  regions: new Map([
    ['重庆市', ['500000']],
    ['云岭省', ['990000']],
    ['云岭', ['990000']],
  ]),
  upper: [],
  source: 'text.txt',
  traditional: structure.traditional,
  describeReaderQuestion: (code, values) => `${code} ${Object.values(values).join(' ')}`,
}

/** Reads a text and drafts a plan of every document in it. */
export function draftsOf(text: string): readonly { readonly document: OfficialDocument; readonly draft: Draft }[] {
  return readDocuments({ name: 'text', text, pageEnds: [] }, structure).map((document) => ({
    document,
    draft: draftPlan(document, context),
  }))
}

/** All files drafted of a text; it may hold several documents. */
export function filesOf(text: string): ReadonlyMap<string, string> {
  return new Map(draftsOf(text).flatMap(({ draft }, index) => [...draft.files].map(([path, content]) => [`${index}/${path}`, content])))
}

/** The text of a file in whatever encoding it is kept, as the command reads it. */
export function textOf(path: string): string {
  const decoded = decodeText(readFileSync(path))
  if (typeof decoded === 'string') throw new Error(`${path}: ${decoded}`)
  return decoded.text
}
