import { parse } from 'yaml'
import { type Clause, type OfficialDocument, parseStructureWords, readDocuments } from '../documents/index.ts'
import { IntakeFailure, readSourceText } from '../intake/index.ts'
import type { Command, Invocation } from './command.ts'
import type { Console } from './console.ts'
import { documentQuestion, documentWords, texts } from './messages.zh.ts'
import { UsageFailure } from './options.ts'

/** Number of characters of a clause shown in an outline. */
const SHOWN = 36

/** `read`: what official documents say, as an outline: metadata, provisions, tables, questions. */
export const readDocument: Command = {
  name: 'read',
  usage: 'read FILE... [--json]',
  options: {},
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    if (positionals.length === 0) throw new UsageFailure(texts.needArgument('read FILE... [--json]'))
    const words = parseStructureWords(parse(workspace.reference('documents/structure.yaml')))
    const read: { readonly file: string; readonly documents: readonly object[] }[] = []
    let refused = 0
    for (const file of positionals) {
      try {
        const documents = readDocuments(await readSourceText(workspace.path(file)), words)
        read.push({ file, documents: documents.map(asJson) })
        documents.forEach((document, index) => {
          showDocument(console, document, documents.length > 1 ? `${file} (${index + 1}/${documents.length})` : file)
        })
      } catch (error) {
        if (!(error instanceof IntakeFailure)) throw error
        console.warn(error.message)
        refused++
      }
    }
    console.json(read)
    return refused > 0 ? 3 : 0
  },
}

function showDocument(console: Console, document: OfficialDocument, name: string): void {
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
  for (const clause of passages(document)) showClause(console, clause, 0)
  for (const table of document.tables)
    console.line(`${documentWords.table(table.rows.length)} ${table.header.map(({ value }) => value).join(' | ')}`.trimEnd())
  if (document.questions.length > 0) console.line(`\n${documentWords.questions(document.questions.length)}`)
  for (const question of document.questions) {
    const line = document.source.text.slice(0, question.span.from).split('\n').length
    console.line(`  ${documentWords.line(line)} ${documentQuestion(question.code, question.with)}`)
  }
  console.line()
}

const listed = (names: readonly string[]) => (names.length === 0 ? undefined : names.join(documentWords.comma))

function passages({ preamble, clauses, closing }: OfficialDocument): readonly Clause[] {
  return [...(preamble === undefined ? [] : [preamble]), ...clauses, ...(closing === undefined ? [] : [closing])]
}

function showClause(console: Console, clause: Clause, depth: number): void {
  const body = clause.body.text.replaceAll(/\s+/g, ' ')
  const rest = clause.heading === undefined ? body : body.slice(clause.heading.value.length).replace(/^[\s\u3002]+/, '')
  const shown = rest.length > SHOWN ? `${rest.slice(0, SHOWN)}...` : rest
  console.line(`${'  '.repeat(depth)}${clause.number} ${[clause.heading?.value ?? '', shown].filter((part) => part !== '').join(' | ')}`)
  for (const child of clause.children) showClause(console, child, depth + 1)
}

/** The document without what only a program can use: the source's text and the offset of every character. */
function asJson(document: OfficialDocument): object {
  const { source, clauses, preamble, closing, ...rest } = document
  return {
    source: source.name,
    ...rest,
    ...(preamble === undefined ? {} : { preamble: clauseJson(preamble) }),
    clauses: clauses.map(clauseJson),
    ...(closing === undefined ? {} : { closing: clauseJson(closing) }),
  }
}

function clauseJson({ body, children, ...rest }: Clause): object {
  return { ...rest, text: body.text, children: children.map(clauseJson) }
}
