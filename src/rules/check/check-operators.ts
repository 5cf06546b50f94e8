import type { ComparisonOperator, Expression, MembershipTest, Span } from '../syntax/index.ts'
import type { Checker, Scope } from './checker.ts'
import { productType, ratioType, sumType, unionType } from './numbers.ts'
import { booleanType } from './shapes.ts'
import { type Node, type NumberType, type Type, typeName } from './typed-tree.ts'

/** `left op right`: both of one type and dimension; order only where there is one. */
export function checkComparison(checker: Checker, expression: Extract<Expression, { kind: 'comparison' }>, scope: Scope): Node | undefined {
  if (expression.left.kind === 'comparison') return checker.problem('chained_comparison', expression.span)
  const { left: written, right: beside } = expression
  const first = checker.check(written, scope)
  const before = checker.problems.length
  const right = checker.check(beside, scope, first?.type)
  if (first === undefined && right !== undefined && isBare(written)) return tellAgain(checker, written, scope, right.type)
  if (first?.type.kind === 'boolean' && right === undefined && isBare(beside)) {
    // Whatever was meant, yes and no are not compared.
    checker.problems.length = before
    return checker.problem('boolean_comparison', expression.span)
  }
  const left =
    first?.type.kind === 'enumeration' && right?.type.kind === 'enumeration'
      ? (checker.check(expression.left, scope, right.type) ?? first)
      : first
  if (left === undefined || right === undefined) return undefined
  return compare(checker, expression.operator, left, right, expression.span)
}

const isBare = ({ kind }: Expression): boolean => kind === 'name' || kind === 'path'

/** A name that was not found, said anew by what stands beside it: only what could be compared with that was meant. */
function tellAgain(checker: Checker, name: Expression, scope: Scope, beside: Type): undefined {
  checker.problems.pop()
  checker.check(name, scope, beside)
  return undefined
}

function compare(checker: Checker, operator: ComparisonOperator, left: Node, right: Node, span: Span): Node | undefined {
  const mismatch = comparisonProblem(operator, left.type, right.type)
  if (mismatch !== undefined) return checker.problem(mismatch, span, { left: typeName(left.type), right: typeName(right.type), operator })
  return { kind: 'compare', operator, left: adopt(left, right.type), right: adopt(right, left.type), type: booleanType, span }
}

function comparisonProblem(operator: ComparisonOperator, left: Type, right: Type): string | undefined {
  const numeric = (type: Type) => type.kind === 'number' || type.kind === 'ratio'
  if (left.kind === 'boolean' || right.kind === 'boolean') return left.kind === right.kind ? 'boolean_comparison' : 'types_differ'
  if (numeric(left) && numeric(right)) return dimensionsFit(left, right) ? undefined : 'dimensions_differ'
  if (left.kind !== right.kind) return 'types_differ'
  if (left.kind === 'enumeration' && right.kind === 'enumeration' && left.enumeration !== right.enumeration) return 'enumerations_differ'
  if (['relation', 'record', 'text_list'].includes(left.kind)) return 'not_comparable'
  const ordered = left.kind === 'date' || left.kind === 'month'
  return ordered || operator === '=' || operator === '!=' ? undefined : 'not_ordered'
}

function dimensionsFit(left: Type, right: Type): boolean {
  const a = 'dimension' in left ? left.dimension : ''
  const b = 'dimension' in right ? right.dimension : ''
  return a === b || a === '*' || b === '*'
}

/** The literals 0 and 1 take the dimension of what they stand beside. */
function adopt(node: Node, beside: Type): Node {
  if (node.type.kind !== 'number' || node.type.dimension !== '*') return node
  const dimension = 'dimension' in beside ? beside.dimension : ''
  return { ...node, type: { ...node.type, dimension } } as Node
}

/** `value in (…)`: enumeration values become one membership test, ranges become comparisons. */
export function checkMembership(checker: Checker, expression: Extract<Expression, { kind: 'membership' }>, scope: Scope): Node | undefined {
  const value = checker.check(expression.value, scope)
  if (value === undefined) return undefined
  const tests = expression.tests.map((test) => checkTest(checker, test, value, scope, expression.span))
  if (tests.some((test) => test === undefined)) return undefined
  const known = tests.filter((test) => test !== undefined)
  const codes = known.flatMap((test) =>
    test.kind === 'compare' && test.right.kind === 'literal' && value.type.kind === 'enumeration' ? [test.right.value as bigint] : [],
  )
  if (codes.length === known.length && value.type.kind === 'enumeration') {
    const repeated = codes.find((code, i) => codes.indexOf(code) !== i)
    if (repeated !== undefined) return checker.problem('repeated_value', expression.span)
    return { kind: 'member', value, codes, type: booleanType, span: expression.span }
  }
  const [only] = known
  return known.length === 1 && only !== undefined
    ? only
    : { kind: 'logical', operator: 'or', operands: known, type: booleanType, span: expression.span }
}

