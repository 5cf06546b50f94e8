import type { Place } from '../../kernel/problem.ts'
import type { Service, Target, Task } from '../orders/orders.ts'
import type { Plan } from '../plan.ts'
import { decimal } from '../read/read-values.ts'
import { dayText, hashOf } from './line-parts.ts'
import type { Claim, PlanLine } from './plan-line.ts'

/** What tasks, services and goals say in words that follow the clause: the work, whom it is for, by which day. Their names are the plan's own. */
export function linesOfOrders({ orders }: Plan): readonly PlanLine[] {
  return [
    ...[...orders.tasks.values()].flatMap(ofTask),
    ...[...orders.services.values()].flatMap(ofService),
    ...[...orders.targets.values()].flatMap(ofTarget),
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
    ...lineOf(task, `measure.${at + 1}`, what, { kind: 'told', text: what, isGroup: false }),
    ...due(`measure_due.${at + 1}`, day),
  ])
  return [...measures, ...due('due', task.due)]
}

function ofService(service: Service): readonly PlanLine[] {
  const { group = '', due } = service
  return [
    ...lineOf(service, 'group', group, { kind: 'told', text: group, isGroup: true }),
    ...lineOf(service, 'due', dayText(due), { kind: 'due', day: due, goal: undefined }),
  ]
}

function ofTarget(target: Target): readonly PlanLine[] {
  const { per = '', group = '', due, value } = target
  const goal = value === undefined ? '' : decimal(value.digits, value.scale)
  return [
    ...lineOf(target, 'per', per, { kind: 'each', text: per }),
    ...lineOf(target, 'group', group, { kind: 'told', text: group, isGroup: true }),
    ...(goal === '' ? [] : lineOf(target, 'value', `${target.zh} ${goal}`, { kind: 'goal', name: target.zh, goal })),
    ...lineOf(target, 'due', dayText(due), { kind: 'due', day: due, goal }),
  ]
}
