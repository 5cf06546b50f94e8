import { expect, test } from 'vitest'
import {
  type BoundParameter,
  type BoundProgram,
  type BoundValue,
  type Cell,
  EARLIEST_DAY,
  type Facts,
  LATEST_DAY,
  makeDecider,
  missingFactsOf,
  type ParameterShape,
  type Result,
  reachOf,
  type Tier,
  type Type,
} from '../../src/rules/index.ts'
import { compareEngines, type Mutation } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { unknownsOf } from './oracle/completions.ts'
import { withValue } from './oracle/slots.ts'
import { withFuzzDatabase } from './run-fuzz.ts'
import { stageWorld, type Written } from './stage.ts'
import { Dice } from './world/dice.ts'
import { vocabulary } from './world/vocabulary.ts'
import type { World } from './world/world.ts'
import { boundProgram, source } from './world/write-program.ts'

const number = (dimension: string, scale: number, low: bigint, high: bigint): Type => ({ kind: 'number', dimension, scale, low, high })
const rate = number('', 2, 0n, 100n)
const people = number('person', 0, 0n, 1000n)
const origin = { plan: 'test', clause: '1' }
const cell = (value: bigint | undefined, standing: Cell['standing'] = value === undefined ? 'delegated' : 'set'): Cell => ({
  value,
  standing,
  origin,
})

const shapes: Record<string, ParameterShape> = {}
const bound = new Map<string, BoundParameter>()
function state(shape: ParameterShape, value: BoundValue): void {
  shapes[shape.id] = shape
  bound.set(shape.id, { id: shape.id, zh: shape.zh, periods: [{ from: EARLIEST_DAY, to: LATEST_DAY, value }] })
}
const codes = (...cells: readonly Cell[]): BoundValue => ({
  kind: 'codes',
  cells: new Map(cells.map((each, code) => [BigInt(code), each])),
})
/** Tiers up to and including each cut, then the rest. */
function tiers(cuts: readonly bigint[], cells: readonly Cell[]): BoundValue {
  const made = cells.map((each, i): Tier => ({ low: cuts[i - 1], isLowInclusive: false, high: cuts[i], isHighInclusive: true, cell: each }))
  return { kind: 'tiers', scale: 0, tiers: made }
}
const bySize = { kind: 'enumeration', enumeration: 'size' } as const
const byPeople = { kind: 'tiers', dimension: 'person' } as const
const table = (id: string, zh: string, key: Extract<ParameterShape, { kind: 'table' }>['key'], value: BoundValue): void =>
  state({ kind: 'table', id, zh, key, type: rate }, value)

table('limit', '减员率上限', byPeople, tiers([30n], [cell(20n), cell(5n)]))
table('low_tiers', '零下档', byPeople, tiers([-1n, 30n], [cell(90n), cell(20n), cell(20n)]))
table('rates', '规模比例', bySize, codes(cell(50n), cell(90n), cell(90n), cell(90n), cell(50n)))
table('level', '统一比例', bySize, codes(cell(60n), cell(60n), cell(60n), cell(60n), cell(60n)))
table('partial', '缺格比例', bySize, codes(cell(60n), cell(60n), cell(60n), cell(60n)))
table('capped', '限额比例', bySize, codes(cell(60n), cell(60n, 'ceiling'), cell(60n), cell(60n), cell(60n)))
table('all_capped', '全限比例', bySize, codes(...[0, 1, 2, 3, 4].map(() => cell(60n, 'ceiling'))))
table('delegated', '另定比例', bySize, codes(cell(60n), cell(undefined), cell(60n), cell(60n), cell(60n)))
state({ kind: 'value', id: 'cap', zh: '一般上限', type: rate }, { kind: 'cell', cell: cell(10n) })
state({ kind: 'value', id: 'people_30', zh: '三十人', type: people }, { kind: 'cell', cell: cell(30n) })
state({ kind: 'text_list', id: 'trades', zh: '困难行业' }, { kind: 'texts', texts: ['C35', 'H6'], origin })

interface Line {
  readonly text: string
  readonly subject: Written
  /** The answer of a condition, or the amount; null where undetermined. */
  readonly answer: boolean | bigint | null
  readonly outcome?: string
  readonly missing?: readonly string[]
}

