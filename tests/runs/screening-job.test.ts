import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelJob, type JobRunner, readJob } from '../../src/jobs/index.ts'
import { loadPlansIn } from '../../src/plans/index.ts'
import { type RunPlaces, type Screenings, screeningJob, startRun } from '../../src/runs/index.ts'
import { screenInChild } from '../../src/runs/screen-in-child.ts'
import { findLastScreening, openRunReader } from '../../src/screening/index.ts'
import { openTestOffice, sampleOffice } from '../api/office.ts'
import { Desk } from '../jobs/desk.ts'
import { granted } from '../screening/granted.ts'
import { loadTestPlans, maskedFolder, plansFolder } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { inProject, officeStore } from '../store/postgres/stores.ts'

const scratch = new Scratch()
const order = { snapshot: 'one', day: '2022-12-31', plans: undefined, years: {} }
let desk: Desk
let close: () => Promise<void>
let undisturbed: { readonly run: string; readonly resultHash: string }

const placesIn = (runs: string, plans = plansFolder): RunPlaces => ({
  project: inProject(),
  plans,
  snapshots: scratch.path('snapshots'),
  runs: scratch.path(runs),
  database: scratch.database(1),
})
const screeningsIn = (runs: string, plans?: string) => {
  const places = placesIn(runs, plans)
  const set = granted(loadPlansIn(places))
  return { places, plans: () => set } satisfies Screenings
}

beforeAll(async () => {
  await generateRegistry(scratch, 'snapshots/one', loadTestPlans(), 3000, 400)
  const store = await officeStore(sampleOffice)
  desk = await Desk.open(store)
  close = () => desk.close().then(() => store.close())
  const end = await screenInChild({ places: placesIn('undisturbed'), order }, () => undefined, new AbortController().signal)
  if (end.kind !== 'done') throw new Error(JSON.stringify(end))
  undisturbed = end
}, 300_000)
afterAll(async () => {
  await close()
  scratch.remove()
})

const start = async (runner: JobRunner, screenings: Screenings) =>
  granted(await startRun(await desk.person('lin', 'run.start'), runner, screenings, order))
const look = async (id: bigint) => granted(await readJob(desk.store, await desk.person('lin', 'job.read'), id))
/** Files of decisions that an unfinished run has. */
const decided = (runs: string): number => {
  const folder = scratch.path(runs, `${undisturbed.run}.unfinished`, 'decisions')
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.parquet')).length : 0
}

