import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import {
  cancelJob,
  type JobContext,
  type JobData,
  type JobKind,
  type JobRunner,
  type JobSeen,
  listJobs,
  readJob,
  startJob,
} from '../../src/jobs/index.ts'
import { done } from '../../src/kernel/result.ts'
import { sampleOffice } from '../api/office.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { Desk } from './desk.ts'

/** Counts to a number, a step at a time, and waits at a gate before each step from the second on. */
class Counting implements JobKind {
  readonly kind = 'count'
  readonly lane = 'slow'
  readonly permission = 'run.start'
  readonly isResumable: boolean
  readonly steps: bigint[] = []
  private readonly opened: Promise<void>
  open: () => void = () => undefined

  constructor(isResumable = true) {
    this.isResumable = isResumable
    this.opened = new Promise((resolve) => {
      this.open = resolve
    })
  }

  async run({ job, progress, save, asAsker, signal }: JobContext) {
    const to = Number(job.input.to)
    for (let at = Number(job.checkpoint?.at ?? 0); at < to; at++) {
      if (at > 0) await Promise.race([this.opened, new Promise((resolve) => signal.addEventListener('abort', resolve))])
      if (signal.aborted) break
      const caller = await asAsker()
      if (caller.kind === 'refused') return caller
      await desk.store.asSystem('run_job', (db) => save(db, { at: at + 1 }))
      this.steps.push(BigInt(at))
      progress({ phase: `${at + 1}`, done: at + 1, total: to })
    }
    return signal.aborted ? ({ kind: 'refused', refusal: { code: 'stopped', message: '' } } as const) : done({ reached: String(to) })
  }
}

const broken: JobKind = {
  kind: 'break',
  lane: 'other',
  permission: 'run.start',
  isResumable: true,
  run: () => Promise.reject(new Error('the bridge is out')),
}

let desk: Desk

