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
import { compareTransmission, parseTransmissionWords, type SentenceTransmission, type Transmission } from '../../src/transmission/index.ts'

const reference = (name: string): unknown => parse(readFileSync(`reference/documents/${name}.yaml`, 'utf8'))
const structure = parseStructureWords(reference('structure'))
const words = parseTransmissionWords(reference('transmission'), parseInstruments(reference('instruments')))
const parsed = parseLexicon(Object.fromEntries(lexiconSections.map((section) => [section, reference(section)])))
if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes))
const reader = openReader(parsed.lexicon)

/** A text as a document; `nth` where it holds several. */
export function read(name: string, text: string, nth = 1): OfficialDocument {
  const document = readDocuments({ name, text, pageEnds: [] }, structure)[nth - 1]
  if (document === undefined) throw new Error(`${name} holds no document ${nth}`)
  return document
}

/** A text written for the tests. */
export function readOwn(name: string): OfficialDocument {
  return read(name, readFileSync(join(import.meta.dirname, 'texts', name), 'utf8'))
}

export function compare(upper: OfficialDocument, lower: OfficialDocument): Transmission {
  return compareTransmission(upper, lower, words, reader)
}

export function allSentences(found: Transmission): readonly SentenceTransmission[] {
  return found.clauses.flatMap(({ sentences }) => sentences)
}

/** Everything that changed, as the kinds of change with both values. */
export function changesOf(found: Transmission, clause: string): readonly (readonly (string | undefined)[])[] {
  return found.clauses
    .filter((one) => one.clause === clause)
    .flatMap(({ sentences, findings }) => [...sentences.flatMap((sentence) => sentence.findings), ...findings])
    .map(({ change, upper, lower }) => [change, upper?.value, lower?.value])
}