/** Decides each line by the interpreter, holds it to what is written, and holds the SQL to the interpreter. */
async function expectLines(lines: readonly Line[]): Promise<void> {
  const world = stageWorld(lines, { parameters: shapes, bound })
  const programs = lines.map(({ text }) => programOf(world, text))
  const found = lines.map((line, i) => {
    const program = programs[i]
    if (program === undefined) throw new Error('a program for each line')
    const decision = makeDecider(program).decide(world.facts.get('unit')?.[i] ?? {})
    const isMoney = program.program.result.kind === 'money'
    const truth = decision.failed !== 0 ? false : decision.unknown !== 0 ? null : true
    const missing = missingFactsOf(program).flatMap((fact, bit) => ((decision.missing >> BigInt(bit)) % 2n === 1n ? [fact.key] : []))
    return {
      ...line,
      answer: isMoney ? decision.amount : truth,
      missing,
      ...(line.outcome === undefined ? {} : { outcome: decision.outcome }),
    }
  })
  expect(found).toEqual(lines.map((line) => ({ missing: [], ...line })))
  expect(await differencesOf(world, programs)).toEqual([])
}

function programOf(world: World, text: string): BoundProgram {
  const node = world.names.node(text, 'unit')
  if (node.type.kind === 'boolean') return boundProgram(world, 'unit', node)
  const result: Result = { kind: 'money', amount: node, source }
  return boundProgram(world, 'unit', world.names.node('true', 'unit'), result)
}

async function differencesOf(world: World, programs: readonly BoundProgram[], mutate?: Mutation) {
  return await withFuzzDatabase(async (database) => {
    await loadRows(database, world.rows, 't_')
    const batches = Array.from({ length: Math.ceil(programs.length / 8) }, (_, i) => programs.slice(i * 8, i * 8 + 8))
    const found: unknown[] = []
    for (const batch of batches) found.push(...(await compareEngines(database, world, batch, mutate)).differences)
    return found
  })
}

test('an unknown tier, table key or test leaves known what comes to the same in every way', async () => {
  const rule = '减少人数 / 期初人数 <= 减员率上限[人数]'
  const unit: Written = { losses: 0, headcount_start: 40, headcount: 31, premium: 1000, is_listed: true, size: 'large' }
  const without = (...fields: readonly string[]): Written => ({ ...unit, ...Object.fromEntries(fields.map((field) => [field, null])) })
  await expectLines([
    { text: rule, subject: without('headcount'), answer: true },
    { text: rule, subject: { ...without('headcount'), losses: 2 }, answer: true },
    { text: rule, subject: { ...without('headcount'), losses: 3 }, answer: null, missing: ['unit.headcount'] },
    { text: rule, subject: { ...without('headcount'), losses: 8 }, answer: null, missing: ['unit.headcount'] },
    { text: rule, subject: { ...without('headcount'), losses: 9 }, answer: false },
    { text: rule, subject: without('headcount', 'losses'), answer: null, missing: ['unit.losses', 'unit.headcount'] },
    {
      text: rule,
      subject: { ...without('headcount'), headcount_start: 0 },
      answer: null,
      missing: ['zero unit.headcount_start()', 'unit.headcount'],
    },
    // No head count is below zero, so the lowest tier is out of reach.
    { text: '占比 <= 零下档[人数]', subject: { ...without('headcount'), share: 300_000 }, answer: false },
    { text: '保费 * 规模比例[规模]', subject: without('size'), answer: null, missing: ['unit.size'] },
    { text: '保费 * 规模比例[规模]', subject: { ...without('size'), premium: 0 }, answer: 0n },
    { text: '保费 * 统一比例[规模]', subject: without('size'), answer: 600n },
    { text: '保费 * 缺格比例[规模]', subject: without('size'), answer: null, missing: ['unit.size'] },
    { text: '占比 >= 另定比例[规模]', subject: { ...without('size'), share: 0 }, answer: null, missing: ['unit.size'] },
    {
      text: '保费 * (if 是否在册 then 规模比例[规模] else 统一比例[规模])',
      subject: { ...without('is_listed'), size: 'small' },
      answer: null,
      missing: ['unit.is_listed'],
    },
    {
      text: '占比 <= (if 是否在册 then 规模比例[规模] else 统一比例[规模])',
      subject: { ...without('is_listed', 'size'), share: 500_000 },
      answer: true,
    },
    {
      text: '占比 <= (if 是否在册 then 规模比例[规模] else 统一比例[规模])',
      subject: { ...without('is_listed', 'size'), share: 910_000 },
      answer: false,
    },
    {
      text: '占比 <= (if 是否在册 then 规模比例[规模] else 统一比例[规模])',
      subject: { ...without('is_listed', 'size'), share: 550_000 },
      answer: null,
      missing: ['unit.is_listed', 'unit.size'],
    },
    // One unknown asked twice has one answer.
    {
      text: '(if 是否在册 then 规模比例[大型] else 统一比例[规模]) = (if 是否在册 then 规模比例[大型] else 统一比例[规模])',
      subject: without('is_listed', 'size'),
      answer: true,
    },
    { text: '规模比例[规模] = 规模比例[规模]', subject: without('size'), answer: true },
    {
      text: '(if 人数 > 三十人 then 一般上限 else 减员率上限[期初人数]) <= 占比',
      subject: { ...without('headcount'), share: 100_000 },
      answer: true,
    },
    {
      text: '(if 人数 > 三十人 then 一般上限 else 减员率上限[期初人数]) <= 占比',
      subject: { ...without('headcount'), share: 90_000 },
      answer: null,
      missing: ['unit.headcount'],
    },
    // Correlations between facts are not followed.
    { text: '人数 > 三十人 or 人数 <= 三十人', subject: without('headcount'), answer: null, missing: ['unit.headcount'] },
  ])
})

