import type { BoundProgram, BoundValue, Cell, Tier } from './bound.ts'
import { powerOfTen } from './numbers.ts'
import type { LookupNode, NumberType, RatioType, Type } from './typed-tree.ts'

/** A value of a table's key: an enumeration's code at scale 0, or a number in tiers. */
export interface SampleKey {
  readonly value: bigint
  readonly scale: number
}

/**
 * One key for each combination of cells that tables of one key can give, in any of their periods: what the tables give for some value
 * of the key they give for one of these. A key that cannot have a value, such as a head count below zero, is not among them.
 */
export function sampleKeys(bound: BoundProgram, tables: readonly LookupNode[], key: Type): readonly SampleKey[] {
  const values = tables.flatMap(({ parameter }) => (bound.parameters.get(parameter)?.periods ?? []).map((period) => period.value))
  const codes = tables.find((table) => table.codes !== undefined)?.codes
  const candidates =
    codes === undefined ? tierSamples(values, key) : Array.from({ length: codes }, (_, i) => ({ value: BigInt(i), scale: 0 }))
  const seen = new Map<string, SampleKey>()
  for (const sample of candidates) {
    const cells = values.map((value) => cellText(cellAt(value, sample))).join(' ')
    if (!seen.has(cells)) seen.set(cells, sample)
  }
  return [...seen.values()]
}

/** The cell a table has for a key; undefined where it has none. */
export function cellAt(table: BoundValue, key: SampleKey): Cell | undefined {
  if (table.kind === 'codes') return table.cells.get(key.value)
  return table.kind === 'tiers' ? tierAt(table, key.value, powerOfTen(key.scale))?.cell : undefined
}

/** The tier that numerator / denominator falls in; the denominator is above zero. */
export function tierAt(table: Extract<BoundValue, { kind: 'tiers' }>, numerator: bigint, denominator: bigint): Tier | undefined {
  const left = numerator * powerOfTen(table.scale)
  return table.tiers.find((tier) => {
    const isAbove = tier.low === undefined || left > tier.low * denominator || (tier.isLowInclusive && left === tier.low * denominator)
    const isBelow = tier.high === undefined || left < tier.high * denominator || (tier.isHighInclusive && left === tier.high * denominator)
    return isAbove && isBelow
  })
}

function cellText(cell: Cell | undefined): string {
  return cell === undefined ? '-' : `${cell.value}:${cell.standing}`
}

/** Every bound of the tiers, and one number between each two of them and beyond both ends, as far as the key can get there. */
function tierSamples(values: readonly BoundValue[], key: Type): readonly SampleKey[] {
  if (key.kind !== 'number' && key.kind !== 'ratio') throw new Error('tiers are looked up by a number')
  const tables = values.filter((value) => value.kind === 'tiers')
  const ownScale = key.kind === 'number' ? key.scale : 0
  // A decimal more than any bound has, so that something lies between two bounds.
  const scale = Math.max(ownScale, ...tables.map((table) => table.scale)) + 1
  const bounds = tables.flatMap((table) =>
    table.tiers.flatMap(({ low, high }) => [low, high].flatMap((at) => (at === undefined ? [] : [at * powerOfTen(scale - table.scale)]))),
  )
  const sorted = [...new Set(bounds)].sort((a, b) => (a < b ? -1 : 1))
  const range = rangeOf(key, scale)
  const between = [undefined, ...sorted].map((low, i) => inside(low ?? sorted[0], low === undefined, sorted[i], range))
  return [...sorted.filter((at) => isReached(at, range)), ...between.filter((at) => at !== undefined)].map((value) => ({ value, scale }))
}

/** The values a key's type allows, at a scale; `step` is how far apart they are at least. */
interface Range {
  readonly low: bigint | undefined
  readonly high: bigint | undefined
  readonly step: bigint
}

function rangeOf(key: NumberType | RatioType, scale: number): Range {
  if (key.kind === 'number') {
    const step = powerOfTen(scale - key.scale)
    return { low: key.low * step, high: key.high * step, step }
  }
  // Denominators are never negative, so a quotient has the sign of its numerator.
  const { low, high } = key.numerator
  return { low: low >= 0n ? 0n : undefined, high: high <= 0n ? 0n : undefined, step: 1n }
}

function isReached(at: bigint, { low, high, step }: Range): boolean {
  return at % step === 0n && (low === undefined || at >= low) && (high === undefined || at <= high)
}

/** A value the key can have strictly between two bounds, or beyond the first or last one; undefined where there is none. */
function inside(low: bigint | undefined, isBelow: boolean, high: bigint | undefined, range: Range): bigint | undefined {
  if (low === undefined) return range.low ?? range.high ?? 0n
  if (isBelow) {
    const at = below(low, range.step)
    return range.low === undefined || at >= range.low ? at : undefined
  }
  const next = above(low, range.step)
  const at = range.low !== undefined && range.low > next ? range.low : next
  const isShort = (high === undefined || at < high) && (range.high === undefined || at <= range.high)
  return isShort ? at : undefined
}

function above(bound: bigint, step: bigint): bigint {
  const rest = ((bound % step) + step) % step
  return bound - rest + step
}

function below(bound: bigint, step: bigint): bigint {
  const rest = ((bound % step) + step) % step
  return rest === 0n ? bound - step : bound - rest
}
