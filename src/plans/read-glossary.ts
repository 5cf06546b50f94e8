import type { Problem } from '../kernel/problem.ts'
import {
  canonicalDimension,
  type Entity,
  type Enumeration,
  type Field,
  type FieldType,
  type Unit,
  type Vocabulary,
} from '../rules/index.ts'
import { isMap, itemsOf, pairsOf, textOf, YamlSource } from './yaml-source.ts'

export interface GlossaryRead {
  readonly vocabulary: Vocabulary
  readonly problems: readonly Problem[]
}

/** Decimals money and rates are stored with. */
const MONEY_SCALE = 2
const RATE_SCALE = 6
/** Wide enough for any real figure, narrow enough that products of a few stay exact. */
const MONEY_LIMIT = 10n ** 13n
const COUNT_LIMIT = 10n ** 10n
const RATE_LIMIT = 10n ** 8n

/** Reads `glossary/terms.yaml` into the vocabulary that names are resolved against. */
export function readGlossary(file: string, text: string): GlossaryRead {
  const source = new YamlSource(file, text)
  const problems: Problem[] = [...source.syntaxProblems()]
  const reader = new GlossaryReader(source, problems)
  const sections = new Map(pairsOf(source.document.contents).map((pair) => [pair.key, pair.value]))
  const units = new Map(
    pairsOf(sections.get('units')).map((pair): [string, Unit] => [pair.key, { id: pair.key, zh: attribute(pair.value, 'zh') ?? pair.key }]),
  )
  const enumerations = new Map(
    pairsOf(sections.get('enumerations')).map((pair): [string, Enumeration] => [pair.key, reader.enumeration(pair.key, pair.value)]),
  )
  const entities = new Map(
    pairsOf(sections.get('entities')).map((pair): [string, Entity] => [pair.key, reader.entity(pair.key, pair.value)]),
  )
  const vocabulary = { units, enumerations, entities }
  return { vocabulary: reader.withoutDangling(vocabulary, sections.get('entities')), problems }
}

function attribute(node: unknown, key: string): string | undefined {
  return isMap(node) ? textOf(node.get(key, true)) : undefined
}

function aliasesOf(node: unknown): readonly string[] {
  return isMap(node) ? itemsOf(node.get('aliases', true)).map((item) => textOf(item) ?? '') : []
}

class GlossaryReader {
  private readonly source: YamlSource
  private readonly problems: Problem[]

  constructor(source: YamlSource, problems: Problem[]) {
    this.source = source
    this.problems = problems
  }

  enumeration(id: string, node: unknown): Enumeration {
    const values = isMap(node) ? itemsOf(node.get('values', true)) : []
    return {
      id,
      zh: this.required(node, 'zh'),
      values: values.map((value) => ({ id: this.required(value, 'id'), zh: this.required(value, 'zh'), aliases: aliasesOf(value) })),
    }
  }

  entity(id: string, node: unknown): Entity {
    const fields = isMap(node) ? itemsOf(node.get('fields', true)) : []
    const read = fields.map((field) => this.field(field))
    this.refuseRepeats(
      fields,
      read.map((field) => field.id),
    )
    this.refuseRepeats(
      fields,
      read.map((field) => field.zh),
    )
    return {
      id,
      zh: this.required(node, 'zh'),
      definition: attribute(node, 'def') ?? '',
      source: attribute(node, 'source') ?? '',
      region: attribute(node, 'region'),
      unit: attribute(node, 'unit') ?? 'item',
      fields: new Map(read.map((field) => [field.id, field])),
    }
  }

  private refuseRepeats(nodes: readonly unknown[], names: readonly string[]): void {
    for (const [i, name] of names.entries()) {
      if (names.indexOf(name) !== i) this.problems.push(this.source.problem('term_repeated', nodes[i], { found: name }))
    }
  }

  private field(node: unknown): Field {
    const written = this.required(node, 'type')
    const type = this.type(written, node)
    return {
      id: this.required(node, 'id'),
      zh: this.required(node, 'zh'),
      aliases: aliasesOf(node),
      definition: this.required(node, 'def'),
      source: attribute(node, 'source') ?? '',
      type,
    }
  }

  private type(written: string, node: unknown): FieldType {
    const [kind = '', first = '', second = ''] = written.split(':')
    switch (kind) {
      case 'boolean':
      case 'text':
      case 'region':
      case 'date':
      case 'month':
        return { kind }
      case 'enum':
        return { kind: 'enumeration', enumeration: first }
      case 'ref':
        return { kind: 'reference', entity: first }
      case 'many':
        return { kind: 'relation', entity: first, by: second }
      case 'money':
        return this.number(canonicalDimension(first === '' ? 'yuan' : `yuan/${first}`), MONEY_SCALE, [-MONEY_LIMIT, MONEY_LIMIT], node)
      case 'rate':
        return this.number('', RATE_SCALE, [-RATE_LIMIT, RATE_LIMIT], node)
      case 'count':
        return this.number(canonicalDimension(first), 0, [0n, COUNT_LIMIT], node)
      case 'decimal':
        return this.number(canonicalDimension(first), Number(second), [-COUNT_LIMIT, COUNT_LIMIT], node)
      default:
        this.problems.push(this.source.problem('unknown_field_type', node, { found: written }))
        return { kind: 'text' }
    }
  }

  /** Bounds are written in the unit of the term and kept scaled; money is never negative unless its range says so. */
  private number(dimension: string, scale: number, limits: readonly [bigint, bigint], node: unknown): FieldType {
    const range = isMap(node) ? itemsOf(node.get('range', true)).map((bound) => BigInt(textOf(bound) ?? '0') * 10n ** BigInt(scale)) : []
    const [low = dimension.startsWith('yuan') ? 0n : limits[0], high = limits[1]] = range
    return { kind: 'number', dimension, scale, low, high }
  }

  private required(node: unknown, key: string): string {
    const value = attribute(node, key)
    if (value === undefined) this.problems.push(this.source.problem('term_incomplete', node, { key }))
    return value ?? ''
  }

  /** Every enumeration, entity and back reference named by a type must exist; fields whose does not are left out. */
  withoutDangling(vocabulary: Vocabulary, node: unknown): Vocabulary {
    const entities = [...vocabulary.entities].map(([id, entity]): [string, Entity] => {
      const dangling = [...entity.fields.values()].filter((field) => danglingType(vocabulary, field.type))
      for (const field of dangling) {
        this.problems.push(this.source.problem('unknown_field_type', fieldNode(node, id, field.id), { found: `${id}.${field.id}` }))
      }
      return [id, { ...entity, fields: new Map([...entity.fields].filter(([, field]) => !dangling.includes(field))) }]
    })
    return { ...vocabulary, entities: new Map(entities) }
  }
}

function fieldNode(entities: unknown, entity: string, field: string): unknown {
  const node = isMap(entities) ? entities.get(entity, true) : entities
  const fields = isMap(node) ? itemsOf(node.get('fields', true)) : []
  return fields.find((candidate) => attribute(candidate, 'id') === field) ?? node
}

function danglingType(vocabulary: Vocabulary, type: FieldType): boolean {
  if (type.kind === 'enumeration') return !vocabulary.enumerations.has(type.enumeration)
  if (type.kind === 'reference') return !vocabulary.entities.has(type.entity)
  if (type.kind === 'relation') return vocabulary.entities.get(type.entity)?.fields.get(type.by)?.type.kind !== 'reference'
  return false
}
