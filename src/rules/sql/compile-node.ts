import { formatDate } from '../../kernel/calendar.ts'
import {
  type Assumed,
  assumedBranch,
  assumedKey,
  type BoundParameter,
  type BoundProgram,
  type BoundValue,
  type Cell,
  type ConditionalNode,
  cellAt,
  cellsOf,
  contextValue,
  crossPlan,
  definitionBody,
  isAnswer,
  isTimeless,
  type LookupNode,
  mayBeCoarse,
  type Node,
  type NumberType,
  nodeKey,
  nothingAssumed,
  type PrefixNode,
  powerOfTen,
  type RatioType,
  rescaled,
  restsOnChoices,
  type SampleKey,
  type Tier,
  type Type,
  wayOf,
} from '../check/index.ts'
import type { AggregateCompiler, AggregateFragments } from './aggregate-compiler.ts'
import type { Dialect, Width } from './dialect.ts'
import { constant, enclosed, type Fragment, joined, plain, sql, strict } from './fragment.ts'
import { type Moment, periodAt } from './moment.ts'
import { knownOr, reachSql } from './reach.ts'
import type { RowSource } from './row-source.ts'

/** A quotient as two columns; the numerator is null whenever the quotient is unknown. */
export interface RatioFragment {
  readonly numerator: Fragment
  readonly denominator: Fragment
}

const LARGEST_NARROW = 2n ** 63n - 1n

/** Does every integer up to this magnitude fit the narrow width. */
export function widthOf(magnitude: bigint): Width {
  return magnitude <= LARGEST_NARROW ? 'narrow' : 'wide'
}

function sizeOf(type: NumberType): bigint {
  const [low, high] = [type.low < 0n ? -type.low : type.low, type.high < 0n ? -type.high : type.high]
  return low > high ? low : high
}

interface NodeCompilerOptions {
  readonly bound: BoundProgram
  readonly rows: RowSource
  readonly dialect: Dialect
  readonly aggregates: AggregateCompiler | undefined
  readonly moment?: Moment
  readonly base?: NodeCompiler
  readonly assumed?: Assumed
}

/** Turns the nodes of one bound program into SQL over one row source. */
export class NodeCompiler {
  readonly bound: BoundProgram
  readonly rows: RowSource
  readonly dialect: Dialect
  /** The day on which an element's row reads dated parameters; a subject's row knows its own. */
  readonly moment: Moment
  private readonly aggregates: AggregateCompiler | undefined
  private readonly base: NodeCompiler | undefined
  private readonly assumed: Assumed
  private readonly made = new Map<string, Fragment>()
  private readonly settledFragments = new Map<string, Fragment>()

  constructor({ bound, rows, dialect, aggregates, moment, base, assumed = nothingAssumed }: NodeCompilerOptions) {
    this.bound = bound
    this.rows = rows
    this.dialect = dialect
    this.aggregates = aggregates
    this.moment = moment
    this.base = base
    this.assumed = assumed
  }

  /** The same expressions with their choices taken for granted; what holds no choice is this compiler's to compile. */
  assuming(assumed: Assumed): NodeCompiler {
    const { bound, rows, dialect, aggregates, moment } = this
    return new NodeCompiler({ bound, rows, dialect, aggregates, moment, base: this, assumed })
  }

  /** A value other than a quotient; an answer (`isAnswer`) counts as known where all its reachable values agree. */
  compile(node: Node): Fragment {
    if (node.type.kind === 'ratio') throw new Error('a quotient has two parts')
    const key = nodeKey(node)
    const known = this.made.get(key)
    if (known !== undefined) return known
    const fragment = this.base === undefined ? this.answered(node) : restsOnChoices(node) ? this.make(node) : this.base.compile(node)
    this.made.set(key, fragment)
    return fragment
  }

