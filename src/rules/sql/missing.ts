import {
  type AggregateNode,
  type BoundProgram,
  booleanType,
  codesIn,
  definitionBody,
  isAnswer,
  isTimeless,
  missingFactsOf,
  missingKey,
  type Node,
  type PrefixNode,
  type QuantifiedNode,
  reachOf,
  wayOf,
} from '../check/index.ts'
import { type Aggregates, stretchesIn, takenRows } from './aggregate.ts'
import type { NodeCompiler } from './compile-node.ts'
import { constant, enclosed, type Fragment, joined, plain, sql } from './fragment.ts'
import { byMoment, type Moment, periodAt } from './moment.ts'

/** Stands among an element's bits for whatever leaves the deciding date unknown, which only the subject's row can tell; above every bit. */
const DATE_MARK = 2n ** 61n

/** Bits of the facts that leave a node unknown, as SQL; undefined where the node is always known. The mirror of the interpreter's. */
export class MissingSql {
  private readonly compiler: NodeCompiler
  private readonly aggregates: Aggregates | undefined
  private readonly bits: ReadonlyMap<string, bigint>
  private readonly unions = new Map<string, readonly Fragment[]>()

  constructor(compiler: NodeCompiler, aggregates: Aggregates | undefined, bits: ReadonlyMap<string, bigint>) {
    this.compiler = compiler
    this.aggregates = aggregates
    this.bits = bits
  }

  /** What a node lacks; what is known because all its reachable values agree lacks nothing, whatever its parts lack. */
  compile(node: Node): Fragment | undefined {
    const missing = this.inside(node)
    const { compiler } = this
    if (missing === undefined || !isAnswer(node) || reachOf(compiler.bound, node) === undefined) return missing
    return sql`case when ${compiler.rows.define(compiler.compile(node))} is null then ${missing} else 0 end`
  }

  /** What the parts of a node lack, whether or not the node itself is known. */
  inside(node: Node): Fragment | undefined {
    switch (node.kind) {
      case 'literal':
      case 'context':
        return undefined
      case 'field':
        return sql`case when ${this.compiler.compile(node)} is null then ${this.bit(node, 'itself')} else 0 end`
      case 'parameter':
        return this.gap(node, node.parameter)
      case 'prefix':
        return this.all([this.compile(node.value), this.gap(node, node.list), this.coarse(node)])
      case 'lookup':
        return this.lookup(node)
      case 'definition':
        return this.compile(definitionBody(this.compiler.bound, node))
      case 'strategy':
        return this.compile(wayOf(this.compiler.bound, node))
      case 'logical': {
        const parts = this.all(node.operands.map((operand) => this.compile(operand)))
        return parts === undefined ? undefined : sql`case when ${this.compiler.compile(node)} is null then ${parts} else 0 end`
      }
      case 'conditional':
        return this.conditional(node)
      case 'ratio': {
        const denominator = this.compiler.compile(node.denominator)
        const zero = sql`case when ${denominator} = 0 then ${this.bit(node, 'itself')} else 0 end`
        return this.all([this.compile(node.numerator), this.compile(node.denominator), zero])
      }
      case 'aggregate':
        return this.aggregate(node)
      case 'quantified':
        return this.quantified(node)
      case 'not':
      case 'round':
        return this.compile(node.operand)
      case 'member':
        return this.compile(node.value)
      case 'compare':
      case 'arithmetic':
      case 'extreme':
        return this.all([this.compile(node.left), this.compile(node.right)])
      case 'scaled_ratio':
        return this.all([this.compile(node.ratio), this.compile(node.factor)])
      case 'date':
        return this.all(node.arguments.map((argument) => this.compile(argument)))
    }
  }

