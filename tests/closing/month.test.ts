import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  countersignDay,
  countersignMonth,
  layDownLapse,
  type MonthTools,
  readDay,
  readMonth,
  signDay,
  signMonth,
} from '../../src/closing/index.ts'
import { enterBudget, enterMoneyBack } from '../../src/ledger/index.ts'
import { enterAccount, takeStatement } from '../../src/reconciliation/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { answerCsv, moneyOffice, numberOf } from '../ledger/money.ts'
import { ledgerOffice } from '../ledger/people.ts'
import { calendar, officeDay } from '../office/people.ts'
import { bankNumber, statementCsv, statementLayoutNamed } from '../reconciliation/statements.ts'
import { onBothStores } from '../store/postgres/stores.ts'

const fund = '技能提升专账'
const monthEnd = '2023-01-31'
const tools: MonthTools = { calendar, sources: [] }

onBothStores('the month of a fund', ledgerOffice, (open) => {
  let store: WorkStore
  let at: Awaited<ReturnType<typeof moneyOffice>>
  let batch: bigint
  beforeAll(async () => {
    store = await open()
    at = await moneyOffice(store)
    const budget = { fund, year: 2023, fen: 100_000_000n, basis: '渝财社〔2023〕9号', day: '2023-01-03' }
    await at.by('kuai', 'fund.account', (db, caller) => enterBudget(db, caller, budget))
    batch = await at.made(4, { fund })
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    await at.toFinance(batch)
  }, 180_000)
  afterAll(() => at.clear())

  const read = (day = officeDay, with_: MonthTools = tools) =>
    at.by('kuai', 'closing.read', (db, caller) => readMonth(db, { region: caller.post.region.path, fund, day }, caller.day, with_))
  const lines = async (day = officeDay) => {
    const view = await read(day)
    return new Map(view.lines.map(({ kind, rows, fen, standing }) => [kind, [rows, fen, standing]]))
  }
  const seen = async (day = officeDay) => ({ fund, day, hash: (await read(day)).hash })
  const sign = async (day = officeDay) => {
    const asked = await seen(day)
    return at.by('lin', 'closing.sign', (db, caller) => signMonth(db, caller, tools, asked))
  }
  const countersign = async (login = 'kuai', day = officeDay) => {
    const hash = (await read(day)).signed?.hash ?? '0'.repeat(64)
    return at.by(login, login === 'lin' ? 'closing.sign' : 'closing.countersign', (db, caller) =>
      countersignMonth(db, caller, tools, { fund, day, hash }),
    )
  }

  it('tells what is not settled, and what nobody knows is no nothing', async () => {
    const claims = await at.claimsOf(batch)
    const all = claims.reduce((sum, { fen }) => sum + fen, 0n)
    expect([...(await lines())]).toEqual([
      // Payment was approved on a day that nobody closed.
      ['days_closed', [1, 0n, 'open']],
      ['returns_open', [0, 0n, 'done']],
      ['silent', [0, 0n, 'done']],
      ['reconciled', [0, 0n, 'unknown']],
      ['next_plan', [4, all, 'open']],
      ['benefit_stops', [0, 0n, 'unknown']],
      ['archive', [0, 0n, 'done']],
    ])
  })

  it('leaves room for what another says of monthly benefits', async () => {
    const source = { kind: 'benefit_stops', read: async () => ({ rows: 3, isSettled: false }) } as const
    const view = await read(officeDay, { calendar, sources: [source] })
    expect(view.lines.find(({ kind }) => kind === 'benefit_stops')).toMatchObject({ rows: 3, standing: 'open' })
  })

  it('follows what is paid, answered, closed and reconciled', async () => {
    await at.passFinance(batch)
    // The money came: it is not asked for again.
    expect((await lines()).get('next_plan')).toEqual([0, 0n, 'done'])
    await at.handOverAll(batch)
    const payments = await at.paymentsOf(batch)
    const all = payments.reduce((sum, { fen }) => sum + fen, 0n)
    expect((await lines()).get('silent')).toEqual([4, all, 'open'])
    await at.take(batch, [
      answerCsv(
        payments.map(({ reference, payee, fen }, n) => ({ reference, number: numberOf(payee), fen, result: n === 0 ? '1001' : '0000' })),
      ),
    ])
    expect((await lines()).get('silent')).toEqual([0, 0n, 'done'])
    expect((await lines()).get('returns_open')).toEqual([1, payments[0]?.fen, 'open'])
    const entered = await at.by('kuai', 'reconciliation.take', (db, caller) =>
      enterAccount(db, caller, {
        ...{ fund, source: 'bank', name: '技能专户', bank: '示例银行', number: bankNumber },
        ...{ openedOn: officeDay, statementFen: 0n, bookFen: 0n },
      }),
    )
    if (entered.kind === 'refused') throw new Error(entered.refusal.code)
    expect((await lines()).get('reconciled')).toEqual([5, 0n, 'unknown'])
    const said = [
      { day: officeDay, fen: all, reference: 'funds_received-1（号）' },
      ...payments.map(({ reference, fen }) => ({ day: officeDay, fen: -fen, reference })),
      { day: officeDay, fen: 1n, text: '利息' },
    ]
    const bytes = statementCsv({ from: officeDay, to: officeDay, opening: 0n, lines: said })
    const given = { account: BigInt(entered.value.account), layout: statementLayoutNamed('sample-bank'), bytes, upload: undefined }
    await at.by('kuai', 'reconciliation.take', (db, caller) => takeStatement(db, caller, given))
    expect((await lines()).get('reconciled')).toEqual([0, 0n, 'done'])
    expect((await lines()).get('balance_issued')).toEqual([1, 0n, 'open'])
    const dayOf = { fund, day: officeDay }
    const { hash } = await at.by('lin', 'closing.read', (db, caller) =>
      readDay(db, { region: caller.post.region.path, ...dayOf }, caller.day),
    )
    await at.by('lin', 'closing.sign', (db, caller) => signDay(db, caller, { ...dayOf, hash }))
    expect((await lines()).get('days_closed')?.[0]).toBe(1)
    await at.by('kuai', 'closing.countersign', (db, caller) => countersignDay(db, caller, { ...dayOf, hash }))
    expect((await lines()).get('days_closed')).toEqual([0, 0n, 'done'])
  })

  it('is signed by two people over the same list, beside the day that ends it, and not before it is over', async () => {
    expect(await sign(monthEnd)).toMatchObject({ refusal: { code: 'day_ahead' } })
    expect(await countersign()).toMatchObject({ refusal: { code: 'not_signed_yet' } })
    const stale = at.by('lin', 'closing.sign', (db, caller) => signMonth(db, caller, tools, { fund, day: officeDay, hash: '0'.repeat(64) }))
    expect(await stale).toMatchObject({ refusal: { code: 'figures_moved' } })
    expect(await sign()).toMatchObject({ value: { isClosed: false } })
    expect(await countersign('lin')).toMatchObject({ refusal: { code: 'own_signature' } })
    // Something is entered in between: it has to be signed anew.
    const [returned] = (await at.paymentsOf(batch)).filter(({ state }) => state === 'returned')
    if (returned === undefined) throw new Error('nothing returned')
    const back = { claims: [returned.claim], voucher: { number: '记字1号', day: officeDay }, fen: returned.fen }
    await at.by('kuai', 'fund.account', (db, caller) => enterMoneyBack(db, caller, batch, back, calendar))
    expect(await countersign()).toMatchObject({ refusal: { code: 'figures_moved' } })
    expect(await sign()).toMatchObject({ kind: 'done' })
    expect(await countersign()).toMatchObject({ value: { isClosed: true } })
    const view = await read()
    expect(view.signed).toMatchObject({ number: 2, isWhole: true, first: { by: '林' }, second: { by: '会' } })
    expect(await sign()).toMatchObject({ refusal: { code: 'day_closed', span: 'month' } })
    const items = await at.system((db) =>
      db.selectFrom('work_item').select('state').where('register', '=', 'day_closing').where('closed_at', 'is', null).execute(),
    )
    expect(items).toEqual([])
  })

  it('clears the budget at the end of a year, by what is laid down', async () => {
    const yearEnd = async () => {
      const view = await read('2023-12-31')
      return new Map(view.lines.map(({ kind, fen, standing }) => [kind, [fen, standing]]))
    }
    const paid = (await at.paymentsOf(batch)).filter(({ state }) => state === 'succeeded').reduce((sum, { fen }) => sum + fen, 0n)
    const all = (await at.claimsOf(batch)).reduce((sum, { fen }) => sum + fen, 0n)
    const left = 100_000_000n - all
    const lay = (lapses: boolean, basis: string) =>
      at.by('cheng', 'closing.rule', (db, caller) => layDownLapse(db, caller, { fund, lapses, basis }))
    expect((await yearEnd()).get('budget_lapses')).toEqual([0n, 'unknown'])
    expect(await lay(true, ' ')).toMatchObject({ refusal: { code: 'text_needed' } })
    await lay(true, '渝财社〔2023〕88号第五条')
    expect([...(await yearEnd())].slice(-5)).toEqual([
      ['budget_given', [100_000_000n, 'done']],
      ['budget_committed', [all, 'done']],
      ['budget_paid', [paid, 'done']],
      ['budget_left', [left, 'done']],
      ['budget_lapses', [left, 'open']],
    ])
    await lay(false, '渝财社〔2023〕99号')
    expect((await yearEnd()).get('budget_lapses')).toEqual([0n, 'done'])
    expect((await lines()).has('budget_left')).toBe(false)
  })
})
