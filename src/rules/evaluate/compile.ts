import { hasIndustryPrefix } from '../../kernel/industry.ts'
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
  contextValue,
  instantiate,
  isAnswer,
  isTimeless,
  type LookupNode,
  mayBeCoarse,
  type Node,
  type NumberType,
  nothingAssumed,
  powerOfTen,
  type RatioType,
  type RecordPath,
  restsOnChoices,
  type SampleKey,
  type Type,
  tierAt,
  wayOf,
} from '../check/index.ts'
import { compileAggregate, compileQuantified } from './compile-aggregate.ts'
import { compileDate } from './compile-date.ts'
import {
  compileArithmetic,
  compileExtreme,
  compileOrder,
  compileRatio,
  compileRound,
  compileScaledRatio,
  converted,
} from './compile-number.ts'
import { compileReach, knownOr } from './compile-reach.ts'
import type { Closure, Compiler, Frame } from './compiler.ts'
import { type Facts, fitsDouble, type Quotient, type Value } from './values.ts'

/**
 * Turns checked nodes into closures over one bound program. Every node with a value worth showing gets a slot in the trace. With
 * something assumed it computes one reachable value of an expression, beside the trace; what holds no choice is its base's to compute.
 */
export class ExpressionCompiler implements Compiler {
  readonly bound: BoundProgram
  private readonly assumed: Assumed
  private readonly base: ExpressionCompiler | undefined
  private readonly closures = new Map<Node, Closure>()
  private readonly settledClosures = new Map<Node, Closure>()
  private readonly slots = new Map<Node, number>()
  private readonly bodies = new Map<string, Node>()
  private decisiveDate: Closure | undefined

  constructor(bound: BoundProgram, base?: ExpressionCompiler, assumed: Assumed = nothingAssumed) {
    this.bound = bound
    this.base = base
    this.assumed = assumed
  }

  /** The same expressions with their choices taken for granted. */
  assuming(assumed: Assumed): ExpressionCompiler {
    return new ExpressionCompiler(this.bound, this, assumed)
  }

  get slotCount(): number {
    return this.slots.size
  }

  slotOf(node: Node): number | undefined {
    return this.slots.get(node)
  }

  compile(node: Node): Closure {
    const known = this.closures.get(node)
    if (known !== undefined) return known
    const closure =
      this.base === undefined ? this.traced(node, this.answered(node)) : restsOnChoices(node) ? this.make(node) : this.base.compile(node)
    this.closures.set(node, closure)
    return closure
  }

  settled(node: Node): Closure {
    const known = this.settledClosures.get(node)
    if (known !== undefined) return known
    const plain = this.compile(node)
    const closure = isAnswer(node) ? plain : knownOr(plain, compileReach(this, node))
    this.settledClosures.set(node, closure)
    return closure
  }

  branchOf(node: ConditionalNode): Node | undefined {
    return assumedBranch(this.assumed, node)
  }

  keyOf(node: LookupNode): SampleKey | undefined {
    return assumedKey(this.bound, this.assumed, node)
  }

  private answered(node: Node): Closure {
    return isAnswer(node) ? knownOr(this.make(node), compileReach(this, node)) : this.make(node)
  }

  /** The value of an expression whose choices are all taken for granted here. */
  reached(node: Node): Closure {
    return this.make(node)
  }

  /** The body of a definition as seen through the path it is read from; one per path, so that its value is computed once. */
  bodyOf(node: Extract<Node, { kind: 'definition' }>): Node {
    if (this.base !== undefined) return this.base.bodyOf(node)
    const key = `${node.definition} ${JSON.stringify(node.record)}`
    const known = this.bodies.get(key)
    if (known !== undefined) return known
    const definition = this.bound.program.definitions.get(node.definition)
    if (definition === undefined) throw new Error(`definition ${node.definition} is not part of the program`)
    const body = instantiate(definition.body, node.record)
    this.bodies.set(key, body)
    return body
  }

