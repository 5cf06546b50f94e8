import type { FieldType, Vocabulary } from '../../rules/index.ts'
import { sqlText } from '../../store/index.ts'
import { deliveryWords } from '../messages.zh.ts'
import type { Column } from '../schema.ts'

/** Keys stay exact as a JSON number. */
export const largestKey = 2n ** 53n - 1n

/** How a column's raw cells become stored values. */
export interface Coercion {
  /** SQL for the stored value; NULL for an empty or a wrong cell. */
  readonly value: string
  /** The reason code of a cell that is not empty but has no value. */
  readonly reason: string
  /** Inclusive bounds of the stored value, if it has any. */
  readonly bounds: readonly [low: bigint, high: bigint] | undefined
  /** What a cell has to look like, for messages and the description of the format. */
  readonly expected: string
}

const keyType: FieldType = { kind: 'reference', entity: '' }

/** The coercion of a column's cells that arrive as text, trimmed and NULL where empty, as every cell of a CSV file does. */
export function coerceText(column: Column, cell: string, vocabulary: Vocabulary): Coercion {
  const type = column.field?.type ?? keyType
  const bounds = boundsOf(column)
  const expected = expectedOf(column, vocabulary)
  const reason = reasonOf(column)
  const matching = (pattern: string, value: string) => `CASE WHEN regexp_full_match(${cell}, ${sqlText(pattern)}) THEN ${value} END`
  switch (type.kind) {
    case 'boolean': {
      const words = (list: readonly string[]) => list.map(sqlText).join(', ')
      const value = `CASE WHEN ${cell} = 'true' THEN true WHEN ${cell} = 'false' THEN false WHEN lower(${cell}) IN (${words(['true', '1', ...deliveryWords.yes])}) THEN true WHEN lower(${cell}) IN (${words(['false', '0', ...deliveryWords.no])}) THEN false END`
      return { value, reason, bounds, expected }
    }
    case 'text':
      // Every spelling of a code is looked up; other text is taken as it comes.
      return { value: type.code === undefined ? cell : 'CAST(NULL AS VARCHAR)', reason, bounds, expected }
    case 'region':
      return { value: wholeSql(cell, 'INTEGER', '[1-9][0-9]{5}'), reason, bounds, expected }
    case 'date':
      return {
        // Ten signs, so that the database's infinity and its years of five digits or before Christ are none.
        value: `CASE WHEN length(${cell}) = 10 AND ${cell} >= '1900' AND TRY_CAST(${cell} AS DATE)::VARCHAR = ${cell} THEN TRY_CAST(${cell} AS DATE) END`,
        reason,
        bounds,
        expected,
      }
    case 'month':
      return {
        value: matching(
          '[0-9]{4}-(0[1-9]|1[0-2])',
          `TRY_CAST(left(${cell}, 4) AS INTEGER) * 12 + TRY_CAST(right(${cell}, 2) AS INTEGER) - 1`,
        ),
        reason,
        bounds,
        expected,
      }
    case 'enumeration':
      return { value: enumerationSql(cell, type.enumeration, vocabulary), reason, bounds, expected }
    case 'number':
      return { value: numberSql(cell, type.scale, type.dimension === ''), reason, bounds, expected }
    case 'reference':
    case 'relation':
      return { value: wholeSql(cell, 'BIGINT', '-?[0-9]{1,18}'), reason, bounds, expected }
  }
}

/** The coercion of a typed Parquet column, or undefined where that type cannot hold the field exactly. */
export function coerceTyped(column: Column, raw: string, sqlType: string, vocabulary: Vocabulary): Coercion | undefined {
  if (sqlType === 'VARCHAR') return coerceText(column, raw, vocabulary)
  const type = column.field?.type ?? keyType
  const isInteger = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT)|HUGEINT)$/.test(sqlType)
  const decimal = /^DECIMAL\(\d+,(\d+)\)$/.exec(sqlType)
  const rest = { reason: reasonOf(column), bounds: boundsOf(column), expected: expectedOf(column, vocabulary) }
  if (type.kind === 'boolean') return sqlType === 'BOOLEAN' ? { value: raw, ...rest } : undefined
  if (type.kind === 'date') {
    if (sqlType !== 'DATE' && !/^TIMESTAMP(_S|_MS|_NS)?$/.test(sqlType)) return undefined
    // A moment within a day is no day, and neither is infinity nor what no calendar of an office holds.
    const isDay = `isfinite(${raw}) AND CAST(${raw} AS TIMESTAMP) = date_trunc('day', CAST(${raw} AS TIMESTAMP)) AND year(${raw}) BETWEEN 1900 AND 9999`
    return { value: `CASE WHEN ${isDay} THEN CAST(${raw} AS DATE) END`, ...rest }
  }
  if (type.kind === 'text') return undefined
  if (type.kind === 'enumeration') {
    const last = (vocabulary.enumerations.get(type.enumeration)?.values.length ?? 0) - 1
    return isInteger ? { value: `CASE WHEN ${raw} BETWEEN 0 AND ${last} THEN ${raw}::UTINYINT END`, ...rest } : undefined
  }
  if (isInteger) return { value: `TRY_CAST(${raw} AS BIGINT)`, ...rest }
  if (decimal === null || type.kind !== 'number') return undefined
  const isExact = `TRY_CAST(${raw} AS DECIMAL(18,${type.scale})) = ${raw}`
  return { value: `CASE WHEN ${isExact} THEN ${scaledSql(raw, type.scale)} END`, ...rest }
}

