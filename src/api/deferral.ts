import type { Caller } from '../access/index.ts'
import { codeScopeOf, describeDecisionRefusal } from '../decisions/index.ts'
import {
  agreeWithdrawal,
  checkDeferral,
  correctDeferral,
  type DeferralFacts,
  type DeferralRefusal,
  type DeferralRow,
  type DeferralState,
  type DeferralSums,
  type DeferralView,
  type DeferredMonth,
  declineWithdrawal,
  describeDeferralRefusal,
  discardDeferral,
  enterDeferral,
  type GivenDue,
  layDownReminder,
  listDeferrals,
  monthsOfSchedule,
  proposeWithdrawal,
  readDeferral,
  reminderDays,
  repayMonths,
  returnDeferral,
  reverseRepayment,
  urgeFirm,
} from '../deferral/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { describeWhyRefusal, explainDecision, type WhyDecision } from '../why/index.ts'
import { answer, refusalError } from './answer.ts'
import { seenIn } from './batch.ts'
import { namesOfParties, type Party, type PartyNames, partyOut } from './names-of-parties.ts'
import type { Office } from './office.ts'
import { pageIn, pageOut } from './pages-of-rows.ts'
import { callerIn, procedures } from './procedures.ts'
import { fenOut } from './run.ts'
import { onceIn, stepIn } from './steps-of-register.ts'

const { deferral } = procedures

const once = onceIn<DeferralRefusal>(describeDeferralRefusal)
const step = stepIn<DeferralRefusal>(describeDeferralRefusal)

