import { z } from 'zod'
import { seen } from './batch.ts'
import { act, day, fen, key, question } from './procedure.ts'

const stepped = z.object({ state: z.string() })
const reason = z.string().trim().min(1).max(500)
const words = (most: number) => z.string().trim().min(1).max(most)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const insurance = z.enum(['pension', 'unemployment', 'injury'])
const firm = z.object({ entity: z.string(), key, name: z.string().nullable() })
/** What is put off, in fen: deferred = repaid + due + overdue + withdrawn. */
const sums = z.object({ deferred: fen, repaid: fen, due: fen, overdue: fen, withdrawn: fen })
const approval = z.object({ number: words(100), day, by: words(100) })
const lateFeeClause = z.string().trim().max(300).optional()

/** A month as it is entered. */
const enteredMonth = z.object({ insurance, month, fen, due: day, dueBasis: words(300) })
const facts = {
  document: words(300),
  clause: words(300),
  approval,
  lateFeeClause,
  months: z.array(enteredMonth).min(1).max(120),
}

const line = z.object({
  id: key,
  number: z.string(),
  region: z.object({ path: z.string(), name: z.string() }),
  policy: z.object({ id: z.string(), zh: z.string() }),
  firm,
  approval: z.string(),
  insurances: z.array(insurance),
  from: month,
  to: month,
  state: z.string(),
  dueOn: day.nullable(),
  isOverdue: z.boolean(),
  sums,
})

const schedule = z.object({ insurance: z.string(), zh: z.string(), from: month, to: month, monthly: fen.nullable(), due: day.nullable() })

