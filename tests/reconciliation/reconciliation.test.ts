import { afterAll, beforeAll, expect, it } from 'vitest'
import { enterBudget, enterMoneyBack } from '../../src/ledger/index.ts'
import {
  accountsOf,
  balanceOf,
  breakMatch,
  checkMatch,
  enterAccount,
  explainByHand,
  layDownRhythm,
  listMatches,
  listOpen,
  matchByHand,
  previewStatement,
  readAccountStandings,
  rematch,
  takeStatement,
  type WantedAccount,
} from '../../src/reconciliation/index.ts'
import { readStatement } from '../../src/reconciliation/read-statement.ts'
import { nextStatement } from '../../src/reconciliation/rhythm.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { diceOf } from '../ledger/dice.ts'
import { answerCsv, moneyOffice, numberOf } from '../ledger/money.ts'
import { ledgerOffice } from '../ledger/people.ts'
import { calendar, officeDay } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { bankNumber, type SaidMovement, statementCsv, statementLayoutNamed } from './statements.ts'

const bank = statementLayoutNamed('sample-bank')
const lines: readonly SaidMovement[] = [
  { day: '2023-01-03', fen: 500_00n, reference: '拨1号' },
  { day: '2023-01-04', fen: -200_00n, reference: '2023-0001000001' },
  { day: '2023-01-04', fen: 1_23n, text: '结息' },
  { day: '2023-01-04', fen: -5_00n, text: '手续费' },
]
const whole = { from: '2023-01-03', to: '2023-01-04', opening: 100_00n, lines }
const text = (bytes: Buffer, change: (said: string) => string) => Buffer.from(change(bytes.toString()))

it.each(['utf-8', 'gb18030'] as const)('reads a statement in %s to the last fen', async (encoding) => {
  const read = await readStatement(bank, statementCsv({ ...whole, encoding }))
  expect(read).toMatchObject({ value: { from: '2023-01-03', to: '2023-01-04', opening: 100_00n, closing: 396_23n } })
  expect(read.kind === 'done' && read.value.lines.map(({ fen, reference, kind }) => [fen, reference, kind])).toEqual([
    [500_00n, '拨1号', undefined],
    [-200_00n, '20230001000001', undefined],
    [1_23n, '', 'interest'],
    [-5_00n, '', 'fee'],
  ])
})