/** Contributions that firms put off. */
export const deferralProcedures = {
  list: deferral.list.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { firm, ...query } = pageIn<DeferralState, typeof input>(input)
    const rows = await listDeferrals(caller, { ...query, firm: firm === undefined ? undefined : { ...firm, key: BigInt(firm.key) } })
    const names = await firmNames(context.office, caller, rows)
    const rule = await caller.transact(async (db) => (await reminderDays(db))(caller.post.region.path))
    return { ...pageOut(rows, input.size, (row) => rowOut(row, names)), reminder: rule ?? null }
  }),
  offer: deferral.offer.handler(async ({ input, context, signal }) => {
    const { office } = context
    const caller = callerIn(context)
    const firms = []
    let run = ''
    let zh = input.policy
    for (const subject of input.subjects) {
      const found = await foundFor(office, caller, { ...input, subject }, signal)
      if (found.kind === 'refused') {
        firms.push({ key: BigInt(subject), ...nothingTold, fault: describeDeferralRefusal(found.refusal) })
        continue
      }
      run = found.value.why.known.name
      zh = found.value.zh
      firms.push({ key: BigInt(subject), ...offerOf(found.value, subject) })
    }
    const names = await firmNames(
      office,
      caller,
      firms.map(({ key }) => ({ firm: unitOf(key) })),
    )
    return {
      run,
      policy: { id: input.policy, zh },
      firms: firms.map(({ key, ...of }) => ({ firm: partyOut(unitOf(key), names), ...of })),
    }
  }),
  takeOver: deferral.takeOver.handler(async ({ input, context, signal }) => {
    const { office } = context
    const caller = callerIn(context)
    const wanted: TakenOver[] = []
    for (const subject of [...new Set(input.subjects)]) {
      const found = answer(await foundFor(office, caller, { ...input, subject }, signal), describeDeferralRefusal)
      const { document, clause, zh, why } = found
      const months = answer(
        monthsOfSchedule(subject, why.told?.schedule ?? [], `${document} ${clause}`, input.due),
        describeDeferralRefusal,
      )
      wanted.push({ zh, run: why.known.name, firm: unitOf(BigInt(subject)), facts: { ...approvalIn(input), document, clause, months } })
    }
    return once(context, 'deferral.takeOver', input, async (db, by) => {
      const records: { deferral: string; number: string }[] = []
      for (const { zh, run, firm, facts } of wanted) {
        const entered = await enterDeferral(db, by, { ...facts, policy: { id: input.policy, zh }, run, firm }, office.calendar)
        if (entered.kind === 'refused') return entered
        records.push(entered.value)
      }
      return done({ records })
    })
  }),
  enter: deferral.enter.handler(({ input, context }) =>
    once(context, 'deferral.enter', input, (db, caller) => {
      const firm = { entity: input.firm.entity, key: BigInt(input.firm.key) }
      return enterDeferral(db, caller, { ...factsIn(input), policy: input.policy, firm }, context.office.calendar)
    }),
  ),
  read: deferral.read.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const view = await readDeferral(caller, BigInt(input.deferral))
    if (view === undefined) {
      const refusal = { code: 'deferral_not_found', deferral: input.deferral } as const
      throw refusalError('REFUSED', refusal, describeDeferralRefusal(refusal))
    }
    return viewOut(view, await firmNames(context.office, caller, [view.deferral]), caller.day)
  }),
  check: deferral.check.handler(({ input, context }) =>
    step(context, 'deferral.check', input, (db, caller) => checkDeferral(db, caller, seenIn(input.deferral), context.office.calendar)),
  ),
  sendBack: deferral.sendBack.handler(({ input, context }) =>
    step(context, 'deferral.sendBack', input, (db, caller) =>
      returnDeferral(db, caller, seenIn(input.deferral), input.reason, context.office.calendar),
    ),
  ),
  correct: deferral.correct.handler(({ input, context }) =>
    step(context, 'deferral.correct', input, (db, caller) =>
      correctDeferral(db, caller, seenIn(input.deferral), factsIn(input), context.office.calendar),
    ),
  ),
  discard: deferral.discard.handler(({ input, context }) =>
    step(context, 'deferral.discard', input, (db, caller) =>
      discardDeferral(db, caller, seenIn(input.deferral), input.reason, context.office.calendar),
    ),
  ),
  repay: deferral.repay.handler(({ input, context }) => {
    const { deferral: id, months, ...paid } = input
    return once(context, 'deferral.repay', input, async (db, caller) => {
      const repaid = await repayMonths(db, caller, BigInt(id), {
        ...paid,
        months: months.map(({ fen, ...month }) => ({ ...month, fen: BigInt(fen) })),
      })
      if (repaid.kind === 'refused') return repaid
      const { state, isRepeated, sums } = repaid.value
      return done({ state, isRepeated, sums: sumsOut(sums) })
    })
  }),
  proposeWithdrawal: deferral.proposeWithdrawal.handler(({ input, context }) =>
    step(context, 'deferral.proposeWithdrawal', input, (db, caller) =>
      proposeWithdrawal(db, caller, seenIn(input.deferral), input, context.office.calendar),
    ),
  ),
  reverseRepayment: deferral.reverseRepayment.handler(({ input, context }) =>
    once(context, 'deferral.reverseRepayment', input, async (db, caller) => {
      const reversed = await reverseRepayment(db, caller, BigInt(input.deferral), input)
      return reversed.kind === 'refused' ? reversed : done({ state: reversed.value.state, sums: sumsOut(reversed.value.sums) })
    }),
  ),
  agreeWithdrawal: deferral.agreeWithdrawal.handler(({ input, context }) =>
    step(context, 'deferral.agreeWithdrawal', input, (db, caller) =>
      agreeWithdrawal(db, caller, seenIn(input.deferral), context.office.calendar),
    ),
  ),
  declineWithdrawal: deferral.declineWithdrawal.handler(({ input, context }) =>
    step(context, 'deferral.declineWithdrawal', input, (db, caller) =>
      declineWithdrawal(db, caller, seenIn(input.deferral), input.reason, context.office.calendar),
    ),
  ),
  urge: deferral.urge.handler(({ input, context }) =>
    once(context, 'deferral.urge', input, (db, caller) => urgeFirm(db, caller, BigInt(input.deferral), input.text)),
  ),
  layDownReminder: deferral.layDownReminder.handler(({ input, context }) =>
    once(context, 'deferral.layDownReminder', input, async (db, caller) => {
      const laid = await layDownReminder(db, caller, input)
      return laid.kind === 'refused' ? laid : done({ days: laid.value.days, basis: laid.value.basis })
    }),
  ),
}

const unitOf = (key: bigint): Party => ({ entity: 'insured_unit', key })

const firmNames = (office: Office, caller: Caller, rows: readonly { readonly firm: Party }[]): Promise<PartyNames> =>
  namesOfParties(
    office,
    caller,
    rows.map(({ firm }) => firm),
    'deferral',
  )

interface TakenOver {
  readonly zh: string
  readonly run: string
  readonly firm: Party
  readonly facts: DeferralFacts
}

/** What a screening found about a firm under a policy that puts contributions off. */
interface FoundFirm {
  readonly why: WhyDecision
  readonly zh: string
  readonly document: string
  readonly clause: string
}