/** What the cells of a column have to look like. */
export function expectedOf(column: Column, vocabulary: Vocabulary): string {
  const type = column.field?.type
  if (type === undefined) return `a whole number of at most 15 digits, once per file`
  switch (type.kind) {
    case 'boolean':
      return `true/false, 1/0, ${deliveryWords.yes[0]}/${deliveryWords.no[0]}`
    case 'text':
      return type.code === 'industry' ? 'a code of GB/T 4754-2017, such as H6210 or 6210' : 'text'
    case 'region':
      return 'a six-digit GB/T 2260 code'
    case 'date':
      return 'a date YYYY-MM-DD (also 2022/4/1, 20220401); 9999-12-31 for known never'
    case 'month':
      return 'a month YYYY-MM'
    case 'enumeration':
      return (vocabulary.enumerations.get(type.enumeration)?.values ?? []).map(({ id, zh }, code) => `${id} / ${zh} / ${code}`).join('; ')
    case 'number':
      return `${type.scale === 0 ? 'a whole number' : `a number with at most ${type.scale} decimals`} from ${unscaled(type.low, type.scale)} to ${unscaled(type.high, type.scale)}${type.dimension === '' && type.scale > 0 ? ', or a percentage such as 60%' : ''}`
    case 'reference':
      return `a key of '${type.entity}'`
    case 'relation':
      return 'nothing; relations are not delivered'
  }
}

function reasonOf(column: Column): string {
  if (column.field === undefined) return 'key_invalid'
  const reasons = {
    boolean: 'not_boolean',
    text: column.field.type.kind === 'text' && column.field.type.code === 'industry' ? 'not_industry' : 'not_text',
    region: 'not_region',
    date: 'not_date',
    month: 'not_month',
    enumeration: 'not_in_enumeration',
    number: 'not_number',
    reference: 'reference_invalid',
    relation: 'not_stored',
  } as const
  return reasons[column.field.type.kind]
}

function boundsOf(column: Column): readonly [bigint, bigint] | undefined {
  const type = column.field?.type ?? keyType
  if (type.kind === 'number') return [type.low, type.high]
  if (type.kind === 'reference') return [-largestKey, largestKey]
  return type.kind === 'region' ? [110_000n, 829_999n] : undefined
}

function enumerationSql(cell: string, enumeration: string, vocabulary: Vocabulary): string {
  const cases = (vocabulary.enumerations.get(enumeration)?.values ?? []).map(({ id, zh, aliases }, code) => {
    const names = [...new Set([id, zh, ...aliases, String(code)])]
    return `WHEN ${cell} IN (${names.map(sqlText).join(', ')}) THEN ${code}`
  })
  return `CASE ${cases.join(' ')} END`
}

/** A whole number; what is written the usual way is told by writing it back, which is much cheaper than a pattern. */
function wholeSql(cell: string, type: 'INTEGER' | 'BIGINT', pattern: string): string {
  const number = `TRY_CAST(${cell} AS ${type})`
  return `CASE WHEN ${number}::VARCHAR = ${cell} OR regexp_full_match(${cell}, ${sqlText(pattern)}) THEN ${number} END`
}

/** A plain decimal with no more decimals than the scale, trailing zeros aside; a rate may be a percentage. */
function numberSql(cell: string, scale: number, isRate: boolean): string {
  const pattern = (decimals: number) => (decimals === 0 ? '[+-]?[0-9]{1,18}(\\.0*)?' : `[+-]?[0-9]{1,18}(\\.[0-9]{0,${decimals}}0*)?`)
  const usual = `WHEN TRY_CAST(${cell} AS DECIMAL(18,${scale}))::VARCHAR = ${cell} THEN ${scaledSql(cell, scale)}`
  const plain = `${usual} WHEN regexp_full_match(${cell}, ${sqlText(pattern(scale))}) THEN ${scaledSql(cell, scale)}`
  if (!isRate || scale < 2) return `CASE ${plain} END`
  return `CASE ${plain} WHEN regexp_full_match(${cell}, ${sqlText(`${pattern(scale - 2)}%`)}) THEN ${scaledSql(`rtrim(${cell}, '%')`, scale - 2)} END`
}

/** A decimal times 10^scale, by way of its text: products of decimals this wide leave the fast integers of the database. */
function scaledSql(value: string, scale: number): string {
  const decimal = `TRY_CAST(${value} AS DECIMAL(18,${scale}))`
  return scale === 0 ? `TRY_CAST(${decimal} AS BIGINT)` : `TRY_CAST(replace(${decimal}::VARCHAR, '.', '') AS BIGINT)`
}

/** A scaled integer as a decimal without trailing zeros. */
export function unscaled(value: bigint, scale: number): string {
  const digits = value
    .toString()
    .replace('-', '')
    .padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return `${value < 0n ? '-' : ''}${text.includes('.') ? text.replace(/\.?0+$/, '') : text}`
}
