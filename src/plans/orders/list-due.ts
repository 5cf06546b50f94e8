import { type CalendarDate, parseDate } from '../../kernel/calendar.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Plan } from '../plan.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { unmask } from '../read/read-values.ts'
import { dueDays } from './due-days.ts'
import type { Cadence, Responsibility } from './orders.ts'

/** Something of a plan that is due on a day. */
export interface DueItem {
  readonly day: CalendarDate
  readonly plan: string
  readonly clause: string
  readonly kind: 'task' | 'measure' | 'target' | 'form' | 'service'
  readonly id: string
  readonly zh: string
  /** Who has to act, leads first; empty where the document names nobody. */
  readonly who: readonly string[]
  /** To whom it goes, for forms. */
  readonly to: string | undefined
  /** The period a report tells of; undefined for a day that comes once, and where nobody has said which. */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate } | undefined
  readonly isSettled: boolean
}

/** Everything of a plan that falls due between two days, both included, in order of day and clause; masked years are given by mask. */
export function listDue(
  plan: Plan,
  span: { readonly from: CalendarDate; readonly to: CalendarDate },
  work: WorkCalendar,
  years: ReadonlyMap<string, string>,
): readonly DueItem[] {
  const { tasks, targets, forms, services } = plan.orders
  const items: DueItem[] = []
  const once = (item: Omit<DueItem, 'day' | 'period' | 'isSettled' | 'plan'>, due: MaskedDate) => {
    const day = dayOf(due, years)
    if (day !== undefined && day >= span.from && day <= span.to)
      items.push({ ...item, plan: plan.id, day, period: undefined, isSettled: true })
  }
  const again = (item: Omit<DueItem, 'day' | 'period' | 'isSettled' | 'plan'>, cadence: Cadence | undefined) => {
    if (cadence === undefined) return
    // Nothing is due before the document was there, unless it says so itself.
    const from = cadence.from.kind === 'open' ? Math.max(span.from, plan.issuedOn ?? span.from) : span.from
    for (const due of dueDays(withYears(cadence, years), from, span.to, work)) items.push({ ...item, plan: plan.id, ...due })
  }
  for (const task of tasks.values()) {
    const item = { clause: task.clause, kind: 'task' as const, id: task.id, zh: task.zh, who: unitsOf(task.responsibility), to: undefined }
    once(item, task.due)
    again(item, task.cadence)
    for (const measure of task.measures) once({ ...item, kind: 'measure', zh: measure.what }, measure.due)
  }
  for (const target of targets.values())
    if (target.sameAs === undefined)
      once({ clause: target.clause, kind: 'target', id: target.id, zh: target.zh, who: [], to: undefined }, target.due)
  for (const form of forms.values())
    again({ clause: form.clause, kind: 'form', id: form.id, zh: form.zh, who: form.fillers, to: form.recipient }, form.cadence)
  for (const service of services.values()) {
    const item = {
      clause: service.clause,
      kind: 'service' as const,
      id: service.id,
      zh: service.zh,
      who: unitsOf(service.responsibility),
      to: undefined,
    }
    once(item, service.due)
    again(item, service.cadence)
    for (const step of service.steps) {
      once({ ...item, zh: `${service.zh}: ${step.zh}` }, step.due)
      again({ ...item, zh: `${service.zh}: ${step.zh}` }, step.cadence)
    }
  }
  const order = new Map(plan.clauses.map((clause, i) => [clause.number, i]))
  return items.sort((a, b) => a.day - b.day || (order.get(a.clause) ?? 0) - (order.get(b.clause) ?? 0))
}

function unitsOf({ lead, responsible, support }: Responsibility): readonly string[] {
  return [...lead, ...responsible, ...support]
}

function dayOf(date: MaskedDate, years: ReadonlyMap<string, string>): CalendarDate | undefined {
  if (date.kind === 'open') return undefined
  if (date.kind === 'day') return date.day
  const text = unmask(date.text, years)
  return text === undefined ? undefined : parseDate(text)
}

/** A cadence that waits for a year starts when the year is known. */
function withYears(cadence: Cadence, years: ReadonlyMap<string, string>): Cadence {
  const known = (date: MaskedDate): MaskedDate => {
    const day = dayOf(date, years)
    return day === undefined ? date : { kind: 'day', day }
  }
  return { ...cadence, from: known(cadence.from), to: known(cadence.to) }
}
