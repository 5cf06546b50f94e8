import type { Caller } from '../access/index.ts'
import {
  checkEarlier,
  describeEarlierRefusal,
  type EarlierRefusal,
  type EarlierReport,
  listEarlier,
  readEarlier,
  reportEarlier,
  writeEarlier,
} from '../earlier-payments/index.ts'
import type { Result } from '../kernel/result.ts'
import { type Answer, onceFor } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { attachUploads } from '../uploads/index.ts'
import { answer } from './answer.ts'
import { paidListPlacesOf } from './paid-list.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { earlier } = procedures

/** What earlier systems paid, taken in by one and agreed with by another. */
export const earlierProcedures = {
  list: earlier.list.handler(async ({ context }) => {
    const caller = callerIn(context)
    const lists = await caller.transact((db) => listEarlier(db))
    return lists.map(({ id, policyZh, fen, account, verdict, checkedBy, reason, ...one }) => ({
      ...one,
      id: String(id),
      policy: policyZh,
      fen: String(fen),
      isMine: account === caller.account.id,
      verdict: verdict === undefined ? null : verdict === 'agreed' ? ('agreed' as const) : ('rejected' as const),
      checkedBy: checkedBy ?? null,
      reason: reason ?? null,
    }))
  }),
  preview: earlier.preview.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { head, rows } = await readAsked(context, input)
    return reportOut(await caller.transact((db) => reportEarlier(db, caller, head, rows)))
  }),
  take: earlier.take.handler(async ({ input, context }) => {
    const { head, rows } = await readAsked(context, input)
    const taken = await once(context, 'earlier.take', input, async (db, caller) => {
      const written = await writeEarlier(db, caller, head, rows)
      if (written.kind === 'done' && written.value.list !== null && head.upload !== undefined)
        await keepWithList(db, caller, written.value.list, head.upload)
      return written
    })
    return { ...reportOut(taken), list: taken.list }
  }),
  agree: earlier.agree.handler(async ({ input, context }) => ({
    ...(await once(context, 'earlier.agree', input, (db, caller) =>
      checkEarlier(db, caller, { list: BigInt(input.list), verdict: 'agreed', reason: '' }),
    )),
  })),
  reject: earlier.reject.handler(async ({ input, context }) => ({
    ...(await once(context, 'earlier.reject', input, (db, caller) =>
      checkEarlier(db, caller, { list: BigInt(input.list), verdict: 'rejected', reason: input.reason }),
    )),
  })),
}

type Context = RequestContext & KnownContext

interface Asked {
  readonly upload: string
  readonly policy: string
  readonly year: number
  readonly system: string
  readonly basis: string
}

async function readAsked(context: Context, { upload, ...asked }: Asked) {
  const places = paidListPlacesOf(context.office)
  return answer(await readEarlier(callerIn(context), places, { ...asked, upload: BigInt(upload) }), describeEarlierRefusal)
}

async function once<T extends Answer, R extends EarlierRefusal>(
  context: Context,
  verb: string,
  input: unknown,
  work: (db: Work, caller: Caller) => Promise<Result<T, R>>,
): Promise<T> {
  const caller = callerIn(context)
  return answer(await caller.transact((db) => onceFor<T, R>(db, caller, verb, input, () => work(db, caller))), describeEarlierRefusal)
}

/** The file stays with the list that was taken in out of it: its lines are named by their numbers there. */
async function keepWithList(db: Work, caller: Caller, list: string, upload: bigint): Promise<void> {
  const owner = { register: 'earlier_list', rows: [{ subject: list, region: caller.post.region.path }] }
  const kept = await attachUploads(db, caller, ['paid_list'], [upload], owner)
  if (kept.kind !== 'done') throw new Error(`the file ${upload} is not whoever's that takes it in`)
}

const reportOut = ({ all, unknown, unknownLines, repeated, ours, ourLines, earlier: others, isRepeated }: EarlierReport) => ({
  isRepeated,
  all: { ...all },
  unknown: { ...unknown },
  unknownLines: unknownLines.map((one) => ({ ...one })),
  repeated: { ...repeated },
  ours: { ...ours },
  ourLines: ourLines.map((one) => ({ ...one })),
  earlier: { ...others },
})
