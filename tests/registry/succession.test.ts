import { afterAll, describe, expect, test } from 'vitest'
import { applySuccession, columnsOf } from '../../src/registry/index.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { makeSetting } from './setting.ts'
import { vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
afterAll(setting.remove)

/** Unit: key, premium in fen, paid months, head count at start. Payment: key, unit, amount. Succession: predecessor, successor, numerator, denominator, kind. */
type Unit = readonly [key: number, premium: number | null, months: number | null, heads: number | null]
type Payment = readonly [key: number, unit: number | null, amount: number]
type Succession = readonly [predecessor: number, successor: number, numerator: number, denominator: number, kind: string]

const sql = (value: number | string | null) => (value === null ? 'NULL' : typeof value === 'string' ? `'${value}'` : String(value))
const tuples = (rows: readonly (readonly (number | string | null)[])[]) => rows.map((row) => `(${row.map(sql).join(', ')})`).join(', ')
const emptyTable = (name: string, entity: string) => {
  const found = vocabulary.entities.get(entity)
  if (found === undefined) throw new Error(entity)
  return `CREATE TEMP TABLE ${name} (${columnsOf(found)
    .map((column) => `${column.name} ${column.type}`)
    .join(', ')})`
}

function succeed(units: readonly Unit[], payments: readonly Payment[], successions: readonly Succession[]) {
  return withDuckDb(setting.database, async (database) => {
    await database.run(emptyTable('units', 'insured_unit'))
    await database.run(emptyTable('payments', 'prior_payment'))
    await database.run(
      'CREATE TEMP TABLE successions (predecessor BIGINT, successor BIGINT, share_numerator BIGINT, share_denominator BIGINT, happened_on DATE, kind VARCHAR)',
    )
    await database.run(
      `INSERT INTO units (insured_unit_id, ui_premium_paid_last_year, ui_paid_months_last_year, headcount_at_start, firm, has_predecessor) SELECT a, b, c, d, a + 100, false FROM (VALUES ${tuples(units)}) t(a, b, c, d)`,
    )
    if (payments.length > 0)
      await database.run(
        `INSERT INTO payments (prior_payment_id, insured_unit, amount, firm) SELECT a, b, c, b + 100 FROM (VALUES ${tuples(payments)}) t(a, b, c)`,
      )
    if (successions.length > 0)
      await database.run(
        `INSERT INTO successions SELECT a, b, c, d, DATE '2021-06-01', e FROM (VALUES ${tuples(successions)}) t(a, b, c, d, e)`,
      )
    await applySuccession(database, { units: 'units', payments: 'payments', successions: 'successions', baseYear: 2021 }, vocabulary)
    const after = await database.rows(
      'SELECT insured_unit_id AS k, ui_premium_paid_last_year AS p, ui_paid_months_last_year AS m, headcount_at_start AS h, has_predecessor AS s FROM units ORDER BY 1',
    )
    const paid = await database.rows('SELECT insured_unit AS u, firm AS f, amount AS a FROM payments ORDER BY 1, 3')
    const [keys] = await database.rows('SELECT count(*) = count(DISTINCT prior_payment_id) AS distinct_keys FROM payments')
    expect(keys?.distinct_keys).toBe(true)
    const plain = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value)
    return {
      units: after.map((row) => [row.k, row.p, row.m, row.h, row.s].map(plain)),
      payments: paid.map((row) => [row.u, row.f, row.a].map(plain)),
    }
  })
}

