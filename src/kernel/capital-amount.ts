import { capitalAmountWords as words } from './messages.zh.ts'
import type { Fen } from './money.ts'

const tenThousand = 10_000n
const hundredMillion = 100_000_000n

/**
 * An amount written out in the capital characters that a voucher needs because they cannot be altered.
 * Where the payment rules leave a choice, the closing word follows a tenth of a yuan too, and no zero stands between a round yuan and a tenth.
 */
export function chineseAmount(fen: Fen): string {
  if (fen < 0n) return words.minus + chineseAmount(-fen)
  const yuan = fen / 100n
  const tenths = (fen / 10n) % 10n
  const hundredths = fen % 10n
  if (tenths === 0n && hundredths === 0n) return wholeNumber(yuan) + words.yuan + words.exact
  const yuanText = yuan === 0n ? '' : wholeNumber(yuan) + words.yuan
  if (hundredths === 0n) return yuanText + digit(tenths) + words.tenthOfYuan + words.exact
  if (tenths !== 0n) return yuanText + digit(tenths) + words.tenthOfYuan + digit(hundredths) + words.fen
  return yuanText + (yuan === 0n ? '' : digit(0n)) + digit(hundredths) + words.fen
}

function wholeNumber(value: bigint): string {
  if (value >= hundredMillion) return joined(value, hundredMillion, words.hundredMillion)
  if (value >= tenThousand) return joined(value, tenThousand, words.tenThousand)
  return upToFourDigits(Number(value))
}

/** High part, unit word, low part; a zero marks that the low part does not fill its places. */
function joined(value: bigint, unit: bigint, unitWord: string): string {
  const low = value % unit
  const high = wholeNumber(value / unit) + unitWord
  if (low === 0n) return high
  return high + (low < unit / 10n ? digit(0n) : '') + wholeNumber(low)
}

function upToFourDigits(value: number): string {
  if (value === 0) return digit(0n)
  let text = ''
  let isZeroDue = false
  for (let place = 3; place >= 0; place -= 1) {
    const current = Math.floor(value / 10 ** place) % 10
    if (current === 0) isZeroDue = text !== ''
    else {
      text += (isZeroDue ? words.digits[0] : '') + (words.digits[current] ?? '') + (words.places[place] ?? '')
      isZeroDue = false
    }
  }
  return text
}

function digit(value: bigint): string {
  return words.digits[Number(value)] ?? ''
}
