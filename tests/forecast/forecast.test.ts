import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkDeferral, enterDeferral } from '../../src/deferral/index.ts'
import { type Forecast, type ForecastKind, forecastKinds, listForecastRows, readForecast } from '../../src/forecast/index.ts'
import { agreeShortage, enterBudget, proposeShortage } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { month } from '../deferral/people.ts'
import { answerCsv, numberOf } from '../ledger/money.ts'
import { ledgerOffice } from '../ledger/people.ts'
import { calendar } from '../office/people.ts'
import { done, type RecoveryOffice, recoveryOffice, stepsIn } from '../recovery/people.ts'
import { officeStore } from '../store/postgres/stores.ts'

const fund = '失业保险基金'
let store: WorkStore
let at: RecoveryOffice
beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  at = await recoveryOffice(store, 3)
}, 120_000)
afterAll(async () => {
  at.clear()
  await store.close()
})

const callerOn = async (day: string) => ({ ...(await at.office.as('kuai', 'fund.read', { kind: 'read' })), day })
const read = async (day = '2023-01-04', of = fund, year = 2023) => readForecast(await callerOn(day), { fund: of, year })
const line = (forecast: Forecast, kind: ForecastKind) => {
  const { rows, fen, cells, hasBasis } = forecast.lines.find((one) => one.kind === kind) ?? {
    rows: -1,
    fen: -1n,
    cells: [],
    hasBasis: false,
  }
  return { rows, fen, hasBasis, cells: cells.map((cell) => [cell.column, cell.rows, cell.fen]) }
}
/** Each figure, of a column and of a line, comes to what its rows come to, page by page. */
async function holdsItsRows(day: string, forecast: Forecast, of = fund, year = 2023) {
  const caller = await callerOn(day)
  for (const { kind, cells, rows, fen } of forecast.lines)
    for (const figure of [...cells, { column: undefined, rows, fen }]) {
      const found = []
      for (let after = 0; ; after += 2) {
        const page = await listForecastRows(caller, { fund: of, year, kind, column: figure.column, after, size: 2 })
        found.push(...page)
        if (page.length < 2) break
      }
      expect([kind, figure.column, found.reduce((sum, row) => sum + row.rows, 0), found.reduce((sum, row) => sum + row.fen, 0n)]).toEqual([
        kind,
        figure.column,
        figure.rows,
        figure.fen,
      ])
    }
}

it('tells what is approved, returned, under way and put off, each with its rows, and together what is committed and not paid', async () => {
  const first = await read()
  expect(line(first, 'unpaid')).toMatchObject({ rows: 0, fen: 0n })
  const waiting = await at.made(4)
  const ready = await at.ready(3)
  done(await at.handOverAll(ready))
  const [back, late] = await at.paymentsOf(ready)
  if (back === undefined || late === undefined) throw new Error('no payments')
  done(await at.take(ready, [answerCsv([{ reference: back.reference, number: numberOf(back.payee), fen: back.fen, result: '1001' }])]))
  const other = '专项'
  await at.by('kuai', 'fund.account', (db, caller) =>
    enterBudget(db, caller, { fund: other, year: 2023, fen: 1n, basis: '渝财社〔2023〕2号', day: '2023-01-03' }),
  )
  const short = await at.made(2, { fund: other })
  await at.toAccountCheck(short)
  await at.confirmAll(short)
  await at.toApproval(short)
  const wanted = { number: '纪要7号', day: '2023-01-04', by: '局办公会', reason: '预算未追加', way: 'pro_rata', first: [] } as const
  const { shortage } = done(
    await at.by('cheng', 'batch.decide', (db, caller) => proposeShortage(db, caller, short, wanted, new Map(), calendar)),
  )
  await at.by('tan', 'batch.approve', (db, caller) => agreeShortage(db, caller, { id: BigInt(shortage), version: 1 }, calendar))

  const now = await read()
  const fenOf = async (batch: bigint) => (await at.claimsOf(batch)).reduce((sum, { fen }) => sum + fen, 0n)
  expect(line(now, 'under_way')).toMatchObject({ rows: 4, fen: await fenOf(waiting) })
  expect(line(now, 'returned')).toMatchObject({ rows: 1, fen: back.fen, cells: [['undated', 1, back.fen]] })
  expect(line(now, 'unpaid')).toMatchObject({ rows: 2 })
  const { committed, paid, left } = now.standing ?? { committed: 0n, paid: 0n, left: 0n }
  expect(line(now, 'unpaid').fen + line(now, 'returned').fen).toBe(committed - paid)
  expect(now.estimate).toBe(left - (await fenOf(waiting)))
  await holdsItsRows('2023-01-04', now)
  // A list that waits for its fund is not told as under way as well; a budget that it eats up twice over warns.
  const sparse = await read('2023-01-04', other)
  const all = await fenOf(short)
  expect([line(sparse, 'put_off').fen + line(sparse, 'under_way').fen, sparse.estimate]).toEqual([all, 1n - all])
  await holdsItsRows('2023-01-04', sparse, other)
  // Without a budget nothing is estimated, and a fund that takes no contributions has no basis for them.
  expect(await read('2023-01-04', '没有预算的资金')).toMatchObject({ standing: undefined, estimate: undefined })
  expect([line(sparse, 'deferrals').hasBasis, line(sparse, 'benefits').hasBasis, line(now, 'deferrals').hasBasis]).toEqual([
    false,
    false,
    true,
  ])
})

