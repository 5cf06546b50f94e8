import type { BoundParameter, BoundProgram, BoundValue, Cell, Reading } from './bound.ts'
import { cellsOf } from './bound-values.ts'

/** More combinations of readings than these are not decided; a policy with more open questions has to settle some first. */
export const MOST_READINGS = 16

/** Has any period of the parameter a value that is only the reading in force of an open question. */
export function isQuestionOpen(parameter: BoundParameter): boolean {
  return parameter.periods.some(({ value }) => cellsOf(value).some(({ isOpen }) => isOpen === true))
}

/**
 * Every combination of the readings of the open questions among the parameters, the one in force first; none where none is open.
 * `codesOf` gives the codes of all readings of a question.
 */
export function readingsOf(
  parameters: ReadonlyMap<string, BoundParameter>,
  codesOf: (parameter: string) => readonly bigint[],
): readonly Reading[] {
  const open = [...parameters.values()].filter(isQuestionOpen)
  if (open.length === 0) return []
  const first: Reading = { choices: new Map(open.map((parameter) => [parameter.id, inForce(parameter)])), parameters }
  return open.reduce<readonly Reading[]>(
    (readings, parameter) =>
      [inForce(parameter), ...codesOf(parameter.id).filter((code) => code !== inForce(parameter))].flatMap((code) =>
        readings.map((reading) => (code === inForce(parameter) ? reading : withReading(reading, parameter, code))),
      ),
    [first],
  )
}

/** The programs that a program with open questions stands for, one for each reading; the program itself where it has none. */
export function underReadings(bound: BoundProgram): readonly BoundProgram[] {
  const { readings = [] } = bound
  return readings.length === 0 ? [bound] : readings.map(({ parameters }) => ({ ...bound, parameters }))
}

/** A review that stands for an open question, and the pairs of readings that differ in that question alone. */
export interface QuestionBit {
  /** Its place among the program's conditions and reviews. */
  readonly bit: number
  readonly pairs: readonly (readonly [number, number])[]
}

/** The open questions of a program: one matters to a subject exactly where two readings that differ in it alone decide differently. */
export function questionBits({ program: { conditions, reviews }, readings = [] }: BoundProgram): readonly QuestionBit[] {
  return reviews.flatMap(({ question }, i) => {
    if (question === undefined) return []
    const pairs = readings.flatMap((a, from) =>
      readings.flatMap((b, to): readonly (readonly [number, number])[] => (from < to && differOnlyIn(question, a, b) ? [[from, to]] : [])),
    )
    return pairs.length === 0 ? [] : [{ bit: conditions.length + i, pairs }]
  })
}

function differOnlyIn(question: string, a: Reading, b: Reading): boolean {
  return [...a.choices].every(([parameter, code]) => (b.choices.get(parameter) === code) === (parameter !== question))
}

/** The reading in force of an open question. */
function inForce(parameter: BoundParameter): bigint {
  const cells = parameter.periods.flatMap(({ value }) => cellsOf(value))
  const value = cells.find(({ isOpen }) => isOpen === true)?.value
  if (value === undefined) throw new Error(`the open question ${parameter.id} has no reading in force`)
  return value
}

function withReading({ choices, parameters }: Reading, parameter: BoundParameter, code: bigint): Reading {
  const periods = parameter.periods.map((period) => ({ ...period, value: read(period.value, code) }))
  return {
    choices: new Map([...choices, [parameter.id, code]]),
    parameters: new Map([...parameters, [parameter.id, { ...parameter, periods }]]),
  }
}

/** Questions are asked of single values only. */
function read(value: BoundValue, code: bigint): BoundValue {
  if (value.kind !== 'cell') return value
  const cell: Cell = value.cell.isOpen === true ? { ...value.cell, value: code } : value.cell
  return { kind: 'cell', cell }
}
