import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Visitor } from '../api/office.ts'
import { readWord } from '../papers/read-back.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { FilledWorkbook } from './filled-workbook.ts'
import { openScreenedOffice } from './screened-office.ts'

let at: Awaited<ReturnType<typeof openScreenedOffice>>
let close: () => Promise<void>
let lin: Visitor
let pu: Visitor
let yan: Visitor
let luo: Visitor

beforeAll(async () => {
  const store = await officeStore()
  at = await openScreenedOffice(store)
  close = () => at.close().then(() => store.close())
  ;[lin, pu, yan, luo] = (await Promise.all(
    ['lin', 'pu', 'yan', 'luo'].map(async (login) => {
      const visitor = at.visitor()
      expect((await visitor.signIn(login)).status).toBe(200)
      return visitor
    }),
  )) as [Visitor, Visitor, Visitor, Visitor]
}, 240_000)
afterAll(() => close())

/** What a procedure answers; a refusal fails the test with its sentence. */
const ask = async (who: Visitor, procedure: string, input?: unknown, requestId: string = randomUUID()) => {
  const { status, body } = await who.ask(procedure, input, { 'x-ballast-request-id': requestId })
  if (status !== 200) throw new Error(`${procedure}: ${JSON.stringify(body)}`)
  return body
}
const asked = () => {
  const { run, policy, missing, county } = at.wanted
  return { run, policy, missing, filter: { region: [String(county)] } }
}
const seen = (rows: readonly { readonly id: string; readonly version: number }[]) => rows.map(({ id, version }) => ({ id, version }))

it('goes from a list to the township, to a second person, with the verbs each of them has', async () => {
  const preview = await ask(lin, 'verification/preview', asked())
  expect(preview).toMatchObject({ rows: at.wanted.rows, underWay: 0, due: '2023-01-11' })
  expect(preview.regions).toMatchObject([{ code: at.wanted.county, rows: at.wanted.rows }])
  const requestId = randomUUID()
  const letter = await ask(lin, 'verification/open', { ...asked(), note: '请按缴费明细核对' }, requestId)
  expect(letter).toMatchObject({ asked: at.wanted.rows, alreadyOpen: 0, outside: 0 })
  expect(await ask(lin, 'verification/open', { ...asked(), note: '请按缴费明细核对' }, requestId)).toEqual(letter)
  expect(await ask(lin, 'verification/preview', asked())).toMatchObject({ underWay: at.wanted.rows })

  const waiting = await ask(pu, 'inbox/waiting')
  expect(waiting).toMatchObject([{ subject: letter.inquiry, state: 'asked', title: { rows: at.wanted.rows, from: '林' } }])
  const page = async (who: Visitor) => ask(who, 'verification/list', { inquiry: letter.inquiry, size: 100 })
  const forPu = await page(pu)
  expect(forPu.rows.map(({ verbs }: { verbs: string[] }) => verbs.join())).toEqual(forPu.rows.map(() => 'answer'))
  expect(forPu.rows[0].subject.name).toMatch(/\p{Script=Han}/u)
  // A unit's own number is shown whole; a person's comes masked from where it is kept.
  expect(forPu.rows[0].subject.number).toMatch(/^[0-9A-Z]{6,}$/)
  expect((await page(lin)).rows[0].verbs).toEqual(['answer', 'withdraw'])
  const value = forPu.choices[0] ?? sampleOf(forPu.expected)
  const answers = forPu.rows.map((row: { id: string; version: number }, index: number) => ({
    id: row.id,
    version: row.version,
    source: '2021年12月缴费明细',
    ...(index === 0 ? { finding: 'unverifiable', note: '单位已搬走' } : { finding: 'established', value }),
  }))
  expect(await ask(pu, 'verification/answer', { answers })).toEqual({ answered: answers.length })
  expect(await ask(pu, 'inbox/waiting')).toEqual([])
  expect(await ask(pu, 'verification/handedOn')).toMatchObject([{ inquiry: letter.inquiry, state: 'answered', rows: answers.length }])
  expect((await ask(pu, 'verification/steps', { of: 'mine' }))[0]).toMatchObject({ verb: 'answer', rows: answers.length, by: '蒲' })
  expect((await ask(lin, 'verification/steps', { of: 'others' }))[0]).toMatchObject({ verb: 'answer', by: '蒲' })

  const forYan = await page(yan)
  expect(forYan.rows[0].verbs).toEqual(['confirm', 'set_aside', 'send_back'])
  if (forPu.choices.length > 0) expect(forYan.rows.at(-1).value).toBe(value)
  const last = forYan.rows.at(-1)
  expect(await ask(yan, 'verification/sendBack', { rows: seen([last]), reason: '材料看不清' })).toEqual({
    returned: 1,
  })
  expect((await page(pu)).rows.at(-1)).toMatchObject({ state: 'asked', round: 2, returned: '材料看不清', verbs: ['answer'] })
  expect(await ask(pu, 'inbox/waiting')).toMatchObject([{ isReturned: true, title: { rows: 1, from: '严' } }])
  const others = forYan.rows.slice(0, -1)
  expect(await ask(yan, 'verification/check', { rows: seen(others) })).toEqual({
    confirmed: others.length - 1,
    setAside: 1,
  })
  const stale = await yan.ask('verification/check', { rows: seen(others) })
  expect(stale).toMatchObject({ status: 422, body: { data: { code: 'changed_meanwhile' } } })
  // In the time of China, not as the moment travels.
  expect(stale.body.data.message).toMatch(/ 已在 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d 先一步办理/)
  const back = await page(lin)
  expect(back.inquiry.counts).toEqual({ asked: 1, unresolved: 1, confirmed: others.length - 1 })
  const open = back.rows.filter(({ state }: { state: string }) => state === 'asked')
  expect(await ask(lin, 'verification/withdraw', { rows: seen(open), reason: '已从别处取得' })).toEqual({
    withdrawn: 1,
  })
})

