import type { Vocabulary } from '../../rules/index.ts'
import type { Indicator } from '../orders/orders.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'

/** Kinds of blocks that order work instead of granting money. */
export const orderKinds = ['task', 'target', 'form', 'service'] as const
export type OrderKind = (typeof orderKinds)[number]

/** A block as written, under the clause it belongs to. */
export interface RawOrder {
  readonly kind: OrderKind
  readonly clause: string
  readonly at: Located
  readonly entries: Entries
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
  const head = entries.get('id') ?? raw.at
  return {
    id: reader.text(entries, 'id'),
    clause: raw.clause,
    confidence: reader.wordOf<'high' | 'medium' | 'low'>('confidence', entries, 'confidence'),
    note: reader.text(entries, 'note'),
    at: head.source.placeOf(head.node),
  }
}

/** Yes or no; no when left out. */
export function readFlag(entries: Entries, key: string, reader: BlockReader): boolean {
  return reader.wordOf<'true' | 'false'>('boolean', entries, key) === 'true'
}
