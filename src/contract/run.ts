import { z } from 'zod'
import { day, question } from './procedure.ts'

/** A screening as it stands in a list. */
export const runView = z.object({
  name: z.string(),
  /** As the machine's clock showed it, YYYY-MM-DDTHH:MM:SS; empty where nobody asked for it by this list. */
  at: z.string(),
  /** The day it was screened for, and what was known then. */
  day,
  knownOn: day,
  snapshot: z.object({ id: z.string(), title: z.string() }),
  plans: z.array(z.object({ id: z.string(), title: z.string(), number: z.string() })),
  policies: z.number().int(),
  decisions: z.number().int(),
  seconds: z.number(),
  hash: z.string(),
})

export const run = {
  list: question('run.read', '/run/list', 'The screenings there are, the last first').output(z.array(runView)),
}
