import { type Attachment, findDocumentMentions, type OfficialDocument } from '../documents/index.ts'
import { outsideClauses } from './account/outside-clauses.ts'
import { type AttachmentDrafted, attachmentClauses } from './attachment-clauses.ts'
import { chapterText, type Part, partsOf, saysSomething } from './chapters.ts'
import { clauseKeys } from './clause-keys.ts'
import { clauseView, simplified } from './clause-view.ts'
import type { Block, Desk, Draft, DraftContext, DraftQuestion } from './draft.ts'
import { type Books, type ClauseDrafted, draftClause } from './draft-clause.ts'
import { draftHead } from './draft-head.ts'
import { placeFinder } from './find-place.ts'
import { sentences } from './messages.zh.ts'
import { deskMaker } from './open-desk.ts'
import { ParameterBook } from './parameters/parameter-book.ts'
import { mergeQuestions, questionText } from './question-list.ts'
import { redactorFor } from './redact-names.ts'
import { IndicatorBook } from './targets/indicators.ts'
import { topicOf } from './titles.ts'
import { upperPlans } from './upper-plans.ts'
import { blockLines, mapOf } from './yaml-text.ts'

/** Drafts the folder of a plan from a document that was read: the same document gives the same bytes. */
export function draftPlan(document: OfficialDocument, context: DraftContext): Draft {
  const mentions = findDocumentMentions(document, context.reader)
  const upper = upperPlans(document, mentions, context)
  const parts = partsOf(document, (clause) => saysSomething(clause, mentions.get(clause.number) ?? []))
  const all = parts.flatMap(({ clauses }) => clauses)
  const keys = clauseKeys(
    all.map(({ number }) => number),
    context.reader,
  )
  const views = all.map((clause, index) => clauseView(document, clause, keys[index] ?? '0', mentions.get(clause.number) ?? [], context))
  const questions: DraftQuestion[] = []
  const deskFor = deskMaker({ document, mentions, views, upper: upper.ids }, questions, context)
  const desk = deskFor('')
  const books: Books = { indicators: new IndicatorBook(), targets: { byMeaning: new Map() }, parameters: new ParameterBook() }
  const attachments = new Map(
    document.metadata.attachments.map((attachment) => [`${sentences.attachments}${attachment.number}`, attachment] as const),
  )
  const clauses = draftClauses(views, attachments, books, deskFor)
  const attached = attachmentClauses(document, new Set(clauses.map(({ number }) => number)), desk)
  askOutside(document, parts, attached, desk)
  const files = chapterFiles(parts, clauses, attached, desk)
  if (books.parameters.declared.size > 0) files.set('parameters.yaml', fileText(blockLines(mapOf([...books.parameters.declared]))))
  if (books.indicators.declared.size > 0) files.set('indicators.yaml', fileText(blockLines(mapOf([...books.indicators.declared]))))
  const reporting = reportingForm(clauses.flatMap(({ regular }) => regular))
  const head = draftHead(document, { reporting, masks: masksIn([...files.values()]), upper: upper.ids }, desk)
  for (const number of upper.unknown) desk.ask('upper_not_loaded', 1, { number })
  files.set('plan.yaml', fileText(blockLines(head)))
  const told = questionText(questions, readerQuestions(document, context), placeFinder(files))
  files.set('QUESTIONS.md', told.text)
  const drafted = [...clauses, ...attached]
  const withoutNames = redactorFor(document, mentions, context)
  return {
    files: new Map([...files].map(([path, content]) => [path, readableText(withoutNames(content))])),
    questions: mergeQuestions(questions).map((question) => ({ ...question, with: eachValue(question.with, withoutNames) })),
    counts: {
      clauses: new Set(drafted.map(({ number }) => number)).size,
      blocks: countsOf(drafted.flatMap(({ blocks }) => blocks)),
      cadences: [...files.values()].join('\n').split(`${desk.spell.key('task', 'cadence')}: {`).length - 1,
      parameters: books.parameters.declared.size,
      indicators: books.indicators.declared.size,
      questions: told.count,
    },
  }
}

