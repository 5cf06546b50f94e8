import type { Caller } from '../access/index.ts'
import {
  type ClosingRefusal,
  countersignDay,
  countersignMonth,
  type DayLine,
  describeClosingRefusal,
  layDownCutOff,
  layDownLapse,
  type MonthLine,
  type MonthTools,
  type MovedLine,
  readDay,
  readMonth,
  type Signature,
  signDay,
  signMonth,
  timingOf,
} from '../closing/index.ts'
import { type Refusal, type Result, refused } from '../kernel/result.ts'
import { fundsOf } from '../ledger/index.ts'
import { type Answer, onceFor } from '../lifecycle/index.ts'
import { monthEnd } from '../reconciliation/index.ts'
import type { Work } from '../store/index.ts'
import { answer } from './answer.ts'
import { monthSources } from './month-sources.ts'
import type { Office } from './office.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { closing } = procedures

/** What the lines of a month are told with. */
const toolsOf = ({ calendar }: Office): MonthTools => ({ calendar, sources: monthSources })

/** Days and months of a fund, closed by two people. */
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
  month: closing.month.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const region = caller.post.region.path
    const lastDay = monthEnd(input.month)
    const { fund, view } = await caller.transact(async (db) => {
      const asked = input.fund ?? (await fundsOf(db, region))[0]
      return { fund: asked, view: await readMonth(db, { region, fund: asked ?? '', day: lastDay }, caller.day, toolsOf(context.office)) }
    })
    const { lines, hash, funds, signed, moved, lapse } = view
    return {
      ...{ hash, lastDay, fund: fund ?? null, funds: [...funds], lapse: lapse === undefined ? null : { ...lapse } },
      lines: lines.map(monthLineOut),
      signed:
        signed === undefined
          ? null
          : {
              ...{ number: signed.number, hash: signed.hash, isWhole: signed.isWhole },
              lines: signed.lines.map((line) => monthLineOut(line as MonthLine)),
              first: signatureOut(caller, signed.first),
              second: signed.second === undefined ? null : signatureOut(caller, signed.second),
            },
      moved: moved.map((line) => {
        const { batch: _, ...out } = movedOut(line)
        return out
      }),
    }
  }),
  signMonth: closing.signMonth.handler(async ({ input, context }) => ({
    ...(await once(context, 'closing.signMonth', input, (db, caller) => signMonth(db, caller, toolsOf(context.office), seenMonth(input)))),
  })),
  countersignMonth: closing.countersignMonth.handler(async ({ input, context }) => ({
    ...(await once(context, 'closing.countersignMonth', input, (db, caller) =>
      countersignMonth(db, caller, toolsOf(context.office), seenMonth(input)),
    )),
  })),
  layDownLapse: closing.layDownLapse.handler(async ({ input, context }) => ({
    ...(await once(context, 'closing.layDownLapse', input, (db, caller) => layDownLapse(db, caller, input))),
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

interface AskedMonth {
  readonly fund: string
  readonly month: string
  readonly hash: string
}

const seenMonth = ({ fund, month, hash }: AskedMonth) => ({ fund, hash, day: monthEnd(month) })

const monthLineOut = ({ kind, reference, standing, rows, fen }: MonthLine) => ({ kind, reference, standing, rows, fen: String(fen) })

const lineOut = ({ batch, policyZh, minute, layout, cutOff, fen, rowsHash: _, standing: __, ...line }: DayLine) => ({
  ...line,
  batch: batch === undefined ? '' : String(batch),
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

function movedOut<K extends string>({ kind, batch, reference, signed, now }: MovedLine<K>) {
  const sum = (count: MovedLine<K>['now']) => (count === undefined ? null : { rows: count.rows, fen: String(count.fen) })
  return { kind, batch, reference, signed: sum(signed), now: sum(now) }
}
