import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import type { SeenRecovery } from './find-recovery.ts'
import { type CasePaper, keepCasePaper, lastPaper, type Service } from './keep-paper.ts'
import { settleWhenPaid } from './receive-money.ts'
import type { RecoveryState } from './recovery-life.ts'
import type { RecoveryRefusal } from './refusals.ts'
import { takeStep } from './take-step.ts'
import type { Term } from './terms.ts'

/** That the decision was handed over, and until when its own words give to pay. */
export interface DecisionService extends CasePaper {
  readonly service: Service
  readonly term: Term
}

/** Enters the return of service of the decision; a case that was paid in full by then ends with it. */
export async function serveDecision(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  { service, term, ...paper }: DecisionService,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  const served = await takeStep(db, caller, seen, 'serve', calendar, async (one) => {
    const decision = await lastPaper(db, one, 'decision', 'this_round')
    if (decision !== undefined && service.day < decision.paper_on)
      return refused({ code: 'day_before', day: service.day, earliest: decision.paper_on })
    const kept = await keepCasePaper(db, caller, one, 'service', paper, calendar, { service, term })
    return kept.kind === 'refused' ? kept : done({ due: kept.value.termEndsOn, detail: { served: service.day, way: service.way } })
  })
  return served.kind === 'refused' ? served : settleWhenPaid(db, caller, seen.id)
}

/** Enters that the payee pays back by instalments: their days one after another, their sum what is outstanding. */
export function agreeInstalments(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  { instalments, ...paper }: CasePaper & { readonly instalments: readonly { readonly day: string; readonly fen: bigint }[] },
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'agree_instalments', calendar, async (one) => {
    const unfit = instalments.find(({ fen }) => fen <= 0n)
    if (unfit !== undefined) return refused({ code: 'amount_not_positive', fen: unfit.fen })
    const days = [paper.day, ...instalments.map(({ day }) => day)]
    const back = days.findIndex((day, at) => at > 0 && day <= (days[at - 1] ?? day))
    if (back > 0) return refused({ code: 'instalment_days', day: days[back] ?? '', after: days[back - 1] ?? '' })
    const sum = instalments.reduce((total, { fen }) => total + fen, 0n)
    const { outstanding } = one.sums
    if (sum !== outstanding) return refused({ code: 'instalments_differ', sum, outstanding })
    const kept = await keepCasePaper(db, caller, one, 'agreement', paper, calendar, { fen: sum })
    if (kept.kind === 'refused') return kept
    const rows = instalments.map(({ day, fen }, at) => ({ number: at + 1, due_on: day, fen }))
    await db
      .insertInto('recovery_instalment')
      .values(rows.map((row) => ({ ...row, recovery: one.id, agreement: kept.value.id, region: one.region })))
      .execute()
    return done({ due: instalments[0]?.day, detail: { agreement: paper.number.trim(), instalments: rows.length } })
  })
}

/** Enters a reminder that was handed over, with the term it gives. */
export function urgePayee(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  { service, term, ...paper }: DecisionService,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'urge', calendar, async (one) => {
    const kept = await keepCasePaper(db, caller, one, 'urging', paper, calendar, { service, term, fen: one.sums.outstanding })
    return kept.kind === 'refused' ? kept : done({ due: kept.value.termEndsOn, detail: { urging: paper.number.trim() } })
  })
}

/** Enters that a court was asked to enforce the decision: after a reminder whose term is over (Administrative Compulsion Law, articles 53 and 54). */
export function enforceReturn(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  paper: CasePaper,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'enforce', calendar, async (one) => {
    const urging = await lastPaper(db, one, 'urging', 'ever')
    if (urging === undefined || urging.term_ends_on === null) return refused({ code: 'urging_missing' })
    if (caller.day <= urging.term_ends_on)
      return refused({ code: 'term_running', paper: 'urging', endsOn: urging.term_ends_on, today: caller.day })
    const kept = await keepCasePaper(db, caller, one, 'enforcement', paper, calendar, { fen: one.sums.outstanding })
    return kept.kind === 'refused' ? kept : done({ detail: { enforcement: paper.number.trim() } })
  })
}
