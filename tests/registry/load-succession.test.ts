import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadSnapshot } from '../../src/registry/index.ts'
import { parquetFilesIn, parquetRows, withDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { makeSetting } from './setting.ts'
import { vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
afterAll(setting.remove)
let loads = 0

const units = `insured_unit_id,ui_premium_paid_last_year,headcount_at_start,headcount_at_end,ui_paid_months_last_year,has_predecessor
1,100,30,30,12,否
2,100,30,30,12,否
3,100,30,30,12,否
`

/** Loads three equal units with some successions, known at the end of 2022; gives premium in yuan, heads at start and end, months, heir. */
async function load(rows: readonly string[]) {
  const [delivery, snapshot] = [setting.path(`delivery-${++loads}`), setting.path(`snapshot-${loads}`)]
  await mkdir(delivery)
  await writeFile(join(delivery, 'insured_unit.csv'), units)
  const header = 'predecessor,successor,share_numerator,share_denominator,happened_on,kind'
  await writeFile(join(delivery, 'unit_succession.csv'), `${header}\n${rows.join('\n')}\n`)
  const options = { knownOn: '2022-12-31', title: '', database: setting.database, refusedLimitPerThousand: 1000 }
  const { refused, warnings } = granted(await loadSnapshot(delivery, snapshot, vocabulary, options))
  const found = await withDuckDb(setting.database, (database) =>
    database.rows(
      `SELECT ui_premium_paid_last_year // 100 AS p, headcount_at_start AS s, headcount_at_end AS e, ui_paid_months_last_year AS m, has_predecessor AS h FROM ${parquetRows(parquetFilesIn(join(snapshot, 'insured_unit')))} ORDER BY insured_unit_id`,
    ),
  )
  const plain = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value)
  return {
    snapshot,
    units: found.map(({ p, s, e, m, h }) => [p, s, e, m, h].map(plain)),
    reasons: (refused.unit_succession?.reasons ?? []).map(({ reason, column, line }) => [reason, column, line]),
    later: warnings.filter(({ code }) => code === 'succession_later'),
  }
}

const untouched = [100, 30, 30, 12, false]
const unknown = [null, null, null, null, null]

describe('the day of a succession', () => {
  test.each<[string, string, readonly unknown[]]>([
    ['in the base year: staff of the start comes along', '1,2,1,1,2021-06-01,merger', [[0, 0, 30, 12, false], [200, 60, 30, 12, true]]], // biome-ignore format: a row is one case
    ['on its last day', '1,2,1,1,2021-12-31,merger', [[0, 0, 30, 12, false], [200, 60, 30, 12, true]]], // biome-ignore format: a row is one case
    ['after it: what was paid follows, the staff of the year stays', '1,2,1,1,2022-01-01,merger', [[0, 30, 30, 12, false], [200, 30, 30, 12, false]]], // biome-ignore format: a row is one case
    ['after it, by a change of form: everything follows', '1,2,1,1,2022/5/1,form_change', [[0, 0, 0, 12, false], [200, 60, 60, 12, false]]], // biome-ignore format: a row is one case
    ['after it, by a split: by share, the staff stays', '1,2,1,4,2022-05-01,split', [[75, 30, 30, 12, false], [125, 30, 30, 12, false]]], // biome-ignore format: a row is one case
    ['the day the delivery was known', '1,2,1,1,2022-12-31,合并', [[0, 30, 30, 12, false], [200, 30, 30, 12, false]]], // biome-ignore format: a row is one case
  ])('%s', async (_, row, expected) => {
    const found = await load([row])
    expect({ units: found.units, reasons: found.reasons, later: found.later }).toEqual({
      units: [...expected, untouched],
      reasons: [],
      later: [],
    })
  })

  test('after the day the delivery was known nothing has happened yet, and that is said', async () => {
    const { units: after, reasons, later } = await load(['1,2,1,1,2023-01-01,merger', '3,2,1,1,2099-01-01,merger'])
    expect([after, reasons]).toEqual([[untouched, untouched, untouched], []])
    expect(later).toEqual([{ code: 'succession_later', rows: 2, knownOn: '2022-12-31' }])
  })
})

describe('a succession that makes no sense is a refused row, and leaves unknown what it may have changed', () => {
  test.each<[string, string, readonly [string, string]]>([
    ['without a day', '1,2,1,1,,merger', ['cell_missing', 'happened_on']],
    ['on a day that is none', '1,2,1,1,infinity,merger', ['not_date', 'happened_on']],
    ['without a kind', '1,2,1,1,2021-06-01,', ['cell_missing', 'kind']],
    ['of another kind', '1,2,1,1,2021-06-01,sale', ['not_in_enumeration', 'kind']],
    ['with a share of nothing', '1,2,0,1,2021-06-01,split', ['out_of_range', 'share_numerator']],
    ['of more than the whole', '1,2,3,2,2021-06-01,split', ['succession_beyond_whole', 'share_numerator']],
    ['of a part by merger', '1,2,1,2,2021-06-01,merger', ['succession_in_part', 'kind']],
  ])('%s', async (_, row, [reason, column]) => {
    const found = await load([row])
    expect([found.reasons, found.units]).toEqual([[[reason, column, 2]], [unknown, unknown, untouched]])
    expect(await readFile(join(found.snapshot, 'refused', 'unit_succession.csv'), 'utf8')).toContain('\uFEFF行号,拒收原因')
  })

  test('of itself, of a unit that is not there, in a circle', async () => {
    expect((await load(['1,1,1,1,2021-06-01,merger'])).reasons).toEqual([['succession_of_itself', 'successor', 2]])
    expect((await load(['1,9,1,1,2021-06-01,merger'])).reasons).toEqual([['reference_dangling', 'successor', 2]])
    const circle = await load(['1,2,1,1,2021-06-01,merger', '2,1,1,1,2021-07-01,merger'])
    expect(circle.reasons).toEqual([['succession_circular', 'successor', 2]])
    expect(circle.units).toEqual([unknown, unknown, untouched])
  })

  test('doubt goes on to whoever succeeds', async () => {
    const { units: after } = await load(['1,2,1,1,,merger', '2,3,1,1,2021-06-01,merger'])
    expect(after).toEqual([unknown, unknown, unknown])
  })
})
