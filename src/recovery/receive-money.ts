import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { type RecoveredPart, writeRecovered } from '../ledger/index.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { findRecovery, linesOf, type Recovery, type RecoveryLine, type RecoverySums } from './find-recovery.ts'
import { nextInstalment } from './instalments.ts'
import { keepRecoveryItem } from './keep-recovery-item.ts'
import { moneyStates, type RecoveryState, recoveries } from './recovery-life.ts'
import type { RecoveryRefusal } from './refusals.ts'

/** Money that came: by which voucher, on which day, from whom, how much in fen. */
export interface Receipt {
  readonly voucher: string
  readonly day: string
  readonly payer: string
  readonly fen: bigint
  readonly note?: string | undefined
}

/** What came of it: how the case stands, and what is left of it. A voucher that was entered before changes nothing. */
export interface Received {
  readonly state: RecoveryState
  readonly isRepeated: boolean
  readonly sums: RecoverySums
}

/**
 * Enters money that finance received from whoever owes it, of a case after its notice; never more than is outstanding. It goes to the
 * payments of the case in their order, and back to their fund in the year it came. The last fen ends the case once the decision was
 * handed over, or where none was needed.
 */
export async function receiveMoney(db: Work, caller: Caller, id: bigint, receipt: Receipt): Promise<Result<Received, RecoveryRefusal>> {
  if (receipt.payer.trim() === '') return refused({ code: 'recovery_text_needed', what: 'payer' })
  const found = await findRecovery(db, id)
  if (found.kind === 'refused') return found
  const one = found.value
  const before = await entryOf(db, id, 'received', receipt.voucher)
  if (before !== undefined) {
    const isSame = before.fen === receipt.fen && before.day === receipt.day && before.payer === receipt.payer.trim()
    return isSame ? done({ state: one.state, isRepeated: true, sums: one.sums }) : refused({ code: 'voucher_differs', ...before })
  }
  const entered = await enterMoney(db, caller, one, { ...receipt, kind: 'received', claim: undefined })
  if (entered.kind === 'refused') return entered
  const settled = await settleWhenPaid(db, caller, id)
  return settled.kind === 'refused' ? settled : done({ state: settled.value, isRepeated: false, sums: entered.value })
}

interface Entry extends Receipt {
  readonly kind: 'received' | 'offset'
  readonly claim: bigint | undefined
}

/** Writes an entry with the part of each payment, and the event of it; gives the sums afterwards. */
export async function enterMoney(db: Work, caller: Caller, one: Recovery, entry: Entry): Promise<Result<RecoverySums, RecoveryRefusal>> {
  const { kind, fen, voucher, day, payer, note, claim } = entry
  if (voucher.trim() === '') return refused({ code: 'recovery_text_needed', what: 'voucher' })
  if (!moneyStates.includes(one.state)) return refused({ code: 'money_not_yet', state: one.state })
  if (fen <= 0n) return refused({ code: 'amount_not_positive', fen })
  if (day > caller.day) return refused({ code: 'day_ahead', day, today: caller.day })
  if (day < one.openedOn) return refused({ code: 'day_before', day, earliest: one.openedOn })
  if (fen > one.sums.outstanding) return refused({ code: 'beyond_outstanding', ...one.sums, asked: fen })
  const parts = sharedOut(await linesOf(db, one.id), fen)
  const row = await db
    .insertInto('recovery_entry')
    .values({
      recovery: one.id,
      region: one.region,
      kind,
      fen,
      voucher: voucher.trim(),
      entry_on: day,
      payer: payer.trim(),
      claim: claim ?? null,
      note: note ?? null,
      entered_by: caller.account.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeRecovered(db, { entry: row.id, region: one.region, way: kind, day }, parts)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: kind === 'received' ? 'receive_money' : 'set_off',
    register: 'recovery',
    subject: String(one.id),
    region: one.region,
    round: one.round,
    detail: { voucher: voucher.trim(), fen: String(fen), day, ...(claim === undefined ? {} : { claim: String(claim) }) },
  })
  const outstanding = one.sums.outstanding - fen
  const sum = kind === 'received' ? { received: one.sums.received + fen } : { offset: one.sums.offset + fen }
  return done({ ...one.sums, ...sum, outstanding })
}

/** The payments that an amount pays back, in the order of their numbers, each up to what is owed of it; it is never more than all owe. */
function sharedOut(lines: readonly RecoveryLine[], fen: bigint): readonly RecoveredPart[] {
  let left = fen
  const parts = lines.flatMap(({ payment, claim, batch, asked, decided, back }) => {
    const open = (decided ?? asked) - back
    const part = left < open ? left : open
    left -= part
    return part > 0n ? [{ payment, claim, batch, fen: part }] : []
  })
  if (left !== 0n) throw new Error(`${left} fen belong to no payment`)
  return parts
}

/** Ends a case that nothing is outstanding of, but for a decision that was not handed over yet; else looks what is due next. Gives its state. */
export async function settleWhenPaid(db: Work, caller: Caller, id: bigint): Promise<Result<RecoveryState, RecoveryRefusal>> {
  const found = await findRecovery(db, id)
  if (found.kind === 'refused') return found
  const one = found.value
  if (one.sums.outstanding === 0n && one.state !== 'decided') {
    const acted = await act(db, caller, recoveries, 'settle_recovery', [{ id, version: undefined, columns: { due_on: null } }])
    if (acted.kind === 'refused') return acted
  } else if (one.state === 'agreed') {
    const next = await nextInstalment(db, one)
    await db
      .updateTable('recovery')
      .set({ due_on: next?.day ?? null })
      .where('id', '=', id)
      .execute()
  }
  await keepRecoveryItem(db, caller, id)
  return done(one.sums.outstanding === 0n && one.state !== 'decided' ? 'settled' : one.state)
}

/** The entry of a case by a voucher or paper of this number; undefined where there is none. */
export async function entryOf(db: Work, recovery: bigint, kind: 'received' | 'offset', voucher: string) {
  return db
    .selectFrom('recovery_entry')
    .select(['fen', 'entry_on as day', 'payer', 'voucher', 'claim'])
    .where('recovery', '=', recovery)
    .where('kind', '=', kind)
    .where('voucher', '=', voucher.trim())
    .executeTakeFirst()
}
