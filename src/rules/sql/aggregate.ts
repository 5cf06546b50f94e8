import {
  type AggregateNode,
  type BoundProgram,
  magnitude,
  type NumberType,
  pathText,
  type QuantifiedNode,
  type RecordPath,
  type RelationSource,
} from '../check/index.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { AggregateCompiler, AggregateFragments } from './aggregate-compiler.ts'
import { NodeCompiler, widthOf } from './compile-node.ts'
import type { Dialect } from './dialect.ts'
import { enclosed, type Fragment, joined, plain, sql } from './fragment.ts'
import { byMoment, type Moment, stretchesOf } from './moment.ts'
import { RowSource, type Tables } from './row-source.ts'

/** Closed ranges of six-digit region codes for which a source holds every record, or an answer for all of them. */
export type Completeness = 'everywhere' | 'nowhere' | readonly { readonly from: number; readonly to: number }[]

export interface AggregateOptions {
  readonly vocabulary: Vocabulary
  readonly dialect: Dialect
  readonly tables: Tables
  readonly completeness: (entity: string) => Completeness
}

/** The grouped subqueries of one row source: all aggregates over one relation of one owner share a single pass. */
export class Aggregates implements AggregateCompiler {
  readonly options: AggregateOptions
  private readonly groups = new Map<string, Group>()

  constructor(options: AggregateOptions) {
    this.options = options
  }

  group(rows: RowSource, relation: RelationSource): Group {
    const key = `${pathText(relation.owner)}.${relation.field}`
    const known = this.groups.get(key)
    if (known !== undefined) return known
    const group = new Group(rows, relation, this.options, `e${this.groups.size}`)
    this.groups.set(key, group)
    return group
  }

  compile(bound: BoundProgram, rows: RowSource, node: AggregateNode | QuantifiedNode, date: () => Fragment): AggregateFragments {
    const at = (moment: Moment) => this.compileAt(bound, rows, node, moment)
    const stretches = stretchesIn(bound, node)
    if (stretches === undefined) return at(undefined)
    const pick = (part: (of: AggregateFragments) => Fragment) =>
      rows.define(byMoment(stretches, this.options.dialect, date, (moment) => part(at(moment))))
    const denominator = at('outside').denominator
    return { value: pick((of) => of.value), denominator: denominator && pick((of) => of.denominator ?? denominator) }
  }

  private compileAt(bound: BoundProgram, rows: RowSource, node: AggregateNode | QuantifiedNode, moment: Moment): AggregateFragments {
    const complete = this.isComplete(rows, node.relation)
    const group = this.group(rows, node.relation)
    const element = group.compilerFor(bound, moment)
    if (node.kind === 'quantified')
      return { value: rows.define(quantified(this.options.dialect, element, group, node, complete)), denominator: undefined }
    const { dialect } = this.options
    const parts = takenRows(element, node)
    const unknown = group.output(dialect.countWhere(parts.unknown))
    const known = (value: Fragment) => rows.define(enclosed`case when ${complete} and coalesce(${unknown}, 0) = 0 then ${value} end`)
    const count = sql`coalesce(${group.output(dialect.countWhere(parts.passes))}, 0)`
    if (node.function === 'count') return { value: known(count), denominator: undefined }
    const value = parts.value ?? plain('null')
    const taken = sql`case when ${parts.passes} then ${value} end`
    if (node.function === 'min' || node.function === 'max')
      return { value: known(group.output(sql`${node.function}(${taken})`)), denominator: undefined }
    const total = node.type.kind === 'ratio' ? node.type.numerator : (node.type as NumberType)
    const sum = sql`coalesce(${group.output(dialect.cast(dialect.total(taken), dialect.integerType(widthOf(magnitude(total)))))}, 0)`
    if (node.function === 'sum') return { value: known(sum), denominator: undefined }
    const some = rows.define(count)
    return { value: known(sql`case when ${some} <> 0 then ${sum} end`), denominator: some }
  }

