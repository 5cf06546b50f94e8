import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OfficePlan } from '../../src/api/index.ts'
import { password, type Visitor } from '../api/office.ts'
import { readWord } from '../papers/read-back.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { openScreenedOffice } from '../verification/screened-office.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers as they travel
type Json = any

const people: OfficePlan['accounts'] = (
  [
    ['chuang', '窗', 'window'],
    ['ding', '丁', 'internal_auditor'],
  ] as const
).map(([login, name, role]) => ({ login, name, role, region: 500000, body: `${name}的单位`, password, mustChange: false }))

let at: Awaited<ReturnType<typeof openScreenedOffice>>
let close: () => Promise<void>
const visitors = new Map<string, Visitor>()
/** A unit of the window's county that lacks one fact, in more than one matter. */
let unit: string

beforeAll(async () => {
  const store = await officeStore()
  at = await openScreenedOffice(store, people)
  close = () => at.close().then(() => store.close())
  for (const login of ['chuang', 'lin', 'yan', 'shu', 'luo', 'ding']) {
    const visitor = at.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    visitors.set(login, visitor)
  }
  const { run, policy, missing, county } = at.wanted
  const page = await ask('lin', 'decision/list', {
    run,
    policy,
    filter: { region: [String(county)], outcome: ['undetermined'], missing: [missing] },
  })
  unit = page.rows[0].subject.key ?? page.rows[0].subject
}, 240_000)
afterAll(() => close())

const raw = async (login: string, procedure: string, input?: unknown) => {
  const visitor = visitors.get(login)
  if (visitor === undefined) throw new Error(login)
  return visitor.ask(procedure, input, { 'x-ballast-request-id': randomUUID() })
}
async function ask(login: string, procedure: string, input?: unknown): Promise<Json> {
  const { status, body } = await raw(login, procedure, input)
  if (status !== 200) throw new Error(`${procedure}: ${JSON.stringify(body)}`)
  return body
}
const read = (login: string, application: string): Promise<Json> => ask(login, 'application/read', { application })
const seenOf = async (login: string, application: string) => {
  const { id, version } = (await read(login, application)).application
  return { id, version }
}
const sampleOf = ({ choices, expected }: { choices: string[]; expected: string }) =>
  choices[0] ?? (expected.startsWith('日期') ? '2021-06-01' : expected.startsWith('国民经济') ? 'C3610' : '10')

