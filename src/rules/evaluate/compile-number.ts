import { crossPlan, magnitude, type Node, type NumberType, powerOfTen, type RatioType, type RoundNode, rescaled } from '../check/index.ts'
import type { Closure, Compiler } from './compiler.ts'
import { fitsDouble, magnitudeFitsDouble, type Quotient } from './values.ts'

type Integer = number | bigint

/** A closure for a number node, converted to bigint or kept as a JavaScript number as the caller's arithmetic needs. */
function numeric(compiler: Compiler, node: Node, wide: boolean): (frame: Parameters<Closure>[0]) => Integer | null {
  const closure = compiler.compile(node)
  if (!wide || !fitsDouble(node.type as NumberType)) return closure as (frame: Parameters<Closure>[0]) => Integer | null
  return (frame) => {
    const value = closure(frame)
    return value === null ? null : BigInt(value as Integer)
  }
}

/** Brings a computed bigint back to the representation its type promises. */
function settle(type: NumberType, wide: boolean): (value: Integer) => Integer {
  if (wide && fitsDouble(type)) return (value) => Number(value)
  return (value) => value
}

export function compileArithmetic(compiler: Compiler, node: Extract<Node, { kind: 'arithmetic' }>): Closure {
  const left = node.left.type as NumberType
  const right = node.right.type as NumberType
  const scale = node.operator === '*' ? undefined : Math.max(left.scale, right.scale)
  const a = scale === undefined ? left : rescaled(left, scale)
  const b = scale === undefined ? right : rescaled(right, scale)
  const wide = !fitsDouble(a) || !fitsDouble(b) || !fitsDouble(node.type)
  const x = scaledBy(numeric(compiler, node.left, wide), powerOfTen(a.scale - left.scale), wide)
  const y = scaledBy(numeric(compiler, node.right, wide), powerOfTen(b.scale - right.scale), wide)
  const finish = settle(node.type, wide)
  const operate = operators[node.operator]
  return (frame) => {
    const l = x(frame)
    const r = y(frame)
    return l === null || r === null ? null : finish(operate(l, r))
  }
}

// Both operands are always of one representation, which the type checker of TypeScript cannot see.
const operators: Readonly<Record<'+' | '-' | '*', (a: Integer, b: Integer) => Integer>> = {
  '+': (a, b) => (a as number) + (b as number),
  '-': (a, b) => (a as number) - (b as number),
  '*': (a, b) => (a as number) * (b as number),
}

function scaledBy(closure: (frame: Parameters<Closure>[0]) => Integer | null, factor: bigint, wide: boolean) {
  if (factor === 1n) return closure
  const by: Integer = wide ? factor : Number(factor)
  return (frame: Parameters<Closure>[0]): Integer | null => {
    const value = closure(frame)
    return value === null ? null : operators['*'](value, by)
  }
}

/** Compares two numbers or quotients by cross-multiplication; gives a negative, zero or positive number, or null. */
export function compileOrder(compiler: Compiler, left: Node, right: Node): (frame: Parameters<Closure>[0]) => number | null {
  const a = left.type as NumberType | RatioType
  const b = right.type as NumberType | RatioType
  const plan = crossPlan(a, b)
  const wide = !magnitudeFitsDouble(plan.widest)
  const x = fraction(compiler, left, wide)
  const y = fraction(compiler, right, wide)
  const leftFactor: Integer = wide ? plan.leftFactor : Number(plan.leftFactor)
  const rightFactor: Integer = wide ? plan.rightFactor : Number(plan.rightFactor)
  if (a.kind === 'number' && b.kind === 'number') {
    const p = scaledBy(numeric(compiler, left, wide), plan.leftFactor, wide)
    const q = scaledBy(numeric(compiler, right, wide), plan.rightFactor, wide)
    return (frame) => {
      const l = p(frame)
      const r = q(frame)
      return l === null || r === null ? null : l < r ? -1 : l > r ? 1 : 0
    }
  }
  const times = operators['*']
  return (frame) => {
    const l = x(frame)
    const r = y(frame)
    if (l === null || r === null) return null
    const p = times(times(l.numerator, leftFactor), r.denominator)
    const q = times(times(r.numerator, rightFactor), l.denominator)
    return p < q ? -1 : p > q ? 1 : 0
  }
}

function fraction(compiler: Compiler, node: Node, wide: boolean): (frame: Parameters<Closure>[0]) => Quotient | null {
  const one: Integer = wide ? 1n : 1
  if (node.type.kind === 'number') {
    const closure = numeric(compiler, node, wide)
    return (frame) => {
      const value = closure(frame)
      return value === null ? null : { numerator: value, denominator: one }
    }
  }
  const closure = compiler.compile(node)
  if (!wide) return closure as (frame: Parameters<Closure>[0]) => Quotient | null
  return (frame) => {
    const value = closure(frame) as Quotient | null
    return value === null ? null : { numerator: BigInt(value.numerator), denominator: BigInt(value.denominator) }
  }
}

/** An exact quotient; a zero denominator is unknown. */
export function compileRatio(compiler: Compiler, node: Extract<Node, { kind: 'ratio' }>): Closure {
  const numerator = compiler.compile(node.numerator)
  const denominator = compiler.compile(node.denominator)
  return (frame) => {
    const n = numerator(frame) as Integer | null
    const d = denominator(frame) as Integer | null
    // biome-ignore lint/suspicious/noDoubleEquals: 0 and 0n alike
    return n === null || d === null || d == 0 ? null : { numerator: n, denominator: d }
  }
}

