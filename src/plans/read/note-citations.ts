import type { BlockReader } from './block-reader.ts'
import { namedEntries } from './check-shape.ts'
import type { RawBlock } from './read-chapters.ts'

/** What of a policy cites, by the key it stands under: blocks with names of their own, and single ones. */
const named = { conditions: 'condition', reviews: 'condition', schedule: 'schedule_line' } as const
const single = ['period', 'amount', 'rate', 'obligation', 'top_up', 'once_only', 'cap', 'monthly'] as const

/**
 * Follows every basis of a policy block as it is written. A template that each plan overlays, or that none extends, is read for no
 * plan as it stands: what it cites must lead somewhere all the same.
 */
export function noteCitations(block: RawBlock, plan: string, reader: BlockReader): void {
  const name = reader.text(block.entries, 'name')
  for (const [key, kind] of Object.entries(named))
    for (const entry of namedEntries(block.entries.get(key))) reader.basis(reader.entries(kind, entry.at, entry.keyAt), plan, entry.zh)
  for (const kind of single) {
    const at = block.entries.get(kind)
    if (at !== undefined) reader.basis(reader.entries(kind, at), plan, name)
  }
}
