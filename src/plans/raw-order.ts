import type { Vocabulary } from '../rules/index.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import type { Indicator } from './orders.ts'

/** Kinds of blocks that order work instead of granting money. */
export const orderKinds = ['task', 'target', 'form', 'service'] as const
export type OrderKind = (typeof orderKinds)[number]

/** A block as written, under the clause it belongs to. */
export interface RawOrder {
  readonly kind: OrderKind
  readonly clause: string
  readonly at: Located
  readonly entries: Entries
  /** Every key was understood: what seems to be missing is not hidden behind a misspelt one. */
  readonly isUnderstood: boolean
}

/** What reading a block needs to know of the plan. */
export interface OrderContext {
  readonly reader: BlockReader
  readonly vocabulary: Vocabulary
  readonly clauses: ReadonlySet<string>
  /** Indicators by their names, those of the documents above and of the library included. */
  readonly indicators: ReadonlyMap<string, Indicator>
}

/** What every block has: id, place, clause, confidence, note. */
export function readOrderHead(raw: RawOrder, reader: BlockReader) {
  const { entries } = raw
  const confidenceAt = entries.get('confidence')
  const head = entries.get('id') ?? raw.at
  return {
    id: reader.id(entries, raw.at),
    clause: raw.clause,
    confidence: confidenceAt === undefined ? undefined : reader.word<'high' | 'medium' | 'low'>('confidence', confidenceAt),
    note: entries.has('note') ? reader.text(entries, 'note', raw.at) : undefined,
    at: head.source.placeOf(head.node),
  }
}

/** A text that may be left out. */
export function optionalText(entries: Entries, key: string, raw: RawOrder, reader: BlockReader): string | undefined {
  return entries.has(key) ? reader.text(entries, key, raw.at) : undefined
}

/** Yes or no; no when left out. */
export function readFlag(entries: Entries, key: string, reader: BlockReader): boolean {
  const at = entries.get(key)
  return at !== undefined && reader.word<'true' | 'false'>('boolean', at) === 'true'
}
