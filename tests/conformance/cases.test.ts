import { expect, test } from 'vitest'
import type { BoundParameter, ParameterShape, Type } from '../../src/rules/index.ts'
import { always, type Case, playCases, type Stage, type Written } from './stage.ts'

const shapes: Record<string, Extract<ParameterShape, { kind: 'value' }>> = {}
const bound = new Map<string, BoundParameter>()
function parameter(id: string, zh: string, type: Type, value: bigint | undefined): void {
  const shape = { kind: 'value', id, zh, type } as const
  shapes[id] = shape
  bound.set(id, always(shape, value))
}
const number = (dimension: string, scale: number): Type => ({ kind: 'number', dimension, scale, low: -30_000n, high: 30_000n })
const rate: Type = { kind: 'number', dimension: '', scale: 6, low: 0n, high: 1_000_000n }
parameter('months_6', '六个月', number('month', 0), 6n)
parameter('months_12', '一年', number('month', 0), 12n)
parameter('rate', '费率', rate, 55_000n)
parameter('minus_one', '负一', number('', 0), -1n)
parameter('thousandth', '千分之五', number('', 3), 5n)
parameter('years', '十六', number('year', 0), 16n)
parameter('people_30', '三十人', number('person', 0), 30n)
const stage: Stage = { parameters: shapes, bound }

/** The unit's two truth values under test: T, F or U. */
const value: Readonly<Record<string, boolean | null>> = { T: true, F: false, U: null }
const both = (a: string, b: string): Written => ({ is_listed: value[a] ?? null, parent: { area: { is_strained: value[b] ?? null } } })
const jobs = (values: string): Written => ({ jobs: [...values].map((each) => ({ is_new: value[each] ?? null })) })

async function expectCases(cases: readonly Case[], on: Stage = stage): Promise<void> {
  const { expected, interpreted, screened } = await playCases(cases, on)
  expect(interpreted).toEqual(expected)
  expect(screened).toEqual(expected)
}

test('and, or and not follow Kleene, if is known where both ways agree', async () => {
  const table: readonly (readonly [string, string])[] = [
    ['是否在册 and 上级.片区.是否困难', 'TT:T TF:F TU:U FT:F FF:F FU:F UT:U UF:F UU:U'],
    ['是否在册 or 上级.片区.是否困难', 'TT:T TF:T TU:T FT:T FF:F FU:U UT:T UF:U UU:U'],
    ['not(是否在册)', 'TT:F FT:T UT:U'],
    ['if 是否在册 then 上级.片区.是否困难 else true', 'TT:T TF:F TU:U FT:T FF:T FU:T UT:T UF:U UU:U'],
    ['if 是否在册 then true else true', 'TT:T FT:T UT:T'],
    ['if 是否在册 then false else true', 'TT:F FT:T UT:U'],
  ]
  await expectCases(
    table.flatMap(([text, lines]) =>
      lines.split(' ').map((line) => ({ text, subject: both(line[0] ?? '', line[1] ?? ''), expected: value[line[3] ?? ''] ?? null })),
    ),
  )
})

test('some and every follow Kleene over the records', async () => {
  const table: readonly (readonly [string, string])[] = [
    ['some x in 用工 satisfies x.是否新招', ':F T:T F:F U:U TU:T FU:U TF:T UU:U'],
    ['every x in 用工 satisfies x.是否新招', ':T T:T F:F U:U TU:U FU:F TF:F UU:U'],
  ]
  await expectCases(
    table.flatMap(([text, lines]) =>
      lines.split(' ').map((line) => {
        const [records = '', expected = ''] = line.split(':')
        return { text, subject: jobs(records), expected: value[expected] ?? null }
      }),
    ),
  )
})

