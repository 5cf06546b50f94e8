import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readInbox } from '../../src/inbox/index.ts'
import { answerObjection, investigateObjection, listObjections, publishList, receiveObjection } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password, type Visitor } from '../api/office.ts'
import { moneyOffice, nameOf } from '../ledger/money.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { calendar, staffed } from '../office/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { speaker } from './firms.ts'

let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
let people: Awaited<ReturnType<typeof staffed>>
let batch: bigint
let claims: Awaited<ReturnType<typeof at.claimsOf>>
let firm: Visitor

beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  served = await openTestOffice(store, ledgerPlan)
  at = await moneyOffice(store, served.office)
  people = await staffed(store, ledgerPlan)
  batch = await at.made(3)
  claims = await at.claimsOf(batch)
  await at.toAccountCheck(batch)
  await at.confirmAll(batch)
  await speaker(store, 'firm1', '第一家', [{ entity: 'insured_unit', key: claims[0]?.payee ?? 0n }])
  firm = served.visitor()
  expect((await firm.signIn('firm1', password)).status).toBe(200)
}, 120_000)
afterAll(async () => {
  at.clear()
  await served.app.close()
  await store.close()
})

const stranger = () => served.visitor()
const listed = async () => listObjections(await people.as('lin', 'batch.read'), batch)

it('offers no list that is not public, and the public one with where it stands', async () => {
  expect((await firm.ask('own/objectable')).body).toEqual({ notices: [], mine: [] })
  expect(await firm.ask('own/object', { batch: String(batch), text: '漏了我单位' })).toMatchObject({
    status: 422,
    body: { data: { code: 'not_published' } },
  })
  await at.toPublication(batch)
  const notice = { from: '2023-01-04', workdays: 5, columns: ['name', 'fen'], basis: '渝人社发1号', address: 'http://bureau.example/1' }
  const published = await at.by('lin', 'batch.publish', (db, caller) => publishList(db, caller, batch, notice, calendar))
  expect(published).toMatchObject({ kind: 'done' })
  expect((await firm.ask('own/objectable')).body.notices).toMatchObject([
    { batch: String(batch), address: 'http://bureau.example/1', to: '2023-01-11' },
  ])
})

it('is brought by a firm itself, to the list or to its own row, and followed by its receipt alone', async () => {
  const whole = await firm.ask('own/object', { batch: String(batch), text: '漏了隔壁单位' })
  expect(whole).toMatchObject({ status: 200, body: { receipt: expect.stringMatching(/^2023\d{5}-\d{6}$/), due: '2023-01-11' } })
  const row = await firm.ask('own/object', { batch: String(batch), row: String(claims[0]?.id), text: '金额少了' })
  expect(row.status).toBe(200)
  const foreign = await firm.ask('own/object', { batch: String(batch), row: String(claims[1]?.id), text: '别人的' })
  expect(foreign).toMatchObject({ status: 422, body: { data: { code: 'row_not_found' } } })
  expect((await firm.ask('own/objectable')).body.mine.map(({ receipt }: { receipt: string }) => receipt)).toEqual([
    row.body.receipt,
    whole.body.receipt,
  ])
  const told = await stranger().ask('receipt/ask', { receipt: ` ${row.body.receipt.replace('-', '－')} ` })
  expect(told).toEqual(expect.objectContaining({ status: 200 }))
  expect(told.body).toEqual({
    state: 'received',
    receivedOn: '2023-01-04',
    dueOn: '2023-01-11',
    answeredOn: null,
    finding: null,
    answer: null,
    remedy: null,
  })
  expect(JSON.stringify(told.body)).not.toContain(nameOf(claims[0]?.payee ?? 0n))
  expect(await stranger().ask('receipt/ask', { receipt: '202300001-000000' })).toMatchObject({
    body: { data: { code: 'receipt_unknown' } },
  })
  expect((await listed()).map(({ way, claim }) => [way, claim])).toEqual([
    ['online', undefined],
    ['online', claims[0]?.id],
  ])
})

