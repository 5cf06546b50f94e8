import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { batchAtHand } from '../../src/ledger/find-batch.ts'
import { fundsLeft } from '../../src/ledger/fund-left.ts'
import {
  agreeShortage,
  approveBatch,
  countToPublish,
  type DaysOfRows,
  dayKey,
  declineShortage,
  enterBudget,
  lackingFunds,
  previewShortage,
  proposeShortage,
  publishList,
  readShortage,
  resumePutOff,
  type ShortageWay,
  shortageLife,
  sumOfList,
} from '../../src/ledger/index.ts'
import { holdToSigned } from '../../src/ledger/sign-list.ts'
import { faultsOf } from '../../src/lifecycle/index.ts'
import { calendar } from '../office/people.ts'
import { done } from '../recovery/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { moneyOffice } from './money.ts'
import { ledgerOffice, rehearse } from './people.ts'

it('lives a life without a fault', () => expect(faultsOf(shortageLife)).toEqual([]))

onBothStores('a fund that does not suffice for a list', ledgerOffice, (open) => {
  let at: Awaited<ReturnType<typeof moneyOffice>>
  beforeAll(async () => {
    at = await moneyOffice(await open())
  })
  afterAll(() => at.clear())

  const give = (fund: string, fen: bigint) =>
    at.by('kuai', 'fund.account', (db, caller) =>
      enterBudget(db, caller, { fund, year: 2023, fen, basis: '渝财社〔2023〕2号', day: '2023-01-03' }),
    )
  /** A list of three rows that waits for approval, and its rows. */
  const waiting = async (fund: string, rows = 3) => {
    const batch = await at.made(rows, { fund })
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    await at.toApproval(batch)
    return { batch, claims: await at.claimsOf(batch) }
  }
  const standing = async (batch: bigint, fund: string) => {
    const { region } = await at.batchOf(batch)
    return at.system((db) => fundsLeft(db, region, fund, 2023))
  }
  const paper = { number: '局办公会纪要〔2023〕7号', day: '2023-01-04', by: '局办公会', reason: '预算未追加' }
  const propose = (
    batch: bigint,
    way: ShortageWay,
    first: readonly bigint[] = [],
    days: DaysOfRows = new Map(),
    change: Partial<typeof paper> = {},
  ) =>
    at.by('cheng', 'batch.decide', (db, caller) => proposeShortage(db, caller, batch, { ...paper, ...change, way, first }, days, calendar))
  const agree = (id: string, login = 'tan', version = 1) =>
    at.by(login, 'batch.approve', (db, caller) => agreeShortage(db, caller, { id: BigInt(id), version }, calendar))
  const tryApprove = async (batch: bigint) => {
    await rehearse(await at.office.as('lin', 'batch.rehearse'), batch)
    return at.onSeen(batch, 'tan', 'batch.approve', (db, caller, seen) =>
      approveBatch(db, caller, seen, { number: '渝就拨〔2023〕9号', day: '2023-01-04' }, calendar),
    )
  }
  const read = async (batch: bigint, login = 'cheng') => readShortage(await at.office.as(login, 'batch.read', { kind: 'read' }), batch)

  it('is shared only where it is short, by a way that somebody chose, with its paper and its days', async () => {
    const fund = '专项一'
    await give(fund, 150_000n)
    const { batch, claims } = await waiting(fund)
    const asked = claims.reduce((sum, { fen }) => sum + fen, 0n)
    expect(await tryApprove(batch)).toMatchObject({ refusal: { code: 'beyond_fund', left: 150_000n, asked } })
    for (const [change, refusal] of [
      [{ number: ' ' }, { code: 'text_needed', what: 'number' }],
      [{ by: '' }, { code: 'text_needed', what: 'decided_by' }],
      [{ reason: '' }, { code: 'text_needed', what: 'reason' }],
      [{ day: '2023-01-05' }, { code: 'day_ahead' }],
    ] as const)
      expect(await propose(batch, 'pro_rata', [], new Map(), change)).toMatchObject({ refusal })
    expect(await propose(batch, 'by_day')).toMatchObject({ refusal: { code: 'shortage_day_unknown', rows: 3 } })
    expect(await propose(batch, 'by_priority', [999_999n])).toMatchObject({ refusal: { code: 'row_not_found' } })
    expect(await propose(batch, 'by_priority', [claims[0]?.id ?? 0n, claims[0]?.id ?? 0n])).toMatchObject({
      refusal: { code: 'claim_twice' },
    })
    // What is shown changes nothing.
    const preview = done(await at.system((db) => previewShortage(db, batch, { way: 'pro_rata', first: [] }, '2023-01-04', new Map())))
    expect(preview.rows.reduce((sum, { granted }) => sum + granted, 0n)).toBe(150_000n)
    expect(await at.claimsOf(batch)).toEqual(claims)
    const { shortage } = done(await propose(batch, 'pro_rata'))
    expect(await propose(batch, 'pro_rata')).toMatchObject({ refusal: { code: 'shortage_open', number: paper.number } })
    expect(await at.claimsOf(batch)).toEqual(claims)
    // Nobody agrees with what they entered; and nothing is done with a list or a fund that moved since.
    expect(await agree(shortage, 'cheng').catch(() => 'no post')).toBe('no post')
    const own = await at.office.as('cheng', 'batch.decide')
    const tan = { ...(await at.office.as('tan', 'batch.approve')), account: own.account }
    const seen = { id: BigInt(shortage), version: 1 }
    expect(await tan.transact((db) => agreeShortage(db, tan, seen, calendar))).toMatchObject({
      refusal: { code: 'own_work', earlier: 'propose_shortage' },
    })
    await give(fund, 1n)
    expect(await agree(shortage)).toMatchObject({ refusal: { code: 'shortage_moved', decided: 150_000n, available: 150_001n } })
    expect(await at.by('tan', 'batch.approve', (db, caller) => declineShortage(db, caller, seen, '余额有变', calendar))).toEqual({
      kind: 'done',
      value: 'declined',
    })
    await give(fund, asked)
    expect(await propose(batch, 'pro_rata')).toMatchObject({ refusal: { code: 'fund_suffices' } })
    expect(await tryApprove(batch)).toMatchObject({ kind: 'done' })
  })

  it('holds what it does not reach, in the four counts, and lets it go on first once it has more', async () => {
    const fund = '专项二'
    await give(fund, 150_000n)
    const { batch, claims } = await waiting(fund)
    const asked = claims.reduce((sum, { fen }) => sum + fen, 0n)
    const [a, b, c] = claims as [(typeof claims)[number], (typeof claims)[number], (typeof claims)[number]]
    const days = new Map(
      (
        await at.system(async (db) => {
          const { rows } = await sql<{ id: bigint; once_key: string; period: string }>`
            select id, once_key, period from claim where batch = ${batch}`.execute(db)
          return rows
        })
      ).map(({ id, once_key: onceKey, period }) => [
        dayKey(onceKey, period),
        id === c.id ? '2022-01-01' : id === a.id ? '2022-02-01' : '2022-03-01',
      ]),
    )
    const { shortage } = done(await propose(batch, 'by_day', [], days))
    expect(await agree(shortage)).toEqual({ kind: 'done', value: 'standing' })
    // The last day first in full, the next in part with its rest as a row of its own, the last waits whole.
    const rest = a.fen - (150_000n - c.fen)
    expect((await at.claimsOf(batch)).map(({ state, fen }) => [state, fen])).toEqual([
      ['listed', 150_000n - c.fen],
      ['held', b.fen],
      ['listed', c.fen],
      ['held', rest],
    ])
    const signed = await at.batchOf(batch)
    expect(await at.system((db) => holdToSigned(db, signed))).toMatchObject({ kind: 'done' })
    expect(await at.system((db) => sumOfList(db, batch))).toMatchObject({ rows: 4, fen: asked })
    expect(await tryApprove(batch)).toMatchObject({ kind: 'done' })
    expect(await at.countsOf(batch)).toMatchObject({
      approved: { rows: 4, fen: asked },
      held: { rows: 2, fen: b.fen + rest },
      waiting: { rows: 2, fen: 150_000n },
      difference: { rows: 0, fen: 0n },
    })
    expect(await standing(batch, fund)).toMatchObject({ committed: 150_000n, left: 0n, putOff: b.fen + rest })
    // Finance pays what the fund has, and no more is asked of it.
    for (const kind of ['funds_plan', 'funds_received'] as const) done(await at.paper(kind, batch, { rows: 2, fen: 150_000n }))
    done(await at.accept(batch))
    const resume = (id = batch) => at.by('kuai', 'fund.account', (db, caller) => resumePutOff(db, caller, id, calendar))
    expect(await resume()).toMatchObject({ refusal: { code: 'beyond_fund', left: 0n, asked: rest } })
    // Another list of the fund comes after what waits.
    const other = await waiting(fund, 1)
    await give(fund, rest + 5n)
    expect(await tryApprove(other.batch)).toMatchObject({ refusal: { code: 'beyond_fund' } })
    await give(fund, other.claims[0]?.fen ?? 0n)
    expect(await tryApprove(other.batch)).toMatchObject({ refusal: { code: 'put_off_first', waiting: b.fen + rest } })
    expect((await read(batch, 'kuai'))?.mayResume).toBe(true)
    expect(await resume()).toMatchObject({ value: { rows: 2 } })
    expect((await at.claimsOf(batch)).map(({ state }) => state)).toEqual(['listed', 'listed', 'listed', 'listed'])
    // More goes out than finance planned for: it asks for the rest, exactly, before the bank is given any of it.
    const more = { rows: 2, fen: b.fen + rest }
    expect(await at.handOverAll(batch)).toMatchObject({
      refusal: { code: 'funds_paper_differs', paper: 'funds_plan', fen: 150_000n, listFen: asked },
    })
    expect(await at.system(async (db) => lackingFunds(db, await batchAtHand(db, batch)))).toEqual({
      papers: [
        { kind: 'funds_plan', ...more },
        { kind: 'funds_received', ...more },
      ],
      draws: 0n,
    })
    expect(await at.paper('funds_plan', batch, { rows: 4, fen: asked })).toMatchObject({ refusal: { listRows: 2, listFen: more.fen } })
    for (const kind of ['funds_plan', 'funds_received'] as const) {
      expect(await at.handOverAll(batch)).toMatchObject({ refusal: { code: 'funds_paper_differs', paper: kind } })
      done(await at.paper(kind, batch, more))
    }
    expect(await at.paper('funds_plan', batch, more)).toMatchObject({ refusal: { code: 'batch_in_other_step' } })
    done(await at.handOverAll(batch))
    const payments = await at.paymentsOf(batch)
    expect([payments.length, payments.reduce((sum, { fen }) => sum + fen, 0n)]).toEqual([4, asked])
    expect(await resume()).toMatchObject({ refusal: { code: 'nothing_put_off' } })
    expect(await standing(batch, fund)).toMatchObject({ committed: asked, left: 5n + (other.claims[0]?.fen ?? 0n) - b.fen, putOff: 0n })
    expect((await read(batch))?.decisions).toMatchObject([{ state: 'standing', full: 1, part: 1, none: 1, agreedBy: '谭' }])
  })

  it('asks for no other notice of a row that was made public whole, in parts; only for what was lowered besides', async () => {
    const fund = '专项公示'
    await give(fund, 150_000n)
    const batch = await at.made(3, { fund })
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    await at.toPublication(batch)
    const publishing = { from: '2023-01-04', workdays: 5, columns: ['name', 'fen'], basis: '渝人社办〔2022〕209号', address: '公告栏' }
    done(await at.by('lin', 'batch.publish', (db, caller) => publishList(db, caller, batch, publishing, calendar)))
    await at.skip(batch, 'publication', 'lin', 'batch.publish')
    const shown = await at.claimsOf(batch)
    done(await agree(done(await propose(batch, 'pro_rata')).shortage))
    expect(await tryApprove(batch)).toMatchObject({ kind: 'done' })
    const parts = await at.claimsOf(batch)
    const rests = parts.slice(3)
    expect(rests).toHaveLength(3)
    const reads = await at.office.as('lin', 'batch.read', { kind: 'read' })
    expect(await countToPublish(reads, batch)).toBe(0)
    // One rest is lowered while it waits: that was not made public, neither it nor its other part.
    const [lowered] = rests
    const half = await at.system(async (db) => {
      const { rows } = await sql<{ claim: bigint }>`
        with changed as (update claim set fen = fen - 1 where id = ${lowered?.id} returning id)
        select s.claim from fund_share s join changed on s.waiting = changed.id`.execute(db)
      return rows[0]?.claim
    })
    await give(fund, 1_000_000n)
    done(await at.by('kuai', 'fund.account', (db, caller) => resumePutOff(db, caller, batch, calendar)))
    const states = new Map((await at.claimsOf(batch)).map(({ id, state }) => [id, state]))
    expect(rests.map(({ id }) => states.get(id))).toEqual(['unpublished', 'listed', 'listed'])
    expect(await countToPublish(reads, batch)).toBe(2)
    expect([shown[0]?.id, shown.map(({ id }) => states.get(id))]).toEqual([half, ['listed', 'listed', 'listed']])
  })

  it('is shared to each the same part, to the fen, and the four counts come out', async () => {
    const fund = '专项三'
    await give(fund, 100_001n)
    const { batch, claims } = await waiting(fund, 7)
    const asked = claims.reduce((sum, { fen }) => sum + fen, 0n)
    done(await agree(done(await propose(batch, 'pro_rata')).shortage))
    const rows = await at.claimsOf(batch)
    expect(rows.filter(({ state }) => state === 'listed').reduce((sum, { fen }) => sum + fen, 0n)).toBe(100_001n)
    expect(rows.reduce((sum, { fen }) => sum + fen, 0n)).toBe(asked)
    expect(rows).toHaveLength(14)
    expect(await tryApprove(batch)).toMatchObject({ kind: 'done' })
    expect(await at.countsOf(batch)).toMatchObject({
      waiting: { rows: 7, fen: 100_001n },
      held: { rows: 7, fen: asked - 100_001n },
      difference: { rows: 0, fen: 0n },
    })
  })
})
