import { sql } from 'kysely'
import { type Asker, callerNow, type MachineClock, writeEvent } from '../access/index.ts'
import type { Permission } from '../contract/index.ts'
import { type Result, refused } from '../kernel/result.ts'
import { failureSeen, type Log } from '../log/index.ts'
import { sendNotice } from '../messages/index.ts'
import { officeDay } from '../organisation/index.ts'
import { isDatabaseLost, type WorkStore } from '../store/index.ts'
import { describeBreak } from './describe-break.zh.ts'
import type { JobContext, JobData, JobFailure, JobKind } from './job-kind.ts'
import { ProgressNote } from './progress-note.ts'
import type { JobEnd } from './refusals.ts'
import { describeJobRefusal } from './refusals.zh.ts'

/** What carries out long work in this process, one job of a lane at a time. */
export interface JobRunner {
  /** Looks whether there is work to begin or to end; cheap, and never wrong to call. */
  wake(): void
  /** Settles once nothing runs or waits. */
  idle(): Promise<void>
  /** Stops what runs, to be taken up by the next start. */
  close(): Promise<void>
}

export interface JobRunnerOptions {
  readonly store: WorkStore
  readonly kinds: readonly JobKind[]
  readonly clock: MachineClock
  readonly dayOffset: number
  /** How often a running job gives a sign of life and its asker is looked at again. */
  readonly beatMs?: number
  /** Takes a line when a job begins, ends or breaks; silent unless given. */
  readonly log?: Log
}

/** Opens the runner of an office; what an earlier process left running goes on, or is told as interrupted. One process per database. */
export async function openJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const runner = new Runner(options)
  await runner.takeUpInterrupted()
  runner.begin()
  return runner
}

interface Running {
  readonly id: bigint
  readonly asker: Asker
  readonly stop: AbortController
  ended: Promise<void>
}

/** Why a signal was given. */
type StopReason = 'cancelled' | 'asker_gone' | 'server_stops'

interface TakenJob {
  readonly id: bigint
  readonly kind: string
  readonly account: bigint
  readonly post: bigint
  readonly permission: string
  readonly region: string
  readonly request_id: string
  readonly input: unknown
  readonly checkpoint: unknown
}

class Runner implements JobRunner {
  private readonly options: JobRunnerOptions
  private readonly kinds: ReadonlyMap<string, JobKind>
  /** By lane. */
  private readonly running = new Map<string, Running>()
  private turn: Promise<void> | undefined
  private isWoken = false
  private isClosing = false
  private timer: NodeJS.Timeout | undefined

  constructor(options: JobRunnerOptions) {
    this.options = options
    this.kinds = new Map(options.kinds.map((kind) => [kind.kind, kind]))
  }

  /** Puts what was running when the last process ended back in its place, or ends it. */
  async takeUpInterrupted(): Promise<void> {
    const left = await this.options.store.asSystem('run_job', (db) =>
      db.selectFrom('job_run').select(['id', 'kind', 'account', 'region']).where('state', '=', 'running').orderBy('id').execute(),
    )
    for (const job of left) {
      if (this.kinds.get(job.kind)?.isResumable !== false)
        await this.options.store.asSystem('run_job', (db) =>
          db.updateTable('job_run').set({ state: 'waiting', seconds_left: null }).where('id', '=', job.id).execute(),
        )
      else await this.finish(job, failure({ code: 'interrupted' }))
    }
  }

  begin(): void {
    this.timer = setInterval(() => void this.beat(), this.options.beatMs ?? 10_000)
    this.timer.unref()
    this.wake()
  }

  wake(): void {
    if (this.isClosing) return
    this.isWoken = true
    this.turn ??= this.look().finally(() => {
      this.turn = undefined
    })
  }

  async idle(): Promise<void> {
    for (;;) {
      await this.turn
      const ends = [...this.running.values()].map(({ ended }) => ended)
      if (ends.length === 0 && this.turn === undefined) return
      await Promise.all(ends)
    }
  }

