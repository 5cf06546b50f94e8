import { z } from 'zod'
import { seen } from './batch.ts'
import { act, day, fen, key, question } from './procedure.ts'
import { outcomes } from './run.ts'
import { subjectEntity, subjectView } from './subject.ts'

const stepped = z.object({ state: z.string() })
const words = (most: number) => z.string().trim().min(1).max(most)
const reason = words(500)
const basis = words(300)
const purpose = z.string().trim().min(1).max(200)
const named = z.object({ entity: z.string(), key, name: z.string().nullable() })
const policy = z.object({ id: z.string(), zh: z.string() })

/** A fact that an applicant supplies: by a material of a day, or by a written promise that is checked by a day. */
const given = z.object({
  entity: z.string().max(60),
  key,
  field: z.string().max(60),
  value: words(200),
  by: z.discriminatedUnion('way', [
    z.object({ way: z.literal('material'), material: words(300), on: day }),
    z.object({ way: z.literal('promise'), basis, checkOn: day }),
  ]),
})
const facts = z.array(given).max(100).default([])
const files = z.array(key).max(50).default([])

const applicationLine = z.object({
  id: key,
  number: z.string(),
  region: z.object({ path: z.string(), name: z.string() }),
  subject: named,
  policies: z.array(z.string()),
  isByAgent: z.boolean(),
  state: z.string(),
  receivedBy: z.string(),
  receivedOn: day,
  /** When what comes next is due. */
  dueOn: day.nullable(),
  isOverdue: z.boolean(),
})

const commitmentLine = z.object({
  id: key,
  version: z.number().int(),
  application: z.object({ id: key, number: z.string() }),
  subject: named,
  fact: z.object({ zh: z.string(), value: z.string(), expected: z.string(), choices: z.array(z.string()) }),
  basis: z.string(),
  checkOn: day,
  isOverdue: z.boolean(),
  state: z.string(),
  takenBy: z.string(),
  checked: z.object({ by: z.string(), on: day, finding: z.string(), source: z.string() }).nullable(),
  verbs: z.array(z.string()),
})

/** A fact that matters need: known, with what it rests on; or to be asked for. */
const neededFact = z.object({
  /** ENTITY/KEY/FIELD. */
  id: z.string(),
  entity: z.string(),
  key,
  field: z.string(),
  zh: z.string(),
  owner: z.string(),
  /** Whether it comes from the applicant, by who has it; otherwise a letter of inquiry may bring it too. */
  isOfApplicant: z.boolean(),
  expected: z.string(),
  choices: z.array(z.string()),
  /** Whether the glossary says that it rests on a written promise. */
  mayBePromised: z.boolean(),
  known: z.object({ value: z.string(), source: z.string(), day }).nullable(),
})

const file = z.object({ id: key, name: z.string(), bytes: z.number().int() })
const spread = z.object({ median: z.number().int().nullable(), p90: z.number().int().nullable() })

