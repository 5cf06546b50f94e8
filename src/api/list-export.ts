import { describeDecisionRefusal } from '../decisions/index.ts'
import { startExport } from '../exports/index.ts'
import { describeJobRefusal, readJob } from '../jobs/index.ts'
import { answer } from './answer.ts'
import { jobOut } from './job.ts'
import { callerIn, procedures } from './procedures.ts'

const { listExport } = procedures

/** Lists that leave as files. */
export const listExportProcedures = {
  start: listExport.start.handler(async ({ input, context }) => {
    const { store, jobs, facts } = context.office
    const caller = callerIn(context)
    const started = await startExport(caller, jobs, { facts }, { ...input, run: input.run })
    const id = answer(started, (refusal) =>
      refusal.code === 'request_id_missing' || refusal.code === 'request_id_taken'
        ? describeJobRefusal(refusal)
        : describeDecisionRefusal(refusal),
    )
    return jobOut(answer(await readJob(store, caller, id), describeJobRefusal))
  }),
}
