import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FactsPlane } from '../../src/decisions/index.ts'
import { openRunReader } from '../../src/screening/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openInquiry } from '../../src/verification/index.ts'
import { openTestOffice, sampleOffice, type Visitor } from '../api/office.ts'
import { calendar } from '../office/people.ts'
import { loadTestPlans } from '../screening/test-plans.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { callerNamed } from '../subjects/office.ts'
import { samples } from '../uploads/sample-files.ts'
import { FilledWorkbook } from './filled-workbook.ts'

let store: WorkStore
let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>
const set = loadTestPlans()
const unit = set.vocabulary.entities.get('insured_unit')
const field = [...(unit?.fields.values() ?? [])].find(({ type }) => type.kind === 'number' && type.scale === 0)?.id ?? ''
let [lin, pu, yan, luo]: Visitor[] = []
let lastKey = 0

beforeAll(async () => {
  store = await officeStore(sampleOffice)
  const folder = mkdtempSync(join(tmpdir(), 'ballast-bulk-'))
  const database = { memoryLimit: '256MB', threads: 1, temporaryFolder: join(folder, 'tmp') }
  const reader = await openRunReader({ ...database, atOnce: 1 })
  const facts: FactsPlane = { runsFolder: folder, snapshotsFolder: folder, reader, database, set: () => set }
  at = await openTestOffice(store, undefined, facts)
  ;[lin, pu, yan, luo] = await Promise.all(
    ['lin', 'pu', 'yan', 'luo'].map(async (login) => {
      const visitor = at.visitor()
      expect((await visitor.signIn(login)).status).toBe(200)
      return visitor
    }),
  )
  close = async () => {
    await at.app.close()
    await reader.close()
    await store.close()
  }
})
afterAll(() => close())

async function letterOf(rows: number): Promise<string> {
  const handler = await callerNamed(store, 'lin', 'verification.open', 'write')
  const from = lastKey
  lastKey += rows
  const inquiry = {
    run: 'r',
    policy: { id: 'p', zh: '稳岗返还' },
    subjectEntity: 'insured_unit',
    fact: { entity: 'insured_unit', field, zh: '人数', owner: '明细' },
    rows: Array.from({ length: rows }, (_, n) => ({ subject: BigInt(from + n + 1), key: BigInt(from + n + 1), region: 500103 })),
    note: undefined,
  }
  const sent = await handler.transact((db) => openInquiry(db, handler, inquiry, calendar))
  if (sent.kind === 'refused') throw new Error(JSON.stringify(sent.refusal))
  return sent.value.inquiry
}

