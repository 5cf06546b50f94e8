import { z } from 'zod'
import { day, fen, key, question } from './procedure.ts'
import { outcomes, runView } from './run.ts'

/** What a list is narrowed to: values of a part, or the ends of a range; all of them texts, as an address has them. */
export const listFilter = z.record(
  z.string(),
  z.union([z.array(z.string()), z.object({ from: z.string().optional(), to: z.string().optional() })]),
)

export const decisionRow = z.object({
  subject: key,
  payee: key.nullable(),
  plan: z.string(),
  outcome: z.enum(outcomes),
  /** Where settlement has come to it: its standing, and by which policy. */
  status: z.string().nullable(),
  cause: z.string().nullable(),
  causePolicy: z.string().nullable(),
  failed: z.array(z.string()),
  unknown: z.array(z.string()),
  reviews: z.array(z.string()),
  missing: z.array(z.string()),
  gross: fen.nullable(),
  net: fen.nullable(),
  awaitingReview: fen.nullable(),
  taken: fen.nullable(),
  ceiling: fen.nullable(),
  day: day.nullable(),
  due: day.nullable(),
  region: z.object({ code: z.number().int(), name: z.string() }),
  size: z.string().nullable(),
  industry: z.object({ code: z.string(), name: z.string() }).nullable(),
})

const named = z.object({ id: z.string(), zh: z.string() })

export const decision = {
  list: question('decision.read', '/decision/list', 'Who gets what under a policy, row by row, in my regions')
    .input(
      z.object({
        run: z.string().optional(),
        policy: z.string(),
        filter: listFilter.optional(),
        sort: z.object({ by: z.string(), direction: z.enum(['asc', 'desc']) }).optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
        after: z.string().max(200).optional(),
        before: z.string().max(200).optional(),
        count: z.enum(['capped', 'exact']).default('capped'),
        sums: z.boolean().default(false),
        facets: z.array(z.string()).max(12).default([]),
      }),
    )
    .output(
      z.object({
        run: runView,
        policy: z.object({ id: z.string(), zh: z.string(), entity: z.string(), unit: z.string() }),
        rows: z.array(decisionRow),
        next: z.string().nullable(),
        previous: z.string().nullable(),
        count: z.object({ n: z.number().int(), kind: z.enum(['exact', 'atLeast']) }),
        sums: z.object({ gross: fen, net: fen, awaitingReview: fen, taken: fen, ceiling: fen }).nullable(),
        facets: z.record(z.string(), z.array(z.object({ value: z.string(), name: z.string(), count: z.number().int(), net: fen }))),
        /** What ids of the rows are called. */
        words: z.object({
          plans: z.array(named.extend({ number: z.string(), clause: z.string() })),
          conditions: z.array(named.extend({ clause: z.string() })),
          reviews: z.array(named),
          missing: z.array(named.extend({ source: z.string() })),
          sizes: z.array(named),
        }),
      }),
    ),
}