  /** The same for any node that stands for itself: a result, a date, what an aggregate takes. */
  settled(node: Node): Fragment {
    if (isAnswer(node)) return this.compile(node)
    const key = nodeKey(node)
    const known = this.settledFragments.get(key) ?? knownOr(this.compile(node), reachSql<NodeCompiler>(this, node))
    this.settledFragments.set(key, known)
    return known
  }

  /** The value of an expression whose choices are all taken for granted here. */
  reached(node: Node): Fragment {
    return this.make(node)
  }

  /** The branch of a choice that is taken for granted here; undefined where its test is asked. */
  branchOf(node: ConditionalNode): Node | undefined {
    return assumedBranch(this.assumed, node)
  }

  /** The key of a table that is taken for granted here; undefined where it is the key as it is. */
  keyOf(node: LookupNode): SampleKey | undefined {
    return assumedKey(this.bound, this.assumed, node)
  }

  private answered(node: Node): Fragment {
    const made = this.make(node)
    const agreed = isAnswer(node) ? reachSql<NodeCompiler>(this, node) : undefined
    // Long, and asked again by whatever wants to know why the test is open: a name lets it be computed once.
    return agreed === undefined ? made : this.rows.define(knownOr(made, agreed))
  }

  private make(node: Node): Fragment {
    switch (node.kind) {
      case 'literal':
        return this.literal(node.value, node.type)
      case 'context':
        return this.contextual(node)
      case 'parameter':
        return this.overPeriods(this.parameter(node.parameter), node.type, (value) =>
          value.kind === 'cell' ? this.cell(value.cell, node.type) : this.nothing(node.type),
        )
      case 'lookup':
        return this.rows.define(this.overPeriods(this.parameter(node.parameter), node.type, (value) => this.look(value, node)))
      case 'field':
        return this.rows.field(node.record, node.field)
      case 'definition':
        return this.rows.define(this.compile(definitionBody(this.bound, node)))
      case 'logical':
        return enclosed`${joined(
          node.operands.map((operand) => this.compile(operand)),
          ` ${node.operator} `,
        )}`
      case 'not':
        return strict`not ${this.compile(node.operand)}`
      case 'compare':
        return this.compare(node)
      case 'member':
        return this.oneOf(this.compile(node.value), node.codes)
      case 'prefix':
        return this.overPeriods(this.parameter(node.list), node.type, (value) => this.startsWithAny(node, value))
      case 'conditional': {
        const assumed = this.branchOf(node)
        if (assumed !== undefined) return this.converted(assumed, node.type)
        const test = this.rows.define(this.compile(node.test))
        return enclosed`case when ${test} then ${this.converted(node.then, node.type)} when not ${test} then ${this.converted(node.otherwise, node.type)} end`
      }
      case 'strategy':
        return this.converted(wayOf(this.bound, node), node.type)
      case 'arithmetic':
        return this.arithmetic(node)
      case 'round':
        return this.round(node)
      case 'extreme': {
        const left = this.rows.define(this.converted(node.left, node.type))
        const right = this.rows.define(this.converted(node.right, node.type))
        const sign = node.which === 'larger' ? '>=' : '<='
        return enclosed`case when ${left} ${sign} ${right} then ${left} when not ${left} ${sign} ${right} then ${right} end`
      }
      case 'date': {
        const [first, second] = node.arguments.map((argument) => this.rows.define(this.compile(argument)))
        if (first === undefined) throw new Error(`${node.function} needs an argument`)
        return this.dialect.date(node.function, first, second ?? plain(''))
      }
      case 'aggregate':
      case 'quantified':
        return this.aggregate(node).value
      case 'ratio':
      case 'scaled_ratio':
        throw new Error('a quotient has two parts')
    }
  }