// biome-ignore lint/suspicious/noExplicitAny: what a procedure answers is the test's to look at
const ask = async (who: Visitor | undefined, procedure: string, input?: unknown): Promise<any> => {
  const { status, body } = (await who?.ask(procedure, input, { 'x-ballast-request-id': randomUUID() })) ?? { status: 0, body: undefined }
  if (status !== 200) throw new Error(`${procedure}: ${JSON.stringify(body)}`)
  return body
}
async function ended(who: Visitor | undefined, id: string) {
  for (;;) {
    const job = await ask(who, 'job/get', { id })
    if (job.finishedAt !== null) return job
    await sleep(50)
  }
}
async function send(who: Visitor | undefined, purpose: string, name: string, bytes: Uint8Array): Promise<string> {
  const reply = await fetch(`${at.base}/files/in/${purpose}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-ballast-request': '1',
      'x-ballast-file-name': encodeURIComponent(name),
      cookie: who?.cookie ?? '',
    },
    body: new Uint8Array(bytes),
  })
  if (reply.status !== 200) throw new Error(await reply.text())
  return ((await reply.json()) as { id: string }).id
}
const countsOf = async (inquiry: string) => (await ask(lin, 'verification/list', { inquiry, size: 20 })).inquiry.counts
const eventsOf = (verb: string) =>
  store.asSystem('administer', async (db) => {
    const rows = await db.selectFrom('event').select('subject').where('register', '=', 'verification').where('verb', '=', verb).execute()
    return rows.map(({ subject }) => subject)
  })

it('answers and checks more rows than one act takes, each once, with the files, and the inboxes follow', async () => {
  const inquiry = await letterOf(1_500)
  const file = await send(pu, 'verification_evidence', '明细.pdf', samples.pdf)
  const answer = { finding: 'established', value: '7', source: '2021年12月缴费明细', files: [file] }
  expect(
    (await pu?.ask('verification/answerAll', { inquiry, rows: 1_499, answer }, { 'x-ballast-request-id': randomUUID() }))?.body.data.code,
  ).toBe('rows_changed')
  const job = await ended(pu, (await ask(pu, 'verification/answerAll', { inquiry, rows: 1_500, answer })).id)
  expect(job).toMatchObject({ state: 'done', result: { answered: 1_500, refused: 0 } })
  expect(await countsOf(inquiry)).toEqual({ answered: 1_500 })
  const answers = await eventsOf('answer')
  expect(new Set(answers).size).toBe(answers.length)
  const [row] = (await ask(yan, 'verification/list', { inquiry, size: 20 })).rows
  expect(row).toMatchObject({ value: '7', files: [{ id: file, name: '明细.pdf', kind: 'pdf' }] })
  const fetchAs = async (who: Visitor | undefined) =>
    (await fetch(`${at.base}/files/in/${file}`, { headers: { cookie: who?.cookie ?? '' } })).status
  expect([await fetchAs(yan), await fetchAs(lin), await fetchAs(luo)]).toEqual([200, 200, 404])
  expect(await ask(pu, 'inbox/waiting')).toEqual([])
  expect(await ask(yan, 'inbox/waiting')).toMatchObject([{ title: { rows: 1_500 } }])
  const checked = await ended(yan, (await ask(yan, 'verification/checkAll', { inquiry, rows: 1_500 })).id)
  expect(checked).toMatchObject({ state: 'done', result: { checked: 1_500, confirmed: 1_500, refused: 0 } })
  expect(await countsOf(inquiry)).toEqual({ confirmed: 1_500 })
  expect(await ask(yan, 'inbox/waiting')).toEqual([])
})

it('tells of each row that was refused, and carries out the others', async () => {
  const inquiry = await letterOf(90)
  const answer = { finding: 'established', value: '三个', source: '明细' }
  const job = await ended(pu, (await ask(pu, 'verification/answerAll', { inquiry, rows: 90, answer })).id)
  expect(job).toMatchObject({ state: 'done', result: { answered: 0, refused: 90 } })
  expect(job.result.refusedRows[0].message).toContain('三个')
  expect(await countsOf(inquiry)).toEqual({ asked: 90 })
})

it('comes back as a workbook: shown first, answered by the one write door, the second time nothing', async () => {
  const inquiry = await letterOf(700)
  const { waiting } = await ask(pu, 'verification/list', { inquiry, size: 20 })
  expect(waiting).toMatchObject([{ rows: 700 }])
  const letter = await fetch(`${at.base}/files/letter/${inquiry}/${waiting[0].path}`, { headers: { cookie: pu?.cookie ?? '' } })
  expect([letter.status, letter.headers.get('content-disposition')]).toEqual([200, expect.stringContaining(encodeURIComponent('核实函'))])
  const sheet = await FilledWorkbook.of(new Uint8Array(await letter.arrayBuffer()))
  for (let n = 0; n < 640; n++) sheet.fill(n, { 核实结论: '属实', 核实到的值: n, 依据材料: `明细${n}`, 材料日期: '2022.3.5' })
  sheet.fill(3, { 核实到的值: '很多' }).fill(5, { 核实结论: '无法核实', 核实到的值: null })
  const bytes = await sheet.saved()
  const upload = await send(pu, 'verification_workbook', '填好的.xlsx', bytes)
  const preview = await ask(pu, 'verification/readWorkbook', { inquiry, upload })
  expect(preview).toMatchObject({ accepted: 639, refused: 1, unchanged: 0, blank: 60 })
  expect(preview.lines[0]).toMatchObject({ outcome: 'refused', cell: `K${sheet.titles + 5}` })
  expect(await countsOf(inquiry)).toEqual({ asked: 700 })
  const job = await ended(pu, (await ask(pu, 'verification/answerWorkbook', { inquiry, upload, accepted: 639 })).id)
  expect(job).toMatchObject({ state: 'done', result: { answered: 639, unchanged: 0, blank: 60, refused: 1 } })
  expect(await countsOf(inquiry)).toEqual({ asked: 61, answered: 639 })
  const before = (await eventsOf('answer')).length
  const again = await send(pu, 'verification_workbook', '填好的.xlsx', bytes)
  expect(await ask(pu, 'verification/readWorkbook', { inquiry, upload: again })).toMatchObject({ accepted: 0, unchanged: 639, refused: 1 })
  expect(
    await pu?.ask('verification/answerWorkbook', { inquiry, upload: again, accepted: 1 }, { 'x-ballast-request-id': randomUUID() }),
  ).toMatchObject({
    status: 422,
    body: { data: { code: 'nothing_to_do' } },
  })
  expect((await eventsOf('answer')).length).toBe(before)
  const { rows } = await ask(yan, 'verification/list', { inquiry, states: ['answered'], size: 20 })
  expect(rows[0]).toMatchObject({ answeredBy: '蒲', sourceOn: '2022-03-05', files: [{ id: upload, name: '填好的.xlsx' }] })
  // Another's workbook is not there for who did not hand it over and sees no row of it.
  expect(await luo?.ask('verification/readWorkbook', { inquiry, upload })).toMatchObject({
    status: 422,
    body: { data: { code: 'upload_not_found' } },
  })
})

it('ends where it is cancelled, with what was done done', async () => {
  const inquiry = await letterOf(3_000)
  const answer = { finding: 'unverifiable', source: '上门' }
  const { id } = await ask(pu, 'verification/answerAll', { inquiry, rows: 3_000, answer })
  await ask(pu, 'job/cancel', { id })
  const job = await ended(pu, id)
  const { asked = 0, answered = 0 } = await countsOf(inquiry)
  expect(asked + answered).toBe(3_000)
  if (job.state === 'cancelled') {
    expect(asked).toBeGreaterThan(0)
    const [item] = (await ask(pu, 'inbox/waiting')).filter(({ subject }: { subject: string }) => subject === inquiry)
    expect(item.title.rows).toBe(asked)
  } else expect(answered).toBe(3_000)
})
