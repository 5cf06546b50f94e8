import { parseDate } from '../kernel/calendar.ts'
import type { Manifest } from '../registry/index.ts'
import {
  type BoundProgram,
  childrenOf,
  definitionBody,
  type Facts,
  type FieldType,
  type Node,
  type RecordPath,
  rootsOf,
  underReadings,
  type Value,
  type Vocabulary,
  wayOf,
} from '../rules/index.ts'
import { type Cell, type DuckDb, sqlName } from '../store/index.ts'
import { completenessOf, tablesFor } from './registry-tables.ts'

/** What reads rows of a snapshot: a database of one's own, or one that many share. */
export type FactRows = Pick<DuckDb, 'rows'>

/** Which facts a program looks at, as a tree along references and relations. */
export interface Needs {
  readonly fields: Set<string>
  readonly references: Map<string, Needs>
  readonly relations: Map<string, Needs>
}

/** Everything a program can look at, from its subject on. */
export function needsOf(bound: BoundProgram): Needs {
  const needs = empty()
  for (const reading of underReadings(bound)) collectNeeds(reading, needs)
  return needs
}

function collectNeeds(bound: BoundProgram, needs: Needs): void {
  const visit = (node: Node, element: Needs | undefined): void => {
    const at = (path: RecordPath): Needs => {
      if (path.kind === 'subject') return needs
      if (path.kind === 'element') return element ?? needs
      return child(at(path.from).references, path.field)
    }
    if (node.kind === 'field') at(node.record).fields.add(node.field)
    if (node.kind === 'definition') visit(definitionBody(bound, node), element)
    if (node.kind === 'strategy') visit(wayOf(bound, node), element)
    const inside =
      node.kind === 'aggregate' || node.kind === 'quantified' ? child(at(node.relation.owner).relations, node.relation.field) : element
    if (node.kind !== 'strategy') for (const below of childrenOf(node)) visit(below, inside)
  }
  const { region, monthly } = bound.program
  const months = [monthly?.limit?.term, monthly?.limit?.drawn, monthly?.covers].filter((node) => node !== undefined)
  for (const root of [...rootsOf(bound), region, ...months]) visit(root, undefined)
}

function empty(): Needs {
  return { fields: new Set(), references: new Map(), relations: new Map() }
}

function child(map: Map<string, Needs>, key: string): Needs {
  const known = map.get(key) ?? empty()
  map.set(key, known)
  return known
}

/** Reads subjects of a snapshot as the interpreter takes them, with just the facts a program needs. */
export class FactFetcher {
  private readonly database: FactRows
  private readonly vocabulary: Vocabulary
  private readonly manifest: Manifest
  private readonly folder: string

  constructor(
    database: FactRows,
    place: { readonly vocabulary: Vocabulary; readonly manifest: Manifest; readonly snapshotFolder: string },
  ) {
    this.database = database
    this.vocabulary = place.vocabulary
    this.manifest = place.manifest
    this.folder = place.snapshotFolder
  }

  /** Facts by subject key; a key that is not in the snapshot is absent from the answer. */
  async fetch(bound: BoundProgram, keys: readonly bigint[]): Promise<ReadonlyMap<bigint, Facts>> {
    return this.records(bound.program.subject, keys, needsOf(bound))
  }

  private async records(entity: string, keys: readonly bigint[], needs: Needs): Promise<ReadonlyMap<bigint, Facts>> {
    const rows = await this.read(entity, `${entity}_id`, keys, needs)
    return new Map(rows.map((row) => [row.key, row.facts]))
  }

  private async read(
    entity: string,
    by: string,
    keys: readonly bigint[],
    needs: Needs,
  ): Promise<readonly { readonly key: bigint; readonly owner: bigint; readonly facts: Facts }[]> {
    const table = tablesFor(this.folder, this.manifest, entity, undefined)(entity)
    if (table === undefined || keys.length === 0) return []
    const fields = this.vocabulary.entities.get(entity)?.fields
    const region = this.vocabulary.entities.get(entity)?.region
    const names = new Set([
      ...needs.fields,
      ...needs.references.keys(),
      ...(region === undefined || needs.relations.size === 0 ? [] : [region]),
    ])
    const columns = [...names].map((name) => sqlName(name))
    const selected = [`${entity}_id as "#key"`, `${sqlName(by)} as "#owner"`, ...columns]
    const rows = await this.database.rows(
      `select ${selected.join(', ')} from ${table} where ${sqlName(by)} in (${[...new Set(keys)].join(', ')})`,
    )
    const read = rows.map((row) => {
      const facts: Record<string, Value | Facts | readonly Facts[]> = {}
      for (const name of names) {
        const type = fields?.get(name)?.type
        if (type !== undefined && type.kind !== 'reference') facts[name] = valueOfCell(row[name] ?? null, type)
      }
      return { row, key: BigInt(row['#key'] as bigint), owner: BigInt((row['#owner'] ?? 0n) as bigint), facts }
    })
    for (const [field, below] of needs.references) {
      const type = fields?.get(field)?.type
      if (type?.kind !== 'reference') continue
      const wanted = read.map(({ row }) => row[field]).filter((key) => key !== null && key !== undefined)
      const found = await this.records(
        type.entity,
        wanted.map((key) => BigInt(key as bigint)),
        below,
      )
      for (const { row, facts } of read)
        facts[field] = row[field] === null || row[field] === undefined ? null : (found.get(BigInt(row[field] as bigint)) ?? null)
    }
    for (const [field, below] of needs.relations) await this.attach(entity, field, below, read, region)
    return read
  }

  private async attach(
    entity: string,
    field: string,
    below: Needs,
    owners: readonly { readonly key: bigint; readonly facts: Record<string, Value | Facts | readonly Facts[]> }[],
    region: string | undefined,
  ): Promise<void> {
    const type = this.vocabulary.entities.get(entity)?.fields.get(field)?.type
    if (type?.kind !== 'relation') return
    const elements = await this.read(
      type.entity,
      type.by,
      owners.map((owner) => owner.key),
      below,
    )
    const completeness = completenessOf(this.manifest)(type.entity)
    const has = this.manifest.entities[type.entity] !== undefined
    for (const { key, facts } of owners) {
      const code = region === undefined ? null : (facts[region] as number | null)
      const isComplete =
        has &&
        (completeness === 'everywhere' ||
          (completeness !== 'nowhere' && code !== null && completeness.some((range) => code >= range.from && code <= range.to)))
      facts[field] = isComplete ? elements.filter((element) => element.owner === key).map((element) => element.facts) : null
    }
  }
}

/** A cell of the snapshot as the interpreter's value. */
function valueOfCell(cell: Cell, type: FieldType): Value {
  if (cell === null) return null
  switch (type.kind) {
    case 'date':
      return parseDate(String(cell)) ?? null
    case 'boolean':
      return Boolean(cell)
    case 'text':
      return String(cell)
    case 'number': {
      const value = BigInt(cell as number | bigint)
      const isNarrow = type.low >= BigInt(Number.MIN_SAFE_INTEGER) && type.high <= BigInt(Number.MAX_SAFE_INTEGER)
      return isNarrow ? Number(value) : value
    }
    case 'region':
    case 'month':
    case 'enumeration':
    case 'reference':
    case 'relation':
      return Number(cell)
  }
}
