import { formatDate, formatMonth, parseDate, parseMonth } from '../../kernel/calendar.ts'
import { decimal } from './read-values.ts'

/** What single values a parameter can have. */
export type ValueKind = 'amount' | 'rate' | 'money' | 'date' | 'month' | 'enumeration'

/** What a value of one parameter must be, wherever it comes from: a plan, the command line, a masked day whose year is given. */
export interface ValueRule {
  readonly parameter: string
  readonly kind: ValueKind
  /** Decimals a number is stored with, and the most it may be written with. */
  readonly scale: number
  /** The least and the greatest value, as stored: scaled numbers, day numbers, months. */
  readonly low: bigint
  readonly high: bigint
  /** What an enumeration's values are called, in order of their codes. */
  readonly names: readonly { readonly id: string; readonly zh: string }[]
}

/** Decimals of rates, of money, and the most that any other number may have. */
export const RATE_SCALE = 6
export const MONEY_SCALE = 2
export const AMOUNT_SCALE_MOST = 6

/** Wide enough for any figure a document has, whatever is declared. */
const LIMITS = { rate: 100n, money: 10n ** 11n, amount: 10n ** 10n } as const
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '9999-12-31'

/** The widest range a declaration may give: what is written beyond it is a slip of the pen. */
export function widestRange(kind: ValueKind, scale: number): { readonly low: bigint; readonly high: bigint } {
  if (kind === 'enumeration') return { low: 0n, high: 10n ** 6n }
  if (kind === 'date') return { low: BigInt(parseDate(FIRST_DAY) ?? 0), high: BigInt(parseDate(LAST_DAY) ?? 0) }
  if (kind === 'month') return { low: BigInt(parseMonth(FIRST_DAY.slice(0, 7)) ?? 0), high: BigInt(parseMonth(LAST_DAY.slice(0, 7)) ?? 0) }
  const high = LIMITS[kind] * 10n ** BigInt(scale)
  return { low: -high, high }
}

/** The range where none is declared: no number below nought, no rate above the whole. */
export function usualRange(kind: ValueKind, scale: number): { readonly low: bigint; readonly high: bigint } {
  const widest = widestRange(kind, scale)
  if (kind === 'rate') return { low: 0n, high: 10n ** BigInt(scale) }
  return kind === 'money' || kind === 'amount' ? { low: 0n, high: widest.high } : widest
}

/** A stored value as an author writes it. */
export function writeValue(rule: Pick<ValueRule, 'kind' | 'scale' | 'names'>, value: bigint): string {
  switch (rule.kind) {
    case 'date':
      return formatDate(Number(value))
    case 'month':
      return formatMonth(Number(value))
    case 'enumeration':
      return rule.names[Number(value)]?.zh ?? String(value)
    case 'rate':
      return `${decimal(value * 100n, rule.scale)}%`
    case 'amount':
    case 'money':
      return decimal(value, rule.scale)
  }
}
