import type { Caller } from '../access/index.ts'
import type { Refusal, Result } from '../kernel/result.ts'
import {
  agreeInstalments,
  type ClaimableRow,
  claimableRows,
  declineWriteOff,
  describeRecoveryRefusal,
  enforceReturn,
  giveNotice,
  layDownOffset,
  listRecoveries,
  noteLapse,
  openRecovery,
  orderReturn,
  proposeWriteOff,
  type Received,
  type RecoveryRefusal,
  type RecoveryRow,
  type RecoveryState,
  type RecoverySums,
  type RecoveryView,
  readRecovery,
  receiveMoney,
  recordPlea,
  sendBackRecovery,
  serveDecision,
  setOff,
  urgePayee,
  withdrawRecovery,
  writeOff,
} from '../recovery/index.ts'
import { refusalError } from './answer.ts'
import { seenIn } from './batch.ts'
import { namesOfParties, type Party, type PartyNames, partyOut } from './names-of-parties.ts'
import type { Office } from './office.ts'
import { pageIn, pageOut } from './pages-of-rows.ts'
import { callerIn, procedures } from './procedures.ts'
import { onceIn, stepIn } from './steps-of-register.ts'

const { recovery } = procedures

const once = onceIn<RecoveryRefusal>(describeRecoveryRefusal)
const stepOut = stepIn<RecoveryRefusal>(describeRecoveryRefusal)

/** Money that was paid and is claimed back. */
export const recoveryProcedures = {
  list: recovery.list.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { batch, ...query } = pageIn<RecoveryState, typeof input>(input)
    const rows = await listRecoveries(caller, { ...query, batch: batch === undefined ? undefined : BigInt(batch) })
    const names = await payeesNamed(context.office, caller, rows)
    return pageOut(rows, input.size, (row) => rowOut(row, names))
  }),
  claimable: recovery.claimable.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const rows = await claimableRows(caller, input.claims.map(BigInt))
    const names = await payeesNamed(context.office, caller, rows)
    return rows.map((row) => claimableOut(row, names))
  }),
  open: recovery.open.handler(({ input, context }) =>
    once(context, 'recovery.open', input, (db, caller) =>
      openRecovery(db, caller, { ...input, rows: input.rows.map(amountIn) }, context.office.calendar),
    ),
  ),
  read: recovery.read.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const view = await viewOf(caller, input.recovery)
    return viewOut(view, await payeesNamed(context.office, caller, [view.recovery]), caller.day)
  }),
  notify: recovery.notify.handler(({ input, context }) =>
    stepOut(context, 'recovery.notify', input, (db, caller) =>
      giveNotice(db, caller, seenIn(input.recovery), input, context.office.calendar),
    ),
  ),
  plead: recovery.plead.handler(({ input, context }) =>
    stepOut(context, 'recovery.plead', input, (db, caller) =>
      recordPlea(db, caller, seenIn(input.recovery), input, context.office.calendar),
    ),
  ),
  lapse: recovery.lapse.handler(({ input, context }) =>
    stepOut(context, 'recovery.lapse', input, (db, caller) => noteLapse(db, caller, seenIn(input.recovery), context.office.calendar)),
  ),
  sendBack: recovery.sendBack.handler(({ input, context }) =>
    stepOut(context, 'recovery.sendBack', input, (db, caller) =>
      sendBackRecovery(db, caller, seenIn(input.recovery), input.reason, context.office.calendar),
    ),
  ),
  withdraw: recovery.withdraw.handler(({ input, context }) =>
    stepOut(context, 'recovery.withdraw', input, (db, caller) =>
      withdrawRecovery(db, caller, seenIn(input.recovery), input.reason, context.office.calendar),
    ),
  ),
  orderReturn: recovery.orderReturn.handler(({ input, context }) =>
    stepOut(context, 'recovery.orderReturn', input, (db, caller) =>
      orderReturn(db, caller, seenIn(input.recovery), { ...input, rows: input.rows.map(amountIn) }, context.office.calendar),
    ),
  ),
  serve: recovery.serve.handler(({ input, context }) =>
    stepOut(context, 'recovery.serve', input, (db, caller) =>
      serveDecision(db, caller, seenIn(input.recovery), input, context.office.calendar),
    ),
  ),
  agree: recovery.agree.handler(({ input, context }) =>
    stepOut(context, 'recovery.agree', input, (db, caller) => {
      const instalments = input.instalments.map(({ day, fen }) => ({ day, fen: BigInt(fen) }))
      return agreeInstalments(db, caller, seenIn(input.recovery), { ...input, instalments }, context.office.calendar)
    }),
  ),
  urge: recovery.urge.handler(({ input, context }) =>
    stepOut(context, 'recovery.urge', input, (db, caller) => urgePayee(db, caller, seenIn(input.recovery), input, context.office.calendar)),
  ),
  enforce: recovery.enforce.handler(({ input, context }) =>
    stepOut(context, 'recovery.enforce', input, (db, caller) =>
      enforceReturn(db, caller, seenIn(input.recovery), input, context.office.calendar),
    ),
  ),
  receive: recovery.receive.handler(async ({ input, context }) => {
    const { recovery: id, fen, ...receipt } = input
    return once(context, 'recovery.receive', input, async (db, caller) =>
      receivedOut(await receiveMoney(db, caller, BigInt(id), { ...receipt, fen: BigInt(fen) })),
    )
  }),
  setOff: recovery.setOff.handler(async ({ input, context }) => {
    const { recovery: id, fen, claim, ...paper } = input
    return once(context, 'recovery.setOff', input, async (db, caller) =>
      receivedOut(await setOff(db, caller, BigInt(id), { ...paper, claim: BigInt(claim), fen: BigInt(fen) })),
    )
  }),
  proposeWriteOff: recovery.proposeWriteOff.handler(({ input, context }) =>
    stepOut(context, 'recovery.proposeWriteOff', input, (db, caller) =>
      proposeWriteOff(db, caller, seenIn(input.recovery), input, context.office.calendar),
    ),
  ),
  writeOff: recovery.writeOff.handler(({ input, context }) =>
    stepOut(context, 'recovery.writeOff', input, (db, caller) =>
      writeOff(db, caller, seenIn(input.recovery), input, context.office.calendar),
    ),
  ),
  declineWriteOff: recovery.declineWriteOff.handler(({ input, context }) =>
    stepOut(context, 'recovery.declineWriteOff', input, (db, caller) =>
      declineWriteOff(db, caller, seenIn(input.recovery), input.reason, context.office.calendar),
    ),
  ),
  layDownOffset: recovery.layDownOffset.handler(({ input, context }) =>
    once(context, 'recovery.layDownOffset', input, (db, caller) => layDownOffset(db, caller, input)),
  ),
}