  record(path: RecordPath): (frame: Frame) => Facts | null {
    if (path.kind === 'subject') return (frame) => frame.subject
    if (path.kind === 'element') return (frame) => frame.element
    const from = this.record(path.from)
    const field = path.field
    return (frame) => (from(frame)?.[field] as Facts | null | undefined) ?? null
  }

  /** The period of a parameter in force on the program's decisive date. */
  inForce(parameter: BoundParameter): (frame: Frame) => BoundValue | null {
    const [only] = parameter.periods
    if (only !== undefined && isTimeless(parameter)) return () => only.value
    if (this.base !== undefined) return this.base.inForce(parameter)
    this.decisiveDate ??= this.settled(this.bound.program.date)
    const date = this.decisiveDate
    return (frame) => {
      const day = date(frame) as number | null
      if (day === null) return null
      for (const period of parameter.periods) if (day >= period.from && day <= period.to) return period.value
      return null
    }
  }

  parameter(id: string): BoundParameter {
    const parameter = this.bound.parameters.get(id)
    if (parameter === undefined) throw new Error(`parameter ${id} is not bound`)
    return parameter
  }

  private traced(node: Node, closure: Closure): Closure {
    if (node.kind === 'literal') return closure
    const slot = this.slots.size
    this.slots.set(node, slot)
    return (frame) => {
      const value = closure(frame)
      frame.trace[slot] = value
      return value
    }
  }

  private make(node: Node): Closure {
    switch (node.kind) {
      case 'literal': {
        const value = literalValue(node)
        return () => value
      }
      case 'parameter':
        return this.makeParameter(node)
      case 'lookup':
        return this.makeLookup(node)
      case 'context':
        return this.makeContext(node)
      case 'field':
        return this.makeField(node)
      case 'definition':
        return this.compile(this.bodyOf(node))
      case 'logical':
        return this.makeLogical(node)
      case 'not': {
        const operand = this.compile(node.operand)
        return (frame) => {
          const value = operand(frame)
          return value === null ? null : !value
        }
      }
      case 'compare':
        return this.makeCompare(node)
      case 'member': {
        const codes = new Set(node.codes.map(Number))
        const operand = this.compile(node.value)
        return (frame) => {
          const value = operand(frame)
          return value === null ? null : codes.has(value as number)
        }
      }
      case 'prefix':
        return this.makePrefix(node)
      case 'conditional':
        return this.makeConditional(node)
      case 'strategy':
        return converted(this, wayOf(this.bound, node), node.type)
      case 'arithmetic':
        return compileArithmetic(this, node)
      case 'ratio':
        return compileRatio(this, node)
      case 'scaled_ratio':
        return compileScaledRatio(this, node)
      case 'round':
        return compileRound(this, node)
      case 'extreme':
        return compileExtreme(this, node)
      case 'date':
        return compileDate(this, node)
      case 'aggregate':
        return compileAggregate(this, node)
      case 'quantified':
        return compileQuantified(this, node)
    }
  }

  private makeParameter(node: Extract<Node, { kind: 'parameter' }>): Closure {
    const value = this.inForce(this.parameter(node.parameter))
    return (frame) => {
      const bound = value(frame)
      return bound?.kind === 'cell' ? cellValue(bound.cell, node.type) : null
    }
  }

  private makeLookup(node: Extract<Node, { kind: 'lookup' }>): Closure {
    const cell = this.cellOf(node)
    return (frame) => {
      const found = cell(frame)
      return found === null ? null : cellValue(found, node.type)
    }
  }

  /** The cell a look-up lands on: also what tells a set value from a ceiling. */
  cellOf(node: Extract<Node, { kind: 'lookup' }>): (frame: Frame) => Cell | null {
    const table = this.inForce(this.parameter(node.parameter))
    const sample = this.keyOf(node)
    if (sample !== undefined) {
      return (frame) => {
        const bound = table(frame)
        return bound === null ? null : (cellAt(bound, sample) ?? null)
      }
    }
    const key = this.compile(node.key)
    return (frame) => {
      const value = key(frame)
      const bound = value === null ? null : table(frame)
      if (bound === null || value === null) return null
      if (bound.kind === 'codes') return bound.cells.get(BigInt(value as number)) ?? null
      return bound.kind === 'tiers' ? tierOf(bound, value, node.key.type as NumberType | RatioType) : null
    }
  }

