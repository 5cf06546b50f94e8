import { z } from 'zod'
import { day, question } from './procedure.ts'

export const snapshotView = z.object({
  name: z.string(),
  /** Null where it cannot be used; `problem` says why. */
  id: z.string().nullable(),
  title: z.string().nullable(),
  knownOn: day.nullable(),
  /** Made up for a demonstration, delivered, or another snapshot with facts that were verified. */
  source: z.enum(['generated', 'loaded', 'amended']).nullable(),
  firms: z.number().int(),
  persons: z.number().int(),
  bytes: z.number().int(),
  problem: z.string().nullable(),
})

export const snapshot = {
  list: question('run.read', '/snapshot/list', 'Snapshots of the registry, the latest known first').output(z.array(snapshotView)),
}
