import type { Caller } from '../access/index.ts'
import {
  type ClosingRefusal,
  countersignDay,
  type DayLine,
  describeClosingRefusal,
  layDownCutOff,
  type MovedLine,
  readDay,
  type Signature,
  signDay,
  timingOf,
} from '../closing/index.ts'
import { type Refusal, type Result, refused } from '../kernel/result.ts'
import { fundsOf } from '../ledger/index.ts'
import { type Answer, onceFor } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { answer } from './answer.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { closing } = procedures

/** Days of a fund, closed by two people. */
export const closingProcedures = {
  day: closing.day.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const region = caller.post.region.path
    const { fund, view } = await caller.transact(async (db) => {
      const funds = await fundsOf(db, region)
      const asked = input.fund ?? funds[0]
      return { fund: asked, view: await readDay(db, { region, fund: asked ?? '', day: input.day }, caller.day) }
    })
    const { lines, hash, funds, cutOffs, signed, moved } = view
    return {
      ...{ hash, fund: fund ?? null, funds: [...funds], cutOffs: cutOffs.map((one) => ({ ...one })) },
      lines: lines.map(lineOut),
      signed:
        signed === undefined
          ? null
          : {
              ...{ number: signed.number, hash: signed.hash, isWhole: signed.isWhole, lines: signed.lines.map(lineOut) },
              first: signatureOut(caller, signed.first),
              second: signed.second === undefined ? null : signatureOut(caller, signed.second),
            },
      moved: moved.map(movedOut),
    }
  }),
  sign: closing.sign.handler(async ({ input, context }) => ({
    ...(await once(context, 'closing.sign', input, (db, caller) => signDay(db, caller, input))),
  })),
  countersign: closing.countersign.handler(async ({ input, context }) => ({
    ...(await once(context, 'closing.countersign', input, (db, caller) => countersignDay(db, caller, input))),
  })),
  layDownCutOff: closing.layDownCutOff.handler(async ({ input, context }) => {
    const { layout, hour, basis } = input
    const known = context.office.bankLayouts.map(({ id }) => id)
    if (!known.includes(layout)) return answer(refused({ code: 'layout_not_found', layout, known } as const), describeClosingRefusal)
    return { ...(await once(context, 'closing.layDownCutOff', input, (db, caller) => layDownCutOff(db, caller, { layout, hour, basis }))) }
  }),
}

type Context = RequestContext & KnownContext

async function once<T extends Answer, R extends Refusal & ClosingRefusal>(
  context: Context,
  verb: string,
  input: unknown,
  work: (db: Work, caller: Caller) => Promise<Result<T, R>>,
): Promise<T> {
  const caller = callerIn(context)
  return answer(await caller.transact((db) => onceFor<T, R>(db, caller, verb, input, () => work(db, caller))), describeClosingRefusal)
}

const lineOut = ({ batch, policyZh, minute, layout, cutOff, fen, rowsHash: _, ...line }: DayLine) => ({
  ...line,
  batch: String(batch),
  policy: policyZh,
  minute: minute ?? null,
  layout: layout ?? null,
  cutOff: cutOff ?? null,
  timing: timingOf(minute, cutOff),
  fen: String(fen),
})

const signatureOut = (caller: Caller, { account, by, on, at }: Signature) => ({
  ...{ by, on },
  at: at.toISOString(),
  isMine: account === caller.account.id,
})

function movedOut({ kind, batch, reference, signed, now }: MovedLine) {
  const sum = (count: MovedLine['now']) => (count === undefined ? null : { rows: count.rows, fen: String(count.fen) })
  return { kind, batch, reference, signed: sum(signed), now: sum(now) }
}
