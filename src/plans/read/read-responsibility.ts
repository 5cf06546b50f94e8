import type { Responsibility } from '../orders/orders.ts'
import type { BlockReader, Entries } from './block-reader.ts'

/** Units by role; a role the document does not use is an empty list. */
export function readResponsibility(entries: Entries, reader: BlockReader): Responsibility {
  const units = (role: string) => reader.texts(entries.get(role))
  return { lead: units('lead'), support: units('support'), responsible: units('responsible'), leader: units('leader') }
}