describe('what a unit did follows it', () => {
  test.each<[string, readonly Unit[], readonly Payment[], readonly Succession[], unknown, unknown]>([
    ['nothing happened', [[1, 100, 12, 3]], [[9, 1, 50]], [], [[1, 100, 12, 3, false]], [[1, 101, 50]]],
    [
      'a merger',
      [
        [1, 101, 5, 12],
        [2, 300, 12, 18],
        [3, 7, 7, 7],
      ],
      [
        [9, 1, 50],
        [10, 3, 5],
        [11, null, 4],
      ],
      [[1, 2, 1, 1, 'merger']],
      [
        [1, 0, 5, 0, false],
        [2, 401, 12, 30, true],
        [3, 7, 7, 7, false],
      ],
      [
        [2, 102, 50],
        [3, 103, 5],
        [null, null, 4],
      ],
    ],
    [
      'two merged into one',
      [
        [1, 101, 5, 12],
        [2, 300, 9, 18],
        [3, 7, 7, 7],
      ],
      [],
      [
        [1, 3, 1, 1, 'merger'],
        [2, 3, 1, 1, 'merger'],
      ],
      [
        [1, 0, 5, 0, false],
        [2, 0, 9, 0, false],
        [3, 408, 9, 37, true],
      ],
      [],
    ],
    [
      'a split in thirds, the remainder to the largest share',
      [
        [1, 1_000_000, 6, 31],
        [2, 0, 6, 0],
        [3, 5, 6, 0],
      ],
      [[9, 1, 100]],
      [
        [1, 2, 1, 3, 'split'],
        [1, 3, 2, 3, 'split'],
      ],
      [
        [1, 0, 6, 0, false],
        [2, 333_333, 12, 10, true],
        [3, 666_672, 12, 21, true],
      ],
      [
        [2, 102, 33],
        [3, 103, 67],
      ],
    ],
    [
      'a split in equal parts, the remainder to the lowest key',
      [
        [1, 100, 6, 1],
        [2, 0, 6, 0],
        [3, 0, 6, 0],
        [4, 0, 6, 0],
      ],
      [],
      [
        [1, 2, 1, 3, 'split'],
        [1, 3, 1, 3, 'split'],
        [1, 4, 1, 3, 'split'],
      ],
      [
        [1, 0, 6, 0, false],
        [2, 34, 12, 1, true],
        [3, 33, 12, 0, true],
        [4, 33, 12, 0, true],
      ],
      [],
    ],
    [
      'a split that leaves the unit a part',
      [
        [1, 101, 12, 10],
        [2, 0, 3, 0],
      ],
      [[9, 1, 7]],
      [[1, 2, 1, 4, 'split']],
      [
        [1, 76, 12, 8, false],
        [2, 25, 12, 2, true],
      ],
      [
        [1, 101, 6],
        [2, 102, 1],
      ],
    ],
    [
      'a change of form in spring: the months follow each other, no more than a year',
      [
        [1, 30, 3, 9],
        [2, 90, 9, 0],
        [3, 50, 5, 4],
        [4, 80, 10, 0],
      ],
      [[9, 1, 9]],
      [
        [1, 2, 1, 1, 'form_change'],
        [3, 4, 1, 1, 'form_change'],
      ],
      [
        [1, 0, 3, 0, false],
        [2, 120, 12, 9, true],
        [3, 0, 5, 0, false],
        [4, 130, 12, 4, true],
      ],
      [[2, 102, 9]],
    ],
    [
      'months missing on both sides stay missing',
      [
        [1, 30, 2, 9],
        [2, 90, 9, 0],
      ],
      [],
      [[1, 2, 1, 1, 'form_change']],
      [
        [1, 0, 2, 0, false],
        [2, 120, 11, 9, true],
      ],
      [],
    ],
    [
      'a chain, oldest link first',
      [
        [1, 10, 3, 1],
        [2, 20, 4, 2],
        [3, 30, 12, 3],
      ],
      [[9, 1, 5]],
      [
        [2, 3, 1, 1, 'merger'],
        [1, 2, 1, 1, 'form_change'],
      ],
      [
        [1, 0, 3, 0, false],
        [2, 0, 7, 0, true],
        [3, 60, 12, 6, true],
      ],
      [[3, 103, 5]],
    ],
    [
      'an unknown premium makes the sum unknown',
      [
        [1, null, 3, 1],
        [2, 20, null, 2],
      ],
      [],
      [[1, 2, 1, 1, 'merger']],
      [
        [1, 0, 3, 0, false],
        [2, null, null, 3, true],
      ],
      [],
    ],
  ])('%s', async (_, units, payments, successions, unitsAfter, paymentsAfter) => {
    expect(await succeed(units, payments, successions)).toEqual({ units: unitsAfter, payments: paymentsAfter })
  })
})

describe('a succession that makes no sense, and should have been refused, is a bug and names its unit', () => {
  const units: readonly Unit[] = [
    [1, 1, 1, 1],
    [2, 1, 1, 1],
    [3, 1, 1, 1],
  ]
  test.each<[string, readonly Succession[], string]>([
    ['unknown predecessor', [[7, 2, 1, 1, 'merger']], '7'],
    ['unknown successor', [[1, 8, 1, 1, 'merger']], '1'],
    ['itself', [[1, 1, 1, 1, 'merger']], '1'],
    [
      'a circle',
      [
        [1, 2, 1, 1, 'merger'],
        [2, 1, 1, 1, 'merger'],
      ],
      '1',
    ],
    [
      'more than the whole',
      [
        [1, 2, 2, 3, 'split'],
        [1, 3, 2, 3, 'split'],
      ],
      '1',
    ],
    [
      'two denominators',
      [
        [1, 2, 1, 3, 'split'],
        [1, 3, 1, 2, 'split'],
      ],
      '1',
    ],
    ['a merger in part', [[1, 2, 1, 2, 'merger']], '1'],
    [
      'a merger into two',
      [
        [1, 2, 1, 2, 'merger'],
        [1, 3, 1, 2, 'merger'],
      ],
      '1',
    ],
    ['a share of nothing', [[1, 2, 0, 1, 'split']], '1'],
    ['an unknown kind', [[1, 2, 1, 1, 'sale']], '1'],
    [
      'named twice',
      [
        [1, 2, 1, 3, 'split'],
        [1, 2, 1, 3, 'split'],
      ],
      '1',
    ],
  ])('%s', async (_, successions, unit) => {
    await expect(succeed(units, [], successions)).rejects.toThrow(`unit ${unit} should`)
  })
})
