import { formatDate } from '../../kernel/calendar.ts'
import {
  type BoundParameter,
  type BoundProgram,
  childrenOf,
  definitionBody,
  isTimeless,
  type Node,
  someNode,
  wayOf,
} from '../check/index.ts'
import type { Dialect } from './dialect.ts'
import { enclosed, type Fragment, joined, sql } from './fragment.ts'

/**
 * The day on which an expression inside a filter reads dated parameters: one day standing for a stretch of equal values, `outside`
 * every period, or `unknown`. Undefined where the row itself, or the run, says the day.
 */
export type Moment = number | 'outside' | 'unknown' | undefined

/** Days on which no dated parameter of the expressions changes, where at least one has a value. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The stretches for expressions inside a filter. The deciding date belongs to the subject and not to the element, which may be shared
 * by subjects of other dates; so each stretch gets a column of its own and the subject's row picks one. Undefined where nothing is dated.
 */
export function stretchesOf(bound: BoundProgram, nodes: readonly (Node | undefined)[]): readonly Stretch[] | undefined {
  if (!someNode(bound.program.date, (node) => ['field', 'definition', 'aggregate', 'quantified'].includes(node.kind))) return undefined
  const dated = new Map<string, BoundParameter>()
  for (const node of nodes) if (node !== undefined) collectDated(bound, node, dated)
  if (dated.size === 0) return undefined
  const periods = [...dated.values()].flatMap((parameter) => parameter.periods)
  const starts = [...new Set(periods.flatMap((period) => [period.from, period.to + 1]))].sort((a, b) => a - b)
  return starts.flatMap((from, i) => {
    const to = (starts[i + 1] ?? from) - 1
    return periods.some((period) => period.from <= from && from <= period.to) ? [{ from, to }] : []
  })
}

function collectDated(bound: BoundProgram, node: Node, dated: Map<string, BoundParameter>): void {
  const id = node.kind === 'parameter' || node.kind === 'lookup' ? node.parameter : node.kind === 'prefix' ? node.list : undefined
  const parameter = id === undefined ? undefined : bound.parameters.get(id)
  if (parameter !== undefined && !isTimeless(parameter)) dated.set(parameter.id, parameter)
  if (node.kind === 'definition') collectDated(bound, definitionBody(bound, node), dated)
  else if (node.kind === 'strategy') collectDated(bound, wayOf(bound, node), dated)
  else for (const child of childrenOf(node)) collectDated(bound, child, dated)
}

/** The variant of the stretch the date falls in. */
export function byMoment(
  stretches: readonly Stretch[] | undefined,
  dialect: Dialect,
  date: () => Fragment,
  make: (moment: Moment) => Fragment,
): Fragment {
  if (stretches === undefined) return make(undefined)
  const day = date()
  const literal = (of: number) => dialect.dateLiteral(formatDate(of))
  const cases = stretches.map(({ from, to }) => sql`when ${day} between ${literal(from)} and ${literal(to)} then ${make(from)}`)
  return enclosed`case ${joined(cases, ' ')} when ${day} is null then ${make('unknown')} else ${make('outside')} end`
}

/** The value of a parameter at a moment. */
export function periodAt(parameter: BoundParameter, moment: Moment) {
  if (typeof moment !== 'number') return undefined
  return parameter.periods.find((period) => period.from <= moment && moment <= period.to)
}
