import type { Expression } from '../syntax/index.ts'
import { unifyTypes } from './check-operators.ts'
import { checkAggregate } from './check-relations.ts'
import type { Checker, Scope } from './checker.ts'
import { numberType, powerOfTen, rescaled } from './numbers.ts'
import type { FunctionEntry } from './scope.ts'
import { booleanType } from './shapes.ts'
import { suggest } from './suggest.ts'
import { type DateFunction, type Node, type NumberType, type RoundingMode, type Type, typeName } from './typed-tree.ts'

type Call = Extract<Expression, { kind: 'call' }>

/** A call of one of the known functions; there are no others and none can be defined. */
export function checkCall(checker: Checker, call: Call, scope: Scope): Node | undefined {
  const entry = checker.names.functions.get(call.name)
  if (entry === undefined) {
    const write = suggest(call.name, checker.names.functions.keys())
    return checker.problem('unknown_function', call.nameSpan, { found: call.name, ...(write === undefined ? {} : { write }) })
  }
  return checkKnown(checker, entry, call, scope)
}

function checkKnown(checker: Checker, entry: FunctionEntry, call: Call, scope: Scope): Node | undefined {
  switch (entry.function) {
    case 'not':
      return checkNot(checker, call, scope)
    case 'count':
    case 'sum':
    case 'mean':
    case 'min':
    case 'max': {
      const [only] = call.arguments
      if (call.arguments.length !== 1 || only === undefined) return wrongCount(checker, call, 1)
      return checkAggregate(checker, entry.function, only, call.span, scope)
    }
    case 'larger':
    case 'smaller':
      return checkExtreme(checker, entry.function, call, scope)
    case 'has_prefix':
      return checkPrefix(checker, call, scope)
    case 'round':
      return checkRound(checker, entry.mode, entry.scale, call, scope)
    case 'whole_months_between':
    case 'years_between':
    case 'days_between':
    case 'add_months':
    case 'add_days':
    case 'month_of':
    case 'year_of':
    case 'last_day_of_month':
      return checkDate(checker, entry.function, call, scope)
  }
}

function wrongCount(checker: Checker, call: Call, needs: number): undefined {
  return checker.problem('argument_count', call.span, { function: call.name, needs: String(needs), found: String(call.arguments.length) })
}

function checkNot(checker: Checker, call: Call, scope: Scope): Node | undefined {
  const [only] = call.arguments
  if (call.arguments.length !== 1 || only === undefined) return wrongCount(checker, call, 1)
  const operand = checker.checkBoolean(only, scope)
  return operand === undefined ? undefined : { kind: 'not', operand, type: booleanType, span: call.span }
}

function checkExtreme(checker: Checker, which: 'larger' | 'smaller', call: Call, scope: Scope): Node | undefined {
  const pair = twoArguments(checker, call, scope)
  if (pair === undefined) return undefined
  const [left, right] = pair
  const unified = left.type.kind === 'number' || left.type.kind === 'date' ? unifyTypes(left.type, right.type) : undefined
  const type = unified?.kind === 'number' ? extremeType(which, unified, left.type, right.type) : unified
  if (type === undefined)
    return checker.problem('types_differ', call.span, { left: typeName(left.type), right: typeName(right.type), operator: call.name })
  return { kind: 'extreme', which, left, right, type, span: call.span }
}

/** The larger of two is at least as large as the greater of their lower bounds; the smaller the other way round. */
function extremeType(which: 'larger' | 'smaller', unified: NumberType, left: Type, right: Type): NumberType {
  if (left.kind !== 'number' || right.kind !== 'number') return unified
  const [a, b] = [rescaled(left, unified.scale), rescaled(right, unified.scale)]
  return which === 'larger' ? { ...unified, low: a.low > b.low ? a.low : b.low } : { ...unified, high: a.high < b.high ? a.high : b.high }
}

function checkPrefix(checker: Checker, call: Call, scope: Scope): Node | undefined {
  const pair = twoArguments(checker, call, scope)
  if (pair === undefined) return undefined
  const [value, list] = pair
  if (value.type.kind !== 'text') return checker.problem('not_text', value.span, { found: typeName(value.type) })
  if (list.kind !== 'parameter' || list.type.kind !== 'text_list')
    return checker.problem('not_text_list', list.span, { found: typeName(list.type) })
  return { kind: 'prefix', value, list: list.parameter, type: booleanType, span: call.span }
}

