import { parse } from 'yaml'
import {
  type Clause,
  classifyClause,
  findAmendments,
  findDocumentMentions,
  findQuestions,
  identifyUnit,
  type KindFound,
  type Mention,
  type OfficialDocument,
  type Organisations,
  printedWords,
  questionSentence,
  type Reader,
  type Severity,
  type WeighedQuestion,
} from '../../documents/index.ts'
import { describeIntakeRefusal } from '../../intake/index.ts'
import type { Command, Invocation } from '../command.ts'
import type { Console } from '../console.ts'
import { UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import { documentWords, severityWords } from './documents.zh.ts'
import { openReaderOf, readFile } from './open-document.ts'

/** Number of characters of a clause shown in an outline. */
const SHOWN = 36

/** `read`: what official documents say, as an outline: metadata, provisions, tables, questions. */
export const readDocument: Command = {
  name: 'read',
  usage: 'read FILE...',
  options: {},
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    if (positionals.length === 0) throw new UsageFailure(texts.needArgument('read FILE...'))
    const reader = openReaderOf(workspace)
    const organisations = parse(workspace.reference('organisations.yaml')) as Organisations
    const read: { readonly file: string; readonly documents: readonly object[]; readonly refused?: string }[] = []
    let refused = 0
    for (const file of positionals) {
      const taken = await readFile(workspace, file)
      if (taken.kind === 'refused') {
        const sentence = describeIntakeRefusal(taken.refusal)
        console.warn(sentence)
        read.push({ file, documents: [], refused: sentence })
        refused++
        continue
      }
      const documents = taken.value.map((document) => annotate(document, reader, organisations))
      read.push({ file, documents: documents.map(asJson) })
      documents.forEach((document, index) => {
        showDocument(console, document, documents.length > 1 ? `${file} (${index + 1}/${documents.length})` : file)
      })
    }
    console.json(read)
    return refused > 0 ? 3 : 0
  },
}

/** A document with what its provisions mention and what kind each is. */
interface Annotated {
  readonly document: OfficialDocument
  readonly mentions: ReadonlyMap<string, readonly Mention[]>
  readonly kindsOf: (clause: Clause) => readonly KindFound[]
  readonly questions: readonly WeighedQuestion[]
  readonly amendments: ReturnType<typeof findAmendments>
  readonly organisations: Organisations
}

function annotate(document: OfficialDocument, reader: Reader, organisations: Organisations): Annotated {
  const mentions = findDocumentMentions(document, reader)
  return {
    document,
    mentions,
    kindsOf: (clause) => classifyClause(clause, mentions.get(clause.number) ?? [], reader),
    questions: findQuestions(document, mentions, reader),
    amendments: findAmendments(document, mentions, reader),
    organisations,
  }
}

function showDocument(console: Console, annotated: Annotated, name: string): void {
  const { document } = annotated
  const { metadata } = document
  console.line(`== ${name}`)
  const facts: readonly (readonly [string, string | undefined])[] = [
    [documentWords.title, metadata.title?.value],
    [documentWords.enclosedTitle, metadata.enclosedTitle?.value],
    [documentWords.number, metadata.number?.value],
    [documentWords.issuer, metadata.issuer?.value],
    [documentWords.signer, metadata.signer?.value],
    [documentWords.issuedOn, metadata.issuedOn?.value],
    [documentWords.printedOn, metadata.printedOn?.value],
    [documentWords.disclosure, metadata.disclosure === undefined ? undefined : documentWords.disclosures[metadata.disclosure.value]],
    [documentWords.addressees, listed(metadata.addressees.map(({ value }) => value))],
    [documentWords.copiedTo, listed(metadata.copiedTo.map(({ value }) => value))],
    [documentWords.attachments, listed(metadata.attachments.map(({ number, title }) => `${number} ${title.value}`.trim()))],
  ]
  for (const [label, value] of facts) if (value !== undefined) console.line(`${label}: ${value}`)
  console.line()
  for (const clause of passages(document)) showClause(console, annotated, clause, 0)
  for (const table of document.tables)
    console.line(`${documentWords.table(table.rows.length)} ${table.header.map(({ value }) => value).join(' | ')}`.trimEnd())
  showUnclassified(console, annotated)
  showQuestions(console, annotated)
  console.line()
}

/** Provisions that are of no kind: they must be looked at, or what they order is lost. */
function showUnclassified(console: Console, annotated: Annotated): void {
  const numbers = unclassified(annotated)
  if (numbers.length > 0) console.line(`\n${documentWords.unclassified(numbers.length)}${numbers.join(documentWords.comma)}`)
}

