import { z } from 'zod'
import { dayKinds, monthKinds } from './closing-kinds.ts'
import { act, day, fen, question } from './procedure.ts'

const fund = z.string().trim().min(1).max(100)
const minute = z.string().regex(/^\d\d:\d\d$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const kind = z.enum(dayKinds)
const line = z.object({
  kind,
  batch: z.string(),
  batchNumber: z.string(),
  policy: z.string(),
  /** The number of the file, voucher or paper that shows it. */
  reference: z.string(),
  minute: minute.nullable(),
  layout: z.string().nullable(),
  cutOff: minute.nullable(),
  /** Whether a file was with the bank before it closed. */
  timing: z.enum(['in_time', 'late', 'unknown']),
  rows: z.number().int(),
  fen,
})
const sum = z.object({ rows: z.number().int(), fen }).nullable()
const moved = z.object({ kind, batch: z.string(), reference: z.string(), signed: sum, now: sum })
const signature = z.object({ by: z.string(), on: day, at: z.string(), isMine: z.boolean() })
const seenDay = z.object({ fund, day, hash })
const signed = z.object({ closing: z.string(), lines: z.number().int(), isClosed: z.boolean() })

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const monthKind = z.enum(monthKinds)
const monthLine = z.object({
  kind: monthKind,
  /** The account, or the document of the rule, that it speaks of. */
  reference: z.string(),
  standing: z.enum(['done', 'open', 'unknown']),
  rows: z.number().int(),
  fen,
})
const seenMonth = z.object({ fund, month, hash })

/** Days and months of a fund, closed by two people. */
export const closing = {
  day: question('closing.read', '/closing/day', 'What moved of a fund on a day, what is open, what of it was signed')
    .input(z.object({ fund: fund.optional(), day }))
    .output(
      z.object({
        funds: z.array(z.string()),
        /** The one that is shown; null where the place has none. */
        fund: z.string().nullable(),
        lines: z.array(line),
        hash,
        cutOffs: z.array(z.object({ layout: z.string(), hour: minute, basis: z.string() })),
        signed: z
          .object({
            number: z.number().int(),
            hash,
            isWhole: z.boolean(),
            lines: z.array(line),
            first: signature,
            second: signature.nullable(),
          })
          .nullable(),
        moved: z.array(moved),
      }),
    ),
  sign: act('closing.sign', '/closing/sign', 'Sign the figures of a day as whoever handled it', 'sign_day').input(seenDay).output(signed),
  countersign: act('closing.countersign', '/closing/countersign', 'Sign the figures of a day as finance, second', 'countersign_day')
    .input(seenDay)
    .output(signed),
  month: question('closing.read', '/closing/month', 'What has to be settled of a fund by the end of a month, and what of it was signed')
    .input(z.object({ fund: fund.optional(), month }))
    .output(
      z.object({
        funds: z.array(z.string()),
        fund: z.string().nullable(),
        lastDay: day,
        lines: z.array(monthLine),
        hash,
        /** What is left of the budget lapses or not, by a document; null where nobody laid it down. */
        lapse: z.object({ lapses: z.boolean(), basis: z.string() }).nullable(),
        signed: z
          .object({
            number: z.number().int(),
            hash,
            isWhole: z.boolean(),
            lines: z.array(monthLine),
            first: signature,
            second: signature.nullable(),
          })
          .nullable(),
        moved: z.array(z.object({ kind: monthKind, reference: z.string(), signed: sum, now: sum })),
      }),
    ),
  signMonth: act('closing.sign', '/closing/sign-month', 'Sign a month as whoever handled it', 'sign_month').input(seenMonth).output(signed),
  countersignMonth: act('closing.countersign', '/closing/countersign-month', 'Sign a month as finance, second', 'countersign_month')
    .input(seenMonth)
    .output(signed),
  layDownLapse: act('closing.rule', '/closing/lay-down-lapse', 'Lay down whether what is left of a budget lapses', 'lay_down_lapse')
    .input(z.object({ fund, lapses: z.boolean(), basis: z.string().trim().min(1).max(300) }))
    .output(z.object({ fund: z.string() })),
  layDownCutOff: act(
    'closing.rule',
    '/closing/lay-down-cut-off',
    'Lay down until which hour a bank takes files of a layout in',
    'lay_down_cut_off',
  )
    .input(
      z.object({ layout: z.string().trim().min(1).max(100), hour: z.string().max(5).optional(), basis: z.string().trim().min(1).max(300) }),
    )
    .output(z.object({ layout: z.string() })),
}
