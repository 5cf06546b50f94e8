import { z } from 'zod'
import { seen } from './batch.ts'
import { act, day, fen, key, question } from './procedure.ts'

const stepped = z.object({ state: z.string() })
const reason = z.string().trim().min(1).max(500)
const text = z.string().trim().min(1).max(4000)
const place = z.object({ path: z.string(), name: z.string() })
const payee = z.object({ entity: z.string(), key, name: z.string().nullable() })
const sums = z.object({ owed: fen, received: fen, offset: fen, writtenOff: fen, outstanding: fen })
/** A paper of a case: its number, its day, and what it says. */
const paper = { number: z.string().trim().min(1).max(100), day, text }
const service = z.object({
  day,
  way: z.enum(['in_person', 'left', 'entrusted', 'post', 'electronic', 'announcement']),
  by: z.string().trim().min(1).max(100),
})
/** A term as the cited clause gives it. */
const term = z.object({
  days: z.number().int().min(1).max(730),
  unit: z.enum(['workdays', 'days']),
  basis: z.string().trim().min(1).max(300),
})
const amounts = z
  .array(z.object({ claim: key, fen }))
  .min(1)
  .max(200)

export const recoveryLine = z.object({
  id: key,
  number: z.string(),
  region: place,
  policy: z.object({ id: z.string(), zh: z.string() }),
  fund: z.string(),
  payee,
  state: z.string(),
  openedOn: day,
  /** When what comes next is due. */
  dueOn: day.nullable(),
  isOverdue: z.boolean(),
  sums,
})

const paperLine = z.object({
  id: key,
  kind: z.string(),
  round: z.number().int(),
  number: z.string(),
  day,
  served: z.object({ day, way: z.string(), by: z.string() }).nullable(),
  term: z.object({ days: z.number().int(), unit: z.enum(['workdays', 'days']), basis: z.string(), endsOn: day }).nullable(),
  text: z.string(),
  remedies: z.string().nullable(),
  fen: fen.nullable(),
  by: z.string(),
  enteredOn: day,
})

