import { z } from 'zod'
import { day, question } from './procedure.ts'

const count = z.number().int()

export const health = {
  read: question('health.read', '/health/read', 'How the server and its parts stand').output(
    z.object({
      startedAt: z.iso.datetime(),
      memoryBytes: count,
      node: z.string(),
      /** How late work came to its turn in the last minute, all but one in a hundred. */
      loopDelayMs: z.number(),
      database: z.object({
        kind: z.enum(['pglite', 'postgres']),
        version: z.string(),
        bytes: count,
        roundTripMs: z.number(),
        connections: count,
        idle: count,
        waiting: count,
      }),
      disk: z.object({ freeBytes: count, totalBytes: count }).nullable(),
      seal: z.object({
        lastAt: z.iso.datetime().nullable(),
        number: count,
        trouble: z.string().nullable(),
        /** Age of the oldest line of the trail that is not sealed. */
        lagSeconds: count,
      }),
      jobs: z.object({ running: count, waiting: count, failedToday: count, oldestRunningSeconds: count, oldestWaitingSeconds: count }),
      sessions: count,
      /** The facts that are known the latest. */
      snapshot: z.object({ name: z.string(), knownOn: day, days: count }).nullable(),
      /** Since the server started: all, those that broke, those that took longer than a second. */
      requests: z.object({ total: count, broken: count, slow: count }),
    }),
  ),
}
