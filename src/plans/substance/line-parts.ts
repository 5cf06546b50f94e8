import { createHash } from 'node:crypto'
import { formatDate } from '../../kernel/calendar.ts'
import type { MaskedDate } from '../read/masked-date.ts'

/** A day as it is written; nothing where it is open. */
export function dayText(date: MaskedDate): string {
  return date.kind === 'day' ? formatDate(date.day) : date.kind === 'masked' ? date.text : ''
}

/** Long enough that no two lines of a plan share one, short enough to stand in a file people read. */
const HASH_LENGTH = 16

/** A hash over what a line means. */
export function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex')
    .slice(0, HASH_LENGTH)
}
