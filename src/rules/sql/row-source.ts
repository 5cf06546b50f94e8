import type { RecordPath } from '../check/index.ts'
import { pathText } from '../check/index.ts'
import type { FieldType, Vocabulary } from '../vocabulary.ts'
import type { Dialect } from './dialect.ts'
import { type Column, columnsOf, type Fragment, plain, reading } from './fragment.ts'
import { Layers } from './layers.ts'

/** Where the records of an entity are read from: a FROM item, or undefined where the snapshot has none. */
export type Tables = (entity: string) => string | undefined

interface Join {
  readonly alias: string
  readonly path: RecordPath
  readonly entity: string
  /** The column of the row that holds the key, as `alias.column`; undefined for the first table. */
  readonly on: string | undefined
  readonly fields: Set<string>
}

/**
 * One stream of rows: a table, the records it refers to, and layers of named columns over them. A column defined from others of
 * layer n belongs to layer n + 1, so that whatever is used twice is written once. Everything is registered first and rendered last.
 */
export class RowSource {
  private readonly vocabulary: Vocabulary
  private readonly dialect: Dialect
  private readonly tables: Tables
  private readonly joins = new Map<string, Join>()
  private readonly base = new Map<string, { readonly column: Column; readonly text: string }>()
  private readonly columns = new Map<string, { readonly column: Column; readonly level: number }>()
  private readonly extraJoins: { readonly alias: string; readonly body: () => string; readonly on: string }[] = []
  private readonly prefix: string

  constructor(options: { vocabulary: Vocabulary; dialect: Dialect; tables: Tables; root: RecordPath; prefix: string }) {
    this.vocabulary = options.vocabulary
    this.dialect = options.dialect
    this.tables = options.tables
    this.prefix = options.prefix
    this.joins.set(pathText(options.root), {
      alias: `${options.prefix}0`,
      path: options.root,
      entity: options.root.entity,
      on: undefined,
      fields: new Set(),
    })
  }

  /** A field of a record, as a column of the first layer. */
  field(path: RecordPath, field: string): Fragment {
    const join = this.join(path)
    join.fields.add(field)
    // In the width it is stored in: half the memory traffic of a cast to 64 bits; arithmetic widens its operands itself.
    return this.baseColumn(`${pathText(path)}.${field}`, `${join.alias}.${this.dialect.identifier(field)}`)
  }

  /** The key of a record. */
  key(path: RecordPath): Fragment {
    const join = this.join(path)
    return this.baseColumn(`${pathText(path)}.#`, `${join.alias}.${keyColumn(join.entity)}`)
  }

  /** Joins a grouped subquery to the owner's key; its columns join the first layer. */
  joinGroup(owner: RecordPath, body: () => string): string {
    const join = this.join(owner)
    const alias = `${this.prefix}g${this.extraJoins.length}`
    this.extraJoins.push({ alias, body, on: `${alias}.k = ${join.alias}.${keyColumn(join.entity)}` })
    return alias
  }

  /** A column of the first layer, by any name that identifies it. */
  baseColumn(key: string, text: string): Fragment {
    const known = this.base.get(key) ?? { column: { name: `${this.prefix}f${this.base.size}`, definition: undefined }, text }
    this.base.set(key, known)
    return reading(known.column, 1)
  }

  /** Names a fragment, so that it is computed once however often it is used. */
  define(fragment: Fragment, hint = 'd'): Fragment {
    if (isOneWord(fragment)) return fragment
    const known = this.columns.get(fragment.text) ?? {
      column: { name: `${this.prefix}${hint}${this.columns.size}`, definition: fragment },
      level: Math.max(1, fragment.level),
    }
    this.columns.set(fragment.text, known)
    return reading(known.column, known.level + 1)
  }

  /**
   * A column that is unknown exactly when the test is: the fact itself where a test only compares one fact with a constant. Several
   * tests of one fact, or one test under many thresholds, then ask a single time whether it is known.
   */
  unknownWith(test: Fragment): Fragment {
    const [first, ...others] = new Set(columnsOf(test))
    if (first === undefined || others.length > 0 || !test.isStrict) return test
    if (first.definition === undefined) return reading(first, 1)
    const inside = this.unknownWith(first.definition)
    return inside === first.definition ? reading(first, Math.max(1, first.definition.level) + 1) : inside
  }

