import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import {
  type ClauseText,
  findMentions,
  type Lexicon,
  lexiconSections,
  type Mention,
  openReader,
  parseLexicon,
} from '../../src/documents/index.ts'

const folder = join(import.meta.dirname, '../../reference/documents')

/** The sections of the lexicon as the project ships them, parsed and not yet checked. */
export const lexiconData: Readonly<Record<string, unknown>> = Object.fromEntries(
  lexiconSections.map((section) => [section, parse(readFileSync(join(folder, `${section}.yaml`), 'utf8')) as unknown]),
)

/** The lexicon the project ships. */
export const lexicon: Lexicon = shipped()

/** A reader by its words. */
export const reader = openReader(lexicon)

function shipped(): Lexicon {
  const result = parseLexicon(lexiconData)
  if ('mistakes' in result) throw new Error(JSON.stringify(result.mistakes))
  return result.lexicon
}

/** A clause made of a text, every character at its own offset. */
export function clauseOf(text: string): ClauseText {
  return { number: '1', heading: undefined, body: { text, offsets: Array.from(text, (_, at) => at) } }
}

/** The mentions of a text as a clause of a document made in 2022. */
export function mentionsOf(text: string, isFirstLeading = false): readonly Mention[] {
  return findMentions(clauseOf(text), { year: 2022, isFirstLeading }, reader)
}

/** The mentions of one kind. */
export function only<K extends Mention['kind']>(text: string, kind: K): readonly Extract<Mention, { kind: K }>[] {
  return mentionsOf(text).filter((mention): mention is Extract<Mention, { kind: K }> => mention.kind === kind)
}