  /** The union of bits; undefined when there are none to take. Unions of unions are written flat, each part once. */
  all(parts: readonly (Fragment | undefined)[]): Fragment | undefined {
    const flat = parts.flatMap((part) => (part === undefined ? [] : (this.unions.get(part.text) ?? [part])))
    const present = [...new Map(flat.map((part) => [part.text, part])).values()]
    if (present.length <= 1) return present[0]
    const union = enclosed`${joined(
      present.map((part) => enclosed`${part}`),
      ' | ',
    )}`
    this.unions.set(union.text, present)
    return union
  }

  private bit(node: Node, of: Parameters<typeof missingKey>[1]): Fragment {
    return this.bigInteger(this.bits.get(missingKey(node, of)) ?? 0n)
  }

  private bigInteger(bits: bigint): Fragment {
    return this.compiler.dialect.cast(constant(String(bits)), this.compiler.dialect.integerType('narrow'))
  }

  private gap(node: Node, id: string): Fragment | undefined {
    const parameter = this.compiler.parameter(id)
    if (isTimeless(parameter)) return undefined
    const { moment } = this.compiler
    if (moment === 'unknown') return this.bigInteger(DATE_MARK)
    if (moment !== undefined) return periodAt(parameter, moment) === undefined ? this.bit(node, 'gap') : undefined
    const date = this.compiler.decidingDate()
    const within = parameter.periods.map(
      (period) => sql`${date} between ${this.compiler.day(period.from)} and ${this.compiler.day(period.to)}`,
    )
    const outside = sql`case when ${within.length === 0 ? plain('false') : joined(within, ' or ')} then 0 else ${this.bit(node, 'gap')} end`
    const missingDate = this.compile(this.compiler.bound.program.date) ?? plain('0')
    return sql`case when ${date} is null then ${missingDate} else ${outside} end`
  }

  private coarse(node: PrefixNode): Fragment | undefined {
    const { compiler } = this
    const bits = codesIn(compiler.bound, node).reduce((sum, code) => sum | (this.bits.get(missingKey(code, 'coarse')) ?? 0n), 0n)
    if (bits === 0n) return undefined
    const isTooCoarse = compiler.overPeriods(
      compiler.parameter(node.list),
      booleanType,
      (list) => enclosed`${compiler.startsWithAny(node, list)} is null and ${compiler.compile(node.value)} is not null`,
    )
    return sql`case when ${isTooCoarse} then ${this.bigInteger(bits)} else 0 end`
  }

  private lookup(node: Extract<Node, { kind: 'lookup' }>): Fragment | undefined {
    const key = this.compiler.keyOf(node) === undefined ? this.compile(node.key) : undefined
    return this.all([key, this.gap(node, node.parameter)])
  }

  /** Where the test is unknown, what a branch lacks could settle the matter too: both branches may come to the same. */
  private conditional(node: Extract<Node, { kind: 'conditional' }>): Fragment | undefined {
    const [inTest, inThen, inElse] = [node.test, node.then, node.otherwise].map((part) => this.compile(part))
    if (inThen === undefined && inElse === undefined) return inTest
    const test = this.compiler.rows.define(this.compiler.compile(node.test))
    const ofBranch = (side: boolean, inBranch: Fragment | undefined) =>
      inBranch === undefined ? undefined : sql`case when ${test} is distinct from ${String(!side)} then ${inBranch} else 0 end`
    return this.all([inTest, ofBranch(true, inThen), ofBranch(false, inElse)])
  }

  private aggregate(node: AggregateNode): Fragment {
    const { aggregates, compiler } = this
    if (aggregates === undefined) throw new Error('an aggregate inside a filter is refused when the rule is checked')
    const complete = aggregates.isComplete(compiler.rows, node.relation)
    const open = this.atEachMoment(node, (moment) => this.aggregateAt(aggregates, node, moment))
    return sql`case when not ${complete} then ${this.bit(node, 'relation')} else ${open} end`
  }

