import { yuan } from '../messages.zh.ts'
import type { UnitOfAmounts } from './headings.zh.ts'

/** How many fen a unit has, as a power of ten. */
const powers = { yuan: 2, thousand: 5, ten_thousand: 6 } as const satisfies Readonly<Record<UnitOfAmounts, number>>

const currency = '\u00A5'
const amount = new RegExp(`^(-?)${currency}? ?(\\d{1,13}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.(\\d{1,12}))?(?: ?${yuan})?$`)

/** What an amount in a cell is: fen, finer than a fen, or no amount. Thousands set apart or not, with or without sign of currency. */
export function readAmount(text: string, unit: UnitOfAmounts): bigint | 'finer_than_fen' | undefined {
  const match = amount.exec(text.replace(/^[\u2212\u2013]/, '-'))
  if (match === null) return undefined
  const [, sign = '', whole = '', decimals = ''] = match
  const power = powers[unit]
  const kept = decimals.replace(/0+$/, '')
  if (kept.length > power) return 'finer_than_fen'
  return BigInt(`${sign}${whole.replaceAll(',', '')}${kept.padEnd(power, '0')}`)
}