test('money that may be paid and a ceiling of the same amount are two answers', async () => {
  const unit: Written = { premium: 1000, size: null }
  await expectLines([
    { text: '保费 * 限额比例[规模]', subject: unit, answer: null, outcome: 'undetermined', missing: ['unit.size'] },
    { text: '保费 * 全限比例[规模]', subject: unit, answer: 600n, outcome: 'needs_local_standard' },
    { text: '保费 * 统一比例[规模]', subject: unit, answer: 600n, outcome: 'eligible' },
    { text: '保费 * 另定比例[规模]', subject: unit, answer: null, outcome: 'undetermined', missing: ['unit.size'] },
    { text: '保费 * 限额比例[规模]', subject: { premium: 1000, size: 'medium' }, answer: 600n, outcome: 'needs_local_standard' },
  ])
})

test('a code coarser than an entry of the list cannot tell, and says so', async () => {
  const text = '属于前缀(行业代码, 困难行业)'
  const line = (industry: string | null, answer: boolean | null, ...missing: readonly string[]): Line => ({
    text,
    subject: { industry },
    answer,
    missing,
  })
  await expectLines([
    line('C35', true),
    line('C3512', true),
    line('C3', null, 'coarse unit.industry'),
    line('C', null, 'coarse unit.industry'),
    line('C34', false),
    line('H6', true),
    line('H', null, 'coarse unit.industry'),
    line('I', false),
    line(null, null, 'unit.industry'),
    // Another text is no code: it either begins so or does not.
    { text: '属于前缀(原行业代码, 困难行业)', subject: { origin: 'C3' }, answer: false },
    { text: '属于前缀(原行业代码, 困难行业)', subject: { origin: 'C35' }, answer: true },
  ])
})

/** Expressions with one choice that rests on one unknown fact, everything else being known. */
function writeSingle(dice: Dice): { readonly text: string; readonly unknown: string } {
  const figure = () => dice.pick(['占比', '一般上限', '1', '规模比例[大型]', '0'])
  const [choice, unknown] = dice.pick([
    () => [`${dice.pick(['规模比例', '统一比例'])}[规模]`, 'size'] as const,
    () => [`${dice.pick(['减员率上限', '零下档'])}[人数]`, 'headcount'] as const,
    () => [`(if ${dice.pick(['规模 = 大型', '规模 in (小型, 微型)'])} then ${figure()} else ${figure()})`, 'size'] as const,
    () => [`(if ${dice.pick(['人数 > 三十人', '人数 <= 三十人'])} then ${figure()} else ${figure()})`, 'headcount'] as const,
    () => [`(if 是否在册 then ${figure()} else ${figure()})`, 'is_listed'] as const,
  ])()
  const wrapped = dice.pick([
    () => choice,
    () => `(${choice} + ${figure()})`,
    () => `(${choice} * ${figure()})`,
    () => `较大者(${choice}, ${figure()})`,
    () => `四舍五入取整(${choice})`,
  ])()
  if (dice.once(3)) return { text: `保费 * ${wrapped}`, unknown }
  const other = dice.pick([figure(), '(减少人数 / 期初人数)'])
  const sign = dice.pick(['<=', '<', '>=', '>', '=', '!='])
  return { text: dice.once(2) ? `${wrapped} ${sign} ${other}` : `${other} ${sign} ${wrapped}`, unknown }
}