  /** True where every record of the relation is known, so that none means none. */
  isComplete(rows: RowSource, relation: RelationSource): Fragment {
    const owner = rows.key(relation.owner)
    const completeness = this.options.completeness(relation.entity)
    if (completeness === 'nowhere' || this.options.tables(relation.entity) === undefined) return plain('false')
    if (completeness === 'everywhere') return enclosed`${owner} is not null`
    const region = this.options.vocabulary.entities.get(relation.owner.entity)?.region
    if (region === undefined || completeness.length === 0) return plain('false')
    const code = rows.field(relation.owner, region)
    const ranges = completeness.map((range) => sql`${code} between ${range.from} and ${range.to}`)
    return rows.define(sql`coalesce(${owner} is not null and (${joined(ranges, ' or ')}), false)`)
  }
}

/** One pass over the elements of a relation, grouped by their owner. */
export class Group {
  private readonly rows: RowSource
  private readonly owner: RowSource
  private readonly options: AggregateOptions
  private readonly alias: string
  private readonly outputs = new Map<string, { readonly name: string; readonly aggregate: Fragment }>()
  private readonly compilers = new Map<BoundProgram, Map<Moment, NodeCompiler>>()

  constructor(owner: RowSource, relation: RelationSource, options: AggregateOptions, prefix: string) {
    const root: RecordPath = { kind: 'element', entity: relation.entity }
    this.options = options
    this.owner = owner
    this.rows = new RowSource({
      vocabulary: options.vocabulary,
      dialect: options.dialect,
      tables: options.tables,
      root,
      prefix: `${prefix}_`,
    })
    this.key = this.rows.field(root, relation.by)
    this.alias = owner.joinGroup(relation.owner, () => this.render())
  }

  private readonly key: Fragment

  /** The compiler of one program for expressions about the element, reading dated parameters at that moment. */
  compilerFor(bound: BoundProgram, moment: Moment): NodeCompiler {
    const ofBound = this.compilers.get(bound) ?? new Map<Moment, NodeCompiler>()
    this.compilers.set(bound, ofBound)
    const known = ofBound.get(moment)
    if (known !== undefined) return known
    const made = new NodeCompiler({ bound, rows: this.rows, dialect: this.options.dialect, aggregates: undefined, moment })
    ofBound.set(moment, made)
    return made
  }

  /** An aggregate as a column of the owner's row. */
  output(aggregate: Fragment): Fragment {
    const known = this.outputs.get(aggregate.text) ?? { name: `a${this.outputs.size}`, aggregate }
    this.outputs.set(aggregate.text, known)
    return this.owner.baseColumn(`${this.alias}.${known.name}`, `${this.alias}.${known.name}`)
  }

  private render(): string {
    const columns = [...this.outputs.values()].map(({ name, aggregate }) => sql`${aggregate} as ${name}`)
    return `(\n${this.rows.select([sql`${this.key} as k`, ...columns], undefined)}\ngroup by ${this.key.text})`
  }
}

/** The stretches of days an aggregate has to be computed for one by one. */
export function stretchesIn(bound: BoundProgram, node: AggregateNode | QuantifiedNode) {
  return stretchesOf(bound, node.kind === 'quantified' ? [node.test] : [node.filter, node.value])
}

/** Which elements are taken, and which leave the aggregate unknown, as columns of the element's row. */
export function takenRows(element: NodeCompiler, node: AggregateNode) {
  const passes = node.filter === undefined ? plain('true') : element.rows.define(element.compile(node.filter))
  const value = node.value === undefined ? undefined : element.rows.define(element.settled(node.value))
  const noValue = value === undefined ? plain('false') : enclosed`${passes} and ${value} is null`
  const unknown = node.filter === undefined ? noValue : enclosed`${passes} is null or ${noValue}`
  return { passes, value, unknown }
}

function quantified(dialect: Dialect, element: NodeCompiler, group: Group, node: QuantifiedNode, complete: Fragment): Fragment {
  const test = element.rows.define(element.compile(node.test))
  const decisive = node.quantifier === 'some'
  const count = (condition: Fragment) => sql`coalesce(${group.output(dialect.countWhere(condition))}, 0)`
  const found = count(decisive ? test : sql`not ${test}`)
  const unknown = count(sql`${test} is null`)
  return enclosed`case when ${complete} then case when ${found} > 0 then ${String(decisive)} when ${unknown} = 0 then ${String(!decisive)} end end`
}