const notFound = (id: string): Error => {
  const refusal = { code: 'recovery_not_found', recovery: id } as const
  return refusalError('REFUSED', refusal, describeRecoveryRefusal(refusal))
}

async function viewOf(caller: Caller, id: string): Promise<RecoveryView> {
  const view = await readRecovery(caller, BigInt(id))
  if (view === undefined) throw notFound(id)
  return view
}

const payeesNamed = (office: Office, caller: Caller, rows: readonly { readonly payee: Party }[]): Promise<PartyNames> =>
  namesOfParties(
    office,
    caller,
    rows.map(({ payee }) => payee),
    'recovery',
  )

const amountIn = ({ claim, fen }: { readonly claim: string; readonly fen: string }) => ({ claim: BigInt(claim), fen: BigInt(fen) })
const fenOut = (fen: bigint | undefined): string | null => (fen === undefined ? null : String(fen))
const sumsOut = ({ owed, received, offset, writtenOff, outstanding }: RecoverySums) => ({
  owed: String(owed),
  received: String(received),
  offset: String(offset),
  writtenOff: String(writtenOff),
  outstanding: String(outstanding),
})

function receivedOut<R extends Refusal>(result: Result<Received, R>) {
  if (result.kind === 'refused') return result
  const { state, isRepeated, sums } = result.value
  return { kind: 'done', value: { state, isRepeated, sums: sumsOut(sums) } } as const
}

function rowOut(row: RecoveryRow, names: PartyNames) {
  return {
    id: String(row.id),
    number: row.number,
    region: { ...row.region },
    policy: { ...row.policy },
    fund: row.fund,
    payee: partyOut(row.payee, names),
    state: row.state,
    openedOn: row.openedOn,
    dueOn: row.dueOn ?? null,
    isOverdue: row.isOverdue,
    sums: sumsOut(row.sums),
  }
}

function claimableOut(row: ClaimableRow, names: PartyNames) {
  return {
    claim: String(row.claim),
    state: row.state,
    batch: { id: String(row.batch.id), number: row.batch.number },
    policy: { ...row.policy },
    fund: row.fund,
    payee: partyOut(row.payee, names),
    period: row.period,
    clause: row.clause,
    paid: fenOut(row.payment?.fen),
    paidOn: row.payment?.on ?? null,
    claimed: String(row.claimed),
    left: String(row.left),
  }
}

function viewOut(view: RecoveryView, names: PartyNames, today: string) {
  const { recovery: one, place, source, reference, basis, clause, facts, openedBy } = view
  const { state, dueOn } = one
  const isOverdue = dueOn !== undefined && dueOn < today && !view.isEnded
  return {
    recovery: {
      ...rowOut({ ...one, region: { path: one.region, name: place }, isOverdue }, names),
      version: one.version,
      round: one.round,
      asked: String(one.asked),
      decided: fenOut(one.decided),
      state,
      ...{ source, reference, basis, clause, facts, openedBy },
    },
    payments: view.payments.map(({ claim, batch, batchNumber, period, clause: of, paidOn, paid, asked, decided, back }) => ({
      claim: String(claim),
      batch: { id: String(batch), number: batchNumber },
      period,
      clause: of,
      paidOn: paidOn ?? null,
      paid: String(paid),
      asked: String(asked),
      decided: fenOut(decided),
      back: String(back),
    })),
    papers: view.papers.map(({ id, served, term, remedies, fen, ...paper }) => ({
      ...paper,
      id: String(id),
      served: served ?? null,
      term: term ?? null,
      remedies: remedies ?? null,
      fen: fenOut(fen),
    })),
    instalments: view.instalments.map(({ number, day, fen, open }) => ({ number, day, fen: String(fen), open: String(open) })),
    entries: view.entries.map(({ fen, claim, note, ...entry }) => ({
      ...entry,
      fen: String(fen),
      claim: claim === undefined ? null : String(claim),
      note: note ?? null,
    })),
    trail: view.trail.map(({ at, reason, ...event }) => ({ ...event, at: at.toISOString(), reason: reason ?? null })),
    offsetRule: { ...view.offsetRule },
    toLower: view.toLower.map(({ claim, batch, batchNumber, fen }) => ({
      claim: String(claim),
      batch: { id: String(batch), number: batchNumber },
      fen: String(fen),
    })),
    verbs: [...view.verbs],
  }
}
