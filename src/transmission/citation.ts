import { findDocumentMentions, type Mention, type OfficialDocument, type Reader, type Span } from '../documents/index.ts'
import { readClauses } from './sentences.ts'
import type { TransmissionWords } from './words.ts'

/** Where the lower document says that the upper one is carried out as it stands, in whole or in what is not said again; absent where it does not. */
export function findAdoption(upper: OfficialDocument, lower: OfficialDocument, words: TransmissionWords, reader: Reader): Span | undefined {
  const isUpper = referenceTo(upper)
  const mentions = findDocumentMentions(lower, reader)
  // What holds for the whole stands outside the provisions as often as in one.
  const passages = [lower.preamble, lower.closing].flatMap((passage) => passage ?? [])
  for (const { clause, sentences } of readClauses({ ...lower, clauses: [...passages, ...lower.clauses] }, words, reader)) {
    const citing = (mentions.get(clause.number) ?? []).filter(isUpper)
    const adopting = sentences.find(
      ({ text, span }) =>
        citing.some((mention) => mention.span.from >= span.from && mention.span.to <= span.to) &&
        words.adopts.test(text.replaceAll(TITLE, '')) &&
        !words.notAdopts.test(text.replaceAll(TITLE, '')),
    )
    if (adopting !== undefined) return adopting.span
  }
  return undefined
}

/** Titles say nothing of what the sentence around them does. */
const TITLE = /\u300A[^\u300A]*?\u300B/g

/** Where the lower document names the upper one, by its number or by its title; absent where it does not. */
export function findCitation(upper: OfficialDocument, lower: OfficialDocument, reader: Reader): Span | undefined {
  return [...findDocumentMentions(lower, reader).values()].flat().find(referenceTo(upper))?.span
}

/** Whether a mention names a document, by its number or its title. */
function referenceTo(upper: OfficialDocument): (mention: Mention) => boolean {
  const number = bare(upper.metadata.number?.value)
  const titles = [upper.metadata.enclosedTitle, upper.metadata.title].flatMap((title) => (title === undefined ? [] : [bare(title.value)]))
  return (mention) =>
    mention.kind === 'reference' &&
    ((number !== '' && bare(mention.number) === number) ||
      (mention.title !== undefined && titles.some((title) => title !== '' && bare(mention.title).endsWith(title))))
}

/** Without brackets and blanks, which differ from print to print. */
function bare(text: string | undefined): string {
  return (text ?? '').replace(/[^\p{Script=Han}\dA-Za-z]/gu, '')
}
