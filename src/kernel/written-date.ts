import { type CalendarDate, dateFromParts, type Month, monthFromParts } from './calendar.ts'
import { dateSigns } from './messages.zh.ts'

const { year, month, day } = dateSigns
const separated = new RegExp(
  `^(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})|${year}(\\d{1,2})${month}(\\d{1,2})${day})$`,
)
const separatedMonth = new RegExp(`^(\\d{4})(?:-(\\d{1,2})|/(\\d{1,2})|\\.(\\d{1,2})|${year}(\\d{1,2})${month})$`)

/** No fact is older: what comes before is the beginning of a spreadsheet's count, or a slip. */
const firstYear = 1900

/**
 * A day as people and systems write it: year, month and day in this order, whatever stands between them, eight digits, full-width signs,
 * a midnight behind it. Undefined where the order is not sure, where there is no such day, and for what is no day of a calendar at
 * all, such as `infinity`.
 */
export function readWrittenDate(text: string): CalendarDate | undefined {
  const plain = narrowed(text).replace(/[ T]0?0:00(:00(\.0+)?)?$/, '')
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const [, y, ...rest] = digits ?? separated.exec(plain) ?? []
  const [m, d] = rest.filter((part) => part !== undefined)
  return y === undefined || Number(y) < firstYear ? undefined : dateFromParts(Number(y), Number(m), Number(d))
}

/** A month in the same ways. */
export function readWrittenMonth(text: string): Month | undefined {
  const plain = narrowed(text)
  const digits = /^(\d{4})(\d{2})$/.exec(plain)
  const [, y, ...rest] = digits ?? separatedMonth.exec(plain) ?? []
  const [m] = rest.filter((part) => part !== undefined)
  return y === undefined || Number(y) < firstYear ? undefined : monthFromParts(Number(y), Number(m))
}

/** The day that a spreadsheet means by a number that stands for one, from 1970 to 2099; undefined for any other text. */
export function spreadsheetDay(text: string): CalendarDate | undefined {
  const plain = narrowed(text)
  if (!/^\d{5}$/.test(plain)) return undefined
  const date = Number(plain) - daysToEpoch
  return date >= 0 && date < daysOfSpan ? date : undefined
}

/** Spreadsheets count from the 30th of December 1899. */
const daysToEpoch = 25_569
const daysOfSpan = 47_482

function narrowed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .trim()
}
