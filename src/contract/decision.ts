import { z } from 'zod'
import { day, fen, key, question } from './procedure.ts'
import { outcomes, runView } from './run.ts'
import { subjectView } from './subject.ts'

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

const clauseAt = z.object({ plan: z.string(), clause: z.string() }).nullable()

/** Whom a decision is about, as far as the reader may see: numbers masked. */
const about = subjectView.pick({ entity: true, key: true, name: true, numbers: true })

/** Who established a fact that no register delivered; the letter is null where it is not the reader's to see. */
const verified = z.object({
  inquiry: key.nullable(),
  answeredBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
  material: z.string().nullable(),
  materialOn: day.nullable(),
})

/** A decision explained. Texts are ready to be read; amounts of lines are as shown, sums in fen. */
const whyView = z.object({
  run: runView,
  subject: key,
  /** The subject and the records beside it. */
  about: z.array(about),
  policy: named.extend({
    entity: z.string(),
    entityZh: z.string(),
    unit: z.string(),
    result: z.enum(['money', 'schedule', 'rate', 'obligation']),
  }),
  plan: z.object({ id: z.string(), title: z.string(), number: z.string(), clause: z.string(), hash: z.string() }),
  row: decisionRow.extend({ sizeZh: z.string() }),
  conclusion: z.object({ say: z.string(), amountIs: z.string(), amount: fen.nullable(), sentences: z.array(z.string()) }),
  /** Null where today's program no longer finds who decides. */
  told: z
    .object({
      /** Whether the amount is only what it would come to, because the decision grants nothing. */
      isSupposed: z.boolean(),
      lines: z.array(z.object({ label: z.string(), basis: z.string(), clause: clauseAt, value: z.string(), isSum: z.boolean() })),
      conditions: z.array(
        z.object({
          id: z.string(),
          zh: z.string(),
          isAny: z.boolean(),
          parts: z.array(z.object({ required: z.string(), value: z.string(), holds: z.boolean().nullable() })),
          sources: z.array(z.object({ name: z.string(), day, verified: verified.nullable() })),
          basis: z.object({ text: z.string(), standing: z.string(), clause: clauseAt }),
          verdict: z.enum(['unmet', 'missing', 'review', 'met']),
          note: z.string(),
        }),
      ),
      missing: z.array(z.object({ key: z.string(), zh: z.string(), path: z.string(), owner: z.string() })),
      clauses: z.array(
        z.object({
          plan: z.string(),
          clause: z.string(),
          number: z.string(),
          title: z.string(),
          issuedOn: day.nullable(),
          heading: z.string(),
          summary: z.string(),
          rules: z.array(z.object({ label: z.string(), text: z.string() })),
          parameters: z.array(
            z.object({ zh: z.string(), rows: z.array(z.object({ key: z.string(), value: z.string(), period: z.string() })) }),
          ),
        }),
      ),
    })
    .nullable(),
  /** What settlement takes off, and the sum at the end. */
  settlement: z.array(z.object({ label: z.string(), basis: z.string(), less: fen.nullable() })),
  total: z.object({ label: z.string(), fen: fen.nullable() }).nullable(),
  notices: z.array(z.enum(['plans_of_today', 'plan_changed', 'undecided', 'outcome_differs', 'amount_differs'])),
  others: z.array(
    z.object({
      policy: z.string(),
      zh: z.string(),
      clause: z.string(),
      result: z.enum(['money', 'schedule', 'rate', 'obligation']),
      outcome: z.enum(outcomes),
      gross: fen.nullable(),
      net: fen.nullable(),
      say: z.string(),
    }),
  ),
  history: z.array(z.object({ run: z.string(), day, at: z.string(), outcome: z.enum(outcomes), net: fen.nullable() })),
})

export const decision = {
  explain: question('decision.read', '/decision/explain', 'Why one subject gets what it gets, or does not')
    .input(z.object({ run: z.string().optional(), policy: z.string(), subject: key }))
    .output(whyView),
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
        policy: z.object({
          id: z.string(),
          zh: z.string(),
          entity: z.string(),
          unit: z.string(),
          /** Whether what it grants is money, so that a batch can be made of it. */
          isPaid: z.boolean(),
          /** Whether it puts contributions off, so that they can be entered in the register. */
          isDeferred: z.boolean(),
        }),
        /** With the name of the subject, or of whom the record is about; null where nobody gave one, or it is not the reader's to see. */
        rows: z.array(decisionRow.extend({ name: z.string().nullable() })),
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
          statuses: z.array(named),
          /** Why what the rules grant waits for review. */
          doubts: z.array(named),
          policies: z.array(named),
        }),
      }),
    ),
}
