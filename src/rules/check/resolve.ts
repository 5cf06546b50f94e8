import type { Expression, Span } from '../syntax/index.ts'
import type { Entity, Enumeration, Vocabulary } from '../vocabulary.ts'
import type { Checker, Scope } from './checker.ts'
import { typeOfField } from './shapes.ts'
import { suggest } from './suggest.ts'
import type { ContextName, Node, RecordPath, Type } from './typed-tree.ts'
import { typeName } from './typed-tree.ts'
import { rootOf, someNode } from './walk.ts'

/** The element of a filter may be called by this name, which FEEL defines. */
const ELEMENT = 'item'

/** What a bare name means here: a field or definition of the record, a parameter, a value of the run, or an enumeration value. */
export function resolveName(checker: Checker, name: string, span: Span, scope: Scope, hint: Type | undefined): Node | undefined {
  const hinted = hint?.kind === 'enumeration' ? enumerationValue(checker.names.vocabulary, name, hint.enumeration) : undefined
  if (hinted !== undefined)
    return { kind: 'literal', value: hinted.code, type: { kind: 'enumeration', enumeration: hinted.enumeration }, span }
  const record = recordByName(name, scope)
  if (record !== undefined) return checker.problem('record_is_not_a_value', span, { found: name })
  const member = resolveMember(checker, name, span, scope.record)
  if (member !== 'unknown') {
    if (scope.outer !== undefined && hasMember(checker, name, scope.outer.entity)) {
      return checker.problem('ambiguous_in_filter', span, { found: name, write: `${ELEMENT}.${name}` })
    }
    return member
  }
  const parameter = checker.names.parameters.get(name)
  if (parameter !== undefined) {
    if (parameter.kind === 'table') return checker.problem('table_without_key', span, { table: name })
    const type: Type = parameter.kind === 'text_list' ? { kind: 'text_list' } : parameter.type
    return { kind: 'parameter', parameter: parameter.id, type, span }
  }
  const context = checker.names.contexts.get(name)
  if (context !== undefined) return { kind: 'context', name: context, type: contextType(context), span }
  const value = enumerationValue(checker.names.vocabulary, name, undefined)
  if (value !== undefined)
    return { kind: 'literal', value: value.code, type: { kind: 'enumeration', enumeration: value.enumeration }, span }
  return unknownName(checker, name, span, scope, hint)
}

function unknownName(checker: Checker, name: string, span: Span, scope: Scope, hint?: Type): undefined {
  if (scope.outer !== undefined && hasMember(checker, name, scope.outer.entity)) {
    return checker.problem('outer_name_in_filter', span, { found: name, element: entityOf(checker, scope.record.entity).zh })
  }
  const official = officialNameOf(checker, name, scope.record.entity, hint)
  if (official !== undefined) return checker.problem('alias_name', span, { found: name, write: official })
  const owner = elsewhere(checker, name, scope.record)
  if (owner !== undefined) return checker.problem('name_of_other_entity', span, { found: name, ...owner })
  return notFound(checker, name, span, scope.record.entity, candidates(checker, scope.record.entity, hint), hint)
}

/** Says what was most likely meant, else what can be written where an enumeration is wanted. */
function notFound(checker: Checker, name: string, span: Span, entity: string, known: readonly string[], hint: Type | undefined): undefined {
  const write = suggest(name, known)
  if (write !== undefined) return checker.problem('misspelt_name', span, { found: name, write })
  const wanted = hint?.kind === 'enumeration' ? checker.names.vocabulary.enumerations.get(hint.enumeration) : undefined
  if (wanted === undefined || hint === undefined)
    return checker.problem('unknown_name', span, { found: name, entity: entityOf(checker, entity).zh })
  return checker.problem('unknown_value', span, {
    found: name,
    type: typeName(hint),
    known: wanted.values.map(({ zh }) => zh).join(' '),
  })
}

