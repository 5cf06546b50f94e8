import { codesIn, isAnswer, isTimeless, missingFactsOf, missingKey, type Node, reachOf, wayOf } from '../check/index.ts'
import { eachElement, relationOf } from './compile-aggregate.ts'
import type { Compiler, Frame } from './compiler.ts'

/** Gives the bits of the facts that leave a node unknown; 0 when it is known. */
export type MissingClosure = (frame: Frame) => bigint

/** Explains unknowns: every fact that could still change the value is named and no other, in Kleene's sense. */
export class MissingCompiler {
  private readonly compiler: Compiler
  private readonly bits: ReadonlyMap<string, bigint>
  private readonly closures = new Map<Node, MissingClosure>()

  constructor(compiler: Compiler) {
    this.compiler = compiler
    this.bits = new Map(missingFactsOf(compiler.bound).map((fact, i) => [fact.key, 1n << BigInt(i)]))
  }

  compile(node: Node): MissingClosure {
    const known = this.closures.get(node)
    if (known !== undefined) return known
    const made = this.unlessKnown(node, this.make(node))
    this.closures.set(node, made)
    return made
  }

  /** What the parts of a node lack, whether or not the node itself is known. */
  inside(node: Node): MissingClosure {
    return this.make(node)
  }

  /** What is known because all its reachable values agree lacks nothing, whatever its parts lack. */
  private unlessKnown(node: Node, missing: MissingClosure): MissingClosure {
    if (!isAnswer(node) || reachOf(this.compiler.bound, node) === undefined) return missing
    const value = this.compiler.compile(node)
    return (frame) => (value(frame) === null ? missing(frame) : 0n)
  }

  private bit(node: Node, of: Parameters<typeof missingKey>[1]): bigint {
    return this.bits.get(missingKey(node, of)) ?? 0n
  }

  private all(nodes: readonly Node[]): MissingClosure {
    const parts = nodes.map((node) => this.compile(node))
    return (frame) => parts.reduce((bits, part) => bits | part(frame), 0n)
  }

  private make(node: Node): MissingClosure {
    const compiler = this.compiler
    switch (node.kind) {
      case 'literal':
      case 'context':
        return () => 0n
      case 'field': {
        const value = compiler.compile(node)
        const bit = this.bit(node, 'itself')
        return (frame) => (value(frame) === null ? bit : 0n)
      }
      case 'parameter': {
        return this.gap(node, node.parameter)
      }
      case 'lookup':
        return this.lookup(node)
      case 'prefix':
        return this.prefix(node)
      case 'definition':
        return this.compile(compiler.bodyOf(node))
      case 'strategy':
        return this.compile(wayOf(compiler.bound, node))
      case 'logical': {
        const value = compiler.compile(node)
        const parts = this.all(node.operands)
        return (frame) => (value(frame) === null ? parts(frame) : 0n)
      }
      case 'conditional':
        return this.conditional(node)
      case 'ratio':
        return this.ratio(node)
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
        return this.all([node.left, node.right])
      case 'scaled_ratio':
        return this.all([node.ratio, node.factor])
      case 'date':
        return this.all(node.arguments)
    }
  }

  /** Outside every period of a dated parameter; when the deciding date itself is unknown, that is what is missing. */
  private gap(node: Node, id: string): MissingClosure {
    const parameter = this.compiler.parameter(id)
    if (isTimeless(parameter)) return () => 0n
    const bound = this.compiler.inForce(parameter)
    const date = this.compiler.settled(this.compiler.bound.program.date)
    const missingDate = this.compile(this.compiler.bound.program.date)
    const bit = this.bit(node, 'gap')
    return (frame) => (date(frame) === null ? missingDate(frame) : bound(frame) === null ? bit : 0n)
  }

  private prefix(node: Extract<Node, { kind: 'prefix' }>): MissingClosure {
    const [gap, missing, whole, value] = [
      this.gap(node, node.list),
      this.compile(node.value),
      this.compiler.compile(node),
      this.compiler.compile(node.value),
    ]
    const list = this.compiler.inForce(this.compiler.parameter(node.list))
    const coarse = codesIn(this.compiler.bound, node).reduce((bits, code) => bits | this.bit(code, 'coarse'), 0n)
    return (frame) => {
      const isTooCoarse = value(frame) !== null && list(frame) !== null && whole(frame) === null
      return missing(frame) | gap(frame) | (isTooCoarse ? coarse : 0n)
    }
  }

  /** A delegated cell is not a missing fact: it waits for a local standard. */
  private lookup(node: Extract<Node, { kind: 'lookup' }>): MissingClosure {
    const gap = this.gap(node, node.parameter)
    if (this.compiler.keyOf(node) !== undefined) return gap
    const missingKeyFacts = this.compile(node.key)
    return (frame) => missingKeyFacts(frame) | gap(frame)
  }

  /** Where the test is unknown, what a branch lacks could settle the matter too: both branches may come to the same. */
  private conditional(node: Extract<Node, { kind: 'conditional' }>): MissingClosure {
    const value = this.compiler.compile(node.test)
    const test = this.compile(node.test)
    const then = this.compile(node.then)
    const otherwise = this.compile(node.otherwise)
    return (frame) => {
      const chosen = value(frame)
      if (chosen === null) return test(frame) | then(frame) | otherwise(frame)
      return chosen === true ? then(frame) : otherwise(frame)
    }
  }

  private ratio(node: Extract<Node, { kind: 'ratio' }>): MissingClosure {
    const parts = this.all([node.numerator, node.denominator])
    const denominator = this.compiler.compile(node.denominator)
    const zero = this.bit(node, 'itself')
    return (frame) => {
      const value = denominator(frame) as number | bigint | null
      return parts(frame) | (value !== null && Number(value) === 0 ? zero : 0n)
    }
  }

  private aggregate(node: Extract<Node, { kind: 'aggregate' }>): MissingClosure {
    const records = relationOf(this.compiler, node.relation)
    const filter = node.filter === undefined ? undefined : this.compiler.compile(node.filter)
    const value = node.value === undefined ? undefined : this.compiler.settled(node.value)
    const missingFilter = node.filter === undefined ? undefined : this.compile(node.filter)
    const missingValue = node.value === undefined ? undefined : this.compile(node.value)
    const relationBit = this.bit(node, 'relation')
    const emptyBit = ['min', 'max', 'mean'].includes(node.function) ? this.bit(node, 'empty') : 0n
    return (frame) => {
      const list = records(frame)
      if (list === null) return relationBit
      let bits = 0n
      let taken = 0
      let unknown = false
      eachElement(frame, list, () => {
        const passes = filter === undefined ? true : filter(frame)
        if (passes === false) return
        taken += 1
        if (passes === null) {
          unknown = true
          bits |= missingFilter?.(frame) ?? 0n
        } else if (value !== undefined && value(frame) === null) {
          unknown = true
          bits |= missingValue?.(frame) ?? 0n
        }
      })
      return taken === 0 && !unknown ? bits | emptyBit : bits
    }
  }

  private quantified(node: Extract<Node, { kind: 'quantified' }>): MissingClosure {
    const records = relationOf(this.compiler, node.relation)
    const whole = this.compiler.compile(node)
    const test = this.compiler.compile(node.test)
    const missing = this.compile(node.test)
    const relationBit = this.bit(node, 'relation')
    return (frame) => {
      const list = records(frame)
      if (list === null) return relationBit
      if (whole(frame) !== null) return 0n
      let bits = 0n
      eachElement(frame, list, () => {
        if (test(frame) === null) bits |= missing(frame)
      })
      return bits
    }
  }
}
