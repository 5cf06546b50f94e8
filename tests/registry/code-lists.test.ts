import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isListedRegion, parseRegionTable } from '../../src/kernel/regions.ts'
import { demoAreas } from '../../src/registry/demo-regions.ts'
import { loadSnapshot } from '../../src/registry/index.ts'
import { parquetFilesIn, parquetRows, withDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { makeSetting } from './setting.ts'
import { vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
afterAll(setting.remove)
const regions = parseRegionTable(readFileSync(new URL('../../reference/regions.csv', import.meta.url), 'utf8'))
const policies = new Map([
  ['job_retention_refund', '失业保险稳岗返还'],
  ['hire_subsidy', '一次性吸纳就业补贴'],
])
let loads = 0

/** Loads one file held to the lists; gives a column, the reasons for refusing rows and the policies that were told of. */
async function load(file: string, text: string, column: string) {
  const [delivery, snapshot] = [setting.path(`delivery-${++loads}`), setting.path(`snapshot-${loads}`)]
  await mkdir(delivery)
  await writeFile(join(delivery, `${file}.csv`), text)
  const options = {
    knownOn: '2022-12-31',
    title: '',
    database: setting.database,
    refusedLimitPerThousand: 1000,
    lists: { regions, policies },
  }
  const { refused, warnings } = granted(await loadSnapshot(delivery, snapshot, vocabulary, options))
  const rows = await withDuckDb(setting.database, (database) =>
    database.rows(`SELECT ${column} AS v FROM ${parquetRows(parquetFilesIn(join(snapshot, file)))} ORDER BY ${file}_id`),
  )
  return {
    values: rows.map(({ v }) => v),
    reasons: (refused[file]?.reasons ?? []).map(({ reason, rows: n, value }) => [reason, n, value]),
    told: warnings.flatMap((warning) => (warning.code === 'policy_unknown' ? [warning.policy] : [])),
  }
}

describe('a region', () => {
  test.each([
    [500_103, true],
    [500_000, true],
    [130_900, true],
    [330_103, true],
    [371_200, true],
    [130_101, true],
    [500_100, true],
    [500_200, true],
    [429_000, true],
    [500_199, false],
    [130_973, false],
    [110_001, false],
    [990_000, false],
    [169_000, false],
  ])('%i is one, now or once: %s', (code, isOne) => {
    expect(isListedRegion(regions, code)).toBe(isOne)
  })

  test('of the demonstration is one throughout', () => {
    const codes = demoAreas.flatMap(({ region, counties }) => [region, ...counties])
    expect(codes.filter((code) => !isListedRegion(regions, code))).toEqual([])
  })

  test('that is none is refused with its row', async () => {
    const { values, reasons } = await load('loan', 'loan_id,region\n1,500103\n2,500199\n3,330103\n4,\n', 'region')
    expect([values, reasons]).toEqual([[500_103, 330_103, null], [['region_unknown', 1, '500199']]])
  })
})

test('a policy of an earlier payment is its id, is told of, or is refused', async () => {
  const written = [
    'job_retention_refund',
    'Job_Retention_Refund',
    '失业保险稳岗返还',
    'ｈｉｒｅ_subsidy',
    'housing_grant',
    '',
    'job_retention_refnd',
    '稳岗补贴',
    '007',
  ]
  const text = `prior_payment_id,policy\n${written.map((policy, index) => `${index + 1},${policy}`).join('\n')}\n`
  const { values, reasons, told } = await load('prior_payment', text, 'policy')
  const refund = 'job_retention_refund'
  expect(values).toEqual([refund, refund, refund, 'hire_subsidy', 'housing_grant', null])
  expect(reasons).toEqual([['not_policy', 3, 'job_retention_refnd']])
  expect(told).toEqual(['housing_grant'])
})
