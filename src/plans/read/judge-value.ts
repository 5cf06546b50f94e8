import { atScale, readDateValue, readDecimal, suggestDate, suggestNumber } from './read-values.ts'
import { type ValueRule, widestRange, writeValue } from './value-rule.ts'

/** Why something written cannot be a value of a parameter; the words of the sentence are in `with`. */
export interface ValueRefusal {
  readonly code:
    | 'bad_date'
    | 'bad_number'
    | 'negative_undeclared'
    | 'percent_of_no_rate'
    | 'rate_without_percent'
    | 'too_many_decimals'
    | 'unknown_word'
    | 'value_out_of_range'
  readonly with: Readonly<Record<string, string>>
}

export type Judged = { readonly value: bigint } | ValueRefusal

/**
 * The stored value of what is written for a parameter, or why it cannot be one. There is no other way for a value to become one:
 * plans, changed parameters and masked days all go through here.
 */
export function judgeValue(written: string, rule: ValueRule): Judged {
  const text = written.trim()
  switch (rule.kind) {
    case 'enumeration':
      return judgeName(text, rule)
    case 'date':
    case 'month': {
      const value = readDateValue(rule.kind, text)
      return value === undefined ? { code: 'bad_date', with: { found: text, write: suggestDate(text) } } : withinRange(value, text, rule)
    }
    case 'amount':
    case 'rate':
    case 'money':
      return judgeNumber(text, rule)
  }
}

/** A number written elsewhere, held to the rule of another plan's parameter of the same kind: its decimals and its range. */
export function judgeStored(digits: bigint, scale: number, rule: ValueRule): Judged {
  const found = writeValue({ ...rule, scale }, digits)
  const value = atScale({ digits, scale }, rule.scale)
  if (value === undefined)
    return {
      code: 'too_many_decimals',
      with: { parameter: rule.parameter, found, most: String(rule.scale - (rule.kind === 'rate' ? 2 : 0)) },
    }
  return withinRange(value, found, rule)
}

/** A stored value held to the range; what is beyond it, but could be declared, is told how. */
function withinRange(value: bigint, found: string, rule: ValueRule): Judged {
  if (value >= rule.low && value <= rule.high) return { value }
  const [low, high] = [writeValue(rule, rule.low), writeValue(rule, rule.high)]
  const widest = widestRange(rule.kind, rule.scale)
  const isPossible = value >= widest.low && value <= widest.high
  const write = isPossible ? `[${value < rule.low ? found : low}, ${value > rule.high ? found : high}]` : ''
  const isSign = value < 0n && rule.low >= 0n && isNumber(rule)
  return { code: isSign ? 'negative_undeclared' : 'value_out_of_range', with: { parameter: rule.parameter, found, low, high, write } }
}

const isNumber = ({ kind }: ValueRule) => kind === 'rate' || kind === 'money' || kind === 'amount'

function judgeName(text: string, { names }: ValueRule): Judged {
  const code = names.findIndex(({ zh }) => zh === text)
  return code < 0 ? { code: 'unknown_word', with: { found: text, known: names.map(({ zh }) => zh).join(' ') } } : { value: BigInt(code) }
}

function judgeNumber(text: string, rule: ValueRule): Judged {
  const number = readDecimal(text)
  if (number === undefined) return { code: 'bad_number', with: { found: text, write: suggestNumber(text) } }
  const isPercent = text.endsWith('%')
  if (isPercent && rule.kind !== 'rate') return { code: 'percent_of_no_rate', with: { parameter: rule.parameter, found: text } }
  // Seventy without a sign is seventy per cent or a slip; a fraction below one can only be what it says.
  const size = number.digits < 0n ? -number.digits : number.digits
  if (rule.kind === 'rate' && !isPercent && size >= 10n ** BigInt(number.scale))
    return { code: 'rate_without_percent', with: { parameter: rule.parameter, found: text, write: `${text}%` } }
  const value = atScale(number, rule.scale)
  if (value === undefined)
    return { code: 'too_many_decimals', with: { parameter: rule.parameter, found: text, most: String(rule.scale - (isPercent ? 2 : 0)) } }
  return withinRange(value, text, rule)
}
