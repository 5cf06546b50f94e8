import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, type Visitor } from '../api/office.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { readWord } from '../papers/read-back.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { type RecoveryOffice, recoveryOffice } from './people.ts'

let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: RecoveryOffice
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  served = await openTestOffice(store, ledgerPlan)
  at = await recoveryOffice(store, 1, served.office)
  for (const login of ['lin', 'cheng', 'kuai', 'zhou', 'fu']) {
    const visitor = served.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    visitors.set(login, visitor)
  }
})
afterAll(async () => {
  at.clear()
  await served.app.close()
  await store.close()
})

async function askRoom(login: string, room: string, procedure: string, input: object) {
  const visitor = visitors.get(login)
  if (visitor === undefined) throw new Error(login)
  const { status, body } = await visitor.ask(`${room}/${procedure}`, input)
  return { status, body }
}
const ask = (login: string, procedure: string, input: object) => askRoom(login, 'recovery', procedure, input)
const bytesAt = async (login: string, path: string) => {
  const response = await fetch(`${served.base}${path}`, { headers: { cookie: visitors.get(login)?.cookie ?? '' } })
  return new Uint8Array(await response.arrayBuffer())
}
const download = (login: string, upload: string) => bytesAt(login, `/files/in/${upload}`)

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
  const papersOf = async (login: string) => (await askRoom(login, 'paper', 'ofRecovery', { recovery: made.recovery })).body
  const { offers } = await papersOf('lin')
  expect(offers.map(({ kind, note, standing }: Record<string, string>) => [kind, note, standing])).toEqual([
    ['recovery_notice', '告知1号', 'may'],
    ['recovery_record', '陈述申辩笔录 笔录', 'may'],
    ['recovery_decision', '责退1号', 'others'],
    ['recovery_record', '送达回证 回证1号', 'may'],
  ])
  const order = { recovery: made.recovery, kind: 'recovery_decision', about: offers[2].about }
  expect((await askRoom('lin', 'paper', 'issueOfRecovery', order)).body.data).toMatchObject({ code: 'paper_of_others' })
  expect((await askRoom('cheng', 'paper', 'issueOfRecovery', order)).body).toMatchObject({ number: '责退1号' })
  const [issued] = (await papersOf('lin')).issued
  const word = readWord(await download('lin', issued.files.find(({ format }: { format: string }) => format === 'word').upload))
  expect(word.paragraphs).toEqual(
    expect.arrayContaining([
      '责令退回决定书',
      '责退1号',
      '第900000号公司：',
      '责退1号正文',
      '六十日内向市政府复议',
      '依据：社会保险法 第八十八条',
    ]),
  )
  expect(word.paragraphs.join()).toContain('退回所领取的稳岗返还资金600.00元（人民币陆佰元整）')
  expect(word.tables[0]?.at(-1)).toEqual(['合计', '', '', '1,000.00', '600.00'])
  const [record] = offers.filter(({ note }: { note: string }) => note.startsWith('送达回证'))
  const path = `/files/paper/recovery/${made.recovery}/${record.kind}/${record.about}/word`
  expect(readWord(await bytesAt('lin', path)).paragraphs.join()).toContain('邮寄送达，送达人林')
  expect((await ask('lin', 'list', { isOverdue: true })).body.rows).toEqual([])
  expect((await ask('lin', 'list', { batch: String(at.batch), states: ['served'] })).body.rows).toHaveLength(1)
  expect((await ask('kuai', 'read', { recovery: made.recovery })).body.verbs).toEqual(['receive_money'])
  expect((await ask('cheng', 'layDownOffset', { isInForce: true, basis: '渝人社发〔2021〕5号' })).body).toMatchObject({ isInForce: true })
})