  /** What the elements lack at the moment the subject's row says; the mark of an unknown date gives way to what leaves it unknown. */
  private atEachMoment(node: AggregateNode | QuantifiedNode, make: (moment: Moment) => Fragment): Fragment {
    const { compiler } = this
    return byMoment(
      stretchesIn(compiler.bound, node),
      compiler.dialect,
      () => compiler.decidingDate(),
      (moment) => {
        const bits = make(moment)
        if (moment !== 'unknown') return bits
        const named = compiler.rows.define(bits)
        const mark = this.bigInteger(DATE_MARK)
        const missingDate = this.compile(compiler.bound.program.date) ?? plain('0')
        return sql`case when (${named} & ${mark}) <> 0 then ((${named} - ${mark}) | ${missingDate}) else ${named} end`
      },
    )
  }

  private aggregateAt(aggregates: Aggregates, node: AggregateNode, moment: Moment): Fragment {
    const { compiler } = this
    const group = aggregates.group(compiler.rows, node.relation)
    const element = group.compilerFor(compiler.bound, moment)
    const inside = new MissingSql(element, undefined, this.bits)
    const taken = takenRows(element, node)
    const inFilter = node.filter === undefined ? undefined : inside.compile(node.filter)
    const inValue = node.value === undefined ? undefined : inside.compile(node.value)
    const cases = [
      inFilter === undefined ? undefined : sql`when ${taken.passes} is null then ${inFilter}`,
      inValue === undefined ? undefined : sql`when ${taken.passes} and ${taken.value ?? plain('null')} is null then ${inValue}`,
    ].filter((part) => part !== undefined)
    const bits = cases.length === 0 ? plain('0') : this.fromElements(group, sql`case ${joined(cases, ' ')} else 0 end`)
    return this.orEmpty(node, bits, group, taken)
  }

  /** min, max and mean of nothing are unknown for that reason, unless something else already leaves them open. */
  private orEmpty(
    node: AggregateNode,
    bits: Fragment,
    group: ReturnType<Aggregates['group']>,
    taken: ReturnType<typeof takenRows>,
  ): Fragment {
    if (!['min', 'max', 'mean'].includes(node.function)) return bits
    const { dialect } = this.compiler
    const seen = sql`coalesce(${group.output(dialect.countWhere(taken.passes))}, 0) + coalesce(${group.output(dialect.countWhere(taken.unknown))}, 0)`
    return enclosed`${bits} | case when ${seen} = 0 then ${this.bit(node, 'empty')} else 0 end`
  }

  private fromElements(group: ReturnType<Aggregates['group']>, bits: Fragment): Fragment {
    const { dialect } = this.compiler
    return sql`coalesce(${group.output(dialect.bitOrAggregate(dialect.cast(enclosed`${bits}`, dialect.integerType('narrow'))))}, 0)`
  }

  private quantified(node: QuantifiedNode): Fragment {
    const { aggregates, compiler } = this
    if (aggregates === undefined) throw new Error('an aggregate inside a filter is refused when the rule is checked')
    const bits = this.atEachMoment(node, (moment) => this.quantifiedAt(aggregates, node, moment))
    const complete = aggregates.isComplete(compiler.rows, node.relation)
    const open = sql`case when ${compiler.compile(node)} is null then ${bits} else 0 end`
    return sql`case when not ${complete} then ${this.bit(node, 'relation')} else ${open} end`
  }

  private quantifiedAt(aggregates: Aggregates, node: QuantifiedNode, moment: Moment): Fragment {
    const { compiler } = this
    const group = aggregates.group(compiler.rows, node.relation)
    const element = group.compilerFor(compiler.bound, moment)
    const inside = new MissingSql(element, undefined, this.bits).compile(node.test)
    if (inside === undefined) return plain('0')
    const test = element.rows.define(element.compile(node.test))
    return this.fromElements(group, sql`case when ${test} is null then ${inside} else 0 end`)
  }
}

/** The bit of every fact a decision of this program may lack. */
export function missingBits(bound: BoundProgram): ReadonlyMap<string, bigint> {
  return new Map(missingFactsOf(bound).map((fact, i) => [fact.key, 1n << BigInt(i)]))
}
