import { describeJobRefusal, readJob } from '../jobs/index.ts'
import { describeRunStartRefusal, offerScreening, startRun } from '../runs/index.ts'
import { answer } from './answer.ts'
import { jobOut } from './job.ts'
import { callerIn, procedures } from './procedures.ts'
import { snapshotOut } from './snapshot.ts'

const { screening } = procedures

/** Screening from the office. */
export const screeningProcedures = {
  options: screening.options.handler(async ({ context }) => {
    const { snapshots, plans, years } = await offerScreening(context.office.screenings)
    return {
      day: callerIn(context).day,
      snapshots: snapshots.map(snapshotOut),
      plans: plans.map(({ number, masks, ...plan }) => ({ ...plan, number: number ?? null, masks: [...masks] })),
      years,
    }
  }),
  start: screening.start.handler(async ({ input, context }) => {
    const { store, jobs, screenings } = context.office
    const caller = callerIn(context)
    const started = await startRun(caller, jobs, screenings, { ...input, plans: input.plans })
    const id = answer(started, (refusal) =>
      refusal.code === 'request_id_missing' || refusal.code === 'request_id_taken'
        ? describeJobRefusal(refusal)
        : describeRunStartRefusal(refusal),
    )
    return jobOut(answer(await readJob(store, caller, id), describeJobRefusal))
  }),
}
