import { z } from 'zod'
import { claimLine } from './batch.ts'
import { act, day, fen, key, question } from './procedure.ts'

const sum = z.object({ rows: z.number().int(), fen })
const batchNamed = z.object({
  id: key,
  number: z.string(),
  policy: z.object({ id: z.string(), zh: z.string() }),
  fund: z.string(),
  region: z.object({ path: z.string(), name: z.string() }),
})
const cause = z.object({ layout: z.string().max(100), code: z.string().max(200), text: z.string().max(500) })
const outcome = z.enum(['will_come', 'no_answer', 'wrong_number', 'will_correct', 'waives', 'other'])
const lastCall = z.object({
  outcome,
  note: z.string().nullable(),
  on: day,
  by: z.string(),
  againOn: day.nullable(),
  /** How many there were altogether. */
  calls: z.number().int(),
})
const after = z.object({ fen, id: key })

/** What banks answered and are silent about, over all batches in sight, and what comes next. */
export const desk = {
  overview: question('fund.read', '/desk/overview', 'What banks answered since a day, what they are silent about, and what came back')
    /** Without a day since the last working day before today. */
    .input(z.object({ since: day.optional() }))
    .output(
      z.object({
        today: day,
        since: day,
        answered: z.array(z.object({ batch: batchNamed, lastOn: day, succeeded: sum, returned: sum, returnedLate: sum })),
        silent: z.array(
          z.object({
            batch: batchNamed,
            file: key,
            number: z.string(),
            layout: z.string(),
            handedOn: day,
            rows: z.number().int(),
            fen,
            workdays: z.number().int().nullable(),
            /** The last day on which the answer is in time, and the document that says so; null where nobody laid it down. */
            dueOn: day.nullable(),
            basis: z.string().nullable(),
            isLate: z.boolean(),
          }),
        ),
        returns: z.array(z.object({ cause, word: z.string().nullable(), returned: sum, back: sum, corrected: sum, payable: sum })),
        /** The answer times that hold in the reader's own place. */
        times: z.array(z.object({ layout: z.string(), workdays: z.number().int(), basis: z.string() })),
      }),
    ),
  rows: question('fund.read', '/desk/rows', 'The rows behind a figure of the desk, the greatest amounts first')
    .input(
      z.object({
        group: z.enum(['succeeded', 'returned', 'returned_late', 'next_returned', 'next_back', 'next_corrected', 'next_payable', 'silent']),
        since: day.optional(),
        batch: key.optional(),
        cause: cause.optional(),
        file: key.optional(),
        after: after.optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            claim: claimLine,
            batch: z.object({ id: key, number: z.string(), policy: z.object({ id: z.string(), zh: z.string() }) }),
            cause: z.object({ code: z.string(), word: z.string().nullable() }).nullable(),
            /** The day the bank names; of a silent row the day it was handed over. */
            on: day,
            /** Whether it had succeeded before. */
            wasPaid: z.boolean(),
            lastCall: lastCall.nullable(),
          }),
        ),
        next: after.nullable(),
      }),
    ),
  layDownAnswerTime: act(
    'closing.rule',
    '/desk/lay-down-answer-time',
    'Lay down within how many working days a bank answers files of a layout',
    'lay_down_answer_time',
  )
    .input(
      z.object({
        layout: z.string().trim().min(1).max(100),
        workdays: z.number().int().min(1).max(250).optional(),
        basis: z.string().trim().min(1).max(300),
      }),
    )
    .output(z.object({ layout: z.string() })),
}

const reason = z.enum(['nothing_said', 'no_account', 'returned', 'to_correct'])
const turn = z.enum(['now', 'later', 'called'])
const payee = z.object({ entity: z.string().max(40), key })
const afterPayee = z.object({ region: z.string().max(60), entity: z.string().max(40), key })

/** Payees who have to be called, and the calls. */
export const payeeCall = {
  list: question('payee.call', '/payee-call/list', 'Payees who have to be called, place by place')
    .input(
      z.object({
        turn: turn.default('now'),
        body: z.string().max(60).optional(),
        reason: reason.optional(),
        after: afterPayee.optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(
      z.object({
        today: day,
        /** Days that are usually agreed for another call: the next working day, and the fifth; null where the calendar ends. */
        nextWorkday: day.nullable(),
        fifthWorkday: day.nullable(),
        counts: z.array(z.object({ body: z.object({ path: z.string(), name: z.string() }), turn, payees: z.number().int() })),
        payees: z.array(
          z.object({
            payee: payee.extend({ name: z.string().nullable(), phone: z.string().nullable() }),
            region: z.object({ path: z.string(), name: z.string() }),
            fen,
            rows: z.array(
              z.object({
                claim: key,
                batch: z.object({ id: key, number: z.string() }),
                policy: z.string(),
                period: z.string(),
                fen,
                reason,
              }),
            ),
            lastCall: lastCall.nullable(),
          }),
        ),
        next: afterPayee.nullable(),
      }),
    ),
  enter: act('payee.call', '/payee-call/enter', 'Enter a call to a payee and what came of it', 'enter_call')
    .input(
      z.object({
        payee,
        rows: z.array(key).min(1).max(500),
        outcome,
        note: z.string().max(500).optional(),
        againOn: day.optional(),
      }),
    )
    .output(z.object({ rows: z.number().int() })),
}
