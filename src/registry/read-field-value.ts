import { formatDate } from '../kernel/calendar.ts'
import { type FieldType, readFactText, type Vocabulary } from '../rules/index.ts'
import { sqlText } from '../store/index.ts'

/** A value of a field: as it is stored, and as it is written in one form. */
export interface FieldValue {
  /** An SQL literal of the type that the column has. */
  readonly sql: string
  readonly text: string
}

/** Reads a value that a field can be given; undefined where its type does not take it. References and relations take none. */
export function readFieldValue(text: string, type: FieldType, vocabulary: Vocabulary): FieldValue | undefined {
  const written = text.trim()
  if (written === '' || type.kind === 'reference' || type.kind === 'relation') return undefined
  if (type.kind === 'number') return readNumber(written, type)
  const read = readFactText(written, type, vocabulary)
  if (read.kind === 'refused') return undefined
  const { value } = read
  switch (type.kind) {
    case 'boolean':
      return { sql: String(value), text: String(value) }
    case 'text':
      return { sql: sqlText(String(value)), text: String(value) }
    case 'date': {
      const day = formatDate(Number(value))
      return { sql: `DATE ${sqlText(day)}`, text: day }
    }
    case 'month': {
      const [year, month] = [Math.floor(Number(value) / 12), (Number(value) % 12) + 1]
      return { sql: String(value), text: `${year}-${String(month).padStart(2, '0')}` }
    }
    case 'region':
      return { sql: String(value), text: String(value) }
    case 'enumeration':
      return { sql: String(value), text: vocabulary.enumerations.get(type.enumeration)?.values[Number(value)]?.id ?? '' }
  }
}

/** A decimal with at most as many decimals as the field keeps, inside its bounds; where it has no unit also a percentage. */
function readNumber(written: string, type: Extract<FieldType, { readonly kind: 'number' }>): FieldValue | undefined {
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)$/.exec(written.normalize('NFKC').replace(/\s/g, ''))
  if (match === null) return undefined
  const [, sign = '', whole = '', decimals = '', percent = ''] = match
  if (percent !== '' && type.dimension !== '') return undefined
  const digits = BigInt(sign + whole.replaceAll(',', '') + decimals)
  const given = decimals.length + (percent === '' ? 0 : 2)
  const kept = given <= type.scale ? digits * 10n ** BigInt(type.scale - given) : shortened(digits, given - type.scale)
  if (kept === undefined || kept < type.low || kept > type.high) return undefined
  return { sql: String(kept), text: decimalText(kept, type.scale) }
}

/** Decimals that are noughts may go, others not. */
function shortened(digits: bigint, by: number): bigint | undefined {
  const unit = 10n ** BigInt(by)
  return digits % unit === 0n ? digits / unit : undefined
}

/** A stored number as a decimal. */
export function decimalText(value: bigint, scale: number): string {
  if (scale === 0) return String(value)
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
