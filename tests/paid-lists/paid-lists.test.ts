import { randomUUID } from 'node:crypto'
import { appendFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FactsPlane } from '../../src/decisions/index.ts'
import { formatYuanPlain } from '../../src/kernel/money.ts'
import { type ListRow, openRunReader, recordScreening } from '../../src/screening/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { unitNumberOf } from '../../src/subjects/demo/give-numbers.ts'
import { namesOf, rotateKeys, writeDemoSubjects } from '../../src/subjects/index.ts'
import { openTestOffice, sampleOffice, type Visitor } from '../api/office.ts'
import { ListedRuns } from '../screening/lists/listed-runs.ts'
import { endOfYear, loadTestPlans } from '../screening/test-plans.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { callerNamed } from '../subjects/office.ts'

const world = new ListedRuns()
let store: WorkStore
let at: Awaited<ReturnType<typeof openTestOffice>>
let expected: ReadonlyMap<string, readonly ListRow[]>
let closeReader: () => Promise<void>
const visitors = new Map<string, Visitor>()
const refund = 'job_retention_refund'

beforeAll(async () => {
  const manifest = await world.generate(300)
  const screened = await world.screen(endOfYear)
  expected = screened.expected
  const runsFolder = world.scratch.path('runs')
  await recordScreening(runsFolder, { at: '2023-01-03T09:00:00', run: basename(screened.run.folder), how: 'screen', isChanged: false })
  const database = world.scratch.database(1)
  const reader = await openRunReader({ ...database, atOnce: 1 })
  closeReader = () => reader.close()
  const set = loadTestPlans()
  const facts: FactsPlane = { runsFolder, snapshotsFolder: world.scratch.folder, reader, database, set: () => set }
  store = await officeStore(sampleOffice)
  at = await openTestOffice(store, undefined, facts)
  const snapshotFolder = world.scratch.path('snapshot')
  await writeDemoSubjects(store, { snapshotFolder, manifest, vocabulary: set.vocabulary, keys: at.office.keys, database })
  for (const login of ['lin', 'zhou', 'yan', 'luo', 'sys']) {
    const visitor = at.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    visitors.set(login, visitor)
  }
}, 300_000)
afterAll(async () => {
  await at.app.close()
  await store.close()
  await closeReader()
  world.scratch.remove()
})

const as = (login: string): Visitor => visitors.get(login) ?? at.visitor()
const inScope = (rows: readonly ListRow[] | undefined, [from, to]: readonly [number, number] = [500_000, 509_999]) =>
  (rows ?? []).filter(({ region }) => region >= from && region <= to)

async function hand(csv: string, login = 'lin'): Promise<string> {
  const response = await fetch(`${at.base}/files/in/paid_list`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-ballast-request': '1',
      'x-ballast-request-id': randomUUID(),
      'x-ballast-file-name': encodeURIComponent('去年发放表.csv'),
      cookie: as(login).cookie,
    },
    body: csv,
  })
  const body = (await response.json()) as { readonly id: string }
  expect([response.status, body]).toEqual([200, expect.objectContaining({ id: expect.any(String) })])
  return body.id
}

const act = (login: string, procedure: string, input: unknown) => as(login).ask(procedure, input, { 'x-ballast-request-id': randomUUID() })

async function understood(upload: string, policy: string, login = 'lin') {
  const { status, body } = await as(login).ask('paidList/understand', { upload, policy })
  expect([status, body.data]).toEqual([200, undefined])
  return body
}

/** Hands a list over and compares it as it is understood; gives what came of the job. */
async function compared(csv: string, policy: string, login = 'lin') {
  const upload = await hand(csv, login)
  const { reading } = await understood(upload, policy, login)
  const started = await act(login, 'paidList/start', { upload, policy, reading })
  expect([started.status, started.body.message]).toEqual([200, undefined])
  await at.office.jobs.idle()
  return { upload, job: (await as(login).ask('job/get', { id: started.body.id })).body }
}

async function result(csv: string, policy: string, login = 'lin') {
  const { job } = await compared(csv, policy, login)
  expect([job.state, job.error]).toEqual(['done', null])
  const { body } = await as(login).ask('paidList/get', { id: job.result.paidList })
  const of = (group: string) => body.groups.find((each: { group: string }) => each.group === group)
  return { id: job.result.paidList as string, body, of }
}