it('tells by month what comes back: instalments by their agreement, months put off by their day, nothing guessed', async () => {
  const before = await read()
  const steps = stepsIn(at)
  const [agreed, open] = [at.nextPaid(), at.nextPaid()]
  const id = await at.opened(agreed.rows)
  done(await steps.notify(id))
  done(await steps.lapse(id))
  done(await steps.order(id, agreed.rows))
  done(await steps.serve(id))
  const instalments = [
    { day: '2023-01-31', fen: 100_000n },
    { day: '2023-02-28', fen: 50_001n },
    { day: '2024-02-28', fen: 50_000n },
  ]
  done(await steps.agree(id, instalments))
  done(await steps.receive(id, 30_000n, '追1'))
  done(await steps.notify(await at.opened(open.rows)))
  const wish = {
    policy: { id: 'contribution_deferral', zh: '缓缴' },
    ...{ document: '渝人社办〔2022〕209号', clause: '二（一）1', approval: { number: '缓1号', day: '2022-06-10', by: '社保局' } },
    firm: { entity: 'insured_unit' as const, key: agreed.payee },
    months: [
      month('unemployment', '2022-06', 7_000n, '2023-02-01'),
      month('unemployment', '2022-07', 8_000n, '2023-12-31'),
      month('unemployment', '2022-08', 9_000n, '2024-01-01'),
      month('pension', '2022-06', 90_000n, '2023-02-01'),
    ],
  }
  const { deferral } = done(await at.on('2023-01-04', 'lin', 'deferral.enter', (db, caller) => enterDeferral(db, caller, wish, calendar)))
  const seen = { id: BigInt(deferral), version: 1 }
  // Nobody agreed with it yet: nothing is due back.
  expect(line(await read(), 'deferrals').rows).toBe(0)
  done(await at.on('2023-01-05', 'yan', 'deferral.check', (db, caller) => checkDeferral(db, caller, seen, calendar)))

  const january = await read('2023-01-31')
  expect(line(january, 'recoveries').cells).toEqual([
    ['2023-01', 1, 70_000n],
    ['2023-02', 1, 50_001n],
    ['undated', 1, 200_001n],
  ])
  expect(line(january, 'deferrals').cells).toEqual([
    ['2023-02', 1, 7_000n],
    ['2023-12', 1, 8_000n],
  ])
  // Instalments with a day ahead count, what has none does not, contributions never do; what came counts for the fund already.
  expect((january.estimate ?? 0n) - (before.estimate ?? 0n)).toBe(30_000n + 70_000n + 50_001n)
  await holdsItsRows('2023-01-31', january)
  // The day after, what was due is past, and is counted on no more.
  const february = await read('2023-02-01')
  expect(line(february, 'recoveries').cells[0]).toEqual(['earlier', 1, 70_000n])
  expect(line(february, 'deferrals').cells[0]).toEqual(['2023-02', 1, 7_000n])
  expect((january.estimate ?? 0n) - (february.estimate ?? 0n)).toBe(70_000n)
  expect(february.months).toEqual(Array.from({ length: 11 }, (_, n) => `2023-${String(n + 2).padStart(2, '0')}`))
  await holdsItsRows('2023-02-02', await read('2023-02-02'))
  // Of the year after only what has its day in it; of a year that is over nothing lies ahead.
  const next = await read('2023-02-01', fund, 2024)
  expect([line(next, 'recoveries').cells, line(next, 'deferrals').cells]).toEqual([[['2024-02', 1, 50_000n]], [['2024-01', 1, 9_000n]]])
  await holdsItsRows('2023-02-01', next, fund, 2024)
  const over = await read('2024-01-01', fund, 2023)
  expect([over.months, over.estimate, line(over, 'recoveries').rows, line(over, 'under_way').rows]).toEqual([[], undefined, 0, 0])
  expect(line(over, 'unpaid')).toEqual(line(february, 'unpaid'))
  await holdsItsRows('2024-01-01', over)
  expect(over.lines.map(({ kind }) => kind)).toEqual([...forecastKinds])
})