function drawSingles(seed: number, count: number) {
  const dice = new Dice(seed)
  const lines = Array.from({ length: count }, () => {
    const { text, unknown } = writeSingle(dice)
    const unit: Written = {
      is_listed: dice.once(2),
      size: dice.pick(['large', 'medium', 'small', 'micro', 'none']),
      headcount: dice.pick([0, 30, 31]),
      headcount_start: dice.pick([1, 20]),
      losses: dice.pick([0, 1, 2]),
      premium: dice.pick([0, 1, 1000]),
      share: dice.pick([0, 50_000, 100_000, 200_000, 500_000, 900_000, 1_000_000]),
    }
    return { text, subject: { ...unit, [unknown]: null } }
  })
  const world = stageWorld(lines, { parameters: shapes, bound })
  return { lines, world, programs: lines.map(({ text }) => programOf(world, text)) }
}

/** The outcome and amount of every completion of the one unknown fact. */
function completedAnswers(program: BoundProgram, facts: Facts): ReadonlySet<string> {
  const decider = makeDecider(program)
  const unknowns = unknownsOf(program, facts, vocabulary)
  const completed = unknowns.flatMap(({ place, values }) => values.map((value) => withValue(facts, place, value)))
  return new Set((unknowns.length === 0 ? [facts] : completed).map((each) => answerOf(decider.decide(each))))
}

const answerOf = ({ outcome, amount }: { outcome: string; amount: bigint | null }) => `${outcome} ${amount}`

test('with one unknown choice the answer is known exactly where all completions agree', async () => {
  const seed = 4711
  const { lines, world, programs } = drawSingles(seed, 400)
  const counts = { known: 0, open: 0 }
  for (const [i, program] of programs.entries()) {
    const facts = world.facts.get('unit')?.[i] ?? {}
    const decision = makeDecider(program).decide(facts)
    const answers = [...completedAnswers(program, facts)]
    const expected = answers.length === 1 ? answers[0] : 'undetermined null'
    expect(answerOf(decision), `seed ${seed}: ${lines[i]?.text} on ${JSON.stringify(lines[i]?.subject)}: ${answers}`).toBe(expected)
    if (decision.outcome === 'undetermined') counts.open += 1
    else counts.known += 1
  }
  console.log(`seed ${seed}: ${counts.known} known, ${counts.open} open`)
  expect(Math.min(counts.known, counts.open)).toBeGreaterThan(50)
  expect(await differencesOf(world, programs)).toEqual([])
})

test('a planted fault is found: one reachable value stands for all', async () => {
  const { world, programs } = drawSingles(4711, 80)
  const hasty: Mutation = (sql) => sql.replaceAll('lambda x, y: case when x = y then x end', 'lambda x, y: x')
  expect((await differencesOf(world, programs, hasty)).length).toBeGreaterThan(0)
})

test('beyond 64 ends an expression is not compared in all ways: it stays unknown', () => {
  const world = stageWorld([], { parameters: shapes, bound })
  const chain = (length: number) => Array.from({ length }, () => '规模比例[规模]').join(' + ')
  const tests = ['是否在册', '人数 > 三十人', '期初人数 > 三十人', '减少人数 > 三十人', '规模 = 大型', '规模 = 中型', '规模 = 小型']
  const sum = (length: number) =>
    tests
      .slice(0, length)
      .map((each) => `(if ${each} then 一般上限 else 占比)`)
      .join(' + ')
  const reach = (text: string) => reachOf(programOf(world, 'true'), world.names.node(`${text} <= 占比`, 'unit'))
  // One key asked four times is one choice; six tests are 64 ends, seven are 128.
  expect(reach(chain(4))?.kind).toBe('key')
  expect(reach(sum(6))?.kind).toBe('test')
  expect(reach(sum(7))).toBeUndefined()
})
