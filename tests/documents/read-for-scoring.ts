import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import {
  type Clause,
  classifyClause,
  findDocumentMentions,
  lexiconSections,
  type OfficialDocument,
  openReader,
  parseLexicon,
  parseStructureWords,
  readDocuments,
} from '../../src/documents/index.ts'
import type { Mention } from '../../src/documents/mention.ts'
import type { Reading } from './score.ts'

const folder = join(import.meta.dirname, '../../reference/documents')
const dataOf = (name: string): unknown => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'))
const words = parseStructureWords(dataOf('structure'))
const parsed = parseLexicon(Object.fromEntries(lexiconSections.map((section) => [section, dataOf(section)])))
if ('mistakes' in parsed) throw new Error(`words the reader goes by: ${JSON.stringify(parsed.mistakes)}`)
const reader = openReader(parsed.lexicon)

/** Reads a text with the words the project ships and flattens what was found for the scorer. */
export function readForScoring(name: string, text: string, onRule?: (mention: Mention, rule: string) => void): Reading {
  const readings = readDocuments({ name, text, pageEnds: [] }, words).map((document) => flattenDocument(document, onRule))
  return { clauses: readings.flatMap(({ clauses }) => clauses), mentions: readings.flatMap(({ mentions }) => mentions) }
}

function flattenDocument(document: OfficialDocument, onRule?: (mention: Mention, rule: string) => void): Reading {
  const mentions = findDocumentMentions(document, reader, onRule)
  const clauses = flatten(document.clauses).map((clause) => {
    const kinds = classifyClause(clause, mentions.get(clause.number) ?? [], reader).map(({ kind }) => kind)
    return { number: clause.number, ...clause.span, kinds }
  })
  return { clauses, mentions: [...mentions].flatMap(([clause, found]) => found.map((mention) => ({ clause, mention }))) }
}

function flatten(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.flatMap((clause) => [clause, ...flatten(clause.children)])
}
