import { formatMonth, parseDate, parseMonth } from '../../kernel/calendar.ts'
import { plainYuan, typedFen } from '../figures/typed-yuan.ts'
import { type Insurance, insuranceNamed, insuranceWords, unreadMonth, unreadMonths, unreadPart } from './words.zh.ts'

export interface WrittenMonth {
  readonly insurance: Insurance
  readonly month: string
  readonly fen: string
  readonly due: string
}

interface Read<T> {
  readonly value: readonly T[]
  readonly fault: string | undefined
}

/** Lines as somebody writes them, each read into some of something; the first that cannot be read is told. */
function linesIn<T>(
  typed: string,
  read: (parts: readonly string[]) => readonly T[] | undefined,
  unread: (line: number) => string,
): Read<T> {
  const lines = typed
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => read(line.split(/\s+/)))
  const at = lines.indexOf(undefined)
  return { value: lines.flatMap((line) => line ?? []), fault: at < 0 ? undefined : unread(at + 1) }
}

/** Months that are put off, a line for months of one insurance with the same amount and day. */
export const monthsIn = (typed: string): Read<WrittenMonth> =>
  linesIn(
    typed,
    ([name = '', from = '', to = '', amount = '', due = '', ...more]) => {
      const [insurance, first, last, fen] = [insuranceNamed(name), parseMonth(from), parseMonth(to), typedFen(amount)]
      if (insurance === undefined || first === undefined || last === undefined || last < first || more.length > 0) return undefined
      if (fen === undefined || fen <= 0n || parseDate(due) === undefined) return undefined
      return Array.from({ length: last - first + 1 }, (_, at) => ({ insurance, month: formatMonth(first + at), fen: String(fen), due }))
    },
    unreadMonths,
  )

/** The same as somebody would write it: months that follow each other with the same amount and day on one line. */
export function writtenMonths(months: readonly WrittenMonth[]): string {
  const lines: { of: WrittenMonth; to: string }[] = []
  for (const of of months) {
    const last = lines.at(-1)
    const isNext = last !== undefined && (parseMonth(of.month) ?? 0) === (parseMonth(last.to) ?? 0) + 1
    if (last !== undefined && isNext && last.of.insurance === of.insurance && last.of.fen === of.fen && last.of.due === of.due)
      last.to = of.month
    else lines.push({ of, to: of.month })
  }
  return lines
    .map(({ of: { insurance, month, fen, due }, to }) => `${insuranceWords[insurance]} ${month} ${to} ${plainYuan(fen)} ${due}`)
    .join('\n')
}

export interface WrittenPart {
  readonly insurance: Insurance
  readonly month: string
  readonly fen: string
}

/** What a voucher pays of which months, a line each. */
export const partsIn = (typed: string): Read<WrittenPart> =>
  linesIn(
    typed,
    ([name = '', month = '', amount = '', ...more]) => {
      const [insurance, fen] = [insuranceNamed(name), typedFen(amount)]
      if (insurance === undefined || parseMonth(month) === undefined || fen === undefined || fen <= 0n || more.length > 0) return undefined
      return [{ insurance, month, fen: String(fen) }]
    },
    unreadPart,
  )

type OpenMonth = { readonly insurance: Insurance; readonly month: string; readonly open: string }

/** What is open of months, as somebody would write it. */
export const writtenParts = (months: readonly OpenMonth[]): string =>
  months
    .filter(({ open }) => open !== '0')
    .map(({ insurance, month, open }) => `${insuranceWords[insurance]} ${month} ${plainYuan(open)}`)
    .join('\n')

/** Months alone, a line each. */
export const namedMonthsIn = (typed: string): Read<{ readonly insurance: Insurance; readonly month: string }> =>
  linesIn(
    typed,
    ([name = '', month = '', ...more]) => {
      const insurance = insuranceNamed(name)
      return insurance === undefined || parseMonth(month) === undefined || more.length > 0 ? undefined : [{ insurance, month }]
    },
    unreadMonth,
  )

export const writtenNames = (months: readonly OpenMonth[]): string =>
  months
    .filter(({ open }) => open !== '0')
    .map(({ insurance, month }) => `${insuranceWords[insurance]} ${month}`)
    .join('\n')
