import { z } from 'zod'
import { act, fen, key, question } from './procedure.ts'

/** A row of a batch beside what is said of it. */
const rowBeside = z.object({ claim: key, subject: key, name: z.string().nullable(), fen, state: z.string() })

const rule = z.object({
  kind: z.enum(['exclusion', 'once_only']),
  name: z.string(),
  document: z.string(),
  basis: z.string(),
  keys: z.array(z.string()),
  /** Keys that the rows do not carry, so that nobody looked. */
  lacks: z.array(z.string()),
  scope: z.string(),
  policies: z.array(z.string()),
})

/** What rows of a list are held to beside grants of other lists. */
export const clash = {
  read: question('batch.read', '/clash/read', 'Which rows of a batch stand beside grants that exclude them')
    .input(z.object({ batch: key }))
    .output(
      z.object({
        rules: z.array(rule),
        /** Rows that give way to another grant and were not held yet. */
        waiting: z.object({ rows: z.number().int(), fen }),
        /** Rows beside lists that nobody approved yet: whichever is approved first stands. */
        listed: z.number().int(),
        /** The first of them, what gives way before what does not. */
        clashes: z.array(
          rowBeside.extend({
            policy: z.string(),
            standing: z.enum(['granted', 'same_list', 'listed']),
            kind: z.enum(['exclusion', 'once_only']),
            rule: z.string(),
            document: z.string(),
            basis: z.string(),
            isTold: z.boolean(),
          }),
        ),
      }),
    ),
  hold: act('doubt.raise', '/clash/hold', 'Hold all rows that give way to other grants', 'hold')
    .input(z.object({ batch: key }))
    .output(z.object({ rows: z.number().int(), doubts: z.number().int() })),
}