it('takes what whoever holds the receipt adds, five times, until it is answered', async () => {
  const objection = (await listed())[1]
  const receipt = objection?.receipt ?? ''
  for (const n of [1, 2, 3, 4, 5])
    expect(await stranger().ask('receipt/add', { receipt, text: `补充${n}` })).toMatchObject({ status: 200, body: { words: n } })
  expect(await stranger().ask('receipt/add', { receipt, text: '补充6' })).toMatchObject({ body: { data: { code: 'too_many_words' } } })
  expect((await listed())[1]?.added.map(({ text }) => text)).toEqual(['补充1', '补充2', '补充3', '补充4', '补充5'])
})

it.each([
  ['12345', undefined, { code: 'sheet_needed' }],
  ['counter', { number: 'X1', due: '2023-02-01' }, { code: 'sheet_needed' }],
  ['petition', { number: 'X1', due: '2023-01-03' }, { code: 'day_past' }],
] as const)('does not take a %s item with the sheet %o', async (way, sheet, refusal) => {
  const received = await at.by('re', 'objection.receive', (db, caller) =>
    receiveObjection(db, caller, { batch, claim: undefined, way, text: '反映', sheet }, calendar),
  )
  expect(received).toMatchObject({ refusal })
})

it('keeps number and term of a 12345 item, counts the sooner of both terms, and tells the answer with its confirmed remedy', async () => {
  const received = await at.by('lin', 'objection.receive', (db, caller) =>
    receiveObjection(
      db,
      caller,
      { batch, claim: undefined, way: '12345', text: '反映名单', sheet: { number: 'RX20230104001', due: '2023-01-06' } },
      calendar,
    ),
  )
  if (received.kind === 'refused') throw new Error(JSON.stringify(received.refusal))
  const { receipt, objection } = received.value
  const of = (await listed()).find((each) => each.receipt === receipt)
  expect(of).toMatchObject({
    sheet: { number: 'RX20230104001', due: '2023-01-06' },
    dueOn: '2023-01-06',
    remedy: { basis: expect.stringContaining('行政复议法') },
  })
  const waiting = (await readInbox(await people.as('lin', 'inbox.read'))).find(({ title }) => title.receipt === receipt)
  expect(waiting).toMatchObject({ dueOn: '2023-01-06' })
  const remedy = { text: '可自收到之日起六十日内向市人民政府申请行政复议。', basis: '行政复议法第二十条' }
  const found = { finding: 'rejected', found: '已核对', answer: '名单无误', remedy } as const
  await at.by('lin', 'objection.investigate', (db, caller) =>
    investigateObjection(db, caller, { id: BigInt(objection), version: 1 }, found, calendar),
  )
  expect((await stranger().ask('receipt/ask', { receipt })).body).toMatchObject({
    state: 'investigated',
    answer: null,
    remedy: null,
    dueOn: '2023-01-06',
  })
  await at.by('yan', 'objection.answer', (db, caller) => answerObjection(db, caller, { id: BigInt(objection), version: 2 }, calendar))
  expect((await stranger().ask('receipt/ask', { receipt })).body).toMatchObject({
    state: 'answered',
    answeredOn: '2023-01-04',
    finding: 'rejected',
    answer: '名单无误',
    remedy: remedy.text,
  })
  expect(await stranger().ask('receipt/add', { receipt, text: '还有' })).toMatchObject({ body: { data: { code: 'objection_answered' } } })
})

it('shows a firm no objection but its own, and a guesser of receipts the limit', async () => {
  const own = await people.as('firm1', 'own.read', { kind: 'read' })
  const seen = await own.transact((db) => sql<{ n: bigint }>`select count(*) as n from objection`.execute(db))
  expect(seen.rows).toEqual([{ n: 2n }])
  const statuses: number[] = []
  for (let n = 0; n < 25; n++) statuses.push((await stranger().ask('receipt/ask', { receipt: `202300001-${n}` })).status)
  expect(statuses.at(-1)).toBe(429)
})