async function foundFor(
  { facts, whyThread }: Office,
  caller: Caller,
  { run, policy, subject }: { readonly run?: string | undefined; readonly policy: string; readonly subject: string },
  signal: AbortSignal | undefined,
): Promise<Result<FoundFirm, DeferralRefusal>> {
  const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
  const why = await explainDecision(facts, scope, { run, policy, subject: BigInt(subject) }, signal, whyThread)
  if (why.kind === 'refused') {
    if (why.refusal.code === 'decision_not_found') return refused({ code: 'not_in_list', firm: subject })
    return answer(why, describeWhyRefusal)
  }
  const { known, variant, recorded, told } = why.value
  if (variant.result !== 'schedule') return refused({ code: 'not_a_deferral', policy })
  if (recorded.outcome !== 'eligible') return refused({ code: 'not_in_list', firm: subject })
  if (told === undefined || told.schedule.length === 0) return refused({ code: 'schedule_not_told', firm: subject, lacks: 'plans' })
  const plan = known.run.record.plans.find(({ id }) => id === variant.plan)
  const zh = known.run.record.lists.policies.find((list) => list.policy === policy)?.zh ?? policy
  return done({ why: why.value, zh, document: plan?.number ?? plan?.title ?? variant.plan, clause: variant.clause })
}

const nothingTold = { document: '', clause: '', schedule: null, total: null, isDayOpen: false }

function offerOf({ why, document, clause }: FoundFirm, subject: string) {
  const lines = why.told?.schedule ?? []
  // A day that has to be given stands against nobody here: the form asks for it.
  const given: GivenDue = { day: '9999-12-31', basis: document }
  const months = monthsOfSchedule(subject, lines, document, given)
  return {
    document,
    clause,
    schedule: lines.map(({ id, monthly, due, ...line }) => ({ ...line, insurance: id, monthly: fenOut(monthly), due: due ?? null })),
    total: months.kind === 'refused' ? null : String(months.value.reduce((sum, { fen }) => sum + fen, 0n)),
    fault: months.kind === 'refused' ? describeDeferralRefusal(months.refusal) : null,
    isDayOpen: lines.some(({ due }) => due === undefined),
  }
}

type TravelledMonth = Omit<DeferredMonth, 'fen'> & { readonly fen: string }
type TravelledFacts = Omit<DeferralFacts, 'months'> & { readonly months: readonly TravelledMonth[] }

const approvalIn = ({ approval, lateFeeClause }: Pick<DeferralFacts, 'approval' | 'lateFeeClause'>) => ({ approval, lateFeeClause })

const factsIn = ({ document, clause, months, ...of }: TravelledFacts): DeferralFacts => ({
  ...approvalIn(of),
  document,
  clause,
  months: months.map(({ fen, ...month }) => ({ ...month, fen: BigInt(fen) })),
})

const sumsOut = ({ deferred, repaid, due, overdue, withdrawn }: DeferralSums) => ({
  deferred: String(deferred),
  repaid: String(repaid),
  due: String(due),
  overdue: String(overdue),
  withdrawn: String(withdrawn),
})

function rowOut({ id, firm, sums, dueOn, insurances, ...row }: DeferralRow, names: PartyNames) {
  return {
    ...row,
    id: String(id),
    firm: partyOut(firm, names),
    insurances: [...insurances],
    dueOn: dueOn ?? null,
    sums: sumsOut(sums),
  }
}

function viewOut(view: DeferralView, names: PartyNames, today: string) {
  const { deferral: one, months, sums, withdrawal } = view
  const { id, firm, region, dueOn, run, lateFeeClause, enteredBy: _, round: __, ...rest } = one
  return {
    deferral: {
      ...rest,
      id: String(id),
      region: { path: region, name: view.place },
      firm: partyOut(firm, names),
      dueOn: dueOn ?? null,
      isOverdue: ['standing', 'to_withdraw'].includes(one.state) && sums.overdue > 0n,
      sums: sumsOut(sums),
      run: run ?? null,
      lateFeeClause: lateFeeClause ?? null,
      enteredBy: view.enteredByName,
    },
    months: months.map(({ id: month, fen, repaid, withdrawn, open, ...of }) => ({
      ...of,
      fen: String(fen),
      repaid: String(repaid),
      withdrawn: String(withdrawn),
      open: String(open),
      isOverdue: open > 0n && of.due < today,
      isAsked: withdrawal?.months.includes(month) ?? false,
    })),
    entries: view.entries.map(({ id, fen, note, ...entry }) => ({ ...entry, id: String(id), fen: String(fen), note: note ?? null })),
    urgings: view.urgings.map(({ id: urging, months: urged, fen, ...of }) => ({
      ...of,
      id: String(urging),
      months: urged.length,
      fen: String(fen),
    })),
    withdrawal: withdrawal === undefined ? null : { number: withdrawal.number, day: withdrawal.day, reason: withdrawal.reason },
    reminder: view.reminder ?? null,
    trail: view.trail.map(({ at, reason, ...event }) => ({ ...event, at: at.toISOString(), reason: reason ?? null })),
    verbs: [...view.verbs],
  }
}