  private makeContext(node: Extract<Node, { kind: 'context' }>): Closure {
    const value = contextValue(node.name, this.bound.context)
    return () => value
  }

  private makeField(node: Extract<Node, { kind: 'field' }>): Closure {
    const record = this.record(node.record)
    const field = node.field
    return (frame) => (record(frame)?.[field] as Value | undefined) ?? null
  }

  private makeLogical(node: Extract<Node, { kind: 'logical' }>): Closure {
    const operands = node.operands.map((operand) => this.compile(operand))
    const decisive = node.operator === 'or'
    return (frame) => {
      let unknown = false
      for (const operand of operands) {
        const value = operand(frame)
        if (value === decisive) return decisive
        if (value === null) unknown = true
      }
      return unknown ? null : !decisive
    }
  }

  private makeCompare(node: Extract<Node, { kind: 'compare' }>): Closure {
    const test = comparisons[node.operator]
    const numbers = node.left.type.kind === 'number' || node.left.type.kind === 'ratio'
    if (numbers) {
      const order = compileOrder(this, node.left, node.right)
      return (frame) => {
        const sign = order(frame)
        return sign === null ? null : test(sign)
      }
    }
    const left = this.compile(node.left)
    const right = this.compile(node.right)
    return (frame) => {
      const a = left(frame)
      const b = right(frame)
      if (a === null || b === null) return null
      return test(a < b ? -1 : a > b ? 1 : 0)
    }
  }

  private makePrefix(node: Extract<Node, { kind: 'prefix' }>): Closure {
    const value = this.compile(node.value)
    const list = this.inForce(this.parameter(node.list))
    const isCode = mayBeCoarse(node)
    return (frame) => {
      const text = value(frame) as string | null
      const bound = text === null ? null : list(frame)
      if (text === null || bound?.kind !== 'texts') return null
      if (bound.texts.some((prefix) => text.startsWith(prefix))) return true
      return isCode && bound.texts.some((prefix) => hasIndustryPrefix(text, prefix) === undefined) ? null : false
    }
  }

  private makeConditional(node: ConditionalNode): Closure {
    const assumed = this.branchOf(node)
    if (assumed !== undefined) return converted(this, assumed, node.type)
    const test = this.compile(node.test)
    const then = converted(this, node.then, node.type)
    const otherwise = converted(this, node.otherwise, node.type)
    return (frame) => {
      const value = test(frame)
      return value === null ? null : value === true ? then(frame) : otherwise(frame)
    }
  }
}

const comparisons: Readonly<Record<Extract<Node, { kind: 'compare' }>['operator'], (sign: number) => boolean>> = {
  '=': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
}

function literalValue(node: Extract<Node, { kind: 'literal' }>): Value {
  if (typeof node.value !== 'bigint') return node.value
  if (node.type.kind === 'number' && !fitsDouble(node.type)) return node.value
  return Number(node.value)
}

function cellValue(cell: Cell, type: Type): Value {
  if (cell.value === undefined) return null
  return type.kind === 'number' && !fitsDouble(type) ? cell.value : Number(cell.value)
}

function tierOf(table: Extract<BoundValue, { kind: 'tiers' }>, key: Value, type: NumberType | RatioType): Cell | null {
  const [numerator, denominator] = exactFraction(key, type)
  return tierAt(table, numerator, denominator)?.cell ?? null
}

function exactFraction(key: Value, type: NumberType | RatioType): readonly [bigint, bigint] {
  if (type.kind === 'number') return [BigInt(key as number | bigint), powerOfTen(type.scale)]
  const quotient = key as Quotient
  return [BigInt(quotient.numerator) * powerOfTen(type.denominator.scale), BigInt(quotient.denominator) * powerOfTen(type.numerator.scale)]
}