it('comes into the next snapshot, where exactly those subjects lack it no more', async () => {
  const shu = at.visitor()
  await shu.signIn('shu')
  const [letter] = await ask(lin, 'verification/inquiries')
  expect(await ask(shu, 'inbox/waiting')).toMatchObject([
    { subject: letter.id, state: 'confirmed', title: { rows: letter.counts.confirmed, from: '严' } },
  ])
  const { facts, snapshots } = await ask(shu, 'verification/releasable')
  expect([facts, snapshots.map(({ name }: { name: string }) => name)]).toEqual([letter.counts.confirmed, ['snapshot']])
  expect(facts).toBeGreaterThan(0)
  expect(await shu.ask('verification/release', { snapshot: 'elsewhere' }, { 'x-ballast-request-id': randomUUID() })).toMatchObject({
    status: 422,
    body: { data: { code: 'snapshot_not_there' } },
  })
  const job = await ask(shu, 'verification/release', { snapshot: 'snapshot' })
  await at.office.jobs.idle()
  const ended = await ask(shu, 'job/get', { id: job.id })
  expect(ended).toMatchObject({ error: null, state: 'done', result: { facts } })
  const name = ended.result.snapshot
  const listed = (await ask(shu, 'verification/releasable')).snapshots
  const [amended, base] = [name, 'snapshot'].map((each) => listed.find((one: { name: string }) => one.name === each))
  expect([amended.knownOn, amended.title]).toEqual([base.knownOn, `${base.title}（并入核实事实 ${facts} 项，2023-01-04）`])
  expect(listed[0].name).toBe(name)
  const { rows } = await ask(lin, 'verification/list', { inquiry: letter.id, states: ['released'] })
  expect(rows.map(({ releasedIn }: { releasedIn: string }) => releasedIn)).toEqual(Array.from({ length: facts }, () => name))
  const [before, after] = [await at.lacking('snapshot'), await at.lacking(name)]
  const released = rows.map(({ subject }: { subject: { key: string } }) => subject.key)
  // The page of a decision names who established the fact, beside registers that say what they said before.
  const why = await ask(lin, 'decision/explain', { run: at.runOf(name), policy: at.wanted.policy, subject: released[0] })
  const sources = why.told.conditions.flatMap((condition: { sources: readonly object[] }) => condition.sources)
  const said = rows.find(({ subject }: { subject: { key: string } }) => subject.key === released[0])
  const { inquiry, answeredBy, checkedBy, source } = { inquiry: letter.id, ...said }
  const told = JSON.stringify([why.told.lines, sources.filter(({ verified }: { verified: unknown }) => verified !== null)])
  expect(told).toContain('核实')
  for (const word of [inquiry, answeredBy, checkedBy, source]) expect(told).toContain(word)
  expect(sources.filter(({ verified }: { verified: unknown }) => verified === null).map(({ day }: { day: string }) => day)).not.toContain(
    '2023-01-04',
  )
  expect([...before].filter((key) => !after.has(key)).sort()).toEqual(released.sort())
  expect(await ask(shu, 'verification/releasable')).toMatchObject({ facts: 0 })
  expect(await ask(shu, 'inbox/waiting')).toEqual([])
  expect(await shu.ask('verification/release', { snapshot: name }, { 'x-ballast-request-id': randomUUID() })).toMatchObject({
    status: 422,
    body: { data: { code: 'nothing_to_release' } },
  })
})

