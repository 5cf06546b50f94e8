import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  correctClaims,
  enterMoneyBack,
  listBankFiles,
  previewAnswer,
  previewHandOver,
  recheckClaims,
  settleBatch,
  sumOfList,
} from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openUpload } from '../../src/uploads/index.ts'
import { calendar } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { accountOf, answerCsv, moneyOffice, numberOf, type SaidLine } from './money.ts'
import { ledgerOffice } from './people.ts'

onBothStores('money to a bank and back', ledgerOffice, (open) => {
  let store: WorkStore
  let at: Awaited<ReturnType<typeof moneyOffice>>
  beforeAll(async () => {
    store = await open()
    at = await moneyOffice(store)
  })
  afterAll(() => at.clear())

  const done = <T>(result: { kind: 'done'; value: T } | { kind: 'refused'; refusal: object }): T => {
    if (result.kind === 'refused')
      throw new Error(JSON.stringify(result.refusal, (_, one) => (typeof one === 'bigint' ? String(one) : one)))
    return result.value
  }
  const paid = async (rows: number) => {
    const batch = await at.ready(rows)
    const files = done(await at.handOverAll(batch))
    return { batch, files, payments: await at.paymentsOf(batch) }
  }
  const said = (payment: { reference: string; payee: bigint; fen: bigint }, result = '0000', change: Partial<SaidLine> = {}): SaidLine => ({
    reference: payment.reference,
    number: numberOf(payment.payee),
    fen: payment.fen,
    result,
    ...change,
  })
  const states = async (batch: bigint) => (await at.claimsOf(batch)).map(({ state }) => state)
  const settle = (batch: bigint) => at.onSeen(batch, 'kuai', 'fund.account', (db, caller, seen) => settleBatch(db, caller, seen, calendar))
  const back = async (batch: bigint, claims: readonly bigint[], fen: bigint) =>
    at.by('kuai', 'fund.account', (db, caller) =>
      enterMoneyBack(db, caller, batch, { claims, voucher: { number: '记字12号', day: '2023-01-04' }, fen }, calendar),
    )

  it('hands over what is ready against a signed order, and keeps the bytes sealed', async () => {
    const batch = await at.ready(3)
    const sum = (await at.countsOf(batch)).waiting
    expect(await at.handOverAll(batch, undefined, { fen: sum.fen + 1n })).toMatchObject({
      refusal: { code: 'funds_paper_differs', paper: 'disbursement_order', fen: sum.fen + 1n, listFen: sum.fen },
    })
    expect(await states(batch)).toEqual(['listed', 'listed', 'listed'])
    const handed = done(await at.handOverAll(batch))
    expect(handed).toMatchObject({ rows: 3, fen: String(sum.fen), files: [{ rows: 3 }] })
    expect([(await at.batchOf(batch)).state, await states(batch)]).toEqual(['answers', ['in_process', 'in_process', 'in_process']])
    // In process is never handed over again.
    expect(await at.handOverAll(batch)).toMatchObject({ refusal: { code: 'nothing_to_hand_over', withoutAccount: 0 } })
    const upload = BigInt(handed.files[0]?.upload ?? 0)
    const looks = () => at.system((db) => db.selectFrom('look').select('id').where('register', '=', 'upload').execute())
    const before = (await looks()).length
    const opened = done(await openUpload(await at.office.as('chu', 'fund.hand_over', { kind: 'read' }), at.place, upload, 'fund.hand_over'))
    expect(opened.bytes.toString('utf8')).toContain(numberOf((await at.claimsOf(batch))[0]?.payee ?? 0n))
    expect((await looks()).length).toBe(before + 1)
    const [file] = await at.by('chu', 'fund.hand_over', (db) => listBankFiles(db, batch))
    expect(file).toMatchObject({ direction: 'out', sha256: opened.sha256, rows: 3, fen: sum.fen, by: '出' })
  })

  it('leaves rows without an account, or with one of another kind, where they are', async () => {
    const batch = await at.made(3)
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    const [first, second] = await at.claimsOf(batch)
    await at.system((db) =>
      db
        .updateTable('claim')
        .set({ account: null, confirmed_on: null })
        .where('id', '=', first?.id ?? 0n)
        .execute(),
    )
    await at.toHandOver(batch)
    // Only now: a rehearsal before approval would hold a unit's money that goes to a person.
    await at.system((db) =>
      db
        .updateTable('payee_account')
        .set({ kind: 'personal' })
        .where('id', '=', second?.account ?? 0n)
        .execute(),
    )
    const preview = await at.by('chu', 'fund.hand_over', (db) => previewHandOver(db, batch, at.layoutNamed('sample-csv')))
    expect(preview).toMatchObject({ value: { rows: 1, withoutAccount: 1, ofOtherKinds: 1, files: 1 } })
    done(await at.handOverAll(batch))
    done(await at.handOverAll(batch, at.layoutNamed('sample-pipe')))
    expect(await states(batch)).toEqual(['listed', 'in_process', 'in_process'])
    expect(await settle(batch)).toMatchObject({ refusal: { code: 'rows_unsettled', states: { listed: 1, in_process: 2 } } })
  })

  it('splits what a bank takes no more of in one file', async () => {
    const batch = await at.ready(5)
    const handed = done(await at.handOverAll(batch, { ...at.layoutNamed('sample-csv'), rows_per_file: 2 }))
    expect(handed.files.map(({ rows }) => rows)).toEqual([2, 2, 1])
    const payments = await at.paymentsOf(batch)
    expect(new Set(payments.map(({ reference }) => reference)).size).toBe(5)
  })

  it('previews an answer and takes it in, in parts; what the bank does not name stays in process', async () => {
    const { batch, payments } = await paid(5)
    const [a, b, c, d] = payments
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no payments')
    const parts = [answerCsv([said(a), said(b, '1002')]), answerCsv([said(c)])]
    const answer = { batch, layout: at.layoutNamed('sample-csv'), files: parts.map((bytes) => ({ bytes, upload: undefined })) }
    const preview = await at.by('chu', 'fund.hand_over', (db, caller) => previewAnswer(db, caller, at.keys.ring(), answer))
    expect(preview).toMatchObject({
      value: {
        repeated: 0,
        succeeded: { rows: 2 },
        failed: { rows: 1, fen: String(b.fen) },
        silent: { rows: 2 },
        returns: [{ text: '账户已销户' }],
      },
    })
    expect(new Set(await states(batch))).toEqual(new Set(['in_process']))
    expect(await at.take(batch, parts)).toEqual(preview)
    expect(await states(batch)).toEqual(['paid', 'returned', 'paid', 'in_process', 'in_process'])
    // The same again changes nothing and says so; a new one that says it again says what was known.
    expect(await at.take(batch, parts)).toMatchObject({ value: { repeated: 2, answered: { rows: 0 }, silent: { rows: 2 } } })
    expect(await at.take(batch, [answerCsv([said(a), said(b, '1002'), said(d)])])).toMatchObject({
      value: { repeated: 0, unchanged: { rows: 2 }, succeeded: { rows: 1 }, silent: { rows: 1 } },
    })
    expect(await settle(batch)).toMatchObject({ refusal: { states: { in_process: 1, returned: 1 } } })
    expect(await at.countsOf(batch)).toMatchObject({
      succeeded: { rows: 3 },
      returned: { rows: 1 },
      inProcess: { rows: 1 },
      difference: { rows: 0, fen: 0n },
    })
  })

  it('takes nothing of an answer that does not fit, and names the line', async () => {
    const { batch, payments } = await paid(2)
    const other = await paid(1)
    const [a, b] = payments
    const stranger = other.payments[0]
    if (a === undefined || b === undefined || stranger === undefined) throw new Error('no payments')
    const otherNumber = (await at.batchOf(other.batch)).number
    const table: [string, readonly Buffer[], object][] = [
      ['another batch', [answerCsv([said(a), said(stranger)])], { code: 'answer_of_other_batch', part: 1, line: 4, batch: otherNumber }],
      [
        'a line too many',
        [answerCsv([said({ ...a, reference: `${a.reference.slice(0, -6)}000099` })])],
        { code: 'answer_line_unknown', line: 3 },
      ],
      ['another file', [answerCsv([said({ ...a, reference: '20239999000001' })])], { code: 'answer_line_unknown' }],
      [
        'another amount',
        [answerCsv([said(b), said(a, '0000', { fen: a.fen + 1n })])],
        { code: 'answer_amount_differs', line: 4, paid: a.fen, said: a.fen + 1n },
      ],
      ['another account', [answerCsv([said(a, '0000', { number: numberOf(b.payee) })])], { code: 'answer_account_differs', said: b.tail }],
      [
        'another account with the same end',
        [answerCsv([said(a, '0000', { number: `9999${numberOf(a.payee).slice(4)}` })])],
        { code: 'answer_account_differs' },
      ],
      [
        'a payment twice',
        [answerCsv([said(a)]), answerCsv([said(b), said(a, '1002')])],
        { code: 'answer_twice', part: 2, line: 4, firstPart: 1, firstLine: 3 },
      ],
      ['a day before it was paid', [answerCsv([said(a, '0000', { day: '2023-01-03' })])], { code: 'answer_day_unfit', from: '2023-01-04' }],
      ['a day to come', [answerCsv([said(a, '0000', { day: '2023-01-05' })])], { code: 'answer_day_unfit', to: '2023-01-04' }],
      ['another sum', [answerCsv([said(a)], { fen: a.fen - 1n })], { code: 'answer_sum_differs' }],
      ['a whole and a broken part', [answerCsv([said(a)]), answerCsv([said(b)], { rows: 2 })], { code: 'answer_broken_off', part: 2 }],
    ]
    const before = await dump(batch)
    for (const [, files, refusal] of table) expect(await at.take(batch, files)).toMatchObject({ kind: 'refused', refusal })
    expect(await dump(batch)).toEqual(before)
    // A masked number shows its end, and that is held against.
    expect(await at.take(batch, [answerCsv([said(a, '0000', { number: `62****${a.tail}` })])])).toMatchObject({ kind: 'done' })
    expect(await at.take(batch, [answerCsv([said(a, '1002', { day: '2023-01-04', text: '退汇' })])])).toMatchObject({
      value: { returnedLate: { rows: 1 } },
    })
    // Returned, it does not succeed on the same day; and a batch in another step takes nothing.
    expect(await at.take(batch, [answerCsv([said(a, '0000', { text: 'x' })])])).toMatchObject({
      refusal: { code: 'answer_contradicts', was: 'returned', says: 'succeeded' },
    })
  })

  it('pays again only when the money is back, the account corrected and looked at by another', async () => {
    const { batch, payments } = await paid(2)
    const [a, b] = payments
    if (a === undefined || b === undefined) throw new Error('no payments')
    done(await at.take(batch, [answerCsv([said(a), said(b, '1001')])]))
    const correct = async (account: bigint) =>
      at.by('lin', 'claim.correct', (db, caller) =>
        correctClaims(db, caller, batch, [{ claim: b.claim, account }], '户名登记有误', calendar),
      )
    const recheck = (login: string) => at.by(login, 'claim.recheck', (db, caller) => recheckClaims(db, caller, batch, [b.claim], calendar))
    const [entered] = done(await at.enter([accountOf(b.payee, { number: numberOf(b.payee, 2) })]))
    const account = BigInt(entered?.account ?? 0)
    expect(await correct(account)).toMatchObject({ refusal: { code: 'claim_in_other_state', state: 'returned', needed: ['back'] } })
    expect(await back(batch, [a.claim], a.fen)).toMatchObject({ refusal: { code: 'claim_in_other_state', state: 'paid' } })
    expect(await back(batch, [b.claim], b.fen - 1n)).toMatchObject({
      refusal: { code: 'funds_paper_differs', paper: 'voucher', listFen: b.fen },
    })
    expect(await back(batch, [b.claim], b.fen)).toEqual({ kind: 'done', value: 1 })
    expect(await at.handOverAll(batch)).toMatchObject({ refusal: { code: 'nothing_to_hand_over' } })
    expect(await correct(account)).toEqual({ kind: 'done', value: 1 })
    expect(await at.handOverAll(batch)).toMatchObject({ refusal: { code: 'nothing_to_hand_over' } })
    expect(await recheck('yan')).toEqual({ kind: 'done', value: 1 })
    expect(await settle(batch)).toMatchObject({ refusal: { states: { payable: 1 } } })
    const again = done(await at.handOverAll(batch))
    expect(again).toMatchObject({ rows: 1, fen: String(b.fen) })
    const second = (await at.paymentsOf(batch)).at(-1)
    expect(second).toMatchObject({ claim: b.claim, attempt: 2, state: 'in_process' })
    if (second === undefined) return
    // What the bank says late about the first attempt changes nothing any more.
    expect(await at.take(batch, [answerCsv([said(b, '1001', { text: '再报' })])])).toMatchObject({ value: { unchanged: { rows: 1 } } })
    done(await at.take(batch, [answerCsv([said(second, '0000', { number: numberOf(b.payee, 2) })])]))
    expect(await settle(batch)).toEqual({ kind: 'done', value: 'done' })
    expect(await at.countsOf(batch)).toMatchObject({ succeeded: { rows: 2 }, returned: { rows: 0 }, difference: { rows: 0, fen: 0n } })
  })

  it('takes a return after the batch was settled, and pays it again', async () => {
    const { batch, payments } = await paid(1)
    const [a] = payments
    if (a === undefined) throw new Error('no payment')
    done(await at.take(batch, [answerCsv([said(a)])]))
    expect(await settle(batch)).toEqual({ kind: 'done', value: 'done' })
    expect(await at.take(batch, [answerCsv([said(a, '1003')])])).toMatchObject({ value: { returnedLate: { rows: 1 } } })
    done(await back(batch, [a.claim], a.fen))
    expect(await states(batch)).toEqual(['back'])
  })

  it('never has two live payments of a claim: the database itself refuses', async () => {
    const { batch, payments } = await paid(1)
    const [a] = payments
    await expect(
      at.system(async (db) => {
        await sql`insert into payment (claim, batch, region, attempt, file, line, account, fen, paid_on)
          select claim, batch, region, 2, file, 99, account, fen, paid_on from payment where id = ${a?.id ?? 0n}`.execute(db)
        await sql`insert into payment_standing (payment, claim, batch, region, state, since)
          select id, claim, batch, region, 'in_process', paid_on from payment where claim = ${a?.claim ?? 0n} and attempt = 2`.execute(db)
      }),
    ).rejects.toThrow('payment_live')
    await expect(
      at.by('chu', 'fund.hand_over', (db) => db.updateTable('payment').set({ fen: 1n }).where('batch', '=', batch).execute()),
    ).rejects.toThrow('permission denied')
  })

  async function dump(batch: bigint) {
    const { hash } = await at.system((db) => sumOfList(db, batch))
    const count = (table: 'payment' | 'bank_file' | 'bank_answer' | 'event') =>
      at.system(async (db) => (await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n)
    return [hash, await count('payment'), await count('bank_file'), await count('bank_answer'), await count('event'), await states(batch)]
  }
})
