import { enclosed, type Fragment, sql } from './fragment.ts'

type Part = (name: 'year' | 'month' | 'day', date: Fragment) => Fragment

/** What is worked out of the years, months and days of dates, the same in every database that can tell them. */
export function datesByParts(part: Part) {
  return {
    whole_months_between: (from: Fragment, to: Fragment): Fragment => {
      const whole = sql`(${part('year', to)} - ${part('year', from)}) * 12 + ${part('month', to)} - ${part('month', from)}`
      return enclosed`${whole} - case when ${part('day', to)} < ${part('day', from)} then 1 else 0 end`
    },
    years_between: (from: Fragment, to: Fragment): Fragment => {
      const isEarlierMonth = sql`${part('month', to)} < ${part('month', from)}`
      const isSameMonth = sql`${part('month', to)} = ${part('month', from)}`
      const isEarlierDay = sql`${part('day', to)} < ${part('day', from)}`
      return enclosed`${part('year', to)} - ${part('year', from)} - case when ${isEarlierMonth} or (${isSameMonth} and ${isEarlierDay}) then 1 else 0 end`
    },
    month_of: (date: Fragment): Fragment => enclosed`${part('year', date)} * 12 + ${part('month', date)} - 1`,
    year_of: (date: Fragment): Fragment => part('year', date),
  }
}