  async close(): Promise<void> {
    this.isClosing = true
    clearInterval(this.timer)
    await this.turn
    for (const { stop } of this.running.values()) stop.abort('server_stops' satisfies StopReason)
    await Promise.all([...this.running.values()].map(({ ended }) => ended))
  }

  /** Ends what is to be cancelled and begins what can begin, until there is nothing new. */
  private async look(): Promise<void> {
    while (this.isWoken && !this.isClosing) {
      this.isWoken = false
      // A database that cannot be reached now is asked again at the next beat.
      await this.lookOnce().catch(() => undefined)
    }
  }

  private async lookOnce(): Promise<void> {
    const { store } = this.options
    const open = await store.asSystem('run_job', (db) =>
      db
        .selectFrom('job_run')
        .select(['id', 'kind', 'lane', 'account', 'region', 'state', 'cancel_asked_at'])
        .where('finished_at', 'is', null)
        .orderBy('id')
        .execute(),
    )
    for (const job of open.filter((each) => each.cancel_asked_at !== null)) {
      const running = [...this.running.values()].find(({ id }) => id === job.id)
      if (running !== undefined) running.stop.abort('cancelled' satisfies StopReason)
      else if (job.state === 'waiting') await this.finish(job, 'cancelled')
    }
    for (const { id, lane } of open.filter((each) => each.state === 'waiting' && each.cancel_asked_at === null))
      if (!this.running.has(lane)) await this.take(id, lane)
  }

  private async take(id: bigint, lane: string): Promise<void> {
    const now = this.options.clock.now()
    const job = await this.options.store.asSystem('run_job', (db) =>
      db
        .updateTable('job_run')
        .set({ state: 'running', started_at: now, beat_at: now })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .returning(['id', 'kind', 'account', 'post', 'permission', 'region', 'request_id', 'input', 'checkpoint'])
        .executeTakeFirst(),
    )
    if (job === undefined) return
    this.options.log?.({ event: 'job', job: String(id), kind: job.kind, state: 'running' })
    const asker: Asker = { account: job.account, post: job.post, permission: job.permission as Permission, requestId: job.request_id }
    const running: Running = { id, asker, stop: new AbortController(), ended: Promise.resolve() }
    this.running.set(lane, running)
    running.ended = this.carryOut(job, running)
      .catch((error: unknown) => this.options.log?.({ event: 'failure', where: `job.${job.kind}`, ...failureSeen(error) }))
      .finally(() => {
        this.running.delete(lane)
        this.wake()
      })
  }

  private async carryOut(job: TakenJob, { asker, stop }: Running): Promise<void> {
    const note = new ProgressNote(this.options.store, job.id)
    const began = performance.now()
    const came = await this.resultOf(job, asker, stop.signal, note)
    await note.close()
    const reason = stop.signal.aborted ? (stop.signal.reason as StopReason) : undefined
    // What was finished before the signal came is finished all the same.
    const end = came.kind === 'done' || reason === undefined ? came : reason === 'cancelled' ? 'cancelled' : failure({ code: 'asker_gone' })
    if (reason === 'server_stops' && came.kind !== 'done') return
    await this.finishOnceReachable(job, end)
    const ended =
      end === 'cancelled' ? { state: end } : end.kind === 'done' ? { state: 'done' } : { state: 'failed', code: end.refusal.code }
    this.options.log?.({ event: 'job', job: String(job.id), kind: job.kind, ms: Math.round(performance.now() - began), ...ended })
  }

  /** A database that is away for a while would leave a finished job running for ever: its end waits until it is back. */
  private async finishOnceReachable(job: TakenJob, end: Result<JobData, JobFailure> | 'cancelled'): Promise<void> {
    for (;;)
      try {
        return await this.finish(job, end)
      } catch (error) {
        if (!isDatabaseLost(error) || this.isClosing) throw error
        await new Promise((wait) => setTimeout(wait, 1_000))
      }
  }