it.each<[string, Buffer, string]>([
  ['a line is missing', text(statementCsv(whole), (said) => said.replace(/2023-01-04,200.*\r\n/, '')), 'statement_balance_breaks'],
  ['its end is missing', text(statementCsv(whole), (said) => said.replace(/2023-01-04,5\.00[\s\S]*/, '')), 'statement_sum_differs'],
  ['a fen is another', text(statementCsv(whole), (said) => said.replace(',1.23,', ',1.24,')), 'statement_balance_breaks'],
  ['an amount is a word', text(statementCsv(whole), (said) => said.replace(',200.00,', ',两百,')), 'statement_line_unfit'],
  ['a day is none', text(statementCsv(whole), (said) => said.replace('2023-01-04,200', '2023-02-31,200')), 'statement_line_unfit'],
  ['the closing balance is another', statementCsv({ ...whole, change: { closing: 1n } }), 'statement_sum_differs'],
  ['the sum is another', text(statementCsv(whole), (said) => said.replace('合计,205.00', '合计,206.00')), 'statement_sum_differs'],
  ['it has other headings', text(statementCsv(whole), (said) => said.replace('交易日期', '日子')), 'statement_headings_missing'],
  ['a quote stands open', text(statementCsv(whole), (said) => said.replace('结息', '"结息')), 'statement_line_broken'],
  ['it is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0xfd]), 'sheet_not_text'],
])('refuses a statement where %s', async (_, bytes, code) => {
  expect(await readStatement(bank, bytes)).toMatchObject({ refusal: { code } })
})

it.each([
  // The last day of the year and New Year lie between.
  ['2022-12-30', 'workday', 1, '2023-01-03', { from: '2022-12-31', to: '2023-01-03', due: '2023-01-04', isOverdue: false }],
  ['2022-12-30', 'workday', 1, '2023-01-05', { from: '2022-12-31', to: '2023-01-03', due: '2023-01-04', isOverdue: true }],
  ['2022-11-30', 'month', 3, '2023-01-05', { from: '2022-12-01', to: '2022-12-31', due: '2023-01-05', isOverdue: false }],
  ['2022-11-30', 'month', 3, '2023-01-06', { from: '2022-12-01', to: '2022-12-31', due: '2023-01-05', isOverdue: true }],
  ['2023-01-03', 'week', 0, '2023-01-08', { from: '2023-01-04', to: '2023-01-08', due: '2023-01-08', isOverdue: false }],
  ['2035-01-03', 'month', 2, '2035-03-01', { from: '2035-01-04', to: '2035-01-31', due: undefined, isOverdue: false }],
] as const)('after %s, by %s and %i workdays, seen on %s', (delivered, cadence, workdays, today, next) => {
  expect(nextStatement(delivered, { cadence, workdays }, today, calendar)).toEqual(next)
})

onBothStores('statements beside the ledger', ledgerOffice, (open) => {
  let store: WorkStore
  let at: Awaited<ReturnType<typeof moneyOffice>>
  let account: bigint
  beforeAll(async () => {
    store = await open()
    at = await moneyOffice(store)
  }, 180_000)
  afterAll(() => at.clear())

  const asTaker = <T>(work: Parameters<typeof at.by<T>>[2]) => at.by<T>('kuai', 'reconciliation.take', work)
  const asChecker = <T>(work: Parameters<typeof at.by<T>>[2], login = 'ding') => at.by<T>(login, 'reconciliation.check', work)
  const one = async () => {
    const found = await asTaker((db, caller) => accountsOf(db, caller.post.region.path))
    const account_ = found.find(({ id }) => id === account)
    if (account_ === undefined) throw new Error('no account')
    return account_
  }
  const balance = async (asOf = officeDay) => {
    const of = await one()
    return asTaker((db) => balanceOf(db, of, asOf))
  }
  const openOf = async (kind: 'book_in' | 'book_out' | 'bank_in' | 'bank_out', asOf = officeDay) => {
    const of = await one()
    return (await asTaker((db) => listOpen(db, of, { kind, asOf }))).items
  }
  const take = (bytes: Buffer, of = account) =>
    asTaker((db, caller) => takeStatement(db, caller, { account: of, layout: bank, bytes, upload: undefined }))
  const wanted: WantedAccount = {
    ...{ fund: '失业保险基金', name: '失业保险基金支出户', bank: '示例银行渝中支行', number: bankNumber },
    ...{ source: 'bank' as const, openedOn: '2023-01-03', statementFen: 0n, bookFen: 0n },
  }
  /** Whatever was done: sums hold on both sides, and the adjusted balances are the same. */
  const holds = async (asOf = officeDay) => {
    const now = await balance(asOf)
    const { all, matched, explained, open: left } = now.lines
    expect([all.rows, all.fen]).toEqual([matched.rows + explained.rows + left.rows, matched.fen + explained.fen + left.fen])
    expect(left.fen).toBe(now.open.bank_in.fen - now.open.bank_out.fen)
    if (now.statement !== undefined)
      expect(now.adjustedStatement).toBe(now.adjustedBook + now.reasons.reduce((sum, { fen }) => sum + fen, 0n))
    return now
  }

  it('begins with both balances of an account, and a reason where they differ', async () => {
    const enter = (change: object) => asTaker((db, caller) => enterAccount(db, caller, { ...wanted, ...change }))
    expect(await enter({ fund: '没有的资金' })).toMatchObject({ refusal: { code: 'settlement_fund_unknown' } })
    expect(await enter({ bookFen: 1n })).toMatchObject({ refusal: { code: 'reconciliation_text_needed', what: 'opening_note' } })
    expect(await enter({ openedOn: '2023-01-05' })).toMatchObject({ refusal: { code: 'settlement_day_ahead' } })
    const entered = await enter({})
    if (entered.kind === 'refused') throw new Error(entered.refusal.code)
    account = BigInt(entered.value.account)
    expect(await enter({})).toMatchObject({ refusal: { code: 'settlement_account_there' } })
    // Nothing delivered is no zero.
    expect(await balance()).toMatchObject({ statement: undefined, difference: undefined, deliveredTo: '2023-01-02' })
  })

  it('takes a statement in whole, matches what names a payment, a file or a paper, and explains interest and fees', async () => {
    const batch = await at.ready(4)
    await at.handOverAll(batch)
    const payments = await at.paymentsOf(batch)
    const all = payments.reduce((sum, { fen }) => sum + fen, 0n)
    const said = [
      { day: '2023-01-04', fen: all, reference: 'funds_received-1（号）' },
      ...payments.slice(0, 3).map(({ reference, fen }) => ({ day: '2023-01-04', fen: -fen, reference })),
      { day: '2023-01-04', fen: 8_88n, text: '第四季度结息' },
      { day: '2023-01-04', fen: -50n, text: '账户管理费' },
      { day: '2023-01-04', fen: 7_00n, text: '来账' },
    ]
    const bytes = statementCsv({ from: '2023-01-03', to: '2023-01-04', opening: 0n, lines: said })
    const given = { account, layout: bank, bytes, upload: undefined }
    const seen = await asTaker((db, caller) => previewStatement(db, caller, given))
    expect(seen).toMatchObject({ value: { named: 4, interest: { rows: 1, fen: '888' }, fees: { rows: 1, fen: '-50' }, gap: null } })
    expect((await balance()).lines.all.rows).toBe(0)
    const taken = await take(bytes)
    expect(taken).toMatchObject({
      value: {
        isRepeated: false,
        matched: [
          { way: 'reference', lines: 3, entries: 3 },
          { way: 'voucher', lines: 1, entries: 1 },
        ],
      },
    })
    const after = await holds()
    expect(after.lines).toMatchObject({ matched: { rows: 4 }, explained: { rows: 2, fen: 8_38n }, open: { rows: 1, fen: 7_00n } })
    expect(after).toMatchObject({
      difference: 0n,
      open: { book_out: { rows: 1, fen: payments[3]?.fen }, bank_in: { rows: 1, fen: 7_00n } },
    })
    // The same file again, whatever its name.
    expect(await take(bytes)).toMatchObject({ value: { isRepeated: true, file: null } })
    expect(await balance()).toEqual(after)
  })

  it.each([
    ['of days that are there', { from: '2023-01-04', to: '2023-01-04', opening: 0n, lines: [] }, 'statement_overlaps'],
    ['before the account began', { from: '2023-01-01', to: '2023-01-02', opening: 0n, lines: [] }, 'statement_before_opening'],
    ['that goes beyond today', { from: '2023-01-05', to: '2023-01-06', opening: 0n, lines: [] }, 'statement_period_unfit'],
    [
      'of another account',
      { from: '2023-01-04', to: '2023-01-04', opening: 0n, lines: [], change: { number: '999' } },
      'statement_account_differs',
    ],
  ] as const)('refuses a statement %s, with nothing changed', async (_, said, code) => {
    const before = await balance()
    expect(await take(statementCsv(said))).toMatchObject({ refusal: { code } })
    expect(await balance()).toEqual(before)
  })

  it('matches by hand with a reason and a second look, sums the same, nothing twice', async () => {
    const [paid] = await openOf('book_out')
    const [come] = await openOf('bank_in')
    if (paid === undefined || come === undefined) throw new Error('nothing open')
    const match = (change: object = {}) =>
      asTaker((db, caller) =>
        matchByHand(db, caller, { account, lines: [come.source], entries: [paid], files: [], reason: '同一笔', ...change }),
      )
    expect(await match()).toMatchObject({ refusal: { code: 'match_sums_differ' } })
    expect(await match({ reason: ' ' })).toMatchObject({ refusal: { code: 'reconciliation_text_needed' } })
    expect(await match({ entries: [], reason: '来账' })).toMatchObject({ refusal: { code: 'match_too_few' } })
    const explained = await asTaker((db, caller) =>
      explainByHand(db, caller, { account, lines: [come.source], kind: 'transfer', reason: '财政调拨，调拨单3号' }),
    )
    if (explained.kind === 'refused') throw new Error(explained.refusal.code)
    const made = BigInt(explained.value.match)
    expect((await holds()).lines.waiting).toEqual({ rows: 1, fen: 7_00n })
    // In one that waits it is in no other.
    expect(await match()).toMatchObject({ refusal: { code: 'match_item_not_open', asked: 2, open: 1 } })
    const own = { match: made, verdict: 'agreed', reason: '' } as const
    expect(await asChecker((db, caller) => checkMatch(db, caller, own), 'kuai')).toMatchObject({ refusal: { code: 'own_match', by: '会' } })
    const reject = (reason: string) => asChecker((db, caller) => checkMatch(db, caller, { match: made, verdict: 'rejected', reason }))
    expect(await reject('')).toMatchObject({ refusal: { code: 'reconciliation_text_needed' } })
    expect(await reject('没有调拨单')).toMatchObject({ kind: 'done' })
    expect(await reject('再退')).toMatchObject({ refusal: { code: 'match_not_waiting' } })
    expect((await holds()).lines.waiting.rows).toBe(0)
  })

  it('takes a match apart that was wrong, by somebody else, and finds it again', async () => {
    const of = await one()
    const { matches } = await asTaker((db) => listMatches(db, of))
    const found = matches.find(({ way }) => way === 'reference')
    if (found === undefined) throw new Error('no match')
    const apart = (login: string) => asChecker((db, caller) => breakMatch(db, caller, { match: found.id, reason: '对错了' }), login)
    expect(await apart('kuai')).toMatchObject({ refusal: { code: 'own_match' } })
    expect(await apart('ding')).toMatchObject({ kind: 'done' })
    expect(await apart('ding')).toMatchObject({ refusal: { code: 'match_not_counted' } })
    expect((await holds()).lines.open.rows).toBe(2)
    expect(await asTaker((db, caller) => rematch(db, caller, account))).toMatchObject({ value: [{ way: 'reference', lines: 1 }] })
    expect((await holds()).lines.open.rows).toBe(1)
  })

  it('says since when a statement is due once a rhythm is laid down with its basis', async () => {
    const standings = (today: string) =>
      asTaker((db, caller) => readAccountStandings(db, { region: caller.post.region.path, asOf: today, today }, calendar))
    expect((await standings(officeDay))[0]).toMatchObject({ rhythm: undefined, next: undefined })
    const lay = (basis: string) =>
      at.by('cheng', 'reconciliation.rule', (db, caller) => layDownRhythm(db, caller, account, { cadence: 'workday', workdays: 1, basis }))
    expect(await lay(' ')).toMatchObject({ refusal: { code: 'reconciliation_text_needed' } })
    expect(await lay('代发协议第6条')).toMatchObject({ kind: 'done' })
    expect((await standings('2023-01-06'))[0]?.next).toEqual({ from: '2023-01-05', to: '2023-01-05', due: '2023-01-06', isOverdue: false })
    expect((await standings('2023-01-09'))[0]).toMatchObject({
      next: { due: '2023-01-06', isOverdue: true },
      balance: { statement: undefined },
    })
  })

  it.each([20230104, 20230105])('keeps every sum whatever comes in whichever order (seed %i)', async (seed) => {
    const dice = diceOf(seed)
    const fund = `就业补助资金${seed}`
    const budget = { fund, year: 2023, fen: 100_000_000_000n, basis: '渝财社〔2023〕9号', day: '2023-01-03' }
    await at.by('kuai', 'fund.account', (db, caller) => enterBudget(db, caller, budget))
    const entered = await asTaker((db, caller) =>
      enterAccount(db, caller, { ...wanted, fund, openedOn: '2023-01-01', statementFen: 3n, bookFen: 3n }),
    )
    if (entered.kind === 'refused') throw new Error(entered.refusal.code)
    account = BigInt(entered.value.account)
    const batch = await at.made(12, { fund })
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    await at.toHandOver(batch)
    await at.handOverAll(batch)
    const payments = await at.paymentsOf(batch)
    const returned = dice.some(payments, 0.4)
    const said = payments.map(({ reference, payee, fen }) => ({ reference, number: numberOf(payee), fen }))
    await at.take(batch, [
      answerCsv(said.map((each, n) => ({ ...each, result: returned.some(({ id }) => id === payments[n]?.id) ? '1001' : '0000' }))),
    ])
    const isLump = dice.is(0.5)
    const out = payments.reduce((sum, { fen }) => sum + fen, 0n)
    const movements: SaidMovement[] = dice.shuffled([
      { day: officeDay, fen: out, reference: 'funds_received-1（号）' },
      ...(isLump
        ? [{ day: officeDay, fen: -out, reference: payments[0]?.file ?? '' }]
        : payments.map(({ reference, fen }) => ({ day: officeDay, fen: -fen, reference: dice.is(0.8) ? reference : '' }))),
      ...returned.map(({ reference, fen }) => ({ day: officeDay, fen, reference: dice.is(0.8) ? reference : '' })),
      { day: officeDay, fen: BigInt(1 + dice.below(900)), text: '利息' },
      { day: officeDay, fen: -1n, text: '手续费' },
    ])
    const steps = dice.shuffled([
      async () => {
        const before = await balance()
        expect(
          await take(statementCsv({ from: '2023-01-01', to: '2023-01-03', opening: 3n, lines: [], change: { closing: 4n } })),
        ).toMatchObject({
          kind: 'refused',
        })
        expect(await balance()).toEqual(before)
      },
      async () => void (await take(statementCsv({ from: officeDay, to: officeDay, opening: 3n, lines: movements }))),
      async () => void (await take(statementCsv({ from: officeDay, to: officeDay, opening: 3n, lines: movements }))),
      async () => void (await take(statementCsv({ from: '2023-01-01', to: '2023-01-03', opening: 3n, lines: [] }))),
      ...returned.map((one_) => async () => {
        const seen = { claims: [one_.claim], voucher: { number: `记字${one_.id}号`, day: officeDay }, fen: one_.fen }
        await at.by('kuai', 'fund.account', (db, caller) => enterMoneyBack(db, caller, batch, seen, calendar))
      }),
      async () => void (await asTaker((db, caller) => rematch(db, caller, account))),
      async () => {
        const of = await one()
        const { matches } = await asTaker((db) => listMatches(db, of))
        const counted = matches.filter(({ standing, lines: held, entries }) => standing === 'counts' && held + entries > 1)
        for (const { id } of dice.some(counted, 0.3)) await asChecker((db, caller) => breakMatch(db, caller, { match: id, reason: '重对' }))
      },
    ])
    for (const step of steps) {
      await step()
      await holds()
      await holds('2023-01-03')
    }
    await asTaker((db, caller) => rematch(db, caller, account))
    const end = await holds()
    // What the bank named no payment by stays for people only where two could be meant.
    const lineFens = (await openOf('bank_in')).map(({ fen }) => fen)
    expect(end.open.bank_in.rows).toBe(lineFens.length)
    expect(end.difference).toBe(0n)
    expect(end.book).toBe(end.statement)
  })

  it.each([
    'settlement_account',
    'statement_line',
    'statement_file',
    'statement_match',
    'statement_match_check',
    'statement_rhythm',
  ] as const)('nobody changes what stands in %s', async (table) => {
    for (const work of [
      () => asTaker((db) => db.updateTable(table).set({ region: '0' }).execute()),
      () => asChecker((db) => db.deleteFrom(table).execute()),
    ])
      await expect(work()).rejects.toThrow(/permission denied/)
  })
})
