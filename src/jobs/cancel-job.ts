import { type Caller, type MachineClock, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { JobRunner } from './job-runner.ts'
import type { JobRefusal } from './refusals.ts'

/**
 * Asks that a job end; one that waits ends at once, one that runs as soon as it can. Only the asker may, and the system administrator.
 * Refused where it is over; asked again, it gives the same answer.
 */
export async function cancelJob(
  caller: Caller,
  runner: JobRunner,
  id: bigint,
  clock: MachineClock,
): Promise<Result<bigint, Extract<JobRefusal, { readonly code: 'job_not_found' | 'job_not_yours' | 'job_over' }>>> {
  const { account, post, day, requestId } = caller
  const came = await caller.transact(async (db) => {
    const job = await db
      .selectFrom('job_run')
      .innerJoin('account', 'account.id', 'job_run.account')
      .select([
        'job_run.account',
        'job_run.state',
        'job_run.region',
        'job_run.finished_at',
        'job_run.cancel_asked_at',
        'account.name as asker',
      ])
      .where('job_run.id', '=', id)
      .executeTakeFirst()
    if (job === undefined) return refused({ code: 'job_not_found' } as const)
    if (job.account !== account.id && post.role !== 'system_admin') return refused({ code: 'job_not_yours', asker: job.asker } as const)
    if (job.finished_at !== null) return refused({ code: 'job_over', state: job.state } as const)
    if (job.cancel_asked_at !== null) return done(id)
    await db
      .updateTable('job_run')
      .set({ cancel_asked_at: clock.now(), cancel_asked_by: account.id })
      .where('id', '=', id)
      .where('finished_at', 'is', null)
      .execute()
    await writeEvent(db, {
      officeDay: day,
      account: account.id,
      post: post.id,
      verb: 'cancel_job',
      register: 'job',
      subject: String(id),
      region: job.region,
      from: job.state,
      ...(requestId === undefined ? {} : { requestId }),
    })
    return done(id)
  })
  if (came.kind === 'done') runner.wake()
  return came
}
