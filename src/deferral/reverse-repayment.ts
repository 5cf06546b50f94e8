import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { type DeferralState, deferrals, moneyStates } from './deferral-life.ts'
import { findDeferral, monthsOf, sumOfMonths } from './find-deferral.ts'
import type { DeferralSums } from './months.ts'
import type { DeferralRefusal } from './refusals.ts'
import { lookAhead } from './take-step.ts'

/** What came of it. */
export interface Reversed {
  readonly state: DeferralState
  readonly sums: DeferralSums
}

/**
 * Takes back all that a voucher repaid, by another than who entered it and with the reason: a further entry for each, so that both are
 * kept, and what was repaid is open again. A record that was settled stands again; the voucher may be entered anew.
 */
export async function reverseRepayment(
  db: Work,
  caller: Caller,
  id: bigint,
  { voucher, reason }: { readonly voucher: string; readonly reason: string },
): Promise<Result<Reversed, DeferralRefusal>> {
  if (reason.trim() === '') return refused({ code: 'deferral_text_needed', what: 'reason' })
  const found = await findDeferral(db, id)
  if (found.kind === 'refused') return found
  const one = found.value
  const { rows } = await sql<{
    id: bigint
    month: bigint
    fen: bigint
    turn: number
    payer: string
    entered_by: bigint
    is_live: boolean
  }>`
    select e.id, e.month, e.fen, e.turn, e.payer, e.entered_by, m.is_live from deferral_entry e join deferral_month m on m.id = e.month
    where e.deferral = ${id} and e.kind = 'repaid' and e.voucher = ${voucher.trim()}
      and not exists (select from deferral_entry r where r.reverses = e.id) order by e.id`.execute(db)
  if (rows.length === 0) return refused({ code: 'voucher_not_found', voucher: voucher.trim() })
  if (rows.some((row) => row.entered_by === caller.account.id || row.entered_by === caller.post.principal))
    return refused({ code: 'own_work', id: String(id), verb: 'reverse_repayment', earlier: 'repay_deferral' })
  if (rows.some((row) => !row.is_live)) return refused({ code: 'withdrawn_since', voucher: voucher.trim() })
  for (const { id: reverses, month, fen, turn, payer } of rows) {
    await db
      .insertInto('deferral_entry')
      .values({
        ...{ deferral: id, month, region: one.region, kind: 'reversed', fen, voucher: voucher.trim(), turn, reverses },
        ...{ entry_on: caller.day, payer, note: reason.trim(), entered_by: caller.account.id },
      })
      .execute()
    await db
      .updateTable('deferral_month')
      .set(({ eb }) => ({ open_fen: eb('open_fen', '+', fen) }))
      .where('id', '=', month)
      .execute()
  }
  const fen = rows.reduce((sum, row) => sum + row.fen, 0n)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'reverse_repayment',
    register: 'deferral',
    subject: String(id),
    region: one.region,
    round: one.round,
    reason: reason.trim(),
    detail: { voucher: voucher.trim(), fen: String(fen), months: rows.length },
  })
  if (!moneyStates.includes(one.state)) {
    const acted = await act(db, caller, deferrals, 'reopen_deferral', [{ id, version: undefined }])
    if (acted.kind === 'refused') return acted
  }
  const state = await lookAhead(db, caller, id, moneyStates.includes(one.state) ? one.state : 'standing')
  if (state.kind === 'refused') return state
  return done({ state: state.value, sums: sumOfMonths(await monthsOf(db, id), caller.day) })
}
