import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import { linesOf, type Recovery, type RecoveryLine, type SeenRecovery } from './find-recovery.ts'
import { type CasePaper, keepCasePaper } from './keep-paper.ts'
import type { RecoveryState } from './recovery-life.ts'
import type { RecoveryRefusal } from './refusals.ts'
import { takeStep } from './take-step.ts'

/** The decision that money is to be returned: of each row how much, in fen, and where one may turn against it, in its own words. */
export interface ReturnDecision extends CasePaper {
  readonly rows: readonly { readonly claim: bigint; readonly fen: bigint }[]
  readonly remedies: string
}

/**
 * Enters the decision: of each row no more than the notice said and no less than came back already, and something altogether. Nobody
 * decides on a notice of their own.
 */
export function orderReturn(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  { rows, remedies, ...paper }: ReturnDecision,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'order_return', calendar, async (one) => {
    if (remedies.trim() === '') return refused({ code: 'recovery_text_needed', what: 'remedies' })
    const lines = await linesOf(db, one.id)
    const strange = rows.find(({ claim }) => !lines.some((line) => line.claim === claim))
    if (strange !== undefined) return refused({ code: 'row_not_found', id: String(strange.claim) })
    const decided = new Map(rows.map(({ claim, fen }) => [claim, fen]))
    for (const { claim, asked, back } of lines) {
      const fen = decided.get(claim) ?? 0n
      if (fen > asked || fen < back) return refused({ code: 'decision_unfit', claim: String(claim), decided: fen, asked, received: back })
    }
    const total = [...decided.values()].reduce((sum, fen) => sum + fen, 0n)
    if (total <= 0n) return refused({ code: 'amount_not_positive', fen: total })
    const kept = await keepCasePaper(db, caller, one, 'decision', paper, calendar, { remedies, fen: total })
    if (kept.kind === 'refused') return kept
    await writeDecided(db, one.id, lines, decided)
    return done({ columns: { decided_fen: total }, detail: { decision: paper.number.trim(), fen: String(total) } })
  })
}

async function writeDecided(db: Work, id: bigint, lines: readonly RecoveryLine[], decided: ReadonlyMap<bigint, bigint>): Promise<void> {
  for (const { payment, claim } of lines)
    await db
      .updateTable('recovery_line')
      .set({ decided_fen: decided.get(claim) ?? 0n })
      .where('recovery', '=', id)
      .where('payment', '=', payment)
      .execute()
}

/** Sends a case back before the decision, for another notice, with the reason. */
export function sendBackRecovery(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  return takeStep(db, caller, seen, 'send_back_recovery', calendar, async () => done({}), reason)
}

/** Ends a case before the decision, with the reason; not once money came, which only a decision gives a ground to keep. */
export function withdrawRecovery(
  db: Work,
  caller: Caller,
  seen: SeenRecovery,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  const guard = async ({ sums }: Recovery) => {
    const received = sums.received + sums.offset
    return received > 0n ? refused({ code: 'money_came', received } as const) : done({})
  }
  return takeStep(db, caller, seen, 'withdraw_recovery', calendar, guard, reason)
}
