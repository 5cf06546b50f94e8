import { parseIdentityNumber } from '../../kernel/identity-number.ts'
import { plainCode } from '../../kernel/printed-text.ts'

/** Kinds of numbers that a subject is known by. */
export const schemes = ['identity_number', 'credit_code', 'unit_number', 'phone', 'account'] as const

export type Scheme = (typeof schemes)[number]

/** How many characters at the end of a number are enough to look for it. */
export const tailLength = 6

/** How many people know of a number by heart, and masks show. */
export const endLength = 4

/** How many characters a masked number shows in front and at its end; what is public by law, or the office's own, is shown whole. */
const shown: Readonly<Record<Scheme, readonly [front: number, end: number] | 'whole'>> = {
  identity_number: [3, 4],
  credit_code: 'whole',
  unit_number: 'whole',
  phone: [3, 4],
  account: [0, 4],
}

/** A number as somebody may see it who does not need it. */
export function maskNumber(scheme: Scheme, number: string): string {
  const parts = shown[scheme]
  if (parts === 'whole') return number
  const [front, end] = parts
  if (number.length <= front + end) return '*'.repeat(number.length)
  return number.slice(0, front) + '*'.repeat(number.length - front - end) + number.slice(-end)
}

/** A number in the one form it is hashed in: upper case, without spaces; an identity number of fifteen digits as the one of eighteen. */
export function plainNumber(text: string): string {
  const plain = plainCode(text).replaceAll('-', '')
  if (plain.length !== 15) return plain
  const identity = parseIdentityNumber(plain)
  return identity.ok ? identity.number : plain
}
