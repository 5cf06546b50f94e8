import { findAmendments, findDocumentMentions, type Mention, type OfficialDocument, type Span } from '../documents/index.ts'
import type { Claim } from './account/claim.ts'
import { outsideClauses } from './account/outside-clauses.ts'
import { chapterText, partsOf, saysSomething } from './chapters.ts'
import { clauseKeys } from './clause-keys.ts'
import { clauseView, simplified } from './clause-view.ts'
import { wholeDay } from './dates.ts'
import type { Block, Desk, Draft, DraftContext, DraftQuestion } from './draft.ts'
import { type Books, type ClauseDrafted, draftClause } from './draft-clause.ts'
import { draftHead } from './draft-head.ts'
import { placeFinder } from './find-place.ts'
import { sentences } from './messages.zh.ts'
import { ParameterBook } from './parameters/parameter-book.ts'
import { planWordsOf } from './plan-words.ts'
import { mergeQuestions, questionText } from './question-list.ts'
import { redactorFor } from './redact-names.ts'
import { surroundingsOf } from './surroundings.ts'
import { IndicatorBook } from './targets/indicators.ts'
import { headingText, topicOf } from './titles.ts'
import { upperPlans } from './upper-plans.ts'
import { blockLines, mapOf } from './yaml-text.ts'

/** Drafts the folder of a plan from a document that was read: the same document gives the same bytes. */
export function draftPlan(document: OfficialDocument, context: DraftContext): Draft {
  const mentions = findDocumentMentions(document, context.lexicon)
  const amendments = new Map(findAmendments(document, mentions, context.lexicon).map((each) => [`${each.span.from} ${each.span.to}`, each]))
  const spell = planWordsOf(context.keywords)
  const upper = upperPlans(document, mentions, context)
  const around = surroundingsOf(context.plans, upper.ids)
  const questions: DraftQuestion[] = []
  const issued = document.metadata.issuedOn?.value
  const issuedOn = issued === undefined ? undefined : wholeDay(issued, 'last')
  const books: Books = { indicators: new IndicatorBook(), targets: { byMeaning: new Map() }, parameters: new ParameterBook() }
  const goalYear = goalYearOf(mentions)
  const deskFor = (clause: string, claims: Claim[] = []): Desk => ({
    context,
    spell,
    around,
    issuedOn,
    issuer: document.metadata.issuer === undefined ? undefined : simplified(document.metadata.issuer.value, context),
    addressees: addresseesOf(document),
    goalYear,
    openingNumber: document.preamble?.number ?? '',
    closingNumber: document.closing?.number ?? '',
    amendmentAt: ({ from, to }) => amendments.get(`${from} ${to}`),
    ask: (code, line, values = {}) => questions.push({ clause, line, code, with: values }),
    claims,
    take: ({ from, to }, written, isUnit) => {
      if (from !== undefined) claims.push({ from, to, written, isUnit })
    },
  })
  const parts = partsOf(document, (clause) => saysSomething(clause, mentions.get(clause.number) ?? []))
  const all = parts.flatMap(({ clauses }) => clauses)
  const keys = clauseKeys(
    all.map(({ number }) => number),
    context.lexicon,
  )
  const keyOf = new Map(all.map((clause, index) => [clause, keys[index] ?? '0']))
  const attachments = new Map(
    document.metadata.attachments.map((attachment) => [`${sentences.attachments}${attachment.number}`, attachment] as const),
  )
  const titles = new Map<string, string>()
  const regular: ClauseDrafted['regular'][number][] = []
  const chapters = parts.map((part) => {
    const drafted = part.clauses.map((clause) => {
      const view = clauseView(document, clause, keyOf.get(clause) ?? '0', mentions.get(clause.number) ?? [], context)
      const result = draftClause(view, attachments, books, deskFor(clause.number))
      if (titles.has(clause.number)) deskFor(clause.number).ask('same_number', view.line, { number: clause.number })
      titles.set(clause.number, result.title)
      regular.push(...result.regular)
      return result
    })
    return { part, drafted }
  })
  const attached = attachmentClauses(document, deskFor(''), titles)
  const outside = outsideClauses(
    document,
    {
      clauses: all,
      headings: parts.flatMap(({ title, sections }) => [
        title,
        ...[...sections.values()].flat().flatMap(({ heading }) => heading?.value ?? []),
      ]),
      attachments: attached.map(({ span }) => span),
    },
    context,
  )
  for (const { line, text } of outside) deskFor('').ask('left', line, { kind: 'frame', text })
  const files = new Map<string, string>()
  const blocks: Block[] = [...chapters.flatMap(({ drafted }) => drafted), ...attached].flatMap((clause) => clause.blocks)
  for (const [index, { part, drafted }] of chapters.entries()) {
    const title = simplified(part.title, context) || (drafted[0]?.title ?? sentences.body)
    const topic = topicOf(title, deskFor(''))
    const last = index === chapters.length - 1 ? attached : []
    files.set(`${String(index + 1).padStart(2, '0')}-${topic}.md`, chapterText({ ...part, title }, [...drafted, ...last]))
  }
  if (chapters.length === 0)
    files.set(`01-${sentences.body}.md`, chapterText({ number: '', title: sentences.body, clauses: [], sections: new Map() }, attached))
  if (books.parameters.declared.size > 0) files.set('parameters.yaml', fileText(blockLines(mapOf([...books.parameters.declared]))))
  if (books.indicators.declared.size > 0) files.set('indicators.yaml', fileText(blockLines(mapOf([...books.indicators.declared]))))
  const masks = masksIn([...files.values()])
  const head = draftHead(document, { reporting: reportingForm(regular), masks, upper: upper.ids }, deskFor(''))
  for (const number of upper.unknown) deskFor('').ask('upper_not_loaded', 1, { number })
  const read = document.questions.map((question) => ({
    line: document.source.text.slice(0, question.span.from).split('\n').length,
    sentence: context.describeReaderQuestion(question.code, question.with),
  }))
  files.set('plan.yaml', fileText(blockLines(head)))
  const told = questionText(questions, read, placeFinder(files))
  files.set('QUESTIONS.md', told.text)
  const withoutNames = redactorFor(document, mentions, context)
  return {
    files: new Map([...files].map(([path, content]) => [path, readableText(withoutNames(content))])),
    questions: mergeQuestions(questions).map((question) => ({ ...question, with: eachValue(question.with, withoutNames) })),
    counts: {
      clauses: titles.size,
      blocks: countsOf(blocks),
      cadences: [...files.values()].join('\n').split(`${spell.key('task', 'cadence')}: {`).length - 1,
      parameters: books.parameters.declared.size,
      indicators: books.indicators.declared.size,
      questions: told.count,
    },
  }
}

