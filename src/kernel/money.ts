/** An amount of money in fen, a hundredth of a yuan; never a floating-point number. */
export type Fen = bigint

const yuanPattern = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]{1,2}))?$/

/** Parses yuan with at most two decimals, such as `12.34` or `-5`, without separators, signs in front of zero digits or spaces; else undefined. */
export function parseYuan(text: string): Fen | undefined {
  const match = yuanPattern.exec(text)
  if (match === null) return undefined
  const [, sign, yuan = '', fraction = ''] = match
  const fen = BigInt(yuan) * 100n + BigInt(fraction.padEnd(2, '0'))
  return sign === '-' ? -fen : fen
}

/** Writes fen as yuan with two decimals and thousands separated, such as `12,345.67`. */
export function formatYuan(fen: Fen): string {
  const [yuan = '', fraction = ''] = formatYuanPlain(fen).split('.')
  return `${yuan.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ',')}.${fraction}`
}

/** Writes fen as yuan with two decimals and no separators, such as `12345.67`; `parseYuan` reads it back. */
export function formatYuanPlain(fen: Fen): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The whole number nearest to a fraction, halves going away from zero; the only rounding of money there is. */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('roundHalfAway: the denominator is zero')
  const isNegative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const rounded = (2n * top + bottom) / (2n * bottom)
  return isNegative ? -rounded : rounded
}
