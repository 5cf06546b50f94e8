import type { DateFunction } from '../check/index.ts'
import type { Fragment } from './fragment.ts'

/** Integer widths the generated SQL uses; static bounds decide which one a number needs. */
export type Width = 'narrow' | 'wide'

/**
 * Everything in which databases differ. The compiler writes plain SQL-92 around these pieces; a database is supported by
 * writing its table, never by a special case in the compiler.
 */
export interface Dialect {
  readonly name: string
  integerType(width: Width): string
  cast(value: Fragment, type: string): Fragment
  dateLiteral(isoDate: string): string
  textLiteral(text: string): string
  identifier(name: string): string
  /** Whole-number division of non-negative integers of a width, rounding down. */
  divideWhole(numerator: Fragment, denominator: Fragment, width: Width): Fragment
  startsWith(text: Fragment, prefix: Fragment): Fragment
  /** Is an enumeration's code one of several; unknown when the code is. */
  isOneOf(code: Fragment, codes: readonly bigint[]): Fragment
  date(name: DateFunction, first: Fragment, second: Fragment): Fragment
  /** A list; an element may be unknown. */
  list(elements: readonly Fragment[]): Fragment
  /** One list after the other. */
  chained(lists: readonly Fragment[]): Fragment
  /** The value that all elements of a list that is not empty are equal to; unknown where two differ or one is unknown. */
  agreed(list: Fragment): Fragment
  countWhere(condition: Fragment): Fragment
  /** The sum of whole numbers; one that no integer holds is an error, never null and never another number. */
  total(value: Fragment): Fragment
  bitOrAggregate(bits: Fragment): Fragment
  /** A text as a whole number below 2^60, the first fifteen hexadecimal digits of its MD5. */
  digest(text: Fragment): Fragment
  /** The smaller type codes of enumerations and outcomes are stored in. */
  readonly codeType: string
  readonly booleanType: string
  readonly textType: string
  readonly dateType: string
}
