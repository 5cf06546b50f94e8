import { parseDate } from '../kernel/calendar.ts'
import { isWorkday, type WorkCalendar } from '../kernel/workdays.ts'

/** How near a deadline is: `soon` within three working days. `workdays` says how many it is late or has left; undefined beyond the calendar. */
export interface Urgency {
  readonly kind: 'late' | 'today' | 'soon' | 'later' | 'undated'
  readonly workdays: number | undefined
}

/** Working days that still count as soon. */
const soon = 3

/** How near a day is, seen from another; both YYYY-MM-DD. */
export function urgencyOf(today: string, due: string | undefined, calendar: WorkCalendar): Urgency {
  if (due === undefined) return { kind: 'undated', workdays: undefined }
  if (due === today) return { kind: 'today', workdays: 0 }
  if (due < today) return { kind: 'late', workdays: workdaysAfter(due, today, calendar) }
  const left = workdaysAfter(today, due, calendar)
  return { kind: left !== undefined && left <= soon ? 'soon' : 'later', workdays: left }
}

/** Working days after one day up to another and with it; undefined where the calendar does not know them all. */
function workdaysAfter(from: string, to: string, calendar: WorkCalendar): number | undefined {
  const [start, end] = [parseDate(from), parseDate(to)]
  if (start === undefined || end === undefined) return undefined
  let count = 0
  for (let day = start + 1; day <= end; day++) {
    const works = isWorkday(calendar, day)
    if (works === undefined) return undefined
    if (works) count += 1
  }
  return count
}