it('goes from the window to the next screening: several matters, one question for each lacking fact', async () => {
  const found = await ask('chuang', 'application/matters', { entity: 'insured_unit', key: unit, purpose: '受理申请' })
  const lacking = found.facts.filter(({ known }: Json) => known === null)
  expect(lacking.length).toBeGreaterThan(0)
  expect(new Set(found.facts.map(({ id }: Json) => id)).size).toBe(found.facts.length)
  for (const { known } of found.facts.filter((fact: Json) => fact.known !== null))
    expect([known.value !== '', known.source !== '', /^\d{4}-\d{2}-\d{2}$/.test(known.day)]).toEqual([true, true, true])
  const [first] = lacking
  const needing = found.matters.filter(({ facts }: Json) => facts.includes(first.id))
  expect(needing.map(({ group }: Json) => group)).toContain('apply')
  const chosen = needing.map(({ policy, subject }: Json) => ({ policy: policy.id, entity: subject.entity, subject: subject.key }))
  const needed = lacking.filter(({ id }: Json) => needing.some(({ facts }: Json) => facts.includes(id)))
  const facts = needed.map((fact: Json, n: number) => ({
    entity: fact.entity,
    key: fact.key,
    field: fact.field,
    value: sampleOf(fact),
    by:
      n === 0
        ? { way: 'promise', basis: `${needing[0].document} ${needing[0].clause}`, checkOn: '2023-03-01' }
        : { way: 'material', material: '单位说明', on: '2022-12-30' },
  }))
  const wanted = { entity: 'insured_unit', key: unit, matters: chosen, facts }

  // Who reviews receives nothing at a window; what is known is not taken.
  expect((await raw('ding', 'application/receive', wanted)).status).toBe(403)
  expect((await raw('luo', 'application/matters', { entity: 'insured_unit', key: unit, purpose: '看看' })).body.data).toMatchObject({
    code: 'subject_not_found',
  })
  const known = found.facts.find((fact: Json) => fact.known !== null && needing[0].facts.includes(fact.id))
  const told = { entity: known.entity, key: known.key, field: known.field, value: known.known.value, by: facts[0].by }
  expect((await raw('chuang', 'application/receive', { ...wanted, facts: [told] })).body.data).toMatchObject({ code: 'fact_not_asked' })
  expect((await raw('chuang', 'application/receive', { ...wanted, matters: [{ ...chosen[0], policy: 'none' }] })).body.data).toMatchObject({
    code: 'matter_unknown',
  })

  const made = await ask('chuang', 'application/receive', wanted)
  expect(made.number).toBe('2023-00001')
  const again = await ask('chuang', 'application/matters', { entity: 'insured_unit', key: unit, purpose: '受理申请' })
  expect(again.matters.find(({ id }: Json) => id === needing[0].id).open).toEqual({ id: made.application, number: '2023-00001' })
  expect((await raw('chuang', 'application/receive', wanted)).body.data).toMatchObject({ code: 'already_applied' })
  expect((await ask('luo', 'application/list', {})).rows).toEqual([])
  expect((await ask('chuang', 'application/list', {})).rows).toMatchObject([
    { number: '2023-00001', state: 'received', dueOn: '2023-01-11' },
  ])

  // The window prints and issues what the applicant takes home.
  const papers = await ask('chuang', 'paper/ofApplication', { application: made.application })
  expect(papers.offers.map(({ kind, standing }: Json) => [kind, standing])).toEqual([
    ['application_receipt', 'may'],
    ['application_commitment', 'may'],
  ])
  for (const { kind, about } of papers.offers)
    await ask('chuang', 'paper/issueOfApplication', { application: made.application, kind, about })
  const { issued } = await ask('yan', 'paper/ofApplication', { application: made.application })
  expect(issued.map(({ number }: Json) => number).sort()).toEqual(['受理通知书〔2023〕1号', '告知承诺书〔2023〕1号'])
  const word = async (kind: string) => {
    const { upload } = issued.find((paper: Json) => paper.kind === kind).files.find(({ format }: Json) => format === 'word')
    const response = await fetch(`${at.base}/files/in/${upload}`, { headers: { cookie: visitors.get('yan')?.cookie ?? '' } })
    return readWord(new Uint8Array(await response.arrayBuffer()))
  }
  const receipt = await word('application_receipt')
  expect(receipt.tables.flat(2)).toEqual(
    expect.arrayContaining(['2023-00001', found.subject.name, ...needing.map(({ policy }: Json) => policy.zh)]),
  )
  const promised = await word('application_commitment')
  expect(promised.tables.flat(2)).toEqual(expect.arrayContaining([needed[0].zh, '2023-03-01']))

  // Another person accepts; the facts wait for a snapshot, and the promise for its day.
  const { matters, verbs } = await read('yan', made.application)
  expect(verbs).toEqual(['ask_completion', 'accept_application', 'reject_application'])
  const accepted = matters.map(({ id: matter }: Json) => ({ matter, result: 'accepted' }))
  expect(
    (await raw('chuang', 'application/accept', { application: await seenOf('chuang', made.application), matters: accepted })).status,
  ).toBe(403)
  expect(await ask('yan', 'application/accept', { application: await seenOf('yan', made.application), matters: accepted })).toEqual({
    state: 'accepted',
  })
  expect(await ask('shu', 'inbox/waiting')).toMatchObject([{ register: 'application', state: 'to_release', title: { rows: facts.length } }])
  expect(await ask('ding', 'inbox/waiting')).toMatchObject([{ register: 'commitment', state: 'bound', dueOn: '2023-03-01' }])
  const offered = (await ask('yan', 'paper/ofApplication', { application: made.application })).offers
  expect(offered.map(({ kind }: Json) => kind)).toEqual(['application_decision'])
  const meanwhile = await ask('chuang', 'application/matters', { entity: 'insured_unit', key: unit, purpose: '受理申请' })
  expect(meanwhile.facts.find(({ id }: Json) => id === first.id).known).toMatchObject({ source: expect.stringContaining('申请受理') })

  const { facts: waiting } = await ask('shu', 'verification/releasable')
  expect(waiting).toBe(facts.length)
  const job = await ask('shu', 'verification/release', { snapshot: 'snapshot' })
  await at.office.jobs.idle()
  const ended = await ask('shu', 'job/get', { id: job.id })
  expect(ended).toMatchObject({ error: null, state: 'done', result: { facts: facts.length } })
  expect((await read('yan', made.application)).needs.map(({ given }: Json) => given[0].releasedIn)).toEqual(
    facts.map(() => ended.result.snapshot),
  )
  expect((await ask('shu', 'inbox/waiting')).filter(({ register }: Json) => register === 'application')).toEqual([])

  // The next screening decides by them: the unit lacks nothing of it any more, and is asked for nothing.
  const lackingNow = await at.lacking(ended.result.snapshot)
  expect(lackingNow.has(unit)).toBe(false)
  const after = await ask('chuang', 'application/matters', { entity: 'insured_unit', key: unit, purpose: '受理申请' })
  expect(after.facts.find(({ id }: Json) => id === first.id).known).toMatchObject({
    source: expect.stringContaining('申请受理'),
    day: '2023-01-04',
  })
  expect(await ask('chuang', 'application/times', { from: '2023-01-01', to: '2023-12-31' })).toEqual(
    expect.arrayContaining([expect.objectContaining({ policy: needing[0].policy, received: 1, paid: 0, open: 1 })]),
  )
  const dossier = await ask('yan', 'dossier/open', { entity: 'insured_unit', key: unit, purpose: '审计调阅' })
  expect(dossier.sections.find(({ id }: Json) => id === 'applications').total).toBe(chosen.length)
}, 300_000)
