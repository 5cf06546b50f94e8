import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import { type DeferralState, moneyStates } from './deferral-life.ts'
import { findDeferral, type MonthOfDeferral, monthsOf, sumOfMonths } from './find-deferral.ts'
import type { DeferralSums, Insurance } from './months.ts'
import type { DeferralRefusal, OwnRefusal } from './refusals.ts'
import { lookAhead } from './take-step.ts'

/** Which months a voucher pays, and how much of each, in fen. */
export interface RepaidMonth {
  readonly insurance: Insurance
  readonly month: string
  readonly fen: bigint
}

/** Money that came: by which voucher, on which day, from whom, for which months. */
export interface Repayment {
  readonly voucher: string
  readonly day: string
  readonly payer: string
  readonly months: readonly RepaidMonth[]
  readonly note?: string | undefined
}

/** What came of it. A voucher that was entered before changes nothing. */
export interface Repaid {
  readonly state: DeferralState
  readonly isRepeated: boolean
  readonly sums: DeferralSums
}

/**
 * Enters that months were repaid, by the number of the voucher: of each never more than is open. Which months it pays, the voucher says;
 * nothing is shared out by a rule of ours. The last fen settles the record.
 */
export async function repayMonths(db: Work, caller: Caller, id: bigint, repayment: Repayment): Promise<Result<Repaid, DeferralRefusal>> {
  const { voucher, day, payer, months, note } = repayment
  if (voucher.trim() === '') return refused({ code: 'deferral_text_needed', what: 'voucher' })
  if (payer.trim() === '') return refused({ code: 'deferral_text_needed', what: 'payer' })
  const found = await findDeferral(db, id)
  if (found.kind === 'refused') return found
  const one = found.value
  const before = await monthsOf(db, id)
  const repeated = await repeatedVoucher(db, id, repayment, before)
  if (repeated !== undefined) {
    if (repeated !== 'same') return refused(repeated)
    return done({ state: one.state, isRepeated: true, sums: sumOfMonths(before, caller.day) })
  }
  if (!moneyStates.includes(one.state)) return refused({ code: 'deferral_not_standing', state: one.state })
  if (day > caller.day) return refused({ code: 'day_not_come', day, today: caller.day })
  if (day < one.approval.day) return refused({ code: 'day_too_early', day, earliest: one.approval.day })
  const chosen = chosenMonths(before, months)
  if (chosen.kind === 'refused') return chosen
  await writeEntries(db, caller, { deferral: id, region: one.region, kind: 'repaid', voucher, day, payer, note }, chosen.value)
  const fen = months.reduce((sum, each) => sum + each.fen, 0n)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'repay_deferral',
    register: 'deferral',
    subject: String(id),
    region: one.region,
    round: one.round,
    detail: { voucher: voucher.trim(), day, fen: String(fen), months: months.map(({ insurance, month }) => `${insurance} ${month}`) },
  })
  const state = await lookAhead(db, caller, id, one.state)
  if (state.kind === 'refused') return state
  return done({ state: state.value, isRepeated: false, sums: sumOfMonths(await monthsOf(db, id), caller.day) })
}

/** A part of what is open of a month that comes to an end. */
export interface EndedPart {
  readonly month: bigint
  readonly fen: bigint
}

interface EntryHead {
  readonly deferral: bigint
  readonly region: string
  readonly kind: 'repaid' | 'withdrawn'
  readonly voucher: string
  readonly day: string
  readonly payer: string
  readonly note?: string | undefined
}

/** Writes what became of months, and what is left open of each. */
export async function writeEntries(
  db: Work,
  caller: Caller,
  { deferral, region, kind, voucher, day, payer, note }: EntryHead,
  parts: readonly EndedPart[],
): Promise<void> {
  const head = { deferral, region, kind, voucher: voucher.trim(), entry_on: day, payer: payer.trim(), note: note?.trim() || null }
  // A voucher that was reversed is entered anew in its next turn.
  const { turns } = await db
    .selectFrom('deferral_entry')
    .select(({ fn }) => fn.max('turn').as('turns'))
    .where('deferral', '=', deferral)
    .where('kind', '=', 'reversed')
    .where('voucher', '=', head.voucher)
    .executeTakeFirstOrThrow()
  const turn = (turns ?? 0) + 1
  const rows = parts.map(({ month, fen }) => ({ ...head, month, fen, turn, entered_by: caller.account.id }))
  await db.insertInto('deferral_entry').values(rows).execute()
  for (const { month, fen } of parts)
    await db
      .updateTable('deferral_month')
      .set(({ eb }) => ({ open_fen: eb('open_fen', '-', fen) }))
      .where('id', '=', month)
      .execute()
}

/** Months as a voucher names them, each there, once, and with no more than is open of it. */
function chosenMonths(months: readonly MonthOfDeferral[], named: readonly RepaidMonth[]): Result<readonly EndedPart[], OwnRefusal> {
  if (named.length === 0) return refused({ code: 'no_month' })
  const parts: EndedPart[] = []
  for (const { insurance, month, fen } of named) {
    const one = months.find((each) => each.insurance === insurance && each.month === month)
    if (one === undefined) return refused({ code: 'month_not_found', insurance, month })
    if (parts.some((part) => part.month === one.id)) return refused({ code: 'month_twice', insurance, month })
    if (fen <= 0n) return refused({ code: 'month_amount_not_positive', insurance, month, fen })
    if (fen > one.open) return refused({ code: 'beyond_open', insurance, month, open: one.open, asked: fen })
    parts.push({ month: one.id, fen })
  }
  return done(parts)
}

/** Whether a voucher of this number was entered of the record: the same, or with other figures; undefined where it was not. */
async function repeatedVoucher(
  db: Work,
  deferral: bigint,
  { voucher, day, payer, months }: Repayment,
  known: readonly MonthOfDeferral[],
): Promise<'same' | OwnRefusal | undefined> {
  const rows = await db
    .selectFrom('deferral_entry')
    .select(['month', 'fen', 'entry_on', 'payer'])
    .where('deferral', '=', deferral)
    .where('kind', '=', 'repaid')
    .where('voucher', '=', voucher.trim())
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('deferral_entry as reversal').select('reversal.id').whereRef('reversal.reverses', '=', 'deferral_entry.id'))),
    )
    .execute()
  const [first] = rows
  if (first === undefined) return undefined
  const textOf = (month: bigint | undefined, fen: bigint) => `${month ?? 0n}/${fen}`
  const entered = rows.map((row) => textOf(row.month, row.fen)).sort()
  const asked = months
    .map((each) => textOf(known.find(({ insurance, month }) => insurance === each.insurance && month === each.month)?.id, each.fen))
    .sort()
  const isSame = first.entry_on === day && first.payer === payer.trim() && entered.join() === asked.join()
  if (isSame) return 'same'
  const fen = rows.reduce((sum, row) => sum + row.fen, 0n)
  return { code: 'repayment_differs', voucher: voucher.trim(), fen, day: first.entry_on, payer: first.payer }
}