/** Contributions that firms put off, month by month, until they are repaid. */
export const deferral = {
  list: question('deferral.read', '/deferral/list', 'Records of contributions that are put off, the newest first')
    .input(
      z.object({
        states: z.array(z.string()).optional(),
        isOverdue: z.boolean().optional(),
        /** With months to be repaid in this month. */
        dueIn: month.optional(),
        firm: z.object({ entity: z.string(), key }).optional(),
        before: key.optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(
      z.object({ rows: z.array(line), next: key.nullable(), reminder: z.object({ days: z.number().int(), basis: z.string() }).nullable() }),
    ),
  offer: question('deferral.enter', '/deferral/offer', 'Which months a screening found that firms can put off')
    .input(z.object({ run: z.string().max(80).optional(), policy: z.string().max(80), subjects: z.array(key).min(1).max(20) }))
    .output(
      z.object({
        run: z.string(),
        policy: z.object({ id: z.string(), zh: z.string() }),
        firms: z.array(
          z.object({
            firm,
            document: z.string(),
            clause: z.string(),
            /** Undefined where it cannot be told; `fault` says why. */
            schedule: z.array(schedule).nullable(),
            total: fen.nullable(),
            fault: z.string().nullable(),
            /** Whether a repayment day has to be given because the document has none. */
            isDayOpen: z.boolean(),
          }),
        ),
      }),
    ),
  takeOver: act('deferral.enter', '/deferral/take-over', 'Enter what a screening found that firms can put off', 'enter_deferral')
    .input(
      z.object({
        run: z.string().max(80).optional(),
        policy: z.string().max(80),
        subjects: z.array(key).min(1).max(20),
        approval,
        lateFeeClause,
        /** Where the document has no repayment day: the day, and what says so. */
        due: z.object({ day, basis: words(300) }).optional(),
      }),
    )
    .output(z.object({ records: z.array(z.object({ deferral: key, number: z.string() })) })),
  enter: act('deferral.enter', '/deferral/enter', 'Enter by hand what a firm puts off', 'enter_deferral')
    .input(
      z.object({
        firm: z.object({ entity: z.enum(['firm', 'insured_unit', 'organisation']), key }),
        policy: z.object({ id: z.string().max(80), zh: words(200) }),
        ...facts,
      }),
    )
    .output(z.object({ deferral: key, number: z.string() })),
  read: question('deferral.read', '/deferral/read', 'One record: its months, repayments, reminders, and what can be done next')
    .input(z.object({ deferral: key }))
    .output(
      z.object({
        deferral: line.omit({ approval: true, insurances: true, from: true, to: true }).extend({
          version: z.number().int(),
          document: z.string(),
          clause: z.string(),
          run: z.string().nullable(),
          approval: z.object({ number: z.string(), day, by: z.string() }),
          lateFeeClause: z.string().nullable(),
          enteredBy: z.string(),
          enteredOn: day,
        }),
        months: z.array(
          z.object({
            insurance,
            month,
            fen,
            due: day,
            dueBasis: z.string(),
            repaid: fen,
            withdrawn: fen,
            open: fen,
            isOverdue: z.boolean(),
            /** Whether it is asked to be withdrawn. */
            isAsked: z.boolean(),
          }),
        ),
        entries: z.array(
          z.object({
            id: key,
            kind: z.enum(['repaid', 'withdrawn', 'reversed']),
            insurance,
            month,
            fen,
            voucher: z.string(),
            day,
            payer: z.string(),
            note: z.string().nullable(),
            by: z.string(),
          }),
        ),
        urgings: z.array(
          z.object({ id: key, isOverdue: z.boolean(), months: z.number().int(), fen, text: z.string(), on: day, by: z.string() }),
        ),
        withdrawal: z.object({ number: z.string(), day, reason: z.string() }).nullable(),
        reminder: z.object({ days: z.number().int(), basis: z.string() }).nullable(),
        trail: z.array(z.object({ at: z.iso.datetime(), day, verb: z.string(), by: z.string(), reason: z.string().nullable() })),
        verbs: z.array(z.string()),
      }),
    ),
  check: act('deferral.check', '/deferral/check', 'Agree with what another entered', 'check_deferral')
    .input(z.object({ deferral: seen }))
    .output(stepped),
  sendBack: act('deferral.check', '/deferral/send-back', 'Send what another entered back to be corrected', 'return_deferral')
    .input(z.object({ deferral: seen, reason }))
    .output(stepped),
  correct: act('deferral.enter', '/deferral/correct', 'Enter anew what was sent back', 'correct_deferral')
    .input(z.object({ deferral: seen, ...facts }))
    .output(stepped),
  discard: act('deferral.enter', '/deferral/discard', 'Give up a record that does not stand', 'discard_deferral')
    .input(z.object({ deferral: seen, reason }))
    .output(stepped),
  repay: act('deferral.receive', '/deferral/repay', 'Enter by a voucher that months were repaid', 'repay_deferral')
    .input(
      z.object({
        deferral: key,
        voucher: words(100),
        day,
        payer: words(200),
        months: z.array(z.object({ insurance, month, fen })).min(1).max(120),
        note: z.string().max(500).optional(),
      }),
    )
    .output(stepped.extend({ isRepeated: z.boolean(), sums })),
  reverseRepayment: act('deferral.check', '/deferral/reverse-repayment', 'Take back what a voucher repaid, as another', 'reverse_repayment')
    .input(z.object({ deferral: key, voucher: words(100), reason }))
    .output(stepped.extend({ sums })),
  proposeWithdrawal: act('deferral.enter', '/deferral/propose-withdrawal', 'Ask that months are no longer put off', 'propose_withdrawal')
    .input(
      z.object({
        deferral: seen,
        number: words(100),
        day,
        reason,
        months: z.array(z.object({ insurance, month })).min(1).max(120),
      }),
    )
    .output(stepped),
  agreeWithdrawal: act('deferral.check', '/deferral/agree-withdrawal', 'Agree that months are no longer put off', 'agree_withdrawal')
    .input(z.object({ deferral: seen }))
    .output(stepped),
  declineWithdrawal: act('deferral.check', '/deferral/decline-withdrawal', 'Refuse to withdraw months', 'decline_withdrawal')
    .input(z.object({ deferral: seen, reason }))
    .output(stepped),
  urge: act('deferral.enter', '/deferral/urge', 'Draw up a reminder to repay', 'urge_deferral')
    .input(z.object({ deferral: key, text: words(4000) }))
    .output(z.object({ urging: key, isOverdue: z.boolean() })),
  layDownReminder: act(
    'deferral.rule',
    '/deferral/lay-down-reminder',
    'Lay down how many days before a repayment day to remind',
    'lay_down_reminder',
  )
    .input(z.object({ days: z.number().int().min(0).max(366), basis: words(300) }))
    .output(z.object({ days: z.number().int(), basis: z.string() })),
}
