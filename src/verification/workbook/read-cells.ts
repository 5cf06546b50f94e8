import { formatDate, parseDate } from '../../kernel/calendar.ts'
import { type ReadCell, textOfCell as textOf } from '../../sheets/index.ts'
import { holdsWords, writtenDay, writtenMonth } from './workbook.zh.ts'

/** What a cell says, as somebody would type it: whether something holds is said in words. */
export const textOfCell = (cell: ReadCell): string => (typeof cell === 'boolean' ? holdsWords[`${cell}`] : textOf(cell))

const joined = /^(\d{4})(\d{2})(\d{2})$/

/** A day in any of the ways it is typed, as YYYY-MM-DD; undefined where it is none. */
export function dayOfText(text: string): string | undefined {
  const match = writtenDay.exec(text.normalize('NFKC')) ?? joined.exec(text.normalize('NFKC'))
  if (match === null) return undefined
  const [, year = '', month = '', day = ''] = match
  const found = parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return found === undefined ? undefined : formatDate(found)
}

/**
 * What a cell may stand for, the likeliest first: as it is typed, as a day, as a month (a spreadsheet makes the first day of one), with
 * the signs of other input methods.
 */
export function readings(cell: ReadCell): readonly string[] {
  const text = textOfCell(cell)
  if (text === '') return []
  const day = dayOfText(text)
  const month = writtenMonth.exec(text.normalize('NFKC'))
  const months = [
    ...(month === null ? [] : [`${month[1]}-${(month[2] ?? '').padStart(2, '0')}`]),
    ...(typeof cell === 'object' && cell !== null && 'day' in cell && cell.day.endsWith('-01') ? [cell.day.slice(0, 7)] : []),
  ]
  return [...new Set([text, ...(day === undefined ? [] : [day]), ...months, text.normalize('NFKC')])]
}