function eachValue(values: DraftQuestion['with'], change: (text: string) => string): DraftQuestion['with'] {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))
}

/** Characters lost before the text came here are marked as people mark them: a file with lost ones would be refused. */
const readableText = (content: string) => content.replaceAll('\uFFFD', '\u25A1')

const fileText = (lines: readonly string[]) => `${lines.join('\n')}\n`

interface AttachmentDrafted extends ClauseDrafted {
  /** Where its title stands. */
  readonly span: Span
}

/** Attachments the text gives by title alone still belong to the plan: forms point at them. */
function attachmentClauses(document: OfficialDocument, desk: Desk, titles: Map<string, string>): readonly AttachmentDrafted[] {
  const { spell } = desk
  const found: AttachmentDrafted[] = []
  for (const { number, title, content } of document.metadata.attachments) {
    const clause = `${sentences.attachments}${number}`
    if (titles.has(clause) || !/^\d*$/.test(number)) continue
    const line = document.source.text.slice(0, (content ?? title.span).from).split('\n').length
    // What is missing altogether the reader asks for.
    if (content !== undefined) desk.ask('attachment_text', line, { number })
    titles.set(clause, headingText(title.value) || sentences.titleMissing)
    found.push({
      number: clause,
      span: title.span,
      title: headingText(title.value) || sentences.titleMissing,
      summary: content === undefined ? sentences.onlyTitle : sentences.summary([sentences.has([sentences.kinds.form ?? ''])]),
      regular: [],
      blocks: [
        {
          kind: 'uncovered',
          id: '',
          content: mapOf([
            [spell.key('uncovered', 'kinds'), [spell.word('uncovered', 'form')]],
            [spell.key('uncovered', 'reason'), content === undefined ? sentences.attachmentReason : sentences.attachmentText],
          ]),
        },
      ],
    })
  }
  return found
}

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

const fewAddressees = 3

function addresseesOf({ metadata }: OfficialDocument): readonly string[] {
  const names = metadata.addressees.map(({ value }) => value)
  return names.length > fewAddressees ? [] : names
}

/** Where some goals say "by the end of the year" and none says later, the others are meant for that year as well. */
function goalYearOf(mentions: ReadonlyMap<string, readonly Mention[]>): string | undefined {
  const days = [...mentions.values()]
    .flat()
    .flatMap((mention) => (mention.kind === 'figure' && mention.role === 'target' && mention.by !== undefined ? [mention.by] : []))
  const years = new Set(days.map((day) => day.slice(0, 4)))
  const [year] = years
  return years.size === 1 && year !== undefined && days.some((day) => day.endsWith('-12-31')) ? year : undefined
}

function countsOf(blocks: readonly Block[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kind } of blocks) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
