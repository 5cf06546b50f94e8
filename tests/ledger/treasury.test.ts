import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import {
  acceptBatch,
  changeIndicator,
  compareAnswer,
  correctClaims,
  drawOnIndicators,
  dropRows,
  enterFundsPaper,
  enterIndicator,
  enterMoneyBack,
  handOverToBank,
  indicatorReturns,
  indicatorStandings,
  layDownRail,
  previewHandOver,
  recheckClaims,
  releaseDraws,
  sendBackBatch,
  type WrittenIndicator,
} from '../../src/ledger/index.ts'
import { calendar } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { diceOf } from './dice.ts'
import { answerCsv, moneyOffice, numberOf, type SaidLine } from './money.ts'
import { ledgerOffice } from './people.ts'

const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
const fund = '就业补助资金'

/** A receipt in the sample layout of a treasury. */
const receiptOf = (lines: readonly SaidLine[]): Buffer =>
  Buffer.from(
    answerCsv(lines)
      .toString()
      .replace('批量支付结果', '国库回单')
      .replace('业务编号,收款账号,金额,处理日期,处理结果,说明', '支付编号,收款人账号,支付金额,支付日期,支付结果,说明'),
  )

onBothStores(`the treasury pays (seed ${seed})`, ledgerOffice, (open) => {
  let at: Awaited<ReturnType<typeof moneyOffice>>
  let region = ''
  beforeAll(async () => {
    at = await moneyOffice(await open())
    const laid = await at.by('kuai', 'fund.account', (db, caller) =>
      layDownRail(db, caller, { fund, rail: 'treasury', basis: '渝财库〔2022〕5号' }),
    )
    expect(laid).toMatchObject({ kind: 'done' })
  }, 120_000)

  const enter = async (fen: bigint, number: string, change: Partial<WrittenIndicator> = {}) => {
    const written: WrittenIndicator = {
      ...{ fund, year: 2023, number, functionSubject: '2080799 其他就业补助支出', economicSubject: '50799 其他对企业补助' },
      ...{ sourceLevel: 'central', fen, day: '2023-01-04', ...change },
    }
    const entered = await at.by('kuai', 'fund.account', (db, caller) => enterIndicator(db, caller, written))
    if (entered.kind === 'refused') throw new Error(JSON.stringify(entered.refusal))
    return BigInt(entered.value.indicator)
  }
  const change = (id: bigint, fen: bigint) =>
    at.by('kuai', 'fund.account', (db, caller) => changeIndicator(db, caller, id, { fen, basis: '渝财社〔2023〕9号', day: '2023-01-04' }))
  const standing = async (id: bigint) => {
    const all = await at.by('kuai', 'fund.account', async (db, caller) => {
      region = caller.post.region.path
      return indicatorStandings(db, region)
    })
    const found = all.find((each) => each.id === id)
    if (found === undefined) throw new Error(`no indicator ${id}`)
    return found
  }
  const draw = (id: bigint, draws: readonly (readonly [bigint, bigint])[]) =>
    at.by('kuai', 'fund.account', (db, caller) =>
      drawOnIndicators(
        db,
        caller,
        id,
        draws.map(([indicator, fen]) => ({ indicator, fen })),
      ),
    )
  const request = (id: bigint, sum: { rows: number; fen: bigint }, kind: 'treasury_request' | 'funds_plan' = 'treasury_request') =>
    at.by('kuai', 'fund.account', (db, caller) => enterFundsPaper(db, caller, id, kind, { number: '支付申请1号', day: '2023-01-04' }, sum))
  const accept = (id: bigint) => at.onSeen(id, 'kuai', 'fund.account', (db, caller, batch) => acceptBatch(db, caller, batch, calendar))
  /** An approved list of the fund that waits for finance. */
  const toFinance = async (rows: number, of = fund) => {
    const id = await at.made(rows, { fund: of })
    await at.toAccountCheck(id)
    await at.confirmAll(id)
    await at.toFinance(id)
    return id
  }
  const layout = () => at.layoutNamed('sample-treasury')
  const splits = (id: bigint) =>
    at.system(async (db) => {
      const { rows } = await sql<{ claim: bigint; attempt: number; indicator: bigint; fen: bigint; state: string }>`
        select p.claim, p.attempt, d.indicator, d.fen, s.state from payment_draw d join payment p on p.id = d.payment
        join payment_standing s on s.payment = p.id where d.batch = ${id} order by p.attempt, p.claim, d.indicator`.execute(db)
      return rows
    })
  const answer = async (id: bigint, result: (at: number) => string) => {
    const open = (await at.paymentsOf(id)).filter(({ state }) => state === 'in_process')
    const lines = open.map(({ reference, payee, fen }, n) => ({ reference, number: numberOf(payee), fen, result: result(n) }))
    return at.take(id, [receiptOf(lines)], layout())
  }
  const back = async (id: bigint, day = '2023-01-04') => {
    const some = (await at.claimsOf(id)).filter(({ state }) => state === 'returned')
    const seen = { claims: some.map((row) => row.id), voucher: { number: '退1', day }, fen: some.reduce((sum, { fen }) => sum + fen, 0n) }
    expect(await at.by('kuai', 'fund.account', (db, caller) => enterMoneyBack(db, caller, id, seen, calendar))).toMatchObject({
      kind: 'done',
    })
    return some
  }
  const again = async (id: bigint, some: Awaited<ReturnType<typeof back>>) => {
    const rows = some.map((row) => ({ claim: row.id, account: row.account ?? 0n }))
    await at.by('lin', 'claim.correct', (db, caller) => correctClaims(db, caller, id, rows, '账户已激活', calendar))
    const ids = rows.map(({ claim }) => claim)
    expect(await at.by('yan', 'claim.recheck', (db, caller) => recheckClaims(db, caller, id, ids, calendar))).toMatchObject({
      kind: 'done',
    })
  }

  it('is entered with document, subjects and level; what it gives is the budget of its fund, and never falls below what is drawn', async () => {
    const first = await enter(1_000_000_00n, '渝财社〔2023〕10号')
    const known = await at.by('kuai', 'fund.account', (db, caller) =>
      enterIndicator(db, caller, {
        ...{
          fund,
          year: 2023,
          number: '渝财社〔2023〕10号',
          functionSubject: '2080799 其他就业补助支出',
          economicSubject: '50799 其他对企业补助',
        },
        ...{ sourceLevel: 'central', fen: 1n, day: '2023-01-04' },
      }),
    )
    expect(known).toMatchObject({ refusal: { code: 'indicator_known' } })
    const id = await toFinance(3)
    const { listed } = await at.countsOf(id)
    expect(await draw(id, [[first, listed.fen]])).toMatchObject({ kind: 'done' })
    const left = (await standing(first)).left
    expect(await change(first, -left - 1n)).toMatchObject({ refusal: { code: 'beyond_indicator', left, asked: left + 1n } })
    expect(await change(first, -left)).toMatchObject({ kind: 'done', value: { left: '0' } })
    expect(await change(first, 0n)).toMatchObject({ refusal: { code: 'amount_needed' } })
  })

  it('is drawn on for exactly the list, of its own fund, no more than is left; drawing anew gives back first', async () => {
    const [one, two] = [await enter(150_000n, '甲'), await enter(1_000_000n, '乙', { sourceLevel: 'province' })]
    const other = await enter(9_000_000n, '丙', { fund: '另一资金' })
    const id = await toFinance(4)
    const { listed } = await at.countsOf(id)
    const rest = listed.fen - 150_000n
    expect(await draw(id, [[one, listed.fen]])).toMatchObject({
      refusal: { code: 'beyond_indicator', number: '甲', left: 150_000n, asked: listed.fen },
    })
    expect(
      await draw(id, [
        [one, 150_000n],
        [two, rest - 1n],
      ]),
    ).toMatchObject({ refusal: { code: 'draws_differ', fen: listed.fen - 1n, listFen: listed.fen } })
    expect(
      await draw(id, [
        [one, 150_000n],
        [two, rest + 1n],
      ]),
    ).toMatchObject({ refusal: { code: 'draws_differ' } })
    expect(await draw(id, [[other, listed.fen]])).toMatchObject({ refusal: { code: 'indicator_of_other_fund', fund: '另一资金' } })
    expect(
      await draw(id, [
        [two, rest],
        [two, 150_000n],
      ]),
    ).toMatchObject({ refusal: { code: 'indicator_twice' } })
    expect(await draw(id, [[9999n, listed.fen]])).toMatchObject({ refusal: { code: 'indicator_not_found' } })
    expect(
      await draw(id, [
        [one, 150_000n],
        [two, rest],
      ]),
    ).toEqual({ kind: 'done', value: { indicators: 2, fen: String(listed.fen) } })
    expect(
      await draw(id, [
        [one, 150_000n],
        [two, rest],
      ]),
    ).toMatchObject({ kind: 'done' })
    expect([(await standing(one)).left, (await standing(two)).left]).toEqual([0n, 1_000_000n - rest])
    // Papers of the other rail are refused, and finance ends only with the request.
    expect(await request(id, listed, 'funds_plan')).toMatchObject({ refusal: { code: 'fund_takes_other_rail', rail: 'treasury' } })
    expect(await accept(id)).toMatchObject({ refusal: { code: 'funds_paper_missing', paper: 'treasury_request' } })
    expect(await request(id, { rows: listed.rows, fen: listed.fen - 1n })).toMatchObject({ refusal: { code: 'funds_paper_differs' } })
    expect(await request(id, listed)).toMatchObject({ kind: 'done' })
    // Sent back, it gives back what it drew.
    const sent = await at.onSeen(id, 'kuai', 'fund.account', (db, caller, batch) =>
      sendBackBatch(db, caller, batch, 'finance', '科目有误', calendar),
    )
    expect(sent).toMatchObject({ kind: 'done' })
    expect([(await standing(one)).left, (await standing(two)).left]).toEqual([150_000n, 1_000_000n])
  })

  it('splits every payment to the fen, takes receipts whole or not, and pays again out of what the money came back to', async () => {
    const [one, two] = [await enter(150_000n, '丁'), await enter(2_000_000n, '戊')]
    const id = await toFinance(4)
    const { listed } = await at.countsOf(id)
    await draw(id, [
      [one, 150_000n],
      [two, listed.fen - 150_000n],
    ])
    await request(id, listed)
    expect(await accept(id)).toEqual({ kind: 'done', value: 'hand_over' })
    const bank = await at.by('chu', 'fund.hand_over', (db) => previewHandOver(db, id, at.layoutNamed('sample-csv')))
    expect(bank).toMatchObject({ refusal: { code: 'fund_takes_other_rail' } })
    expect(await at.handOverAll(id, layout())).toMatchObject({ kind: 'done', value: { rows: 4 } })
    const first = await splits(id)
    const ofClaim = Map.groupBy(first, ({ claim }) => claim)
    for (const { id: claim, fen } of await at.claimsOf(id))
      expect((ofClaim.get(claim) ?? []).reduce((sum, row) => sum + row.fen, 0n)).toBe(fen)
    expect(first).toHaveLength(5)
    expect(first.filter(({ indicator }) => indicator === one).reduce((sum, { fen }) => sum + fen, 0n)).toBe(150_000n)
    const payments = await at.paymentsOf(id)
    const lines = payments.map(({ reference, payee, fen }) => ({ reference, number: numberOf(payee), fen, result: '0000' }))
    const wrong = lines.map((line, n) =>
      n === 1 ? { ...line, fen: line.fen + 1n } : n === 2 ? { ...line, reference: '20239999000009' } : line,
    )
    // All that differs stands side by side, and nothing of it is taken in.
    const seen = await at.by('chu', 'fund.hand_over', (db, caller) =>
      compareAnswer(db, caller, at.keys.ring(), { batch: id, layout: layout(), files: [{ bytes: receiptOf(wrong), upload: undefined }] }),
    )
    expect(seen).toMatchObject({
      kind: 'done',
      value: {
        lines: 4,
        differing: [
          { line: 4, kind: 'answer_amount_differs', ours: String(lines[1]?.fen), theirs: String((lines[1]?.fen ?? 0n) + 1n) },
          { line: 5, kind: 'answer_line_unknown' },
        ],
      },
    })
    expect(await at.take(id, [receiptOf(wrong)], layout())).toMatchObject({ refusal: { code: 'answer_amount_differs' } })
    const result = await answer(id, (n) => (n < 2 ? '1001' : '0000'))
    expect(result).toMatchObject({ kind: 'done', value: { succeeded: { rows: 2 }, failed: { rows: 2 } } })
    expect((await standing(one)).paid).toBe(150_000n)
    const some = await back(id)
    expect((await standing(one)).paid).toBe(0n)
    await again(id, some)
    expect(await at.handOverAll(id, layout())).toMatchObject({ kind: 'done', value: { rows: 2 } })
    const second = (await splits(id)).filter(({ attempt }) => attempt === 2)
    const firstOf = first.filter(({ claim }) => some.some((row) => row.id === claim))
    expect(second.map(({ claim, indicator, fen }) => [claim, indicator, fen])).toEqual(
      firstOf.map(({ claim, indicator, fen }) => [claim, indicator, fen]),
    )
    expect((await standing(one)).paid).toBe(150_000n)
  })

  it('keeps both years of what came back across the end of one', async () => {
    const old = await enter(5_000_000n, '旧', { year: 2022 })
    const id = await toFinance(2)
    const { listed } = await at.countsOf(id)
    await draw(id, [[old, listed.fen]])
    await request(id, listed)
    await accept(id)
    // It went out on the last days of the year before.
    const order = { number: '支付申请9号', day: '2022-12-30', rows: listed.rows, fen: listed.fen }
    const out = await at.onSeen(id, 'chu', 'fund.hand_over', (db, caller, batch) =>
      handOverToBank(db, { ...caller, day: '2022-12-30' }, at.place, { batch, layout: layout(), order }, calendar),
    )
    expect(out).toMatchObject({ kind: 'done' })
    expect(await answer(id, () => '1001')).toMatchObject({ kind: 'done' })
    expect(await back(id)).toHaveLength(2)
    const returns = await at.by('kuai', 'fund.account', (db) => indicatorReturns(db, region))
    expect(returns.filter(({ indicator }) => indicator === old)).toEqual([
      { indicator: old, paidYear: 2022, backYear: 2023, payments: 2, fen: listed.fen },
    ])
    expect(await standing(old)).toMatchObject({ year: 2022, paid: 0n, drawn: listed.fen })
  })

  it('gives back what rows that left the list do not need, and nothing that is to be paid again', async () => {
    const [one, two] = [await enter(150_000n, '己'), await enter(2_000_000n, '庚')]
    const id = await toFinance(4)
    const { listed } = await at.countsOf(id)
    await draw(id, [
      [one, 150_000n],
      [two, listed.fen - 150_000n],
    ])
    await request(id, listed)
    await accept(id)
    const [, , third] = await at.claimsOf(id)
    await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, id, [third?.id ?? 0n], '注销'))
    const release = () => at.by('kuai', 'fund.account', (db, caller) => releaseDraws(db, caller, id))
    expect(await release()).toEqual({ kind: 'done', value: { fen: String(third?.fen) } })
    expect(await release()).toEqual({ kind: 'done', value: { fen: '0' } })
    expect(await at.handOverAll(id, layout())).toMatchObject({ value: { rows: 3 } })
    expect(await answer(id, (n) => (n === 0 ? '1001' : '0000'))).toMatchObject({ kind: 'done' })
    expect(await back(id)).toHaveLength(1)
    expect(await release()).toEqual({ kind: 'done', value: { fen: '0' } })
    const drawn = (await standing(one)).drawn + (await standing(two)).drawn
    expect(drawn).toBe(listed.fen - (third?.fen ?? 0n))
  })

  it('is left to a central system, where a document says so: the list goes out, the result comes in, and no indicator is asked for', async () => {
    const central = '省级集中支付资金'
    await at.by('kuai', 'fund.account', (db, caller) =>
      layDownRail(db, caller, { fund: central, rail: 'central', basis: '省人社〔2022〕8号' }),
    )
    await enter(100_000_000n, '辛', { fund: central })
    const id = await toFinance(3, central)
    const { listed } = await at.countsOf(id)
    expect(await draw(id, [])).toMatchObject({ refusal: { code: 'fund_takes_other_rail', rail: 'central' } })
    await request(id, listed)
    expect(await accept(id)).toEqual({ kind: 'done', value: 'hand_over' })
    expect(await at.handOverAll(id, at.layoutNamed('sample-central'))).toMatchObject({ value: { rows: 3 } })
    expect(await splits(id)).toEqual([])
  })

  it('holds every sum at zero or above, whatever is drawn, paid, returned and released', async () => {
    console.info(`treasury: BALLAST_SEED=${seed}`)
    const dice = diceOf(seed)
    const indicators = [await enter(300_000n, '壬'), await enter(400_000n, '癸'), await enter(1_200_000n, '子')]
    const id = await toFinance(9)
    const { listed } = await at.countsOf(id)
    const first = BigInt(1 + dice.below(300_000))
    const second = BigInt(1 + dice.below(400_000))
    const draws = [first, second, listed.fen - first - second].map((fen, n) => [indicators[n] ?? 0n, fen] as const)
    expect(await draw(id, draws)).toMatchObject({ kind: 'done' })
    await request(id, listed)
    await accept(id)
    for (let step = 0; step < 24; step++) {
      const turn = dice.below(5)
      const claims = await at.claimsOf(id)
      if (turn === 0) await at.handOverAll(id, layout())
      else if (turn === 1) {
        if ((await at.paymentsOf(id)).some(({ state }) => state === 'in_process'))
          expect(await answer(id, () => (dice.is(0.5) ? '0000' : '1001'))).toMatchObject({ kind: 'done' })
      } else if (turn === 2) {
        if (claims.some(({ state }) => state === 'returned')) await again(id, await back(id))
      } else if (turn === 3) await at.by('kuai', 'fund.account', (db, caller) => releaseDraws(db, caller, id))
      else {
        const free = claims.filter(({ state }) => state === 'listed' || state === 'back')
        const one = free[dice.below(Math.max(1, free.length))]
        if (one !== undefined && dice.is(0.4)) await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, id, [one.id], '注销'))
      }
      let held = 0n
      for (const indicator of indicators) {
        const { given, drawn, paid, left } = await standing(indicator)
        expect([step, paid <= drawn, drawn <= given, left === given - drawn, paid >= 0n]).toEqual([step, true, true, true, true])
        held += drawn
      }
      const split = await splits(id)
      const live = split.filter(({ state }) => state !== 'back').reduce((sum, { fen }) => sum + fen, 0n)
      const rows = await at.claimsOf(id)
      const paid = rows.filter(({ state }) => ['in_process', 'paid', 'returned'].includes(state)).reduce((sum, { fen }) => sum + fen, 0n)
      const open = rows
        .filter(({ state }) => ['listed', 'held', 'back', 'corrected', 'payable'].includes(state))
        .reduce((sum, { fen }) => sum + fen, 0n)
      expect([step, live]).toEqual([step, paid])
      expect([step, held >= paid + open]).toEqual([step, true])
      expect((await at.countsOf(id)).difference).toEqual({ rows: 0, fen: 0n })
    }
  }, 120_000)
})