test('comparison, membership and ranges with an unknown are unknown, save where the rest settles it', async () => {
  await expectCases([
    { text: '人数 >= 三十人', subject: {}, expected: null },
    { text: '人数 = 人数', subject: {}, expected: null },
    { text: '规模 in (大型, 中型)', subject: {}, expected: null },
    { text: '规模 in (大型, 中型)', subject: { size: 'medium' }, expected: true },
    { text: '规模 in (大型, 中型)', subject: { size: 'micro' }, expected: false },
    { text: '人数 between 期初人数 and 减少人数', subject: { headcount: 5, headcount_start: 6 }, expected: false },
    { text: '人数 between 期初人数 and 减少人数', subject: { headcount: 6, headcount_start: 6 }, expected: null },
    { text: '人数 in (期初人数..三十人]', subject: { headcount: 30, headcount_start: 29 }, expected: true },
    { text: '人数 in (期初人数..三十人]', subject: { headcount: 29, headcount_start: 29 }, expected: false },
    { text: '人数 in [期初人数..三十人)', subject: { headcount: 30, headcount_start: 29 }, expected: false },
    { text: '人数 in (期初人数, 减少人数)', subject: { headcount: 3, headcount_start: 3 }, expected: true },
    { text: '人数 in (期初人数, 减少人数)', subject: { headcount: 3, headcount_start: 4 }, expected: null },
    { text: '较大者(人数, 期初人数) >= 三十人', subject: { headcount: 40 }, expected: null },
    { text: '人数 + 期初人数 >= 三十人', subject: { headcount: 40 }, expected: null },
  ])
})

test('aggregates: an unknown record leaves them unknown, nothing is zero or unknown by function', async () => {
  const wages = (...list: readonly (number | null)[]): Written => ({ payments: list.map((amount) => ({ amount })) })
  await expectCases([
    { text: 'count(用工) = 0', subject: { jobs: [] }, expected: true },
    { text: 'count(用工[是否新招]) = 1', subject: jobs('TF'), expected: true },
    { text: 'count(用工[是否新招]) = 1', subject: jobs('TU'), expected: null },
    { text: 'sum(付款.金额)', subject: wages(), expected: 0n },
    { text: 'sum(付款.金额)', subject: wages(105, -5), expected: 100n },
    { text: 'sum(付款.金额)', subject: wages(105, null), expected: null },
    { text: 'sum(付款[金额 > 0].金额)', subject: wages(105, -5), expected: 105n },
    { text: 'min(付款.金额)', subject: wages(), expected: null },
    { text: 'max(付款.金额)', subject: wages(), expected: null },
    { text: 'mean(付款.金额)', subject: wages(), expected: null },
    { text: 'min(付款.金额)', subject: wages(7, -5, 3), expected: -5n },
    { text: 'max(付款.金额)', subject: wages(7, -5, 3), expected: 7n },
    { text: 'mean(付款.金额)', subject: wages(1, 2), expected: 2n },
    { text: 'mean(付款.金额)', subject: wages(-1, -2), expected: -2n },
    { text: 'min(付款[金额 > 0].金额)', subject: wages(-5), expected: null },
    { text: 'count(付款[item.类别 = 甲类][金额 > 0]) = 0', subject: { payments: [{ kind: 'second' }] }, expected: true },
    { text: 'count(付款[item.类别 = 甲类][金额 > 0]) = 0', subject: { payments: [{ kind: 'first' }] }, expected: null },
  ])
})

test('a relation is empty only where its source is complete', async () => {
  const cases: readonly Case[] = [
    { text: 'count(用工) = 0', subject: { place: 500_103n }, expected: true },
    { text: 'count(用工) = 0', subject: { place: 500_112n }, expected: null },
    { text: 'count(用工) = 0', subject: {}, expected: null },
    { text: 'every x in 用工 satisfies x.是否新招', subject: { place: 500_112n, jobs: [{ is_new: false }] }, expected: null },
  ]
  await expectCases(cases, { ...stage, complete: () => [{ from: 500_100, to: 500_110 }] })
  await expectCases([{ text: 'count(用工) = 0', subject: {}, expected: null }], { ...stage, complete: () => 'nowhere' })
})

