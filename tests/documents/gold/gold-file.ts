import { createHash } from 'node:crypto'
import type { GoldClause, GoldDocument, GoldFile, GoldMention } from './gold.ts'
import { resolveLabels } from './notation.ts'

/** Binds labels to a file's bytes. */
export function goldOf(file: string, bytes: Uint8Array, encoding: string, labels: string): GoldFile {
  const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { file, encoding, sha256, length: text.length, documents: resolveLabels(labels, text) }
}

/** A gold file as text: the file, then each document with its clauses and mentions, one to a line, so that a changed label is a changed line. */
export function printGold({ documents, ...head }: GoldFile): string {
  const lines = documents.flatMap(({ clauses, mentions, ...document }) => [
    { document },
    ...clauses.map((clause) => ({ clause })),
    ...mentions.map((mention) => ({ mention })),
  ])
  return [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
}

interface GoldLine {
  readonly document?: Omit<GoldDocument, 'clauses' | 'mentions'>
  readonly clause?: GoldClause
  readonly mention?: GoldMention
}

/** A gold file from its text. */
export function parseGold(printed: string): GoldFile {
  const [head, ...lines] = printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  const documents: { from: number; to: number; clauses: GoldClause[]; mentions: GoldMention[] }[] = []
  for (const { document, clause, mention } of lines as readonly GoldLine[]) {
    if (document !== undefined) documents.push({ ...document, clauses: [], mentions: [] })
    if (clause !== undefined) documents.at(-1)?.clauses.push(clause)
    if (mention !== undefined) documents.at(-1)?.mentions.push(mention)
  }
  return { ...(head as Omit<GoldFile, 'documents'>), documents }
}
