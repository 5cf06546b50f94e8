import { afterAll, beforeAll, expect, it } from 'vitest'
import { findRun } from '../../src/decisions/index.ts'
import { addMonths, formatDate, lastDayOfMonth, parseDate, parseMonth } from '../../src/kernel/calendar.ts'
import { listDecisions, openRunReader, recordScreening, runScreening } from '../../src/screening/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { writeDemoSubjects } from '../../src/subjects/index.ts'
import { granted } from '../screening/granted.ts'
import { endOfYear, fingerprints, loadTestPlans } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { openTestOffice, sampleOffice } from './office.ts'

const order = ['eligible', 'needs_review', 'needs_local_standard', 'undetermined', 'ineligible']
const scratch = new Scratch()
const set = loadTestPlans()
let at: Awaited<ReturnType<typeof openTestOffice>>
let store: WorkStore
let close: () => Promise<void>

beforeAll(async () => {
  const folder = scratch.path('snapshots', 'first')
  const manifest = await generateRegistry(scratch, 'snapshots/first', set, 400)
  const database = scratch.database()
  const run = granted(
    await runScreening({ set, link: endOfYear, fingerprints, snapshotFolder: folder, runsFolder: scratch.path('runs'), database }),
  )
  await recordScreening(scratch.path('runs'), {
    at: '2022-12-31T09:00:00',
    run: run.folder.split('/').at(-1) ?? '',
    how: 'screen',
    isChanged: false,
  })
  const reader = await openRunReader({ ...database, atOnce: 2 })
  store = await officeStore(sampleOffice)
  const facts = { runsFolder: scratch.path('runs'), snapshotsFolder: scratch.path('snapshots'), reader, database, set: () => set }
  at = await openTestOffice(store, undefined, facts)
  const demo = { snapshotFolder: folder, manifest, vocabulary: set.vocabulary, keys: at.office.keys, database }
  await writeDemoSubjects(store, demo)
  close = async () => {
    await at.app.close()
    await reader.close()
    await store.close()
    scratch.remove()
  }
}, 180_000)
afterAll(() => close())

const signedIn = async (login: string) => {
  const visitor = at.visitor()
  await visitor.signIn(login)
  return visitor
}

/** A subject of a kind whose own column of regions lies in a province. */
async function oneIn(entity: string, column: string, province: number, further = 'true'): Promise<string> {
  const rows = await withDuckDb(scratch.database(), (database) =>
    database.rows(
      `select ${entity}_id as key from read_parquet('${scratch.path('snapshots', 'first', entity)}/*.parquet') where ${column} // 10000 = ${province} and ${further} order by 1 limit 1`,
    ),
  )
  const [row] = rows
  if (row === undefined) throw new Error(`no ${entity} in ${province}`)
  return String(row.key)
}

it('shows a unit: facts with their source, what names it, and who that leads to', async () => {
  const key = await oneIn('insured_unit', 'insured_region', 50, 'insured_headcount > 3')
  const lin = await signedIn('lin')
  const { status, body } = await lin.ask('subject/page', { entity: 'insured_unit', key })
  expect(status).toBe(200)
  expect(body.subject).toMatchObject({ entity: 'insured_unit', key })
  expect(body.subject.numbers[0]).toMatchObject({ scheme: 'unit_number', number: `99${key.padStart(8, '0')}` })
  expect(body.register.snapshot.knownOn).toBe('2022-10-31')
  const fact = (id: string) => body.register.facts.find((each: { readonly id: string }) => each.id === id)
  expect(fact('insured_region')).toMatchObject({ kind: 'region', source: '社会保险登记', value: body.subject.insured })
  expect(fact('ui_premium_paid_last_year')).toMatchObject({ kind: 'money', value: expect.stringMatching(/^\d+$/) })
  expect(fact('firm')).toMatchObject({ kind: 'reference', entity: 'firm' })
  const employments = body.register.related.find((each: { readonly entity: string }) => each.entity === 'employment')
  expect(employments.total).toBeGreaterThan(3)
  expect(employments.records[0].facts.map(({ id }: { readonly id: string }) => id)).toContain('contract_started_on')
  expect(body.register.names.some((each: { readonly entity: string }) => each.entity === 'firm')).toBe(true)
  const looks = await store.asSystem('set_up', (db) =>
    db.selectFrom('look').select(['purpose', 'subjects', 'fields']).orderBy('id').execute(),
  )
  expect(looks).toContainEqual({ purpose: 'page', subjects: [`insured_unit/${key}`], fields: ['page'] })
})

it('shows what was decided about a firm, as its lists have it', async () => {
  const lin = await signedIn('lin')
  const key = await oneIn('insured_unit', 'insured_region', 50, 'insured_headcount > 3')
  const { status, body } = await lin.ask('subject/decisions', { entity: 'insured_unit', key })
  expect(status).toBe(200)
  expect(body.policies.length).toBeGreaterThan(0)
  for (const { policy, entity, total, rows } of body.policies) {
    const filter = entity === 'insured_unit' ? { subject: [key] } : undefined
    if (filter === undefined) continue
    const list = await lin.ask('decision/list', { policy, filter })
    expect(list.body.count.n).toBe(total)
    expect(rows[0]).toMatchObject({ outcome: list.body.rows[0].outcome, gross: list.body.rows[0].gross, net: list.body.rows[0].net })
  }
})

