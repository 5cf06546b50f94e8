import { formatDate } from '../kernel/calendar.ts'
import { type MaskedDate, type Plan, type Policy, wholePeriodOf } from '../plans/index.ts'
import { EARLIEST_DAY, LATEST_DAY } from '../rules/index.ts'
import type { PageDays } from './plan-page.ts'

/** A day as written: masked years stay masked, an open one is empty. */
export function dayText(date: MaskedDate): string {
  return date.kind === 'day' ? formatDate(date.day) : date.kind === 'masked' ? date.text : ''
}

/** The first and the last day of a policy as written; an end that only the months of a schedule say is the day they give. */
export function daysOf(plan: Plan, policy: Policy): PageDays {
  const { from, to } = policy.period ?? { from: { kind: 'open' }, to: { kind: 'open' } }
  const whole = wholePeriodOf(plan, policy, { years: () => new Map() })
  const end = (date: MaskedDate, day: number | undefined) =>
    date.kind === 'open' && day !== undefined && day > EARLIEST_DAY && day < LATEST_DAY ? formatDate(day) : dayText(date)
  return { from: end(from, whole?.from), to: end(to, whole?.to), isMasked: whole === undefined }
}
