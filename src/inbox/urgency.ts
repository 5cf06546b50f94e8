import { type WorkCalendar, workdaysAfter } from '../kernel/workdays.ts'

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
