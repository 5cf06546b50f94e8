import { cancelJob, describeJobRefusal, type JobSeen, listJobs, readJob } from '../jobs/index.ts'
import { answer } from './answer.ts'
import { callerIn, procedures } from './procedures.ts'

const { job } = procedures

/** Long work: what there is, how far it is, ending it. */
export const jobProcedures = {
  list: job.list.handler(async ({ input: { which, mine, kind, before, size }, context }) => {
    const asked = { which, isMine: mine, kind, before: before === undefined ? undefined : BigInt(before), size }
    const { jobs, isMore } = await listJobs(context.office.store, callerIn(context), asked)
    return { jobs: jobs.map(jobOut), next: isMore ? String(jobs.at(-1)?.id) : null }
  }),
  get: job.get.handler(async ({ input, context }) =>
    jobOut(answer(await readJob(context.office.store, callerIn(context), BigInt(input.id)), describeJobRefusal)),
  ),
  cancel: job.cancel.handler(async ({ input, context }) => {
    const { store, jobs, clock } = context.office
    const caller = callerIn(context)
    const id = answer(await cancelJob(caller, jobs, BigInt(input.id), clock), describeJobRefusal)
    return jobOut(answer(await readJob(store, caller, id), describeJobRefusal))
  }),
}

/** A job as it travels. */
export function jobOut(job: JobSeen) {
  const instant = (date: Date | undefined) => date?.toISOString() ?? null
  return {
    ...job,
    id: String(job.id),
    phase: job.phase ?? null,
    done: String(job.done),
    total: job.total === undefined ? null : String(job.total),
    failed: String(job.failed),
    secondsLeft: job.secondsLeft ?? null,
    before: job.before ?? null,
    askedAt: job.askedAt.toISOString(),
    startedAt: instant(job.startedAt),
    finishedAt: instant(job.finishedAt),
    result: job.result ?? null,
    error: job.error ?? null,
  }
}
