import { type Fen, formatYuan, roundHalfAway } from '../kernel/money.ts'
import { moneyUnits } from './messages.zh.ts'

/** A whole number with thousands separated. */
export function grouped(value: number | bigint): string {
  return value.toLocaleString('en-US')
}

/** An amount for reading, and beside it the exact one in yuan. */
export interface ScaledMoney {
  readonly figure: string
  readonly unit: string
  readonly exact: string
}

const fenPerTenThousand = 1_000_000n
const fenPerHundredMillion = 10_000n * fenPerTenThousand

/** Scales an amount to the largest unit it fills, with two decimals; what rounds up to a full larger unit is written in that unit. */
export function scaleMoney(fen: Fen): ScaledMoney {
  const exact = formatYuan(fen)
  const size = fen < 0n ? -fen : fen
  const inUnit = (unitFen: bigint) => formatYuan(roundHalfAway(fen * 100n, unitFen))
  if (size < fenPerTenThousand) return { figure: exact, unit: moneyUnits.yuan, exact }
  const fillsLarger = roundHalfAway(size * 100n, fenPerTenThousand) >= 1_000_000n
  return fillsLarger
    ? { figure: inUnit(fenPerHundredMillion), unit: moneyUnits.hundredMillion, exact }
    : { figure: inUnit(fenPerTenThousand), unit: moneyUnits.tenThousand, exact }
}

/** An amount in the unit it fills, in one string. */
export function moneyText(fen: Fen): string {
  const { figure, unit } = scaleMoney(fen)
  return `${figure} ${unit}`
}

/** A share as a percentage with one decimal; a share that is not nothing never reads 0, one that is not all never reads 100. */
export function share(part: number | bigint, whole: number | bigint): string {
  const [top, bottom] = [BigInt(part), BigInt(whole)]
  if (bottom === 0n) return '\u2014'
  const tenths = roundHalfAway(top * 1000n, bottom)
  if (tenths === 0n && top > 0n) return '<0.1%'
  if (tenths === 1000n && top < bottom) return '>99.9%'
  return `${tenths / 10n}.${tenths % 10n}%`
}

/** For drawing only: a bar's length needs no more than what a double holds. */
export function drawn(fen: Fen): number {
  return Number(fen)
}

/** Exact sum of amounts given as decimal text in fen. */
export function sumFen(amounts: Iterable<string>): Fen {
  let total = 0n
  for (const amount of amounts) total += BigInt(amount)
  return total
}
