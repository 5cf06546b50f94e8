import { z } from 'zod'
import { act, day, fen, key, question } from './procedure.ts'

const sum = z.object({ rows: z.number().int(), fen })
const asked = z.object({
  upload: key,
  policy: z.string().max(80),
  /** The year that its payments are for. */
  year: z.number().int(),
  system: z.string().max(100),
  basis: z.string().max(300),
})
const report = z.object({
  all: sum,
  /** Payees that nobody knows here. */
  unknown: sum,
  unknownLines: z.array(z.object({ line: z.number().int(), miss: z.string(), fen })),
  /** Payees that stand in it more than once. */
  repeated: sum,
  /** What the ledger grants of the same policy for the same year to the same payees. */
  ours: sum,
  ourLines: z.array(z.object({ line: z.number().int(), fen, batch: z.string(), ours: fen, state: z.string() })),
  /** What other earlier lists that count paid of it. */
  earlier: sum,
  isRepeated: z.boolean(),
})
const list = z.object({ list: key })

/** What earlier systems paid, taken in by one and agreed with by another. */
export const earlier = {
  list: question('earlier.read', '/earlier/list', 'Lists of what earlier systems paid, by policy and year').output(
    z.array(
      z.object({
        id: key,
        policy: z.string(),
        year: z.number().int(),
        system: z.string(),
        basis: z.string(),
        name: z.string(),
        rows: z.number().int(),
        fen,
        unknownRows: z.number().int(),
        by: z.string(),
        isMine: z.boolean(),
        on: day,
        verdict: z.enum(['agreed', 'rejected']).nullable(),
        checkedBy: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  ),
  preview: question('earlier.take', '/earlier/preview', 'What a list of an earlier system says beside the ledger, with nothing changed')
    .input(asked)
    .output(report),
  take: act('earlier.take', '/earlier/take', 'Take a list of an earlier system in, whole or not at all', 'take_earlier_list')
    .input(asked)
    .output(report.extend({ list: key.nullable() })),
  agree: act('earlier.check', '/earlier/agree', 'Agree with a list of an earlier system, so that it counts', 'agree_earlier_list')
    .input(list)
    .output(list),
  reject: act('earlier.check', '/earlier/reject', 'Reject a list of an earlier system', 'reject_earlier_list')
    .input(list.extend({ reason: z.string().trim().min(1).max(500) }))
    .output(list),
}