/** `base.name`: a field or definition of the record that `base` leads to. */
export function resolvePath(
  checker: Checker,
  expression: Extract<Expression, { kind: 'path' }>,
  scope: Scope,
  hint?: Type,
): Node | undefined {
  const record = resolveRecord(checker, expression.base, scope)
  if (record === undefined) return undefined
  const member = resolveMember(checker, expression.name, expression.nameSpan, record)
  if (member === 'unknown') return unknownMember(checker, expression.name, expression.nameSpan, record.entity, hint)
  return member
}

function unknownMember(checker: Checker, name: string, span: Span, entity: string, hint?: Type): undefined {
  const official = officialNameOf(checker, name, entity, hint)
  if (official !== undefined) return checker.problem('alias_name', span, { found: name, write: official })
  return notFound(checker, name, span, entity, memberNames(checker, entity, hint), undefined)
}

/** The record an expression leads to: the element by its name, or a chain of references. */
export function resolveRecord(checker: Checker, expression: Expression, scope: Scope): RecordPath | undefined {
  if (expression.kind === 'name') {
    const named = recordByName(expression.name, scope)
    if (named !== undefined) return named
    return follow(checker, scope.record, expression.name, expression.span, scope)
  }
  if (expression.kind === 'path') {
    const from = resolveRecord(checker, expression.base, scope)
    return from === undefined ? undefined : follow(checker, from, expression.name, expression.nameSpan, undefined)
  }
  return checker.problem('path_needs_record', expression.span)
}

function recordByName(name: string, scope: Scope): RecordPath | undefined {
  if (scope.outer === undefined) return undefined
  return name === ELEMENT || name === scope.variable ? scope.record : undefined
}

function follow(checker: Checker, from: RecordPath, name: string, span: Span, scope: Scope | undefined): RecordPath | undefined {
  const field = fieldByName(entityOf(checker, from.entity), name)
  if (field === undefined) {
    return scope === undefined ? unknownMember(checker, name, span, from.entity) : unknownName(checker, name, span, scope)
  }
  if (field.type.kind === 'relation') return checker.problem('relation_is_not_a_record', span, { found: name })
  if (field.type.kind !== 'reference')
    return checker.problem('path_needs_record', span, { found: name, type: typeName(typeOfField(field.type)) })
  return { kind: 'follow', from, field: field.id, entity: field.type.entity }
}

function resolveMember(checker: Checker, name: string, span: Span, record: RecordPath): Node | undefined | 'unknown' {
  const field = fieldByName(entityOf(checker, record.entity), name)
  if (field !== undefined) {
    const type = typeOfField(field.type)
    if (type.kind === 'record') return checker.problem('record_is_not_a_value', span, { found: name })
    return { kind: 'field', record, field: field.id, type, span }
  }
  const definition = checker.names.definitions.find(record.entity, name)
  if (definition === undefined) return 'unknown'
  if (definition === 'cycle') return checker.problem('definition_cycle', span, { found: name })
  if (definition === 'broken') return checker.problem('definition_broken', span, { found: name })
  if (rootOf(record) === 'element' && aggregates(checker, definition.body)) return checker.problem('nested_aggregate', span)
  return { kind: 'definition', record, definition: definition.id, type: definition.body.type, span }
}

/** Does a definition count records, itself or through another definition; inside a filter that would be a count within a count. */
function aggregates(checker: Checker, body: Node): boolean {
  return someNode(body, (node) => {
    if (node.kind === 'aggregate' || node.kind === 'quantified') return true
    if (node.kind !== 'definition') return false
    const inner = checker.names.definitions.byId(node.definition)
    return inner !== undefined && aggregates(checker, inner.body)
  })
}

function hasMember(checker: Checker, name: string, entity: string): boolean {
  return fieldByName(entityOf(checker, entity), name) !== undefined || checker.names.definitions.namesOf(entity).includes(name)
}

