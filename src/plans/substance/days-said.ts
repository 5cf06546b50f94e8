import { dateFromParts, formatDate, partsOf } from '../../kernel/calendar.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import type { Passage } from './passage.ts'

/**
 * Whether a passage gives a day as the beginning or the end of something: the day itself, the month it begins or ends, or the year.
 */
export function isDaySaid(day: MaskedDate, side: 'from' | 'to', passage: Passage): boolean {
  const texts = textsOf(day, side)
  return texts.length === 0 || passage.dates.some(({ value }) => texts.includes(value))
}

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

/** A month, counted from the year nought, as the reader of documents may give it, with its first and last day. */
export function isMonthSaid(month: number, passage: Passage): boolean {
  const year = Math.floor(month / MONTHS)
  const number = (month % MONTHS) + 1
  const text = `${year}-${String(number).padStart(2, '0')}`
  const isYear = number === 1 || number === MONTHS
  return passage.dates.some(({ value }) => value.startsWith(text) || (isYear && value === String(year)))
}

const MONTHS = 12
