import { z } from 'zod'
import { day, fen, question } from './procedure.ts'
import { outcomes } from './run.ts'

const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()
const count = z.number().int()

const basis = z.object({ text: z.string(), standing: z.string(), clause: z.object({ plan: z.string(), clause: z.string() }).nullable() })
const item = z.object({
  name: z.string(),
  texts: list(z.string()),
  /** One of the texts is enough. */
  isAny: z.boolean(),
  /** What names in the texts stand for. */
  where: list(z.string()),
  note: z.string(),
  basis: basis.nullable(),
})
/** As far as they are written; empty where one is open. */
const days = z.object({ from: z.string(), to: z.string(), isMasked: z.boolean() })

const block = z.object({
  kind: z.enum(['policy', 'definition', 'exclusion', 'task', 'target', 'form', 'service', 'unreadable']),
  id: z.string(),
  zh: z.string(),
  rows: list(z.object({ label: z.string(), items: list(item) })),
  days: days.nullable(),
})

const policyAt = z.object({ policy: z.string(), zh: z.string(), clause: z.string() })
const problem = z.object({ place: z.string(), text: z.string() })

const planLine = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string(),
  issuer: z.string(),
  region: z.object({ code: count, name: z.string() }),
  issuedOn: day.nullable(),
  /** Years that the text hides. */
  masks: list(z.string()),
  hash: z.string(),
  counts: z.object({
    clauses: count,
    policies: count,
    tasks: count,
    targets: count,
    forms: count,
    services: count,
    questions: count,
    open: count,
    asking: count,
    examples: count,
  }),
  days: list(days),
  problems: list(problem),
  isBroken: z.boolean(),
  /** The document above whose mistakes they are. */
  above: z.string().nullable(),
})

/** When the files were read, and whether they were written since. */
const readView = z.object({ readAt: z.iso.datetime(), isStale: z.boolean() })

const planPage = z.object({
  plan: planLine,
  upper: list(z.object({ id: z.string(), title: z.string(), number: z.string() })),
  clauses: list(
    z.object({
      number: z.string(),
      title: z.string(),
      summary: z.string(),
      chapter: z.string(),
      blocks: list(block),
      uncovered: z.object({ kinds: list(z.string()), reason: z.string() }).nullable(),
    }),
  ),
  parameters: list(
    z.object({
      zh: z.string(),
      values: list(z.object({ key: z.string(), value: z.string(), period: z.string(), basis, confidence: z.string() })),
      policies: list(policyAt),
    }),
  ),
  questions: list(
    z.object({
      text: z.string(),
      zh: z.string(),
      isSwitch: z.boolean(),
      isOpen: z.boolean(),
      words: list(z.object({ text: z.string(), basis })),
      readings: list(z.object({ name: z.string(), meaning: z.string(), isInForce: z.boolean() })),
      answers: list(z.string()),
      policies: list(policyAt),
    }),
  ),
  examples: list(
    z.object({
      policy: z.string(),
      zh: z.string(),
      clause: z.string(),
      name: z.string(),
      day,
      outcome: z.enum(outcomes).nullable(),
      amount: fen.nullable(),
      due: z.string(),
      because: list(z.string()),
      /** Whether the rules come to what the case says; null while it has not been run. */
      isMet: z.boolean().nullable(),
    }),
  ),
  comparison: z.object({ cited: count, compared: count, settled: count, open: count }).nullable(),
})

export const plan = {
  list: question('plan.read', '/plan/list', 'The policy documents, and which policies several of them state').output(
    z.object({
      read: readView,
      plans: list(planLine),
      families: list(z.object({ id: z.string(), zh: z.string(), plans: list(z.string()) })),
      /** Mistakes of what every document builds on: while there are any, nothing can be decided. */
      shared: list(problem),
    }),
  ),
  page: question('plan.read', '/plan/page', 'One policy document in words, as it stands or as a screening was done with')
    .input(z.object({ plan: z.string().max(100), run: z.string().max(100).optional() }))
    .output(
      z.object({
        read: readView,
        page: planPage,
        /** The screening whose edition was asked for. */
        run: z.object({ name: z.string(), day }).nullable(),
        /** As it stands; what the screening kept, which differs; or what stands, because that cannot be opened. */
        edition: z.enum(['today', 'kept', 'instead']),
      }),
    ),
  compare: question('plan.read', '/plan/compare', 'One policy in all documents that state it, side by side')
    .input(z.object({ policy: z.string().max(100) }))
    .output(
      z.object({
        policy: z.string(),
        zh: z.string(),
        documents: list(z.object({ plan: z.string(), title: z.string(), number: z.string(), clause: z.string(), zh: z.string() })),
        rows: list(
          z.object({
            aspect: z.enum(['subject', 'period', 'condition', 'review', 'result', 'value', 'payee', 'settlement', 'fund']),
            zh: z.string(),
            isSame: z.boolean(),
            /** In the order of the documents; the same group says the same, 0 says nothing. */
            cells: list(z.object({ group: count, texts: list(z.string()) })),
          }),
        ),
      }),
    ),
  find: question('plan.read', '/plan/find', 'Documents, policies and clauses by number, name or words of their summary')
    .input(z.object({ text: z.string().max(80) }))
    .output(
      list(
        z.object({
          kind: z.enum(['plan', 'clause', 'policy']),
          plan: z.string(),
          clause: z.string(),
          title: z.string(),
          detail: z.string(),
        }),
      ),
    ),
}
