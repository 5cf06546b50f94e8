import type { NumberType } from '../check/index.ts'

/** A quotient kept exact. */
export interface Quotient {
  readonly numerator: number | bigint
  readonly denominator: number | bigint
}

/**
 * A value at run time; null is "unknown" and nothing else. Numbers are scaled integers: JavaScript numbers where the static
 * bounds fit 2^53, bigint otherwise. Dates are day numbers, months year × 12 + month − 1, enumerations their codes.
 */
export type Value = null | boolean | number | bigint | string | Quotient

/** One record's facts: field id → value; references hold a record, relations a list. Absent and null both mean unknown. */
export interface Facts {
  readonly [field: string]: Value | Facts | readonly Facts[] | undefined
}

const SAFE = 2n ** 53n - 1n

/** Do all values of the type fit a JavaScript number exactly. */
export function fitsDouble(type: NumberType): boolean {
  return type.low >= -SAFE && type.high <= SAFE
}

/** Do all integers of this magnitude fit a JavaScript number exactly. */
export function magnitudeFitsDouble(magnitude: bigint): boolean {
  return magnitude <= SAFE
}
