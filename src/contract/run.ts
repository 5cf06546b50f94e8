import { z } from 'zod'
import { act, day, fen, key, question } from './procedure.ts'

/** A screening as it stands in a list. */
export const runView = z.object({
  name: z.string(),
  /** As the machine's clock showed it, YYYY-MM-DDTHH:MM:SS; empty where nobody asked for it by this list. */
  at: z.string(),
  /** The day it was screened for, and what was known then. */
  day,
  knownOn: day,
  snapshot: z.object({ id: z.string(), title: z.string() }),
  /** With what tells editions of a document apart. */
  plans: z.array(z.object({ id: z.string(), title: z.string(), number: z.string(), hash: z.string() })),
  policies: z.number().int(),
  decisions: z.number().int(),
  seconds: z.number(),
  hash: z.string(),
  /** Where it is no longer taken for the last one: since when (machine's clock), why, who said so. */
  setAside: z.object({ at: z.string(), reason: z.string(), by: z.string() }).nullable(),
})

export const outcomes = ['eligible', 'needs_review', 'needs_local_standard', 'undetermined', 'ineligible'] as const
const count = z.number().int()
const counts = z.object({ eligible: count, needs_review: count, needs_local_standard: count, undetermined: count, ineligible: count })

const tally = {
  counts,
  /** Fen: what the rules give, what settlement takes, what waits, what is payable, what a review would bring, the most a local standard can. */
  gross: fen,
  taken: fen,
  waiting: fen,
  net: fen,
  awaitingReview: fen,
  ceiling: fen,
}

const reason = z.object({ id: z.string(), zh: z.string(), count, alone: count })
const part = z.object({ value: z.string(), name: z.string(), counts, net: fen })

export const policyOverview = z.object({
  policy: z.string(),
  zh: z.string(),
  /** What the subjects are, and the word they are counted by. */
  entity: z.string(),
  unit: z.string(),
  /** A payment, months that are deferred, a rate, or something owed by a day: only payments are added up. */
  result: z.enum(['money', 'schedule', 'rate', 'obligation']),
  ...tally,
  plans: z.array(
    z.object({
      plan: z.string(),
      number: z.string(),
      clause: z.string(),
      ...tally,
      refused: z.array(reason),
      reviews: z.array(reason),
      /** Eligible in a list that was written before a payee in doubt waited for review. */
      eligibleInDoubt: count,
      missing: z.array(reason.extend({ source: z.string() })),
    }),
  ),
  byRegion: z.array(part),
  bySize: z.array(part),
  byIndustry: z.array(part),
})

const change = z.object({ count, before: fen, after: fen })
export const changeKinds = ['entered', 'left', 'outcome', 'amount'] as const

const standing = z.object({ run: z.string().max(80), reason: z.string().trim().min(2).max(200) })

export const run = {
  list: question('run.read', '/run/list', 'The screenings there are, the last first').output(z.array(runView)),
  setAside: act('run.setAside', '/run/set-aside', 'Take a screening for the last one no longer', 'set_run_aside')
    .input(standing)
    .output(z.object({})),
  putBack: act('run.setAside', '/run/put-back', 'Let a screening that was set aside be the last one again', 'put_run_back')
    .input(standing)
    .output(z.object({})),
  overview: question('run.read', '/run/overview', 'What a screening comes to in my regions; the last one when none is named')
    .input(z.object({ run: z.string().optional() }))
    .output(
      z.object({
        run: runView,
        policies: z.array(policyOverview),
        /** Whose facts are wanted, of all undetermined decisions. */
        wanted: z.array(z.object({ source: z.string(), decisions: count, alone: count })),
      }),
    ),
  compare: question('run.read', '/run/compare', 'How two screenings of one registry differ in my regions')
    .input(z.object({ earlier: z.string(), later: z.string() }))
    .output(
      z.object({
        earlier: runView,
        later: runView,
        policies: z.array(
          z.object({
            policy: z.string(),
            zh: z.string(),
            unit: z.string(),
            kinds: z.object({ entered: change, left: change, outcome: change, amount: change }),
          }),
        ),
      }),
    ),
  changes: question('run.read', '/run/changes', 'The subjects that a policy treats otherwise in the later of two screenings')
    .input(
      z.object({
        earlier: z.string(),
        later: z.string(),
        policy: z.string(),
        kind: z.array(z.enum(changeKinds)).optional(),
        after: z.string().max(200).optional(),
        before: z.string().max(200).optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(
      z.object({
        earlier: runView,
        later: runView,
        policy: z.object({ id: z.string(), zh: z.string(), entity: z.string(), unit: z.string() }),
        rows: z.array(
          z.object({
            subject: key,
            /** As in a list of decisions. */
            name: z.string().nullable(),
            region: z.string(),
            kind: z.enum(changeKinds),
            growth: fen,
            earlier: z.object({ outcome: z.enum(outcomes), net: fen.nullable() }).nullable(),
            later: z.object({ outcome: z.enum(outcomes), net: fen.nullable() }).nullable(),
          }),
        ),
        next: z.string().nullable(),
        previous: z.string().nullable(),
        count: z.object({ n: count, kind: z.enum(['exact', 'atLeast']) }),
      }),
    ),
}
