import { z } from 'zod'
import { act, day, fen, key, question } from './procedure.ts'

const account = z.object({
  id: key,
  kind: z.enum(['corporate', 'contribution', 'personal']),
  holder: z.string(),
  bank: z.string(),
  tail: z.string(),
})

const ownRow = z.object({
  id: key,
  /** Where it is handled, and the list that it stands on. */
  region: z.string(),
  number: z.string(),
  policy: z.object({ id: z.string(), zh: z.string() }),
  payee: z.string().nullable(),
  /** Of an employment or a certificate: whose. */
  person: z.string().nullable(),
  period: z.string(),
  fen,
  state: z.string(),
  step: z.string(),
  account: account.nullable(),
  known: account.nullable(),
  said: z.object({ will: z.enum(['confirms', 'waives']), way: z.string(), on: day }).nullable(),
  asked: z
    .object({ state: z.enum(['asked', 'entered', 'declined']), tail: z.string(), on: day, refusedFor: z.string().nullable() })
    .nullable(),
  notice: z.object({ from: day, to: day, address: z.string() }).nullable(),
  paidOn: day.nullable(),
  mayConfirm: z.boolean(),
  mayWaive: z.boolean(),
  mayAskAccount: z.boolean(),
})

const said = z.object({ will: z.string() })

/** What a firm or a person sees of what is granted to itself, and says to it. Whose it is, its post says and no input. */
export const own = {
  rows: question('own.read', '/own/rows', 'What is granted to whom one speaks for, the newest first')
    .input(z.object({ before: key.optional() }))
    .output(z.object({ rows: z.array(ownRow), next: key.nullable() })),
  deferrals: question(
    'own.read',
    '/own/deferrals',
    'Contributions that whom one speaks for put off, the soonest to be repaid first',
  ).output(
    z.object({
      months: z.array(
        z.object({
          number: z.string(),
          policy: z.string(),
          place: z.string(),
          firm: z.string().nullable(),
          approval: z.object({ number: z.string(), day, by: z.string() }),
          lateFeeClause: z.string().nullable(),
          insurance: z.enum(['pension', 'unemployment', 'injury']),
          month: z.string(),
          fen,
          open: fen,
          due: day,
          basis: z.string(),
          standing: z.enum(['due', 'overdue', 'ended']),
        }),
      ),
    }),
  ),
  row: question('own.read', '/own/row', 'One of them, with how its amount came about')
    .input(z.object({ row: key }))
    .output(
      z.object({
        row: ownRow,
        /** Null where it cannot be told any more. */
        told: z
          .object({
            lines: z.array(z.object({ label: z.string(), basis: z.string(), value: z.string(), isSum: z.boolean() })),
            sentences: z.array(z.string()),
            document: z.object({ title: z.string(), number: z.string(), clause: z.string() }),
          })
          .nullable(),
      }),
    ),
  confirm: act('own.say', '/own/confirm', 'Say that one wants what is granted, on an account of one’s own', 'confirm')
    .input(z.object({ row: key, account: key }))
    .output(said),
  waive: act('own.say', '/own/waive', 'Say that one waives what is granted', 'waive')
    .input(z.object({ row: key, fen }))
    .output(said),
  askAccount: act('own.say', '/own/ask-account', 'Ask that the account of what is granted be corrected', 'ask_account')
    .input(
      z.object({
        row: key,
        kind: z.enum(['corporate', 'contribution', 'personal']),
        holder: z.string().trim().min(1).max(100),
        bank: z.string().trim().min(1).max(100),
        bankCode: z.string().trim().max(20),
        number: z.string().trim().min(1).max(60),
        reason: z.string().trim().min(1).max(300),
      }),
    )
    .output(z.object({ request: key })),
  objectable: question('own.read', '/own/objectable', 'Lists that are public, and the objections that one brought oneself').output(
    z.object({
      notices: z.array(
        z.object({ batch: key, place: z.string(), policy: z.string(), number: z.string(), from: day, to: day, address: z.string() }),
      ),
      mine: z.array(
        z.object({ receipt: z.string(), state: z.enum(['received', 'investigated', 'answered']), receivedOn: day, dueOn: day }),
      ),
    }),
  ),
  /** To the list as a whole, or to a row of one's own. */
  object: act('own.say', '/own/object', 'Object to a list that is public', 'receive')
    .input(z.object({ batch: key, row: key.optional(), text: z.string().trim().min(1).max(2000) }))
    .output(z.object({ receipt: z.string(), due: day.nullable() })),
}
