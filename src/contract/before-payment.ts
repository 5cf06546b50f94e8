import { z } from 'zod'
import { act, day, fen, key, question } from './procedure.ts'

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

/** The comparisons that auditors make, made before payment is approved. */
export const rehearsal = {
  read: question('batch.read', '/rehearsal/read', 'The comparisons of a batch and what the last rehearsal found')
    .input(z.object({ batch: key }))
    .output(
      z.object({
        last: z
          .object({
            id: key,
            by: z.string(),
            on: day,
            rows: z.number().int(),
            fen,
            /** Up to which day the facts are known; null where none could be read. */
            dataOn: day.nullable(),
            snapshot: z.string().nullable(),
            /** The list and its accounts are those that were compared. */
            isCurrent: z.boolean(),
          })
          .nullable(),
        times: z.number().int(),
        /** The document by which the place does without. */
        setAside: z.string().nullable(),
        comparisons: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            what: z.string(),
            basis: z.string(),
            example: z.string(),
            /** Why it is switched off. */
            off: z.string().nullable(),
            /** `no_data`: the facts for it were not delivered, which is not nothing found. */
            last: z.object({ standing: z.enum(['made', 'no_data', 'off']), rows: z.number().int(), found: z.number().int() }).nullable(),
          }),
        ),
      }),
    ),
  findings: question('batch.read', '/rehearsal/findings', 'The rows that a comparison found, at most 200')
    .input(z.object({ batch: key, rehearsal: key, comparison: z.string().max(60) }))
    .output(
      z.array(
        rowBeside.extend({
          detail: z.string(),
          doubt: z.object({ id: key, state: z.string(), finding: z.enum(['stands', 'cleared']).nullable() }),
        }),
      ),
    ),
  make: act('batch.rehearse', '/rehearsal/make', 'Make the comparisons that auditors make, and hold what they find', 'rehearse')
    .input(z.object({ batch: key }))
    .output(z.object({ rehearsal: key, found: z.number().int(), doubts: z.number().int() })),
}
