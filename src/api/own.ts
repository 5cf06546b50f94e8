import { type Caller, callerInPlace } from '../access/index.ts'
import { listOwnDeferrals } from '../deferral/index.ts'
import { type Refusal, type Result, refused } from '../kernel/result.ts'
import {
  askAccount,
  confirmOwn,
  describeLedgerRefusal,
  type LedgerRefusal,
  listObjectable,
  listOwnRows,
  type OwnAccount,
  type OwnRow,
  receiveObjection,
  waiveOwn,
} from '../ledger/index.ts'
import { type Answer, onceFor } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { concludeDecision, explainDecision } from '../why/index.ts'
import { answer } from './answer.ts'
import type { Office } from './office.ts'
import { callerIn, type KnownContext, procedures, type RequestContext } from './procedures.ts'

const { own } = procedures

type Context = RequestContext & KnownContext

/** What firms and persons see of what is granted to them, and say to it themselves. */
export const ownProcedures = {
  rows: own.rows.handler(async ({ input, context }) => {
    const before = input.before === undefined ? undefined : BigInt(input.before)
    const { rows, next } = await listOwnRows(callerIn(context), { before })
    return { rows: rows.map(rowOut), next: next === undefined ? null : String(next) }
  }),
  deferrals: own.deferrals.handler(async ({ context }) => ({
    months: (await listOwnDeferrals(callerIn(context))).map(({ firm, lateFeeClause, fen, open, ...month }) => ({
      ...month,
      firm: firm ?? null,
      lateFeeClause: lateFeeClause ?? null,
      fen: String(fen),
      open: String(open),
    })),
  })),
  row: own.row.handler(async ({ input, context }) => {
    const row = await ownRow(callerIn(context), input.row)
    return { row: rowOut(row), told: (await toldOf(context.office, row)) ?? null }
  }),
  confirm: own.confirm.handler(async ({ input, context }) => ({
    will: await say(context, 'own.confirm', input, (db, caller, row) =>
      confirmOwn(db, caller, row, BigInt(input.account), context.office.calendar),
    ),
  })),
  waive: own.waive.handler(async ({ input, context }) => ({
    will: await say(context, 'own.waive', input, (db, caller, row) => waiveOwn(db, caller, row, BigInt(input.fen))),
  })),
  askAccount: own.askAccount.handler(async ({ input, context }) => {
    const { row: _, ...asked } = input
    const request = await say(context, 'own.askAccount', input, (db, caller, row) =>
      askAccount(db, caller, context.office.keys.ring(), row, asked, context.office.calendar),
    )
    return { request }
  }),
  objectable: own.objectable.handler(async ({ context }) => {
    const { notices, mine } = await listObjectable(callerIn(context))
    return {
      notices: notices.map(({ batch, region: _, ...notice }) => ({ ...notice, batch: String(batch) })),
      mine: mine.map((each) => ({ ...each })),
    }
  }),
  object: own.object.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { store, calendar } = context.office
    const { region, batch, claim } = await objectedTo(caller, input)
    const there = callerInPlace(store, caller, region)
    const received = { batch, claim, way: 'online', text: input.text, isOwn: true } as const
    const { receipt, due } = answer(
      await there.transact((db) => onceFor(db, there, 'own.object', input, () => receiveObjection(db, there, received, calendar))),
      describeLedgerRefusal,
    )
    return { receipt, due }
  }),
}

/** What is objected to: a row of the caller's own, or a list that is public today. */
async function objectedTo(caller: Caller, { batch, row }: { readonly batch: string; readonly row?: string | undefined }) {
  if (row !== undefined) {
    const own = await ownRow(caller, row)
    return { region: own.region.path, batch: own.batch, claim: own.id }
  }
  const { notices } = await listObjectable(caller)
  const found = notices.find((notice) => String(notice.batch) === batch)
  if (found === undefined) return answer<never, LedgerRefusal>(refused({ code: 'not_published' }), describeLedgerRefusal)
  return { region: found.region, batch: found.batch, claim: undefined }
}

/** A row that is the caller's own; any other is not there. */
async function ownRow(caller: Caller, row: string): Promise<OwnRow> {
  const { rows } = await listOwnRows(caller, { claim: BigInt(row) })
  const [found] = rows
  return found ?? answer<OwnRow, LedgerRefusal>(refused({ code: 'row_not_found', id: row }), describeLedgerRefusal)
}

/** Reads a row as the caller's own, and then carries out what it says to it where the row is handled, once for its request. */
async function say<T extends Answer, R extends Refusal & LedgerRefusal>(
  context: Context,
  verb: string,
  input: { readonly row: string },
  work: (db: Work, caller: Caller, row: OwnRow) => Promise<Result<T, R>>,
): Promise<T> {
  const caller = callerIn(context)
  const row = await ownRow(caller, input.row)
  const there = callerInPlace(context.office.store, caller, row.region.path)
  return answer(await there.transact((db) => onceFor<T, R>(db, there, verb, input, () => work(db, there, row))), describeLedgerRefusal)
}

/** How the amount came about, as the page of the decision tells it; of a row that was read as the caller's own. */
async function toldOf({ facts, whyThread }: Office, { run, policy, subject }: OwnRow) {
  const question = { run, policy: policy.id, subject: subject.key }
  const why = await explainDecision(facts, [{ from: 0, to: 999_999 }], question, undefined, whyThread)
  if (why.kind === 'refused' || why.value.told === undefined) return undefined
  const { known, variant, told } = why.value
  const plan = known.run.record.plans.find(({ id }) => id === variant.plan)
  return {
    lines: told.lines.map(({ label, basis, value, isSum }) => ({ label, basis, value, isSum })),
    sentences: [...concludeDecision(why.value).sentences],
    document: { title: plan?.title ?? variant.plan, number: plan?.number ?? '', clause: variant.clause },
  }
}

const accountOut = (account: OwnAccount | undefined) => (account === undefined ? null : { ...account, id: String(account.id) })

function rowOut(row: OwnRow) {
  const { id, batch: _, run: __, subject: ___, region, payee, person, fen, account, known, said, asked, notice, paidOn, ...rest } = row
  return {
    ...rest,
    id: String(id),
    region: region.name,
    payee: payee.name ?? null,
    person: person ?? null,
    fen: String(fen),
    account: accountOut(account),
    known: accountOut(known),
    said: said === undefined ? null : { ...said },
    asked: asked === undefined ? null : { state: asked.state, tail: asked.tail, on: asked.on, refusedFor: asked.refusedFor ?? null },
    notice: notice === undefined ? null : { ...notice },
    paidOn: paidOn ?? null,
  }
}