  /**
   * The whole SELECT over the rows. A `where` over columns of the first layer is applied there, before anything else is computed;
   * columns nobody reads are left out, and one read in a single place is written there: a database then computes it only for the
   * rows its CASE branch lets through, not for all (amounts and missing facts: a quarter of the rows or fewer).
   */
  select(selected: readonly Fragment[], where: Fragment | undefined): string {
    const isEarly = where !== undefined && where.level <= 1
    const late = isEarly ? undefined : where
    const columns = [...this.columns.values()].map(({ column }) => column)
    const layers = new Layers(columns, late === undefined ? selected : [...selected, late])
    let from = this.renderBase(isEarly ? where.text : undefined)
    for (const layer of layers.layers) from = `(\nselect *,\n  ${layer.join(',\n  ')}\nfrom ${from})`
    const rows = late === undefined ? from : `(select * from ${from} where ${layers.written(late)})`
    return `select\n  ${selected.map((piece) => layers.written(piece)).join(',\n  ')}\nfrom ${rows}`
  }

  private renderBase(where: string | undefined): string {
    const selected = [...this.base.values()].map(({ column, text }) => `${text} as ${column.name}`)
    const from: string[] = []
    for (const join of this.joins.values()) {
      const table = `${this.table(join)} ${join.alias}`
      from.push(join.on === undefined ? table : `left join ${table} on ${join.alias}.${keyColumn(join.entity)} = ${join.on}`)
    }
    for (const extra of this.extraJoins) from.push(`left join ${extra.body()} ${extra.alias} on ${extra.on}`)
    const base = `(\nselect\n  ${selected.join(',\n  ')}\nfrom ${from.join('\n')})`
    return where === undefined ? base : `(select * from ${base} where ${where})`
  }

  /** The table of an entity; where the snapshot has none, an empty one of the same columns. */
  private table(join: Join): string {
    const table = this.tables(join.entity)
    if (table !== undefined) return table
    const columns = [...join.fields].map(
      (field) =>
        `${this.dialect.cast(plain('null'), this.columnType(this.fieldType(join.entity, field))).text} as ${this.dialect.identifier(field)}`,
    )
    const key = `${this.dialect.cast(plain('null'), this.dialect.integerType('narrow')).text} as ${keyColumn(join.entity)}`
    return `(select ${[key, ...columns].join(', ')} where false)`
  }

  private join(path: RecordPath): Join {
    const key = pathText(path)
    const known = this.joins.get(key)
    if (known !== undefined) return known
    if (path.kind !== 'follow') throw new Error(`record ${key} is not in this row`)
    const from = this.join(path.from)
    from.fields.add(path.field)
    const made: Join = {
      alias: `${this.prefix}${this.joins.size}`,
      path,
      entity: path.entity,
      on: `${from.alias}.${this.dialect.identifier(path.field)}`,
      fields: new Set(),
    }
    this.joins.set(key, made)
    return made
  }

  private fieldType(entity: string, field: string): FieldType {
    const type = this.vocabulary.entities.get(entity)?.fields.get(field)?.type
    if (type === undefined) throw new Error(`field ${entity}.${field} is not in the vocabulary`)
    return type
  }

  private columnType(type: FieldType): string {
    switch (type.kind) {
      case 'boolean':
        return this.dialect.booleanType
      case 'text':
        return this.dialect.textType
      case 'date':
        return this.dialect.dateType
      case 'enumeration':
        return this.dialect.codeType
      case 'region':
      case 'month':
      case 'number':
      case 'reference':
      case 'relation':
        return this.dialect.integerType('narrow')
    }
  }
}

/** A column or a bare word gains nothing from a name. */
function isOneWord({ text }: Fragment): boolean {
  return /^\w+$/.test(text)
}

/** The column that holds an entity's key. */
export function keyColumn(entity: string): string {
  return `${entity}_id`
}
