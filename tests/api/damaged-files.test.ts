import { readdirSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { officeStore } from '../store/postgres/stores.ts'
import { openScreenedOffice } from '../verification/screened-office.ts'
import type { Visitor } from './office.ts'

let at: Awaited<ReturnType<typeof openScreenedOffice>>
let lin: Visitor
let close: () => Promise<void>
beforeAll(async () => {
  const store = await officeStore()
  at = await openScreenedOffice(store)
  close = () => at.close().then(() => store.close())
  lin = at.visitor()
  await lin.signIn('lin')
}, 240_000)
afterAll(() => close())

const list = (more: object = {}) => lin.ask('decision/list', { run: at.wanted.run, policy: at.wanted.policy, ...more })
const runFolder = () => join(at.office.facts.runsFolder, at.wanted.run)
const chinese = /\p{Script=Han}.*。$/u

it('an unknown filter, or a value that there is none of, is told by its name', async () => {
  for (const filter of [{ nonsense: ['1'] }, { outcome: ['rich'] }, { region: ['zz'] }]) {
    const { status, body } = await list({ filter })
    expect([status, body.data.code]).toEqual([422, expect.stringMatching(/^(filter_unreadable|bad_input|list_value_unknown)$/)])
    expect(body.data.message).toMatch(chinese)
  }
  expect((await list()).status).toBe(200)
})

it('a file of a run that is damaged is told, with what to do, and everything else goes on', async () => {
  const [file = ''] = (readdirSync(runFolder(), { recursive: true }) as string[]).filter(
    (name) => name.includes('list') && name.includes(at.wanted.policy) && name.endsWith('.parquet'),
  )
  const path = join(runFolder(), file)
  renameSync(path, `${path}.whole`)
  // As long as it was, so that its size tells nothing.
  writeFileSync(path, Buffer.alloc(statSync(`${path}.whole`).size, 7))
  const damaged = await list()
  expect([damaged.status, damaged.body.data.code]).toEqual([422, 'run_damaged'])
  expect(damaged.body.data.message).toMatch(chinese)
  expect((await lin.ask('inbox/waiting')).status).toBe(200)
  rmSync(path)
  const missing = await list()
  expect([missing.status, missing.body.data.code]).toEqual([422, 'run_damaged'])
  expect(missing.body.data.message).toMatch(chinese)
  renameSync(`${path}.whole`, path)
  expect((await list()).status).toBe(200)
})

it('a snapshot that is damaged is told where it is asked for', async () => {
  const snapshots = at.office.facts.snapshotsFolder
  const manifest = join(snapshots, 'snapshot', 'manifest.json')
  truncateSync(manifest, 40)
  const { status, body } = await lin.ask('snapshot/list')
  expect(status).toBe(200)
  const found = body.find(({ name }: { name: string }) => name === 'snapshot')
  expect(found).toMatchObject({ id: null, problem: expect.stringMatching(chinese) })
})

it('a run that was deleted under an open page is told as gone', async () => {
  expect((await list()).status).toBe(200)
  renameSync(runFolder(), join(at.office.facts.runsFolder, '..', 'gone'))
  const gone = await list()
  expect([gone.status, gone.body.data.code]).toEqual([422, 'run_unknown'])
  expect(gone.body.data.message).toMatch(chinese)
})
