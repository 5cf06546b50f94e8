import { createHash } from 'node:crypto'
import type { GoldFile } from './gold.ts'
import { resolveLabels } from './notation.ts'

/** Binds labels to a file's bytes. */
export function goldOf(file: string, bytes: Uint8Array, encoding: string, labels: string): GoldFile {
  const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { file, encoding, sha256, length: text.length, documents: resolveLabels(labels, text) }
}

/** A gold file as text, one clause or mention to a line, so that a changed label is a changed line. */
export function printGold({ documents, ...head }: GoldFile): string {
  const list = (items: readonly unknown[]) => items.map((item) => `        ${JSON.stringify(item)}`).join(',\n')
  const bodies = documents.map(
    ({ from, to, clauses, mentions }) =>
      `    {\n      "from": ${from},\n      "to": ${to},\n      "clauses": [\n${list(clauses)}\n      ],\n      "mentions": [\n${list(mentions)}\n      ]\n    }`,
  )
  const lines = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)},`)
  return `{\n${lines.join('\n')}\n  "documents": [\n${bodies.join(',\n')}\n  ]\n}\n`
}
