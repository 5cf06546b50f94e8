import { addDays, type CalendarDate, dateFromParts, lastDayOfMonth, monthOf, partsOf, weekdayOf } from '../../kernel/calendar.ts'
import { addWorkdays, isWorkday, type WorkCalendar } from '../../kernel/workdays.ts'
import type { Cadence, Every } from './orders.ts'

/** One occurrence of a cadence. */
export interface DueDay {
  readonly day: CalendarDate
  /** What it tells of, both days included; undefined where nobody has said which. */
  readonly period: Period | undefined
  /** False while who issued the document has not said whether the day counts, moves, or is counted in working days. */
  readonly isSettled: boolean
}

/**
 * Days on which a cadence falls due between two days, both included, in order. A day a month does not have is its last day;
 * without a due day the period's last day is due. Nothing for events and for what is only said to be regular.
 */
export function dueDays(cadence: Cadence, from: CalendarDate, to: CalendarDate, work: WorkCalendar): readonly DueDay[] {
  const { every } = cadence
  if (every === undefined || every === 'unstated') return []
  const first = cadence.from.kind === 'day' ? Math.max(from, cadence.from.day) : from
  const found: DueDay[] = []
  // What was due after the end of an earlier period may fall into the span, and rolling may push it further.
  let period = periodOf(every, addDays(first, -(cadence.dueAfterEnd ?? 0) * 2 - LONGEST_REST))
  // A day that does not count itself puts what is due by the first day of a period on the day before it.
  while (addDays(period.from, -1) <= to && (cadence.to.kind !== 'day' || period.from <= cadence.to.day)) {
    const due = dueDayOf(cadence, every, period, work)
    const isBegun = cadence.from.kind !== 'day' || period.to >= cadence.from.day
    if (isBegun && due.day >= first && due.day <= to) found.push(due)
    period = periodOf(every, addDays(period.to, 1))
  }
  return found
}

/** Longer than any run of days off. */
const LONGEST_REST = 14

export interface Period {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** The period of a kind that a day lies in; weeks start on Monday, the third ten days of a month last until its end. */
export function periodOf(every: Exclude<Every, 'unstated'>, day: CalendarDate): Period {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const monthEnd = lastDayOfMonth(monthOf(day))
  switch (every) {
    case 'day':
      return { from: day, to: day }
    case 'week': {
      const from = addDays(day, 1 - weekdayOf(day))
      return { from, to: addDays(from, 6) }
    }
    case 'ten_days': {
      const start = dayOfMonth > 20 ? 21 : dayOfMonth > 10 ? 11 : 1
      const from = addDays(day, start - dayOfMonth)
      return { from, to: start === 21 ? monthEnd : addDays(from, 9) }
    }
    case 'month':
      return { from: addDays(day, 1 - dayOfMonth), to: monthEnd }
    case 'quarter':
      return months(year, month - ((month - 1) % 3), 3)
    case 'half_year':
      return months(year, month > 6 ? 7 : 1, 6)
    case 'year':
      return months(year, 1, 12)
  }
}

function months(year: number, first: number, count: number): Period {
  const from = dateFromParts(year, first, 1) ?? 0
  const last = dateFromParts(year, first + count - 1, 1) ?? 0
  return { from, to: lastDayOfMonth(monthOf(last)) }
}

function dueDayOf(cadence: Cadence, every: Exclude<Every, 'unstated'>, period: Period, work: WorkCalendar): DueDay {
  const { dueDay, dueAfterEnd, countsDay, inWorkdays, rolls } = cadence
  // Without a day of its own the period itself is the term, and there is nothing to confirm.
  if (dueDay === undefined && dueAfterEnd === undefined) return { day: period.to, period, isSettled: true }
  const counted = dueAfterEnd !== undefined && inWorkdays === 'yes' ? addWorkdays(work, period.to, dueAfterEnd) : undefined
  const nominal =
    dueDay === undefined ? (counted ?? addDays(period.to, dueAfterEnd ?? 0)) : Math.min(addDays(period.from, dueDay - 1), period.to)
  const last = countsDay === 'no' ? addDays(nominal, -1) : nominal
  const moved = rolls === 'yes' ? nextWorkday(last, work) : last
  const open = [
    countsDay === 'unconfirmed',
    dueAfterEnd !== undefined && (inWorkdays === 'unconfirmed' || (inWorkdays === 'yes' && counted === undefined)),
    rolls === 'unconfirmed' && isWorkday(work, last) !== true,
    moved === undefined,
  ]
  return { day: moved ?? last, period: periodTold(cadence, every, period), isSettled: !open.includes(true) }
}

/** What is due after a period's end tells of it; what is due within one may tell of it or of the one before. */
function periodTold({ dueDay, about }: Cadence, every: Exclude<Every, 'unstated'>, period: Period): Period | undefined {
  if (dueDay === undefined || about === 'current') return period
  return about === 'previous' ? periodOf(every, addDays(period.from, -1)) : undefined
}

/** The day itself or the next one people work on; undefined where the calendar does not reach. */
function nextWorkday(day: CalendarDate, work: WorkCalendar): CalendarDate | undefined {
  for (let next = day; ; next = addDays(next, 1)) {
    const isWorked = isWorkday(work, next)
    if (isWorked === undefined) return undefined
    if (isWorked) return next
  }
}