/** Money that was paid and is claimed back. */
export const recovery = {
  list: question('recovery.read', '/recovery/list', 'Cases of money claimed back, the newest first')
    .input(
      z.object({
        states: z.array(z.string()).optional(),
        isOverdue: z.boolean().optional(),
        batch: key.optional(),
        before: key.optional(),
        size: z.union([z.literal(20), z.literal(50), z.literal(100)]).default(50),
      }),
    )
    .output(z.object({ rows: z.array(recoveryLine), next: key.nullable() })),
  claimable: question('recovery.open', '/recovery/claimable', 'What of paid rows can be claimed back')
    .input(z.object({ claims: z.array(key).min(1).max(200) }))
    .output(
      z.array(
        z.object({
          claim: key,
          state: z.string(),
          batch: z.object({ id: key, number: z.string() }),
          policy: z.object({ id: z.string(), zh: z.string() }),
          fund: z.string(),
          payee,
          period: z.string(),
          clause: z.string(),
          paid: fen.nullable(),
          paidOn: day.nullable(),
          claimed: fen,
          left: fen,
        }),
      ),
    ),
  open: act('recovery.open', '/recovery/open', 'Open a case over payments of one payee', 'open_recovery')
    .input(
      z.object({
        rows: amounts,
        source: z.enum(['paid_row', 'doubt', 'audit', 'objection']),
        reference: z.string().max(200).default(''),
        basis: z.string().trim().min(1).max(300),
        clause: z.string().trim().min(1).max(300),
        facts: text,
      }),
    )
    .output(z.object({ recovery: key, number: z.string() })),
  read: question('recovery.read', '/recovery/read', 'One case: money, papers, instalments, and what can be done next')
    .input(z.object({ recovery: key }))
    .output(
      z.object({
        recovery: recoveryLine.extend({
          version: z.number().int(),
          round: z.number().int(),
          asked: fen,
          decided: fen.nullable(),
          source: z.string(),
          reference: z.string(),
          basis: z.string(),
          clause: z.string(),
          facts: z.string(),
          openedBy: z.string(),
        }),
        payments: z.array(
          z.object({
            claim: key,
            batch: z.object({ id: key, number: z.string() }),
            period: z.string(),
            clause: z.string(),
            paidOn: day.nullable(),
            paid: fen,
            asked: fen,
            decided: fen.nullable(),
            back: fen,
          }),
        ),
        papers: z.array(paperLine),
        instalments: z.array(z.object({ number: z.number().int(), day, fen, open: fen })),
        entries: z.array(
          z.object({
            kind: z.enum(['received', 'offset', 'written_off']),
            fen,
            voucher: z.string(),
            day,
            payer: z.string(),
            claim: key.nullable(),
            note: z.string().nullable(),
            by: z.string(),
          }),
        ),
        trail: z.array(z.object({ at: z.iso.datetime(), day, verb: z.string(), by: z.string(), reason: z.string().nullable() })),
        offsetRule: z.object({ isInForce: z.boolean(), basis: z.string() }),
        /** Rows that are held and could be paid less for what is owed. */
        toLower: z.array(z.object({ claim: key, batch: z.object({ id: key, number: z.string() }), fen })),
        verbs: z.array(z.string()),
      }),
    ),
  notify: act('recovery.handle', '/recovery/notify', 'Enter the notice of what is to be decided', 'notify')
    .input(z.object({ recovery: seen, ...paper, service, term }))
    .output(stepped),
  plead: act('recovery.handle', '/recovery/plead', 'Write down what the payee says to the notice', 'plead')
    .input(z.object({ recovery: seen, ...paper }))
    .output(stepped),
  lapse: act('recovery.handle', '/recovery/lapse', 'Say that nothing was said within the term', 'lapse')
    .input(z.object({ recovery: seen }))
    .output(stepped),
  sendBack: act('recovery.decide', '/recovery/send-back', 'Send a case back for another notice', 'send_back_recovery')
    .input(z.object({ recovery: seen, reason }))
    .output(stepped),
  withdraw: act('recovery.decide', '/recovery/withdraw', 'End a case before the decision', 'withdraw_recovery')
    .input(z.object({ recovery: seen, reason }))
    .output(stepped),
  orderReturn: act('recovery.decide', '/recovery/order-return', 'Decide that money is to be returned', 'order_return')
    .input(z.object({ recovery: seen, ...paper, rows: amounts, remedies: z.string().trim().min(1).max(1000) }))
    .output(stepped),
  serve: act('recovery.handle', '/recovery/serve', 'Enter that the decision was handed over', 'serve')
    .input(z.object({ recovery: seen, ...paper, service, term }))
    .output(stepped),
  agree: act('recovery.handle', '/recovery/agree', 'Enter an agreement to pay back by instalments', 'agree_instalments')
    .input(z.object({ recovery: seen, ...paper, instalments: z.array(z.object({ day, fen })).min(1).max(120) }))
    .output(stepped),
  urge: act('recovery.handle', '/recovery/urge', 'Enter a reminder with its term', 'urge')
    .input(z.object({ recovery: seen, ...paper, service, term }))
    .output(stepped),
  enforce: act('recovery.handle', '/recovery/enforce', 'Enter that a court was asked to enforce the decision', 'enforce')
    .input(z.object({ recovery: seen, ...paper }))
    .output(stepped),
  receive: act('recovery.receive', '/recovery/receive', 'Enter money that came back', 'receive_money')
    .input(
      z.object({
        recovery: key,
        voucher: z.string().trim().min(1).max(100),
        day,
        payer: z.string().trim().min(1).max(200),
        fen,
        note: z.string().max(500).optional(),
      }),
    )
    .output(stepped.extend({ isRepeated: z.boolean(), sums })),
  setOff: act('recovery.handle', '/recovery/set-off', 'Set what is owed off against a later payment', 'set_off')
    .input(z.object({ recovery: key, claim: key, fen, number: z.string().trim().min(1).max(100), note: z.string().max(500).optional() }))
    .output(stepped.extend({ isRepeated: z.boolean(), sums })),
  proposeWriteOff: act(
    'recovery.handle',
    '/recovery/propose-write-off',
    'Ask finance to write off what is outstanding',
    'propose_write_off',
  )
    .input(z.object({ recovery: seen, ...paper }))
    .output(stepped),
  writeOff: act('recovery.receive', '/recovery/write-off', 'Consent as finance to writing off', 'write_off')
    .input(z.object({ recovery: seen, ...paper }))
    .output(stepped),
  declineWriteOff: act('recovery.receive', '/recovery/decline-write-off', 'Refuse to write off', 'decline_write_off')
    .input(z.object({ recovery: seen, reason }))
    .output(stepped),
  layDownOffset: act('recovery.rule', '/recovery/lay-down-offset', 'Lay down whether a place sets off', 'lay_down_offset')
    .input(z.object({ isInForce: z.boolean(), basis: z.string().trim().min(1).max(300) }))
    .output(z.object({ isInForce: z.boolean(), basis: z.string() })),
}