it('counts whom a unit employs month by month, as its employments say', async () => {
  const key = await oneIn('insured_unit', 'insured_region', 50, 'insured_headcount > 3')
  const lin = await signedIn('lin')
  const { body } = await lin.ask('subject/page', { entity: 'insured_unit', key })
  const { employment } = body.register
  const all = await withDuckDb(scratch.database(), (database) =>
    database.rows(
      `select cast(contract_started_on as varchar) as started, cast(ended_on as varchar) as ended, is_ui_insured, insured_months
       from read_parquet('${scratch.path('snapshots', 'first', 'employment')}/*.parquet') where insured_unit = ${key}`,
    ),
  )
  expect(all.length).toBeGreaterThan(3)
  expect(employment).toMatchObject({ kind: 'months', undated: 0 })
  expect(employment.months).toHaveLength(36)
  expect(employment.months.at(-1).month).toBe('2022-10')
  for (const { month, employed, insured } of employment.months as { month: string; employed: number; insured: number }[]) {
    const day = formatDate(lastDayOfMonth(parseMonth(month) ?? 0))
    const there = all.filter(({ started, ended }) => String(started) <= day && day <= String(ended))
    const since = ({ ended, insured_months }: (typeof all)[number]) =>
      formatDate(addMonths(parseDate(String(ended) < '2022-10-31' ? String(ended) : '2022-10-31') ?? 0, -Number(insured_months)))
    expect([month, employed]).toEqual([month, there.length])
    expect([month, insured]).toEqual([month, there.filter((row) => row.is_ui_insured === true && since(row) <= day).length])
  }
})

it('shows a person with the employments of the register, insured as far as it says, and the units it may name', async () => {
  const key = await oneIn('person', 'residence_region', 50, 'is_employed and insured_region // 10000 = 50')
  const lin = await signedIn('lin')
  const { body } = await lin.ask('subject/page', { entity: 'person', key })
  const { employment, names } = body.register
  expect(employment.kind).toBe('spans')
  const rows = body.register.related.find((each: { readonly entity: string }) => each.entity === 'employment')
  expect(employment.total).toBe(rows.total)
  const [span] = employment.spans
  const fact = (id: string) => rows.records[0].facts.find((each: { readonly id: string }) => each.id === id)?.value
  const record = rows.records.find((each: { readonly key: string }) => each.key === span.key)
  expect(record).toBeDefined()
  if (rows.total === 1) expect(span).toMatchObject({ from: fact('contract_started_on'), unit: fact('insured_unit') })
  const unit = names.find(
    (each: { readonly entity: string; readonly key: string }) => each.entity === 'insured_unit' && each.key === span.unit,
  )
  expect(unit?.name).toMatch(/\p{Script=Han}{4,}/u)
  expect(body.register.facts.every(({ established }: { readonly established: unknown }) => established === null)).toBe(true)
})

it('shows the firm of a unit beside it, and what is decided about its people, the granted first', async () => {
  const key = await oneIn('insured_unit', 'insured_region', 50, 'insured_headcount > 3')
  const lin = await signedIn('lin')
  const page = await lin.ask('subject/page', { entity: 'insured_unit', key })
  expect(page.body.register.beside.map(({ by }: { readonly by: string }) => by)).toContain('firm')
  const { body } = await lin.ask('subject/decisions', { entity: 'insured_unit', key })
  const known = await findRun(at.office.facts, undefined)
  if (known.kind === 'refused') throw new Error(known.refusal.code)
  const beside = body.policies.filter(({ entity }: { readonly entity: string }) => entity !== 'insured_unit')
  expect(beside.length).toBeGreaterThan(0)
  for (const { policy, total, rows } of beside) {
    const filter = { key: { entity: 'insured_unit', keys: [BigInt(key)] } }
    const list = granted(
      await listDecisions(at.office.facts.reader, known.value.run, policy, { filter, size: 100 }, [{ from: 500_000, to: 509_999 }]),
    )
    expect([policy, total]).toEqual([policy, list.count.n])
    const best = [...list.rows].map(({ outcome }) => order.indexOf(outcome)).sort((a, b) => a - b)
    expect(rows.map(({ outcome }: { readonly outcome: string }) => order.indexOf(outcome))).toEqual(best.slice(0, rows.length))
  }
  expect(body.runs).toEqual([{ name: body.run, day: '2022-12-31' }])
  expect(body.verified).toEqual([])
})

