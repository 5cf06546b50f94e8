import type { SyntaxNode } from '@lezer/common'
import { parser } from 'lezer-feel'
import { remembered } from '../../kernel/remembered.ts'
import { findSlips } from './find-slips.ts'
import {
  type ComparisonOperator,
  type Expression,
  type ExpressionProblem,
  expressionProblem,
  type MembershipTest,
  type Span,
} from './syntax-tree.ts'

export type Parsed =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] }

/** Far more than the expressions of a project's plans and glossary hold together. */
const mostCharacters = 200_000

/**
 * Reads one expression in the FEEL profile. Constructs of FEEL that the profile leaves out (null, for, lists, contexts, functions,
 * date literals) are refused by name rather than given a meaning. A definition that many plans use is read once.
 */
export const parseExpression = remembered((text: string): Parsed => {
  if (text.trim() === '') return { ok: false, problems: [expressionProblem('empty_expression', { from: 0, to: text.length })] }
  const slips = findSlips(text)
  if (slips.length > 0) return { ok: false, problems: slips }
  const reader = new Reader(text)
  const top = parser.parse(text).topNode.firstChild
  if (top === null) return { ok: false, problems: [expressionProblem('syntax_error', { from: 0, to: text.length }, { near: text })] }
  const damage = firstDamage(top, text)
  if (damage !== undefined) return { ok: false, problems: [damage] }
  const expression = reader.read(top)
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, expression }
}, mostCharacters)

function firstDamage(top: SyntaxNode, text: string): ExpressionProblem | undefined {
  const after = top.nextSibling
  let found: Span | undefined
  const root = top.parent ?? top
  root.cursor().iterate((node) => {
    if (found === undefined && node.type.isError) found = { from: node.from, to: Math.max(node.to, node.from + 1) }
  })
  if (found === undefined && after !== null) found = { from: after.from, to: after.to }
  if (found === undefined) return undefined
  const near = text.slice(Math.max(0, found.from - 6), found.to + 6)
  return expressionProblem(
    'syntax_error',
    { from: Math.min(found.from, Math.max(0, text.length - 1)), to: Math.min(found.to, text.length) },
    { near },
  )
}

const keywords = ['and', 'or', 'not', 'in', 'if', 'then', 'else', 'between', 'some', 'every', 'satisfies']

class Reader {
  readonly problems: ExpressionProblem[] = []
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  read(node: SyntaxNode): Expression {
    const span = { from: node.from, to: node.to }
    const reading = readings[node.name]
    if (reading !== undefined) return reading(this, node, span)
    return this.refuse('unsupported_construct', span, { construct: node.name, text: this.slice(node) })
  }

  refuse(code: string, span: Span, values: Record<string, string> = {}): Expression {
    this.problems.push(expressionProblem(code, span, values))
    return { kind: 'boolean', value: false, span }
  }

