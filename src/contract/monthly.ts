import { z } from 'zod'
import { act, day, fen, key, question } from './procedure.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const kind = z.enum(['new', 'continued', 'resumed', 'arrears', 'stopped', 'suspended'])
const policy = z.object({ id: z.string(), zh: z.string() })
const counted = z.object({ kind, rows: z.number().int(), fen })
const text = z.string().trim().min(1).max(300)
const asked = { policy: z.string(), month, run: z.string().optional() }
const eventKind = z.enum(['refusal', 'death', 'suspension', 'resumption'])
const person = z.object({
  key,
  name: z.string().nullable(),
  kind,
  month,
  fen: fen.nullable(),
  /** For how many months altogether where there is a limit, and how many were used before this one. */
  term: z.number().int().nullable(),
  used: z.number().int().nullable(),
  reason: z.object({ id: z.string(), zh: z.string() }),
  fact: z.string().nullable(),
  value: z.string().nullable(),
  /** The day of the fact where it has one, and the day it was known on. */
  on: day.nullable(),
  knownOn: day.nullable(),
})

export const monthlyRound = z.object({
  id: key,
  place: z.string(),
  policy,
  fund: z.string(),
  month,
  turn: z.number().int(),
  run: z.string(),
  dataOn: day,
  batch: z.object({ id: key, number: z.string(), state: z.string() }).nullable(),
  madeOn: day,
  madeBy: z.string(),
  kinds: z.array(counted),
  leads: z.number().int(),
})

/** Benefits that are paid month by month. */
export const monthly = {
  policies: question(
    'batch.read',
    '/monthly/policies',
    'Policies paid month by month, with the months that were screened and the last round',
  ).output(z.array(z.object({ policy, months: z.array(z.object({ month, run: z.string(), dataOn: day })), last: month.nullable() }))),
  preview: question(
    'batch.make',
    '/monthly/preview',
    'What a month would hold: who goes on, is new, stops, is suspended, goes on again, and what was missed',
  )
    .input(z.object(asked))
    .output(
      z.object({
        run: z.string(),
        dataOn: day,
        screenedOn: day,
        policy,
        month,
        last: month.nullable(),
        kinds: z.array(counted),
        reasons: z.array(z.object({ kind, id: z.string(), zh: z.string(), rows: z.number().int() })),
        funds: z.array(z.object({ fund: z.string(), rows: z.number().int(), fen })),
        already: z.number().int(),
        leads: z.number().int(),
        unclear: z.number().int(),
        refusalsUntold: z.number().int(),
        missed: z.array(month),
      }),
    ),
  people: question('batch.make', '/monthly/people', 'The people behind a number of a month, each with the fact and its day')
    .input(
      z.object({
        ...asked,
        kind: kind.optional(),
        reason: z.string().optional(),
        from: z.number().int().min(0).default(0),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(z.object({ rows: z.array(person), of: z.number().int() })),
  make: act('batch.make', '/monthly/make', 'Make the round of a month, and the batch of what is due', 'make_round')
    .input(z.object({ ...asked, run: z.string() }))
    .output(
      z.object({
        round: key,
        lines: z.number().int(),
        leads: z.number().int(),
        batch: z
          .object({
            batch: key,
            number: z.string(),
            rows: z.number().int(),
            fen,
            parts: z.number().int(),
            taken: z.number().int(),
            twice: z.number().int(),
            outside: z.number().int(),
            above: z.number().int(),
          })
          .nullable(),
      }),
    ),
  rounds: question('batch.read', '/monthly/rounds', 'Rounds that were made, the newest first')
    .input(z.object({ policy: z.string().optional() }))
    .output(z.array(monthlyRound)),
  roundPeople: question('batch.read', '/monthly/round-people', 'The people of a round that was made, with what was written down about each')
    .input(
      z.object({
        round: key,
        kind: kind.optional(),
        after: key.optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(z.object({ rows: z.array(person.extend({ id: key })), next: key.nullable() })),
  leads: question('batch.read', '/monthly/leads', 'Months that were granted although the benefit had ended, to be looked at')
    .input(z.object({ round: key }))
    .output(
      z.array(
        z.object({
          id: key,
          claim: key,
          state: z.string(),
          batch: z.object({ id: key, number: z.string() }),
          person: key,
          name: z.string().nullable(),
          month,
          fen,
          reason: z.string(),
          on: day,
          isClaimedBack: z.boolean(),
        }),
      ),
    ),
  events: question('batch.read', '/monthly/events', 'What was entered about people that no snapshot tells').output(
    z.array(
      z.object({
        id: key,
        person: key,
        name: z.string().nullable(),
        policy: z.string().nullable(),
        kind: eventKind,
        on: day,
        source: z.string(),
        basis: z.string(),
        by: z.string(),
        enteredOn: day,
        revoked: z.object({ by: z.string(), why: z.string() }).nullable(),
      }),
    ),
  ),
  enterEvent: act('batch.make', '/monthly/enter-event', 'Enter a refusal, death, suspension or its end', 'enter_monthly_event')
    .input(
      z.object({
        person: z.string().trim().min(1).max(200),
        policy: z.string().optional(),
        kind: eventKind,
        day,
        source: text,
        basis: text,
      }),
    )
    .output(z.object({ event: key })),
  revokeEvent: act('batch.make', '/monthly/revoke-event', 'Revoke an entry that was wrong', 'revoke_monthly_event')
    .input(z.object({ event: key, reason: text }))
    .output(z.object({ event: key })),
  layDownRefusals: act('batch.order', '/monthly/lay-down-refusals', 'Lay down how many refusals end a benefit', 'lay_down_refusals')
    .input(z.object({ policy: z.string(), refusals: z.number().int().min(1).max(20), basis: text }))
    .output(z.object({ refusals: z.number().int() })),
}