it.each(['page', 'decisions'])('reads no fact of whom the asker does not see: %s', async (procedure) => {
  const key = await oneIn('insured_unit', 'insured_region', 50, 'firm % 2 = 0')
  const luo = await signedIn('luo')
  const [outside, nobody] = [
    await luo.ask(`subject/${procedure}`, { entity: 'insured_unit', key }),
    await luo.ask(`subject/${procedure}`, { entity: 'insured_unit', key: '999999999' }),
  ]
  const firm = await store.asSystem('set_up', (db) =>
    db
      .selectFrom('subject')
      .select(['home', 'insured'])
      .where('entity', '=', 'insured_unit')
      .where('key', '=', BigInt(key))
      .executeTakeFirst(),
  )
  expect([firm?.home ?? '', firm?.insured ?? ''].some((path) => path.startsWith(at.office.settings.region))).toBe(true)
  // But for the number of the request, the answer is that about somebody who is not there.
  const said = ({ body }: typeof outside) => ({ ...body.data, request: undefined })
  expect([outside.status, said(outside)]).toEqual([422, said(nobody)])
  expect(outside.body.data.code).toBe('subject_not_found')
})

const lastLook = () =>
  store.asSystem('set_up', (db) =>
    db.selectFrom('look').select(['purpose', 'subjects']).where('purpose', 'like', 'call%').orderBy('id', 'desc').executeTakeFirst(),
  )

it('answers a caller: what to check, what may be told, where every policy stands, and writes down who called', async () => {
  const key = await oneIn('insured_unit', 'insured_region', 50, 'insured_headcount > 3')
  const lin = await signedIn('lin')
  const { status, body } = await lin.ask('call/answer', { entity: 'insured_unit', key, caller: 'firm_staff' })
  expect(status).toBe(200)
  expect(body.checks.filter(({ isNeeded }: { readonly isNeeded: boolean }) => isNeeded)).toMatchObject([
    { id: 'unit_name', expected: body.subject.name },
    { id: 'unit_number', expected: `99${key.padStart(8, '0')}` },
  ])
  expect(await lastLook()).toEqual({ purpose: 'call_firm_staff', subjects: [`insured_unit/${key}`] })
  const decisions = await lin.ask('subject/decisions', { entity: 'insured_unit', key })
  const own = decisions.body.policies.filter(({ entity }: { readonly entity: string }) => entity === 'insured_unit')
  const told = body.standing.policies.filter(({ name }: { readonly name: string | null }) => name === null)
  expect(told.map(({ policy, outcome }: Record<string, string>) => `${policy} ${outcome}`).sort()).toEqual(
    own
      .map(
        ({ policy, rows }: { readonly policy: string; readonly rows: readonly { readonly outcome: string }[] }) =>
          `${policy} ${rows[0]?.outcome}`,
      )
      .sort(),
  )
  const page = await lin.ask('subject/page', { entity: 'insured_unit', key })
  const paid = page.body.register.related.find(({ entity }: { readonly entity: string }) => entity === 'prior_payment')?.total ?? 0
  const shown = [...body.standing.otherPayments, ...body.standing.policies.flatMap((each: { readonly paid: unknown[] }) => each.paid)]
  expect(shown).toHaveLength(paid)
})

it('tells a stranger nothing, and shows whoever answers nothing either', async () => {
  const key = await oneIn('person', 'residence_region', 50)
  const lin = await signedIn('lin')
  const { body } = await lin.ask('call/answer', { entity: 'person', key, caller: 'other' })
  expect(body).toMatchObject({ checks: [], standing: null })
  expect(await lastLook()).toEqual({ purpose: 'call_other', subjects: [`person/${key}`] })
  const luo = await signedIn('luo')
  expect((await luo.ask('call/answer', { entity: 'person', key, caller: 'person' })).body.data.code).toBe('subject_not_found')
  expect(await lastLook()).toEqual({ purpose: 'call_other', subjects: [`person/${key}`] })
})

it('says on the page and on the telephone what is being verified', async () => {
  const lin = await signedIn('lin')
  const run = (await lin.ask('run/list')).body[0].name
  for (const { policy, entity } of (await lin.ask('run/overview', {})).body.policies as { policy: string; entity: string }[]) {
    if (entity !== 'insured_unit') continue
    const list = await lin.ask('decision/list', { policy, filter: { outcome: ['undetermined'] } })
    for (const { subject, missing } of list.body.rows as { subject: string; missing: readonly string[] }[]) {
      const opened = await lin.ask('verification/open', { run, policy, missing: missing[0], subjects: [subject] })
      if (opened.status !== 200) continue
      const { body } = await lin.ask('subject/decisions', { entity, key: subject })
      expect(body.verified).toMatchObject([
        { inquiry: opened.body.inquiry, policy: { id: policy }, state: 'asked', dueOn: opened.body.due },
      ])
      const call = await lin.ask('call/answer', { entity, key: subject, caller: 'firm_staff' })
      const standing = call.body.standing.policies.find((each: { readonly policy: string }) => each.policy === policy)
      expect(standing).toMatchObject({ stage: 'being_verified', reason: `正在核实：${body.verified[0].fact}。` })
      expect(standing.next).toContain(opened.body.due)
      return
    }
  }
  throw new Error('the sample has nothing to be verified')
})
