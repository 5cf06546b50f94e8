import { type Caller, rangeAt } from '../access/index.ts'
import { levelOf, type Permission } from '../contract/index.ts'
import { readPaidClaims } from '../ledger/index.ts'
import { openVerbs } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { findRecovery, linesOf, type Recovery, type RecoveryLine } from './find-recovery.ts'
import { type Instalment, instalmentsOf } from './instalments.ts'
import type { RecoveryPaperKind } from './keep-paper.ts'
import type { RecoverySource } from './open-recovery.ts'
import { endedStates, moneyStates, type RecoveryVerb, recoveryLife } from './recovery-life.ts'
import { type OffsetRule, offsetRuleOf } from './set-off.ts'

/** A payment of a case on its page: out of which batch, for which period, when and how much was paid. */
export interface PaymentOfCase extends RecoveryLine {
  readonly batchNumber: string
  readonly period: string
  readonly clause: string
  readonly paidOn: string | undefined
  readonly paid: bigint
}

/** A paper of a case on its page. */
export interface PaperOfCase {
  readonly id: bigint
  readonly kind: RecoveryPaperKind
  readonly round: number
  readonly number: string
  readonly day: string
  readonly served: { readonly day: string; readonly way: string; readonly by: string } | undefined
  readonly term: { readonly days: number; readonly unit: 'workdays' | 'days'; readonly basis: string; readonly endsOn: string } | undefined
  readonly text: string
  readonly remedies: string | undefined
  readonly fen: bigint | undefined
  readonly by: string
  readonly enteredOn: string
}

/** What became of a part of what is owed. */
export interface EntryOfCase {
  readonly kind: 'received' | 'offset' | 'written_off'
  readonly fen: bigint
  readonly voucher: string
  readonly day: string
  readonly payer: string
  readonly claim: bigint | undefined
  readonly note: string | undefined
  readonly by: string
}

/** Something that was done in a case. */
export interface EventOfCase {
  readonly at: Date
  readonly day: string
  readonly verb: string
  readonly by: string
  readonly reason: string | undefined
}

/** A row that is held, of the same payee, fund and place, which could be paid less for what is owed. */
export interface RowToLower {
  readonly claim: bigint
  readonly batch: bigint
  readonly batchNumber: string
  readonly fen: bigint
}

/** What may be done beside the steps of the life of a case. */
export type MoneyAct = 'receive_money' | 'set_off'

/** A case with everything that its page shows. */
export interface RecoveryView {
  readonly recovery: Recovery
  readonly isEnded: boolean
  readonly place: string
  readonly source: RecoverySource
  readonly reference: string
  readonly basis: string
  readonly clause: string
  readonly facts: string
  readonly openedBy: string
  readonly payments: readonly PaymentOfCase[]
  readonly papers: readonly PaperOfCase[]
  readonly instalments: readonly Instalment[]
  readonly entries: readonly EntryOfCase[]
  readonly trail: readonly EventOfCase[]
  readonly offsetRule: OffsetRule
  readonly toLower: readonly RowToLower[]
  readonly verbs: readonly (RecoveryVerb | MoneyAct)[]
}

/** A case with everything that its page shows; undefined where the caller sees none of that number. */
export async function readRecovery(caller: Caller, id: bigint): Promise<RecoveryView | undefined> {
  return caller.transact(async (db) => {
    const found = await findRecovery(db, id, 'unlocked')
    if (found.kind === 'refused') return undefined
    const one = found.value
    const head = await db
      .selectFrom('recovery')
      .innerJoin('region', 'region.path', 'recovery.region')
      .innerJoin('account', 'account.id', 'recovery.opened_by')
      .select(['region.name as place', 'source', 'reference', 'basis', 'clause', 'facts', 'account.name as opener'])
      .where('recovery.id', '=', id)
      .executeTakeFirstOrThrow()
    const offsetRule = await offsetRuleOf(db, one.region)
    const toLower = offsetRule.isInForce ? await rowsToLower(db, one) : []
    return {
      recovery: one,
      isEnded: endedStates.includes(one.state),
      place: head.place,
      source: head.source as RecoverySource,
      reference: head.reference,
      basis: head.basis,
      clause: head.clause,
      facts: head.facts,
      openedBy: head.opener,
      payments: await paymentsOf(db, id),
      papers: await papersOf(db, id),
      instalments: await instalmentsOf(db, one),
      entries: await entriesOf(db, id),
      trail: await trailOf(db, id),
      offsetRule,
      toLower,
      verbs: await verbsFor(db, caller, one, toLower),
    }
  })
}