onBothStores('long work', sampleOffice, (open) => {
  beforeEach(async () => {
    desk = await Desk.open(await open())
  })
  afterEach(() => desk.close())

  const begin = async (runner: JobRunner, kind: JobKind, input: JobData = { to: 3 }, caller?: Caller): Promise<bigint> => {
    const asked = { kind, title: 'T', input, verb: 'start_test' }
    const started = await startJob(caller ?? (await desk.person('lin', 'run.start')), runner, asked)
    if (started.kind === 'refused') throw new Error(started.refusal.code)
    return started.value
  }
  const look = async (id: bigint, login = 'lin'): Promise<JobSeen> => {
    const seen = await readJob(desk.store, await desk.person(login, 'job.read'), id)
    if (seen.kind === 'refused') throw new Error(seen.refusal.code)
    return seen.value
  }
  /** Waits until a job is as it should be; what never comes runs into the time of the test. */
  const until = async (id: bigint, isSo: (job: JobSeen) => boolean): Promise<JobSeen> => {
    for (;;) {
      const job = await look(id)
      if (isSo(job)) return job
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  it('is done in the name of who asked, tells how far it is, and leaves its result to them and a line to the trail', async () => {
    const kind = new Counting()
    const runner = await desk.runner([kind])
    const id = await begin(runner, kind)
    const running = await until(id, ({ phase }) => phase === '1')
    expect(running).toMatchObject({ state: 'running', done: 1n, total: 3n, before: 0, isMine: true, asker: '林', result: undefined })
    kind.open()
    await runner.idle()
    expect(await look(id)).toMatchObject({ state: 'done', phase: '3', done: 3n, result: { reached: '3' }, error: undefined })
    expect((await look(id, 'yan')).result).toBeUndefined()
    expect(await desk.trailOf(id)).toEqual(['start_test waiting', 'end_job done'])
  })

  it('is one for one request, whatever becomes of it; another with the same id is refused', async () => {
    const kind = new Counting()
    kind.open()
    const runner = await desk.runner([kind])
    const caller = await desk.person('lin', 'run.start', randomUUID())
    const input = { to: 2, a: { y: 1, x: 2 } }
    const [first, second] = await Promise.all([begin(runner, kind, input, caller), begin(runner, kind, input, caller)])
    expect(second).toBe(first)
    await runner.idle()
    expect(await begin(runner, kind, { a: { x: 2, y: 1 }, to: 2 }, caller)).toBe(first)
    expect(kind.steps).toEqual([0n, 1n])
    await expect(begin(runner, kind, { to: 3 }, caller)).rejects.toThrow('request_id_taken')
    const other = await desk.person('zhou', 'run.start', caller.requestId)
    await expect(begin(runner, kind, input, other)).rejects.toThrow('request_id_taken')
    await expect(begin(runner, kind, input, { ...caller, requestId: undefined })).rejects.toThrow('request_id_missing')
  })

  it('waits for its turn in its lane, knows its place, and lets other lanes pass', async () => {
    const kind = new Counting()
    const runner = await desk.runner([kind, broken])
    const ids = [await begin(runner, kind), await begin(runner, kind), await begin(runner, kind)] as const
    await until(ids[0], ({ state }) => state === 'running')
    expect([(await look(ids[1])).before, (await look(ids[2])).before]).toEqual([1, 2])
    const failed = await begin(runner, broken)
    expect(await until(failed, ({ state }) => state === 'failed')).toMatchObject({ error: { code: 'broke' } })
    expect((await look(failed)).error?.message).toContain('the bridge is out')
    kind.open()
    await runner.idle()
    expect(kind.steps).toEqual([0n, 1n, 2n, 0n, 1n, 2n, 0n, 1n, 2n])
    expect((await look(ids[2])).before).toBeUndefined()
  })

  it('is cancelled before it began or in the middle, by who asked or the system administrator, and not once it is over', async () => {
    const kind = new Counting()
    const runner = await desk.runner([kind])
    const [running, waiting] = [await begin(runner, kind), await begin(runner, kind)]
    await until(running, ({ state }) => state === 'running')
    const cancel = async (login: string, id: bigint) => {
      const came = await cancelJob(await desk.person(login, 'job.cancel'), runner, id, desk.clock)
      return came.kind === 'done' ? 'done' : came.refusal.code
    }
    expect(await cancel('yan', waiting)).toBe('job_not_yours')
    expect(await cancel('sys', waiting)).toBe('done')
    expect(await until(waiting, ({ state }) => state === 'cancelled')).toMatchObject({ startedAt: undefined, before: undefined })
    expect(await cancel('lin', running)).toBe('done')
    await until(running, ({ state }) => state === 'cancelled')
    expect(await cancel('lin', running)).toBe('job_over')
    await runner.idle()
    expect(kind.steps).toEqual([0n])
    expect(await desk.trailOf(running)).toEqual(['start_test waiting', 'cancel_job', 'end_job cancelled'])
  })

  it('goes on where it was after the server ended in the middle; what cannot is told as interrupted', async () => {
    const [kind, once] = [
      new Counting(),
      new (class extends Counting {
        override readonly kind = 'once' as 'count'
        override readonly lane = 'other' as 'slow'
      })(false),
    ]
    const before = await desk.runner([kind, once])
    const [id, lost] = [await begin(before, kind), await begin(before, once)]
    for (const each of [id, lost]) await until(each, ({ phase }) => phase === '1')
    await before.close()
    expect((await look(id)).state).toBe('running')
    kind.open()
    const after = await desk.runner([kind, once])
    await after.idle()
    expect(await look(id)).toMatchObject({ state: 'done', result: { reached: '3' } })
    expect(kind.steps).toEqual([0n, 1n, 2n])
    expect(await look(lost)).toMatchObject({ state: 'failed', error: { code: 'interrupted' } })
  })

  it('stops when the post it was asked under is over, in the middle or before it began', async () => {
    const kind = new Counting()
    const runner = await desk.runner([kind])
    const zhou = await desk.person('zhou', 'run.start')
    const [running, waiting] = [
      await begin(runner, kind, { to: 3 }, zhou),
      await begin(runner, kind, { to: 3 }, { ...zhou, requestId: randomUUID() }),
    ]
    await until(running, ({ phase }) => phase === '1')
    await desk.endPost('zhou', '2023-01-03')
    await runner.idle()
    for (const id of [running, waiting]) expect(await look(id)).toMatchObject({ state: 'failed', error: { code: 'asker_gone' } })
    expect(kind.steps).toEqual([0n])
  })

  it('is seen from the regions above it and by the system administrator, not from beside it', async () => {
    const kind = new Counting()
    kind.open()
    const runner = await desk.runner([kind])
    const id = await begin(runner, kind, { to: 1 }, await desk.person('zhou', 'run.start'))
    await runner.idle()
    for (const [login, sees] of [
      ['lin', true],
      ['zhou', true],
      ['sys', true],
      ['luo', false],
    ] as const) {
      const caller = await desk.person(login, 'job.read')
      expect([login, (await listJobs(desk.store, caller, { size: 10 })).jobs.map((job) => job.id)]).toEqual([login, sees ? [id] : []])
      expect((await readJob(desk.store, caller, id)).kind).toBe(sees ? 'done' : 'refused')
    }
    const luo = await cancelJob(await desk.person('luo', 'job.cancel'), runner, id, desk.clock)
    expect(luo).toMatchObject({ kind: 'refused', refusal: { code: 'job_not_found' } })
  })

  it('is listed page by page, latest first', async () => {
    const kind = new Counting()
    kind.open()
    const runner = await desk.runner([kind])
    const ids: bigint[] = []
    for (let at = 0; at < 5; at++) ids.unshift(await begin(runner, kind, { to: 1 }))
    await runner.idle()
    const caller = await desk.person('lin', 'job.read')
    const found: bigint[] = []
    for (let before: bigint | undefined; ; ) {
      const page = await listJobs(desk.store, caller, { which: 'over', isMine: true, before, size: 2 })
      found.push(...page.jobs.map(({ id }) => id))
      before = page.jobs.at(-1)?.id
      if (!page.isMore) break
    }
    expect(found).toEqual(ids)
    expect((await listJobs(desk.store, caller, { which: 'open', size: 2 })).jobs).toEqual([])
  })
})
