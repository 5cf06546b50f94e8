import type { BoundProgram } from './bound.ts'
import { soleCell } from './bound-values.ts'
import { roundedType } from './check-call.ts'
import { magnitude, numberType, productType, sumType } from './numbers.ts'
import type { ScheduleLine } from './program.ts'
import { endUnder } from './schedule-ends.ts'
import { mayOverflowNode } from './shapes.ts'
import type { Node, NumberType } from './typed-tree.ts'
import { someNode } from './walk.ts'

/** What a result computes, whatever its kind: an amount in fen and a day, each absent where the kind has none. */
export interface ResultExpressions {
  readonly amount: Node | undefined
  readonly due: Node | undefined
}

/** Rounds money once, half away from zero to the fen, and sums a schedule over its months. */
export function resultExpressions(bound: BoundProgram): ResultExpressions {
  const { result } = bound.program
  switch (result.kind) {
    case 'money':
      return { amount: toFen(result.amount), due: undefined }
    case 'rate':
      return { amount: toFen(result.saving), due: undefined }
    case 'obligation':
      return { amount: undefined, due: result.due }
    case 'schedule': {
      const totals = result.lines.map((line) => lineTotal(bound, line))
      return { amount: toFen(totals.reduce(add)), due: undefined }
    }
  }
}

/** Could the amount leave what a 64-bit column holds, or a step on the way to it the range both engines compute exactly in. */
export function resultMayOverflow(bound: BoundProgram): boolean {
  const { amount } = resultExpressions(bound)
  if (amount === undefined) return false
  return magnitude(amount.type as NumberType) > LARGEST_COLUMN || someNode(amount, mayOverflowNode)
}

const LARGEST_COLUMN = 2n ** 63n - 1n

/** The expressions whose parameters must be set values before a decision is final: the result's own, and the ends of a schedule. */
export function standingExpressions(bound: BoundProgram): readonly Node[] {
  const { amount, due } = resultExpressions(bound)
  const { result } = bound.program
  const ends = result.kind === 'schedule' ? result.lines.flatMap((line) => [endUnder(bound, line.from), endUnder(bound, line.to)]) : []
  return [amount, due, ...ends].filter((node) => node !== undefined)
}

/** How many months a schedule line covers, both ends included; at least none. */
export function monthsOfLine(bound: BoundProgram, line: ScheduleLine): number {
  const from = monthOf(bound, line.from)
  const to = monthOf(bound, line.to)
  return Math.max(0, to - from + 1)
}

/** The month a schedule bound names. */
export function monthOf(bound: BoundProgram, node: Node): number {
  const end = endUnder(bound, node)
  const cell = end === undefined ? undefined : soleCell(bound.parameters.get(end.parameter))
  if (cell?.value === undefined) throw new Error('a schedule runs between two month parameters with one value each')
  return Number(cell.value)
}

function lineTotal(bound: BoundProgram, line: ScheduleLine): Node {
  const months = BigInt(monthsOfLine(bound, line))
  const count: Node = { kind: 'literal', value: months, type: numberType('month', 0, months, months), span: line.monthly.span }
  const type = productType(line.monthly.type as NumberType, count.type as NumberType)
  return { kind: 'arithmetic', operator: '*', left: line.monthly, right: count, type, span: line.monthly.span }
}

function add(left: Node, right: Node): Node {
  const type = sumType(left.type as NumberType, right.type as NumberType, '+')
  return { kind: 'arithmetic', operator: '+', left, right, type, span: left.span }
}

const FEN_SCALE = 2

function toFen(operand: Node): Node {
  const type = roundedType(operand.type, FEN_SCALE)
  if (type === undefined) throw new Error('money must be a number or a quotient')
  return { kind: 'round', mode: 'half_away', operand, type, span: operand.span }
}