  /** A quotient. */
  ratio(node: Node): RatioFragment {
    switch (node.kind) {
      case 'ratio': {
        const denominator = this.rows.define(this.compile(node.denominator))
        const numerator = enclosed`case when ${denominator} <> 0 then ${this.compile(node.numerator)} end`
        return { numerator: this.rows.define(numerator), denominator }
      }
      case 'scaled_ratio': {
        const base = this.ratio(node.ratio)
        const from = node.ratio.type as RatioType
        const numerator = this.times(
          base.numerator,
          from.numerator,
          this.compile(node.factor),
          node.factor.type as NumberType,
          node.type.numerator,
        )
        return { numerator: this.rows.define(numerator), denominator: base.denominator }
      }
      case 'definition':
        return this.ratio(definitionBody(this.bound, node))
      case 'strategy':
        return this.convertedRatio(wayOf(this.bound, node), node.type as RatioType)
      case 'conditional': {
        const assumed = this.branchOf(node)
        if (assumed !== undefined) return this.convertedRatio(assumed, node.type as RatioType)
        const test = this.rows.define(this.compile(node.test))
        const then = this.convertedRatio(node.then, node.type as RatioType)
        const otherwise = this.convertedRatio(node.otherwise, node.type as RatioType)
        const pick = (part: keyof RatioFragment) =>
          this.rows.define(enclosed`case when ${test} then ${then[part]} when not ${test} then ${otherwise[part]} end`)
        return { numerator: pick('numerator'), denominator: pick('denominator') }
      }
      case 'aggregate': {
        const mean = this.aggregate(node)
        if (mean.denominator === undefined) throw new Error('a mean has a denominator')
        return { numerator: mean.value, denominator: mean.denominator }
      }
      case 'literal':
      case 'context':
      case 'parameter':
      case 'lookup':
      case 'field':
      case 'logical':
      case 'not':
      case 'compare':
      case 'member':
      case 'prefix':
      case 'arithmetic':
      case 'round':
      case 'extreme':
      case 'date':
      case 'quantified':
        throw new Error(`${node.kind} is not a quotient`)
    }
  }

  private aggregate(node: Extract<Node, { kind: 'aggregate' | 'quantified' }>): AggregateFragments {
    if (this.aggregates === undefined) throw new Error('an aggregate inside a filter is refused when the rule is checked')
    return this.aggregates.compile(this.bound, this.rows, node, () => this.decidingDate())
  }

  parameter(id: string): BoundParameter {
    const parameter = this.bound.parameters.get(id)
    if (parameter === undefined) throw new Error(`parameter ${id} is not bound`)
    return parameter
  }

  decidingDate(): Fragment {
    return this.base === undefined ? this.rows.define(this.settled(this.bound.program.date)) : this.base.decidingDate()
  }

  /** The value in force on the deciding date; null outside every period. */
  overPeriods(parameter: BoundParameter, type: Type, read: (value: BoundValue) => Fragment): Fragment {
    const [only] = parameter.periods
    if (only !== undefined && isTimeless(parameter)) return read(only.value)
    if (this.moment !== undefined) {
      const period = periodAt(parameter, this.moment)
      return period === undefined ? this.nothing(type) : read(period.value)
    }
    if (parameter.periods.length === 0) return this.nothing(type)
    const date = this.decidingDate()
    const cases = parameter.periods.map(
      (period) => sql`when ${date} between ${this.day(period.from)} and ${this.day(period.to)} then ${read(period.value)}`,
    )
    return this.rows.define(enclosed`case ${joined(cases, ' ')} end`)
  }

  day(day: number): string {
    return this.dialect.dateLiteral(formatDate(day))
  }

  /** An integer literal of the width its type needs. */
  integer(value: bigint, width: Width = widthOf(value < 0n ? -value : value)): Fragment {
    const literal = value < 0n ? `(${value})` : String(value)
    return width === 'wide' ? this.dialect.cast(constant(literal), this.dialect.integerType('wide')) : constant(literal)
  }

