import { type Clause, classifyClause, type FigureMention, type KindFound, type Mention, type OfficialDocument } from '../documents/index.ts'
import { type Stretch, stretchesOf } from './brackets.ts'
import type { DraftContext } from './draft.ts'

/** A sentence of a clause; places are offsets into the clause's readable text. */
export type Sentence = Stretch

/** A mention and where it stands in the clause's text; undefined for one taken over from elsewhere or read in a heading beside the text. */
export interface PlacedMention {
  readonly mention: Mention
  readonly from: number | undefined
  readonly to: number
}

export type PlacedFigure = PlacedMention & { readonly mention: FigureMention }
export type PlacedDate = PlacedMention & { readonly mention: Extract<Mention, { readonly kind: 'date' }>; readonly from: number }
export type PlacedChange = PlacedMention & { readonly mention: Extract<Mention, { readonly kind: 'change' }> }

/** What is drafted from: one clause with everything read in it. */
export interface ClauseView {
  readonly clause: Clause
  readonly number: string
  /** Digits of its number joined by underscores; unique in the draft. */
  readonly key: string
  readonly heading: string | undefined
  /** Its whole readable text, heading included where that stands in it. */
  readonly text: string
  /** Where the text after the heading starts. */
  readonly bodyFrom: number
  readonly sentences: readonly Sentence[]
  readonly mentions: readonly PlacedMention[]
  readonly kinds: readonly KindFound[]
  readonly line: number
  /** Its text is rows of a table. */
  readonly isTable: boolean
  /** What the columns of that table are headed by. */
  readonly header: readonly string[]
  /** Line of the source a place in the text stands on. */
  lineAt(place: number | undefined): number
}

/** Prepares a clause for drafting. */
export function clauseView(
  document: OfficialDocument,
  clause: Clause,
  key: string,
  mentions: readonly Mention[],
  context: DraftContext,
): ClauseView {
  const bodyFrom = headingEnd(clause)
  const { body } = clause
  // Whom a sentence orders in passing its own words tell: it lays down who answers for no block.
  const laid = mentions.filter((mention) => mention.kind !== 'unit' || !mention.isInPassing)
  const text = simplified(body.text, context)
  const table = document.tables.find(
    ({ span }) => span.from >= clause.span.from && span.to <= clause.span.to && span.to - span.from > (body.text.length * 2) / 3,
  )
  const lineOf = (offset: number) => document.source.text.slice(0, offset).split('\n').length
  return {
    clause,
    number: clause.number,
    key,
    heading: clause.heading === undefined ? undefined : simplified(clause.heading.value, context),
    text,
    bodyFrom,
    sentences: sentencesOf(text, bodyFrom),
    mentions: laid.map((mention) => placed(mention, body.offsets)),
    kinds: classifyClause(clause, laid, context.reader),
    line: lineOf(clause.label.span.from),
    isTable: table !== undefined,
    header: (table?.header ?? []).map(({ value }) => simplified(value.replaceAll(/\s+/g, ''), context)),
    lineAt: (place) => lineOf((place === undefined ? undefined : body.offsets[place]) ?? clause.span.from),
  }
}

/** One character for each in another form: what a draft writes is in the characters plans are written in. */
export function simplified(text: string, { traditional, reader }: DraftContext): string {
  return text.replaceAll(/\p{Script=Han}/gu, (character) =>
    oneCharacter(character, traditional.get(character) ?? reader.lexicon.characters.variants[character]),
  )
}

/** Places in the text stay what they are: a form of another length is left alone. */
function oneCharacter(printed: string, form: string | undefined): string {
  return form !== undefined && form.length === printed.length ? form : printed
}

/** Mentions of one kind with their places. */
export function ofKind<K extends Mention['kind']>(
  view: ClauseView,
  kind: K,
): readonly (PlacedMention & { readonly mention: Extract<Mention, { readonly kind: K }> })[] {
  return view.mentions.filter(
    (placedMention): placedMention is PlacedMention & { readonly mention: Extract<Mention, { readonly kind: K }> } =>
      placedMention.mention.kind === kind,
  )
}

/** The sentence a place stands in. */
export function sentenceAt(view: ClauseView, place: number | undefined): Sentence | undefined {
  return place === undefined ? undefined : view.sentences.find((sentence) => sentence.from <= place && place < sentence.to)
}

/** The dates that stand in a sentence. */
export function datesIn(view: ClauseView, sentence: Sentence | undefined): readonly PlacedDate[] {
  return ofKind(view, 'date').filter(
    (date): date is PlacedDate =>
      date.from !== undefined && sentence !== undefined && date.from >= sentence.from && date.from < sentence.to,
  )
}

/** The words of a mention as the readable text has them. */
export function wordsOf(view: ClauseView, { from, to }: PlacedMention): string {
  return from === undefined ? '' : view.text.slice(from, to).replaceAll(/\s+/g, '')
}

function headingEnd({ heading, body }: Clause): number {
  if (heading === undefined || !body.text.startsWith(heading.value)) return 0
  const rest = /^[\s\u3002:\uFF1A]+/.exec(body.text.slice(heading.value.length))?.[0].length ?? 0
  return heading.value.length + rest
}

const SENTENCE_ENDS = '\u3002\uFF1B;\uFF01!\uFF1F?\n'

/** Sentences end at full stops, semicolons and line breaks outside brackets; places are offsets into the text. */
export function sentencesOf(text: string, from = 0): readonly Sentence[] {
  return stretchesOf(text.slice(from), SENTENCE_ENDS)
    .map((each) => ({ text: each.text, from: from + each.from, to: from + each.to }))
    .filter(({ text: words }) => words.trim() !== '')
}

function placed(mention: Mention, offsets: readonly number[]): PlacedMention {
  const from = placeOf(mention.span.from, offsets)
  const last = placeOf(mention.span.to - 1, offsets)
  return { mention, from, to: last === undefined ? (from ?? 0) : last + 1 }
}

/** Where a source offset stands in the text: offsets rise. */
function placeOf(offset: number, offsets: readonly number[]): number | undefined {
  let low = 0
  let high = offsets.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = offsets[middle] ?? 0
    if (found === offset) return middle
    if (found < offset) low = middle + 1
    else high = middle - 1
  }
  return undefined
}
