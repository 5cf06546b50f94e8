import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { lowerHeldRow, readPaidClaims } from '../ledger/index.ts'
import { lineTo } from '../organisation/index.ts'
import type { Work } from '../store/index.ts'
import { findRecovery } from './find-recovery.ts'
import { enterMoney, entryOf, type Received, settleWhenPaid } from './receive-money.ts'
import type { RecoveryRefusal } from './refusals.ts'

/** Whether a place sets off what is owed against later payments, and the document that says so; off without one. */
export type OffsetRule = {
  readonly isInForce: boolean
  readonly basis: string
}

/** The rule of a place: its own newest, else that of the nearest place above. */
export async function offsetRuleOf(db: Work, region: string): Promise<OffsetRule> {
  const rows = await db
    .selectFrom('recovery_offset_rule')
    .select(['id', 'region', 'is_in_force', 'basis'])
    .where('region', 'in', [...lineTo(region)])
    .execute()
  const [first] = rows.sort((a, b) => b.region.length - a.region.length || (a.id < b.id ? 1 : -1))
  return first === undefined ? { isInForce: false, basis: '' } : { isInForce: first.is_in_force, basis: first.basis }
}

/** Lays down whether the caller's place sets off, with the document and clause. */
export async function layDownOffset(
  db: Work,
  caller: Caller,
  { isInForce, basis }: OffsetRule,
): Promise<Result<OffsetRule, RecoveryRefusal>> {
  if (basis.trim() === '') return refused({ code: 'recovery_text_needed', what: 'basis' })
  const region = caller.post.region.path
  const { id } = await db
    .insertInto('recovery_offset_rule')
    .values({ region, is_in_force: isInForce, basis: basis.trim(), entered_by: caller.account.id, entered_on: caller.day })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'lay_down_offset',
    register: 'recovery_offset_rule',
    subject: String(id),
    region,
    detail: { isInForce, basis: basis.trim() },
  })
  return done({ isInForce, basis: basis.trim() })
}

/** What is owed, kept off a later payment: which row that is held, how much in fen, by which paper. */
export interface SetOff {
  readonly claim: bigint
  readonly fen: bigint
  readonly number: string
  readonly note?: string | undefined
}

/**
 * Sets what is owed off against a row of the same payee and fund that is held: the row is paid less, by a numbered change where its list
 * is signed, and another releases it. Refused where no cited document lets the place do so.
 */
export async function setOff(
  db: Work,
  caller: Caller,
  id: bigint,
  { claim, fen, number, note }: SetOff,
): Promise<Result<Received, RecoveryRefusal>> {
  const found = await findRecovery(db, id)
  if (found.kind === 'refused') return found
  const one = found.value
  const before = await entryOf(db, id, 'offset', number)
  if (before !== undefined)
    return before.fen === fen && before.claim === claim
      ? done({ state: one.state, isRepeated: true, sums: one.sums })
      : refused({ code: 'voucher_differs', ...before })
  const rule = await offsetRuleOf(db, one.region)
  if (!rule.isInForce) return refused({ code: 'offset_not_in_force', basis: rule.basis })
  const [row] = await readPaidClaims(db, [claim])
  if (row === undefined) return refused({ code: 'row_not_found', id: String(claim) })
  if (row.payee.entity !== one.payee.entity || row.payee.key !== one.payee.key)
    return refused({ code: 'offset_row_unfit', claim: String(claim), differs: 'payee' })
  if (row.fund !== one.fund || row.batch.region !== one.region)
    return refused({ code: 'offset_row_unfit', claim: String(claim), differs: 'fund' })
  const entry = { voucher: number, day: caller.day, payer: '', fen, note, kind: 'offset', claim } as const
  const entered = await enterMoney(db, caller, one, entry)
  if (entered.kind === 'refused') return entered
  const lowered = await lowerHeldRow(db, caller, { claim, less: fen, reason: `${one.number} ${number.trim()}` })
  if (lowered.kind === 'refused') return lowered
  const settled = await settleWhenPaid(db, caller, id)
  return settled.kind === 'refused' ? settled : done({ state: settled.value, isRepeated: false, sums: entered.value })
}
