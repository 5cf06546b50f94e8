import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findRun } from '../../src/decisions/index.ts'
import { describeStandingRefusal, putScreeningBack, setScreeningAside } from '../../src/runs/index.ts'
import { openRunReader, recordScreening } from '../../src/screening/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { SteppedClock, samplePlan } from '../api/office.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { callerNamed, foundTestOffice } from '../subjects/office.ts'

const clock = new SteppedClock()
const runsFolder = mkdtempSync(join(tmpdir(), 'ballast-aside-'))
let store: WorkStore

beforeAll(async () => {
  store = await officeStore()
  const accounts = samplePlan.accounts.map((account) =>
    account.login === 'lin' ? { ...account, role: 'division_head' as const } : account,
  )
  await foundTestOffice(store, { ...samplePlan, accounts })
  for (const [at, run] of ['earlier', 'later'].entries()) {
    mkdirSync(join(runsFolder, run))
    const content = { format: 4, overrides: [], variants: [{ id: 'a' }], files: [] }
    const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    writeFileSync(join(runsFolder, run, 'run.json'), JSON.stringify({ ...content, digest }))
    await recordScreening(runsFolder, { at: `2023-01-0${at + 1}T09:00:00`, run, how: 'screen', isChanged: false })
  }
})
afterAll(() => store.close())

const head = () => callerNamed(store, 'lin', 'run.setAside', 'write')
const last = async () => {
  const database = { memoryLimit: '64MB', threads: 1, temporaryFolder: runsFolder }
  const reader = await openRunReader({ ...database, atOnce: 1 })
  const found = await findRun(
    {
      runsFolder,
      snapshotsFolder: runsFolder,
      reader,
      database,
      set: () => {
        throw new Error('no plans here')
      },
    },
    undefined,
  )
  await reader.close()
  return found.kind === 'done' ? found.value.name : found.refusal
}
const places = { runsFolder, clock }

it('a screening made by mistake is no longer the last one until it is put back, and the trail says who and why', async () => {
  expect(await last()).toBe('later')
  const requestId = randomUUID()
  const asked = { ...(await head()), requestId }
  const done = { kind: 'done', value: null }
  expect(await setScreeningAside(asked, places, { run: 'later', reason: 'a wrong day' })).toEqual(done)
  expect(await setScreeningAside(asked, places, { run: 'later', reason: 'a wrong day' })).toEqual(done)
  expect(await last()).toBe('earlier')
  const refusals = [
    await setScreeningAside(await head(), places, { run: 'later', reason: 'again' }),
    await putScreeningBack(await head(), places, { run: 'earlier', reason: 'why not' }),
    await setScreeningAside(await head(), places, { run: 'nowhere', reason: 'a guess' }),
  ].map((result) => (result.kind === 'refused' ? result.refusal : undefined))
  expect(refusals.map((refusal) => refusal?.code)).toEqual(['set_aside_already', 'not_set_aside', 'screening_unknown'])
  for (const refusal of refusals) if (refusal !== undefined) expect(describeStandingRefusal(refusal)).toMatch(/请/)
  await setScreeningAside(await head(), places, { run: 'earlier', reason: 'both' })
  expect(await last()).toEqual({ code: 'no_run_yet', setAside: 2 })
  expect(await putScreeningBack(await head(), places, { run: 'later', reason: 'it was right' })).toEqual(done)
  expect(await last()).toBe('later')
  const events = await store.asSystem('seal', (db) =>
    db.selectFrom('event').select(['verb', 'subject', 'reason']).where('register', '=', 'run').orderBy('id').execute(),
  )
  expect(events.map(({ verb, subject, reason }) => `${verb} ${subject} ${reason}`)).toEqual([
    'set_run_aside later a wrong day',
    'set_run_aside earlier both',
    'put_run_back later it was right',
  ])
})
