import { dateFromParts, daysInMonth, firstDayOfMonth, formatDate, lastDayOfMonth, partsOf } from '../../kernel/calendar.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import type { Hit, Passage } from './passage.ts'

/**
 * Whether a passage gives a day as the beginning or the end of something: the day itself, the month it begins or ends, or the year.
 */
export function isDaySaid(day: MaskedDate, side: 'from' | 'to', passage: Passage, beforeDay: readonly string[]): boolean {
  const isSaid = textsOf(day, side).length === 0 || dayHits(day, side, passage).length > 0
  return isSaid || (side === 'to' && isEndBefore(day, passage, beforeDay))
}

/** Where a passage gives a day, its month or its year as the beginning or the end of something. */
export function dayHits(day: MaskedDate, side: 'from' | 'to', { dates }: Passage): readonly Hit[] {
  const texts = textsOf(day, side)
  return dates.filter(({ value, role }) => role !== opposite[side] && texts.some((text) => isSameDay(text, value)))
}

/** What begins something does not end it. */
const opposite = { from: 'to', to: 'from' } as const

/** A year that both leave open, in whatever places, is not told apart by how they leave it open. */
function isSameDay(planned: string, printed: string): boolean {
  if (planned === printed) return true
  if (!planned.includes(UNKNOWN) || !printed.includes(UNKNOWN) || planned.length !== printed.length) return false
  return [...planned].every((sign, at) => sign === printed[at] || sign === UNKNOWN || printed[at] === UNKNOWN)
}

const UNKNOWN = 'X'

/** The last day before a month or a year that the passage gives with a word for before. */
function isEndBefore(day: MaskedDate, { text, dates }: Passage, beforeDay: readonly string[]): boolean {
  const next = dayAfter(day)
  if (next === undefined) return false
  return dates.some(
    ({ value, to }) => textsOf(next, 'from').some((each) => isSameDay(each, value)) && beforeDay.some((word) => text.startsWith(word, to)),
  )
}

/** The day after; where the year is not known, only inside a year. */
export function dayAfter(day: MaskedDate): MaskedDate | undefined {
  if (day.kind === 'open') return undefined
  if (day.kind === 'day') return { kind: 'day', day: day.day + 1 }
  const [year = '', month = '', dayOfMonth = ''] = day.text.split('-')
  const known = dateFromParts(COMMON_YEAR, Number(month), Number(dayOfMonth))
  if (known === undefined) return undefined
  const next = partsOf(known + 1)
  const two = (part: number) => String(part).padStart(2, '0')
  return next.year === COMMON_YEAR ? { kind: 'masked', text: `${year}-${two(next.month)}-${two(next.day)}` } : undefined
}

const COMMON_YEAR = 2001

/** Ways the reader of documents may give a day: the day, and its month or year where it is the first or the last of it. */
function textsOf(day: MaskedDate, side: 'from' | 'to'): readonly string[] {
  if (day.kind === 'open') return []
  const text = day.kind === 'masked' ? day.text : formatDate(day.day)
  const [year = '', month = '', dayOfMonth = ''] = text.split('-')
  const isEdgeOfMonth = side === 'from' ? dayOfMonth === '01' : isLastOfMonth(month, dayOfMonth, day)
  const isEdgeOfYear = isEdgeOfMonth && month === (side === 'from' ? '01' : '12')
  return [text, ...(isEdgeOfMonth ? [`${year}-${month}`] : []), ...(isEdgeOfYear ? [year] : [])]
}

function isLastOfMonth(month: string, dayOfMonth: string, day: MaskedDate): boolean {
  if (day.kind === 'day') return partsOf(day.day + 1).day === 1
  // The year is not known: a 28th or 29th of February may be the last.
  return dateFromParts(2000, Number(month), Number(dayOfMonth) + 1) === undefined || (month === '02' && dayOfMonth === '28')
}

/** The first and the last day of a month that a parameter holds, written out where its year is not known. */
export function edgesOfMonth(masked: string | undefined, month: bigint | undefined): readonly MaskedDate[] {
  if (masked !== undefined) {
    const last = daysInMonth(COMMON_YEAR, Number(masked.slice(-2)))
    return [`${masked}-01`, `${masked}-${last}`].map((text) => ({ kind: 'masked', text }))
  }
  if (month === undefined) return []
  return [firstDayOfMonth(Number(month)), lastDayOfMonth(Number(month))].map((day) => ({ kind: 'day', day }))
}

/** A month, counted from the year nought, as the reader of documents may give it, with its first and last day. */
export function isMonthSaid(month: number, passage: Passage): boolean {
  const year = Math.floor(month / MONTHS)
  const number = (month % MONTHS) + 1
  const text = `${year}-${String(number).padStart(2, '0')}`
  const isYear = number === 1 || number === MONTHS
  return passage.dates.some(({ value }) => value.startsWith(text) || (isYear && value === String(year)))
}

/** The same of a month whose year is not known. */
export function isMaskedMonthSaid(month: string, { dates }: Passage): boolean {
  return dates.some(({ value }) => isSameDay(month, value.slice(0, month.length)))
}

const MONTHS = 12