export function compileScaledRatio(compiler: Compiler, node: Extract<Node, { kind: 'scaled_ratio' }>): Closure {
  const ratio = compiler.compile(node.ratio)
  const factor = compiler.compile(node.factor)
  const from = (node.ratio.type as RatioType).numerator
  const wide = !fitsDouble(node.type.numerator) || !fitsDouble(from) || !fitsDouble(node.factor.type as NumberType)
  const finish = settle(node.type.numerator, wide)
  return (frame) => {
    const r = ratio(frame) as Quotient | null
    const f = factor(frame) as Integer | null
    if (r === null || f === null) return null
    const product = wide ? BigInt(r.numerator) * BigInt(f) : Number(r.numerator) * Number(f)
    return { numerator: finish(product), denominator: r.denominator }
  }
}

/** Rounds to the scale of the node's type; quotients are carried out in integers. */
export function compileRound(compiler: Compiler, node: RoundNode): Closure {
  const type = node.operand.type
  const finish = settle(node.type, true)
  if (type.kind === 'ratio') {
    const operand = compiler.compile(node.operand)
    const up = powerOfTen(Math.max(0, node.type.scale + type.denominator.scale - type.numerator.scale))
    const down = powerOfTen(Math.max(0, type.numerator.scale - node.type.scale - type.denominator.scale))
    return (frame) => {
      const value = operand(frame) as Quotient | null
      return value === null ? null : finish(divide(BigInt(value.numerator) * up, BigInt(value.denominator) * down, node.mode))
    }
  }
  const from = (type as NumberType).scale
  const operand = numeric(compiler, node.operand, true)
  if (from <= node.type.scale) {
    const factor = powerOfTen(node.type.scale - from)
    return (frame) => {
      const value = operand(frame)
      return value === null ? null : finish((value as bigint) * factor)
    }
  }
  const unit = powerOfTen(from - node.type.scale)
  if (node.mode === 'half_away' && magnitudeFitsDouble(magnitude(type as NumberType) + unit))
    return narrowRound(compiler, node, Number(unit))
  return (frame) => {
    const value = operand(frame)
    return value === null ? null : finish(divide(value as bigint, unit, node.mode))
  }
}

/** The common case, exact in JavaScript numbers: `%` on integers below 2^53 is exact, and so is the division that follows. */
function narrowRound(compiler: Compiler, node: RoundNode, unit: number): Closure {
  const operand = compiler.compile(node.operand)
  return (frame) => {
    const value = operand(frame) as number | null
    if (value === null) return null
    const size = value < 0 ? -value : value
    const rest = size % unit
    const whole = (size - rest) / unit + (rest * 2 >= unit ? 1 : 0)
    return value < 0 ? -whole : whole
  }
}

function divide(numerator: bigint, denominator: bigint, mode: RoundNode['mode']): bigint {
  const negative = numerator < 0n
  const size = negative ? -numerator : numerator
  const whole = size / denominator
  const rest = size % denominator
  if (mode === 'half_away') {
    const rounded = rest * 2n >= denominator ? whole + 1n : whole
    return negative ? -rounded : rounded
  }
  const signed = negative ? -whole : whole
  if (rest === 0n) return signed
  if (mode === 'down') return negative ? signed - 1n : signed
  return negative ? signed : signed + 1n
}

/** The larger or smaller of two numbers or dates. */
export function compileExtreme(compiler: Compiler, node: Extract<Node, { kind: 'extreme' }>): Closure {
  const sign = node.which === 'larger' ? 1 : -1
  const [left, right] = [converted(compiler, node.left, node.type), converted(compiler, node.right, node.type)]
  return (frame) => {
    const a = left(frame)
    const b = right(frame)
    if (a === null || b === null) return null
    return (a > b ? 1 : -1) === sign ? a : b
  }
}

/** A number expressed at another number type's scale and representation; other values pass through. */
export function converted(compiler: Compiler, node: Node, type: Node['type']): Closure {
  if (node.type.kind === 'ratio' && type.kind === 'ratio') return convertedRatio(compiler, node, type)
  if (node.type.kind !== 'number' || type.kind !== 'number') return compiler.compile(node)
  const factor = powerOfTen(type.scale - node.type.scale)
  if (factor === 1n && fitsDouble(node.type) === fitsDouble(type)) return compiler.compile(node)
  const operand = numeric(compiler, node, true)
  const finish = settle(type, true)
  return (frame) => {
    const value = operand(frame)
    return value === null ? null : finish((value as bigint) * factor)
  }
}

function convertedRatio(compiler: Compiler, node: Node, type: RatioType): Closure {
  const from = node.type as RatioType
  const closure = compiler.compile(node)
  const up = powerOfTen(type.numerator.scale - from.numerator.scale)
  const upBelow = powerOfTen(type.denominator.scale - from.denominator.scale)
  const finish = settle(type.numerator, true)
  const finishBelow = settle(type.denominator, true)
  return (frame) => {
    const value = closure(frame) as Quotient | null
    if (value === null) return null
    return { numerator: finish(BigInt(value.numerator) * up), denominator: finishBelow(BigInt(value.denominator) * upBelow) }
  }
}