/** Applications for what cannot be found without asking, and promises that are checked afterwards. */
export const application = {
  matters: question('application.receive', '/application/matters', 'What somebody can apply for, and which facts each matter lacks')
    .input(z.object({ entity: subjectEntity, key, purpose }))
    .output(
      z.object({
        subject: subjectView,
        run: z.string(),
        day,
        /** The day of the newest facts; null where none can be read, and then every fact is asked for. */
        knownOn: day.nullable(),
        matters: z.array(
          z.object({
            /** POLICY/ENTITY/SUBJECT. */
            id: z.string(),
            policy,
            plan: z.string(),
            /** Title or number of the document. */
            document: z.string(),
            clause: z.string(),
            subject: named,
            outcome: z.enum(outcomes),
            say: z.string(),
            net: fen.nullable(),
            channel: z.string(),
            /** Waits for an application, is granted without one, or was refused by the screening. */
            group: z.enum(['apply', 'unasked', 'refused']),
            /** Where it is applied for already. */
            open: z.object({ id: key.nullable(), number: z.string() }).nullable(),
            /** Facts that it reads, by their ids, known ones included. */
            facts: z.array(z.string()),
            /** What it lacks and nobody can be asked for here. */
            elsewhere: z.array(z.object({ zh: z.string(), owner: z.string() })),
          }),
        ),
        facts: z.array(neededFact),
      }),
    ),
  receive: act('application.receive', '/application/receive', 'Receive one application for several matters', 'receive_application')
    .input(
      z.object({
        entity: subjectEntity,
        key,
        matters: z.array(z.object({ policy: z.string().max(80), entity: z.string().max(60), subject: key })).max(50),
        facts,
        way: z.enum(['window', 'carried']).default('window'),
        agent: z
          .object({
            name: z.string().trim().max(60),
            relation: z.string().trim().max(60),
            consent: z.enum(['paper', 'video']),
            reference: z.string().trim().max(100),
          })
          .optional(),
        note: z.string().trim().max(500).optional(),
        files: z.object({ materials: files, consent: files }).default({ materials: [], consent: [] }),
      }),
    )
    .output(z.object({ application: key, number: z.string() })),
  list: question('application.read', '/application/list', 'Applications, the newest first')
    .input(
      z.object({
        states: z.array(z.string()).optional(),
        isOverdue: z.boolean().optional(),
        subject: z.object({ entity: subjectEntity, key }).optional(),
        before: key.optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(z.object({ rows: z.array(applicationLine), next: key.nullable() })),
  read: question('application.read', '/application/read', 'One application: matters, facts, notices, promises, and what can be done next')
    .input(z.object({ application: key }))
    .output(
      z.object({
        application: applicationLine.extend({
          version: z.number().int(),
          round: z.number().int(),
          run: z.string(),
          way: z.enum(['window', 'carried']),
          agent: z
            .object({ name: z.string(), relation: z.string(), consent: z.enum(['paper', 'video']), reference: z.string() })
            .nullable(),
          note: z.string().nullable(),
          decidedOn: day.nullable(),
        }),
        matters: z.array(
          z.object({
            id: key,
            policy,
            document: z.string(),
            clause: z.string(),
            subject: named,
            outcome: z.enum(outcomes),
            result: z.enum(['accepted', 'rejected']).nullable(),
            reason: z.string().nullable(),
            basis: z.string().nullable(),
            rows: z.array(z.object({ claim: key, batch: key, number: z.string(), state: z.string() })),
            paidOn: day.nullable(),
            /** Days from the application to the first payment. */
            days: z.number().int().nullable(),
          }),
        ),
        needs: z.array(
          z.object({
            id: key,
            entity: z.string(),
            key,
            field: z.string(),
            zh: z.string(),
            owner: z.string(),
            policies: z.array(z.string()),
            expected: z.string(),
            choices: z.array(z.string()),
            mayBePromised: z.boolean(),
            /** What was given, the last first. */
            given: z.array(
              z.object({
                id: key,
                way: z.enum(['material', 'promise', 'found']),
                value: z.string(),
                source: z.string(),
                sourceOn: day,
                by: z.string(),
                on: day,
                isBelieved: z.boolean().nullable(),
                releasedIn: z.string().nullable(),
                promise: z.object({ state: z.string(), checkOn: day }).nullable(),
              }),
            ),
          }),
        ),
        notices: z.array(
          z.object({
            id: key,
            round: z.number().int(),
            items: z.array(z.string()),
            basis: z.string(),
            dueOn: day,
            by: z.string(),
            on: day,
          }),
        ),
        commitments: z.array(commitmentLine),
        files: z.array(file),
        trail: z.array(z.object({ at: z.iso.datetime(), day, verb: z.string(), by: z.string(), reason: z.string().nullable() })),
        verbs: z.array(z.string()),
      }),
    ),
  askCompletion: act('application.review', '/application/ask-completion', 'Tell all that is lacking at once', 'ask_completion')
    .input(z.object({ application: seen, items: z.array(words(300)).max(50), basis, dueOn: day }))
    .output(stepped),
  complete: act('application.receive', '/application/complete', 'Take in what was lacking', 'complete_application')
    .input(z.object({ application: seen, facts, files }))
    .output(stepped),
  accept: act('application.review', '/application/accept', 'Accept an application, matter by matter', 'accept_application')
    .input(
      z.object({
        application: seen,
        matters: z
          .array(
            z.discriminatedUnion('result', [
              z.object({ matter: key, result: z.literal('accepted') }),
              z.object({ matter: key, result: z.literal('rejected'), reason, basis }),
            ]),
          )
          .max(50),
        /** Facts that the reviewer does not go by. */
        disbelieved: z.array(key).max(100).default([]),
      }),
    )
    .output(stepped),
  reject: act('application.review', '/application/reject', 'Reject an application by a clause', 'reject_application')
    .input(z.object({ application: seen, reason, basis }))
    .output(stepped),
  withdraw: act('application.receive', '/application/withdraw', 'End an application that is taken back', 'withdraw_application')
    .input(z.object({ application: seen, reason }))
    .output(stepped),
  commitments: question('application.read', '/application/commitments', 'Written promises, the earliest to be checked first')
    .input(
      z.object({
        states: z.array(z.string()).optional(),
        until: day.optional(),
        after: z.object({ checkOn: day, id: key }).optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(z.object({ rows: z.array(commitmentLine), next: z.object({ checkOn: day, id: key }).nullable() })),
  checkCommitment: act(
    'application.check',
    '/application/check-commitment',
    'Write down what the check of a promise found',
    'check_commitment',
  )
    .input(
      z.object({
        commitment: seen,
        result: z.enum(['kept', 'broken', 'unclear']),
        finding: reason,
        source: words(300),
        sourceOn: day,
        value: z.string().trim().max(200).optional(),
      }),
    )
    .output(z.object({ state: z.string(), held: z.number().int(), paid: z.array(z.object({ claim: key, batch: key })) })),
  times: question('application.read', '/application/times', 'How long applications took to their payment, by policy')
    .input(z.object({ from: day, to: day }))
    .output(
      z.array(
        z.object({
          policy,
          received: z.number().int(),
          rejected: z.number().int(),
          withdrawn: z.number().int(),
          paid: z.number().int(),
          decided: spread,
          toPayment: spread,
          open: z.number().int(),
          oldest: z.object({ application: key, number: z.string(), days: z.number().int() }).nullable(),
        }),
      ),
    ),
}
