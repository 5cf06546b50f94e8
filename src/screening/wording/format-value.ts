import { formatDate, formatMonth, NEVER } from '../../kernel/calendar.ts'
import { formatYuan } from '../../kernel/money.ts'
import type { Quotient, Type, Value, Vocabulary } from '../../rules/index.ts'
import { valueWords } from './values.zh.ts'

/** A value as people read it: money in yuan, rates in percent, numbers with their unit, unknown as such. */
export function formatValue(value: Value, type: Type, vocabulary: Vocabulary): string {
  if (value === null) return valueWords.unknown
  switch (type.kind) {
    case 'boolean':
      return value === true ? valueWords.yes : valueWords.no
    case 'date':
      return value === NEVER ? valueWords.never : formatDate(Number(value))
    case 'month':
      return formatMonth(Number(value))
    case 'region':
      return String(value).padStart(6, '0')
    case 'enumeration':
      return vocabulary.enumerations.get(type.enumeration)?.values[Number(value)]?.zh ?? String(value)
    case 'number':
      return formatNumber(BigInt(value as number | bigint), type.scale, type.dimension, vocabulary)
    case 'ratio':
      return formatRatio(value as Quotient, type, vocabulary)
    case 'text':
    case 'text_list':
    case 'record':
    case 'relation':
      return String(value)
  }
}

function formatNumber(value: bigint, scale: number, dimension: string, vocabulary: Vocabulary): string {
  if (dimension === '' && scale > 0) return `${trimmed(value * 100n, scale)}%`
  if (dimension.startsWith('yuan') && scale === 2) return `${formatYuan(value)} ${unitText(dimension, vocabulary)}`
  const unit = dimension === '*' || dimension === '' ? '' : ` ${unitText(dimension, vocabulary)}`
  // A year is a name, not a count: 2022, never 2,022. No count of years is as large.
  return `${trimmed(value, scale, dimension === 'year' ? '' : ',')}${unit}`
}

type RatioType = Extract<Type, { kind: 'ratio' }>

/** A quotient as its two parts and a decimal, marked where it is cut short; the decision itself compared it exactly. */
function formatRatio(quotient: Quotient, type: RatioType, vocabulary: Vocabulary): string {
  const above = formatNumber(BigInt(quotient.numerator), type.numerator.scale, type.numerator.dimension, vocabulary)
  const below = formatNumber(BigInt(quotient.denominator), type.denominator.scale, type.denominator.dimension, vocabulary)
  const numerator = BigInt(quotient.numerator) * 10n ** BigInt(type.denominator.scale)
  const denominator = BigInt(quotient.denominator) * 10n ** BigInt(type.numerator.scale)
  const isShare = type.dimension === ''
  const shifted = numerator * (isShare ? 1_000_000n : 10_000n)
  const decimal = trimmed(shifted / denominator, 4)
  const shown = isShare ? `${decimal}%` : `${decimal} ${unitText(type.dimension, vocabulary)}`
  return `${above} \u00F7 ${below} ${shifted % denominator === 0n ? '=' : '\u2248'} ${shown}`
}

/** How far a quotient lies from a limit, rounded up so that a difference never shows as none. */
export function formatRatioGap(quotient: Quotient, type: RatioType, limit: bigint, limitScale: number, vocabulary: Vocabulary): string {
  const above = BigInt(quotient.numerator) * 10n ** BigInt(type.denominator.scale + limitScale)
  const below = BigInt(quotient.denominator) * 10n ** BigInt(type.numerator.scale)
  const difference = above - limit * below
  const isShare = type.dimension === ''
  const shifted = (difference < 0n ? -difference : difference) * (isShare ? 1_000_000n : 10_000n)
  const unit = below * 10n ** BigInt(limitScale)
  const decimal = trimmed((shifted + unit - 1n) / unit, 4)
  return `${decimal} ${isShare ? valueWords.percentagePoints : unitText(type.dimension, vocabulary)}`
}

/** A scaled integer as a decimal without trailing zeros, its thousands apart. */
export function trimmed(value: bigint, scale: number, between = ','): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const whole = scale === 0 ? digits : digits.slice(0, -scale)
  const fraction = scale === 0 ? '' : digits.slice(-scale).replace(/0+$/, '')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, between)
  return `${value < 0n ? '-' : ''}${grouped}${fraction === '' ? '' : `.${fraction}`}`
}

/** A dimension in official units. */
export function unitText(dimension: string, vocabulary: Vocabulary): string {
  return dimension.replace(/[a-z_]+/g, (id) => vocabulary.units.get(id)?.zh ?? id).replaceAll('.', '\u00B7')
}
