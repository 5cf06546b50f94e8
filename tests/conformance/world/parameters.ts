import { parseDate, parseMonth } from '../../../src/kernel/calendar.ts'
import {
  type BoundParameter,
  type BoundValue,
  type Cell,
  EARLIEST_DAY,
  LATEST_DAY,
  type ParameterShape,
  type Tier,
  type Type,
} from '../../../src/rules/index.ts'
import type { Dice } from './dice.ts'

export interface Parameters {
  readonly shapes: readonly ParameterShape[]
  readonly bound: ReadonlyMap<string, BoundParameter>
}

/** The values a parameter is drawn from, in scaled integers; many of them are met exactly by the rows. */
interface Draw {
  readonly id: string
  readonly zh: string
  readonly type: Type
  readonly values: readonly bigint[]
  /** How many periods, 0 for one value that always holds. */
  readonly periods: number
  readonly standings: readonly Cell['standing'][]
}

const number = (dimension: string, scale: number, low: bigint, high: bigint): Type => ({ kind: 'number', dimension, scale, low, high })
const set: readonly Cell['standing'][] = ['set']
const caps: readonly Cell['standing'][] = ['set', 'ceiling', 'delegated']
const day = (text: string): bigint => BigInt(parseDate(text) ?? 0)
const month = (text: string): bigint => BigInt(parseMonth(text) ?? 0)

const dates = ['2021-12-31', '2022-01-01', '2022-02-28', '2022-06-30', '2022-08-31', '2024-02-29', '1990-02-28']
const values: readonly Draw[] = [
  value('limit_people', '人数线', number('person', 0, 0n, 100_000n), [0n, 20n, 30n, 100n, 1000n]),
  value('dated_people', '分期人数线', number('person', 0, 0n, 100_000n), [10n, 30n, 31n, 99n], 3),
  value('limit_months', '月数线', number('month', 0, 0n, 720n), [1n, 3n, 6n, 12n, 36n]),
  value('dated_months', '分期月数线', number('month', 0, 0n, 720n), [3n, 6n, 12n], 4),
  value('limit_days', '天数线', number('day', 0, 0n, 36_600n), [0n, 15n, 30n, 365n, 366n]),
  value('limit_years', '年数线', number('year', 0, 0n, 200n), [0n, 16n, 24n, 45n, 60n]),
  value('rate', '费率', number('', 6, 0n, 1_000_000n), [5_500n, 55_000n, 333_333n, 500_000n, 600_000n, 1_000_000n]),
  value('dated_rate', '分期费率', number('', 6, 0n, 1_000_000n), [5_000n, 10_000n, 900_000n], 3, caps),
  value('percent', '两位比率', number('', 2, 0n, 100n), [0n, 10n, 50n, 90n, 100n]),
  value('step', '变动幅度', number('', 4, -10_000n, 10_000n), [-2_500n, 0n, 1_000n]),
  value('sum', '金额线', number('yuan', 2, 0n, 10n ** 10n), [0n, 1n, 50_000n, 99_999n, 100_000n]),
  value('fine_sum', '精细金额', number('yuan', 4, -(10n ** 8n), 10n ** 8n), [-125n, 50n, 1_234_550n, 50_005n]),
  value('per_person', '人均标准', number('yuan/person', 2, 0n, 1_000_000n), [0n, 50_000n, 150_000n, 333n]),
  value('capped_person', '限额标准', number('yuan/person', 2, 0n, 1_000_000n), [50_000n, 150_000n], 0, caps),
  value('per_month', '月均标准', number('yuan/month', 2, 0n, 1_000_000n), [0n, 20_000n, 12_345n]),
  value('limit_date', '日期线', { kind: 'date' }, dates.map(day)),
  value('dated_date', '分期日期线', { kind: 'date' }, dates.map(day), 2, ['set', 'set', 'delegated']),
  value('first_month', '首月', { kind: 'month' }, [month('2021-12'), month('2022-01'), month('2022-04')]),
  value('last_month', '末月', { kind: 'month' }, [month('2022-03'), month('2022-12'), month('2023-03')]),
  value('home', '本地', { kind: 'region' }, [500_103n, 500_105n, 140_105n]),
  value('fair_kind', '优待类别', { kind: 'enumeration', enumeration: 'kind' }, [0n, 1n, 2n]),
  value('way', '裁员口径', { kind: 'enumeration', enumeration: 'way' }, [0n, 1n, 2n]),
]

function value(id: string, zh: string, type: Type, drawn: readonly bigint[], periods = 0, standings = set): Draw {
  return { id, zh, type, values: drawn, periods, standings }
}

interface TableDraw extends Draw {
  readonly key: Extract<ParameterShape, { kind: 'table' }>['key']
  /** How many codes the key enumeration has, or the bounds tiers are cut at, with their scale. */
  readonly codes: number
  readonly cuts: readonly bigint[]
  readonly scale: number
}

