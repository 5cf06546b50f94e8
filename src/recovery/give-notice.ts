import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import type { SeenRecovery } from './find-recovery.ts'
import { type CasePaper, keepCasePaper, lastPaper, type Service } from './keep-paper.ts'
import type { RecoveryState } from './recovery-life.ts'
import type { RecoveryRefusal } from './refusals.ts'
import { takeStep } from './take-step.ts'
import type { Term } from './terms.ts'

/** The notice of what is to be decided: how it was handed over, and the term for saying something against it by the cited clause. */
export interface Notice extends CasePaper {
  readonly service: Service
  readonly term: Term
}

/** Enters the notice that a decision is intended; whoever is to pay back may speak until its term ends. */
export function giveNotice(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  { service, term, ...paper }: Notice,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'notify', calendar, async (one) => {
    const kept = await keepCasePaper(db, caller, one, 'notice', paper, calendar, { service, term, fen: one.asked })
    if (kept.kind === 'refused') return kept
    return done({ due: kept.value.termEndsOn, detail: { notice: paper.number.trim(), served: service.day, until: kept.value.termEndsOn } })
  })
}

/** Writes down what the payee says to the notice: by whom and how, and its words. */
export function recordPlea(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  plea: CasePaper,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'plead', calendar, async (one) => {
    const kept = await keepCasePaper(db, caller, one, 'plea', plea, calendar)
    return kept.kind === 'refused' ? kept : done({ detail: { plea: plea.number.trim() } })
  })
}

/** Says that nothing was said within the term of the notice; not before it is over, and never by itself. */
export function noteLapse(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'lapse', calendar, async (one) => {
    const notice = await lastPaper(db, one, 'notice', 'this_round')
    const endsOn = notice?.term_ends_on
    if (endsOn === undefined || endsOn === null) throw new Error(`case ${one.id} was noticed without a term`)
    if (caller.day <= endsOn) return refused({ code: 'term_running', paper: 'notice', endsOn, today: caller.day })
    return done({ detail: { until: endsOn } })
  })
}