const yuan = (fen: bigint) => formatYuanPlain(fen)
const sum = (rows: readonly ListRow[]) => rows.reduce((all, { net }) => all + (net ?? 0n), 0n)

/** What is due by the key of a record beside the subjects. */
function dueBy(rows: readonly ListRow[], entity: string): ReadonlyMap<bigint, bigint> {
  const due = new Map<bigint, bigint>()
  for (const { keys, net } of rows) {
    const key = keys.get(entity)
    if (key !== undefined && (net ?? 0n) !== 0n) due.set(key, (due.get(key) ?? 0n) + (net ?? 0n))
  }
  return due
}

describe('what was paid is found to be what is due, by whatever the list knows subjects by', () => {
  it('by the number of the unit', async () => {
    const due = inScope(expected.get(refund)).filter(({ net }) => (net ?? 0n) > 0n)
    const csv = `单位编号,返还金额\n${due.map(({ subject, net }) => `${unitNumberOf(subject)},${yuan(net ?? 0n)}`).join('\n')}\n`
    const { of } = await result(csv, refund)
    expect([of('same').count, of('same').paid]).toEqual([due.length, String(sum(due))])
    expect(['differs', 'only_paid', 'only_ours'].map((group) => of(group).count)).toEqual([0, 0, 0])
  })

  it('by the credit code of the firm, where units are decided and firms are paid', async () => {
    const due = dueBy(inScope(expected.get(refund)), 'firm')
    const codes = await firmCodes([...due.keys()])
    // A firm that is registered elsewhere is not seen here, and nobody is told by its code.
    const seen = [...due].filter(([firm]) => codes.has(firm))
    const lines = seen.map(([firm, fen]) => `甲,${codes.get(firm)},${yuan(fen)}`)
    const { of } = await result(`单位名称,统一社会信用代码,返还金额（元）\n${lines.join('\n')}\n`, refund)
    expect(seen.length).toBeGreaterThan(20)
    expect([of('same').count, of('only_paid').count, of('differs').count]).toEqual([seen.length, 0, 0])
    expect(of('only_ours').count).toBe(due.size - seen.length)
  })

  it('by the unit, where employments are decided one by one', async () => {
    const [policy = '', rows = []] =
      [...expected].find(([, all]) => dueBy(inScope(all), 'insured_unit').size > 3 && all.some(({ keys }) => keys.has('person'))) ?? []
    const due = dueBy(inScope(rows), 'insured_unit')
    const lines = [...due].map(([unit, fen]) => `${unitNumberOf(unit)},${yuan(fen)}`)
    const { id, of } = await result(`单位编号,补贴金额\n${lines.join('\n')}\n`, policy)
    expect([of('same').count, of('differs').count, of('only_paid').count]).toEqual([due.size, 0, 0])
    const { body } = await as('lin').ask('paidList/rows', { id, group: 'same' })
    for (const { key, decisions, subjects } of body.rows as readonly { key: string; decisions: number; subjects: readonly string[] }[]) {
      const own = inScope(rows).filter(({ keys }) => keys.get('insured_unit') === BigInt(key))
      expect(decisions).toBe(own.length)
      expect(own.map(({ subject }) => String(subject))).toEqual(expect.arrayContaining([...subjects]))
    }
  })

  it('while keys are exchanged, and after', async () => {
    const [row] = inScope(expected.get(refund)).filter(({ net }) => (net ?? 0n) > 0n)
    const csv = `单位编号,金额\n${unitNumberOf(row?.subject ?? 0n)},${yuan(row?.net ?? 0n)}\n`
    expect((await rotateKeys(store, at.office.keys)).kind).toBe('done')
    expect((await result(csv, refund)).of('same').count).toBe(1)
  })
})

async function firmCodes(firms: readonly bigint[]): Promise<ReadonlyMap<bigint, string>> {
  const shown = await namesOf(await callerNamed(store, 'lin', 'subject.read'), at.office.keys, 'firm', firms, 'test')
  return new Map([...shown].map(([key, { numbers }]) => [key, numbers.find(({ scheme }) => scheme === 'credit_code')?.number ?? '']))
}

