import type { BlockReader, Entries } from './block-reader.ts'
import type { MaskedDate } from './masked-date.ts'
import { readMaskedDate, suggestDate } from './read-values.ts'
import { textOf } from './yaml-source.ts'

/** A day that may stand under a key: open when the key is absent, and when it could not be read, which is reported. */
export function readDay(entries: Entries, key: string, reader: BlockReader): MaskedDate {
  const at = entries.get(key)
  const open: MaskedDate = { kind: 'open' }
  if (at === undefined) return open
  const found = textOf(at.node) ?? ''
  const read = readMaskedDate(found, open)
  if (read === undefined) reader.problem(at, 'bad_date', { found, write: suggestDate(found) })
  return read ?? open
}
