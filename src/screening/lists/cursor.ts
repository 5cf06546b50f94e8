import { createHash } from 'node:crypto'
import type { ListPlace, ListSort } from './list-sorts.ts'

/** What a cursor belongs to: with another run, policy, filter or order it is refused. */
export function questionMark(question: unknown): string {
  const text = JSON.stringify(question, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}

/** A place in a list as a text that says nothing to people and fits into an address. */
export function writeCursor(mark: string, { value, subject }: ListPlace): string {
  return Buffer.from(`${mark} ${value ?? ''} ${subject}`).toString('base64url')
}

/** The place that a cursor stands for; undefined where it belongs to another question or is none. */
export function readCursor(cursor: string, mark: string, sort: ListSort): ListPlace | undefined {
  const [asked, value = '', subject = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (asked !== mark || rest.length > 0 || !isKey(subject)) return undefined
  if (value === '') return { value: undefined, subject: BigInt(subject) }
  return sort.pattern.test(value) && isKey(value) ? { value, subject: BigInt(subject) } : undefined
}

/** A whole number of 64 bits. */
function isKey(text: string): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}
