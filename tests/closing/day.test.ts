import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashOfLines, movedSince } from '../../src/closing/closing-line.ts'
import { timingOf } from '../../src/closing/cut-off.ts'
import type { DayLine } from '../../src/closing/day-lines.ts'
import { countersignDay, layDownCutOff, readDay, signDay } from '../../src/closing/index.ts'
import { enterBudget, enterMoneyBack } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { answerCsv, moneyOffice, numberOf } from '../ledger/money.ts'
import { ledgerOffice } from '../ledger/people.ts'
import { calendar, officeDay } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'

const line: DayLine = {
  kind: 'handed_over',
  batch: 1n,
  batchNumber: '2023-0001',
  policyZh: '稳岗返还',
  reference: '2023-0007',
  minute: '15:59',
  layout: 'sample-csv',
  cutOff: '16:00',
  rows: 2,
  fen: 200_000n,
  rowsHash: 'a',
}

it.each<[string, readonly DayLine[], number]>([
  ['the same', [line], 0],
  ['one fen more', [{ ...line, fen: 200_001n }], 1],
  ['one fen less', [{ ...line, fen: 199_999n }], 1],
  ['a row more', [{ ...line, rows: 3 }], 1],
  ['a fen moved from one row to another', [{ ...line, rowsHash: 'b' }], 1],
  ['another file besides', [line, { ...line, reference: '2023-0008' }], 1],
  ['the file gone', [], 1],
  ['what waits for its file is no part of the end of the day', [line, { ...line, kind: 'waiting' }], 0],
  ['an hour that was laid down since', [{ ...line, cutOff: '15:00' }], 0],
])('against what was signed, %s', (_, now, moved) => {
  expect(movedSince([line], now)).toHaveLength(moved)
})

it('has another hash for another fen, row, line, hour, fund or day', () => {
  const of = { region: '01', fund: '失业保险基金', day: officeDay }
  const hashes = [
    hashOfLines(of, [line]),
    hashOfLines(of, []),
    hashOfLines(of, [line, line]),
    ...[{ fen: 200_001n }, { rows: 3 }, { rowsHash: 'b' }, { cutOff: undefined }].map((change) =>
      hashOfLines(of, [{ ...line, ...change }]),
    ),
    hashOfLines({ ...of, fund: '就业补助资金' }, [line]),
    hashOfLines({ ...of, day: '2023-01-03' }, [line]),
  ]
  expect(new Set(hashes).size).toBe(hashes.length)
})

it.each([
  ['15:59', '16:00', 'in_time'],
  ['16:00', '16:00', 'late'],
  ['16:01', '16:00', 'late'],
  ['09:00', undefined, 'unknown'],
  [undefined, '16:00', 'unknown'],
] as const)('a file made at %s for a bank that closes at %s is %s', (minute, cutOff, timing) => {
  expect(timingOf(minute, cutOff)).toBe(timing)
})