  slice(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to)
  }

  name(node: SyntaxNode): string | undefined {
    const parts = children(node)
    if (parts.length > 1) {
      const words = parts.map((part) => this.slice(part))
      const glued = words.slice(1).find((word) => keywords.some((keyword) => word.startsWith(keyword) && word !== keyword))
      const keyword = glued === undefined ? undefined : keywords.find((candidate) => glued.startsWith(candidate))
      const span = { from: node.from, to: node.to }
      if (keyword !== undefined && glued !== undefined) {
        this.refuse('keyword_without_space', span, { found: glued, write: `${keyword} ${glued.slice(keyword.length)}` })
      } else this.refuse('two_names', span, { found: words.join(' ') })
      return undefined
    }
    const name = this.slice(node).trim()
    if (!/^[\p{Script=Han}A-Za-z_][\p{Script=Han}A-Za-z0-9_]*$/u.test(name)) {
      this.refuse('bad_name', { from: node.from, to: node.to }, { found: name })
      return undefined
    }
    return name
  }

  test(node: SyntaxNode): MembershipTest {
    const inner = node.name === 'PositiveUnaryTest' || node.name === 'SimplePositiveUnaryTest' ? node.firstChild : node
    if (inner === null) return { kind: 'value', value: this.refuse('syntax_error', node, { near: this.slice(node) }) }
    if (inner !== node) {
      if (inner.name === 'CompareOp') return this.comparisonTest(inner)
      return this.test(inner)
    }
    if (node.name === 'Interval') return this.interval(node)
    // A single test may stand in brackets like a list of them.
    const bracketed = node.name === 'ParenthesizedExpression' ? children(node)[1] : undefined
    if (bracketed?.name === 'SimplePositiveUnaryTest' || bracketed?.name === 'Interval') return this.test(bracketed)
    return { kind: 'value', value: this.read(node) }
  }

  private comparisonTest(operator: SyntaxNode): MembershipTest {
    const operand = operator.nextSibling
    const value = operand === null ? this.refuse('syntax_error', operator, { near: this.slice(operator) }) : this.read(operand)
    const sign = this.slice(operator)
    if (sign === '!=') return { kind: 'value', value: this.refuse('unsupported_construct', operator, { construct: sign, text: sign }) }
    const bound = { value, inclusive: sign.endsWith('=') }
    if (sign.startsWith('<')) return { kind: 'range', low: undefined, high: bound }
    if (sign.startsWith('>')) return { kind: 'range', low: bound, high: undefined }
    return { kind: 'value', value }
  }

  private interval(node: SyntaxNode): MembershipTest {
    const parts = children(node)
    const open = parts[0]
    const close = parts.at(-1)
    const [low, high] = parts.filter((part) => !['[', ']', '(', ')', '..'].includes(part.name))
    if (open === undefined || close === undefined || low === undefined || high === undefined) {
      return { kind: 'value', value: this.refuse('syntax_error', node, { near: this.slice(node) }) }
    }
    return {
      kind: 'range',
      low: { value: this.read(low), inclusive: this.slice(open) === '[' },
      high: { value: this.read(high), inclusive: this.slice(close) === ']' },
    }
  }
}

function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child)
  return found
}

type Reading = (reader: Reader, node: SyntaxNode, span: Span) => Expression

const bad = (reader: Reader, node: SyntaxNode): Expression => reader.refuse('syntax_error', node, { near: reader.slice(node) })

const logical =
  (operator: 'and' | 'or'): Reading =>
  (reader, node, span) => {
    const operands = children(node).filter((child) => child.name !== operator)
    const read = operands.map((operand) => reader.read(operand))
    return {
      kind: 'logical',
      operator,
      operands: read.flatMap((x) => (x.kind === 'logical' && x.operator === operator ? x.operands : [x])),
      span,
    }
  }

