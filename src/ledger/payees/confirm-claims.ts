import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { actOnRows, whoColumns, whoOf } from '../act-on-rows.ts'
import { attachFiles } from '../attach-files.ts'
import { type BatchState, batchSteps } from '../batch-life.ts'
import { writeChanges } from '../change-list.ts'
import { findBatchIn } from '../find-batch.ts'
import { keepClaimItems } from '../money/keep-claim-items.ts'
import type { AccountFault, NotInStep, NoUpload, RefusedWith, RowsFault } from '../refusals.ts'
import type { ClaimState } from '../row-lives.ts'
import { type ClaimWithAccount, faultOfAccounts, lockClaims } from './fit-accounts.ts'

/** How a payee said so: who for it, in which capacity, and the material it rests on, with its files. */
export interface PayeesWord {
  readonly way: 'online' | 'counter' | 'letter' | 'phone'
  readonly saidBy: string
  readonly material: string
  readonly uploads?: readonly bigint[]
}

/** While a payee can still say something to its row: it is on the list, or held. */
const askable: readonly ClaimState[] = ['listed', 'held', 'unpublished']
const open: readonly BatchState[] = batchSteps

/**
 * Enters that payees want what is granted, each on an account of its own; said again, the later word counts. Once payment is approved an
 * account that stands is not replaced: one person alone would turn approved money elsewhere. Each account then waits for a second
 * person's look. Gives how many.
 */
export async function confirmClaims(
  db: Work,
  caller: Caller,
  batch: bigint,
  rows: readonly ClaimWithAccount[],
  word: PayeesWord,
  calendar: WorkCalendar,
): Promise<Result<number, NotInStep | AccountFault | NoUpload | RefusedWith<'text_needed' | 'account_settled'>>> {
  const found = await wordFor(db, batch, word)
  if (found.kind === 'refused') return found
  const fault = await faultOfAccounts(db, batch, rows, askable)
  if (fault !== undefined) return refused(fault)
  const settled = found.value.approved === undefined ? undefined : await firstReplaced(db, rows)
  if (settled !== undefined) return refused({ code: 'account_settled', claim: String(settled) })
  const { rows: said } = await sql<{ id: bigint; region: string }>`
    with said as (
      select * from unnest(${rows.map(({ claim }) => String(claim))}::bigint[], ${rows.map((row) => String(row.account))}::bigint[]) as x (claim, account)
    ), confirmed as (
      update claim c set account = s.account, confirmed_on = ${caller.day}, version = c.version + 1 from said s where c.id = s.claim
      returning c.id, c.region, c.state, c.version, c.round, c.account
    ), told as (
      insert into event (${whoColumns}, verb, register, subject, region, from_state, to_state, version, round, detail)
      select ${whoOf(caller)}, 'confirm', 'claim', id::text, region, state, state, version, round,
        jsonb_build_object('account', account::text, 'way', ${word.way}::text)
      from confirmed order by confirmed.id
    )
    insert into confirmation (claim, batch, region, will, way, account, said_by, material, entered_by, entered_on)
    select id, ${batch}, region, 'confirms', ${word.way}, account, ${word.saidBy.trim()}, ${word.material.trim()}, ${caller.account.id}, ${caller.day}
    from confirmed order by id returning id, region`.execute(db)
  const attached = await attachWord(db, caller, word, said)
  if (attached.kind === 'refused') return attached
  await keepClaimItems(db, caller, batch, calendar)
  return done(rows.length)
}

/** The first of these rows that has another account already; they are locked. */
async function firstReplaced(db: Work, rows: readonly ClaimWithAccount[]): Promise<bigint | undefined> {
  const { rows: found } = await sql<{ id: bigint }>`
    select c.id from unnest(${rows.map(({ claim }) => String(claim))}::bigint[], ${rows.map(({ account }) => String(account))}::bigint[]) as x (claim, account)
    join claim c on c.id = x.claim where c.account <> x.account order by c.id limit 1`.execute(db)
  return found[0]?.id
}

/** Enters that payees waive what is granted to them: it leaves the list, of a signed one by a numbered change each. Gives how many. */
export async function waiveClaims(
  db: Work,
  caller: Caller,
  batch: bigint,
  ids: readonly bigint[],
  word: PayeesWord,
): Promise<Result<number, NotInStep | RowsFault | NoUpload | RefusedWith<'text_needed'>>> {
  const found = await wordFor(db, batch, word)
  if (found.kind === 'refused') return found
  const fault = await lockClaims(db, batch, ids, askable)
  if (fault !== undefined) return refused(fault)
  const before = await db
    .selectFrom('claim')
    .select(['id', 'region', 'state', 'fen'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  const reason = word.material.trim()
  await actOnRows(db, caller, 'waive', { batch, ids }, reason)
  const { rows: said } = await sql<{ id: bigint; region: string }>`
    insert into confirmation (claim, batch, region, will, way, said_by, material, entered_by, entered_on)
    select id, batch, region, 'waives', ${word.way}, ${word.saidBy.trim()}, ${reason}, ${caller.account.id}, ${caller.day}
    from claim where id = any (${ids.map(String)}::bigint[]) order by id returning id, region`.execute(db)
  const attached = await attachWord(db, caller, word, said)
  if (attached.kind === 'refused') return attached
  const changes = before.map(({ id, region, fen, ...row }) => {
    const state = row.state as ClaimState
    return { claim: id, region, before: { state, fen }, after: { state: 'waived' as const, fen } }
  })
  await writeChanges(db, caller, found.value, changes, reason)
  return done(ids.length)
}

/** What was signed belongs to every confirmation that it was signed for, each in its own region. */
async function attachWord(
  db: Work,
  caller: Caller,
  { uploads }: PayeesWord,
  said: readonly { readonly id: bigint; readonly region: string }[],
): Promise<Result<number, NoUpload>> {
  for (const [region, rows] of Map.groupBy(said, (row) => row.region)) {
    const owner = { register: 'confirmation', subjects: rows.map(({ id }) => id), region } as const
    const attached = await attachFiles(db, caller, 'payee_word', uploads, owner)
    if (attached.kind === 'refused') return attached
  }
  return done(said.length)
}

async function wordFor(db: Work, batch: bigint, { saidBy, material }: PayeesWord) {
  if (saidBy.trim() === '') return refused({ code: 'text_needed', what: 'said_by' } as const)
  if (material.trim() === '') return refused({ code: 'text_needed', what: 'material' } as const)
  return findBatchIn(db, batch, open)
}
