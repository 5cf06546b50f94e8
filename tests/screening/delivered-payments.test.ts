import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadSnapshot } from '../../src/registry/index.ts'
import { runScreening } from '../../src/screening/index.ts'
import { parquetRows, withDuckDb } from '../../src/store/index.ts'
import { granted } from './granted.ts'
import { endOfYear, fingerprints, loadTestPlans } from './test-plans.ts'
import { Scratch } from './test-registry.ts'

const set = loadTestPlans()
const scratch = new Scratch()
afterAll(() => scratch.remove())

const units = [1, 2, 3].map((unit) => `${unit},${unit === 3 ? 2 : 1},1,500103,12,30,30,10000,false`)
const files: Readonly<Record<string, readonly string[]>> = {
  pooling_area: ['pooling_area_id,region,fund_balance,monthly_expenditure', '1,500000,1200000,10000'],
  firm: ['firm_id,size_class,cancelled_on', '1,small,9999-12-31', '2,small,9999-12-31'],
  insured_unit: [
    'insured_unit_id,firm,pooling_area,insured_region,ui_paid_months_last_year,headcount_at_start,headcount_at_end,ui_premium_paid_last_year,has_predecessor',
    ...units,
  ],
}

/** Delivers three units with these earlier payments, complete everywhere; gives what was refused and what became of each unit. */
async function settle(name: string, payments: readonly string[]): Promise<{ readonly refused: number; readonly units: readonly string[] }> {
  const delivery = scratch.path(`delivery-${name}`)
  await mkdir(delivery)
  const heading = 'prior_payment_id,policy,person,insured_unit,firm,base_year,amount,paid_on'
  for (const [entity, lines] of Object.entries({ ...files, prior_payment: [heading, ...payments] }))
    await writeFile(join(delivery, `${entity}.csv`), `${lines.join('\n')}\n`)
  const snapshotFolder = scratch.path(`snapshot-${name}`)
  const loaded = await loadSnapshot(delivery, snapshotFolder, set.vocabulary, {
    knownOn: '2022-12-31',
    title: name,
    database: scratch.database(1),
    refusedLimitPerThousand: 1000,
    complete: [...Object.keys(files), 'prior_payment'],
  })
  const { refused } = granted(loaded)
  const request = { set, link: endOfYear, snapshotFolder, runsFolder: scratch.path('runs'), database: scratch.database(1), fingerprints }
  const { folder, record } = granted(await runScreening(request))
  const rows = await withDuckDb(scratch.database(1), (database) =>
    database.rows(
      `select status, cause, cause_payment, net from ${parquetRows([join(folder, record.settlement.file)])} where policy = 'job_retention_refund' order by subject_id`,
    ),
  )
  const words = rows.map(({ status, cause, cause_payment: payment, net }) =>
    [status, ...(cause === null ? [] : [cause]), ...(payment === null ? [] : [payment]), ...(net === null ? [] : [net])].join(' '),
  )
  return { refused: refused.prior_payment?.refused ?? 0, units: words }
}

const whole = 'payable 600000'
const left = 'payable 100000'
/** A row was refused: nobody can tell who was paid by it. */
const missing = 'history_unknown history_incomplete'
const unclear = (payment: number) => `history_unknown payment_unclear ${payment}`

/** A payment of 5,000 yuan to unit 1 of firm 1, spoiled in one cell; units 1 and 2 are of firm 1. */
test.each<[string, readonly string[], number, readonly string[]]>([
  ['nothing', [], 0, [whole, whole, whole]],
  ['whole', ['7,job_retention_refund,,1,1,2021,5000,2022-06-01'], 0, [left, whole, whole]],
  ['no-day', ['7,job_retention_refund,,1,1,2021,5000,'], 0, [left, whole, whole]],
  ['no-firm', ['7,job_retention_refund,,1,,2021,5000,2022-06-01'], 0, [left, whole, whole]],
  ['no-unit', ['7,job_retention_refund,,,1,2021,5000,2022-06-01'], 0, [unclear(7), unclear(7), whole]],
  ['no-unit-no-firm', ['7,job_retention_refund,,,,2021,5000,2022-06-01'], 0, [unclear(7), unclear(7), unclear(7)]],
  ['no-year', ['7,job_retention_refund,,1,1,,5000,2022-06-01'], 0, [unclear(7), whole, whole]],
  ['no-amount', ['7,job_retention_refund,,1,1,2021,,2022-06-01'], 0, [unclear(7), whole, whole]],
  ['nothing-paid', ['7,job_retention_refund,,1,1,2021,0,2022-06-01'], 0, [unclear(7), whole, whole]],
  ['negative', ['7,job_retention_refund,,1,1,2021,-5000,2022-06-01'], 1, [missing, missing, missing]],
  ['no-policy', ['7,,,1,1,2021,5000,2022-06-01'], 0, [unclear(7), whole, whole]],
  ['strange-policy', ['7,job_retention_refunds,,1,1,2021,5000,2022-06-01'], 0, [unclear(7), whole, whole]],
  ['no-number', [',job_retention_refund,,1,1,2021,5000,2022-06-01'], 1, [missing, missing, missing]],
  [
    'same-number',
    ['7,job_retention_refund,,1,1,2021,5000,2022-06-01', '7,job_retention_refund,,2,1,2021,5000,2022-06-01'],
    2,
    [missing, missing, missing],
  ],
  ['two', ['7,job_retention_refund,,1,1,2021,5000,2022-06-01', '8,job_retention_refund,,2,1,2021,5000,2022-06-01'], 0, [left, left, whole]],
])('an earlier payment delivered with %s', async (name, payments, refused, expected) => {
  expect(await settle(name, payments)).toEqual({ refused, units: expected })
})
