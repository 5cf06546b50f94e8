import { type Condition, EARLIEST_DAY, LATEST_DAY, type Node, type Program, type Source } from '../../rules/index.ts'
import { automaticConditions } from '../messages.zh.ts'
import type { Plan, Policy } from '../plan.ts'
import { askingReason } from './asking-reason.ts'
import { type DaySpan, sourceOfPeriod } from './policy-period.ts'

/** Ids of the conditions that come with a period, which no author writes. */
export const periodConditions = ['in_period', 'not_before_document'] as const

/**
 * The first conditions of a policy with a period: the deciding date lies in it, by the source of the period. Where that source only
 * lets it ask, a date before the earliest day that any reading reaches back to refuses all the same, on the document itself: what it
 * says of no reading, it does not grant.
 */
export function withPeriod(plan: Plan, policy: Policy, program: Program, { from, to }: DaySpan): Program {
  const source = sourceOfPeriod(policy)
  const test = within(program.date, from, to)
  if (source === undefined || test === undefined) return program
  const inPeriod: Condition = { id: periodConditions[0], zh: automaticConditions.inPeriod, test, source }
  const isAsking = askingReason(inPeriod, program, () => false) !== undefined
  return { ...program, conditions: [...(isAsking ? beforeDocument(plan, policy, program) : []), inPeriod, ...program.conditions] }
}

function beforeDocument(plan: Plan, { period }: Policy, { date }: Program): readonly Condition[] {
  const earliest = period?.earliest?.day
  const test = earliest?.kind === 'day' ? within(date, earliest.day, LATEST_DAY) : undefined
  if (test === undefined) return []
  const source: Source = { clause: undefined, document: plan.number ?? plan.title, confidence: undefined, standing: 'document' }
  return [{ id: periodConditions[1], zh: automaticConditions.notBeforeDocument, test, source }]
}

/** The date lies between two days, both included; undefined where neither bounds it. */
function within(date: Node, from: number, to: number): Node | undefined {
  const { span } = date
  const boolean = { kind: 'boolean' } as const
  const compare = (operator: '>=' | '<=', day: number): Node => {
    const right: Node = { kind: 'literal', value: BigInt(day), type: { kind: 'date' }, span }
    return { kind: 'compare', operator, left: date, right, type: boolean, span }
  }
  const bounds = [...(from > EARLIEST_DAY ? [compare('>=', from)] : []), ...(to < LATEST_DAY ? [compare('<=', to)] : [])]
  const [only] = bounds
  return bounds.length < 2 ? only : { kind: 'logical', operator: 'and', operands: bounds, type: boolean, span }
}
