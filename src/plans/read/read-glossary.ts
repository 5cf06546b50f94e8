import type { Problem } from '../../kernel/problem.ts'
import {
  canonicalDimension,
  type Entity,
  type Enumeration,
  type EnumerationValue,
  type Field,
  type FieldType,
  type Unit,
  type Vocabulary,
} from '../../rules/index.ts'
import { glossaryFormat } from '../format/glossary-format.ts'
import { BlockReader, type Entries, type Located } from './block-reader.ts'
import type { Keywords } from './read-keywords.ts'
import { readDecimal } from './read-values.ts'
import { pairsOf, YamlSource } from './yaml-source.ts'

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

/** The glossary is written in ids: every key is its own word. */
const itself: Keywords = {
  keys: new Map(Object.entries(glossaryFormat).map(([block, { keys }]) => [block, new Map(Object.keys(keys).map((key) => [key, key]))])),
  words: new Map(),
  contexts: new Map(),
  functions: new Map(),
}

/** Reads `glossary/terms.yaml` into the vocabulary that names are resolved against. */
export function readGlossary(file: string, text: string): GlossaryRead {
  const source = new YamlSource(file, text)
  const reader = new BlockReader(itself)
  reader.problems.push(...source.syntaxProblems())
  const glossary = reader.entries('glossary', { node: source.document.contents, source })
  return { vocabulary: new GlossaryReader(reader).read(glossary), problems: reader.problems }
}

class GlossaryReader {
  private readonly reader: BlockReader
  private units: ReadonlyMap<string, Unit> = new Map()

  constructor(reader: BlockReader) {
    this.reader = reader
  }

  read(glossary: Entries): Vocabulary {
    this.units = new Map(
      this.terms(glossary, 'units', 'term_unit').map(({ id, entries }) => [id, { id, zh: this.reader.text(entries, 'zh') ?? id }]),
    )
    const enumerations = this.terms(glossary, 'enumerations', 'enumeration').map(({ id, entries }) => this.enumeration(id, entries))
    const entities = this.terms(glossary, 'entities', 'entity')
    const read = entities.map(({ id, entries }) => this.entity(id, entries))
    const vocabulary: Vocabulary = {
      units: this.units,
      enumerations: new Map(enumerations.map((each) => [each.id, each])),
      entities: new Map(read.map((each) => [each.id, each])),
    }
    return this.withoutDangling(vocabulary, new Map(entities.map(({ id, entries }) => [id, entries])))
  }

  /** The blocks of a section by their ids. */
  private terms(glossary: Entries, section: string, block: string): readonly { readonly id: string; readonly entries: Entries }[] {
    const at = glossary.get(section)
    if (at === undefined) return []
    return pairsOf(at.node).map(({ key, keyNode, value }) => {
      const owner = { node: keyNode, source: at.source }
      return { id: key, entries: this.reader.entries(block, { node: value, source: at.source }, owner) }
    })
  }

  private enumeration(id: string, entries: Entries): Enumeration {
    const blocks = this.reader.blocks('enumeration_value', entries.get('values'))
    const values = blocks.map(
      (value): EnumerationValue => ({
        id: this.reader.text(value.entries, 'id') ?? '',
        zh: this.reader.text(value.entries, 'zh') ?? '',
        aliases: this.reader.texts(value.entries.get('aliases')),
      }),
    )
    this.refuseRepeats(blocks, values)
    return { id, zh: this.reader.text(entries, 'zh') ?? id, values }
  }

  private entity(id: string, entries: Entries): Entity {
    const { reader } = this
    const blocks = reader.blocks('field', entries.get('fields'))
    const read = blocks.map((field) => this.field(field.entries, field.at))
    this.refuseRepeats(blocks, read)
    const region = reader.text(entries, 'region')
    const regionAt = entries.get('region')
    if (regionAt !== undefined && !read.some((field) => field.id === region && field.type.kind === 'region'))
      reader.problem(regionAt, 'unknown_region_field', { found: region ?? '' })
    const unit = reader.text(entries, 'unit') ?? 'item'
    const unitAt = entries.get('unit')
    if (unitAt !== undefined && !this.units.has(unit)) this.unknownUnit(unitAt, unit)
    return {
      id,
      zh: reader.text(entries, 'zh') ?? id,
      definition: reader.text(entries, 'def') ?? '',
      source: reader.text(entries, 'source') ?? '',
      region,
      unit,
      fields: new Map(read.map((field) => [field.id, field])),
    }
  }

  private unknownUnit(at: Located, found: string): void {
    this.reader.problem(at, 'unknown_unit', { found, known: [...this.units.keys()].join(' ') })
  }

