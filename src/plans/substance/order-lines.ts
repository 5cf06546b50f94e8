import type { Place } from '../../kernel/problem.ts'
import type { Cadence, Form, Service, Target, Task } from '../orders/orders.ts'
import type { Plan } from '../plan.ts'
import { decimal } from '../read/read-values.ts'
import { dayText, hashOf } from './line-parts.ts'
import type { Claim, PlanLine } from './plan-line.ts'

/**
 * What tasks, services, reports and goals say that the clause says too: the work, whom it is for, from and by which day, how often,
 * to whom, and which way a figure bounds. Their names are the plan's own.
 */
export function linesOfOrders({ orders, indicators }: Plan): readonly PlanLine[] {
  const better = new Map([...indicators.values()].map(({ id, direction }) => [id, direction]))
  return [
    ...[...orders.tasks.values()].flatMap(ofTask),
    ...[...orders.services.values()].flatMap(ofService),
    ...[...orders.forms.values()].flatMap(ofForm),
    ...[...orders.targets.values()].flatMap((target) => ofTarget(target, better.get(target.indicator))),
  ]
}

interface Order {
  readonly id: string
  readonly clause: string
  readonly at: Place
}

function lineOf({ id, clause, at }: Order, line: string, written: string, claim: Claim): readonly PlanLine[] {
  if (written === '') return []
  return [{ owner: id, line, clause, written, at, isRepeated: false, claim, hash: hashOf([id, line, written, clause]) }]
}

function ofTask(task: Task): readonly PlanLine[] {
  const due = (line: string, day: Task['due']) => lineOf(task, line, dayText(day), { kind: 'due', day, goal: undefined })
  const measures = task.measures.flatMap(({ what, due: day }, at) => [
    ...lineOf(task, `measure.${at + 1}`, what, { kind: 'told', text: what, isGroup: false, done: [] }),
    ...due(`measure_due.${at + 1}`, day),
  ])
  return [
    ...measures,
    ...lineOf(task, 'start', dayText(task.from), { kind: 'start', day: task.from }),
    ...due('due', task.due),
    ...ofCadence(task, 'cadence', task.cadence),
  ]
}

function ofService(service: Service): readonly PlanLine[] {
  const { group = '', due, steps } = service
  const done = [service.zh, ...steps.map(({ zh }) => zh)]
  return [
    ...lineOf(service, 'group', group, { kind: 'told', text: group, isGroup: true, done }),
    ...lineOf(service, 'due', dayText(due), { kind: 'due', day: due, goal: undefined }),
    ...ofCadence(service, 'cadence', service.cadence),
    ...steps.flatMap(({ id, zh, times, cadence }) => [
      ...(times === undefined ? [] : lineOf(service, `times.${id}`, `${zh} ${times}`, { kind: 'times', step: zh, times })),
      ...ofCadence(service, `cadence.${id}`, cadence),
    ]),
  ]
}

function ofForm(form: Form): readonly PlanLine[] {
  const { recipient: name = '', attachment, clause } = form
  // A table at the end of a document says nothing of where it goes.
  return [
    ...(attachment === clause ? [] : lineOf(form, 'recipient', name, { kind: 'recipient', name })),
    ...ofCadence(form, 'cadence', form.cadence),
  ]
}

function ofTarget(target: Target, better: 'higher' | 'lower' | undefined): readonly PlanLine[] {
  const { per = '', group = '', due, value, comparison } = target
  const goal = value === undefined ? '' : decimal(value.digits, value.scale)
  return [
    ...lineOf(target, 'per', per, { kind: 'each', text: per }),
    ...lineOf(target, 'group', group, { kind: 'told', text: group, isGroup: true, done: [] }),
    ...(goal === '' ? [] : lineOf(target, 'value', `${target.zh} ${goal}`, { kind: 'goal', name: target.zh, goal })),
    ...(goal === '' || better === undefined
      ? []
      : lineOf(target, 'direction', `${comparison} ${goal}`, { kind: 'direction', comparison, goal, better })),
    ...lineOf(target, 'due', dayText(due), { kind: 'due', day: due, goal }),
  ]
}

/** How often, by which day of it, within which time of an event; what only says what sets it off stands in the plan's own words. */
function ofCadence(order: Order, line: string, cadence: Cadence | undefined): readonly PlanLine[] {
  if (cadence === undefined) return []
  const { every, dueDay, dueAfterEnd, within, times, from, to } = cadence
  const term = typeof within === 'object' ? `${within.count} ${within.unit}` : (within ?? '')
  const written = [every ?? '', dueDay ?? '', dueAfterEnd ?? '', term, times ?? '', dayText(from), dayText(to)].join(' ').trim()
  return lineOf(order, line, written, { kind: 'cadence', cadence })
}
