import type { Clause, Found, OfficialDocument } from '../../src/documents/index.ts'

/** What the reader made of a file, as lines a person can check: metadata, provisions with headings, tables, questions. */
export function renderOutline(documents: readonly OfficialDocument[]): string {
  return `${documents.flatMap(documentLines).join('\n')}\n`
}

function documentLines({ metadata, preamble, clauses, closing, tables, questions }: OfficialDocument): readonly string[] {
  const facts: readonly (readonly [string, string])[] = [
    ['title', text(metadata.title)],
    ['issues', text(metadata.enclosedTitle)],
    ['number', text(metadata.number)],
    ['issuer', text(metadata.issuer)],
    ['signer', text(metadata.signer)],
    ['issued on', text(metadata.issuedOn)],
    ['printed on', text(metadata.printedOn)],
    ['disclosure', text(metadata.disclosure)],
    ['to', metadata.addressees.map(text).join(' | ')],
    ['copies', metadata.copiedTo.map(text).join(' | ')],
    [
      'attachments',
      metadata.attachments.map(({ number, title, content }) => `${number} ${title.value}${content ? '' : ' (missing)'}`).join(' | '),
    ],
  ]
  return [
    '== document',
    ...facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`),
    ...(preamble === undefined ? [] : clauseLines(preamble, 0)),
    ...clauses.flatMap((clause) => clauseLines(clause, 0)),
    ...(closing === undefined ? [] : clauseLines(closing, 0)),
    ...tables.map(({ header, rows }) => `table: ${header.map(text).join(' | ')} + ${rows.length} rows`),
    ...questions.map(({ code, with: values }) => `? ${code} ${Object.values(values).join(' ')}`.trimEnd()),
  ]
}

const text = (found: Found<string> | undefined) => found?.value ?? ''

function clauseLines(clause: Clause, depth: number): readonly string[] {
  const heading = clause.heading === undefined ? '' : ` [${clause.heading.value}]`
  const body = clause.body.text.replaceAll('\n', ' / ')
  return [
    `${'  '.repeat(depth)}${clause.number}${heading} ${body}`.trimEnd(),
    ...clause.children.flatMap((child) => clauseLines(child, depth + 1)),
  ]
}
