import { addMonths } from '../../../src/kernel/calendar.ts'
import {
  type BoundProgram,
  type BoundValue,
  cellsOf,
  childrenOf,
  contextValue,
  definitionBody,
  type Facts,
  type Node,
  type NumberType,
  powerOfTen,
  rootsOf,
  type Vocabulary,
  wayOf,
} from '../../../src/rules/index.ts'
import type { Place } from './slots.ts'

interface Thresholds {
  readonly numbers: readonly { readonly value: bigint; readonly scale: number }[]
  readonly days: readonly number[]
  readonly months: readonly number[]
  readonly regions: readonly number[]
  readonly texts: readonly string[]
}

/** Every figure, day, month, region and list entry that a program compares facts with. */
export function thresholdsOf(bound: BoundProgram): Thresholds {
  const numbers = [
    { value: 0n, scale: 0 },
    { value: 1n, scale: 0 },
  ]
  const days = [bound.context.screeningDate]
  const months: number[] = []
  const regions: number[] = []
  const texts: string[] = []
  const take = (node: Node, value: BoundValue) => {
    if (value.kind === 'texts') texts.push(...value.texts)
    if (value.kind === 'tiers')
      for (const { low, high } of value.tiers)
        for (const at of [low, high]) if (at !== undefined) numbers.push({ value: at, scale: value.scale })
    for (const { value: cell } of cellsOf(value)) {
      if (cell === undefined) continue
      if (node.type.kind === 'number') numbers.push({ value: cell, scale: node.type.scale })
      if (node.type.kind === 'date') days.push(Number(cell))
      if (node.type.kind === 'month') months.push(Number(cell))
      if (node.type.kind === 'region') regions.push(Number(cell))
    }
  }
  const visit = (node: Node): void => {
    const id = node.kind === 'parameter' || node.kind === 'lookup' ? node.parameter : node.kind === 'prefix' ? node.list : undefined
    for (const { from, to, value } of (id === undefined ? undefined : bound.parameters.get(id)?.periods) ?? []) {
      days.push(from, to + 1)
      take(node, value)
    }
    if (node.kind === 'context' && node.type.kind === 'date') days.push(contextValue(node.name, bound.context))
    if (node.kind === 'definition') visit(definitionBody(bound, node))
    else if (node.kind === 'strategy') visit(wayOf(bound, node))
    else for (const child of childrenOf(node)) visit(child)
  }
  for (const root of rootsOf(bound)) visit(root)
  return { numbers, days: days.filter((day) => Math.abs(day) < 900_000), months, regions, texts }
}

/**
 * The values of a fact that can make a difference: each enumeration value, both sides of every threshold and the threshold, the bounds
 * of its type. A code that is known is completed by finer codes only.
 */
export function candidatesFor(
  place: Place,
  known: Facts[string],
  thresholds: Thresholds,
  vocabulary: Vocabulary,
): readonly Facts[string][] {
  const { type } = place
  switch (type.kind) {
    case 'boolean':
      return [true, false]
    case 'enumeration':
      return (vocabulary.enumerations.get(type.enumeration)?.values ?? []).map((_, code) => code)
    case 'number':
      return numbersFor(type, thresholds.numbers)
    case 'date': {
      const moved = thresholds.days.flatMap((day) => [day, addMonths(day, -12), addMonths(day, -3)])
      return [...new Set(moved.flatMap((day) => [day - 1, day, day + 1]))]
    }
    case 'month':
      return [...new Set([...thresholds.months, 24_264].flatMap((month) => [month - 1, month, month + 1]))]
    case 'region':
      return [...new Set([...thresholds.regions, 500_103, 140_105])]
    case 'text': {
      const begun = typeof known === 'string' ? known : ''
      const finer = thresholds.texts.filter((text) => text.startsWith(begun)).flatMap((text) => [text, `${text}9`])
      return [...new Set([...finer, `${begun}#`])]
    }
    case 'ratio':
    case 'text_list':
    case 'record':
    case 'relation':
      throw new Error(`${type.kind} is no fact by itself`)
  }
}

const SAFE = 2n ** 53n - 1n

function numbersFor(type: NumberType, thresholds: Thresholds['numbers']): readonly Facts[string][] {
  const here = thresholds.map(({ value, scale }) =>
    scale > type.scale ? value / powerOfTen(scale - type.scale) : value * powerOfTen(type.scale - scale),
  )
  const near = [type.low, type.high, ...here.flatMap((value) => [value - 1n, value, value + 1n])]
  const possible = [...new Set(near)].filter((value) => value >= type.low && value <= type.high)
  return type.low >= -SAFE && type.high <= SAFE ? possible.map(Number) : possible
}
