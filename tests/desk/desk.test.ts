import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitOf } from '../../src/desk/answer-time.ts'
import {
  type AnswerTerms,
  answeredSince,
  countToCall,
  type DeskQuery,
  enterCall,
  keepSilenceItems,
  layDownAnswerTime,
  listDeskRows,
  listToCall,
  remindSilence,
  returnsByCause,
  silentFiles,
} from '../../src/desk/index.ts'
import { correctClaims, enterMoneyBack, recheckClaims, settleBatch, waiveClaims } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { accountOf, answerCsv, moneyOffice, numberOf, readLayouts } from '../ledger/money.ts'
import { ledgerOffice } from '../ledger/people.ts'
import { calendar, officeDay } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'

const basis = '代发协议第6条'
const two = { layout: 'sample-csv', workdays: 2, basis }

// Handed over on Wednesday 4 January 2023; 7 and 8 are a weekend.
it.each([
  ['nobody laid a time down', '2023-12-01', undefined, { dueOn: undefined, isLate: false }],
  ['the last day it has', '2023-01-06', two, { dueOn: '2023-01-06', isLate: false }],
  ['the day after', '2023-01-07', two, { dueOn: '2023-01-06', isLate: true }],
  ['a term over the weekend, on Sunday', '2023-01-08', { ...two, workdays: 3 }, { dueOn: '2023-01-09', isLate: false }],
  ['and past its Monday', '2023-01-10', { ...two, workdays: 3 }, { dueOn: '2023-01-09', isLate: true }],
  ['a term past the calendar', '2029-01-10', { ...two, workdays: 250_000 }, { dueOn: undefined, isLate: false }],
])('a bank is silent: %s', (_, today, time, expected) => {
  expect(waitOf(officeDay, today, time, calendar)).toEqual({ ...expected, basis: time?.basis })
})

