import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, type Visitor } from '../api/office.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { moneyOffice } from './money.ts'
import { ledgerOffice, ledgerPlan, rehearse } from './people.ts'

const fund = '就业补助资金'
let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  served = await openTestOffice(store, ledgerPlan)
  at = await moneyOffice(store, served.office)
  for (const login of ['lin', 'chu', 'kuai', 'cheng', 'tan']) {
    const visitor = served.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    visitors.set(login, visitor)
  }
}, 120_000)
afterAll(async () => {
  at.clear()
  await served.app.close()
  await store.close()
})

async function ask(login: string, procedure: string, input: object) {
  const visitor = visitors.get(login)
  if (visitor === undefined) throw new Error(login)
  const { status, body } = await visitor.ask(procedure, input)
  return { status, body }
}
const seen = async (id: bigint) => ({ id: String(id), version: (await at.batchOf(id)).version })
const paper = (number: string) => ({ number, day: '2023-01-04' })

it('shares what a treasury fund has, and draws on indicators anew once it has more, each by whose it is', async () => {
  expect((await ask('kuai', 'fund/layDownRail', { fund, rail: 'treasury', basis: '渝财库〔2022〕5号' })).status).toBe(200)
  const given = { functionSubject: '2080799', economicSubject: '50799', sourceLevel: 'central', day: '2023-01-04' }
  const { body: indicator } = await ask('kuai', 'fund/enterIndicator', { fund, year: 2023, number: '甲', fen: '150000', ...given })
  const batch = await at.made(3, { fund })
  await at.toAccountCheck(batch)
  await at.confirmAll(batch)
  await at.toApproval(batch)
  const asked = (await at.claimsOf(batch)).reduce((sum, { fen }) => sum + fen, 0n)
  const of = { batch: String(batch) }
  expect((await ask('cheng', 'shortage/read', of)).body).toMatchObject({
    short: { left: '150000', available: '150000', asked: String(asked) },
    decisions: [],
    mayPropose: true,
    mayResume: false,
  })
  expect((await ask('cheng', 'shortage/read', { batch: '999999' })).body.data).toMatchObject({ code: 'batch_not_found' })
  const wanted = { ...of, way: 'pro_rata', first: [] }
  const { body: preview } = await ask('cheng', 'shortage/preview', { ...wanted, size: 20 })
  expect(preview).toMatchObject({ available: '150000', granted: '150000', total: 3, full: 0, part: 3, none: 0 })
  expect(preview.rows[0]).toMatchObject({ payee: { name: expect.stringContaining('号公司') } })
  const decision = { ...wanted, ...paper('纪要7号'), by: '局办公会', reason: '预算未追加' }
  expect((await ask('lin', 'shortage/propose', decision)).status).toBe(403)
  expect((await ask('cheng', 'shortage/propose', { ...decision, day: '2023-01-05' })).body.data).toMatchObject({ code: 'day_ahead' })
  const { body: first } = await ask('cheng', 'shortage/propose', decision)
  const one = { shortage: { id: first.shortage, version: 1 } }
  expect((await ask('cheng', 'shortage/agree', one)).status).toBe(403)
  expect((await ask('tan', 'shortage/decline', { ...one, reason: '再核' })).body).toEqual({ state: 'declined' })
  const { body: second } = await ask('cheng', 'shortage/propose', decision)
  expect((await ask('tan', 'shortage/agree', { shortage: { id: second.shortage, version: 1 } })).body).toEqual({ state: 'standing' })
  await rehearse(await at.office.as('lin', 'batch.rehearse'), batch)
  await at.approve(batch)

  // Finance draws for what the fund has, and no more is asked of it.
  const request = async (rows: number, fen: string) =>
    ask('kuai', 'payment/enterFundsPaper', { ...of, kind: 'treasury_request', paper: paper(`支付申请 ${fen}`), rows, fen })
  const draw = (fen: string) => ask('kuai', 'payment/drawOnIndicators', { ...of, draws: [{ indicator: indicator.indicator, fen }] })
  expect((await ask('kuai', 'payment/lackingFunds', of)).body).toEqual({
    papers: [{ kind: 'treasury_request', rows: 3, fen: '150000' }],
    draws: '150000',
  })
  expect((await draw('150000')).status).toBe(200)
  expect((await request(3, '150000')).status).toBe(200)
  expect((await ask('kuai', 'payment/accept', { batch: await seen(batch) })).status).toBe(200)
  expect((await ask('kuai', 'shortage/resume', of)).body.data).toMatchObject({ code: 'beyond_fund' })
  // More comes: rows go on, are drawn for besides what was, asked for, and only then handed over.
  const more = String(asked - 150_000n)
  expect((await draw('1')).body.data).toMatchObject({ code: 'beyond_indicator' })
  const grown = { indicator: indicator.indicator, fen: String(asked), basis: '渝财社〔2023〕9号', day: '2023-01-04' }
  expect((await ask('kuai', 'fund/changeIndicator', grown)).status).toBe(200)
  expect((await draw('1')).body.data).toMatchObject({ code: 'draws_differ' })
  expect((await ask('cheng', 'shortage/resume', of)).status).toBe(403)
  expect((await ask('kuai', 'shortage/resume', of)).body).toEqual({ rows: 3, fen: more, waiting: '0' })
  expect((await ask('kuai', 'payment/lackingFunds', of)).body).toEqual({
    papers: [{ kind: 'treasury_request', rows: 3, fen: more }],
    draws: more,
  })
  expect((await request(3, more)).body.data).toMatchObject({ code: 'draws_differ' })
  const order = { layout: 'sample-treasury', order: paper('委托1号'), rows: 6, fen: String(asked) }
  expect((await ask('chu', 'payment/handOver', { batch: await seen(batch), ...order })).body.data).toMatchObject({
    code: 'funds_paper_differs',
  })
  expect((await draw(String(BigInt(more) + 1n))).body.data).toMatchObject({ code: 'draws_differ', figures: { listFen: String(asked) } })
  expect((await draw(more)).status).toBe(200)
  expect((await draw(more)).body.data).toMatchObject({ code: 'beyond_indicator' })
  expect((await request(3, more)).status).toBe(200)
  expect((await ask('kuai', 'payment/lackingFunds', of)).body).toEqual({ papers: [], draws: '0' })
  expect((await ask('chu', 'payment/handOver', { batch: await seen(batch), ...order })).body).toMatchObject({ rows: 6, fen: String(asked) })
  expect((await ask('kuai', 'payment/draws', of)).body).toEqual([{ indicator: indicator.indicator, fen: String(asked) }])
  expect((await ask('kuai', 'payment/releaseDraws', of)).body).toEqual({ fen: '0' })
  expect((await ask('kuai', 'shortage/resume', of)).body.data).toMatchObject({ code: 'nothing_put_off' })
})
