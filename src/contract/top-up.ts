import { z } from 'zod'
import { listFilter } from './decision.ts'
import { act, day, fen, key, question } from './procedure.ts'

const asked = { run: z.string().optional(), policy: z.string(), filter: listFilter.optional() }
const count = z.number().int()
const payee = z.object({ entity: z.string(), key, name: z.string().nullable() })
/** A row with what a run decides altogether, and what was granted before. */
const row = z.object({ subject: key, payee, period: z.string(), decided: fen, granted: fen })
/** What a text means: a name, a number of the unit. */
const unit = z.string().trim().min(2).max(200)

/** Paying what a later run decides beyond what was granted. */
export const topUp = {
  preview: question('batch.make', '/top-up/preview', 'What a later screening decides beyond all that was granted, row by row')
    .input(z.object(asked))
    .output(
      z.object({
        run: z.string(),
        policy: z.object({ id: z.string(), zh: z.string() }),
        funds: z.array(
          z.object({
            fund: z.string(),
            rows: count,
            fen,
            decided: fen,
            granted: fen,
            same: count,
            above: count,
            ungranted: count,
            unclear: count,
            claimedBack: count,
          }),
        ),
        steps: z.array(z.string()),
        basis: z.string().nullable(),
        /** The greatest amounts that are due, at most 50. */
        due: z.array(row),
        /** Granted more than is decided, at most 50; with those that the run decides are not met any more. */
        above: z.array(row),
        /** Granted before, and decided by this run to be nothing any more; null where the list was narrowed, so that nobody knows. */
        withdrawn: count.nullable(),
      }),
    ),
  make: act('batch.make', '/top-up/make', 'Make a batch of what a later screening decides beyond what was granted', 'make')
    .input(
      z.object({
        ...asked,
        fund: z.string().max(100).optional(),
        document: z.string().trim().min(1).max(300),
        clause: z.string().trim().min(1).max(300),
        change: z.string().trim().min(1).max(500),
      }),
    )
    .output(
      z.object({
        batch: key,
        number: z.string(),
        rows: count,
        fen,
        parts: count,
        taken: count,
        twice: count,
        outside: count,
        /** Granted more than is decided, and noted to be looked at. */
        above: count,
      }),
    ),
  /** Each with its paid rows, by which it can be claimed back. */
  above: question('batch.read', '/top-up/above', 'Rows that were granted more than the run of a top-up decides')
    .input(z.object({ batch: key }))
    .output(z.array(row.extend({ id: key, place: z.string(), claims: z.array(key), isClaimedBack: z.boolean() }))),
  succeed: act('batch.make', '/top-up/succeed', 'Enter that an insured unit succeeded another', 'enter_succession')
    .input(
      z.object({
        predecessor: unit,
        successor: unit,
        numerator: z.number().int().min(1).max(1_000_000_000),
        denominator: z.number().int().min(1).max(1_000_000_000),
        day,
        basis: z.string().trim().min(1).max(300),
      }),
    )
    .output(z.object({ predecessor: z.string(), successor: z.string() })),
}
