import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, type Visitor } from '../api/office.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { samples } from '../uploads/sample-files.ts'
import { answerCsv, moneyOffice, numberOf } from './money.ts'
import { ledgerOffice, ledgerPlan } from './people.ts'

let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  served = await openTestOffice(store, ledgerPlan)
  at = await moneyOffice(store, served.office)
  for (const login of ['lin', 'chu', 'kuai', 'yan', 'cheng', 'zhou', 'fu', 're']) {
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
    { id: 'sample-central', rail: 'central' },
    { id: 'sample-csv', rail: 'fiscal_account' },
    { id: 'sample-pipe', rail: 'fiscal_account', pays: ['personal', 'contribution'] },
    { id: 'sample-treasury', rail: 'treasury' },
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

/** A little file of a kind that is told by its content. */
const scan = (word: string) => Buffer.concat([samples.pdf, Buffer.from(word)])

it('keeps files with what they were handed over for: their sender brings them, whoever sees it opens them', async () => {
  const batch = await at.made(3)
  const key = String(batch)
  const call = async (login: string, path: string, input: object) => {
    const { status, body } = (await visitors.get(login)?.ask(path, input)) ?? { status: 0, body: {} }
    return { status, body }
  }
  const upload = async (login: string, purpose: string) => (await send(login, scan(purpose), purpose)).body.id
  const row = (await at.claimsOf(batch)).find(({ payee }) => payee % 3n === 0n)
  await call('lin', 'batch/raiseDoubts', { batch: key, rows: [String(row?.id)], source: 'own_check', reason: '人数不符' })
  const [doubt] = (await call('lin', 'batch/doubts', { batch: key })).body
  const found = { doubt: { id: doubt.id, version: doubt.version }, answer: '已核', evidence: '缴费明细' }
  expect((await send('kuai', scan('x'), 'doubt_evidence')).status).toBe(403)
  const evidence = await upload('lin', 'doubt_evidence')
  const others = await upload('zhou', 'doubt_evidence')
  const minutes = await upload('cheng', 'decision_minutes')
  // Another's file, and one that was handed over for something else, are no evidence; nothing is answered then.
  for (const uploads of [[others], [evidence, others], [await upload('lin', 'joint_reply')], ['999999']])
    expect((await call('lin', 'batch/answerDoubt', { ...found, uploads })).body.data).toMatchObject({ code: 'upload_not_found' })
  expect((await call('lin', 'batch/answerDoubt', { ...found, uploads: [evidence] })).status).toBe(200)
  expect((await call('yan', 'batch/doubts', { batch: key })).body).toMatchObject([{ state: 'answered', files: [{ id: evidence }] }])
  const seenBy = async (file: string, logins: readonly string[]) =>
    Promise.all(logins.map(async (login) => [login, (await download(login, file)).status]))
  // The row lies in Fuling: the city and Fuling see it, Yuzhong does not, nor does anybody see what was not sent along.
  expect(await seenBy(evidence, ['lin', 'yan', 'kuai', 'fu', 'zhou'])).toEqual([
    ['lin', 200],
    ['yan', 200],
    ['kuai', 200],
    ['fu', 200],
    ['zhou', 404],
  ])
  expect(await seenBy(minutes, ['cheng', 'lin'])).toEqual([
    ['cheng', 200],
    ['lin', 404],
  ])

  await at.toAccountCheck(batch)
  const word = await upload('lin', 'payee_word')
  await at.confirmAll(batch)
  const rows = (await call('lin', 'batch/rows', { batch: key })).body.rows
  const said = { way: 'counter', saidBy: '法定代表人', material: '放弃声明', uploads: [word] }
  expect(await call('lin', 'payment/waive', { batch: key, rows: [rows[0].id], ...said })).toMatchObject({ status: 200 })
  expect((await call('yan', 'batch/rows', { batch: key })).body.rows[0]).toMatchObject({
    id: rows[0].id,
    said: { will: 'waives', by: '法定代表人', files: [{ id: word }] },
  })
  await at.skip(batch, 'account_check', 'lin', 'batch.make')
  const decided = { batch: await seen(batch), minutes: { ...paper('纪要3'), uploads: [minutes] } }
  expect((await call('cheng', 'batch/decide', decided)).status).toBe(200)
  expect((await call('kuai', 'batch/read', { batch: key })).body.papers).toMatchObject([{ kind: 'minutes', files: [{ id: minutes }] }])
  expect(await seenBy(minutes, ['kuai', 'zhou'])).toEqual([
    ['kuai', 200],
    ['zhou', 404],
  ])

  const notice = { batch: key, from: '2023-01-05', workdays: 5, columns: ['name', 'fen'], basis: '办法第三条', address: '门户网站' }
  const published = await call('lin', 'publication/publish', notice)
  expect(published.status).toBe(200)
  const { publication } = published.body
  const picture = await upload('lin', 'notice_proof')
  expect((await call('lin', 'publication/keepProof', { publication, uploads: [] })).status).toBe(422)
  expect((await call('lin', 'publication/keepProof', { publication, uploads: [picture] })).body).toEqual({ files: 1 })
  const complaint = await upload('re', 'objection_material')
  // Whoever took a call may look again at what they handed in, though they see no list.
  expect(await seenBy(complaint, ['re'])).toEqual([['re', 200]])
  const objection = { batch: key, claim: rows[1].id, way: 'phone', text: '金额不符', uploads: [complaint] }
  expect((await call('re', 'publication/receiveObjection', objection)).status).toBe(200)
  expect((await call('yan', 'publication/list', { batch: key })).body).toMatchObject({
    publications: [{ files: [{ id: picture }] }],
    objections: [{ files: [{ id: complaint }] }],
  })
  expect(await seenBy(complaint, ['yan', 're'])).toEqual([
    ['yan', 200],
    ['re', 200],
  ])
  // A hotline sees no list, and another's file of it no more for having one of its own.
  expect(await seenBy(picture, ['re'])).toEqual([['re', 403]])
})

it('shows drafts, issues papers, and opens each file to whom it is for', async () => {
  const batch = await at.ready(2)
  const papers = async (login: string, procedure: string, input: object) => {
    const { status, body } = (await visitors.get(login)?.ask(`paper/${procedure}`, input)) ?? { status: 0, body: undefined }
    return { status, body }
  }
  const get = (login: string, path: string) => fetch(`${served.base}${path}`, { headers: { cookie: visitors.get(login)?.cookie ?? '' } })
  const of = { batch: String(batch) }
  const { body: before } = await papers('kuai', 'ofBatch', of)
  expect(before.issued).toEqual([])
  const offer = before.offers.find(({ kind }: { kind: string }) => kind === 'payment_order')
  expect(offer).toMatchObject({ standing: 'may' })
  const draft = `/files/paper/batch/${batch}/payment_order/${offer.about}`
  for (const [format, type] of [
    ['word', 'wordprocessingml'],
    ['sheet', 'spreadsheetml'],
    ['annex-0', 'spreadsheetml'],
    ['page', 'text/html'],
  ] as const) {
    const response = await get('yan', `${draft}/${format}`)
    expect([format, response.status, response.headers.get('content-type')]).toEqual([format, 200, expect.stringContaining(type)])
  }
  const page = await get('yan', `${draft}/page`)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(await page.text()).toContain('草稿，没有编号，不作依据')
  // Whole numbers of accounts are in no draft, and no address leads to what is not offered.
  expect((await get('yan', `${draft}/annex-1`)).status).toBe(404)
  expect((await get('yan', `/files/paper/batch/${batch}/notice/1/word`)).status).toBe(404)
  expect((await get('yan', `/files/paper/case/${batch}/notice/1/word`)).status).toBe(404)
  expect((await fetch(`${served.base}${draft}/word`)).status).toBe(401)

  const order = { ...of, kind: 'payment_order', about: offer.about, documentNumber: '渝就拨〔2023〕9号' }
  expect((await papers('lin', 'issueOfBatch', order)).body.data).toMatchObject({ code: 'paper_of_others' })
  expect(await papers('kuai', 'issueOfBatch', order)).toMatchObject({
    status: 200,
    body: { number: expect.stringMatching(/^拨付单〔\d{4}〕\d+号$/) },
  })
  expect((await papers('kuai', 'issueOfBatch', order)).body.data).toMatchObject({ code: 'paper_issued_already' })
  const [mine, cashiers] = [(await papers('kuai', 'ofBatch', of)).body.issued[0], (await papers('chu', 'ofBatch', of)).body.issued[0]]
  expect(mine).toMatchObject({ documentNumber: '渝就拨〔2023〕9号', rows: 2, by: '会' })
  expect([mine.files.length, cashiers.files.length]).toEqual([4, 5])
  for (const { upload } of mine.files) expect((await get('yan', `/files/in/${upload}`)).status).toBe(200)
  const whole = cashiers.files.at(-1).upload
  expect([(await get('kuai', `/files/in/${whole}`)).status, (await get('chu', `/files/in/${whole}`)).status]).toEqual([403, 200])
})
