import type { Entries } from './entries.ts'
import type { MaskedDate } from './masked-date.ts'
import { readMaskedDate } from './read-values.ts'
import { textOf } from './yaml-source.ts'

/** A day that may stand under a key: open when the key is absent, or when it could not be read and has been reported. */
export function readDay(entries: Entries, key: string): MaskedDate {
  const open: MaskedDate = { kind: 'open' }
  return readMaskedDate(textOf(entries.get(key)?.node)?.trim(), open) ?? open
}