/** The provisions one after another; a number given twice is asked about. */
function draftClauses(
  views: readonly ReturnType<typeof clauseView>[],
  attachments: ReadonlyMap<string, Attachment>,
  books: Books,
  deskFor: (clause: string) => Desk,
): readonly ClauseDrafted[] {
  const numbers = new Set<string>()
  return views.map((view) => {
    const desk = deskFor(view.number)
    const drafted = draftClause(view, attachments, books, desk)
    if (numbers.has(view.number)) desk.ask('same_number', view.line, { number: view.number })
    numbers.add(view.number)
    return drafted
  })
}

/** Asks about what stands in none of the provisions and not in the head either. */
function askOutside(document: OfficialDocument, parts: readonly Part[], attached: readonly AttachmentDrafted[], desk: Desk): void {
  const sections = parts.flatMap((part) => [...part.sections.values()].flat())
  const headings = [...parts.map(({ title }) => title), ...sections.flatMap(({ heading }) => heading?.value ?? [])]
  const written = { clauses: parts.flatMap(({ clauses }) => clauses), headings, attachments: attached.map(({ span }) => span) }
  for (const { line, text } of outsideClauses(document, written, desk.context)) desk.ask('left', line, { kind: 'frame', text })
}

/** One file for each part; attachments that are titles alone go with the last. */
function chapterFiles(
  parts: readonly Part[],
  clauses: readonly ClauseDrafted[],
  attached: readonly AttachmentDrafted[],
  desk: Desk,
): Map<string, string> {
  const files = new Map<string, string>()
  const chapters = parts.length > 0 ? parts : [{ number: '', title: sentences.body, clauses: [], sections: new Map() }]
  let done = 0
  for (const [index, part] of chapters.entries()) {
    const drafted = clauses.slice(done, done + part.clauses.length)
    done += part.clauses.length
    const title = simplified(part.title, desk.context) || (drafted[0]?.title ?? sentences.body)
    const last = index === chapters.length - 1 ? attached : []
    const path = `${String(index + 1).padStart(2, '0')}-${topicOf(title, desk)}.md`
    files.set(path, chapterText({ ...part, title }, [...drafted, ...last]))
  }
  return files
}

function readerQuestions(document: OfficialDocument, context: DraftContext) {
  return document.questions.map((question) => ({
    line: document.source.text.slice(0, question.span.from).split('\n').length,
    sentence: context.describeReaderQuestion(question.code, question.with),
  }))
}

function eachValue(values: DraftQuestion['with'], change: (text: string) => string): DraftQuestion['with'] {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))
}

/** Characters lost before the text came here are marked as people mark them: a file with lost ones would be refused. */
const readableText = (content: string) => content.replaceAll('\uFFFD', '\u25A1')

const fileText = (lines: readonly string[]) => `${lines.join('\n')}\n`

/** The form that carries the regular report: one told what to contain and due every month, or else the most frequent one. */
function reportingForm(regular: readonly ClauseDrafted['regular'][number][]): string | undefined {
  const order = ['month', 'ten_days', 'week', 'quarter', 'half_year', 'day', 'year']
  const ranked = regular
    .filter(({ every }) => every !== 'unstated')
    .toSorted((a, b) => Number(b.isProgress) - Number(a.isProgress) || order.indexOf(a.every) - order.indexOf(b.every))
  return ranked[0]?.id
}

function masksIn(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((content) =>
    [...content.matchAll(/(?<![0-9X])(?=[0-9X]{0,3}X)[0-9X]{4}(?=-\d{2}-\d{2})/g)].map(([mask]) => mask),
  )
  return [...new Set(found)].toSorted()
}

function countsOf(blocks: readonly Block[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kind } of blocks) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
