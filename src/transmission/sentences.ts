import {
  type Clause,
  findDocumentMentions,
  type Mention,
  type OfficialDocument,
  type Reader,
  type Reading,
  readingOf,
  type Span,
  spanOf,
  textsOf,
} from '../documents/index.ts'
import { runsOf } from './wording.ts'
import type { SubjectKind, TransmissionWords } from './words.ts'

/** A subject named in a sentence, by its place there. */
export interface NamedSubject {
  readonly name: string
  readonly kind: SubjectKind
  readonly from: number
  readonly to: number
}

/** One sentence of a clause, ready to be compared. */
export interface Sentence {
  readonly clause: string
  readonly span: Span
  /** Half-width, without blanks; `offsets` lead each character back to the source. */
  readonly text: string
  readonly offsets: readonly number[]
  readonly isHeading: boolean
  /** Named in place of provisions: who is responsible. It asks for nothing. */
  readonly isFrame: boolean
  readonly subjects: readonly NamedSubject[]
  readonly mentions: readonly Mention[]
  /** Its runs of characters and where they first stand, by which it is likened to others. */
  readonly grams: ReadonlyMap<string, number>
}

/** A clause with its sentences. */
export interface ReadClause {
  readonly clause: Clause
  readonly isAttachment: boolean
  readonly sentences: readonly Sentence[]
  readonly mentions: readonly Mention[]
}

/** Reads every clause of a document as sentences with what they mention and which subjects they name. */
export function readClauses(document: OfficialDocument, words: TransmissionWords, reader: Reader): readonly ReadClause[] {
  const mentions = findDocumentMentions(document, reader)
  const read = (clause: Clause): readonly ReadClause[] => {
    const own = mentions.get(clause.number) ?? []
    const sentences = textsOf(clause).flatMap((text) => sentencesOf(clause, readingOf(text, reader), own, words))
    return [{ clause, isAttachment: isInAttachment(clause, document), sentences, mentions: own }, ...clause.children.flatMap(read)]
  }
  // A letter without numbered provisions says all it says in its running text.
  const passages = [document.preamble, document.closing].flatMap((passage) => passage ?? [])
  return (document.clauses.length > 0 ? document.clauses : passages).flatMap(read)
}

function isInAttachment(clause: Clause, { metadata }: OfficialDocument): boolean {
  return metadata.attachments.some(
    ({ content }) => content !== undefined && content.from <= clause.span.to && clause.span.from < content.to,
  )
}

/** Sentences end at a full stop that is no damaged decimal point, a semicolon, or a line. */
const sentenceEnd = /(?:(?<!\d)\u3002|\u3002(?!\d)|[;\n])[\u201D\u300D"]?/g

function sentencesOf(clause: Clause, reading: Reading, mentions: readonly Mention[], words: TransmissionWords): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const take = (to: number) => {
    if (reading.text.slice(from, to).trim() !== '') sentences.push(sentenceOf(clause, reading, { from, to }, mentions, words))
    from = to
  }
  for (const match of reading.text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length
    // A bracket behind a stop, such as one of who is responsible, belongs to what stands before it and says nothing of what follows.
    const bracket = from < end ? bracketAt(reading.text, from) : undefined
    if (bracket !== undefined && bracket < end) take(bracket)
    take(end)
  }
  const bracket = bracketAt(reading.text, from)
  if (bracket !== undefined) take(bracket)
  if (from < reading.text.length) take(reading.text.length)
  return sentences
}

const LONGEST_BRACKET = 300

/** Where a bracket ends that a sentence begins with and more follows; undefined where it begins with none. */
function bracketAt(text: string, from: number): number | undefined {
  const start = from + (/^\s*/.exec(text.slice(from, from + 8))?.[0].length ?? 0)
  if (!/[([]/.test(text.charAt(start))) return undefined
  let depth = 0
  for (let at = start; at < Math.min(text.length, start + LONGEST_BRACKET); at++) {
    const character = text.charAt(at)
    if (/[([]/.test(character)) depth++
    else if (/[)\]]/.test(character) && --depth === 0) return at + 1
  }
  return undefined
}

function sentenceOf(
  clause: Clause,
  reading: Reading,
  part: { readonly from: number; readonly to: number },
  mentions: readonly Mention[],
  words: TransmissionWords,
): Sentence {
  const text = reading.text.slice(part.from, part.to)
  const span = spanOf(reading, part.from, part.to)
  const inside = mentions.filter((mention) => mention.span.from >= span.from && mention.span.to <= span.to)
  return {
    clause: clause.number,
    span,
    text,
    offsets: reading.offsets.slice(part.from, part.to),
    isHeading: clause.heading !== undefined && span.to - 1 <= clause.heading.span.to,
    isFrame: isFrame(text, span, inside, words),
    subjects: subjectsOf(text, words),
    mentions: inside,
    grams: runsOf(text),
  }
}

/** From this share on a sentence made up of the names of units only says who is responsible. */
const MOSTLY_UNITS = 0.6

function isFrame(text: string, span: Span, mentions: readonly Mention[], words: TransmissionWords): boolean {
  const bare = text.replace(/^[^\p{Script=Han}]+/u, '')
  if (words.frameOpenings.some((opening) => bare.startsWith(opening))) return true
  const units = mentions.filter((mention) => mention.kind === 'unit' && !mention.isInherited)
  const first = units[0]?.span.from ?? span.to
  const last = Math.max(first, ...units.map((unit) => unit.span.to))
  return last - first >= MOSTLY_UNITS * (span.to - span.from)
}

function subjectsOf(text: string, words: TransmissionWords): NamedSubject[] {
  return words.subjects.flatMap(({ name, kind, pattern }) => {
    const match = pattern.exec(text)
    return match === null ? [] : [{ name, kind, from: match.index, to: match.index + match[0].length }]
  })
}

/** The subjects a part of a sentence names. */
export function subjectsWithin(text: string, kinds: readonly SubjectKind[], words: TransmissionWords): readonly string[] {
  return words.subjects.filter(({ kind, pattern }) => kinds.includes(kind) && pattern.test(text)).map(({ name }) => name)
}

/** With fewer Han characters a sentence is a remainder and asks for nothing. */
const SHORTEST = 5

/** The sentences of a clause that ask for something; a heading does where the clause has nothing else. */
export function askedSentences({ clause, sentences }: ReadClause): readonly Sentence[] {
  const said = sentences.filter(({ isFrame, text }) => !isFrame && text.replace(/\P{Script=Han}/gu, '').length >= SHORTEST)
  const bodied = said.filter(({ isHeading }) => !isHeading)
  return bodied.length > 0 || clause.children.length > 0 ? bodied : said
}
