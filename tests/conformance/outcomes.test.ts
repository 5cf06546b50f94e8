import { expect, test } from 'vitest'
import { parseDate } from '../../src/kernel/calendar.ts'
import {
  type BoundParameter,
  type BoundProgram,
  type Cell,
  LATEST_DAY,
  makeDecider,
  missingFactsOf,
  type ParameterShape,
  type Type,
} from '../../src/rules/index.ts'
import { compareEngines } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { withFuzzDatabase } from './run-fuzz.ts'
import { always, type Stage, stageWorld, type Written } from './stage.ts'
import type { World } from './world/world.ts'
import { source } from './world/write-program.ts'

const people: Type = { kind: 'number', dimension: 'person', scale: 0, low: 0n, high: 1000n }
const perPerson: Type = { kind: 'number', dimension: 'yuan/person', scale: 2, low: 0n, high: 1_000_000n }
const months: Type = { kind: 'number', dimension: 'month', scale: 0, low: 0n, high: 1000n }
const shapes = {
  limit: { kind: 'value', id: 'limit', zh: '人数线', type: people },
  standard: { kind: 'value', id: 'standard', zh: '人均标准', type: perPerson },
  months: { kind: 'value', id: 'months', zh: '月数线', type: months },
} as const satisfies Record<string, ParameterShape>

const day = (text: string): number => parseDate(text) ?? 0
const cell = (value: bigint, standing: Cell['standing']): Cell => ({ value, standing, origin: { plan: 'test', clause: '1' } })
const bound = new Map<string, BoundParameter>([
  ['limit', always(shapes.limit, 30n)],
  [
    'standard',
    {
      id: 'standard',
      zh: '人均标准',
      periods: [{ from: day('2000-01-01'), to: LATEST_DAY, value: { kind: 'cell', cell: cell(50_000n, 'ceiling') } }],
    },
  ],
  [
    'months',
    {
      id: 'months',
      zh: '月数线',
      periods: [
        { from: day('2020-01-01'), to: day('2020-12-31'), value: { kind: 'cell', cell: cell(3n, 'set') } },
        { from: day('2021-01-01'), to: day('2021-12-31'), value: { kind: 'cell', cell: cell(6n, 'set') } },
      ],
    },
  ],
])
const stage: Stage = { parameters: shapes, bound }

interface Expected {
  readonly outcome: string
  readonly failed: number
  readonly unknown: number
  readonly flags?: number
  readonly missing?: readonly string[]
  readonly amount?: bigint | null
}

/** Runs one program on the records in both engines, which must agree with each other and with what is written. */
async function expectOutcomes(make: (world: World) => BoundProgram, lines: readonly (readonly [Written, Expected])[]): Promise<void> {
  const world = stageWorld(
    lines.map(([subject]) => ({ subject })),
    stage,
  )
  const program = make(world)
  const facts = missingFactsOf(program).map((fact) => fact.key)
  const decider = makeDecider(program)
  for (const [i, [subject, expected]] of lines.entries()) {
    const { outcome, failed, unknown, flags, missing, amount } = decider.decide(world.facts.get('unit')?.[i] ?? {})
    const named = facts.filter((_, bit) => (missing >> BigInt(bit)) % 2n === 1n)
    expect({ subject, outcome, failed, unknown, flags, missing: named, amount }).toEqual({
      subject,
      flags: 0,
      missing: [],
      amount: null,
      ...expected,
    })
  }
  const { differences } = await withFuzzDatabase(async (database) => {
    await loadRows(database, world.rows, 't_')
    return await compareEngines(database, world, [program])
  })
  expect(differences).toEqual([])
}

function program(
  world: World,
  parts: { conditions: readonly string[]; reviews?: readonly string[]; amount: string; date: string },
): BoundProgram {
  const node = (text: string) => world.names.node(text, 'unit')
  const named = (texts: readonly string[]) => texts.map((text, i) => ({ id: `c${i}`, zh: text, test: node(text), source }))
  return {
    program: {
      id: 'case',
      zh: 'case',
      subject: 'unit',
      region: node('所在地区'),
      date: node(parts.date),
      conditions: named(parts.conditions),
      reviews: named(parts.reviews ?? []),
      result: { kind: 'money', amount: node(parts.amount), source },
      payee: { kind: 'subject', entity: 'unit' },
      definitions: world.names.shapes,
    },
    variant: 'case',
    parameters: world.parameters.bound,
    context: world.context,
  }
}

