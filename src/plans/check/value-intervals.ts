import { type ComparisonOperator, cellsOf, type Node } from '../../rules/index.ts'
import { bindParameter } from '../link/bind-parameter.ts'
import { wholePeriodOf } from '../link/policy-period.ts'
import type { Plan, Policy } from '../plan.ts'
import { sampleYears } from '../read/sample-years.ts'

/** Every value something can have, scaled by 10^scale; an absent bound is open. */
export interface Interval {
  readonly low: bigint | undefined
  readonly isLowOpen: boolean
  readonly high: bigint | undefined
  readonly isHighOpen: boolean
  readonly scale: number
}

/** The values a node can have in one policy; undefined where it is neither a number nor a day. */
export type Intervals = (node: Node) => Interval | undefined

/** Bounds of facts come from the glossary, those of parameters from the values in force during the policy's period. */
export function intervalsOf(plan: Plan, policy: Policy): Intervals {
  const parameters = parameterIntervals(plan, policy)
  const of: Intervals = (node) => {
    const { type } = node
    if (type.kind !== 'number' && type.kind !== 'date' && type.kind !== 'month') return undefined
    const scale = type.kind === 'number' ? type.scale : 0
    const typed = type.kind === 'number' ? closed(type.low, type.high, scale) : undefined
    switch (node.kind) {
      case 'literal':
        return typeof node.value === 'bigint' ? closed(node.value, node.value, scale) : typed
      case 'parameter':
      case 'lookup':
        return parameters.get(node.parameter) ?? typed
      case 'definition': {
        const body = policy.program.definitions.get(node.definition)?.body
        return body === undefined ? typed : of(body)
      }
      case 'context':
      case 'field':
      case 'logical':
      case 'not':
      case 'compare':
      case 'member':
      case 'prefix':
      case 'conditional':
      case 'strategy':
      case 'arithmetic':
      case 'round':
      case 'extreme':
      case 'date':
      case 'aggregate':
      case 'quantified':
      case 'ratio':
      case 'scaled_ratio':
        return typed
    }
  }
  return of
}

function closed(low: bigint, high: bigint, scale: number): Interval {
  return { low, isLowOpen: false, high, isHighOpen: false, scale }
}

/** From the least to the greatest value; none for a parameter with a cell that is left to others. */
function parameterIntervals(plan: Plan, policy: Policy): ReadonlyMap<string, Interval> {
  const period = wholePeriodOf(plan, policy, sampleYears)
  const found = new Map<string, Interval>()
  for (const { shape, ...parameter } of plan.parameters.values()) {
    if (parameter.isPartial || !policy.parameters.has(shape.id) || shape.kind === 'text_list' || period === undefined) continue
    const bound = bindParameter({ shape, ...parameter }, period.from, period.to, { ...sampleYears, knownOn: Number.MAX_SAFE_INTEGER })
    if ('code' in bound) continue
    const cells = bound.periods.flatMap((period) => cellsOf(period.value))
    const values = cells.map((cell) => cell.value).filter((value) => value !== undefined)
    const [first] = values
    if (first === undefined || values.length < cells.length) continue
    const scale = shape.type.kind === 'number' ? shape.type.scale : 0
    found.set(
      shape.id,
      closed(
        values.reduce((a, b) => (b < a ? b : a), first),
        values.reduce((a, b) => (b > a ? b : a), first),
        scale,
      ),
    )
  }
  return found
}

/** The answer of a comparison where it is the same for all values of both sides. */
export function orderOf(operator: ComparisonOperator, left: Interval | undefined, right: Interval | undefined): boolean | undefined {
  if (left === undefined || right === undefined) return undefined
  const isBelow = liesBelow(left, right)
  const isAbove = liesBelow(right, left)
  switch (operator) {
    case '<':
      return isBelow === 'strictly' ? true : isAbove === undefined ? undefined : false
    case '>':
      return isAbove === 'strictly' ? true : isBelow === undefined ? undefined : false
    case '<=':
      return isBelow !== undefined ? true : isAbove === 'strictly' ? false : undefined
    case '>=':
      return isAbove !== undefined ? true : isBelow === 'strictly' ? false : undefined
    case '=':
      return isBelow === 'strictly' || isAbove === 'strictly' ? false : undefined
    case '!=':
      return isBelow === 'strictly' || isAbove === 'strictly' ? true : undefined
  }
}

/** Is every value of `a` at most (or strictly below) every value of `b`. */
function liesBelow(a: Interval, b: Interval): 'strictly' | 'touching' | undefined {
  if (a.high === undefined || b.low === undefined) return undefined
  const scale = Math.max(a.scale, b.scale)
  const high = a.high * 10n ** BigInt(scale - a.scale)
  const low = b.low * 10n ** BigInt(scale - b.scale)
  if (high < low) return 'strictly'
  if (high > low) return undefined
  return a.isHighOpen || b.isLowOpen ? 'strictly' : 'touching'
}