async function verbsFor(db: Work, caller: Caller, one: Recovery, toLower: readonly RowToLower[]): Promise<RecoveryView['verbs']> {
  const steps = (await openVerbs(db, caller, recoveryLife, [one])).get(one.id) ?? []
  const isOpen = moneyStates.includes(one.state) && one.sums.outstanding > 0n
  const receive = isOpen && may(caller, 'recovery.receive', one.region) ? (['receive_money'] as const) : []
  const lower = isOpen && toLower.length > 0 && may(caller, 'recovery.handle', one.region) ? (['set_off'] as const) : []
  // The last fen settles a case; nobody does by hand.
  return [...steps.filter((verb) => verb !== 'settle_recovery'), ...receive, ...lower]
}

function may({ post }: Caller, permission: Permission, region: string): boolean {
  const level = levelOf(permission, post.role)
  if (level === undefined) return false
  const { low, high } = rangeAt(level, post.region.path)
  return low <= region && region < high
}

async function paymentsOf(db: Work, id: bigint): Promise<readonly PaymentOfCase[]> {
  const lines = await linesOf(db, id)
  const rows = await readPaidClaims(
    db,
    lines.map(({ claim }) => claim),
  )
  const byClaim = new Map(rows.map((row) => [row.claim, row]))
  return lines.flatMap((line) => {
    const row = byClaim.get(line.claim)
    if (row === undefined) return []
    const { batch, period, clause, payment } = row
    return { ...line, batchNumber: batch.number, period, clause, paidOn: payment?.on, paid: payment?.fen ?? 0n }
  })
}

async function papersOf(db: Work, id: bigint): Promise<readonly PaperOfCase[]> {
  const rows = await db
    .selectFrom('recovery_paper')
    .innerJoin('account', 'account.id', 'recovery_paper.entered_by')
    .selectAll('recovery_paper')
    .select('account.name as by')
    .where('recovery', '=', id)
    .orderBy('recovery_paper.id')
    .execute()
  return rows.map((row) => {
    const {
      served_on: day,
      served_way: way,
      served_by: servedBy,
      term_days: days,
      term_unit: unit,
      term_basis: basis,
      term_ends_on: ends,
    } = row
    return {
      id: row.id,
      kind: row.kind as RecoveryPaperKind,
      round: row.round,
      number: row.number,
      day: row.paper_on,
      served: day === null || way === null || servedBy === null ? undefined : { day, way, by: servedBy },
      term:
        days === null || unit === null || basis === null || ends === null
          ? undefined
          : { days, unit: unit as 'workdays' | 'days', basis, endsOn: ends },
      text: row.text,
      remedies: row.remedies ?? undefined,
      fen: row.fen ?? undefined,
      by: row.by,
      enteredOn: row.entered_on,
    }
  })
}

async function entriesOf(db: Work, id: bigint): Promise<readonly EntryOfCase[]> {
  const rows = await db
    .selectFrom('recovery_entry')
    .innerJoin('account', 'account.id', 'recovery_entry.entered_by')
    .selectAll('recovery_entry')
    .select('account.name as by')
    .where('recovery', '=', id)
    .orderBy('recovery_entry.id')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as EntryOfCase['kind'],
    fen: row.fen,
    voucher: row.voucher,
    day: row.entry_on,
    payer: row.payer,
    claim: row.claim ?? undefined,
    note: row.note ?? undefined,
    by: row.by,
  }))
}

async function trailOf(db: Work, id: bigint): Promise<readonly EventOfCase[]> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.account')
    .select(['event.at', 'office_day', 'verb', 'account.name as by', 'reason'])
    .where('register', '=', 'recovery')
    .where('subject', '=', String(id))
    .orderBy('event.id')
    .limit(200)
    .execute()
  return rows.map(({ at, office_day: day, verb, by, reason }) => ({ at, day, verb, by: by ?? '', reason: reason ?? undefined }))
}

async function rowsToLower(db: Work, { payee, fund, region }: Recovery): Promise<readonly RowToLower[]> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('entitlement', 'entitlement.id', 'claim.id')
    .innerJoin('batch', 'batch.id', 'claim.batch')
    .select(['claim.id as claim', 'claim.batch', 'batch.number as batchNumber', 'claim.fen'])
    .where('entitlement.payee_entity', '=', payee.entity)
    .where('entitlement.payee_key', '=', payee.key)
    .where('batch.fund', '=', fund)
    .where('batch.region', '=', region)
    .where('claim.state', '=', 'held')
    .orderBy('claim.id')
    .limit(50)
    .execute()
  return rows
}
