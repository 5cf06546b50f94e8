import { type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { JobData, JobKind } from './job-kind.ts'
import type { JobRunner } from './job-runner.ts'
import type { JobRefusal } from './refusals.ts'

/** Long work that is asked for. */
export interface AskedJob {
  readonly kind: Pick<JobKind, 'kind' | 'lane' | 'permission'>
  /** What it is called on every page, without anything personal. */
  readonly title: string
  readonly input: JobData
  /** The verb under which it stands in the trail. */
  readonly verb: string
}

/**
 * Puts long work into the queue in the caller's name and region; gives its number. The same request again gives the same number, also
 * where the work is over. Refused where the request has no id, or one that stands for something else.
 */
export async function startJob(
  caller: Caller,
  runner: JobRunner,
  { kind, title, input, verb }: AskedJob,
): Promise<Result<bigint, Extract<JobRefusal, { readonly code: 'request_id_missing' | 'request_id_taken' }>>> {
  const { account, post, day, requestId } = caller
  if (requestId === undefined) return refused({ code: 'request_id_missing' })
  const region = post.region.path
  const written = JSON.stringify(input)
  const id = await caller.transact(async (db) => {
    const made = await db
      .insertInto('job_run')
      .values({
        kind: kind.kind,
        lane: kind.lane,
        title,
        input: written,
        account: account.id,
        post: post.id,
        permission: kind.permission,
        region,
        request_id: requestId,
      })
      .onConflict((conflict) => conflict.column('request_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made !== undefined) {
      const subject = String(made.id)
      await writeEvent(db, {
        officeDay: day,
        account: account.id,
        post: post.id,
        verb,
        register: 'job',
        subject,
        region,
        to: 'waiting',
        requestId,
      })
      return made.id
    }
    // What another cannot see is as good as taken.
    const there = await db
      .selectFrom('job_run')
      .select(['id', 'input'])
      .where('request_id', '=', requestId)
      .where('account', '=', account.id)
      .where('kind', '=', kind.kind)
      .executeTakeFirst()
    return there !== undefined && canonical(there.input) === canonical(JSON.parse(written)) ? there.id : undefined
  })
  if (id === undefined) return refused({ code: 'request_id_taken' })
  runner.wake()
  return done(id)
}

/** The database keeps no order of names. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