  literal(value: boolean | bigint | string, type: Type): Fragment {
    if (typeof value === 'boolean') return plain(String(value))
    if (typeof value === 'string') return plain(this.dialect.textLiteral(value))
    if (type.kind === 'date') return constant(this.day(Number(value)))
    return this.integer(value)
  }

  private oneOf(code: Fragment, codes: readonly bigint[]): Fragment {
    const [only] = codes
    if (codes.length === 1) return strict`${code} = ${only ?? 0n}`
    return this.dialect.isOneOf(code, codes)
  }

  private contextual(node: Extract<Node, { kind: 'context' }>): Fragment {
    const value = contextValue(node.name, this.bound.context)
    return constant(node.type.kind === 'date' ? this.day(value) : String(value))
  }

  /** An unknown of a known type: a bare null would leave functions of dates and texts without an overload to choose. */
  nothing(type: Type): Fragment {
    return this.dialect.cast(plain('null'), this.sqlType(type))
  }

  private sqlType(type: Type): string {
    switch (type.kind) {
      case 'boolean':
        return this.dialect.booleanType
      case 'text':
        return this.dialect.textType
      case 'date':
        return this.dialect.dateType
      case 'number':
        return this.dialect.integerType(widthOf(sizeOf(type)))
      case 'region':
      case 'month':
      case 'enumeration':
      case 'ratio':
      case 'text_list':
      case 'record':
      case 'relation':
        return this.dialect.integerType('narrow')
    }
  }

  cell(cell: Cell, type: Type): Fragment {
    return cell.value === undefined ? this.nothing(type) : this.literal(cell.value, type)
  }

  private look(value: BoundValue, node: Extract<Node, { kind: 'lookup' }>): Fragment {
    if (cellsOf(value).length === 0) return this.nothing(node.type)
    const given = this.keyOf(node)
    if (given !== undefined) {
      const cell = cellAt(value, given)
      return cell === undefined ? this.nothing(node.type) : this.cell(cell, node.type)
    }
    if (value.kind === 'codes') {
      const key = this.rows.define(this.compile(node.key))
      const cases = [...value.cells].map(([code, cell]) => sql`when ${code} then ${this.cell(cell, node.type)}`)
      return enclosed`case ${key} ${joined(cases, ' ')} end`
    }
    if (value.kind !== 'tiers') throw new Error(`${node.parameter} is not a table`)
    const cases = value.tiers.map((tier) => sql`when ${this.inTier(node.key, tier, value.scale)} then ${this.cell(tier.cell, node.type)}`)
    return enclosed`case ${joined(cases, ' ')} end`
  }

  /** Is the key inside a tier: true, false or unknown. */
  inTier(key: Node, tier: Tier, scale: number): Fragment {
    const bounds: Fragment[] = []
    if (tier.low !== undefined) bounds.push(this.againstBound(key, tier.isLowInclusive ? '>=' : '>', tier.low, scale))
    if (tier.high !== undefined) bounds.push(this.againstBound(key, tier.isHighInclusive ? '<=' : '<', tier.high, scale))
    if (bounds.length > 0) return enclosed`${joined(bounds, ' and ')}`
    const known = key.type.kind === 'ratio' ? this.ratio(key).numerator : this.compile(key)
    return enclosed`case when ${known} is not null then true end`
  }

  private againstBound(key: Node, operator: string, bound: bigint, scale: number): Fragment {
    const type = key.type as NumberType | RatioType
    const limit: NumberType = { kind: 'number', dimension: '', scale, low: bound, high: bound }
    return this.ordered(operator, key, type, this.integer(bound), limit)
  }