test('a failure settles it, then what is missing, a local standard, a review', async () => {
  const full: Written = { is_listed: true, headcount: 20, size: 'small', premium: 100, opened: '2010-05-01' }
  await expectOutcomes(
    (world) =>
      program(world, { conditions: ['是否在册', '人数 <= 人数线'], reviews: ['规模 = 大型'], amount: '人数 * 人均标准', date: '设立日' }),
    [
      [
        { ...full, is_listed: false, headcount: null },
        { outcome: 'ineligible', failed: 1, unknown: 2, missing: ['unit.headcount'] },
      ],
      [
        { ...full, is_listed: false, headcount: 31 },
        { outcome: 'ineligible', failed: 3, unknown: 0 },
      ],
      [
        { ...full, is_listed: null, headcount: null },
        { outcome: 'undetermined', failed: 0, unknown: 11, missing: ['unit.is_listed', 'unit.headcount'] },
      ],
      [
        { ...full, opened: null },
        { outcome: 'undetermined', failed: 0, unknown: 8, missing: ['unit.opened'] },
      ],
      [
        { ...full, opened: '1999-12-31' },
        { outcome: 'undetermined', failed: 0, unknown: 8, missing: ['parameter standard'] },
      ],
      [full, { outcome: 'needs_local_standard', failed: 0, unknown: 0, amount: 1_000_000n }],
      [
        { ...full, size: null },
        { outcome: 'needs_local_standard', failed: 0, unknown: 4, missing: ['unit.size'], amount: 1_000_000n },
      ],
    ],
  )
  await expectOutcomes(
    (world) => program(world, { conditions: ['是否在册'], reviews: ['规模 = 大型'], amount: '保费', date: '设立日' }),
    [
      [
        { ...full, size: 'large' },
        { outcome: 'needs_review', failed: 0, unknown: 0, flags: 2, amount: 100n },
      ],
      [full, { outcome: 'eligible', failed: 0, unknown: 0, amount: 100n }],
    ],
  )
})

test('an unknown review is a review for want of its fact; only conditions and the result leave a decision open', async () => {
  const full: Written = { is_listed: true, headcount: 20, size: 'small', premium: 100, opened: '2010-05-01' }
  await expectOutcomes(
    (world) => program(world, { conditions: ['是否在册'], reviews: ['规模 = 大型', '人数 <= 人数线'], amount: '保费', date: '设立日' }),
    [
      [
        { ...full, headcount: 31 },
        { outcome: 'eligible', failed: 0, unknown: 0, amount: 100n },
      ],
      [
        { ...full, headcount: 31, size: null },
        { outcome: 'needs_review', failed: 0, unknown: 2, missing: ['unit.size'], amount: 100n },
      ],
      [
        { ...full, size: 'large', headcount: null },
        { outcome: 'needs_review', failed: 0, unknown: 4, flags: 2, missing: ['unit.headcount'], amount: 100n },
      ],
      [
        { ...full, size: null, headcount: null },
        { outcome: 'needs_review', failed: 0, unknown: 6, missing: ['unit.size', 'unit.headcount'], amount: 100n },
      ],
      [
        { ...full, is_listed: null, size: null },
        { outcome: 'undetermined', failed: 0, unknown: 3, flags: 4, missing: ['unit.is_listed', 'unit.size'] },
      ],
      [
        { ...full, premium: null, size: null },
        { outcome: 'undetermined', failed: 0, unknown: 10, flags: 4, missing: ['unit.size', 'unit.premium'] },
      ],
      [
        { ...full, is_listed: false, size: null },
        { outcome: 'ineligible', failed: 1, unknown: 2, flags: 4, missing: ['unit.size'] },
      ],
    ],
  )
})

test('a dated parameter in a filter has the value of the day that decides for the subject', async () => {
  const at = (opened: string | null, ...paid: readonly (number | null)[]): Written => ({
    opened,
    jobs: paid.map((paid_months) => ({ paid_months, wage: 1000 })),
  })
  await expectOutcomes(
    (world) => program(world, { conditions: ['true'], amount: 'sum(用工[参保月数 >= 月数线].月薪)', date: '设立日' }),
    [
      [at('2020-12-31', 2, 3, 6), { outcome: 'eligible', failed: 0, unknown: 0, amount: 2000n }],
      [at('2021-01-01', 2, 3, 6), { outcome: 'eligible', failed: 0, unknown: 0, amount: 1000n }],
      [at('2022-01-01', 2, 3, 6), { outcome: 'undetermined', failed: 0, unknown: 2, missing: ['parameter months'] }],
      [at(null, 2), { outcome: 'undetermined', failed: 0, unknown: 2, missing: ['unit.opened'] }],
      [at(null), { outcome: 'eligible', failed: 0, unknown: 0, amount: 0n }],
      [at('2021-01-01', 6, null), { outcome: 'undetermined', failed: 0, unknown: 2, missing: ['job[].paid_months'] }],
    ],
  )
})

test('what would be read as something else is refused', () => {
  const { names } = stageWorld([], stage)
  const codes = (text: string) => names.check(text, 'unit').problems.map((problem) => problem.code)
  expect(codes('人数 in (人数线, != 期初人数)')).toEqual(['unsupported_construct'])
  expect(codes('人数 in (<= 人数线)')).toEqual([])
  expect(codes('sum(用工.人均标准) > 0')).toEqual(['unknown_name'])
  expect(codes('人数 in ([0..人数线])')).toEqual([])
})
