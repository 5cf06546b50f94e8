import { parseDate } from '../../src/kernel/calendar.ts'
import {
  type BoundParameter,
  compileScreen,
  EARLIEST_DAY,
  LATEST_DAY,
  makeDecider,
  type ParameterShape,
  type Result,
} from '../../src/rules/index.ts'
import { screenOptions } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { withFuzzDatabase } from './run-fuzz.ts'
import { TestNames, type WrittenDefinition } from './world/names.ts'
import { type Complete, factsOf, type Rows, type Stored } from './world/rows.ts'
import { entityOf, vocabulary } from './world/vocabulary.ts'
import type { World } from './world/world.ts'
import { boundProgram, source } from './world/write-program.ts'

/** A record as a person writes it: numbers as stored, dates as text, enumeration values by id; what is left out is unknown. */
export interface Written {
  readonly [field: string]: string | number | bigint | boolean | null | readonly Written[] | Written
}

export interface Case {
  /** A boolean expression, or one worth money. */
  readonly text: string
  readonly subject: Written
  readonly expected: boolean | bigint | null
}

export interface Stage {
  readonly parameters?: Readonly<Record<string, ParameterShape>>
  readonly bound?: ReadonlyMap<string, BoundParameter>
  readonly definitions?: readonly WrittenDefinition[]
  readonly complete?: (entity: string) => Complete
  readonly screeningDate?: string
}

/** Runs cases about a `unit` in both engines; gives the answers of each in the order of the cases. */
export async function playCases(cases: readonly Case[], stage: Stage = {}) {
  const world = stageWorld(cases, stage)
  const bounds = cases.map(({ text, expected }) => {
    const node = world.names.node(text, 'unit')
    if (typeof expected !== 'bigint' && node.type.kind === 'boolean') return boundProgram(world, 'unit', node)
    const result: Result = { kind: 'money', amount: node, source }
    return boundProgram(world, 'unit', world.names.node('true', 'unit'), result)
  })
  const facts = world.facts.get('unit') ?? []
  const interpreted = bounds.map((bound, i) => {
    const decision = makeDecider(bound).decide(facts[i] ?? {})
    return answer(bound.program.result, decision.failed, decision.unknown, decision.amount)
  })
  const screened = await withFuzzDatabase(async (database) => {
    await loadRows(database, world.rows, 't_')
    const rows = await database.rows(`${compileScreen(screenOptions(world, bounds, 'rows'))} order by 1`)
    return bounds.map((bound, i) => {
      const row = rows[i]
      const amount = row?.[`p${i}_amount`] ?? null
      return answer(
        bound.program.result,
        Number(row?.[`p${i}_failed`]),
        Number(row?.[`p${i}_unknown`]),
        amount === null ? null : BigInt(amount as bigint),
      )
    })
  })
  return { expected: cases.map((each) => each.expected), interpreted, screened }
}

function answer(result: Result, failed: number, unknown: number, amount: bigint | null): boolean | bigint | null {
  if (result.kind === 'money') return amount
  return failed !== 0 ? false : unknown !== 0 ? null : true
}

/** The world of a stage, with one `unit` per case. */
export function stageWorld(cases: readonly Pick<Case, 'subject'>[], stage: Stage): World {
  const shapes = Object.values(stage.parameters ?? {})
  const names = new TestNames(shapes)
  for (const definition of stage.definitions ?? []) if (!names.add(definition)) throw new Error(`${definition.zh} does not check`)
  const rows = new Map<string, { id: number; values: Map<string, Stored> }[]>([...vocabulary.entities.keys()].map((id) => [id, []]))
  const write = (entity: string, record: Written): bigint => {
    const list = rows.get(entity) ?? []
    const made = { id: list.length + 1, values: new Map<string, Stored>() }
    list.push(made)
    for (const field of entityOf(entity).fields.values()) {
      const value = record[field.id]
      if (value === undefined || value === null) continue
      if (field.type.kind === 'relation')
        for (const each of value as readonly Written[])
          rows
            .get(field.type.entity)
            ?.at(Number(write(field.type.entity, each)) - 1)
            ?.values.set(field.type.by, BigInt(made.id))
      else if (field.type.kind === 'reference') made.values.set(field.id, write(field.type.entity, value as Written))
      else if (field.type.kind === 'date') made.values.set(field.id, BigInt(day(String(value))))
      else if (field.type.kind === 'enumeration') made.values.set(field.id, code(field.type.enumeration, String(value)))
      else made.values.set(field.id, typeof value === 'number' ? BigInt(value) : (value as Stored))
    }
    return BigInt(made.id)
  }
  for (const each of cases) write('unit', each.subject)
  const completeness = stage.complete ?? (() => 'everywhere')
  const stored: Rows = rows
  return {
    seed: 0,
    names,
    parameters: { shapes, bound: stage.bound ?? new Map() },
    context: { screeningDate: day(stage.screeningDate ?? '2022-06-30'), baseYear: 2021 },
    rows: stored,
    facts: factsOf(stored, completeness, () => true),
    completeness,
    hasTable: () => true,
  }
}

function day(text: string): number {
  const date = parseDate(text)
  if (date === undefined) throw new Error(`${text} is no day`)
  return date
}

function code(enumeration: string, value: string): bigint {
  const at = vocabulary.enumerations.get(enumeration)?.values.findIndex((each) => each.id === value) ?? -1
  if (at < 0) throw new Error(`${value} is no value of ${enumeration}`)
  return BigInt(at)
}

/** A parameter with one value that always holds. */
export function always(shape: Extract<ParameterShape, { kind: 'value' }>, value: bigint | undefined): BoundParameter {
  const cell = { value, standing: value === undefined ? ('delegated' as const) : ('set' as const), origin: { plan: 'test', clause: '1' } }
  return { id: shape.id, zh: shape.zh, periods: [{ from: EARLIEST_DAY, to: LATEST_DAY, value: { kind: 'cell', cell } }] }
}
