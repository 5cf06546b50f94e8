import type { Caller } from '../access/index.ts'
import { done, type Result } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import type { Recovery, SeenRecovery } from './find-recovery.ts'
import { type CasePaper, keepCasePaper } from './keep-paper.ts'
import type { RecoveryState } from './recovery-life.ts'
import type { RecoveryRefusal } from './refusals.ts'
import { takeStep } from './take-step.ts'

/** Asks finance to write off what is outstanding, with the reason and its paper. */
export function proposeWriteOff(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  paper: CasePaper,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  const guard = async (one: Recovery) => {
    const kept = await keepCasePaper(db, caller, one, 'write_off_proposal', paper, calendar, { fen: one.sums.outstanding })
    return kept.kind === 'refused' ? kept : done({ detail: { proposal: paper.number.trim() } })
  }
  return takeStep(db, caller, seen, 'propose_write_off', calendar, guard, paper.text.trim())
}

/** Consents, as finance and as another than who asked, that what is outstanding is written off, by the number of the paper that allows it. */
export function writeOff(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  paper: CasePaper,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'write_off', calendar, async (one) => {
    const fen = one.sums.outstanding
    const kept = await keepCasePaper(db, caller, one, 'write_off', paper, calendar, { fen })
    if (kept.kind === 'refused') return kept
    await db
      .insertInto('recovery_entry')
      .values({
        recovery: one.id,
        region: one.region,
        kind: 'written_off',
        fen,
        voucher: paper.number.trim(),
        entry_on: paper.day,
        payer: '',
        note: paper.text.trim(),
        entered_by: caller.account.id,
      })
      .execute()
    return done({ detail: { paper: paper.number.trim(), fen: String(fen) } })
  })
}

/** Refuses to write off, with the reason; the case goes on where it was handed over. */
export function declineWriteOff(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'decline_write_off', calendar, async () => done({}), reason)
}