  /** True, false, or unknown where the text is, or is a code that an entry of the list is finer than. */
  startsWithAny(node: PrefixNode, value: BoundValue): Fragment {
    const text = this.compile(node.value)
    if (value.kind !== 'texts') throw new Error('a prefix is looked for in a list of texts')
    if (value.texts.length === 0) return enclosed`case when ${text} is not null then false end`
    const prefixes = value.texts.map((prefix) => plain(this.dialect.textLiteral(prefix)))
    const tests = prefixes.map((prefix) => this.dialect.startsWith(text, prefix))
    if (!mayBeCoarse(node)) return enclosed`${joined(tests, ' or ')}`
    const isCoarse = prefixes.map((prefix) => this.dialect.startsWith(prefix, text))
    return enclosed`${joined(tests, ' or ')} or nullif(${joined(isCoarse, ' or ')}, true)`
  }

  private compare(node: Extract<Node, { kind: 'compare' }>): Fragment {
    const operator = node.operator === '!=' ? '<>' : node.operator
    const { left, right } = node
    const numeric = left.type.kind === 'number' || left.type.kind === 'ratio'
    if (!numeric) return strict`${this.compile(left)} ${operator} ${this.compile(right)}`
    const value = right.type.kind === 'number' ? this.compile(right) : plain('')
    return this.ordered(operator, left, left.type as NumberType | RatioType, value, right.type as NumberType | RatioType, right)
  }

  /** `left op right` by cross-multiplication; `right` as a node only where it is a quotient. */
  private ordered(
    operator: string,
    left: Node,
    leftType: NumberType | RatioType,
    value: Fragment,
    rightType: NumberType | RatioType,
    right?: Node,
  ): Fragment {
    const plan = crossPlan(leftType, rightType)
    const width = widthOf(plan.widest)
    const a = leftType.kind === 'ratio' ? this.ratio(left) : { numerator: this.compile(left), denominator: undefined }
    const b = rightType.kind === 'ratio' && right !== undefined ? this.ratio(right) : { numerator: value, denominator: undefined }
    const l = this.product([a.numerator, b.denominator], plan.leftFactor, width)
    const r = this.product([b.numerator, a.denominator], plan.rightFactor, width)
    return strict`${l} ${operator} ${r}`
  }

  private product(parts: readonly (Fragment | undefined)[], factor: bigint, width: Width): Fragment {
    const present = parts.filter((part) => part !== undefined)
    const factors = factor === 1n ? [] : [this.integer(factor, width)]
    const [first, ...rest] = [...present, ...factors]
    if (first === undefined) throw new Error('a product has at least one factor')
    if (rest.length === 0) return first
    return sql`${this.widened(first, width)} * ${joined(rest, ' * ')}`
  }

  /** In narrow arithmetic the first operand is cast too, because a bare literal would be narrower still. */
  private widened(fragment: Fragment, width: Width): Fragment {
    return this.dialect.cast(fragment, this.dialect.integerType(width))
  }

  private arithmetic(node: Extract<Node, { kind: 'arithmetic' }>): Fragment {
    const left = node.left.type as NumberType
    const right = node.right.type as NumberType
    if (node.operator === '*') return this.times(this.compile(node.left), left, this.compile(node.right), right, node.type)
    const scale = node.type.scale
    const width = widthOf(
      [sizeOf(rescaled(left, scale)), sizeOf(rescaled(right, scale)), sizeOf(node.type)].reduce((a, b) => (a > b ? a : b)),
    )
    const a = this.scaled(this.compile(node.left), scale - left.scale, width)
    const b = this.scaled(this.compile(node.right), scale - right.scale, width)
    return this.narrowed(enclosed`${this.widened(a, width)} ${node.operator} ${b}`, width, node.type)
  }

  private times(left: Fragment, leftType: NumberType, right: Fragment, rightType: NumberType, type: NumberType): Fragment {
    const width = widthOf([sizeOf(leftType), sizeOf(rightType), sizeOf(type)].reduce((a, b) => (a > b ? a : b)))
    return this.narrowed(enclosed`${this.widened(left, width)} * ${right}`, width, type)
  }

  private scaled(fragment: Fragment, decimals: number, width: Width): Fragment {
    return decimals === 0 ? fragment : enclosed`${this.widened(fragment, width)} * ${this.integer(powerOfTen(decimals), width)}`
  }

