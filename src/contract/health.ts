import { z } from 'zod'
import { question } from './procedure.ts'

export const health = {
  read: question('health.read', '/health/read', 'How the server and its parts stand').output(
    z.object({
      startedAt: z.iso.datetime(),
      memoryBytes: z.number().int(),
      node: z.string(),
      database: z.object({ kind: z.enum(['pglite', 'postgres']), version: z.string(), bytes: z.number().int(), waiting: z.number().int() }),
      disk: z.object({ freeBytes: z.number().int(), totalBytes: z.number().int() }).nullable(),
      seal: z.object({ lastAt: z.iso.datetime().nullable(), number: z.number().int(), trouble: z.string().nullable() }),
      jobs: z.object({ running: z.number().int(), waiting: z.number().int(), failedToday: z.number().int() }),
      sessions: z.number().int(),
    }),
  ),
}