  /** Ids and names are what terms are found by. */
  private refuseRepeats(blocks: readonly { readonly at: Located }[], terms: readonly { readonly id: string; readonly zh: string }[]): void {
    for (const [i, { at }] of blocks.entries()) {
      const term = terms[i]
      const found = term === undefined ? undefined : [term.id, term.zh].find((name, k) => isTaken(name, k, terms.slice(0, i)))
      if (found !== undefined) this.reader.problem(at, 'term_repeated', { found })
    }
  }

  private field(entries: Entries, at: Located): Field {
    const { reader } = this
    return {
      id: reader.text(entries, 'id') ?? '',
      zh: reader.text(entries, 'zh') ?? '',
      aliases: reader.texts(entries.get('aliases')),
      definition: reader.text(entries, 'def') ?? '',
      source: reader.text(entries, 'source') ?? '',
      type: this.type(entries, at),
    }
  }

  private type(entries: Entries, at: Located): FieldType {
    const written = this.reader.text(entries, 'type')
    if (written === undefined) return { kind: 'text' }
    const [kind = '', first = '', second = ''] = written.split(':')
    const type = this.plainType(kind, first, second)
    if (type !== undefined) {
      const range = entries.get('range')
      if (range !== undefined) this.reader.problem(range, 'range_unwanted')
      return type
    }
    switch (kind) {
      case 'money':
        return this.number(first === '' ? 'yuan' : `yuan/${first}`, MONEY_SCALE, [-MONEY_LIMIT, MONEY_LIMIT], entries)
      case 'rate':
        return this.number('', RATE_SCALE, [-RATE_LIMIT, RATE_LIMIT], entries)
      case 'count':
        return this.number(first, 0, [0n, COUNT_LIMIT], entries)
      case 'decimal':
        return this.number(first, Number(second), [-COUNT_LIMIT, COUNT_LIMIT], entries)
      default:
        this.reader.problem(at, 'unknown_field_type', { found: written })
        return { kind: 'text' }
    }
  }

  private plainType(kind: string, first: string, second: string): FieldType | undefined {
    switch (kind) {
      case 'text':
        return first === 'industry' ? { kind, code: first } : first === '' ? { kind } : undefined
      case 'boolean':
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
      default:
        return undefined
    }
  }

  /** Bounds are written in the unit of the term and kept scaled; money is never negative unless its range says so. */
  private number(written: string, scale: number, limits: readonly [bigint, bigint], entries: Entries): FieldType {
    const at = entries.get('type')
    const unknown = written.split(/[/.]/).find((id) => id !== '' && !this.units.has(id))
    if (at !== undefined && unknown !== undefined) this.unknownUnit(at, unknown)
    const dimension = canonicalDimension(written)
    const [low, high] = this.range(entries, scale) ?? [dimension.startsWith('yuan') ? 0n : limits[0], limits[1]]
    return { kind: 'number', dimension, scale, low, high }
  }

  private range(entries: Entries, scale: number): readonly [bigint, bigint] | undefined {
    const at = entries.get('range')
    if (at === undefined) return undefined
    const bounds = this.reader.texts(at).map((text) => {
      const number = readDecimal(text)
      return number === undefined || number.scale > scale ? undefined : number.digits * 10n ** BigInt(scale - number.scale)
    })
    const [low, high] = bounds
    if (bounds.length !== 2 || low === undefined || high === undefined || low > high) return this.reader.problem(at, 'bad_range')
    return [low, high]
  }

  /** Every enumeration, entity and back reference named by a type must exist; fields whose does not are left out. */
  private withoutDangling(vocabulary: Vocabulary, blocks: ReadonlyMap<string, Entries>): Vocabulary {
    const entities = [...vocabulary.entities].map(([id, entity]): [string, Entity] => {
      const dangling = [...entity.fields.values()].filter((field) => danglingType(vocabulary, field.type))
      const fields = this.reader.blocks('field', blocks.get(id)?.get('fields'))
      for (const field of dangling) {
        const block = fields.find(({ entries }) => this.reader.text(entries, 'id') === field.id)
        if (block !== undefined) this.reader.problem(block.at, 'unknown_field_type', { found: `${id}.${field.id}` })
      }
      return [id, { ...entity, fields: new Map([...entity.fields].filter(([, field]) => !dangling.includes(field))) }]
    })
    return { ...vocabulary, entities: new Map(entities) }
  }
}

function isTaken(name: string, part: number, before: readonly { readonly id: string; readonly zh: string }[]): boolean {
  return name !== '' && before.some((term) => (part === 0 ? term.id : term.zh) === name)
}

function danglingType(vocabulary: Vocabulary, type: FieldType): boolean {
  if (type.kind === 'enumeration') return !vocabulary.enumerations.has(type.enumeration)
  if (type.kind === 'reference') return !vocabulary.entities.has(type.entity)
  if (type.kind === 'relation') return vocabulary.entities.get(type.entity)?.fields.get(type.by)?.type.kind !== 'reference'
  return false
}
