import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { type PaidClaim, paidClaims, readPaidClaims } from '../ledger/index.ts'
import { isWithin } from '../organisation/index.ts'
import { nextNumber } from '../papers/index.ts'
import type { Work } from '../store/index.ts'
import { keepRecoveryItem } from './keep-recovery-item.ts'
import { recoveryLife } from './recovery-life.ts'
import type { NeededText, RecoveryRefusal } from './refusals.ts'

/** What shows that money was paid that should not have been. */
export type RecoverySource = 'paid_row' | 'doubt' | 'audit' | 'objection'

/** Money to be claimed back: what of which rows, in fen, by which document and clause, and what happened. */
export interface WantedRecovery {
  readonly rows: readonly { readonly claim: bigint; readonly fen: bigint }[]
  readonly source: RecoverySource
  /** Number of the finding, receipt or doubt; nothing where a paid row alone shows it. */
  readonly reference: string
  readonly basis: string
  readonly clause: string
  readonly facts: string
}

/** A row with what of its payment may be claimed back, in fen. */
export interface ClaimableRow extends PaidClaim {
  /** Claimed back already, or decided to be. */
  readonly claimed: bigint
  readonly left: bigint
}

/** Rows as they can be claimed back, for a page; those of other regions are left out. */
export async function claimableRows(caller: Caller, claims: readonly bigint[]): Promise<readonly ClaimableRow[]> {
  return caller.transact(async (db) => withClaimed(db, await readPaidClaims(db, claims)))
}

async function withClaimed(db: Work, rows: readonly PaidClaim[]): Promise<readonly ClaimableRow[]> {
  const payments = rows.flatMap(({ payment }) => (payment === undefined ? [] : [String(payment.id)]))
  const { rows: found } = await sql<{ payment: bigint; fen: string }>`
    select l.payment, sum(coalesce(l.decided_fen, l.fen))::text as fen from recovery_line l join recovery r on r.id = l.recovery
    where l.payment = any (${payments}::bigint[]) and r.state <> 'withdrawn' group by l.payment`.execute(db)
  const claimed = new Map(found.map(({ payment, fen }) => [payment, BigInt(fen)]))
  return rows.map((row) => {
    const already = row.payment === undefined ? 0n : (claimed.get(row.payment.id) ?? 0n)
    return { ...row, claimed: already, left: (row.payment?.fen ?? 0n) - already }
  })
}

/**
 * Opens a case over payments of one payee, policy, fund and place that succeeded; of each no more is claimed than was paid, less what is
 * claimed back already. It belongs to the place that paid.
 */
export async function openRecovery(
  db: Work,
  caller: Caller,
  wanted: WantedRecovery,
  calendar: WorkCalendar,
): Promise<Result<{ readonly recovery: string; readonly number: string }, RecoveryRefusal>> {
  const missing = missingText(wanted)
  if (missing !== undefined) return refused({ code: 'recovery_text_needed', what: missing })
  const ids = wanted.rows.map(({ claim }) => claim)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) return refused({ code: 'claim_twice', claim: String(twice) })
  const rows = await withClaimed(db, await paidClaims(db, ids))
  const strange = ids.find((id) => !rows.some(({ claim, batch }) => claim === id && isWithin(batch.region, caller.ranges)))
  const [first] = rows
  if (strange !== undefined || first === undefined) return refused({ code: 'row_not_found', id: String(strange ?? '') })
  const against = faultOfRows(first, rows, wanted)
  if (against !== undefined) return refused(against)
  const { id, number } = await writeCase(db, caller, first, wanted, calendar)
  const asked = new Map(wanted.rows.map(({ claim, fen }) => [claim, fen]))
  const region = first.batch.region
  const lines = rows.flatMap(({ claim, payment, batch }) =>
    payment === undefined ? [] : [{ recovery: id, payment: payment.id, claim, batch: batch.id, region, fen: asked.get(claim) ?? 0n }],
  )
  await db.insertInto('recovery_line').values(lines).execute()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'open_recovery',
    register: 'recovery',
    subject: String(id),
    region,
    to: recoveryLife.start,
    version: 1,
    round: 1,
    detail: { number, rows: ids.map(String), fen: String(totalOf(wanted)), basis: wanted.basis.trim(), clause: wanted.clause.trim() },
  })
  await keepRecoveryItem(db, caller, id)
  return done({ recovery: String(id), number })
}

const totalOf = ({ rows }: WantedRecovery): bigint => rows.reduce((sum, { fen }) => sum + fen, 0n)

function missingText({ basis, clause, facts, source, reference }: WantedRecovery): NeededText | undefined {
  if (basis.trim() === '') return 'basis'
  if (clause.trim() === '') return 'clause'
  if (facts.trim() === '') return 'facts'
  return source !== 'paid_row' && reference.trim() === '' ? 'reference' : undefined
}

function faultOfRows(first: ClaimableRow, rows: readonly ClaimableRow[], wanted: WantedRecovery): RecoveryRefusal | undefined {
  for (const row of rows) {
    if (row.payee.entity !== first.payee.entity || row.payee.key !== first.payee.key) return { code: 'not_one_case', differs: 'payee' }
    if (row.policy.id !== first.policy.id) return { code: 'not_one_case', differs: 'policy' }
    if (row.fund !== first.fund) return { code: 'not_one_case', differs: 'fund' }
    if (row.batch.region !== first.batch.region) return { code: 'not_one_case', differs: 'place' }
    const claim = String(row.claim)
    if (row.payment === undefined) return { code: 'not_paid', claim, state: row.state }
    const asked = wanted.rows.find((one) => one.claim === row.claim)?.fen ?? 0n
    if (asked <= 0n) return { code: 'amount_not_positive', fen: asked }
    if (asked > row.left) return { code: 'beyond_paid', claim, paid: row.payment.fen, claimed: row.claimed, asked }
  }
  return undefined
}

async function writeCase(
  db: Work,
  caller: Caller,
  { batch, policy, fund, payee }: PaidClaim,
  wanted: WantedRecovery,
  calendar: WorkCalendar,
): Promise<{ readonly id: bigint; readonly number: string }> {
  const year = Number(caller.day.slice(0, 4))
  const number = `${year}-${String(await nextNumber(db, 'recovery', batch.region, year)).padStart(4, '0')}`
  const { id } = await db
    .insertInto('recovery')
    .values({
      region: batch.region,
      number,
      policy: policy.id,
      policy_zh: policy.zh,
      fund,
      payee_entity: payee.entity,
      payee_key: payee.key,
      source: wanted.source,
      reference: wanted.reference.trim(),
      basis: wanted.basis.trim(),
      clause: wanted.clause.trim(),
      facts: wanted.facts.trim(),
      state: recoveryLife.start,
      asked_fen: totalOf(wanted),
      due_on: dueDay(caller.day, recoveryLife.states.opened.waits?.workdays, calendar) ?? null,
      opened_by: caller.account.id,
      opened_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, number }
}