onBothStores('a day of a fund', ledgerOffice, (open) => {
  let store: WorkStore
  let at: Awaited<ReturnType<typeof moneyOffice>>
  beforeAll(async () => {
    store = await open()
    at = await moneyOffice(store)
  })
  afterAll(() => at.clear())

  const read = (fund: string, day = officeDay) =>
    at.by('kuai', 'closing.read', (db, caller) => readDay(db, { region: caller.post.region.path, fund, day }, caller.day))
  const sign = async (fund: string, day = officeDay, hash?: string, login = 'lin') => {
    const seen = { fund, day, hash: hash ?? (await read(fund, day)).hash }
    return at.by(login, login === 'kuai' ? 'closing.countersign' : 'closing.sign', (db, caller) => signDay(db, caller, seen))
  }
  const countersign = async (fund: string, day = officeDay, login = 'kuai', hash?: string) => {
    const seen = { fund, day, hash: hash ?? (await read(fund, day)).signed?.hash ?? '0'.repeat(64) }
    return at.by(login, login === 'lin' ? 'closing.sign' : 'closing.countersign', (db, caller) => countersignDay(db, caller, seen))
  }
  const itemsOpen = () =>
    at.system((db) =>
      db
        .selectFrom('work_item')
        .select(['subject', 'title', 'permission'])
        .where('register', '=', 'day_closing')
        .where('closed_at', 'is', null)
        .execute(),
    )
  /** A list of a fund of its own, handed over today. */
  const handedOver = async (fund: string, rows: number) => {
    const budget = { fund, year: 2023, fen: 100_000_000_000n, basis: '渝财社〔2023〕9号', day: '2023-01-03' }
    await at.by('kuai', 'fund.account', (db, caller) => enterBudget(db, caller, budget))
    const batch = await at.made(rows, { fund })
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    await at.toHandOver(batch)
    await at.handOverAll(batch)
    return { batch, payments: await at.paymentsOf(batch) }
  }
  type Paid = Awaited<ReturnType<typeof at.paymentsOf>>
  const answered = (batch: bigint, payments: Paid, result: string) =>
    at.take(batch, [answerCsv(payments.map(({ reference, payee, fen }) => ({ reference, number: numberOf(payee), fen, result })))])
  const figures = (lines: readonly DayLine[]) => lines.map(({ kind, rows, fen }) => [kind, rows, fen])
  const sum = (payments: Paid) => payments.reduce((total, { fen }) => total + fen, 0n)

  it('tells what moved and what is open, batch by batch and file by file', async () => {
    const { batch, payments } = await handedOver('技能提升专账', 4)
    const all = sum(payments)
    const [one, two, three] = payments
    if (one === undefined || two === undefined || three === undefined) throw new Error('no payments')
    await answered(batch, [one, two, three].slice(0, 1), '0000')
    await answered(batch, [two, three], '1001')
    await at.by('kuai', 'fund.account', (db, caller) =>
      enterMoneyBack(db, caller, batch, { claims: [two.claim], voucher: { number: '记字9号', day: officeDay }, fen: two.fen }, calendar),
    )
    const { lines } = await read('技能提升专账')
    expect(figures(lines)).toEqual([
      ['approved', 4, all],
      ['funds_received', 4, all],
      ['handed_over', 4, all],
      ['succeeded', 1, one.fen],
      ['returned', 2, two.fen + three.fen],
      ['money_back', 1, two.fen],
      ['in_process', 1, payments[3]?.fen],
      ['not_back', 1, three.fen],
    ])
    expect(lines.find(({ kind }) => kind === 'money_back')?.reference).toBe('记字9号')
    expect(lines.find(({ kind }) => kind === 'handed_over')).toMatchObject({ layout: 'sample-csv', cutOff: undefined })
    // Nothing was there the day before.
    expect(figures((await read('技能提升专账', '2023-01-03')).lines)).toEqual([])
  })

  it('says when the bank closes once somebody laid it down, with its basis', async () => {
    const lay = (hour: string | undefined, basis = '代发协议第5条') =>
      at.by('cheng', 'closing.rule', (db, caller) => layDownCutOff(db, caller, { layout: 'sample-csv', hour, basis }))
    expect(await lay('24:00')).toMatchObject({ refusal: { code: 'hour_unfit' } })
    expect(await lay('16:00', ' ')).toMatchObject({ refusal: { code: 'text_needed' } })
    await lay('15:00')
    await lay('16:30')
    expect((await read('失业保险基金')).cutOffs).toEqual([{ layout: 'sample-csv', hour: '16:30', basis: '代发协议第5条' }])
    expect((await read('技能提升专账')).lines.find(({ kind }) => kind === 'handed_over')?.cutOff).toBe('16:30')
    await lay(undefined)
    expect((await read('失业保险基金')).cutOffs).toEqual([])
  })

  it('is closed where nothing moved, too, and not ahead of its day', async () => {
    const fund = '失业保险基金'
    expect(await sign(fund, '2023-01-05', '0'.repeat(64))).toMatchObject({ refusal: { code: 'day_ahead' } })
    expect(await sign('没有的资金', '2023-01-03', '0'.repeat(64))).toMatchObject({ refusal: { code: 'fund_unknown' } })
    expect(await countersign(fund, '2023-01-03')).toMatchObject({ refusal: { code: 'not_signed_yet' } })
    expect(await sign(fund, '2023-01-03')).toMatchObject({ value: { lines: 0, isClosed: false } })
    expect(await countersign(fund, '2023-01-03')).toMatchObject({ value: { lines: 0, isClosed: true } })
    expect((await read(fund, '2023-01-03')).signed).toMatchObject({ isWhole: true, first: { by: '林' }, second: { by: '会' } })
  })

  it('takes two people, and figures that did not move between them', async () => {
    const fund = '就业补助资金'
    const { batch, payments } = await handedOver(fund, 3)
    const [one, two, three] = payments
    if (one === undefined || two === undefined || three === undefined) throw new Error('no payments')
    expect(await sign(fund, officeDay, '0'.repeat(64))).toMatchObject({ refusal: { code: 'figures_moved', lines: 0 } })
    expect(await sign(fund)).toMatchObject({ kind: 'done' })
    expect(await sign(fund)).toMatchObject({ refusal: { code: 'signed_already', by: '林' } })
    const waiting = await itemsOpen()
    expect(waiting).toMatchObject([{ permission: 'closing.countersign', title: { fund, day: officeDay } }])
    // The same person under another post, in the operation and in the database.
    expect(await countersign(fund, officeDay, 'lin')).toMatchObject({ refusal: { code: 'own_signature', by: '林' } })
    const closing = BigInt(waiting[0]?.subject ?? 0)
    const forged = at.by('lin', 'closing.sign', (db, caller) =>
      db
        .insertInto('day_closing_signature')
        .values({
          ...{ closing, region: caller.post.region.path, fund, day: officeDay, signed_on: officeDay },
          ...{ handled_by: caller.account.id, signed_by: caller.account.id },
        })
        .execute(),
    )
    await expect(forged).rejects.toThrow(/check constraint/)
    // An answer comes in between.
    await answered(batch, [one], '0000')
    expect(await countersign(fund)).toMatchObject({
      refusal: {
        code: 'figures_moved',
        first: [
          { kind: 'in_process', signed: { rows: 3 }, now: { rows: 2 } },
          { kind: 'succeeded', now: { rows: 1, fen: one.fen } },
        ],
      },
    })
    expect(await sign(fund)).toMatchObject({ kind: 'done' })
    expect(await itemsOpen()).toHaveLength(1)
    expect(await countersign(fund, officeDay, 'kuai', '0'.repeat(64))).toMatchObject({ refusal: { code: 'figures_moved', lines: 0 } })
    expect(await countersign(fund)).toMatchObject({ value: { isClosed: true } })
    expect(await itemsOpen()).toEqual([])
    const closed = (await read(fund)).signed
    expect(closed).toMatchObject({ number: 2, isWhole: true })
    // An answer of the same day comes late: it is shown, and changes nothing.
    await answered(batch, [two], '1001')
    const later = await read(fund)
    expect(later.signed).toEqual(closed)
    expect(later.moved.map(({ kind, signed, now }) => [kind, signed?.rows, now?.rows])).toEqual([
      ['in_process', 2, 1],
      ['returned', undefined, 1],
      ['not_back', undefined, 1],
    ])
    expect(await sign(fund)).toMatchObject({ refusal: { code: 'day_closed', by: '林', secondBy: '会' } })
    expect(await countersign(fund)).toMatchObject({ refusal: { code: 'day_closed' } })
  })

  it.each(['day_closing', 'day_closing_line', 'day_closing_signature', 'bank_cut_off'] as const)(
    'nobody changes what stands in %s',
    async (table) => {
      for (const work of [
        () => at.by('lin', 'closing.sign', (db) => db.updateTable(table).set({ region: '0' }).execute()),
        () => at.by('kuai', 'closing.countersign', (db) => db.deleteFrom(table).execute()),
      ])
        await expect(work()).rejects.toThrow(/permission denied/)
    },
  )
})
