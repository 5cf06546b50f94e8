import { combineDimensions } from '../dimension.ts'
import { LARGEST_INTEGER, type NumberType, type RatioType } from './typed-tree.ts'

const powers = new Map<number, bigint>()

/** 10^n as a bigint. */
export function powerOfTen(n: number): bigint {
  const known = powers.get(n)
  if (known !== undefined) return known
  const made = 10n ** BigInt(n)
  powers.set(n, made)
  return made
}

/** A number type holding exactly the given scaled integers. */
export function numberType(dimension: string, scale: number, low: bigint, high: bigint): NumberType {
  return { kind: 'number', dimension, scale, low, high }
}

/** The type of the same number written with more decimals. */
export function rescaled(type: NumberType, scale: number): NumberType {
  const factor = powerOfTen(scale - type.scale)
  return numberType(type.dimension, scale, type.low * factor, type.high * factor)
}

/** The type of a sum or difference of numbers of one dimension. */
export function sumType(left: NumberType, right: NumberType, operator: '+' | '-'): NumberType {
  const scale = Math.max(left.scale, right.scale)
  const a = rescaled(left, scale)
  const b = rescaled(right, scale)
  return operator === '+'
    ? numberType(a.dimension, scale, a.low + b.low, a.high + b.high)
    : numberType(a.dimension, scale, a.low - b.high, a.high - b.low)
}

/** The type of a product; dimensions combine, scales add. */
export function productType(left: NumberType, right: NumberType): NumberType {
  const corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]
  return numberType(combineDimensions(left.dimension, right.dimension, 1), left.scale + right.scale, least(corners), greatest(corners))
}

/** The type of an exact quotient. */
export function ratioType(numerator: NumberType, denominator: NumberType): RatioType {
  return { kind: 'ratio', dimension: combineDimensions(numerator.dimension, denominator.dimension, -1), numerator, denominator }
}

/** Can a value of this type leave the range both engines compute exactly in. */
export function mayOverflow(type: NumberType): boolean {
  return type.low < -LARGEST_INTEGER || type.high > LARGEST_INTEGER
}

/** The smallest type that holds both; dimensions must be equal. */
export function unionType(left: NumberType, right: NumberType): NumberType {
  const scale = Math.max(left.scale, right.scale)
  const a = rescaled(left, scale)
  const b = rescaled(right, scale)
  return numberType(a.dimension, scale, least([a.low, b.low]), greatest([a.high, b.high]))
}

function least(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => (b < a ? b : a))
}

function greatest(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => (b > a ? b : a))
}

/** How two numbers or quotients are brought to comparable integers: `left × leftFactor × rightDenominator` against the mirror image. */
export interface CrossPlan {
  readonly leftFactor: bigint
  readonly rightFactor: bigint
  /** Bounds of the two products, for choosing an integer width. */
  readonly widest: bigint
}

/** The factors for comparing exactly; denominators are non-negative by type. */
export function crossPlan(left: NumberType | RatioType, right: NumberType | RatioType): CrossPlan {
  const a = fraction(left)
  const b = fraction(right)
  // a.n/10^a.ns ÷ (a.d/10^a.ds) against b: multiply out all four powers of ten, then drop what is common.
  const leftPower = a.denominatorScale + b.numeratorScale
  const rightPower = b.denominatorScale + a.numeratorScale
  const common = Math.min(leftPower, rightPower)
  const leftFactor = powerOfTen(leftPower - common)
  const rightFactor = powerOfTen(rightPower - common)
  // A factor that is always zero must not hide how wide the other one is: both engines still multiply by it.
  const size = (value: bigint) => greatest([value, 1n])
  const widest = greatest([size(a.magnitude) * leftFactor * size(b.denominator), size(b.magnitude) * rightFactor * size(a.denominator)])
  return { leftFactor, rightFactor, widest }
}

function fraction(type: NumberType | RatioType) {
  const numerator = type.kind === 'ratio' ? type.numerator : type
  return {
    numeratorScale: numerator.scale,
    magnitude: magnitude(numerator),
    denominatorScale: type.kind === 'ratio' ? type.denominator.scale : 0,
    denominator: type.kind === 'ratio' ? magnitude(type.denominator) : 1n,
  }
}

/** The largest absolute value a type allows. */
export function magnitude(type: NumberType): bigint {
  const low = type.low < 0n ? -type.low : type.low
  const high = type.high < 0n ? -type.high : type.high
  return low > high ? low : high
}
