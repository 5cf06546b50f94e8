import type { Node, NumberType, RelationSource } from '../check/index.ts'
import type { Closure, Compiler, Frame } from './compiler.ts'
import { type Facts, fitsDouble, type Value } from './values.ts'

/** The records of a relation, or null where its source is not complete. */
export function relationOf(compiler: Compiler, relation: RelationSource): (frame: Frame) => readonly Facts[] | null {
  const owner = compiler.record(relation.owner)
  return (frame) => (owner(frame)?.[relation.field] as readonly Facts[] | null | undefined) ?? null
}

/** Runs `visit` with each record as the element; the caller's own element is put back, also when `visit` throws. */
export function eachElement(frame: Frame, records: readonly Facts[], visit: () => void): void {
  const outside = frame.element
  for (const record of records) {
    frame.element = record
    visit()
  }
  frame.element = outside
}

const always: Closure = () => true

/** `count`, `sum`, `min`, `max`, `mean`: one unknown filter result or counted value makes the whole unknown. */
export function compileAggregate(compiler: Compiler, node: Extract<Node, { kind: 'aggregate' }>): Closure {
  const records = relationOf(compiler, node.relation)
  const filter = node.filter === undefined ? always : compiler.compile(node.filter)
  const value = node.value === undefined ? always : compiler.settled(node.value)
  const finish = finishes(node)
  return (frame) => {
    const list = records(frame)
    if (list === null) return null
    const taken: Value[] = []
    let unknown = false
    eachElement(frame, list, () => {
      const passes = filter(frame)
      if (passes === false) return
      const taking = passes === null ? null : value(frame)
      if (taking === null) unknown = true
      else taken.push(taking)
    })
    return unknown ? null : finish(taken)
  }
}

function finishes(node: Extract<Node, { kind: 'aggregate' }>): (taken: readonly Value[]) => Value {
  switch (node.function) {
    case 'count':
      return (taken) => taken.length
    case 'sum':
      return sumAs(node.type as NumberType)
    case 'min':
    case 'max': {
      const sign = node.function === 'max' ? 1 : -1
      const better = (a: Value, b: Value): Value => (((a as number) > (b as number) ? 1 : -1) === sign ? a : b)
      return (taken) => (taken.length === 0 ? null : taken.reduce(better))
    }
    case 'mean': {
      if (node.type.kind !== 'ratio') throw new Error('a mean is a quotient')
      const sum = sumAs(node.type.numerator)
      return (taken) => (taken.length === 0 ? null : { numerator: sum(taken) as number | bigint, denominator: taken.length })
    }
  }
}

function sumAs(type: NumberType): (taken: readonly Value[]) => Value {
  if (fitsDouble(type)) return (taken) => taken.reduce<number>((total, value) => total + Number(value), 0)
  return (taken) => taken.reduce<bigint>((total, value) => total + BigInt(value as number | bigint), 0n)
}

/** `some` and `every` in Kleene logic over the records. */
export function compileQuantified(compiler: Compiler, node: Extract<Node, { kind: 'quantified' }>): Closure {
  const records = relationOf(compiler, node.relation)
  const test = compiler.compile(node.test)
  const decisive = node.quantifier === 'some'
  return (frame) => {
    const list = records(frame)
    if (list === null) return null
    let found = false
    let unknown = false
    eachElement(frame, list, () => {
      const value = test(frame)
      if (value === decisive) found = true
      if (value === null) unknown = true
    })
    return found ? decisive : unknown ? null : !decisive
  }
}
