import { type Expression, type ExpressionProblem, expressionProblem, type Span } from '../syntax/index.ts'
import { checkCall } from './check-call.ts'
import { checkArithmetic, checkComparison, checkMembership, unifyTypes } from './check-operators.ts'
import { checkQuantified } from './check-relations.ts'
import type { Checker, Scope } from './checker.ts'
import { resolveName, resolvePath } from './resolve.ts'
import type { Names, ParameterShape } from './scope.ts'
import { booleanType, mayOverflowNode } from './shapes.ts'
import { type Node, type Type, typeName } from './typed-tree.ts'

export interface Checked {
  readonly node: Node | undefined
  readonly problems: readonly ExpressionProblem[]
}

/** Resolves and types one expression whose bare names belong to `entity`; the node is missing when a problem was found. */
export function checkExpression(expression: Expression, entity: string, names: Names): Checked {
  const checker = new ExpressionChecker(names)
  const node = checker.check(expression, { record: { kind: 'subject', entity }, outer: undefined, variable: undefined })
  return { node: checker.problems.length > 0 ? undefined : node, problems: checker.problems }
}

/** Carries the names and collects problems; every construct has its own function in a neighbouring file. */
class ExpressionChecker implements Checker {
  readonly problems: ExpressionProblem[] = []
  readonly names: Names

  constructor(names: Names) {
    this.names = names
  }

  problem(code: string, span: Span, values: Readonly<Record<string, string>> = {}): undefined {
    this.problems.push(expressionProblem(code, span, values))
    return undefined
  }

  /** `hint` is the type the surroundings expect; it decides between enumeration values of the same spelling. */
  check(expression: Expression, scope: Scope, hint?: Type): Node | undefined {
    const node = this.checkKind(expression, scope, hint)
    if (node !== undefined && mayOverflowNode(node)) return this.problem('may_overflow', expression.span)
    return node
  }

  checkBoolean(expression: Expression, scope: Scope): Node | undefined {
    const node = this.check(expression, scope)
    if (node !== undefined && node.type.kind !== 'boolean') {
      return this.problem('not_boolean', expression.span, { found: typeName(node.type) })
    }
    return node
  }

  private checkKind(expression: Expression, scope: Scope, hint: Type | undefined): Node | undefined {
    const span = expression.span
    switch (expression.kind) {
      case 'number':
        return this.numberLiteral(expression.text, span)
      case 'boolean':
        return { kind: 'literal', value: expression.value, type: booleanType, span }
      case 'string':
        return this.problem('text_literal', span, { found: expression.value })
      case 'name':
        return resolveName(this, expression.name, span, scope, hint)
      case 'path':
        return resolvePath(this, expression, scope, hint)
      case 'bracket':
        return this.bracket(expression, scope)
      case 'call':
        return checkCall(this, expression, scope)
      case 'logical':
        return this.logical(expression, scope)
      case 'comparison':
        return checkComparison(this, expression, scope)
      case 'membership':
        return checkMembership(this, expression, scope)
      case 'arithmetic':
        return checkArithmetic(this, expression, scope)
      case 'negation':
        return this.negation(expression, scope)
      case 'conditional':
        return this.conditional(expression, scope, hint)
      case 'quantified':
        return checkQuantified(this, expression, scope)
    }
  }

  /** Every figure of a policy is a named parameter with its clause; only 0 and 1 may be written out. */
  private numberLiteral(text: string, span: Span): Node | undefined {
    if (text !== '0' && text !== '1') return this.problem('literal_number', span, { found: text })
    const value = BigInt(text)
    return { kind: 'literal', value, type: { kind: 'number', dimension: '*', scale: 0, low: value, high: value }, span }
  }

  private bracket(expression: Extract<Expression, { kind: 'bracket' }>, scope: Scope): Node | undefined {
    if (expression.base.kind === 'name') {
      const parameter = this.names.parameters.get(expression.base.name)
      if (parameter !== undefined && parameter.kind === 'table') return this.lookup(parameter, expression, scope)
    }
    const before = this.problems.length
    const base = this.check(expression.base, scope)
    if (base === undefined) return undefined
    if (this.problems.length === before)
      this.problem('bracket_needs_table_or_relation', expression.base.span, { found: typeName(base.type) })
    return undefined
  }

  private lookup(
    table: Extract<ParameterShape, { kind: 'table' }>,
    expression: Extract<Expression, { kind: 'bracket' }>,
    scope: Scope,
  ): Node | undefined {
    const wanted: Type | undefined =
      table.key.kind === 'enumeration' ? { kind: 'enumeration', enumeration: table.key.enumeration } : undefined
    const key = this.check(expression.inner, scope, wanted)
    if (key === undefined) return undefined
    const fits =
      table.key.kind === 'enumeration'
        ? key.type.kind === 'enumeration' && key.type.enumeration === table.key.enumeration
        : (key.type.kind === 'number' || key.type.kind === 'ratio') &&
          (key.type.dimension === table.key.dimension || key.type.dimension === '*')
    if (!fits) {
      const needs = table.key.kind === 'enumeration' ? `enumeration(${table.key.enumeration})` : `number(${table.key.dimension})`
      return this.problem('table_key_type', expression.inner.span, { table: table.zh, needs, found: typeName(key.type) })
    }
    const codes =
      table.key.kind === 'enumeration' ? this.names.vocabulary.enumerations.get(table.key.enumeration)?.values.length : undefined
    return { kind: 'lookup', parameter: table.id, key, codes, type: table.type, span: expression.span }
  }

  private logical(expression: Extract<Expression, { kind: 'logical' }>, scope: Scope): Node | undefined {
    const operands = expression.operands.map((operand) => this.checkBoolean(operand, scope))
    const known = operands.filter((operand) => operand !== undefined)
    if (known.length < operands.length) return undefined
    return { kind: 'logical', operator: expression.operator, operands: known, type: booleanType, span: expression.span }
  }

  private negation(expression: Extract<Expression, { kind: 'negation' }>, scope: Scope): Node | undefined {
    const operand = this.check(expression.operand, scope)
    if (operand === undefined) return undefined
    if (operand.type.kind !== 'number') return this.problem('not_number', expression.operand.span, { found: typeName(operand.type) })
    const zero: Node = { kind: 'literal', value: 0n, type: { ...operand.type, scale: 0, low: 0n, high: 0n }, span: expression.span }
    const type = { ...operand.type, low: -operand.type.high, high: -operand.type.low }
    return { kind: 'arithmetic', operator: '-', left: zero, right: operand, type, span: expression.span }
  }

  private conditional(expression: Extract<Expression, { kind: 'conditional' }>, scope: Scope, hint: Type | undefined): Node | undefined {
    const test = this.checkBoolean(expression.test, scope)
    const then = this.check(expression.then, scope, hint)
    const otherwise = this.check(expression.otherwise, scope, hint ?? then?.type)
    if (test === undefined || then === undefined || otherwise === undefined) return undefined
    const type = unifyTypes(then.type, otherwise.type)
    if (type === undefined) {
      return this.problem('branches_differ', expression.span, { then: typeName(then.type), otherwise: typeName(otherwise.type) })
    }
    return { kind: 'conditional', test, then, otherwise, type, span: expression.span }
  }
}
