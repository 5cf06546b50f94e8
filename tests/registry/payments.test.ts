import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  amendSnapshot,
  keyInRegistry,
  type LedgerPayment,
  type LedgerPayments,
  loadSnapshot,
  numberInLedger,
  readManifest,
} from '../../src/registry/index.ts'
import { parquetRows, withDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { makeSetting } from './setting.ts'
import { deliver } from './small-delivery.ts'
import { vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
const header = 'prior_payment_id,policy,person,insured_unit,firm,base_year,amount,paid_on'
let tries = 0
afterAll(() => setting.remove())

async function load(name: string, rows: readonly string[]): Promise<void> {
  deliver(setting.path(`delivery-${name}`), {
    'prior_payment.csv': [header, ...rows, ''].join('\n'),
    'person.csv': 'person_id\n9\n',
  })
  const options = { knownOn: '2022-12-31', title: '小登记库', database: setting.database, complete: ['prior_payment'] }
  granted(await loadSnapshot(setting.path(`delivery-${name}`), setting.path(name), vocabulary, options))
}
beforeAll(() => load('whole', []))

const payment = (number: bigint, change: Partial<LedgerPayment> = {}): LedgerPayment => ({
  number,
  policy: 'job_retention_refund',
  keys: { insured_unit: 1n },
  baseYear: 2021,
  amount: 600_000n,
  arrived: 600_000n,
  approvedOn: '2023-01-04',
  paidOn: '2023-01-06',
  backOn: undefined,
  evidence: `batch/2023-0001 payment/${number}`,
  ...change,
})
const said = (paid: readonly LedgerPayment[], rest: Partial<LedgerPayments> = {}): LedgerPayments => ({
  paid,
  pending: [],
  settled: [],
  ...rest,
})

async function release(from: string, payments: LedgerPayments) {
  const name = `released-${++tries}`
  const made = await amendSnapshot(setting.path(from), setting.path(name), [], vocabulary, {
    database: setting.database,
    amendedOn: '2023-02-01',
    payments,
  })
  return { name, made }
}

/** The payments of a snapshot as its records say, a line each: delivered ones by key, the ledger's by number. */
async function rowsOf(
  name: string,
  entity = 'prior_payment',
  columns = 'insured_unit, firm, base_year, amount',
): Promise<readonly string[]> {
  const { entities } = granted(await readManifest(setting.path(name), vocabulary, { isHashChecked: true }))
  const files = (entities[entity]?.files ?? []).map(({ path }) => join(setting.path(name), path))
  if (files.length === 0) return []
  const rows = await withDuckDb(setting.database, (database) =>
    database.rows(`SELECT ${entity}_id AS key, ${columns} FROM ${parquetRows(files)} ORDER BY 1`),
  )
  return rows.map(({ key, ...rest }) => {
    const ledger = numberInLedger(BigInt(key as bigint))
    return [ledger === undefined ? String(key) : `${ledger.kind} ${ledger.number}`, ...Object.values(rest)].join(' ')
  })
}

test('a payment comes in with the firm of its unit, and once, however often it is released', async () => {
  const first = await release('whole', said([payment(1n), payment(2n, { keys: { insured_unit: 3n, person: 9n } })]))
  const expected = ['paid 1 1 1 2021 600000', 'paid 2 3 3 2021 600000']
  expect(await rowsOf(first.name)).toEqual(expected)
  const { title, source, masked } = granted(first.made)
  expect(title).toBe('小登记库（并入已发放 2 笔，2023-02-01）')
  expect(source.parameters).toMatchObject({ paid: 2, back: 0, pending: 0, delivered: 0 })
  expect(masked.prior_payment).toEqual(['organisation'])
  expect((await release(first.name, said([payment(1n), payment(2n, { keys: { insured_unit: 3n, person: 9n } })]))).made).toMatchObject({
    refusal: { code: 'amendments_none' },
  })
  const again = await release(first.name, said([payment(1n), payment(2n, { keys: { insured_unit: 3n, person: 9n } }), payment(3n)]))
  expect(await rowsOf(again.name)).toEqual([...expected, 'paid 3 1 1 2021 600000'])
})

test('what came back is taken off and both days are kept; payments of places that the asker does not see stay', async () => {
  const first = await release('whole', said([payment(1n), payment(2n), payment(3n)]))
  const second = await release(first.name, said([payment(2n, { backOn: '2024-01-09' })]))
  expect(await rowsOf(second.name)).toEqual(['paid 1 1 1 2021 600000', 'paid 3 1 1 2021 600000'])
  const [kept] = await withDuckDb(setting.database, (database) =>
    database.rows(
      `SELECT kind, paid_on::VARCHAR AS paid_on, back_on::VARCHAR AS back_on, evidence FROM ${parquetRows([join(setting.path(second.name), 'payments.parquet')])} WHERE number = 2`,
    ),
  )
  expect(kept).toEqual({ kind: 'back', paid_on: '2023-01-06', back_on: '2024-01-09', evidence: 'batch/2023-0001 payment/2' })
})

test('what is on its way stands apart, and goes once it arrived', async () => {
  const { paidOn: _, backOn: __, ...pending } = payment(5n)
  const first = await release('whole', said([], { pending: [pending, { ...pending, number: 6n }] }))
  expect([await rowsOf(first.name), await rowsOf(first.name, 'pending_payment')]).toEqual([
    [],
    ['pending 5 1 1 2021 600000', 'pending 6 1 1 2021 600000'],
  ])
  const second = await release(first.name, said([payment(8n)], { settled: [5n] }))
  expect([await rowsOf(second.name), await rowsOf(second.name, 'pending_payment')]).toEqual([
    ['paid 8 1 1 2021 600000'],
    ['pending 6 1 1 2021 600000'],
  ])
})

/** Records that may be a payment of the ledger too: of so many yuan to unit 1 of firm 1, approved on the 4th, arrived on the 6th. */
const beside: readonly (readonly [what: string, record: string, change: Partial<LedgerPayment>, areOne: boolean])[] = [
  ['the same', 'job_retention_refund,,1,1,2021,¥,2023-01-06', {}, true],
  ['the same on the day it was approved', 'job_retention_refund,,1,1,2021,¥,2023-01-04', {}, true],
  ['the same without a day or a firm', 'job_retention_refund,,1,,2021,¥,', {}, true],
  ['the same, which came back later', 'job_retention_refund,,1,1,2021,¥,2023-01-06', { backOn: '2023-01-20' }, true],
  ['the same, part of which was claimed back', 'job_retention_refund,,1,1,2021,¥,2023-01-06', { amount: 1n }, true],
  ['a day earlier', 'job_retention_refund,,1,1,2021,¥,2023-01-03', {}, false],
  ['a day later', 'job_retention_refund,,1,1,2021,¥,2023-01-07', {}, false],
  ['of a fen more', 'job_retention_refund,,1,1,2021,¥.01,2023-01-06', {}, false],
  ['of another year', 'job_retention_refund,,1,1,2020,¥,2023-01-06', {}, false],
  ['of another policy', 'hire_subsidy,,1,1,2021,¥,2023-01-06', {}, false],
  ['to another unit', 'job_retention_refund,,2,1,2021,¥,2023-01-06', {}, false],
  ['to the firm alone', 'job_retention_refund,,,1,2021,¥,2023-01-06', {}, false],
  ['of a person of the unit', 'job_retention_refund,9,1,1,2021,¥,2023-01-06', {}, false],
  ['for the person alone', 'job_retention_refund,9,,,2021,¥,2023-01-06', { keys: { insured_unit: 1n, person: 9n } }, true],
]

test('a payment that a delivery has too is one payment, and none once it came back', async () => {
  const yuan = (nth: number) => 6000 + nth
  await load(
    'beside',
    beside.map(([, record], nth) => `${nth},${record.replace('¥', String(yuan(nth)))}`),
  )
  const paid = beside.map(([, , change], nth) =>
    payment(BigInt(nth), { amount: BigInt(yuan(nth)) * 100n, arrived: BigInt(yuan(nth)) * 100n, ...change }),
  )
  const { name, made } = await release('beside', said(paid))
  const there = await rowsOf(name, 'prior_payment', 'NULL')
  const expected = [
    ...beside.flatMap(([, , , areOne], nth) => (areOne ? [] : [`${nth} `])),
    ...beside.flatMap(([, , { backOn }], nth) => (backOn === undefined ? [`paid ${nth} `] : [])),
  ]
  expect(there).toEqual(expected)
  expect(granted(made).source.parameters).toMatchObject({ delivered: beside.filter(([, , , areOne]) => areOne).length, back: 1 })
})

test('of monthly payments of one amount each stands for one', async () => {
  const month = (key: number, nth: number) => `${key},allowance,9,,,2022,800,2022-0${nth}-06`
  await load('monthly', [month(1, 1), month(2, 2), month(3, 3), month(9, 2)])
  const ours = [2, 3, 4].map((nth) =>
    payment(BigInt(nth), {
      policy: 'allowance',
      keys: { person: 9n },
      baseYear: 2022,
      amount: 80_000n,
      arrived: 80_000n,
      approvedOn: `2022-0${nth}-04`,
      paidOn: `2022-0${nth}-06`,
    }),
  )
  const { name, made } = await release('monthly', said(ours))
  expect(await rowsOf(name, 'prior_payment', 'paid_on::VARCHAR')).toEqual([
    '1 2022-01-06',
    '9 2022-02-06',
    'paid 2 2022-02-06',
    'paid 3 2022-03-06',
    'paid 4 2022-04-06',
  ])
  expect(granted(made).source.parameters).toMatchObject({ delivered: 2 })
})

test('keys of the ledger tell what they are', () => {
  expect([keyInRegistry('paid', 12n), keyInRegistry('pending', 12n)].map(numberInLedger)).toEqual([
    { kind: 'paid', number: 12n },
    { kind: 'pending', number: 12n },
  ])
  expect(numberInLedger(12n)).toBeUndefined()
})
