import { z } from 'zod'
import { callerKinds, toldItems } from './caller-kinds.ts'
import { day, fen, key, question } from './procedure.ts'
import { outcomes } from './run.ts'
import { subjectEntity, subjectView } from './subject.ts'

/** How far a policy is for somebody. */
export const stages = [
  'payable',
  'granted',
  'nothing_due',
  'settling',
  'in_review',
  'local_standard',
  'fact_missing',
  'being_verified',
  'verified',
  'unverifiable',
  'not_eligible',
] as const

const payment = z.object({ amount: fen.nullable(), paidOn: day.nullable(), year: z.number().int().nullable() })

export const call = {
  elsewhere: question(
    'call.answer',
    '/call/elsewhere',
    'Where a unit is registered that lies outside of my regions, by its whole credit code',
  )
    .input(z.object({ text: z.string().max(100) }))
    .output(z.object({ places: z.array(z.string()) })),
  answer: question('call.answer', '/call/answer', 'What to check of a caller, what they may be told, and how far every policy is')
    .input(z.object({ entity: subjectEntity, key, caller: z.enum(callerKinds) }))
    .output(
      z.object({
        subject: subjectView,
        /** What must match before anything is told; `expected` is what the caller should say, null where the office does not know it. */
        checks: z.array(z.object({ id: z.string(), ask: z.string(), expected: z.string().nullable(), isNeeded: z.boolean() })),
        /** `office` is for the office to settle: no source says it. */
        telling: z.array(
          z.object({
            item: z.enum(toldItems),
            what: z.string(),
            may: z.enum(['yes', 'no', 'office']),
            grounds: z.object({ source: z.string(), says: z.string(), standing: z.string() }).nullable(),
          }),
        ),
        /** Null where nothing about the subject may be told to such a caller: then nothing is read either. */
        standing: z
          .object({
            run: z.string(),
            day,
            /** What the register knew of; null where its snapshot is gone, and payments with it. */
            knownOn: day.nullable(),
            policies: z.array(
              z.object({
                policy: z.string(),
                zh: z.string(),
                subject: key,
                /** Whom it is about where that is not the subject. */
                name: z.string().nullable(),
                outcome: z.enum(outcomes),
                stage: z.enum(stages),
                /** To be said as it stands. */
                reason: z.string(),
                next: z.string(),
                net: fen.nullable(),
                paid: z.array(payment),
              }),
            ),
            /** Payments under policies that the screening did not decide. */
            otherPayments: z.array(payment.extend({ zh: z.string() })),
          })
          .nullable(),
      }),
    ),
}
