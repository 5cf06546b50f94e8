import type { CalendarDate } from '../../kernel/calendar.ts'
import { EARLIEST_DAY, LATEST_DAY } from '../../rules/index.ts'
import { dayOf } from '../link/bind-parameter.ts'
import { endsOfLines, wholePeriodOf } from '../link/policy-period.ts'
import type { Plan } from '../plan.ts'

/** A day after which a rule or a value of a plan no longer holds. */
export interface Expiry {
  /** The last day. */
  readonly day: CalendarDate
  readonly plan: string
  readonly clause: string
  readonly kind: 'policy' | 'parameter'
  readonly id: string
  readonly zh: string
}

/**
 * The policies, the lines of their schedules that end before them, and the values a plan itself writes whose last day lies between two
 * days, both included, in order of day. A value that another follows on the next day changes rather than expires, and is listed too.
 */
export function listExpiries(
  plan: Plan,
  span: { readonly from: CalendarDate; readonly to: CalendarDate },
  years: ReadonlyMap<string, string>,
): readonly Expiry[] {
  const bind = { years: (id: string) => (id === plan.id ? years : new Map<string, string>()) }
  const policies = [...plan.policies.values()].flatMap((policy): readonly Expiry[] => {
    const period = wholePeriodOf(plan, policy, bind)
    if (period === undefined || period.to >= LATEST_DAY) return []
    const { id, zh } = policy.program
    const whole: Expiry = { day: period.to, plan: plan.id, clause: policy.clause, kind: 'policy', id, zh }
    const earlier = endsOfLines(plan, policy, bind).filter(({ day }) => day < period.to)
    return [...earlier.map(({ line, day }) => ({ ...whole, day, zh: `${zh}: ${line.zh}` })), whole]
  })
  const parameters = [...plan.parameters.values()].flatMap(({ entries, shape }) =>
    entries
      .filter((entry) => entry.plan === plan.id)
      .flatMap((entry): readonly Expiry[] => {
        const day = dayOf(entry.to, LATEST_DAY, plan.id, bind)
        if (day === undefined || day >= LATEST_DAY || day <= EARLIEST_DAY) return []
        return [{ day, plan: plan.id, clause: entry.clause, kind: 'parameter', id: shape.id, zh: shape.zh }]
      }),
  )
  return [...policies, ...parameters].filter(({ day }) => span.from <= day && day <= span.to).sort((a, b) => a.day - b.day)
}