describe('who is not told apart is not guessed at', () => {
  it('a number of nobody, a name of several, and a unit of another place', async () => {
    const elsewhere = (expected.get(refund) ?? []).find(({ region }) => region < 500_000)
    const names = await store.asSystem('administer', (db) =>
      db
        .selectFrom('subject')
        .select('name')
        .where('entity', '=', 'insured_unit')
        .groupBy('name')
        .having((of) => of.fn.countAll(), '>', 1)
        .execute(),
    )
    const [twin] = names
    const csv = `单位名称,单位编号,金额\n无此家,9912345678,100\n别处的,${unitNumberOf(elsewhere?.subject ?? 0n)},200\n没有号的,,300\n${twin === undefined ? '' : `${twin.name},,400\n`}`
    const { body } = await result(csv, refund)
    const causes = new Map(body.causes.map((each: { cause: string; count: number }) => [each.cause, each.count]))
    expect(causes.get('unknown_number')).toBe(2)
    expect(causes.get('unknown_name')).toBe(1)
  })

  it('a handler of a county compares within the county', async () => {
    const county = [500_103, 500_103] as const
    const due = inScope(expected.get(refund), county).filter(({ net }) => (net ?? 0n) > 0n)
    const csv = `单位编号,金额\n9912345678,1\n`
    const { of } = await result(csv, refund, 'zhou')
    expect([of('only_ours').count, of('only_ours').ours]).toEqual([due.length, String(sum(due))])
  })
})

describe('what is kept', () => {
  it('is no list: its bytes and their key are gone, and the record holds no number and no name of it', async () => {
    const { upload, job } = await compared('单位名称,单位编号,金额\n某某纺织厂,9912345678,100\n坏行,12X,不清楚\n', refund)
    expect(job.state).toBe('done')
    expect(readdirSync(at.office.uploads.folder)).toEqual([])
    const again = await as('lin').ask('paidList/understand', { upload, policy: refund })
    expect(again.body.data.code).toBe('upload_not_found')
    const rows = await store.asSystem('administer', (db) => db.selectFrom('paid_list').selectAll().execute())
    const written = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    for (const text of ['9912345678', '某某纺织厂', '不清楚', '12X']) expect(written).not.toContain(text)
    const { body } = await as('lin').ask('paidList/get', { id: job.result.paidList })
    expect(body.faultsShown).toEqual(['C3：金额读不出来'])
  })

  it('shows sums, and no rows, once the file of the rows was changed', async () => {
    const { id } = await result('单位编号,金额\n9912345678,100\n', refund)
    const [last = ''] = readdirSync(at.office.paidFolder).toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))
    appendFileSync(`${at.office.paidFolder}/${last}`, ' ')
    expect((await as('lin').ask('paidList/get', { id })).status).toBe(200)
    expect((await as('lin').ask('paidList/rows', { id, group: 'only_paid' })).body.data.code).toBe('paid_rows_damaged')
  })

  it('is seen where it was made and above, and nowhere else', async () => {
    const { id } = await result('单位编号,金额\n9912345678,1\n', refund, 'zhou')
    expect((await as('lin').ask('paidList/get', { id })).status).toBe(200)
    expect((await as('luo').ask('paidList/get', { id })).body.data.code).toBe('paid_list_not_found')
    expect((await as('yan').ask('paidList/start', {})).status).toBe(403)
  })
})

describe('a list is refused with what to do', () => {
  it.each([
    ['a letter', '关于发放的通知,\n请按时,\n', 'no_list_found'],
    ['headings alone', '单位编号,金额\n', 'no_payments'],
  ])('%s', async (_, csv, code) => {
    const upload = await hand(csv)
    const { body } = await as('lin').ask('paidList/understand', { upload, policy: refund })
    if (code === 'no_list_found') return expect(body.data.code).toBe(code)
    const { job } = await compared(csv, refund)
    expect([job.state, job.error.code]).toEqual(['failed', code])
  })

  it('what a policy is that the run does not have, and a file that is somebody else’s', async () => {
    const upload = await hand('单位编号,金额\n1,1\n')
    expect((await as('lin').ask('paidList/understand', { upload, policy: 'nothing' })).body.data.code).toBe('list_policy_unknown')
    expect((await as('zhou').ask('paidList/understand', { upload, policy: refund })).body.data.code).toBe('upload_not_found')
  })
})