describe('a screening of the office', () => {
  it('that is cancelled, killed and stopped with the server goes on each time, and ends in the result of one that was not', async () => {
    const screenings = screeningsIn('disturbed')
    const children: ChildProcess[] = []
    const kinds = [screeningJob(screenings, desk.clock, (child) => children.push(child))]
    const before = await desk.runner(kinds)
    /** The process of that number runs and has decided something more than those before it. */
    const inTheMiddle = async (number: number, had: number) => {
      while (children.length < number || decided('disturbed') <= had) await sleep(1)
    }

    const cancelled = await start(before, screenings)
    await inTheMiddle(1, 0)
    expect(getPriority(children[0]?.pid), 'pages go first').toBeGreaterThan(getPriority())
    granted(await cancelJob(await desk.person('lin', 'job.cancel'), before, cancelled, desk.clock))
    await before.idle()
    expect((await look(cancelled)).state).toBe('cancelled')
    expect(children[0]?.exitCode).toBe(1)

    const hadFirst = decided('disturbed')
    const killed = await start(before, screenings)
    await inTheMiddle(2, hadFirst)
    children[1]?.kill('SIGKILL')
    await before.idle()
    expect(await look(killed)).toMatchObject({ state: 'failed', error: { code: 'child_gone' } })
    expect((await look(killed)).error?.message).toContain('SIGKILL')

    const hadSecond = decided('disturbed')
    const stopped = await start(before, screenings)
    await inTheMiddle(3, hadSecond)
    await before.close()
    expect((await look(stopped)).state).toBe('running')
    expect(readdirSync(scratch.path('disturbed')).filter((name) => !name.includes('.lock-'))).toEqual([`${undisturbed.run}.unfinished`])
    const after = await desk.runner(kinds)
    await after.idle()
    const { run, resultHash } = undisturbed
    expect(await look(stopped)).toMatchObject({ state: 'done', result: { run, resultHash, isReused: false } })
    expect(await findLastScreening(scratch.path('disturbed'))).toMatchObject({ kind: 'found', at: '2023-01-04T09:00:00' })

    const again = await start(after, screenings)
    await after.idle()
    expect(await look(again)).toMatchObject({ state: 'done', result: { run, isReused: true } })
    // Six processes that each read the plans; a busy machine takes its time.
  }, 600_000)

  it('ends with whoever started it', async () => {
    const gone = screenInChild(
      { places: placesIn('orphaned'), order },
      () => undefined,
      new AbortController().signal,
      (child) => {
        child.once('spawn', () => setTimeout(() => child.disconnect(), 50))
      },
    )
    expect(await gone).toEqual({ kind: 'gone', how: '1' })
  })

  it('is refused at once where it could come to nothing', async () => {
    mkdirSync(scratch.path('snapshots', 'two'))
    writeFileSync(scratch.path('snapshots', 'two', 'manifest.json'), '{')
    const [plain, masked] = [screeningsIn('none'), screeningsIn('none', maskedFolder)]
    const runner = await desk.runner([])
    const maskedPlan = [...masked.plans().plans.values()].find(({ masks }) => masks.length > 0)
    const [mask = ''] = maskedPlan?.masks ?? []
    const id = maskedPlan?.id ?? ''
    const table = [
      [plain, { snapshot: 'three' }, 'snapshot_unknown'],
      [plain, { snapshot: '../one' }, 'snapshot_unknown'],
      [plain, { snapshot: 'two' }, 'snapshot_damaged'],
      [plain, { plans: ['nowhere'] }, 'plan_unknown'],
      [plain, { day: '1066-01-01' }, 'nothing_in_force'],
      [masked, {}, 'year_missing'],
      [masked, { years: { [id]: { [mask]: '1822' } } }, 'year_unfit'],
      [masked, { years: { [id]: { [mask]: 'what' } } }, 'year_unfit'],
    ] as const
    for (const [screenings, asked, code] of table) {
      const came = await startRun(await desk.person('lin', 'run.start'), runner, screenings, { ...order, ...asked })
      expect([asked, came.kind === 'refused' ? came.refusal.code : came.kind]).toEqual([asked, code])
    }
  })
})

describe('over the page', () => {
  it('is offered, asked for once and followed to its end by who may, and by nobody else', async () => {
    const screenings = screeningsIn('undisturbed')
    const store = await officeStore(sampleOffice)
    const { runs, snapshots, database } = screenings.places
    const reader = await openRunReader({ ...database, atOnce: 1 })
    const facts = { runsFolder: runs, snapshotsFolder: snapshots, reader, database, set: () => screenings.plans() }
    const at = await openTestOffice(store, undefined, facts, { plans: plansFolder })
    try {
      const lin = at.visitor()
      await lin.signIn('lin')
      const options = (await lin.ask('screening/options')).body
      expect(options).toMatchObject({
        day: '2023-01-04',
        snapshots: [
          { name: 'one', source: 'generated', firms: 3000 },
          { name: 'two', id: null },
        ],
      })
      expect(options.plans.length).toBe(screenings.plans().plans.size)
      const headers = { 'x-ballast-request-id': '4b9d0f0e-7f53-4a3c-9a55-6d2f1f0c7a10' }
      const ask = () => lin.ask('screening/start', { snapshot: 'one', day: '2022-12-31' }, headers)
      const [first, second] = [await ask(), await ask()]
      expect([first.status, second.body.id]).toEqual([200, first.body.id])
      let job = first.body
      while (job.state === 'waiting' || job.state === 'running') {
        await sleep(20)
        job = (await lin.ask('job/get', { id: first.body.id })).body
      }
      expect(job).toMatchObject({ state: 'done', result: { run: undisturbed.run, isReused: true } })
      expect((await lin.ask('job/list', {})).body.jobs).toHaveLength(1)
      const pu = at.visitor()
      await pu.signIn('pu')
      expect((await pu.ask('screening/options', {})).status).toBe(403)
      // Their own long work they may follow, and this is not theirs.
      expect((await pu.ask('job/list', {})).body.jobs).toEqual([])
      expect((await pu.ask('screening/start', { snapshot: 'one', day: '2022-12-31' })).body.data.code).toBe('no_permission')
    } finally {
      await at.app.close()
      await reader.close()
      await store.close()
    }
  })
})
