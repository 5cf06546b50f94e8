import { parseDate } from '../../src/kernel/calendar.ts'
import {
  type BoundParameter,
  type BoundValue,
  type Cell,
  EARLIEST_DAY,
  LATEST_DAY,
  type NumberType,
  type ParameterShape,
} from '../../src/rules/index.ts'
import { codeOf } from './vocabulary.ts'

/** A parameter with the one value it has in the whole run. */
export interface Stated {
  readonly shape: ParameterShape
  readonly bound: BoundParameter
}

const origin = { plan: 'bench', clause: '1' }

function stated(shape: ParameterShape, value: BoundValue): Stated {
  return { shape, bound: { id: shape.id, zh: shape.zh, periods: [{ from: EARLIEST_DAY, to: LATEST_DAY, value }] } }
}

function cell(value: bigint): Cell {
  return { value, standing: 'set', origin }
}

function numberOf(dimension: string, scale: number, values: readonly bigint[]): NumberType {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : 1))
  return { kind: 'number', dimension, scale, low: sorted[0] ?? 0n, high: sorted.at(-1) ?? 0n }
}

/** A number stated outright. */
export function plainNumber(id: string, dimension: string, value: bigint, scale = 0): Stated {
  return stated({ kind: 'value', id, zh: id, type: numberOf(dimension, scale, [value]) }, { kind: 'cell', cell: cell(value) })
}

function date(id: string, iso: string): Stated {
  const day = parseDate(iso)
  if (day === undefined) throw new Error(`${iso} is no day`)
  return stated({ kind: 'value', id, zh: id, type: { kind: 'date' } }, { kind: 'cell', cell: cell(BigInt(day)) })
}

function bySize(id: string, dimension: string, scale: number, values: Readonly<Record<string, bigint>>): Stated {
  const cells = new Map(Object.entries(values).map(([size, value]) => [codeOf('size', size), cell(value)]))
  const type = numberOf(dimension, scale, Object.values(values))
  return stated({ kind: 'table', id, zh: id, key: { kind: 'enumeration', enumeration: 'size' }, type }, { kind: 'codes', cells })
}

/** Tiers over a head count: up to and including each limit, then the rest. */
function byHeadcount(id: string, scale: number, limits: readonly bigint[], values: readonly bigint[]): Stated {
  const tiers = values.map((value, i) => ({
    low: i === 0 ? undefined : limits[i - 1],
    isLowInclusive: false,
    high: limits[i],
    isHighInclusive: true,
    cell: cell(value),
  }))
  const shape: ParameterShape = {
    kind: 'table',
    id,
    zh: id,
    key: { kind: 'tiers', dimension: 'person' },
    type: numberOf('', scale, values),
  }
  return stated(shape, { kind: 'tiers', scale: 0, tiers })
}

/** The refund rate of the policies; what-if grids put other values in its place. */
export const parameters: readonly Stated[] = [
  plainNumber('full_year', 'month', 12n),
  plainNumber('insured_months_min', 'month', 6n),
  plainNumber('graduate_months_min', 'month', 3n),
  byHeadcount('layoff_rate_max', 4, [30n], [2000n, 550n]),
  bySize('refund_rate', '', 4, { large: 5000n, medium: 9000n, small: 9000n, micro: 9000n, unclassified: 5000n }),
  date('base_day', '2021-12-31'),
  date('newcomer_day', '2022-06-30'),
  plainNumber('training_days_min', 'day', 10n),
  plainNumber('training_subsidy', 'yuan/person', 50_000n, 2),
  plainNumber('training_headcount_max', 'person', 500n),
  plainNumber('expansion_subsidy', 'yuan/person', 150_000n, 2),
  plainNumber('expansion_headcount_min', 'person', 2n),
  plainNumber('deferral_months', '', 5n),
  plainNumber('deferral_headcount_min', 'person', 5n),
  plainNumber('loan_max', 'yuan', 500_000_000n, 2),
  plainNumber('interest_rate', '', 185n, 4),
  plainNumber('interest_max', 'yuan', 5_000_000n, 2),
  plainNumber('growth_min', '', 150n, 4),
]
