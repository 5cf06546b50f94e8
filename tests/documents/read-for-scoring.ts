import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Clause, parseStructureWords, readDocuments } from '../../src/documents/index.ts'
import type { Reading } from './score.ts'

const folder = join(import.meta.dirname, '../../reference/documents')
const dataOf = (name: string): unknown => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'))
const words = parseStructureWords(dataOf('structure'))

/** Reads a text with the words the project ships and flattens what was found for the scorer. */
export function readForScoring(name: string, text: string): Reading {
  const documents = readDocuments({ name, text, pageEnds: [] }, words)
  const clauses = documents.flatMap((document) => flatten(document.clauses))
  return { clauses: clauses.map(({ number, span }) => ({ number, ...span, kinds: [] })), mentions: [] }
}

function flatten(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.flatMap((clause) => [clause, ...flatten(clause.children)])
}
