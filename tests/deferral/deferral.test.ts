import { randomInt } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  checkDeferral,
  correctDeferral,
  type DeferralQuery,
  declineWithdrawal,
  deferralLife,
  discardDeferral,
  type Insurance,
  insurances,
  layDownReminder,
  listDeferrals,
  listOwnDeferrals,
  monthsOfSchedule,
  readDeferral,
  remindDeferrals,
  returnDeferral,
  reverseRepayment,
  sumOfMonths,
  unpaidDeferrals,
  urgeFirm,
} from '../../src/deferral/index.ts'
import { readInbox } from '../../src/inbox/index.ts'
import { faultsOf } from '../../src/lifecycle/index.ts'
import { diceOf } from '../ledger/dice.ts'
import { calendar } from '../office/people.ts'
import { speaker } from '../own/firms.ts'
import { done } from '../recovery/people.ts'
import { migrated, onBothStores } from '../store/postgres/stores.ts'
import { type DeferralOffice, deferralOffice, month } from './people.ts'

it('lives a life without a fault, and is opened again after its end so many times at most', () => {
  expect(faultsOf(deferralLife)).toEqual([])
  const { mostRounds: _, ...endless } = deferralLife.verbs.reopen_deferral
  expect(faultsOf({ ...deferralLife, verbs: { ...deferralLife.verbs, reopen_deferral: endless } })).toContainEqual({
    kind: 'leaves_final',
    verb: 'reopen_deferral',
    state: 'settled',
  })
})

describe('the months that a screening found', () => {
  const line = { id: 'pension', zh: '养老保险', from: '2022-11', to: '2023-01', monthly: 120_050n, due: '2023-12-31' }
  it('are entered one by one across a year, each with the day of the rule', () => {
    expect(monthsOfSchedule('1', [line], '209号 二（一）1', undefined)).toEqual({
      kind: 'done',
      value: ['2022-11', '2022-12', '2023-01'].map((of) => ({ ...month('pension', of, 120_050n), dueBasis: '209号 二（一）1' })),
    })
  })
  it.each([
    ['no month where nothing is paid', { monthly: 0n }, undefined, { kind: 'done', value: [] }],
    ['no amount that is not known', { monthly: undefined }, undefined, { refusal: { code: 'schedule_not_told', lacks: 'amount' } }],
    ['no insurance of another kind', { id: 'medical' }, undefined, { refusal: { code: 'schedule_not_told', lacks: 'insurance' } }],
    ['no day that nobody says', { due: undefined }, undefined, { refusal: { code: 'schedule_not_told', lacks: 'day' } }],
    [
      'the day that is given where the document has none',
      { due: undefined, to: '2022-11' },
      { day: '2023-06-30', basis: '批复第二条' },
      { value: [{ month: '2022-11', due: '2023-06-30', dueBasis: '批复第二条' }] },
    ],
    ['never a day in place of the rule’s', { to: '2022-11' }, { day: '2023-06-30', basis: '批复' }, { value: [{ due: '2023-12-31' }] }],
  ] as const)('have %s', (_, change, given, expected) => {
    expect(monthsOfSchedule('1', [{ ...line, ...change }], '依据', given)).toMatchObject(expected)
  })
})

// Longer by BALLAST_DEFERRAL_STEPS, and again by BALLAST_SEED.
const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
const turns = Number(process.env.BALLAST_DEFERRAL_STEPS ?? 60)