/** Numbers of the provisions with words of their own that no kind was found for; a heading has none, an introduction need be none. */
function unclassified({ document, kindsOf }: Annotated): readonly string[] {
  const flat = (clause: Clause): readonly Clause[] => [clause, ...clause.children.flatMap(flat)]
  return passages(document)
    .filter((clause) => clause !== document.preamble)
    .flatMap(flat)
    .filter((clause) => clause.body.text.trim().length > (clause.heading?.value.length ?? 0) + 1 && kindsOf(clause).length === 0)
    .map(({ number }) => number)
}

/** What a person must settle: first what nothing can run without. */
function showQuestions(console: Console, { document, questions }: Annotated): void {
  const count = (severity: Severity) => questions.filter((each) => each.severity === severity).length
  if (questions.length > 0)
    console.line(`\n${documentWords.questions({ blocks: count('blocks'), confirm: count('confirm'), note: count('note') })}`)
  const lineAt = lineFinder(document.source.text)
  for (const severity of ['blocks', 'confirm', 'note'] as const satisfies readonly Severity[]) {
    for (const question of questions.filter((each) => each.severity === severity)) {
      console.line(
        `  ${severityWords[severity]} ${documentWords.line(lineAt(question.span.from))} ${questionSentence(question.code, question.with)}`,
      )
    }
  }
}

/** The line an offset lies in, without counting the whole text again each time. */
function lineFinder(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return (offset) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

const listed = (names: readonly string[]) => (names.length === 0 ? undefined : names.join(documentWords.comma))

function passages({ preamble, clauses, closing }: OfficialDocument): readonly Clause[] {
  return [...(preamble === undefined ? [] : [preamble]), ...clauses, ...(closing === undefined ? [] : [closing])]
}

function showClause(console: Console, annotated: Annotated, clause: Clause, depth: number): void {
  const body = clause.body.text.replaceAll(/\s+/g, ' ')
  const rest = clause.heading === undefined ? body : body.slice(clause.heading.value.length).replace(/^[\s\u3002]+/, '')
  const shown = rest.length > SHOWN ? `${rest.slice(0, SHOWN)}...` : rest
  console.line(`${'  '.repeat(depth)}${clause.number} ${[clause.heading?.value ?? '', shown].filter((part) => part !== '').join(' | ')}`)
  const found = foundLine(annotated, clause)
  if (found !== '') console.line(`${'  '.repeat(depth + 2)}${found}`)
  for (const child of clause.children) showClause(console, annotated, child, depth + 1)
}

/** Kinds, responsible units and figures of a provision, on one line. */
function foundLine({ document, mentions, kindsOf }: Annotated, clause: Clause): string {
  const found = mentions.get(clause.number) ?? []
  const kinds = kindsOf(clause).map(({ kind }) => documentWords.kinds[kind])
  const units = found.filter((mention) => mention.kind === 'unit').map((unit) => `${unit.name}${documentWords.unitRoles[unit.role]}`)
  const figures = found
    .filter((mention) => mention.kind === 'figure' || mention.kind === 'cadence')
    .map((mention) => {
      // What may be two numbers is shown as two.
      const isDoubtful = mention.kind === 'figure' && mention.value === undefined
      const { from, to } = mention.span
      return isDoubtful ? document.source.text.slice(from, to).replaceAll(/\s+/g, ' ') : printedWords(document, mention.span)
    })
  return [kinds.join(' '), units.join(documentWords.comma), figures.join(documentWords.comma)].filter((part) => part !== '').join(' | ')
}

/** The document without what only a program can use: the source's text and the offset of every character. */
function asJson(annotated: Annotated): object {
  const { document } = annotated
  const { source, clauses, preamble, closing, questions: _, ...rest } = document
  return {
    source: source.name,
    ...rest,
    ...(preamble === undefined ? {} : { preamble: clauseJson(annotated, preamble) }),
    clauses: clauses.map((clause) => clauseJson(annotated, clause)),
    ...(closing === undefined ? {} : { closing: clauseJson(annotated, closing) }),
    unclassified: unclassified(annotated),
    questions: annotated.questions.map((question) => ({ ...question, text: questionSentence(question.code, question.with) })),
    amendments: annotated.amendments,
  }
}

function clauseJson(annotated: Annotated, clause: Clause): object {
  const { body, children, ...rest } = clause
  const kinds = annotated.kindsOf(clause)
  const mentions = (annotated.mentions.get(clause.number) ?? []).map((mention) => {
    const unit = mention.kind === 'unit' ? identifyUnit(mention.name, annotated.organisations) : undefined
    return unit === undefined ? mention : { ...mention, organisation: unit }
  })
  return { ...rest, text: body.text, kinds, mentions, children: children.map((child) => clauseJson(annotated, child)) }
}
