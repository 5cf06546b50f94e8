import { z } from 'zod'
import { act, key, question } from './procedure.ts'

export const jobView = z.object({
  id: key,
  kind: z.string(),
  title: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** What is being done, in words. */
  phase: z.string().nullable(),
  done: key,
  total: key.nullable(),
  failed: key,
  secondsLeft: z.number().int().nullable(),
  /** How many go before it; 0 while it runs, null once it is over. */
  before: z.number().int().nullable(),
  asker: z.string(),
  isMine: z.boolean(),
  region: z.string(),
  askedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  isCancelAsked: z.boolean(),
  /** What it came to; to the asker alone. */
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
})

export const job = {
  list: question('job.read', '/job/list', 'Long work in the regions one sees, the latest first')
    .input(
      z.object({
        which: z.enum(['open', 'over']).optional(),
        mine: z.boolean().optional(),
        kind: z.string().max(40).optional(),
        before: key.optional(),
        size: z.number().int().min(1).max(100).default(20),
      }),
    )
    .output(z.object({ jobs: z.array(jobView), next: key.nullable() })),
  get: question('job.read', '/job/get', 'One piece of long work: how far it is, what it came to')
    .input(z.object({ id: key }))
    .output(jobView),
  cancel: act('job.cancel', '/job/cancel', 'End long work that runs or waits', 'cancel_job')
    .input(z.object({ id: key }))
    .output(jobView),
}