  private narrowed(fragment: Fragment, width: Width, type: NumberType): Fragment {
    return width === 'wide' && widthOf(sizeOf(type)) === 'narrow' ? this.widened(fragment, 'narrow') : fragment
  }

  /** A node's value at another type's scale. */
  converted(node: Node, type: Type): Fragment {
    const fragment = this.compile(node)
    if (node.type.kind !== 'number' || type.kind !== 'number') return fragment
    const width = widthOf(sizeOf(rescaled(node.type, type.scale)))
    return this.scaled(fragment, type.scale - node.type.scale, width)
  }

  private convertedRatio(node: Node, type: RatioType): RatioFragment {
    const from = node.type as RatioType
    const parts = this.ratio(node)
    const part = (fragment: Fragment, source: NumberType, target: NumberType) =>
      this.scaled(fragment, target.scale - source.scale, widthOf(sizeOf(rescaled(source, target.scale))))
    return {
      numerator: part(parts.numerator, from.numerator, type.numerator),
      denominator: part(parts.denominator, from.denominator, type.denominator),
    }
  }

  /** Rounding spelled out over whole-number division of magnitudes, the same in every database. */
  private round(node: Extract<Node, { kind: 'round' }>): Fragment {
    const type = node.operand.type
    if (type.kind === 'number' && type.scale <= node.type.scale) return this.converted(node.operand, node.type)
    const { numerator, denominator, magnitude, mayBeNegative } =
      type.kind === 'ratio' ? this.quotientParts(node, type) : this.numberParts(node, type as NumberType)
    const width = widthOf(magnitude)
    const n = this.rows.define(numerator)
    const d = this.rows.define(denominator)
    const size = mayBeNegative ? enclosed`case when ${n} < 0 then -${n} else ${n} end` : n
    const divide = (above: Fragment, below: Fragment): Fragment => this.dialect.divideWhole(above, below, width)
    const whole = (mode: 'half' | 'down' | 'up'): Fragment => {
      if (mode === 'down') return divide(size, d)
      return mode === 'up'
        ? divide(enclosed`${size} + ${d} - 1`, d)
        : divide(enclosed`2 * ${this.widened(size, width)} + ${d}`, enclosed`2 * ${d}`)
    }
    const positive = whole(node.mode === 'half_away' ? 'half' : node.mode)
    const negative = whole(node.mode === 'half_away' ? 'half' : node.mode === 'down' ? 'up' : 'down')
    const signed = mayBeNegative ? enclosed`case when ${n} < 0 then -${negative} when ${n} >= 0 then ${positive} end` : positive
    return this.narrowed(signed, width, node.type)
  }

  private numberParts(node: Extract<Node, { kind: 'round' }>, type: NumberType) {
    const unit = powerOfTen(type.scale - node.type.scale)
    const magnitude = 2n * sizeOf(type) + unit * 2n
    const width = widthOf(magnitude)
    return {
      numerator: this.widened(this.compile(node.operand), width),
      denominator: this.integer(unit, width),
      magnitude,
      mayBeNegative: type.low < 0n,
    }
  }

  private quotientParts(node: Extract<Node, { kind: 'round' }>, type: RatioType) {
    const power = node.type.scale + type.denominator.scale - type.numerator.scale
    const [up, down] = [powerOfTen(Math.max(0, power)), powerOfTen(Math.max(0, -power))]
    const parts = this.ratio(node.operand)
    const magnitude = 2n * sizeOf(type.numerator) * up + 2n * sizeOf(type.denominator) * down
    const width = widthOf(magnitude)
    return {
      numerator: this.widened(this.product([parts.numerator], up, width), width),
      denominator: this.widened(this.product([sql`nullif(${parts.denominator}, 0)`], down, width), width),
      magnitude,
      mayBeNegative: type.numerator.low < 0n,
    }
  }
}
