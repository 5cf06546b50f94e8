import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work, WorkStore } from '../store/index.ts'
import type { JobRefusal } from './refusals.ts'

/** A job as pages show it. */
export interface JobSeen {
  readonly id: bigint
  readonly kind: string
  readonly title: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly phase: string | undefined
  readonly done: bigint
  readonly total: bigint | undefined
  readonly failed: bigint
  readonly secondsLeft: number | undefined
  /** How many go before it; 0 where it runs, undefined where it is over. */
  readonly before: number | undefined
  readonly asker: string
  readonly isMine: boolean
  readonly region: string
  readonly askedAt: Date
  readonly startedAt: Date | undefined
  readonly finishedAt: Date | undefined
  readonly isCancelAsked: boolean
  /** What it came to, to the asker alone. */
  readonly result: Readonly<Record<string, unknown>> | undefined
  readonly error: { readonly code: string; readonly message: string } | undefined
}

export interface JobsAsked {
  /** Those that run or wait, or those that are over; both when absent. */
  readonly which?: 'open' | 'over' | undefined
  readonly isMine?: boolean | undefined
  readonly kind?: string | undefined
  /** The latest of the page asked for come before this one. */
  readonly before?: bigint | undefined
  readonly size: number
}

/** The jobs that a caller sees, the latest first; `isMore` says whether there are earlier ones. */
export async function listJobs(
  store: WorkStore,
  caller: Caller,
  { which, isMine, kind, before, size }: JobsAsked,
): Promise<{ readonly jobs: readonly JobSeen[]; readonly isMore: boolean }> {
  const rows = await caller.transact((db) => {
    let asked = seenIn(db)
    if (which !== undefined) asked = asked.where('job_run.finished_at', which === 'open' ? 'is' : 'is not', null)
    if (isMine === true) asked = asked.where('job_run.account', '=', caller.account.id)
    if (kind !== undefined) asked = asked.where('job_run.kind', '=', kind)
    if (before !== undefined) asked = asked.where('job_run.id', '<', before)
    return asked
      .orderBy('job_run.id', 'desc')
      .limit(size + 1)
      .execute()
  })
  const queue = await queueOf(store, rows)
  return { jobs: rows.slice(0, size).map((row) => seen(row, caller, queue)), isMore: rows.length > size }
}

/** One job; refused in the same words where there is none and where the caller does not see it. */
export async function readJob(
  store: WorkStore,
  caller: Caller,
  id: bigint,
): Promise<Result<JobSeen, Extract<JobRefusal, { readonly code: 'job_not_found' }>>> {
  const row = await caller.transact((db) => seenIn(db).where('job_run.id', '=', id).executeTakeFirst())
  if (row === undefined) return refused({ code: 'job_not_found' })
  return done(seen(row, caller, await queueOf(store, [row])))
}

function seenIn(db: Work) {
  return db
    .selectFrom('job_run')
    .innerJoin('account', 'account.id', 'job_run.account')
    .innerJoin('region', 'region.path', 'job_run.region')
    .selectAll('job_run')
    .select(['account.name as asker', 'region.name as region_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof seenIn>['executeTakeFirstOrThrow']>>

/** Everything that runs or waits, by lane and in order; that it is there is no secret, what it is stays one. */
async function queueOf(store: WorkStore, rows: readonly Row[]): Promise<readonly { readonly id: bigint; readonly lane: string }[]> {
  if (rows.every(({ finished_at }) => finished_at !== null)) return []
  return store.asSystem('run_job', (db) => db.selectFrom('job_run').select(['id', 'lane']).where('finished_at', 'is', null).execute())
}

function seen(row: Row, { account }: Caller, queue: readonly { readonly id: bigint; readonly lane: string }[]): JobSeen {
  const isMine = row.account === account.id
  const ahead = queue.filter(({ id, lane }) => lane === row.lane && id < row.id).length
  const { message } = (row.error ?? {}) as { readonly message?: string }
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state as JobSeen['state'],
    phase: row.phase ?? undefined,
    done: row.done,
    total: row.total ?? undefined,
    failed: row.failed,
    secondsLeft: row.seconds_left ?? undefined,
    before: row.finished_at !== null ? undefined : row.state === 'running' ? 0 : ahead,
    asker: row.asker,
    isMine,
    region: row.region_name,
    askedAt: row.recorded_at,
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    isCancelAsked: row.cancel_asked_at !== null,
    result: isMine && row.result !== null ? (row.result as Readonly<Record<string, unknown>>) : undefined,
    error: row.error_code === null ? undefined : { code: row.error_code, message: message ?? '' },
  }
}
