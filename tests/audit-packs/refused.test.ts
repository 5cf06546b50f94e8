import { basename } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FactsPlane } from '../../src/decisions/index.ts'
import { exportList, openRunReader, type RunOnDisk, recordScreening, runScreening } from '../../src/screening/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, type Visitor } from '../api/office.ts'
import { moneyOffice } from '../ledger/money.ts'
import { ledgerPlan } from '../ledger/people.ts'
import { granted } from '../screening/granted.ts'
import { endOfYear, fingerprints, loadTestPlans } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { rowsOf, unpack } from './unpack.ts'

const scratch = new Scratch()
const policy = 'job_retention_refund'
let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
let run: RunOnDisk
let facts: FactsPlane
let ding: Visitor

beforeAll(async () => {
  const set = loadTestPlans()
  await generateRegistry(scratch, 'snapshots/one', set, 400, 100)
  const database = scratch.database()
  const [snapshotFolder, runsFolder] = [scratch.path('snapshots', 'one'), scratch.path('runs')]
  run = granted(await runScreening({ set, link: endOfYear, fingerprints, snapshotFolder, runsFolder, database }))
  await recordScreening(runsFolder, { at: '2023-01-04T09:00:00', run: basename(run.folder), how: 'screen', isChanged: false })
  const reader = await openRunReader({ ...database, atOnce: 1 })
  facts = { runsFolder, snapshotsFolder: scratch.path('snapshots'), reader, database, set: () => set }
  store = await officeStore()
  served = await openTestOffice(store, ledgerPlan, facts)
  at = await moneyOffice(store, served.office)
  ding = served.visitor()
  await ding.signIn('ding')
}, 300_000)
afterAll(async () => {
  at.clear()
  await served.app.close()
  await store.close()
  await facts.reader.close()
  scratch.remove()
})

it('tells whom the screening behind a batch refused and why, those of its pooling area and nobody else', async () => {
  const { record } = run
  const of = { name: basename(run.folder), id: record.id, resultHash: '1', dataOn: '2022-12-31', screenedOn: '2022-12-31' }
  await at.made(3, { run: of })
  // Two batches of one list: it stands in the pack once.
  await at.made(2, { run: of, fund: '就业补助资金' })
  const started = await ding.ask('audit/start', { year: 2023, purpose: '年度审计' }, { 'x-ballast-request-id': crypto.randomUUID() })
  expect(started.status, JSON.stringify(started.body)).toBe(200)
  await served.office.jobs.idle()
  const { body: job } = await ding.ask('job/get', { id: started.body.id })
  expect([job.error, job.result?.differing]).toEqual([null, 0])
  const sent = await fetch(`${served.base}/files/out/${job.result.file}`, { headers: { cookie: ding.cookie } })
  const rows = rowsOf(unpack(Buffer.from(await sent.arrayBuffer())).read('06-不符合条件.csv'))
  const expected: string[][] = []
  const called = new Map(record.variants.flatMap(({ conditions }) => conditions.map(({ id, zh }): [string, string] => [id, zh])))
  for await (const piece of exportList(facts.reader, run, policy, { filter: { outcome: ['ineligible'] } }, [
    { from: 500_000, to: 509_999 },
  ]))
    for (const { subject, failed } of granted(piece).rows)
      expected.push([String(subject), failed.map((id) => called.get(id) ?? id).join('；')])
  expect(expected.length).toBeGreaterThan(20)
  expect(rows.map((row) => [row.对象编号, row.不符合的条件])).toEqual(expected)
})
