import { z } from 'zod'
import { jobView } from './job.ts'
import { act, day, question } from './procedure.ts'
import { snapshotView } from './snapshot.ts'

/** A year behind a mask of a plan, by plan and mask. */
const years = z.record(z.string().max(80), z.record(z.string().max(8), z.string().max(4)))

export const screening = {
  options: question('run.start', '/screening/options', 'What a screening can be asked with').output(
    z.object({
      /** The office's day, which a screening is usually asked for. */
      day,
      snapshots: z.array(snapshotView),
      plans: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          number: z.string().nullable(),
          issuer: z.string(),
          region: z.number().int(),
          isBroken: z.boolean(),
          /** Each needs its year where the plan is chosen. */
          masks: z.array(z.string()),
        }),
      ),
      years,
    }),
  ),
  start: act(
    'run.start',
    '/screening/start',
    'Screen a snapshot; one that was done with the same inputs is found, not repeated',
    'start_run',
  )
    .input(
      z.object({
        snapshot: z.string().min(1).max(200),
        day,
        /** All that are whole when absent. */
        plans: z.array(z.string().max(80)).min(1).max(500).optional(),
        years: years.default({}),
      }),
    )
    .output(jobView),
}