  private async resultOf(job: TakenJob, asker: Asker, signal: AbortSignal, note: ProgressNote): Promise<Result<JobData, JobFailure>> {
    const kind = this.kinds.get(job.kind)
    if (kind === undefined) return failure({ code: 'kind_unknown', kind: job.kind })
    const context: JobContext = {
      job: { id: job.id, input: job.input as JobData, checkpoint: (job.checkpoint ?? undefined) as JobData | undefined },
      progress: (progress) => note.take(progress),
      save: async (db, checkpoint) => {
        await db
          .updateTable('job_run')
          .set({ checkpoint: JSON.stringify(checkpoint) })
          .where('id', '=', job.id)
          .execute()
      },
      asAsker: async () => {
        const caller = await callerNow(this.options.store, asker, this.today())
        return caller.kind === 'done' ? caller : failure({ code: 'asker_gone' })
      },
      isCancelled: () => signal.aborted,
      signal,
    }
    try {
      const allowed = await context.asAsker()
      return allowed.kind === 'refused' ? allowed : await kind.run(context)
    } catch (error) {
      this.options.log?.({ event: 'failure', where: `job.${job.kind}`, ...failureSeen(error) })
      return failure({ code: 'broke', detail: describeBreak(error) })
    }
  }

  /** Writes the end of a job, with its line in the trail. */
  private async finish(job: Pick<TakenJob, 'id' | 'account' | 'region'>, came: Result<JobData, JobFailure> | 'cancelled'): Promise<void> {
    const finished_at = this.options.clock.now()
    const end =
      came === 'cancelled'
        ? { state: 'cancelled' as const }
        : came.kind === 'done'
          ? { state: 'done' as const, result: JSON.stringify(came.value) }
          : { state: 'failed' as const, error_code: came.refusal.code, error: JSON.stringify(came.refusal, textOfKeys) }
    await this.options.store.asSystem('run_job', async (db) => {
      const ended = await db
        .updateTable('job_run')
        .set({ ...end, finished_at, seconds_left: null })
        .where('id', '=', job.id)
        .where('finished_at', 'is', null)
        .returning(['kind', 'title', sql<string | null>`input ->> 'inquiry'`.as('inquiry')])
        .executeTakeFirst()
      await writeEvent(db, {
        officeDay: this.today(),
        account: job.account,
        verb: 'end_job',
        register: 'job',
        subject: String(job.id),
        region: job.region,
        to: end.state,
        ...('error_code' in end ? { detail: { error: end.error_code } } : {}),
      })
      // Whoever cancels knows.
      if (ended === undefined || end.state === 'cancelled') return
      const figures = { title: ended.title, jobKind: ended.kind, ...(ended.inquiry === null ? {} : { inquiry: ended.inquiry }) }
      const notice = { register: 'job', subject: String(job.id), figures, cause: `job/${job.id}`, day: this.today() }
      await sendNotice(db, { kind: end.state === 'done' ? 'job_done' : 'job_failed', ...notice }, [job.account])
    })
  }

  /** A sign of life of what runs, and another look at those in whose name it does. */
  private async beat(): Promise<void> {
    try {
      for (const { id, asker, stop } of this.running.values()) {
        await this.options.store.asSystem('run_job', (db) =>
          db.updateTable('job_run').set({ beat_at: this.options.clock.now() }).where('id', '=', id).execute(),
        )
        const caller = await callerNow(this.options.store, asker, this.today())
        if (caller.kind === 'refused') stop.abort('asker_gone' satisfies StopReason)
      }
    } catch {
      // A database that cannot be reached now is asked again at the next beat.
    }
    this.wake()
  }

  private today(): string {
    return officeDay(this.options.clock.now(), this.options.dayOffset)
  }
}

function failure(end: JobEnd): { readonly kind: 'refused'; readonly refusal: JobFailure } {
  return refused({ ...end, message: describeJobRefusal(end) })
}

const textOfKeys = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