it('names the employed and their employer, on the page, in the workbook, and to who checks', async () => {
  const { county } = at.wanted
  const { run, policy, missing } = await at.mostLacked('employment', county)
  const letter = await ask(lin, 'verification/open', { run, policy, missing, filter: { region: [String(county)] } })
  const forPu = await ask(pu, 'verification/list', { inquiry: letter.inquiry, size: 20 })
  const facesOf = (rows: readonly { readonly subject: { readonly name: string; readonly number: string }; readonly unit: unknown }[]) =>
    rows.map(({ subject, unit }) => [subject.name, subject.number, unit])
  const han = expect.stringMatching(/\p{Script=Han}{2}/u)
  const face = [han, expect.stringMatching(/\*/), { name: han, number: expect.stringMatching(/^[0-9A-Z]{6,}$/) }]
  expect(facesOf(forPu.rows)).toEqual(forPu.rows.map(() => face))
  const { path } = forPu.waiting[0]
  const file = await fetch(`${at.base}/files/letter/${letter.inquiry}/${path}`, { headers: { cookie: pu.cookie } })
  const book = await FilledWorkbook.of(new Uint8Array(await file.arrayBuffer()))
  const cell = (title: string) => book.row(0)[book.columnOf(title)]
  const { subject, unit } = forPu.rows[0]
  expect([cell('名称'), cell('证照号码'), cell('所在单位')]).toEqual([subject.name, subject.number, `${unit.name}（${unit.number}）`])
  const forYan = await ask(yan, 'verification/list', { inquiry: letter.inquiry, size: 20 })
  expect(facesOf(forYan.rows)).toEqual(facesOf(forPu.rows))

  // The official letter beside the workbook: issued by who asks, opened by who is asked.
  const papers = async (who: Visitor) => ask(who, 'paper/ofInquiry', { inquiry: letter.inquiry })
  expect((await papers(pu)).offers).toMatchObject([{ kind: 'inquiry_letter', standing: 'others' }])
  const [offer] = (await papers(lin)).offers
  expect(offer).toMatchObject({ standing: 'may', note: forPu.rows[0].region.name })
  const { kind, about } = offer
  const draft = await fetch(`${at.base}/files/paper/inquiry/${letter.inquiry}/${kind}/${about}/word`, { headers: { cookie: pu.cookie } })
  expect(readWord(new Uint8Array(await draft.arrayBuffer())).header).toContain('草稿')
  expect(await ask(lin, 'paper/issueOfInquiry', { inquiry: letter.inquiry, kind, about })).toMatchObject({
    number: `第${letter.inquiry}号`,
  })
  const [issued] = (await papers(pu)).issued
  const upload = issued.files.find(({ format }: { format: string }) => format === 'word').upload
  const bytes = await fetch(`${at.base}/files/in/${upload}`, { headers: { cookie: pu.cookie } })
  const word = readWord(new Uint8Array(await bytes.arrayBuffer()))
  expect(word.paragraphs.join()).toContain(`涉及${forPu.waiting[0].rows}项，名单见附件（第${letter.inquiry}号核实函）`)
  expect(word.tables.at(-1)?.[1]?.slice(1, 4)).toEqual([subject.name, subject.number, `${unit.name}（${unit.number}）`])
})

it('is nobody else’s to see, and what is no single field is refused', async () => {
  const [letter] = await ask(lin, 'verification/inquiries')
  expect(await luo.ask('verification/list', { inquiry: letter.id })).toMatchObject({
    status: 422,
    body: { data: { code: 'row_not_found' } },
  })
  expect(await ask(luo, 'verification/inquiries')).toEqual([])
  expect(await pu.ask('verification/preview', asked())).toMatchObject({ status: 403 })
  const nothing = await lin.ask('verification/preview', { ...asked(), missing: 'insured_unit.nonsense' })
  expect(nothing).toMatchObject({ status: 422, body: { data: { code: 'fact_unknown_to_list' } } })
})

/** A value of the form that the field asks for. */
function sampleOf(expected: string): string {
  if (expected.startsWith('日期')) return '2022-03-01'
  if (expected.startsWith('月份')) return '2022-03'
  return expected.startsWith('六位') ? '500103' : '12'
}
