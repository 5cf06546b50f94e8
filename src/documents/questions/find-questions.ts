import type { OfficialDocument, Question } from '../document.ts'
import type { Mention } from '../mention.ts'
import { findAmendments } from '../mentions/find-amendments.ts'
import { allClauses, only, type Passage, passagesOf, printed } from '../mentions/passages.ts'
import { type Severity, severityOf } from '../severities.ts'
import type { Reader } from '../words/reader.ts'
import { askAttachments } from './ask-attachments.ts'
import { askCadences } from './ask-cadences.ts'
import { askChanges } from './ask-changes.ts'
import { askDates } from './ask-dates.ts'
import { askFigures } from './ask-figures.ts'
import { askFlaws } from './ask-flaws.ts'
import { askLists } from './ask-lists.ts'
import { askReferences } from './ask-references.ts'
import { askResponsibility } from './ask-responsibility.ts'
import { askTables } from './ask-tables.ts'
import { askBareFigures, askTargets } from './ask-targets.ts'
import { askUnits } from './ask-units.ts'

/** Something only a person can settle, with how much hangs on it. */
export interface WeighedQuestion extends Question {
  readonly severity: Severity
}

/**
 * All a document leaves to a person: what its structure leaves open, what is damaged, missing or said in two ways.
 * In order of place; nothing is put right or guessed.
 */
export function findQuestions(
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  reader: Reader,
): readonly WeighedQuestion[] {
  const passages = passagesOf(document, mentions, reader)
  const structure = document.questions
    .filter(({ code }) => code !== 'attachment_missing')
    .map((question) => withClauses(question, passages))
  const attached = document.metadata.attachments.flatMap(({ content }) => (content === undefined ? [] : [content]))
  const isAttached = ({ clause }: Pick<Passage, 'clause'>) =>
    attached.some((content) => content.from <= clause.span.from && clause.span.to <= content.to)
  const attachedNumbers = new Set(
    allClauses(document)
      .filter((clause) => isAttached({ clause }))
      .map(({ number }) => number),
  )
  const found = [
    ...askAttachments(document, passages, reader),
    ...askFlaws(passages, reader).filter((question) => !structure.some((known) => isSameStray(known, question))),
    ...askTargets(passages, isAttached),
    ...askBareFigures(passages, reader),
    ...askChanges(findAmendments(document, mentions, reader).filter(({ clause }) => !attachedNumbers.has(clause))),
    ...askResponsibility(document, mentions),
    ...askNumber(document),
    ...askFigures(
      passages.filter((passage) => !isAttached(passage)),
      reader,
    ),
    ...askTables(document, passages, mentions, isAttached, reader),
    ...askUnits(
      allClauses(document).filter((clause) => !isAttached({ clause })),
      mentions,
      reader,
    ),
    ...askLists(passages, reader),
    ...askDates(document, passages, isAttached, reader),
    ...askCadences(passages, reader),
    ...askReferences(document, passages, reader),
  ]
  const malformed = found.filter(({ code }) => code === 'reference_malformed')
  return [...structure, ...found]
    .filter((question) => question.code !== 'unclosed_bracket' || !malformed.some((other) => isWithin(question, other)))
    .map((question) => ({ ...question, severity: severityOf(question.code) }))
    .sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
}

/** The number of a document is of the year it was made in. */
function askNumber({ metadata: { number, issuedOn } }: OfficialDocument): readonly Question[] {
  const year = /\d{4}/.exec(number?.value ?? '')?.[0]
  if (number === undefined || issuedOn === undefined || year === undefined || issuedOn.value.startsWith(year)) return []
  return [{ code: 'number_of_other_year', span: number.span, with: { text: number.value, issued: issuedOn.value } }]
}

/** A masked year is asked for once; where it stands is told with it. */
function withClauses(question: Question, passages: readonly Passage[]): Question {
  if (question.code !== 'masked_year') return question
  const isMasked = (passage: Passage) =>
    only(passage, 'flaw').some(
      ({ mention, from, to }) => mention.flaw === 'masked' && printed(passage, from, to).toUpperCase() === question.with.mask,
    )
  const clauses = new Set(passages.filter(isMasked).map(({ clause }) => clause.number))
  return { ...question, with: { ...question.with, clauses: [...clauses].join('\u3001') } }
}

/** The open bracket of a broken number is asked for with the number. */
function isWithin(question: Question, other: Question): boolean {
  return other.span.from <= question.span.from && question.span.to <= other.span.to
}

/** Text that does not belong is found with the lines and with the words; it is told once. */
function isSameStray(known: Question, question: Question): boolean {
  return known.code === question.code && known.span.from < question.span.to && question.span.from < known.span.to
}