const readings: Readonly<Record<string, Reading>> = {
  Expression: (reader, node) => (node.firstChild === null ? bad(reader, node) : reader.read(node.firstChild)),
  ParenthesizedExpression: (reader, node) => {
    const inner = children(node).find((child) => child.name !== '(' && child.name !== ')')
    return inner === undefined ? bad(reader, node) : reader.read(inner)
  },
  NumericLiteral: (reader, node, span) => ({ kind: 'number', text: reader.slice(node), span }),
  BooleanLiteral: (reader, node, span) => ({ kind: 'boolean', value: reader.slice(node) === 'true', span }),
  StringLiteral: (reader, node, span) => ({ kind: 'string', value: reader.slice(node).slice(1, -1), span }),
  VariableName: (reader, node, span) => {
    const name = reader.name(node)
    return name === undefined ? { kind: 'boolean', value: false, span } : { kind: 'name', name, span }
  },
  PathExpression: (reader, node, span) => {
    const [base, , name] = children(node)
    if (base === undefined || name === undefined) return bad(reader, node)
    const spelled = reader.name(name)
    if (spelled === undefined) return { kind: 'boolean', value: false, span }
    return { kind: 'path', base: reader.read(base), name: spelled, nameSpan: { from: name.from, to: name.to }, span }
  },
  FilterExpression: (reader, node, span) => {
    const [base, , inner] = children(node)
    return base === undefined || inner === undefined
      ? bad(reader, node)
      : { kind: 'bracket', base: reader.read(base), inner: reader.read(inner), span }
  },
  FunctionInvocation: (reader, node, span) => {
    const [callee, ...rest] = children(node)
    if (callee === undefined || callee.name !== 'VariableName') return bad(reader, node)
    const name = reader.name(callee)
    const list = rest.find((child) => child.name === 'PositionalParameters')
    if (rest.some((child) => child.name === 'NamedParameters'))
      return reader.refuse('unsupported_construct', span, { construct: 'NamedParameters', text: reader.slice(node) })
    const given =
      list === undefined
        ? []
        : children(list)
            .filter((child) => child.name !== ',')
            .map((child) => reader.read(child))
    return { kind: 'call', name: name ?? '', nameSpan: { from: callee.from, to: callee.to }, arguments: given, span }
  },
  Conjunction: logical('and'),
  Disjunction: logical('or'),
  Comparison: (reader, node, span) => {
    const [left, operator, ...rest] = children(node)
    const right = rest.find((child) => child.name !== '(')
    if (left === undefined || operator === undefined || right === undefined) return bad(reader, node)
    if (operator.name === 'CompareOp') {
      return {
        kind: 'comparison',
        operator: reader.slice(operator) as ComparisonOperator,
        left: reader.read(left),
        right: reader.read(right),
        span,
      }
    }
    const value = reader.read(left)
    if (operator.name === 'between') {
      const high = rest.filter((child) => child.name !== 'and')[1]
      if (high === undefined) return bad(reader, node)
      const bound = (part: SyntaxNode) => ({ value: reader.read(part), inclusive: true })
      return { kind: 'membership', value, tests: [{ kind: 'range', low: bound(right), high: bound(high) }], span }
    }
    const tests = right.name === 'PositiveUnaryTests' ? children(right).filter((child) => child.name !== ',') : [right]
    return { kind: 'membership', value, tests: tests.map((test) => reader.test(test)), span }
  },
  ArithmeticExpression: (reader, node, span) => {
    const parts = children(node)
    const [first, second, third] = parts
    if (parts.length === 2 && first !== undefined && second !== undefined) return { kind: 'negation', operand: reader.read(second), span }
    if (first === undefined || second === undefined || third === undefined) return bad(reader, node)
    const operator = reader.slice(second)
    if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/') {
      return reader.refuse('unsupported_construct', span, { construct: operator, text: reader.slice(node) })
    }
    return { kind: 'arithmetic', operator, left: reader.read(first), right: reader.read(third), span }
  },
  IfExpression: (reader, node, span) => {
    const [test, then, otherwise] = children(node).filter((child) => !['if', 'then', 'else'].includes(child.name))
    if (test === undefined || then === undefined || otherwise === undefined) return bad(reader, node)
    return { kind: 'conditional', test: reader.read(test), then: reader.read(then), otherwise: reader.read(otherwise), span }
  },
  QuantifiedExpression: (reader, node, span) => {
    const parts = children(node)
    const quantifier = parts[0]?.name
    const iterations = parts.find((child) => child.name === 'InExpressions')
    const test = parts.at(-1)
    const only = iterations === undefined ? [] : children(iterations).filter((child) => child.name === 'InExpression')
    const [variable, , source] = only[0] === undefined ? [] : children(only[0])
    if (
      (quantifier !== 'some' && quantifier !== 'every') ||
      only.length !== 1 ||
      variable === undefined ||
      source === undefined ||
      test === undefined
    ) {
      return reader.refuse('unsupported_construct', span, { construct: 'QuantifiedExpression', text: reader.slice(node) })
    }
    const inner = source.name === 'IterationContext' ? source.firstChild : source
    if (inner === null) return bad(reader, node)
    return { kind: 'quantified', quantifier, variable: reader.slice(variable), source: reader.read(inner), test: reader.read(test), span }
  },
}