function checkTest(checker: Checker, test: MembershipTest, value: Node, scope: Scope, span: Span): Node | undefined {
  if (test.kind === 'value') {
    const wanted = checker.check(test.value, scope, value.type)
    return wanted === undefined ? undefined : compare(checker, '=', value, wanted, test.value.span)
  }
  const bounds: Node[] = []
  for (const [bound, sign] of [
    [test.low, '>'],
    [test.high, '<'],
  ] as const) {
    if (bound === undefined) continue
    const limit = checker.check(bound.value, scope, value.type)
    const compared = limit === undefined ? undefined : compare(checker, bound.inclusive ? `${sign}=` : sign, value, limit, bound.value.span)
    if (compared === undefined) return undefined
    bounds.push(compared)
  }
  const [only] = bounds
  return bounds.length === 1 && only !== undefined ? only : { kind: 'logical', operator: 'and', operands: bounds, type: booleanType, span }
}

/** `+ - * /` on numbers; quotients stay exact and may only be compared, scaled or rounded. */
export function checkArithmetic(checker: Checker, expression: Extract<Expression, { kind: 'arithmetic' }>, scope: Scope): Node | undefined {
  const left = checker.check(expression.left, scope)
  const right = checker.check(expression.right, scope)
  if (left === undefined || right === undefined) return undefined
  const { operator, span } = expression
  if (left.type.kind === 'date' || right.type.kind === 'date') return checker.problem('date_arithmetic', span, { operator })
  if (operator === '*' && left.type.kind === 'ratio' && right.type.kind === 'number') return scaled(left, right, span)
  if (operator === '*' && left.type.kind === 'number' && right.type.kind === 'ratio') return scaled(right, left, span)
  if (left.type.kind === 'ratio' || right.type.kind === 'ratio') return checker.problem('quotient_in_arithmetic', span, { operator })
  if (left.type.kind !== 'number') return checker.problem('not_number', expression.left.span, { found: typeName(left.type) })
  if (right.type.kind !== 'number') return checker.problem('not_number', expression.right.span, { found: typeName(right.type) })
  if (operator === '*' || operator === '/') return product(checker, operator, plain(left), plain(right), span)
  if (!dimensionsFit(left.type, right.type)) {
    return checker.problem('dimensions_differ', span, { left: typeName(left.type), right: typeName(right.type), operator })
  }
  const a = adopt(left, right.type)
  const b = adopt(right, left.type)
  return { kind: 'arithmetic', operator, left: a, right: b, type: sumType(a.type as NumberType, b.type as NumberType, operator), span }
}

/** As a factor a bare 0 or 1 counts nothing. */
function plain(node: Node): Node & { readonly type: NumberType } {
  const type = node.type as NumberType
  return { ...node, type: type.dimension === '*' ? { ...type, dimension: '' } : type } as Node & { readonly type: NumberType }
}

function product(
  checker: Checker,
  operator: '*' | '/',
  left: Node & { type: NumberType },
  right: Node & { type: NumberType },
  span: Span,
): Node | undefined {
  if (operator === '*') return { kind: 'arithmetic', operator, left, right, type: productType(left.type, right.type), span }
  if (right.type.low < 0n) return checker.problem('denominator_may_be_negative', span)
  if (right.type.high === 0n) return checker.problem('division_by_zero', span)
  return { kind: 'ratio', numerator: left, denominator: right, type: ratioType(left.type, right.type), span }
}

function scaled(ratio: Node, factor: Node, span: Span): Node {
  if (ratio.type.kind !== 'ratio') throw new Error('a scaled quotient needs a quotient')
  const by = plain(factor)
  const numerator = productType(ratio.type.numerator, by.type)
  return { kind: 'scaled_ratio', ratio, factor: by, type: ratioType(numerator, ratio.type.denominator), span }
}

/** The type both branches of a choice fit, if there is one. */
export function unifyTypes(left: Type, right: Type): Type | undefined {
  if (left.kind === 'number' && right.kind === 'number') {
    if (!dimensionsFit(left, right)) return undefined
    const dimension = left.dimension === '*' ? right.dimension : left.dimension
    return { ...unionType(left, right), dimension }
  }
  if (left.kind === 'ratio' && right.kind === 'ratio') {
    if (left.dimension !== right.dimension) return undefined
    if (left.numerator.dimension !== right.numerator.dimension || left.denominator.dimension !== right.denominator.dimension)
      return undefined
    return ratioType(unionType(left.numerator, right.numerator), unionType(left.denominator, right.denominator))
  }
  if (left.kind !== right.kind) return undefined
  if (left.kind === 'text' && right.kind === 'text') return left.code === right.code ? left : { kind: 'text' }
  if (left.kind === 'enumeration' && right.kind === 'enumeration') return left.enumeration === right.enumeration ? left : undefined
  return ['boolean', 'region', 'date', 'month'].includes(left.kind) ? left : undefined
}
