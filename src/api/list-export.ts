import { describeDecisionRefusal } from '../decisions/index.ts'
import { offerExport, startExport } from '../exports/index.ts'
import { describeJobRefusal, readJob } from '../jobs/index.ts'
import { answer } from './answer.ts'
import { jobOut } from './job.ts'
import { callerIn, procedures } from './procedures.ts'

const { listExport } = procedures

/** Lists that leave as files. */
export const listExportProcedures = {
  options: listExport.options.handler(async ({ input, context: { office } }) => {
    const { facts, names, clock } = office
    const offered = answer(await offerExport({ facts, names }, { ...input, run: input.run }), describeDecisionRefusal)
    return { ...offered, columns: [...offered.columns], now: clock.now().toISOString() }
  }),
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