const tables: readonly TableDraw[] = [
  table('size_rates', '规模费率', number('', 6, 0n, 1_000_000n), [0n, 300_000n, 500_000n, 900_000n], 0, set, 5),
  table('capped_rates', '限额费率', number('', 6, 0n, 1_000_000n), [300_000n, 600_000n], 3, caps, 5),
  table('kind_dates', '类别日期', { kind: 'date' }, dates.map(day), 0, ['set', 'set', 'delegated'], 3),
  tiers('head_rates', '人数档费率', number('', 6, 0n, 1_000_000n), [55_000n, 200_000n, 300_000n], 0, set, 'person', [0n, 30n, 100n], 0),
  tiers(
    'mean_sums',
    '均数档金额',
    number('yuan', 2, 0n, 10n ** 9n),
    [0n, 50_000n, 100_001n],
    2,
    caps,
    'person',
    [0n, 300n, 305n, 1000n],
    1,
  ),
  tiers('share_rates', '占比档费率', number('', 3, -1_000n, 1_000n), [-50n, 55n, 1_000n], 0, set, '', [0n, 55n, 200n, 500n], 3),
]

function table(
  id: string,
  zh: string,
  type: Type,
  drawn: readonly bigint[],
  periods: number,
  standings: readonly Cell['standing'][],
  codes: number,
): TableDraw {
  const enumeration = codes === 5 ? 'size' : 'kind'
  return { ...value(id, zh, type, drawn, periods, standings), key: { kind: 'enumeration', enumeration }, codes, cuts: [], scale: 0 }
}

function tiers(
  id: string,
  zh: string,
  type: Type,
  drawn: readonly bigint[],
  periods: number,
  standings: readonly Cell['standing'][],
  dimension: string,
  cuts: readonly bigint[],
  scale: number,
): TableDraw {
  return { ...value(id, zh, type, drawn, periods, standings), key: { kind: 'tiers', dimension }, codes: 0, cuts, scale }
}

const lists: readonly (readonly [string, string, number])[] = [
  ['industries', '行业前缀', 0],
  ['dated_industries', '分期行业前缀', 2],
]
const prefixes = ['H6', 'L7291', 'C', 'O', "F'5", '批发']

/** Draws every parameter anew. */
export function drawParameters(dice: Dice): Parameters {
  const bound = new Map<string, BoundParameter>()
  const shapes: ParameterShape[] = []
  const add = (shape: ParameterShape, periods: number, draw: () => BoundValue) => {
    shapes.push(shape)
    bound.set(shape.id, { id: shape.id, zh: shape.zh, periods: periodsOf(dice, periods, draw) })
  }
  for (const each of values)
    add({ kind: 'value', id: each.id, zh: each.zh, type: each.type }, each.periods, () => ({ kind: 'cell', cell: cell(dice, each) }))
  for (const each of tables)
    add({ kind: 'table', id: each.id, zh: each.zh, key: each.key, type: each.type }, each.periods, () => tableValue(dice, each))
  for (const [id, zh, periods] of lists) {
    add({ kind: 'text_list', id, zh }, periods, () => ({
      kind: 'texts',
      texts: dice.once(12) ? [] : [dice.pick(prefixes), dice.pick(prefixes)],
      origin,
    }))
  }
  return { shapes, bound }
}

const origin = { plan: 'test', clause: '1' }

function cell(dice: Dice, draw: Draw): Cell {
  const standing = dice.pick(draw.standings)
  return { value: standing === 'delegated' ? undefined : dice.pick(draw.values), standing, origin }
}

function tableValue(dice: Dice, draw: TableDraw): BoundValue {
  if (draw.codes > 0) {
    const codes = Array.from({ length: draw.codes }, (_, code) => BigInt(code)).filter(() => !dice.once(8))
    return { kind: 'codes', cells: new Map((codes.length === 0 ? [0n] : codes).map((code) => [code, cell(dice, draw)])) }
  }
  return { kind: 'tiers', scale: draw.scale, tiers: tiersOf(dice, draw) }
}

/** Neighbouring tiers meet at a bound that belongs to one of them; now and then there is a gap, or both ends are open. */
function tiersOf(dice: Dice, draw: TableDraw): readonly Tier[] {
  if (dice.once(10)) return [{ low: undefined, isLowInclusive: false, high: undefined, isHighInclusive: false, cell: cell(dice, draw) }]
  const isLowInclusive = dice.once(2)
  const made = draw.cuts.map(
    (low, i): Tier => ({
      low: i === 0 && dice.once(2) ? undefined : low,
      isLowInclusive,
      high: draw.cuts[i + 1],
      isHighInclusive: !isLowInclusive,
      cell: cell(dice, draw),
    }),
  )
  return dice.once(4) ? made.slice(1) : made
}

function periodsOf(dice: Dice, count: number, draw: () => BoundValue): BoundParameter['periods'] {
  if (count === 0) return [{ from: EARLIEST_DAY, to: LATEST_DAY, value: draw() }]
  if (dice.once(12)) return []
  const made: { from: number; to: number; value: BoundValue }[] = []
  let from = dice.once(2) ? EARLIEST_DAY : Number(day('2019-01-01'))
  for (let i = 0; i < count; i++) {
    const to = i === count - 1 && dice.once(2) ? LATEST_DAY : Number(day(`${2020 + i}-12-31`)) + dice.roll(2)
    made.push({ from, to, value: draw() })
    from = to + (dice.once(4) ? 32 : 1)
  }
  return made
}