onBothStores('the desk', ledgerOffice, (open) => {
  let store: WorkStore
  let at: Awaited<ReturnType<typeof moneyOffice>>
  let terms: AnswerTerms
  beforeAll(async () => {
    store = await open()
    at = await moneyOffice(store)
    terms = { layouts: await readLayouts(), calendar }
  }, 200_000)
  afterAll(() => at.clear())

  type Paid = Awaited<ReturnType<typeof at.paymentsOf>>
  const answered = (batch: bigint, payments: Paid, result: string, text?: string) =>
    at.take(batch, [
      answerCsv(
        payments.map(({ reference, payee, fen, attempt }) => ({
          reference,
          number: numberOf(payee, attempt),
          fen,
          result,
          ...(text === undefined ? {} : { text }),
        })),
      ),
    ])
  const sum = (payments: Paid) => ({ rows: payments.length, fen: payments.reduce((total, { fen }) => total + fen, 0n) })
  const rowsOf = async (change: Partial<DeskQuery>) => {
    const caller = await at.office.as('kuai', 'fund.read', { kind: 'read' })
    const query = { since: officeDay, batch: undefined, cause: undefined, file: undefined, after: undefined, size: 20 } as const
    return listDeskRows(caller, { group: 'silent', ...query, ...change })
  }
  const silenceItems = () =>
    at.system((db) =>
      db
        .selectFrom('work_item')
        .select(['subject', 'permission', 'title', 'due_on'])
        .where('register', '=', 'payment_standing')
        .where('closed_at', 'is', null)
        .execute(),
    )
  const toCall = (today = officeDay, change = {}) =>
    at.by('lin', 'payee.call', (db) =>
      listToCall(db, { today, turn: 'now', body: undefined, reason: undefined, after: undefined, size: 20, ...change }),
    )

  it('tells what banks said and are silent about, every figure with its rows', async () => {
    const batch = await at.ready(6)
    await at.handOverAll(batch)
    const payments = await at.paymentsOf(batch)
    const [first, second, third, ...silent] = payments
    if (first === undefined || second === undefined || third === undefined) throw new Error('no payments')
    await answered(batch, [first, second], '0000')
    await answered(batch, [third], '1001', '户名不符')
    // One comes back after it had succeeded; said again it changes nothing.
    await answered(batch, [second], '1001', '账户已销户')
    const overview = await at.by('kuai', 'fund.read', async (db) => ({
      answered: await answeredSince(db, officeDay),
      later: await answeredSince(db, '2023-01-05'),
      silent: await silentFiles(db, '2023-01-09', terms),
      causes: await returnsByCause(db, terms.layouts),
    }))
    expect(overview.answered).toMatchObject([
      { batch: { id: batch }, succeeded: sum([first, second]), returned: sum([third]), returnedLate: sum([second]) },
    ])
    expect(overview.later).toEqual([])
    // Five days of which three are worked; nobody laid an answer time down, so that nothing is late.
    expect(overview.silent).toMatchObject([{ batch: { id: batch }, ...sum(silent), workdays: 3, dueOn: undefined, isLate: false }])
    expect(overview.causes.map(({ word, steps }) => [word, steps.get('returned')])).toEqual([
      ['户名不符', sum([third])],
      ['账户已销户', sum([second])],
    ])
    const ids = async (change: Partial<DeskQuery>) => (await rowsOf(change)).map(({ claim }) => claim.id).sort()
    expect(await ids({ group: 'succeeded' })).toEqual([first.claim, second.claim])
    expect(await ids({ group: 'returned' })).toEqual([third.claim])
    expect(await ids({ group: 'returned_late' })).toEqual([second.claim])
    expect(await ids({ group: 'silent' })).toEqual(silent.map(({ claim }) => claim))
    expect(await ids({ group: 'silent', batch: 0n })).toEqual([])
    const cause = overview.causes[1]?.cause
    expect(await rowsOf({ group: 'next_returned', cause })).toMatchObject([{ claim: { id: second.claim }, wasPaid: true, cause }])
    // Page by page, the greatest first.
    const all = await rowsOf({ group: 'silent' })
    const [one] = all
    const rest = await rowsOf({ group: 'silent', after: one === undefined ? undefined : { fen: one.claim.fen, id: one.claim.id } })
    expect(rest.map(({ claim }) => claim.id)).toEqual(all.slice(1).map(({ claim }) => claim.id))
  })

  it('counts what is handed over again after the list was done', async () => {
    const batch = await at.ready(1)
    await at.handOverAll(batch)
    const [one] = await at.paymentsOf(batch)
    if (one === undefined) throw new Error('no payments')
    await answered(batch, [one], '0000')
    const settled = await at.onSeen(batch, 'kuai', 'fund.account', (db, caller, seen) => settleBatch(db, caller, seen, calendar))
    expect(settled).toMatchObject({ value: 'done' })
    const silentIn = () => at.by('kuai', 'fund.read', (db) => silentFiles(db, officeDay, terms, batch))
    expect(await silentIn()).toEqual([])
    await answered(batch, [one], '1001')
    const back = { claims: [one.claim], voucher: { number: '记字13号', day: officeDay }, fen: one.fen }
    await at.by('kuai', 'fund.account', (db, caller) => enterMoneyBack(db, caller, batch, back, calendar))
    const entered = await at.enter([accountOf(one.payee, { number: numberOf(one.payee, 2) })])
    const account = entered.kind === 'done' ? BigInt(entered.value[0]?.account ?? 0) : 0n
    await at.by('lin', 'claim.correct', (db, caller) =>
      correctClaims(db, caller, batch, [{ claim: one.claim, account }], '换了开户行', calendar),
    )
    await at.by('yan', 'claim.recheck', (db, caller) => recheckClaims(db, caller, batch, [one.claim], calendar))
    await at.handOverAll(batch)
    expect(await silentIn()).toMatchObject([{ rows: 1, fen: one.fen }])
    expect(await rowsOf({ group: 'silent', batch })).toMatchObject([{ claim: { id: one.claim } }])
  })

  it('reminds finance of a silent bank once its time is over, until it answers', async () => {
    const batch = await at.ready(3)
    await at.handOverAll(batch)
    const payments = await at.paymentsOf(batch)
    const lay = (workdays: number | undefined, on = basis, login = 'cheng') =>
      at.by(login, 'closing.rule', (db, caller) => layDownAnswerTime(db, caller, { layout: 'sample-csv', workdays, basis: on }))
    expect(await lay(2, ' ')).toMatchObject({ refusal: { code: 'text_needed' } })
    await remindSilence(store, '2023-03-01', terms)
    expect(await silenceItems()).toEqual([])
    await lay(9)
    await lay(2)
    await remindSilence(store, '2023-01-06', terms)
    expect(await silenceItems()).toEqual([])
    const waiting = await remindSilence(store, '2023-01-07', terms)
    // Said twice, it waits once.
    expect(await remindSilence(store, '2023-01-09', terms)).toBe(waiting)
    const items = await silenceItems()
    expect(items).toHaveLength(waiting)
    expect(items.find(({ subject }) => subject === String(batch))).toMatchObject({
      permission: 'fund.account',
      title: { rows: 3, since: officeDay, until: '2023-01-06', basis },
    })
    const keep = () =>
      at.by('chu', 'fund.hand_over', (db, caller) =>
        keepSilenceItems(db, { ...caller, account: caller.account, day: '2023-01-09' }, terms, batch),
      )
    await answered(batch, payments.slice(0, 2), '0000')
    await keep()
    expect((await silenceItems()).find(({ subject }) => subject === String(batch))).toMatchObject({ title: { rows: 1 } })
    await answered(batch, payments.slice(2), '1001')
    await keep()
    expect(await silenceItems()).toHaveLength(waiting - 1)
    // Taken back, nothing is late any more.
    await lay(undefined)
    await remindSilence(store, '2023-01-09', terms)
    expect(await silenceItems()).toEqual([])
    // What a layout says itself counts where no place says anything.
    const own = terms.layouts.map((layout) => ({ ...layout, answer: { ...layout.answer, within: { workdays: 1, basis: '接口规范' } } }))
    const files = await at.by('kuai', 'fund.read', (db) => silentFiles(db, '2023-01-06', { layouts: own, calendar }))
    expect(files).not.toHaveLength(0)
    expect(files.every(({ isLate, basis: why }) => isLate && why === '接口规范')).toBe(true)
  })

  it('lists whom to call, and brings back who is to be called again on that day', async () => {
    const batch = await at.made(4)
    const rowsIn = (payees: Awaited<ReturnType<typeof toCall>>) =>
      payees.flatMap(({ rows }) => rows.filter((row) => row.batch.id === batch))
    expect(rowsIn(await toCall())).toEqual([])
    await at.toAccountCheck(batch)
    const claims = await at.claimsOf(batch)
    const [one, other] = claims
    if (one === undefined || other === undefined) throw new Error('no rows')
    const listed = await toCall()
    expect(
      rowsIn(listed)
        .map(({ claim }) => claim)
        .sort(),
    ).toEqual(claims.map(({ id }) => id))
    expect(rowsIn(listed).every(({ reason }) => reason === 'nothing_said')).toBe(true)
    // A body sees its own, and page follows page.
    const own = await at.by('zhou', 'payee.call', (db) => countToCall(db, officeDay, undefined))
    expect(own.map(({ body }) => body.name)).toEqual(['渝中区'])
    const [head] = listed
    if (head === undefined) throw new Error('nobody to call')
    const after = { region: head.region.path, entity: head.payee.entity, key: head.payee.key }
    expect(await toCall(officeDay, { after })).toEqual(listed.slice(1))

    const call = (change = {}) =>
      at.by('lin', 'payee.call', (db, caller) =>
        enterCall(db, caller, {
          payee: { entity: 'insured_unit', key: one.payee },
          ...{ claims: [one.id], outcome: 'no_answer', note: undefined, againOn: '2023-01-06', ...change },
        }),
      )
    expect(await call({ againOn: officeDay })).toMatchObject({ refusal: { code: 'again_not_later' } })
    expect(await call({ outcome: 'other' })).toMatchObject({ refusal: { code: 'text_needed', what: 'note' } })
    expect(await call({ claims: [one.id, other.id] })).toMatchObject({ refusal: { code: 'call_of_others', claim: String(other.id) } })
    expect(await call()).toMatchObject({ value: 1 })
    const has = (payees: Awaited<ReturnType<typeof toCall>>) => payees.find(({ payee }) => payee.key === one.payee)
    expect(has(await toCall())).toBeUndefined()
    expect(has(await toCall(officeDay, { turn: 'later' }))).toMatchObject({ lastCall: { outcome: 'no_answer', againOn: '2023-01-06' } })
    expect(has(await toCall('2023-01-05'))).toBeUndefined()
    expect(has(await toCall('2023-01-06'))).toBeDefined()
    // Nothing more to be called about before something happens.
    await call({ outcome: 'will_come', note: '周五带材料来', againOn: undefined })
    expect(has(await toCall('2023-06-01'))).toBeUndefined()
    expect(has(await toCall(officeDay, { turn: 'called' }))).toMatchObject({ lastCall: { note: '周五带材料来', calls: 2 } })
    // Who says something is called no more.
    await at.by('lin', 'payee.confirm', (db, caller) =>
      waiveClaims(db, caller, batch, [one.id], { way: 'counter', saidBy: '经办人', material: '声明' }),
    )
    expect(has(await toCall(officeDay, { turn: 'called' }))).toBeUndefined()
    const written = await at.system(async (db) => ({
      events: await db.selectFrom('event').select(['subject', 'detail']).where('verb', '=', 'enter_call').execute(),
      looks: await db.selectFrom('look').select('purpose').where('purpose', '=', 'payee_call').execute(),
    }))
    expect([written.events.length, written.looks.length]).toEqual([2, 2])
  })

  it('calls who has no account that can be paid to, or whose money came back', async () => {
    const batch = await at.ready(2)
    await at.handOverAll(batch)
    const [one] = await at.paymentsOf(batch)
    if (one === undefined) throw new Error('no payments')
    await answered(batch, [one], '1001')
    const reasonOf = async () => (await toCall()).flatMap(({ rows }) => rows).find(({ claim }) => claim === one.claim)?.reason
    expect(await reasonOf()).toBe('returned')
    await at.by('kuai', 'fund.account', (db, caller) =>
      enterMoneyBack(db, caller, batch, { claims: [one.claim], voucher: { number: '记字12号', day: officeDay }, fen: one.fen }, calendar),
    )
    expect(await reasonOf()).toBe('to_correct')
    expect((await rowsOf({ group: 'next_back' })).map(({ claim }) => claim.id)).toContain(one.claim)
    expect(accountOf(one.payee).kind).toBe('corporate')
  })

  it.each(['bank_answer_time', 'payee_call'] as const)('nobody changes what stands in %s', async (table) => {
    for (const work of [
      () => at.by('lin', 'payee.call', (db) => db.updateTable(table).set({ region: '0' }).execute()),
      () => at.by('cheng', 'closing.rule', (db) => db.deleteFrom(table).execute()),
    ])
      await expect(work()).rejects.toThrow(/permission denied/)
  })
})
