import { plainCode } from '../../kernel/printed-text.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { RefusedWith } from '../refusals.ts'

export const accountKinds = ['corporate', 'contribution', 'personal'] as const

/** Of the unit itself, the one that its contributions are paid from, or a person's. */
export type AccountKind = (typeof accountKinds)[number]

const fewestDigits = 8
const mostDigits = 32
/** Lengths of the numbers of bank cards, which end in a check digit; other accounts of persons have none. */
const cardDigits = { fewest: 16, most: 19 } as const

/** The number of an account in the form it is kept in: digits alone, 8 to 32 of them; `looksWrong` where a bank card's check digit does not fit. */
export function readAccountNumber(
  typed: string,
  kind: AccountKind,
): Result<{ readonly number: string; readonly looksWrong: boolean }, RefusedWith<'account_number_unfit'>> {
  const number = plainCode(typed).replaceAll('-', '')
  const { length } = number
  if (!/^\d+$/.test(number)) return refused({ code: 'account_number_unfit', fault: 'not_digits', length })
  if (length < fewestDigits) return refused({ code: 'account_number_unfit', fault: 'too_short', length })
  if (length > mostDigits) return refused({ code: 'account_number_unfit', fault: 'too_long', length })
  const isCard = kind === 'personal' && length >= cardDigits.fewest && length <= cardDigits.most
  return done({ number, looksWrong: isCard && !endsInCheckDigit(number) })
}

/** Doubles every second digit from the right, adds all digits up, and wants a multiple of ten. */
function endsInCheckDigit(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** The number of a bank in the payment system: twelve digits; undefined where it is none. */
export function readBankCode(typed: string): string | undefined {
  const code = plainCode(typed)
  return /^\d{12}$/.test(code) ? code : undefined
}

/** Whether two names are one, written with other spaces, widths or brackets. */
export const isSameHolder = (one: string, other: string): boolean => plainHolder(one) === plainHolder(other)

const plainHolder = (name: string): string =>
  plainCode(name)
    .replace(/\p{Ps}/gu, '(')
    .replace(/\p{Pe}/gu, ')')