onBothStores('contributions that are put off', migrated, (open) => {
  let at: DeferralOffice
  beforeAll(async () => {
    at = await deferralOffice(await open())
  })

  const itemsOf = async (login: string, id: bigint, day = '2023-01-04') =>
    (await readInbox({ ...(await at.office.as(login, 'inbox.read', { kind: 'read' })), day }))
      .filter(({ register, subject }) => register === 'deferral' && subject === String(id))
      .map(({ state, dueOn, title }) => [state, dueOn, title.rows])
  const list = async (query: Partial<DeferralQuery>, day = '2023-01-04', login = 'lin') =>
    (await listDeferrals({ ...(await at.office.as(login, 'deferral.read', { kind: 'read' })), day }, { size: 50, ...query })).map(
      ({ id }) => id,
    )
  const view = async (id: bigint, login = 'lin', day = '2023-01-04') =>
    readDeferral({ ...(await at.office.as(login, 'deferral.read', { kind: 'read' })), day }, id)

  it('are entered with their approval, and no month twice, too early or of nobody', async () => {
    const key = at.nextFirm()
    const good = at.wantedOf(key, [month('pension', '2022-06', 100_00n), month('injury', '2022-06', 5_00n)])
    for (const [change, refusal] of [
      [{ document: ' ' }, { code: 'deferral_text_needed', what: 'document' }],
      [{ clause: '' }, { code: 'deferral_text_needed', what: 'clause' }],
      [{ approval: { ...good.approval, number: '' } }, { code: 'deferral_text_needed', what: 'approval_number' }],
      [{ approval: { ...good.approval, by: '' } }, { code: 'deferral_text_needed', what: 'approved_by' }],
      [{ approval: { ...good.approval, day: '2023-01-05' } }, { code: 'day_not_come', today: '2023-01-04' }],
      [{ months: [] }, { code: 'no_month' }],
      [{ months: [...good.months, month('injury', '2022-06', 1n)] }, { code: 'month_twice', insurance: 'injury', month: '2022-06' }],
      [{ months: [month('pension', '2022-06', 0n)] }, { code: 'month_amount_not_positive', fen: 0n }],
      [{ months: [month('pension', '2022-06', 1n, '2022-06-30')] }, { code: 'repaid_too_early', due: '2022-06-30' }],
      [{ months: [{ ...month('pension', '2022-06', 1n), dueBasis: '' }] }, { code: 'deferral_text_needed', what: 'due_basis' }],
      [{ firm: { entity: 'insured_unit', key: 1n } }, { code: 'firm_outside' }],
    ] as const)
      expect(await at.enter({ ...good, ...change })).toMatchObject({ refusal })
    // The firm is another county's, and another province's.
    expect(await at.enter(good, 'fu')).toMatchObject({ refusal: { code: 'firm_outside' } })
    expect(await at.enter(good, 'luo')).toMatchObject({ refusal: { code: 'firm_outside' } })
    // The day after the month is early enough.
    const first = done(await at.enter({ ...good, months: [...good.months, month('pension', '2022-07', 1n, '2022-08-01')] }))
    expect(first.number).toMatch(/^2023-\d{4}$/)
    expect(await at.enter({ ...good, months: [month('pension', '2022-07', 9n), month('pension', '2022-08', 9n)] })).toMatchObject({
      refusal: { code: 'deferred_already', insurance: 'pension', month: '2022-07', number: first.number },
    })
    // Given up, its months can be entered again.
    const seen = await at.seen(BigInt(first.deferral))
    expect(
      await at.on('2023-01-04', 'lin', 'deferral.enter', (db, caller) => discardDeferral(db, caller, seen, '单位放弃', calendar)),
    ).toEqual({ kind: 'done', value: 'discarded' })
    expect(await at.enter(good)).toMatchObject({ kind: 'done' })
  })

  it('stand once another agreed; sent back, they are corrected and looked at again', async () => {
    const key = at.nextFirm()
    const id = BigInt(done(await at.enter(at.wantedOf(key, [month('pension', '2022-06', 100_00n)]))).deferral)
    expect(await itemsOf('yan', id)).toEqual([['entered', '2023-01-09', 1]])
    expect((await view(id))?.verbs).toEqual(['discard_deferral'])
    expect((await view(id, 'yan'))?.verbs).toEqual(['check_deferral', 'return_deferral'])
    // Whoever entered it agrees in no post: the handler's own account under the reviewer's post is the same person.
    const own = await at.office.as('lin', 'deferral.enter')
    const reviewer = { ...(await at.office.as('yan', 'deferral.check')), account: own.account }
    const seen = await at.seen(id)
    expect(await reviewer.transact((db) => checkDeferral(db, reviewer, seen, calendar))).toMatchObject({
      refusal: { code: 'own_work', earlier: 'enter_deferral' },
    })
    // Nothing is repaid of what does not stand.
    const paid = {
      voucher: '补1',
      day: '2023-01-04',
      payer: '公司',
      months: [{ insurance: 'pension' as const, month: '2022-06', fen: 1n }],
    }
    expect(await at.repay(id, paid)).toMatchObject({ refusal: { code: 'deferral_not_standing', state: 'entered' } })
    expect(
      await at.on('2023-01-05', 'yan', 'deferral.check', (db, caller) => returnDeferral(db, caller, seen, '金额与核定单不符', calendar)),
    ).toEqual({ kind: 'done', value: 'returned' })
    expect(await itemsOf('lin', id)).toEqual([['returned', '2023-01-10', 1]])
    const again = await at.seen(id)
    const facts = at.wantedOf(key, [month('pension', '2022-06', 90_00n), month('pension', '2022-07', 90_00n)])
    expect(await at.on('2023-01-06', 'lin', 'deferral.enter', (db, caller) => correctDeferral(db, caller, again, facts, calendar))).toEqual(
      { kind: 'done', value: 'entered' },
    )
    expect((await at.months(id)).map(({ month: of, fen }) => [of, fen])).toEqual([
      ['2022-06', 90_00n],
      ['2022-07', 90_00n],
    ])
    expect(await at.check(id)).toEqual({ kind: 'done', value: 'standing' })
    expect((await view(id))?.deferral).toMatchObject({ state: 'standing', dueOn: '2023-12-31' })
    expect(await list({ states: ['standing'], firm: { entity: 'insured_unit', key } })).toEqual([id])
    // The county where the firm is insured sees it, another does not.
    expect(await list({ firm: { entity: 'insured_unit', key } }, '2023-01-04', 'zhou')).toEqual([id])
    expect(await list({ firm: { entity: 'insured_unit', key } }, '2023-01-04', 'fu')).toEqual([])
    expect(await view(id, 'fu')).toBeUndefined()
  })

  it('are repaid by voucher, never beyond what is open, once for a voucher, and settled by the last fen', async () => {
    const id = await at.standing(at.nextFirm(), [month('pension', '2022-06', 100_00n), month('unemployment', '2022-06', 20_00n)])
    const paid = {
      voucher: '补缴凭证1',
      day: '2023-03-01',
      payer: '某公司',
      months: [{ insurance: 'pension' as const, month: '2022-06', fen: 60_00n }],
    }
    for (const [change, refusal] of [
      [{ voucher: ' ' }, { code: 'deferral_text_needed', what: 'voucher' }],
      [{ payer: '' }, { code: 'deferral_text_needed', what: 'payer' }],
      [{ day: '2022-06-09' }, { code: 'day_too_early', earliest: '2022-06-10' }],
      [{ day: '2024-06-02' }, { code: 'day_not_come' }],
      [
        { months: [{ insurance: 'pension' as const, month: '2022-06', fen: 100_01n }] },
        { code: 'beyond_open', open: 100_00n, asked: 100_01n },
      ],
      [{ months: [{ insurance: 'injury' as const, month: '2022-06', fen: 1n }] }, { code: 'month_not_found', insurance: 'injury' }],
      [{ months: [...paid.months, { insurance: 'pension' as const, month: '2022-06', fen: 1n }] }, { code: 'month_twice' }],
      [{ months: [{ insurance: 'pension' as const, month: '2022-06', fen: 0n }] }, { code: 'month_amount_not_positive' }],
    ] as const)
      expect(await at.repay(id, { ...paid, ...change })).toMatchObject({ refusal })
    expect(await at.repay(id, paid)).toMatchObject({ value: { state: 'standing', isRepeated: false, sums: { repaid: 60_00n } } })
    expect(await at.repay(id, paid)).toMatchObject({ value: { isRepeated: true, sums: { repaid: 60_00n } } })
    expect(await at.repay(id, { ...paid, payer: '别的公司' })).toMatchObject({
      refusal: { code: 'repayment_differs', fen: 60_00n, payer: '某公司' },
    })
    expect(await at.repay(id, { ...paid, voucher: '补缴凭证2', months: [{ ...paid.months[0], fen: 40_01n } as never] })).toMatchObject({
      refusal: { code: 'beyond_open', open: 40_00n },
    })
    const rest = {
      ...paid,
      voucher: '补缴凭证3',
      months: [
        { insurance: 'pension' as const, month: '2022-06', fen: 40_00n },
        { insurance: 'unemployment' as const, month: '2022-06', fen: 20_00n },
      ],
    }
    expect(await at.repay(id, rest)).toMatchObject({ value: { state: 'settled', sums: { repaid: 120_00n, due: 0n, overdue: 0n } } })
    expect(await at.repay(id, { ...rest, voucher: '补缴凭证4' })).toMatchObject({ refusal: { code: 'deferral_not_standing' } })
    expect(await at.repay(id, rest)).toMatchObject({ value: { isRepeated: true } })
  })

  it('are open again once another reverses a wrong voucher; both entries are kept, and it may be entered anew', async () => {
    const id = await at.standing(at.nextFirm(), [month('pension', '2022-06', 100_00n), month('injury', '2022-06', 20_00n)])
    const paid = {
      ...{ voucher: '补9', day: '2023-03-01', payer: '某公司' },
      months: [
        { insurance: 'pension' as const, month: '2022-06', fen: 100_00n },
        { insurance: 'injury' as const, month: '2022-06', fen: 20_00n },
      ],
    }
    expect(await at.repay(id, paid)).toMatchObject({ value: { state: 'settled' } })
    const reverse = (login: string, voucher = '补9', reason = '金额登错') =>
      at.on('2024-06-02', login, 'deferral.check', (db, caller) => reverseRepayment(db, caller, id, { voucher, reason }))
    expect(await reverse('yan', '补8')).toMatchObject({ refusal: { code: 'voucher_not_found' } })
    expect(await reverse('yan', '补9', ' ')).toMatchObject({ refusal: { code: 'deferral_text_needed', what: 'reason' } })
    const own = await at.office.as('kuai', 'deferral.receive')
    const yan = { ...(await at.office.as('yan', 'deferral.check')), account: own.account }
    expect(await yan.transact((db) => reverseRepayment(db, yan, id, { voucher: '补9', reason: '登错' }))).toMatchObject({
      refusal: { code: 'own_work', earlier: 'repay_deferral' },
    })
    expect((await at.read(id)).state).toBe('settled')
    expect(await reverse('yan')).toMatchObject({ value: { state: 'standing', sums: { repaid: 0n, overdue: 120_00n } } })
    expect(await reverse('yan')).toMatchObject({ refusal: { code: 'voucher_not_found' } })
    const view = await readDeferral(await at.office.as('yan', 'deferral.read', { kind: 'read' }), id)
    expect(view?.entries.map(({ kind, fen, by }) => [kind, fen, by])).toEqual([
      ['repaid', 100_00n, '会'],
      ['repaid', 20_00n, '会'],
      ['reversed', 100_00n, '严'],
      ['reversed', 20_00n, '严'],
    ])
    // The same voucher anew, with what it really says; that can be reversed as well.
    const right = { ...paid, months: [{ insurance: 'pension' as const, month: '2022-06', fen: 10_00n }] }
    expect(await at.repay(id, right)).toMatchObject({ value: { isRepeated: false, sums: { repaid: 10_00n } } })
    expect(await at.repay(id, right)).toMatchObject({ value: { isRepeated: true } })
    expect(await reverse('yan')).toMatchObject({ value: { sums: { repaid: 0n } } })
    expect(await at.repay(id, right)).toMatchObject({ value: { isRepeated: false, sums: { repaid: 10_00n } } })
    // What is left of the month is withdrawn: nothing of it is open again by a reversal.
    await at.propose(id, [{ insurance: 'pension', month: '2022-06' }], '2024-06-02')
    done(await at.agree(id, 'yan', '2024-06-02'))
    expect(await reverse('yan')).toMatchObject({ refusal: { code: 'withdrawn_since' } })
  })

  it('are withdrawn by another than who asks; what was repaid stays repaid', async () => {
    const months = ['2022-06', '2022-07', '2022-08'].map((of) => month('pension', of, 50_00n))
    const key = at.nextFirm()
    const id = await at.standing(key, months)
    await at.repay(id, {
      voucher: '补1',
      day: '2023-01-20',
      payer: '公司',
      months: [{ insurance: 'pension', month: '2022-07', fen: 10_00n }],
    })
    expect(await at.propose(id, [{ insurance: 'pension', month: '2023-07' }])).toMatchObject({ refusal: { code: 'month_not_found' } })
    expect(await at.propose(id, [{ insurance: 'pension', month: '2022-07' }])).toEqual({ kind: 'done', value: 'to_withdraw' })
    expect(await itemsOf('yan', id, '2023-02-01')).toEqual([['to_withdraw', '2023-02-06', 1]])
    const seen = await at.seen(id)
    expect(
      await at.on('2023-02-02', 'yan', 'deferral.check', (db, caller) => declineWithdrawal(db, caller, seen, '须附单位申请', calendar)),
    ).toEqual({ kind: 'done', value: 'standing' })
    await at.propose(id, [{ insurance: 'pension', month: '2022-07' }])
    // Money may come until it is agreed, and is no longer open then.
    await at.repay(id, {
      voucher: '补2',
      day: '2023-02-01',
      payer: '公司',
      months: [{ insurance: 'pension', month: '2022-07', fen: 5_00n }],
    })
    expect(await at.agree(id)).toEqual({ kind: 'done', value: 'standing' })
    expect((await at.months(id)).map(({ repaid, withdrawn, open: left }) => [repaid, withdrawn, left])).toEqual([
      [0n, 0n, 50_00n],
      [15_00n, 35_00n, 0n],
      [0n, 0n, 50_00n],
    ])
    // A month that was withdrawn may be put off anew, one that stands may not.
    expect(await at.enter(at.wantedOf(key, [month('pension', '2022-06', 1n)]))).toMatchObject({ refusal: { code: 'deferred_already' } })
    expect(await at.enter(at.wantedOf(key, [month('pension', '2022-07', 1n)]))).toMatchObject({ kind: 'done' })
    await at.propose(id, [
      { insurance: 'pension', month: '2022-06' },
      { insurance: 'pension', month: '2022-08' },
    ])
    expect(await at.agree(id)).toEqual({ kind: 'done', value: 'settled' })
  })

  it('are reminded of so many days before as the place laid down, and once they are overdue, until they are repaid', async () => {
    const key = at.nextFirm()
    const id = await at.standing(key, [
      month('pension', '2022-06', 100_00n, '2023-06-30'),
      month('pension', '2022-07', 100_00n, '2023-06-30'),
      month('injury', '2022-06', 7_00n, '2023-09-30'),
    ])
    const turn = (day: string) => remindDeferrals(at.store, day)
    await turn('2023-06-30')
    // Nobody laid anything down: nothing comes before the day is over, and no number of days is made up.
    expect(await itemsOf('lin', id, '2023-06-30')).toEqual([])
    expect(
      await at.on('2023-01-05', 'cheng', 'deferral.rule', (db, caller) => layDownReminder(db, caller, { days: 30, basis: ' ' })),
    ).toMatchObject({ refusal: { code: 'deferral_text_needed', what: 'reminder_basis' } })
    done(
      await at.on('2023-01-05', 'cheng', 'deferral.rule', (db, caller) => layDownReminder(db, caller, { days: 30, basis: '规程第七条' })),
    )
    await turn('2023-05-30')
    expect(await itemsOf('lin', id, '2023-05-30')).toEqual([])
    await turn('2023-05-31')
    expect(await itemsOf('lin', id, '2023-05-31')).toEqual([['to_repay', '2023-06-30', 2]])
    expect(await list({ dueIn: '2023-06', firm: { entity: 'insured_unit', key } }, '2023-05-31')).toEqual([id])
    expect(await list({ dueIn: '2023-07', firm: { entity: 'insured_unit', key } }, '2023-05-31')).toEqual([])
    expect(await list({ isOverdue: true, firm: { entity: 'insured_unit', key } }, '2023-06-30')).toEqual([])
    expect(await list({ isOverdue: true, firm: { entity: 'insured_unit', key } }, '2023-07-01')).toEqual([id])
    const urge = (day: string, text: string) => at.on(day, 'lin', 'deferral.enter', (db, caller) => urgeFirm(db, caller, id, text))
    expect(await urge('2023-05-30', '请按期补缴')).toMatchObject({ refusal: { code: 'nothing_to_urge' } })
    expect(await urge('2023-05-31', ' ')).toMatchObject({ refusal: { code: 'deferral_text_needed', what: 'text' } })
    expect(await urge('2023-05-31', '请按期补缴')).toMatchObject({ value: { isOverdue: false } })
    // The last day is the firm's; the day after it is overdue.
    await turn('2023-06-30')
    expect(await itemsOf('lin', id, '2023-06-30')).toEqual([['to_repay', '2023-06-30', 2]])
    await turn('2023-07-01')
    expect(await itemsOf('lin', id, '2023-07-01')).toEqual([['overdue', '2023-06-30', 2]])
    expect(await urge('2023-07-01', '请补缴')).toMatchObject({ value: { isOverdue: true } })
    expect((await view(id))?.urgings.map(({ isOverdue, fen, months }) => [isOverdue, fen, months.length])).toEqual([
      [false, 200_00n, 2],
      [true, 200_00n, 2],
    ])
    const { region } = await at.read(id)
    const sum = await at.store.asSystem('run_job', async (db) => {
      const of = (fund: string, in_: string) => unpaidDeferrals(db, { region, fund, month: in_ })
      return [await of('养老保险基金', '2023-06'), await of('工伤保险基金', '2023-06'), await of('就业补助资金', '2023-06')]
    })
    expect(sum[0]?.rows).toBeGreaterThanOrEqual(2)
    expect(sum.slice(1)).toEqual([{ rows: 0, fen: 0n }, undefined])
    await at.repay(
      id,
      {
        voucher: '补',
        day: '2023-07-02',
        payer: '公司',
        months: ['2022-06', '2022-07'].map((of) => ({ insurance: 'pension', month: of, fen: 100_00n })),
      },
      '2023-07-02',
    )
    expect(await itemsOf('lin', id, '2023-07-02')).toEqual([])
    await turn('2023-08-31')
    expect(await itemsOf('lin', id, '2023-08-31')).toEqual([['to_repay', '2023-09-30', 1]])
  })

  it('are seen by the firm itself once they stand, and by no other', async () => {
    const [key, other] = [at.nextFirm(), at.nextFirm()]
    await speaker(at.store, `firm${key}`, '第一家', [{ entity: 'insured_unit', key }])
    await speaker(at.store, `firm${other}`, '第二家', [{ entity: 'insured_unit', key: other }])
    const own = async (login: string) => listOwnDeferrals(await at.office.as(login, 'own.read', { kind: 'read' }))
    const lateFeeClause = '渝人社办〔2022〕209号 二（一）1'
    const wish = at.wantedOf(key, [month('pension', '2022-07', 80_00n), month('injury', '2022-06', 3_00n, '2022-12-31')], { lateFeeClause })
    const id = BigInt(done(await at.enter(wish)).deferral)
    expect(await own(`firm${key}`)).toEqual([])
    await at.check(id)
    expect(await own(`firm${key}`)).toMatchObject([
      { insurance: 'injury', due: '2022-12-31', standing: 'overdue', open: 3_00n, lateFeeClause, firm: `第${key}号公司` },
      { insurance: 'pension', due: '2023-12-31', standing: 'due', open: 80_00n, place: '渝中区' },
    ])
    expect(await own(`firm${other}`)).toEqual([])
  })

  it(`stay, step by step, what a naive model says of them (seed ${seed}, ${turns} steps)`, { timeout: 300_000 }, async () => {
    const dice = diceOf(seed)
    interface Known {
      readonly insurance: Insurance
      readonly month: string
      readonly fen: bigint
      readonly due: string
      repaid: bigint
      withdrawn: bigint
    }
    const records = new Map<bigint, { readonly months: Known[]; asked: Known[] | undefined; isSettled: boolean }>()
    const openOf = ({ fen, repaid, withdrawn }: Known) => fen - repaid - withdrawn
    let vouchers = 0
    for (let turn = 0; turn < turns; turn++) {
      const live = [...records].filter(([, { isSettled }]) => !isSettled)
      const [id, record] = live[dice.below(Math.max(1, live.length))] ?? []
      const roll = dice.below(10)
      if (id === undefined || record === undefined || (roll === 0 && records.size < 8)) {
        const months = insurances.flatMap((insurance) =>
          dice
            .some(['2022-06', '2022-07', '2022-08'], 0.6)
            .map((of) => month(insurance, of, BigInt(1 + dice.below(500_00)), dice.is(0.5) ? '2023-03-31' : '2023-12-31')),
        )
        if (months.length === 0) continue
        const made = await at.standing(at.nextFirm(), months)
        records.set(made, { months: months.map((one) => ({ ...one, repaid: 0n, withdrawn: 0n })), asked: undefined, isSettled: false })
        continue
      }
      if (roll <= 6) {
        const chosen = dice.some(record.months, 0.4)
        const months = chosen.map((one) => ({ ...one, fen: BigInt(1 + dice.below(Number(openOf(one)) + 2)) }))
        const answer = await at.repay(id, { voucher: `凭证${++vouchers}`, day: '2023-04-01', payer: '公司', months })
        const isFit = months.length > 0 && months.every(({ fen }, n) => fen <= openOf(chosen[n] as Known))
        expect(answer.kind).toBe(isFit ? 'done' : 'refused')
        if (isFit) for (const [n, one] of chosen.entries()) one.repaid += months[n]?.fen ?? 0n
        // One in four is taken back at once, also the last that settled the record.
        if (isFit && dice.is(0.25)) {
          const wrong = { voucher: `凭证${vouchers}`, reason: '登错' }
          done(await at.on('2024-06-01', 'yan', 'deferral.check', (db, caller) => reverseRepayment(db, caller, id, wrong)))
          // What was asked to be withdrawn ended with the record.
          if (record.months.every((one) => openOf(one) === 0n)) record.asked = undefined
          for (const [n, one] of chosen.entries()) one.repaid -= months[n]?.fen ?? 0n
        }
      } else if (record.asked === undefined) {
        const asked = dice.some(
          record.months.filter((one) => openOf(one) > 0n),
          0.4,
        )
        const answer = await at.propose(id, asked)
        expect(answer.kind).toBe(asked.length > 0 ? 'done' : 'refused')
        if (answer.kind === 'done') record.asked = asked
      } else {
        done(await at.agree(id))
        for (const one of record.asked) one.withdrawn += openOf(one)
        record.asked = undefined
      }
      record.isSettled = record.months.every((one) => openOf(one) === 0n)
      const now = await at.read(id)
      expect(now.state).toBe(record.isSettled ? 'settled' : record.asked === undefined ? 'standing' : 'to_withdraw')
      const months = await at.months(id)
      const naive = (chosen: readonly Known[]) => chosen.reduce((sum, one) => sum + openOf(one), 0n)
      const today = dice.is(0.5) ? '2023-03-31' : '2023-04-01'
      const sums = sumOfMonths(months, today)
      expect(sums).toEqual({
        deferred: record.months.reduce((sum, { fen }) => sum + fen, 0n),
        repaid: record.months.reduce((sum, { repaid }) => sum + repaid, 0n),
        withdrawn: record.months.reduce((sum, { withdrawn }) => sum + withdrawn, 0n),
        overdue: naive(record.months.filter(({ due }) => due < today)),
        due: naive(record.months.filter(({ due }) => due >= today)),
      })
      expect(sums.repaid + sums.due + sums.overdue + sums.withdrawn).toBe(sums.deferred)
      // What is kept of a month is what its entries leave of it.
      for (const { fen, repaid, withdrawn, open: left } of months) expect(left).toBe(fen - repaid - withdrawn)
      const [row] = await listDeferrals(
        { ...(await at.office.as('lin', 'deferral.read', { kind: 'read' })), day: today },
        { size: 20, before: id + 1n },
      )
      expect(row).toMatchObject({ id, sums })
    }
  })
})
