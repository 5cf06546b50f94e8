import type { Caller } from '../access/index.ts'
import { codeScopeOf, describeDecisionRefusal, findRun, gatherRows } from '../decisions/index.ts'
import { refused } from '../kernel/result.ts'
import {
  agreeShortage,
  type DaysOfRows,
  dayKey,
  declineShortage,
  describeLedgerRefusal,
  findBatch,
  mostRows,
  onceKeyOf,
  type PutOffBatch,
  previewShortage,
  proposeShortage,
  readShortage,
  resumePutOff,
  type ShortageWay,
} from '../ledger/index.ts'
import { answer } from './answer.ts'
import { once, seenIn } from './batch.ts'
import { namesOfParties, partyOut } from './names-of-parties.ts'
import type { Office } from './office.ts'
import { callerIn, procedures } from './procedures.ts'

const { shortage } = procedures

/** A fund that does not suffice for a list. */
export const shortageProcedures = {
  read: shortage.read.handler(async ({ input, context }) => {
    const found = await readShortage(callerIn(context), BigInt(input.batch))
    if (found === undefined) return answer(refused({ code: 'batch_not_found', batch: input.batch } as const), describeLedgerRefusal)
    const { short, decisions, putOff, queue, left, mayPropose, mayResume } = found
    return {
      short:
        short === undefined
          ? null
          : {
              left: String(short.left),
              waiting: String(short.waiting),
              available: String(short.available),
              asked: String(short.asked),
            },
      decisions: decisions.map(({ id, available, asked, agreedBy, verbs, ...one }) => ({
        ...one,
        id: String(id),
        available: String(available),
        asked: String(asked),
        agreedBy: agreedBy ?? null,
        verbs: [...verbs],
      })),
      putOff: { rows: putOff.rows, fen: String(putOff.fen) },
      queue: queue.map(putOffOut),
      left: left === undefined ? null : String(left),
      mayPropose,
      mayResume,
    }
  }),
  preview: shortage.preview.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const days = await daysFor(context.office, caller, input)
    const preview = answer(
      await caller.transact((db) => previewShortage(db, BigInt(input.batch), wayIn(input), caller.day, days)),
      describeLedgerRefusal,
    )
    const { available, asked, rows } = preview
    const page = rows.slice(input.after, input.after + input.size)
    const names = await namesOfParties(
      context.office,
      caller,
      page.map(({ payee }) => payee),
      'shortage',
    )
    return {
      available: String(available),
      asked: String(asked),
      granted: String(rows.reduce((sum, { granted }) => sum + granted, 0n)),
      total: rows.length,
      full: rows.filter(({ fen, granted }) => granted === fen).length,
      part: rows.filter(({ fen, granted }) => granted > 0n && granted < fen).length,
      none: rows.filter(({ granted }) => granted === 0n).length,
      rows: page.map(({ claim, payee, period, day, fen, granted }) => ({
        claim: String(claim),
        payee: partyOut(payee, names),
        period,
        day: day ?? null,
        fen: String(fen),
        granted: String(granted),
        waits: String(fen - granted),
      })),
    }
  }),
  propose: shortage.propose.handler(async ({ input, context }) => {
    const days = await daysFor(context.office, callerIn(context), input)
    return once(context, 'shortage.propose', input, (db, caller) =>
      proposeShortage(db, caller, BigInt(input.batch), { ...input, ...wayIn(input) }, days, context.office.calendar),
    )
  }),
  agree: shortage.agree.handler(async ({ input, context }) => ({
    state: await once(context, 'shortage.agree', input, (db, caller) =>
      agreeShortage(db, caller, seenIn(input.shortage), context.office.calendar),
    ),
  })),
  decline: shortage.decline.handler(async ({ input, context }) => ({
    state: await once(context, 'shortage.decline', input, (db, caller) =>
      declineShortage(db, caller, seenIn(input.shortage), input.reason, context.office.calendar),
    ),
  })),
  resume: shortage.resume.handler(({ input, context }) =>
    once(context, 'shortage.resume', input, (db, caller) => resumePutOff(db, caller, BigInt(input.batch), context.office.calendar)),
  ),
}

/** A list that waits for its fund, as it travels. */
export const putOffOut = ({ batch, fen, ...of }: PutOffBatch) => ({ ...of, batch: String(batch), fen: String(fen) })

const wayIn = ({ way, first }: { readonly way: ShortageWay; readonly first: readonly string[] }) => ({ way, first: first.map(BigInt) })

/** The days of what a list grants, as its screening decided them; asked for where rows are put in order by them. */
async function daysFor(
  { facts }: Office,
  caller: Caller,
  { batch, way }: { readonly batch: string; readonly way: ShortageWay },
): Promise<DaysOfRows> {
  if (way !== 'by_day') return new Map()
  const found = await caller.transact((db) => findBatch(db, BigInt(batch)))
  if (found.kind === 'refused') return new Map()
  const known = await findRun(facts, found.value.run)
  // A screening that is gone tells no day: rows without one are refused by name.
  if (known.kind === 'refused') return new Map()
  const { policy } = found.value
  const list = known.value.run.record.lists.policies.find((each) => each.policy === policy)
  if (list === undefined) return new Map()
  const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
  const rows = answer(await gatherRows(facts, known.value.run, policy, { outcome: ['eligible'] }, scope, mostRows), describeDecisionRefusal)
  return new Map(
    rows.flatMap((row) => {
      const onceKey = onceKeyOf(list.entity, row.subject, row.keys)
      return onceKey === undefined || row.day === undefined ? [] : [[dayKey(onceKey, row.day.slice(0, 4)), row.day] as const]
    }),
  )
}
