import type { Expression, Span } from '../syntax/index.ts'
import type { Checker, Scope } from './checker.ts'
import { numberType, ratioType } from './numbers.ts'
import { entityOf, fieldByName, resolveRecord } from './resolve.ts'
import { booleanType, MOST_RECORDS } from './shapes.ts'
import {
  type AggregateFunction,
  type Node,
  type NumberType,
  type RecordPath,
  type RelationSource,
  type Type,
  typeName,
} from './typed-tree.ts'

interface RelationArgument {
  readonly relation: RelationSource
  readonly filter: Node | undefined
  readonly value: Node | undefined
}

/** `count(relation[filter])`, `sum(relation[filter].field)` and so on. */
export function checkAggregate(
  checker: Checker,
  name: AggregateFunction,
  argument: Expression,
  span: Span,
  scope: Scope,
): Node | undefined {
  if (scope.outer !== undefined) return checker.problem('nested_aggregate', span)
  const read = readArgument(checker, argument, scope)
  if (read === undefined) return undefined
  const records = numberType(entityOf(checker, read.relation.entity).unit, 0, 0n, MOST_RECORDS)
  if (name === 'count') {
    if (read.value !== undefined) return checker.problem('count_takes_records', argument.span)
    return { kind: 'aggregate', function: name, ...read, type: records, span }
  }
  if (read.value === undefined) return checker.problem('aggregate_needs_field', argument.span, { function: name })
  const value = read.value.type
  if (name === 'min' || name === 'max') {
    if (value.kind !== 'number' && value.kind !== 'date') return checker.problem('not_number', argument.span, { found: typeName(value) })
    return { kind: 'aggregate', function: name, ...read, type: value, span }
  }
  if (value.kind !== 'number') return checker.problem('not_number', argument.span, { found: typeName(value) })
  const total: NumberType = {
    ...value,
    low: value.low < 0n ? value.low * MOST_RECORDS : 0n,
    high: value.high > 0n ? value.high * MOST_RECORDS : 0n,
  }
  const type: Type = name === 'sum' ? total : ratioType(total, { ...records, dimension: '' })
  return { kind: 'aggregate', function: name, ...read, type, span }
}

function readArgument(checker: Checker, argument: Expression, scope: Scope): RelationArgument | undefined {
  if (argument.kind === 'path') {
    const source = findRelation(checker, argument.base, scope)
    if (source === 'broken') return undefined
    if (source !== undefined) {
      const inside = elementScope(source.relation, scope)
      const value = checker.check({ kind: 'name', name: argument.name, span: argument.nameSpan }, { ...inside, outer: undefined })
      if (value === undefined) return undefined
      if (value.kind !== 'field' && value.kind !== 'definition') {
        const entity = entityOf(checker, source.relation.entity).zh
        return checker.problem('unknown_name', argument.nameSpan, { found: argument.name, entity })
      }
      return { relation: source.relation, filter: source.filter, value }
    }
  }
  const source = findRelation(checker, argument, scope)
  if (source === 'broken') return undefined
  if (source === undefined) return checker.problem('aggregate_needs_relation', argument.span)
  return { ...source, value: undefined }
}

function findRelation(
  checker: Checker,
  expression: Expression,
  scope: Scope,
): { relation: RelationSource; filter: Node | undefined } | undefined | 'broken' {
  if (expression.kind === 'bracket') {
    const base = findRelation(checker, expression.base, scope)
    if (base === undefined || base === 'broken') return base
    const test = checker.checkBoolean(expression.inner, elementScope(base.relation, scope))
    if (test === undefined) return 'broken'
    const filter: Node =
      base.filter === undefined
        ? test
        : { kind: 'logical', operator: 'and', operands: [base.filter, test], type: booleanType, span: expression.span }
    return { relation: base.relation, filter }
  }
  const relation = relationOf(checker, expression, scope)
  return relation === undefined ? undefined : { relation, filter: undefined }
}

function relationOf(checker: Checker, expression: Expression, scope: Scope): RelationSource | undefined {
  if (expression.kind === 'name') return relationField(checker, scope.record, expression.name)
  if (expression.kind !== 'path') return undefined
  // Looked at quietly: whether the base leads to a record decides what the whole expression is, so no problem is reported here.
  const before = checker.problems.length
  const owner = expression.base.kind === 'bracket' ? undefined : resolveRecord(checker, expression.base, scope)
  checker.problems.length = before
  return owner === undefined ? undefined : relationField(checker, owner, expression.name)
}

function relationField(checker: Checker, owner: RecordPath, name: string): RelationSource | undefined {
  const field = fieldByName(entityOf(checker, owner.entity), name)
  if (field === undefined || field.type.kind !== 'relation') return undefined
  return { owner, field: field.id, entity: field.type.entity, by: field.type.by }
}

function elementScope(relation: RelationSource, outside: Scope, variable?: string): Scope {
  return { record: { kind: 'element', entity: relation.entity }, outer: outside.record, variable }
}

/** `some x in relation satisfies test`, `every …`. */
export function checkQuantified(checker: Checker, expression: Extract<Expression, { kind: 'quantified' }>, scope: Scope): Node | undefined {
  if (scope.outer !== undefined) return checker.problem('nested_aggregate', expression.span)
  const source = findRelation(checker, expression.source, scope)
  if (source === 'broken') return undefined
  if (source === undefined) return checker.problem('aggregate_needs_relation', expression.source.span)
  const test = checker.checkBoolean(expression.test, elementScope(source.relation, scope, expression.variable))
  if (test === undefined) return undefined
  const { span, quantifier } = expression
  if (source.filter === undefined) return { kind: 'quantified', quantifier, relation: source.relation, test, type: booleanType, span }
  // some x in R[f] satisfies t = some x in R satisfies f and t; every x in R[f] satisfies t = every x in R satisfies not f or t.
  const joined: Node =
    quantifier === 'some'
      ? { kind: 'logical', operator: 'and', operands: [source.filter, test], type: booleanType, span }
      : {
          kind: 'logical',
          operator: 'or',
          operands: [{ kind: 'not', operand: source.filter, type: booleanType, span }, test],
          type: booleanType,
          span,
        }
  return { kind: 'quantified', quantifier, relation: source.relation, test: joined, type: booleanType, span }
}