/** The entity of an id that came out of the vocabulary itself; a missing one is a bug. */
export function entityOf(checker: Checker, id: string): Entity {
  const entity = checker.names.vocabulary.entities.get(id)
  if (entity === undefined) throw new Error(`entity ${id} is not in the vocabulary`)
  return entity
}

/** The field of an entity with this official name. */
export function fieldByName(entity: Entity, zh: string) {
  for (const field of entity.fields.values()) if (field.zh === zh) return field
  return undefined
}

function enumerationValue(vocabulary: Vocabulary, zh: string, only: string | undefined): { enumeration: string; code: bigint } | undefined {
  for (const enumeration of vocabulary.enumerations.values()) {
    if (only !== undefined && enumeration.id !== only) continue
    const code = enumeration.values.findIndex((value) => value.zh === zh)
    if (code >= 0) return { enumeration: enumeration.id, code: BigInt(code) }
  }
  return undefined
}

/** The official name of what people also call otherwise; where a type is wanted, of what has that type. */
function officialNameOf(checker: Checker, alias: string, entity: string, hint: Type | undefined): string | undefined {
  for (const field of entityOf(checker, entity).fields.values())
    if (field.aliases.includes(alias) && mayStandFor(typeOfField(field.type), hint)) return field.zh
  for (const enumeration of enumerationsFor(checker, hint)) {
    for (const value of enumeration.values) if (value.aliases.includes(alias)) return value.zh
  }
  return undefined
}

/** A field of that name one reference away, for the message that names the longer way to write it. */
function elsewhere(checker: Checker, name: string, record: RecordPath): { owner: string; write: string } | undefined {
  for (const field of entityOf(checker, record.entity).fields.values()) {
    if (field.type.kind !== 'reference') continue
    const target = entityOf(checker, field.type.entity)
    if (fieldByName(target, name) !== undefined || checker.names.definitions.namesOf(target.id).includes(name)) {
      return { owner: target.zh, write: `${field.zh}.${name}` }
    }
  }
  return undefined
}

function memberNames(checker: Checker, entity: string, hint: Type | undefined): string[] {
  const fields = [...entityOf(checker, entity).fields.values()].filter(({ type }) => mayStandFor(typeOfField(type), hint))
  return [...fields.map((field) => field.zh), ...checker.names.definitions.namesOf(entity)]
}

/** Every name that makes sense where a type is wanted; of definitions nobody knows the type before they are checked. */
function candidates(checker: Checker, entity: string, hint: Type | undefined): string[] {
  const { parameters, contexts } = checker.names
  const values = enumerationsFor(checker, hint).flatMap((enumeration) => enumeration.values.map((value) => value.zh))
  return [
    ...memberNames(checker, entity, hint),
    ...[...parameters].filter(([, shape]) => shape.kind !== 'text_list' && mayStandFor(shape.type, hint)).map(([zh]) => zh),
    ...[...contexts].filter(([, context]) => mayStandFor(contextType(context), hint)).map(([zh]) => zh),
    ...values,
  ]
}

/** Whether a name of one type can be what was meant beside another; references lead to what has any type. */
function mayStandFor(type: Type, hint: Type | undefined): boolean {
  if (hint === undefined || type.kind === 'record' || type.kind === 'relation') return true
  if (type.kind === 'enumeration' && hint.kind === 'enumeration') return type.enumeration === hint.enumeration
  const sortOf = ({ kind }: Type) => (kind === 'ratio' ? 'number' : kind)
  return sortOf(type) === sortOf(hint)
}

function enumerationsFor(checker: Checker, hint: Type | undefined): readonly Enumeration[] {
  const all = [...checker.names.vocabulary.enumerations.values()]
  if (hint === undefined) return all
  return hint.kind === 'enumeration' ? all.filter(({ id }) => id === hint.enumeration) : []
}

function contextType(name: ContextName): Type {
  return name === 'base_year' ? { kind: 'number', dimension: 'year', scale: 0, low: 1990n, high: 2100n } : { kind: 'date' }
}
