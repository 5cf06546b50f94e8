import {
  type BoundParameter,
  type BoundProgram,
  type Condition,
  childrenOf,
  definitionBody,
  type Node,
  readingsOf,
  rootsOf,
  type Type,
} from '../../../src/rules/index.ts'
import type { Dice } from './dice.ts'

/**
 * The same program where one to three of the parameters that it reads are open questions, with at most so many combinations; itself
 * where it reads none that can be.
 */
export function openQuestions(dice: Dice, bound: BoundProgram, most: number): BoundProgram {
  const candidates = [...parametersOf(bound)].flatMap(([id, type]) => {
    const parameter = bound.parameters.get(id)
    return parameter !== undefined && canBeOpen(parameter) ? [{ parameter, type }] : []
  })
  const codes = new Map<string, readonly bigint[]>()
  let combinations = 1
  for (const { parameter, type } of candidates) {
    const drawn = readingsFor(dice, parameter, type)
    if (drawn.length < 2 || codes.size === 3 || combinations * drawn.length > most) continue
    codes.set(parameter.id, drawn)
    combinations *= drawn.length
  }
  if (codes.size === 0) return bound
  const parameters = new Map([...bound.parameters].map(([id, parameter]) => [id, codes.has(id) ? opened(parameter) : parameter]))
  const questions = [...codes.keys()].map((id) => questionReview(id, bound))
  const program = { ...bound.program, reviews: [...bound.program.reviews, ...questions] }
  return { ...bound, program, parameters, readings: readingsOf(parameters, (id) => codes.get(id) ?? []) }
}

function questionReview(question: string, { program }: BoundProgram): Condition {
  const { date } = program
  const test: Node = { kind: 'literal', value: false, type: { kind: 'boolean' }, span: date.span }
  return {
    id: question,
    zh: question,
    test,
    source: { clause: '1', document: undefined, confidence: undefined, standing: 'document' },
    question,
  }
}

/** One value in every period, which is set: several would be several readings in force. */
function canBeOpen({ periods }: BoundParameter): boolean {
  const values = new Set(
    periods.map(({ value }) => (value.kind === 'cell' && value.cell.standing === 'set' ? value.cell.value : undefined)),
  )
  return values.size === 1 && !values.has(undefined)
}

function opened(parameter: BoundParameter): BoundParameter {
  const periods = parameter.periods.map((period) =>
    period.value.kind === 'cell'
      ? { ...period, value: { ...period.value, cell: { ...period.value.cell, isOpen: true as const } } }
      : period,
  )
  return { ...parameter, periods }
}

/** The value in force and one or two others that its type allows. */
function readingsFor(dice: Dice, { periods }: BoundParameter, type: Type): readonly bigint[] {
  const [period] = periods
  const value = period?.value.kind === 'cell' ? (period.value.cell.value ?? 0n) : 0n
  if (type.kind === 'enumeration') return [0n, 1n, 2n]
  const [low, high] = type.kind === 'number' ? [type.low, type.high] : [value - 400n, value + 400n]
  const near = [value - 1n, value + 1n, value * 2n, value / 2n, value + 30n].filter((other) => other >= low && other <= high)
  const others = new Set([dice.pick(near), ...(dice.once(2) ? [dice.pick(near)] : [])])
  return [value, ...[...others].filter((other) => other !== value)]
}

/** The single values a program reads, the months of a schedule apart, which bound how large its amount can be. */
function parametersOf(bound: BoundProgram): ReadonlyMap<string, Type> {
  const found = new Map<string, Type>()
  const visit = (node: Node): void => {
    if (node.kind === 'parameter' && ['number', 'date', 'enumeration'].includes(node.type.kind)) found.set(node.parameter, node.type)
    if (node.kind === 'strategy') found.set(node.parameter, { kind: 'enumeration', enumeration: 'way' })
    if (node.kind === 'definition') visit(definitionBody(bound, node))
    for (const child of childrenOf(node)) visit(child)
  }
  for (const root of rootsOf(bound)) visit(root)
  return found
}
