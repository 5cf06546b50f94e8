import type { PlacedDate } from './clause-view.ts'
import { wholeDay } from './dates.ts'

/** First and last day. */
export interface Period {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The period dates tell, where they tell no more than one first and one last day, in this order. */
export function periodOf(dates: readonly Pick<PlacedDate, 'mention'>[]): Period {
  const days = (role: 'from' | 'to') => [
    ...new Set(
      dates
        .filter(({ mention }) => mention.role === role)
        .flatMap(({ mention }) => wholeDay(mention.value, role === 'from' ? 'first' : 'last') ?? []),
    ),
  ]
  const [from, to] = [days('from'), days('to')]
  if (from.length > 1 || to.length > 1) return {}
  const isOrdered = from[0] === undefined || to[0] === undefined || from[0] <= to[0]
  return isOrdered ? { from: from[0], to: to[0] } : {}
}
