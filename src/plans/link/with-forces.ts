import {
  type AskingReason,
  type BoundParameter,
  type BoundValue,
  type Condition,
  cellsOf,
  type Node,
  type Program,
  type Source,
} from '../../rules/index.ts'
import { FOLLOWED } from '../read/read-question.ts'
import { askingReason } from './asking-reason.ts'

/**
 * The program in which a requirement refuses only where a document that was read says it, and asks elsewhere: a requirement that asks
 * becomes a review, true where it does not hold. One behind a switch refuses while the switch is on, asks while nobody has said, and
 * is left out while it is off.
 */
export function withForces(program: Program, parameters: ReadonlyMap<string, BoundParameter>): Program {
  const judged = program.conditions.flatMap((condition) => forcesOf(condition, program, parameters))
  const asking = judged.filter(({ asked }) => asked !== undefined)
  return {
    ...program,
    conditions: judged.filter(({ asked }) => asked === undefined),
    reviews: [...asking, ...program.reviews],
  }
}

function forcesOf(condition: Condition, program: Program, parameters: ReadonlyMap<string, BoundParameter>): readonly Condition[] {
  if (condition.switch !== undefined) return switched(condition, program, parameters.get(condition.switch))
  const because = askingReason(condition, program, isLowIn(parameters))
  return [because === undefined ? condition : asking(condition, because)]
}

/** Has a bound parameter a value of low confidence. */
function isLowIn(parameters: ReadonlyMap<string, BoundParameter>): (parameter: string) => boolean {
  return (id) => parameters.get(id)?.periods.some(({ value }) => sourcesOf(value).some(({ confidence }) => confidence === 'low')) === true
}

function sourcesOf(value: BoundValue): readonly Source[] {
  const origins = value.kind === 'texts' ? [value.origin] : cellsOf(value).map(({ origin }) => origin)
  return origins.flatMap(({ source }) => source ?? [])
}

function asking(condition: Condition, because: AskingReason): Condition {
  const requirement = condition.test
  return { ...condition, test: negated(requirement), asked: { requirement, because } }
}

function negated(node: Node): Node {
  return node.kind === 'not' ? node.operand : { kind: 'not', operand: node, type: { kind: 'boolean' }, span: node.span }
}

/** The requirement for the days on which its switch is on, and the question for those on which nobody has said. */
function switched(condition: Condition, { date }: Program, parameter: BoundParameter | undefined): readonly Condition[] {
  if (parameter === undefined) throw new Error(`the switch ${condition.switch} is not bound`)
  const periods = parameter.periods.flatMap(({ from, to, value }) => (value.kind === 'cell' ? [{ from, to, cell: value.cell }] : []))
  const on = periods.filter(({ cell }) => cell.isOpen !== true && cell.value === FOLLOWED)
  const open = periods.filter(({ cell }) => cell.isOpen === true)
  const during = (some: typeof periods): Condition => {
    const test = some.length === periods.length ? condition.test : onDays(condition.test, date, some)
    const source = some[0]?.cell.origin.source
    return { ...condition, test, source: source ?? condition.source }
  }
  return [...(on.length === 0 ? [] : [during(on)]), ...(open.length === 0 ? [] : [asking(during(open), 'switch_open')])]
}

/** What holds on some days only: on others nothing is required. */
function onDays(test: Node, date: Node, days: readonly { readonly from: number; readonly to: number }[]): Node {
  const boolean = { kind: 'boolean' } as const
  const { span } = date
  const literal = (day: number): Node => ({ kind: 'literal', value: BigInt(day), type: { kind: 'date' }, span })
  const compare = (operator: '<' | '>', day: number): Node => ({
    kind: 'compare',
    operator,
    left: date,
    right: literal(day),
    type: boolean,
    span,
  })
  const outside = days.map(
    ({ from, to }): Node => ({ kind: 'logical', operator: 'or', operands: [compare('<', from), compare('>', to)], type: boolean, span }),
  )
  const [first = compare('<', 0)] = outside
  const elsewhere: Node = outside.length === 1 ? first : { kind: 'logical', operator: 'and', operands: outside, type: boolean, span }
  return { kind: 'logical', operator: 'or', operands: [elsewhere, test], type: boolean, span }
}
