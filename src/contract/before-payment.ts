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
            standing: z.enum(['granted', 'same_list', 'listed', 'earlier']),
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

const count = z.number().int().min(0)
const reason = z.string().trim().min(1).max(500)

/** A sample of an approved list, looked at again before its money is handed over. */
export const sample = {
  read: question('batch.read', '/sample/read', 'How the sample of a batch was drawn, and what it came to')
    .input(z.object({ batch: key }))
    .output(
      z.object({
        /** What the place lays down: parts of ten thousand, rows of each stratum at least, errors in ten thousand that are let pass. */
        plan: z.object({ share: count, least: count, mostWrong: count.nullable(), basis: z.string() }).nullable(),
        draw: z
          .object({
            seed: z.string(),
            method: z.string(),
            listHash: z.string(),
            rows: count,
            fen,
            public: z.object({ number: z.string(), source: z.string(), day }),
            share: count,
            least: count,
            basis: z.string(),
            by: z.string(),
            on: day,
            turns: z.array(z.object({ reach: z.string(), rows: count, reason: z.string().nullable(), by: z.string(), on: day })),
            decisions: z.array(
              z.object({
                looked: count,
                wrong: count,
                verdict: z.enum(['goes_on', 'looks_further']),
                reason: z.string(),
                by: z.string(),
                on: day,
              }),
            ),
          })
          .nullable(),
        standing: z
          .object({
            reach: z.string(),
            drawn: count,
            looked: count,
            wrong: count,
            cleared: count,
            limit: count.nullable(),
            /** As a fraction and in per cent; null before every stratum was looked into. */
            rate: z.object({ of: z.string(), in: z.string(), percent: z.string() }).nullable(),
            /** How many rows of the list may be wrong, but for one case in twenty. */
            most: count,
            strata: z.array(
              z.object({
                place: z.string(),
                size: z.number().int(),
                risk: z.string(),
                rows: count,
                drawn: count,
                looked: count,
                wrong: count,
              }),
            ),
          })
          .nullable(),
        people: z.array(z.object({ account: key, name: z.string(), body: z.string(), free: count, assigned: count })),
        mine: count,
        /** What still stands against handing over, in a sentence. */
        lacking: z.string().nullable(),
      }),
    ),
  rows: question('batch.read', '/sample/rows', 'Drawn rows of a batch, by number')
    .input(
      z.object({
        batch: key,
        isMine: z.boolean().default(false),
        state: z.enum(['drawn', 'right', 'wrong']).optional(),
        after: key.optional(),
        size: z.number().int().min(1).max(200).default(100),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          rowBeside.omit({ state: true }).extend({
            size: z.number().int(),
            risk: z.string(),
            state: z.enum(['drawn', 'right', 'wrong']),
            assignedTo: z.string().nullable(),
            isMine: z.boolean(),
            fault: z.string().nullable(),
            evidence: z.string().nullable(),
            lookedOn: day.nullable(),
            doubt: z.object({ id: key, finding: z.enum(['stands', 'cleared']).nullable() }).nullable(),
          }),
        ),
        next: key.nullable(),
      }),
    ),
  draw: act('sample.draw', '/sample/draw', 'Draw a sample of an approved list by a public number', 'draw')
    .input(
      z.object({
        batch: key,
        public: z.object({ number: z.string().trim().min(1).max(100), source: z.string().trim().min(1).max(200), day }),
        /** How much is drawn, and why, where no document of the place says so. */
        size: z.object({ share: z.number().int().min(1).max(10_000), least: z.number().int().min(1).max(10_000), reason }).optional(),
      }),
    )
    .output(z.object({ sample: key, rows: count, of: count, seed: z.string() })),
  drawFurther: act('sample.draw', '/sample/draw-further', 'Draw further into every stratum, or all of the list', 'draw')
    .input(z.object({ batch: key, reach: z.enum(['larger', 'full']), reason }))
    .output(z.object({ rows: count })),
  assign: act('sample.draw', '/sample/assign', 'Give drawn rows to people who did not handle them', 'assign')
    .input(z.object({ batch: key, people: z.array(key).min(1).max(50) }))
    .output(z.object({ rows: count })),
  look: act('sample.look', '/sample/look', 'Say what was found of drawn rows', 'look')
    .input(
      z.object({
        batch: key,
        rows: z.array(key).min(1).max(500),
        finding: z.enum(['right', 'wrong']),
        fault: z.string().trim().max(500).default(''),
        evidence: z.string().trim().min(1).max(500),
      }),
    )
    .output(z.object({ rows: count, held: count })),
  decide: act('batch.decide', '/sample/decide', 'Decide on the rate of a sample where no document sets a limit', 'decide')
    .input(z.object({ batch: key, verdict: z.enum(['goes_on', 'looks_further']), reason }))
    .output(z.object({ looked: count, wrong: count })),
  end: act('sample.draw', '/sample/end', 'End the sample of a list whose rate of errors lets it pass', 'end_sample')
    .input(z.object({ batch: z.object({ id: key, version: z.number().int() }) }))
    .output(z.object({ state: z.string() })),
}