test('quotients: zero denominators are unknown, equality is exact', async () => {
  const loss = (losses: number, start: number): Written => ({ losses, headcount_start: start })
  await expectCases([
    { text: '减少人数 / 期初人数 <= 费率', subject: loss(1, 0), expected: null },
    { text: '减少人数 / 期初人数 <= 费率', subject: loss(11, 200), expected: true },
    { text: '减少人数 / 期初人数 = 费率', subject: loss(11, 200), expected: true },
    { text: '减少人数 / 期初人数 < 费率', subject: loss(11, 200), expected: false },
    { text: '减少人数 / 期初人数 > 费率', subject: loss(275_001, 5_000_000), expected: true },
    { text: '费率 >= 减少人数 / 期初人数', subject: loss(275_000, 5_000_000), expected: true },
    { text: '人月数 / 计算月数 <= 三十人', subject: { headcount_months: 360, insured_months: 12 }, expected: true },
    { text: '人月数 / 计算月数 <= 三十人', subject: { headcount_months: 361, insured_months: 12 }, expected: false },
    { text: '减少人数 / 期初人数 = 人数 / 期初人数', subject: { ...loss(1, 3), headcount: 1 }, expected: true },
    { text: '(减少人数 / 期初人数) * 负一 < 费率', subject: loss(1, 3), expected: true },
    { text: '0 / 期初人数 = 0', subject: loss(1, 3), expected: true },
  ])
})

test('money is rounded once, halves away from zero', async () => {
  const cases: readonly (readonly [number, string, bigint])[] = [
    [100, '差额 * 千分之五', 1n],
    [99, '差额 * 千分之五', 0n],
    [-100, '差额 * 千分之五', -1n],
    [-99, '差额 * 千分之五', 0n],
    [300, '差额 * 千分之五', 2n],
    [-300, '差额 * 千分之五', -2n],
    [1, '差额 / 1', 1n],
    [50, '四舍五入取整(差额)', 100n],
    [-50, '四舍五入取整(差额)', -100n],
    [49, '四舍五入取整(差额)', 0n],
    [-149, '向下取整(差额)', -200n],
    [149, '向下取整(差额)', 100n],
    [141, '向上到角(差额)', 150n],
    [-149, '向上到角(差额)', -140n],
  ]
  await expectCases(cases.map(([balance, text, expected]) => ({ text, subject: { balance }, expected })))
})

test('months and ages follow the calendar', async () => {
  const from = (opened: string, closed: string): Written => ({ opened, closed })
  await expectCases([
    { text: '加月(设立日, 六个月) = 注销日', subject: from('2021-08-31', '2022-02-28'), expected: true },
    { text: '加月(设立日, 六个月) = 注销日', subject: from('2023-08-31', '2024-02-29'), expected: true },
    { text: '整月数(设立日, 注销日) = 六个月', subject: from('2021-08-31', '2022-02-28'), expected: false },
    { text: '整月数(设立日, 注销日) = 六个月', subject: from('2021-08-28', '2022-02-28'), expected: true },
    { text: '整月数(设立日, 注销日) < 0', subject: from('2022-02-28', '2022-02-27'), expected: true },
    { text: '周岁(设立日, 注销日) >= 十六', subject: from('2004-02-29', '2020-02-29'), expected: true },
    { text: '周岁(设立日, 注销日) >= 十六', subject: from('2004-02-29', '2020-02-28'), expected: false },
    { text: '周岁(设立日, 注销日) >= 十六 + 1', subject: from('2004-02-29', '2021-02-28'), expected: false },
    { text: '周岁(设立日, 注销日) >= 十六 + 1', subject: from('2004-02-29', '2021-03-01'), expected: true },
    { text: '月末(设立日) = 注销日', subject: from('2024-02-01', '2024-02-29'), expected: true },
    { text: '注销日 > 加月(筛查日, 一年)', subject: from('2020-01-01', '9999-12-31'), expected: true },
    { text: '加月(注销日, 六个月) > 筛查日', subject: from('2020-01-01', '9999-12-31'), expected: true },
    { text: '所在月(注销日) > 所在月(加月(筛查日, 一年))', subject: from('2020-01-01', '9999-12-31'), expected: true },
    { text: '天数(设立日, 注销日) > 0', subject: from('2020-01-01', '9999-12-31'), expected: true },
  ])
})
