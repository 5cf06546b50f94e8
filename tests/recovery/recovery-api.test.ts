import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, type Visitor } from '../api/office.ts'
import { ledgerPlan } from '../ledger/people.ts'
import { opened } from '../store/postgres/stores.ts'
import { type RecoveryOffice, recoveryOffice } from './people.ts'

let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: RecoveryOffice
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  store = await opened({ kind: 'memory' })
  served = await openTestOffice(store, ledgerPlan)
  at = await recoveryOffice(store, 1, served.office)
  for (const login of ['lin', 'cheng', 'kuai', 'zhou', 'fu']) {
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
  const { status, body } = await visitor.ask(`recovery/${procedure}`, input)
  return { status, body }
}

it('brings a case from a paid row to the last fen, each step by whose it is, and shows it to whoever has the row', async () => {
  const { first, second } = at.nextPaid()
  const claims = [first, second].map(({ claim }) => String(claim))
  const { body: rows } = await ask('lin', 'claimable', { claims })
  expect(rows).toMatchObject([
    { paid: '100000', claimed: '0', left: '100000', payee: { name: '第900000号公司' } },
    { paid: '100001', left: '100001' },
  ])
  const wanted = { source: 'audit', reference: '审计取证单3号', basis: '社会保险法', clause: '第八十八条', facts: '裁员率超过规定' }
  const amounts = [{ claim: claims[0], fen: '60000' }]
  expect((await ask('kuai', 'open', { ...wanted, rows: amounts })).status).toBe(403)
  expect(await ask('lin', 'open', { ...wanted, rows: [{ claim: claims[0], fen: '100001' }] })).toMatchObject({
    status: 422,
    body: { data: { code: 'beyond_paid', figures: { paid: '100000', asked: '100001' } } },
  })
  const { body: made } = await ask('lin', 'open', { ...wanted, rows: amounts })
  expect(made).toMatchObject({ number: '2023-0001' })
  const seen = async () => {
    const { body } = await ask('lin', 'read', { recovery: made.recovery })
    return { id: body.recovery.id, version: body.recovery.version }
  }
  const paper = (number: string) => ({ number, day: '2023-01-04', text: `${number}正文` })
  const handedOver = { service: { day: '2023-01-04', way: 'post', by: '林' }, term: { days: 3, unit: 'workdays', basis: '第四十五条' } }
  expect((await ask('lin', 'notify', { recovery: await seen(), ...paper('告知1号'), ...handedOver })).body).toEqual({ state: 'noticed' })
  expect(await ask('lin', 'lapse', { recovery: await seen() })).toMatchObject({ body: { data: { code: 'term_running' } } })
  await ask('lin', 'plead', { recovery: await seen(), ...paper('笔录') })
  const decision = { ...paper('责退1号'), rows: amounts, remedies: '六十日内向市政府复议' }
  expect((await ask('lin', 'orderReturn', { recovery: await seen(), ...decision })).status).toBe(403)
  expect((await ask('cheng', 'orderReturn', { recovery: await seen(), ...decision })).body).toEqual({ state: 'decided' })
  await ask('lin', 'serve', { recovery: await seen(), ...paper('回证1号'), ...handedOver })
  const receipt = { recovery: made.recovery, voucher: '收1', day: '2023-01-04', payer: '第900000号公司', fen: '20000' }
  expect((await ask('kuai', 'receive', receipt)).body).toMatchObject({ state: 'served', isRepeated: false, sums: { outstanding: '40000' } })
  expect((await ask('kuai', 'receive', receipt)).body).toMatchObject({ isRepeated: true, sums: { outstanding: '40000' } })
  expect(await ask('kuai', 'receive', { ...receipt, voucher: '收2', fen: '40001' })).toMatchObject({
    body: { data: { code: 'beyond_outstanding', message: expect.stringContaining('未退余额 400.00 元') } },
  })

  // The county whose row it is sees it and its papers; another county does not.
  expect((await ask('zhou', 'list', {})).body.rows).toMatchObject([{ number: '2023-0001', state: 'served', sums: { received: '20000' } }])
  expect((await ask('fu', 'list', {})).body.rows).toEqual([])
  expect((await ask('fu', 'read', { recovery: made.recovery })).body).toMatchObject({ data: { code: 'recovery_not_found' } })
  const { body: page } = await ask('zhou', 'read', { recovery: made.recovery })
  expect(page).toMatchObject({ payments: [{ asked: '60000', back: '20000' }], entries: [{ voucher: '收1' }], verbs: [] })
  expect(page.papers.map(({ kind }: { kind: string }) => kind)).toEqual(['notice', 'plea', 'decision', 'service'])
  expect((await ask('zhou', 'paper', { recovery: made.recovery, paper: page.papers[2].id })).body).toMatchObject({
    kind: 'decision',
    addressee: { name: '第900000号公司' },
    fen: '60000',
    remedies: '六十日内向市政府复议',
    reckoning: [{ paid: '100000', asked: '60000', decided: '60000' }],
  })
  expect((await ask('lin', 'list', { isOverdue: true })).body.rows).toEqual([])
  expect((await ask('lin', 'list', { batch: String(at.batch), states: ['served'] })).body.rows).toHaveLength(1)
  expect((await ask('kuai', 'read', { recovery: made.recovery })).body.verbs).toEqual(['receive_money'])
  expect((await ask('cheng', 'layDownOffset', { isInForce: true, basis: '渝人社发〔2021〕5号' })).body).toMatchObject({ isInForce: true })
}, 60_000)