function twoArguments(checker: Checker, call: Call, scope: Scope): readonly [Node, Node] | undefined {
  const [first, second] = call.arguments
  if (call.arguments.length !== 2 || first === undefined || second === undefined) return wrongCount(checker, call, 2)
  const left = checker.check(first, scope)
  const right = checker.check(second, scope)
  return left === undefined || right === undefined ? undefined : [left, right]
}

function checkRound(checker: Checker, mode: RoundingMode, scale: number, call: Call, scope: Scope): Node | undefined {
  const [only] = call.arguments
  if (call.arguments.length !== 1 || only === undefined) return wrongCount(checker, call, 1)
  const operand = checker.check(only, scope)
  if (operand === undefined) return undefined
  const type = roundedType(operand.type, scale)
  if (type === undefined) return checker.problem('not_number', only.span, { found: typeName(operand.type) })
  return { kind: 'round', mode, operand, type, span: call.span }
}

/** The type of a number or quotient once rounded to `scale` decimals; bounds are widened by one unit to cover every mode. */
export function roundedType(type: Type, scale: number): NumberType | undefined {
  if (type.kind === 'number') {
    if (type.scale <= scale)
      return numberType(type.dimension, scale, type.low * powerOfTen(scale - type.scale), type.high * powerOfTen(scale - type.scale))
    const unit = powerOfTen(type.scale - scale)
    return numberType(type.dimension, scale, type.low < 0n ? type.low / unit - 1n : 0n, type.high / unit + 1n)
  }
  if (type.kind !== 'ratio') return undefined
  // The smallest non-zero denominator is one unit of its scale, so the quotient is at most the numerator at full scale.
  const factor = powerOfTen(scale + type.denominator.scale)
  const down = powerOfTen(type.numerator.scale)
  const widest = (bound: bigint) => (bound * factor) / down + (bound < 0n ? -1n : 1n)
  return numberType(type.dimension, scale, type.numerator.low < 0n ? widest(type.numerator.low) : 0n, widest(type.numerator.high))
}

type Wanted = 'date' | { readonly dimension: string }

// Generous, because dates may be moved again and again: 9999-12-31 stands for "never", and a month added to it is still a date.
const dateSignatures: Readonly<Record<DateFunction, { readonly wants: readonly Wanted[]; readonly gives: Type }>> = {
  whole_months_between: { wants: ['date', 'date'], gives: numberType('month', 0, -2_400_000n, 2_400_000n) },
  years_between: { wants: ['date', 'date'], gives: numberType('year', 0, -200_000n, 200_000n) },
  days_between: { wants: ['date', 'date'], gives: numberType('day', 0, -80_000_000n, 80_000_000n) },
  add_months: { wants: ['date', { dimension: 'month' }], gives: { kind: 'date' } },
  add_days: { wants: ['date', { dimension: 'day' }], gives: { kind: 'date' } },
  month_of: { wants: ['date'], gives: { kind: 'month' } },
  year_of: { wants: ['date'], gives: numberType('year', 0, -100_000n, 100_000n) },
  last_day_of_month: { wants: ['date'], gives: { kind: 'date' } },
}

function checkDate(checker: Checker, name: DateFunction, call: Call, scope: Scope): Node | undefined {
  const signature = dateSignatures[name]
  if (call.arguments.length !== signature.wants.length) return wrongCount(checker, call, signature.wants.length)
  const given: Node[] = []
  for (const [i, wanted] of signature.wants.entries()) {
    const written = call.arguments[i]
    const node = written === undefined ? undefined : checker.check(written, scope)
    if (node === undefined) return undefined
    const problem = argumentProblem(node, wanted)
    if (problem !== undefined) return checker.problem(problem.code, node.span, { function: call.name, ...problem.values })
    given.push(node)
  }
  return { kind: 'date', function: name, arguments: given, type: signature.gives, span: call.span }
}

/** Moving a date further than this would leave the calendar either engine handles. */
const MOST_STEPS = 40_000n

function argumentProblem(node: Node, wanted: Wanted): { code: string; values: Record<string, string> } | undefined {
  const needs = wanted === 'date' ? 'date' : `number(${wanted.dimension})`
  const mismatch = { code: 'argument_type', values: { needs, found: typeName(node.type) } }
  if (wanted === 'date') return node.type.kind === 'date' ? undefined : mismatch
  if (node.type.kind !== 'number' || (node.type.dimension !== wanted.dimension && node.type.dimension !== '*')) return mismatch
  if (node.type.scale !== 0) return { code: 'whole_number_needed', values: { needs } }
  return node.type.low < -MOST_STEPS || node.type.high > MOST_STEPS ? { code: 'date_step_too_large', values: { needs } } : undefined
}
