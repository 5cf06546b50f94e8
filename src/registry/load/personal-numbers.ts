import { parseCreditCode } from '../../kernel/credit-code.ts'
import { parseIdentityNumber } from '../../kernel/identity-number.ts'

/** Numbers of persons and organisations that a delivery is to replace by keys which stand for them. */
export type PersonalNumber = 'identity_number' | 'credit_code'

/** Which of them a cell holds; undefined for anything else, also for a number that only looks like one. */
export function personalNumberIn(cell: string): PersonalNumber | undefined {
  if (parseIdentityNumber(cell).ok) return 'identity_number'
  return parseCreditCode(cell).ok ? 'credit_code' : undefined
}

/**
 * SQL for a text with every identity number in it masked from the birthday on: refused rows are kept for people to look at, and files
 * of theirs are no place for such numbers. What only looks like one is masked as well.
 */
export function maskedSql(cell: string): string {
  return `regexp_replace(${cell}, '(^|[^0-9])([1-9][0-9]{5})(?:19|20)[0-9]{6}([0-9]{3}[0-9Xx])', '\\1\\2********\\3', 'g')`
}
