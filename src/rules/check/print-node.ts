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
  /** How the signs between them are said; as an author writes them where absent. */
  readonly signs?: PrintSigns
}

/** The signs of an expression, for readers who do not write any. */
export interface PrintSigns {
  readonly and: string
  readonly or: string
  readonly not: (operand: string) => string
  readonly operators: Readonly<Record<string, string>>
  readonly truth: (value: boolean) => string
  readonly member: (value: string, codes: readonly string[]) => string
  readonly choice: (test: string, then: string, otherwise: string) => string
  readonly aggregate: (name: string, relation: string, filter: string | undefined, value: string | undefined) => string
  readonly quantified: (quantifier: 'some' | 'every', relation: string, test: string) => string
  /** From record to record to a field. */
  readonly path: (steps: readonly string[]) => string
  /** A function by its id, its name and what it is given. */
  readonly call: (id: string, name: string, given: readonly string[]) => string
  readonly bracketed: (text: string) => string
  /** A cell of a table. */
  readonly lookup: (table: string, key: string) => string
}

const written: PrintSigns = {
  and: ' and ',
  or: ' or ',
  not: (operand) => `not(${operand})`,
  operators: {},
  truth: String,
  member: (value, codes) => `${value} in (${codes.join(', ')})`,
  choice: (test, then, otherwise) => `if ${test} then ${then} else ${otherwise}`,
  aggregate: (name, relation, filter, value) =>
    `${name}(${relation}${filter === undefined ? '' : `[${filter}]`}${value === undefined ? '' : `.${value}`})`,
  quantified: (quantifier, relation, test) => `${quantifier} item in ${relation} satisfies ${test}`,
  path: (steps) => steps.join('.'),
  call: (_, name, given) => `${name}(${given.join(', ')})`,
  bracketed: (text) => `(${text})`,
  lookup: (table, key) => `${table}[${key}]`,
}

/** A checked expression written back in the official terms, as an author would write it. */
export function printNode(node: Node, names: PrintNames): string {
  const print = (child: Node): string => printNode(child, names)
  const signs = names.signs ?? written
  const inner = (child: Node): string => (needsBrackets(child) ? signs.bracketed(print(child)) : print(child))
  const sign = (operator: string): string => signs.operators[operator] ?? ` ${operator} `
  switch (node.kind) {
    case 'literal':
      return printLiteral(node, names)
    case 'parameter':
      return names.parameter(node.parameter)
    case 'lookup':
      return signs.lookup(names.parameter(node.parameter), print(node.key))
    case 'context':
      return names.context(node.name)
    case 'field':
      return withPath(node.record, fieldName(node.record.entity, node.field, names), names)
    case 'definition':
      return withPath(node.record, names.program.definitions.get(node.definition)?.zh ?? node.definition, names)
    case 'logical':
      return node.operands.map(inner).join(signs[node.operator])
    case 'not':
      return signs.not(print(node.operand))
    case 'compare':
      return `${inner(node.left)}${sign(node.operator)}${inner(node.right)}`
    case 'member':
      return signs.member(
        inner(node.value),
        node.codes.map((code) => enumerationName(node.value.type, code, names)),
      )
    case 'prefix':
      return signs.call('has_prefix', names.function('has_prefix'), [print(node.value), names.parameter(node.list)])
    case 'conditional':
      return signs.choice(print(node.test), print(node.then), print(node.otherwise))
    case 'strategy':
      return names.parameter(node.parameter)
    case 'arithmetic':
      return `${inner(node.left)}${sign(node.operator)}${inner(node.right)}`
    case 'ratio':
      return `${inner(node.numerator)}${sign('/')}${inner(node.denominator)}`
    case 'scaled_ratio':
      return `${inner(node.ratio)}${sign('*')}${inner(node.factor)}`
    case 'round':
      return print(node.operand)
    case 'extreme':
      return signs.call(node.which, names.function(node.which), [print(node.left), print(node.right)])
    case 'date':
      return signs.call(node.function satisfies DateFunction, names.function(node.function), node.arguments.map(print))
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
  if (typeof node.value === 'boolean') return (names.signs ?? written).truth(node.value)
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
  return (names.signs ?? written).path([...steps, name])
}

function printRelation(relation: RelationSource, names: PrintNames): string {
  return withPath(relation.owner, fieldName(relation.owner.entity, relation.field, names), names)
}

function printAggregate(node: AggregateNode, names: PrintNames): string {
  const filter = node.filter === undefined ? undefined : printNode(node.filter, names)
  const value = node.value === undefined ? undefined : printNode(node.value, names)
  return (names.signs ?? written).aggregate(node.function, printRelation(node.relation, names), filter, value)
}

function printQuantified(node: QuantifiedNode, names: PrintNames): string {
  return (names.signs ?? written).quantified(node.quantifier, printRelation(node.relation, names), printNode(node.test, names))
}
