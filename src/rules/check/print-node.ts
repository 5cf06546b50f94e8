import { formatDate } from '../../kernel/calendar.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { Program } from './program.ts'
import type { AggregateNode, DateFunction, Node, QuantifiedNode, RecordPath, RelationSource } from './typed-tree.ts'

/** What printing needs: official names of terms, parameters, definitions, functions and run values. */
export interface PrintNames {
  readonly vocabulary: Vocabulary
  readonly program: Pick<Program, 'definitions'>
  readonly parameter: (id: string) => string
  readonly function: (id: string) => string
  readonly context: (id: string) => string
}

/** A checked expression written back in the official terms, as an author would write it. */
export function printNode(node: Node, names: PrintNames): string {
  const print = (child: Node): string => printNode(child, names)
  const inner = (child: Node): string => (needsBrackets(child) ? `(${print(child)})` : print(child))
  switch (node.kind) {
    case 'literal':
      return printLiteral(node, names)
    case 'parameter':
      return names.parameter(node.parameter)
    case 'lookup':
      return `${names.parameter(node.parameter)}[${print(node.key)}]`
    case 'context':
      return names.context(node.name)
    case 'field':
      return withPath(node.record, fieldName(node.record.entity, node.field, names), names)
    case 'definition':
      return withPath(node.record, names.program.definitions.get(node.definition)?.zh ?? node.definition, names)
    case 'logical':
      return node.operands.map(inner).join(` ${node.operator} `)
    case 'not':
      return `not(${print(node.operand)})`
    case 'compare':
      return `${inner(node.left)} ${node.operator} ${inner(node.right)}`
    case 'member':
      return `${inner(node.value)} in (${node.codes.map((code) => enumerationName(node.value.type, code, names)).join(', ')})`
    case 'prefix':
      return `${names.function('has_prefix')}(${print(node.value)}, ${names.parameter(node.list)})`
    case 'conditional':
      return `if ${print(node.test)} then ${print(node.then)} else ${print(node.otherwise)}`
    case 'strategy':
      return names.parameter(node.parameter)
    case 'arithmetic':
      return `${inner(node.left)} ${node.operator} ${inner(node.right)}`
    case 'ratio':
      return `${inner(node.numerator)} / ${inner(node.denominator)}`
    case 'scaled_ratio':
      return `${inner(node.ratio)} * ${inner(node.factor)}`
    case 'round':
      return print(node.operand)
    case 'extreme':
      return `${names.function(node.which)}(${print(node.left)}, ${print(node.right)})`
    case 'date':
      return `${names.function(node.function satisfies DateFunction)}(${node.arguments.map(print).join(', ')})`
    case 'aggregate':
      return printAggregate(node, names)
    case 'quantified':
      return printQuantified(node, names)
  }
}

function needsBrackets(node: Node): boolean {
  return (
    node.kind === 'logical' ||
    node.kind === 'conditional' ||
    node.kind === 'arithmetic' ||
    node.kind === 'ratio' ||
    node.kind === 'scaled_ratio'
  )
}

function printLiteral(node: Extract<Node, { kind: 'literal' }>, names: PrintNames): string {
  if (node.type.kind === 'enumeration' && typeof node.value === 'bigint') return enumerationName(node.type, node.value, names)
  return node.type.kind === 'date' ? formatDate(Number(node.value)) : String(node.value)
}

function enumerationName(type: Node['type'], code: bigint, names: PrintNames): string {
  if (type.kind !== 'enumeration') return String(code)
  return names.vocabulary.enumerations.get(type.enumeration)?.values[Number(code)]?.zh ?? String(code)
}

function fieldName(entity: string, field: string, names: PrintNames): string {
  return names.vocabulary.entities.get(entity)?.fields.get(field)?.zh ?? field
}

function withPath(record: RecordPath, name: string, names: PrintNames): string {
  const steps: string[] = []
  for (let path = record; path.kind === 'follow'; path = path.from) steps.unshift(fieldName(path.from.entity, path.field, names))
  return [...steps, name].join('.')
}

function printRelation(relation: RelationSource, names: PrintNames): string {
  return withPath(relation.owner, fieldName(relation.owner.entity, relation.field, names), names)
}

function printAggregate(node: AggregateNode, names: PrintNames): string {
  const filter = node.filter === undefined ? '' : `[${printNode(node.filter, names)}]`
  const value = node.value === undefined ? '' : `.${printNode(node.value, names)}`
  return `${node.function}(${printRelation(node.relation, names)}${filter}${value})`
}

function printQuantified(node: QuantifiedNode, names: PrintNames): string {
  return `${node.quantifier} item in ${printRelation(node.relation, names)} satisfies ${printNode(node.test, names)}`
}
