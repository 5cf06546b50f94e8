import type { Problem } from '../../kernel/problem.ts'
import { suggest } from '../../rules/index.ts'
import type { Target } from '../orders/orders.ts'
import type { Plan } from '../plan.ts'
import type { MaskedDate } from '../read/masked-date.ts'

/** Checks what a plan orders as a whole: targets stated twice, repetitions that are none, masks nobody declared. */
export function checkOrders(plan: Plan): readonly Problem[] {
  const before = new Map<string, Target[]>()
  const targets = [...plan.orders.targets.values()].flatMap((target) => {
    const alike = before.get(target.indicator) ?? []
    const problems = [...repeated(target, alike), ...badRepetition(target, plan)]
    before.set(target.indicator, alike)
    alike.push(target)
    return problems
  })
  return [...targets, ...undeclaredMasks(plan)]
}

/** Two targets that say the same would be added up by whoever sums them. */
function repeated(target: Target, before: readonly Target[]): readonly Problem[] {
  if (target.sameAs !== undefined) return []
  const other = before.find((each) => each.sameAs === undefined && differences(target, each).length === 0)
  if (other === undefined) return []
  return [problem('target_repeated', target, { other: other.id, clause: other.clause })]
}

function badRepetition(target: Target, plan: Plan): readonly Problem[] {
  if (target.sameAs === undefined) return []
  const known = [...plan.orders.targets.keys()].filter((id) => id !== target.id)
  const other = plan.orders.targets.get(target.sameAs)
  if (other === undefined || other === target)
    return [problem('unknown_target', target, { found: target.sameAs, write: suggest(target.sameAs, known) ?? '' })]
  const differ = differences(target, other)
  return differ.length === 0 ? [] : [problem('target_not_same', target, { other: other.id, what: differ.join(' ') })]
}

/** Keys by which two targets differ; where only one states a day, the other is taken to mean it. */
function differences(a: Target, b: Target): readonly string[] {
  const days = (one: MaskedDate, other: MaskedDate) => one.kind === 'open' || other.kind === 'open' || dayText(one) === dayText(other)
  return [
    ...(a.indicator === b.indicator ? [] : ['indicator']),
    ...(a.comparison === b.comparison ? [] : ['comparison']),
    ...(a.value?.digits === b.value?.digits && a.value?.scale === b.value?.scale ? [] : ['value']),
    ...(a.base === b.base ? [] : ['base']),
    ...(a.per === b.per ? [] : ['per']),
    ...(a.group === b.group ? [] : ['group']),
    ...(days(a.due, b.due) ? [] : ['due']),
  ]
}

function dayText(date: MaskedDate): string {
  return date.kind === 'day' ? String(date.day) : date.kind === 'masked' ? date.text : ''
}

/** A masked year used in a block must be declared in the head of the plan. */
function undeclaredMasks(plan: Plan): readonly Problem[] {
  const { tasks, targets, forms, services } = plan.orders
  const dated = [
    ...[...tasks.values()].map((task) => ({
      at: task.at,
      days: [task.from, task.due, ...task.measures.map(({ due }) => due), task.cadence?.from, task.cadence?.to],
    })),
    ...[...targets.values()].map((target) => ({ at: target.at, days: [target.from, target.due] })),
    ...[...forms.values()].map((form) => ({ at: form.at, days: [form.cadence?.from, form.cadence?.to] })),
    ...[...services.values()].map((service) => ({
      at: service.at,
      days: [service, ...service.steps].flatMap(({ due, cadence }) => [due, cadence?.from, cadence?.to]),
    })),
  ]
  return dated.flatMap(({ at, days }) => {
    const used = days.find((day) => day?.kind === 'masked' && !plan.masks.includes(day.text.slice(0, 4)))
    return used?.kind === 'masked' ? [{ code: 'mask_undeclared', severity: 'error' as const, at, with: { found: used.text } }] : []
  })
}

function problem(code: string, { at }: Target, values: Readonly<Record<string, string>>): Problem {
  return { code, severity: 'error', at, with: values }
}
