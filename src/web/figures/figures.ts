import { formatYuan, roundHalfAway } from '../../kernel/money.ts'

/** The minus of figures, as wide as a digit. */
const minus = '\u2212'

/** Fen as yuan with two decimals: `24,386,517.42`; a deduction with the long minus. */
export function yuan(fen: string): string {
  return formatYuan(BigInt(fen)).replace('-', minus)
}

/** Fen as ten thousands of yuan with two decimals, rounded once, halves away from zero. */
export function tenThousandYuan(fen: string): string {
  return formatYuan(roundHalfAway(BigInt(fen), 10_000n)).replace('-', minus)
}

/** A whole number with its thousands separated. */
export function count(value: number | bigint): string {
  return String(value)
    .replace('-', minus)
    .replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ',')
}

/** A sum of fen, in fen. */
export function sumOfFen(amounts: readonly string[]): string {
  return String(amounts.reduce((sum, fen) => sum + BigInt(fen), 0n))
}
