import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, type Visitor } from '../api/office.ts'
import { opened } from '../store/postgres/stores.ts'
import { answerCsv, moneyOffice, numberOf } from './money.ts'
import { ledgerPlan } from './people.ts'

let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  store = await opened({ kind: 'memory' })
  served = await openTestOffice(store, ledgerPlan)
  at = await moneyOffice(store, served.office)
  for (const login of ['lin', 'chu', 'kuai', 'yan']) {
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
  const { status, body } = await visitor.ask(`payment/${procedure}`, input)
  return { status, body }
}
async function send(login: string, bytes: Buffer, purpose = 'bank_answer') {
  const response = await fetch(`${served.base}/files/in/${purpose}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-ballast-request': '1',
      'x-ballast-file-name': encodeURIComponent('回盘.csv'),
      cookie: visitors.get(login)?.cookie ?? '',
    },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: (await response.json()) as { id: string } }
}
const download = (login: string, upload: string) =>
  fetch(`${served.base}/files/in/${upload}`, { headers: { cookie: visitors.get(login)?.cookie ?? '' } })
const seen = async (id: bigint) => ({ id: String(id), version: (await at.batchOf(id)).version })
const paper = (number: string) => ({ number, day: '2023-01-04' })

it('brings money to a bank and takes its answer in, each step by whose it is', async () => {
  const batch = await at.ready(3)
  const of = { batch: String(batch), layout: 'sample-csv' }
  expect((await ask('lin', 'layouts', {})).body).toMatchObject([
    { id: 'sample-csv' },
    { id: 'sample-pipe', pays: ['personal', 'contribution'] },
  ])
  expect((await ask('lin', 'previewHandOver', of)).status).toBe(403)
  const { body: preview } = await ask('chu', 'previewHandOver', of)
  expect(preview).toMatchObject({ rows: 3, files: 1, withoutAccount: 0 })
  const order = { batch: await seen(batch), layout: of.layout, order: paper('委托付款书1号'), rows: preview.rows }
  expect(await ask('chu', 'handOver', { ...order, fen: '1' })).toMatchObject({
    status: 422,
    body: { data: { code: 'funds_paper_differs', figures: { fen: '1', listFen: preview.fen } } },
  })
  expect(await ask('chu', 'handOver', { ...order, layout: 'none', fen: preview.fen })).toMatchObject({
    body: { data: { code: 'layout_not_found' } },
  })
  const handed = await ask('chu', 'handOver', { ...order, fen: preview.fen })
  expect(handed).toMatchObject({ status: 200, body: { rows: 3 } })
  const upload: string = handed.body.files[0].upload
  const file = await download('chu', upload)
  expect(await file.text()).toContain('批量支付')
  // Whoever does not hand over gets no numbers of accounts.
  expect((await download('lin', upload)).status).toBe(403)
  const payments = await at.paymentsOf(batch)
  const bytes = answerCsv(
    payments
      .slice(0, 2)
      .map(({ reference, payee, fen }, n) => ({ reference, number: numberOf(payee), fen, result: n === 0 ? '0000' : '1001' })),
  )
  expect((await send('lin', bytes)).status).toBe(403)
  const sent = await send('chu', bytes)
  expect(sent.status).toBe(200)
  const answer = { ...of, uploads: [sent.body.id] }
  const told = await ask('chu', 'previewAnswer', answer)
  expect(told).toMatchObject({ status: 200, body: { succeeded: { rows: 1 }, failed: { rows: 1 }, silent: { rows: 1 } } })
  expect((await ask('chu', 'takeAnswer', answer)).body).toEqual(told.body)
  const again = await send('chu', bytes)
  expect((await ask('chu', 'takeAnswer', { ...of, uploads: [again.body.id] })).body).toMatchObject({ repeated: 1, answered: { rows: 0 } })
  expect((await ask('kuai', 'files', { batch: of.batch })).body).toMatchObject([
    { direction: 'out' },
    { direction: 'in', upload: sent.body.id },
  ])
  // What was made to be sent is no answer.
  expect((await ask('chu', 'previewAnswer', { ...of, uploads: [upload] })).body.data.code).toBe('upload_not_found')
  expect((await ask('kuai', 'settle', { batch: await seen(batch) })).body.data).toMatchObject({
    code: 'rows_unsettled',
    figures: { states: { in_process: 1, returned: 1 } },
  })
})

it('pays again what came back', async () => {
  const batch = await at.ready(1)
  await at.handOverAll(batch)
  const [payment] = await at.paymentsOf(batch)
  if (payment === undefined) throw new Error('no payment')
  const { reference, payee, fen, claim } = payment
  expect(await at.take(batch, [answerCsv([{ reference, number: numberOf(payee), fen, result: '1002' }])])).toMatchObject({ kind: 'done' })
  const rows = [String(claim)]
  expect((await ask('kuai', 'moneyBack', { batch: String(batch), rows, voucher: paper('记字1号'), fen: String(fen) })).body).toEqual({
    rows: 1,
  })
  const account = { payee: { entity: 'insured_unit', key: String(payee) }, kind: 'corporate', bank: '示例银行', bankCode: '102653000011' }
  const entered = await ask('lin', 'enterAccounts', {
    accounts: [{ ...account, holder: `第${payee}号公司`, number: numberOf(payee, 2), source: '开户许可证' }],
  })
  expect(entered.body.accounts).toMatchObject([{ holderDiffers: false, looksWrong: false }])
  expect((await ask('lin', 'accounts', { payee: account.payee })).body.accounts).toHaveLength(2)
  const corrected = [{ claim: String(claim), account: entered.body.accounts[0].account }]
  expect((await ask('lin', 'correct', { batch: String(batch), rows: corrected, reason: '账户已销户' })).body).toEqual({ rows: 1 })
  expect((await ask('lin', 'recheck', { batch: String(batch), rows })).status).toBe(403)
  expect((await ask('yan', 'recheck', { batch: String(batch), rows })).body).toEqual({ rows: 1 })
  expect((await ask('chu', 'previewHandOver', { batch: String(batch), layout: 'sample-csv' })).body).toMatchObject({ rows: 1 })
})
