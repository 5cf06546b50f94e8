import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { whoColumns, whoOf } from '../act-on-rows.ts'
import { findBatch } from '../find-batch.ts'
import { keepClaimItems } from '../money/keep-claim-items.ts'
import type { NotFound, RefusedWith, RowsFault } from '../refusals.ts'
import type { ClaimState } from '../row-lives.ts'
import { lockClaims } from './fit-accounts.ts'

/** States in which a row's account may still be paid to, and can be looked at. */
const checkable: readonly ClaimState[] = ['listed', 'held', 'unpublished', 'payable']

/** Rows of a batch whose account nobody but whoever entered it has looked at; `isOwn` of those that this person entered or confirmed. */
export const uncheckedAccounts = (batch: bigint, person: bigint) => sql`
  select c.id, c.region, c.state, c.account, a.entered_by, ${person} in (a.entered_by, coalesce(
      (select w.entered_by from confirmation w where w.claim = c.id order by w.id desc limit 1), a.entered_by)) as is_own
  from claim c join payee_account a on a.id = c.account
  where c.batch = ${batch} and c.state = any (${[...checkable]}::text[])
    and not exists (select from checked_account k where k.claim = c.id and k.account = c.account)`

/** How many rows wait for a second look at their account, how many of them the caller may not take, and who entered them. */
export interface AccountsToCheck {
  readonly rows: number
  readonly own: number
  readonly by: readonly string[]
}

/** What of a batch waits for a second person's look at its accounts, in the caller's sight; `states` narrows it. */
export async function accountsToCheck(
  db: Work,
  caller: Caller,
  batch: bigint,
  states: readonly ClaimState[] = checkable,
): Promise<AccountsToCheck> {
  const { rows } = await sql<{ name: string; rows: bigint; own: bigint }>`
    select who.name, count(*) as rows, count(*) filter (where u.is_own) as own
    from (${uncheckedAccounts(batch, caller.account.id)}) u join account who on who.id = u.entered_by
    where u.state = any (${[...states]}::text[]) group by who.name order by who.name`.execute(db)
  const sum = (pick: (row: (typeof rows)[number]) => bigint) => Number(rows.reduce((total, row) => total + pick(row), 0n))
  return { rows: sum((row) => row.rows), own: sum((row) => row.own), by: rows.map(({ name }) => name) }
}

/**
 * Agrees as a second person with the accounts of rows, of those that are named or of all of a batch that wait for it; another account is
 * looked at anew. Nobody agrees with what they entered themselves: named it is refused, otherwise it is left to others. Gives how many.
 */
export async function checkAccounts(
  db: Work,
  caller: Caller,
  batch: bigint,
  ids: readonly bigint[] | undefined,
  calendar: WorkCalendar,
): Promise<Result<number, NotFound | RowsFault | RefusedWith<'accounts_own' | 'nothing_to_check'>>> {
  const found = await findBatch(db, batch)
  if (found.kind === 'refused') return found
  const fault = ids === undefined ? undefined : await lockClaims(db, batch, ids, checkable)
  if (fault !== undefined) return refused(fault)
  const named = ids === undefined ? sql`` : sql`where id = any (${ids.map(String)}::bigint[])`
  const { rows } = await sql<{ id: bigint; is_own: boolean }>`
    select id, is_own from (${uncheckedAccounts(batch, caller.account.id)}) u ${named} order by id`.execute(db)
  const own = rows.filter((row) => row.is_own).length
  const others = rows.flatMap(({ id, is_own: isOwn }) => (isOwn ? [] : [id]))
  if (own > 0 && (ids !== undefined || others.length === 0)) return refused({ code: 'accounts_own', rows: own })
  if (others.length === 0) return refused({ code: 'nothing_to_check' })
  await writeAccountChecks(db, caller, others)
  await keepClaimItems(db, caller, batch, calendar)
  return done(others.length)
}

/** Writes down that the caller looked at the accounts of rows as they are now. */
export async function writeAccountChecks(db: Work, caller: Caller, claims: readonly bigint[]): Promise<void> {
  await sql`
    with checked as (
      insert into checked_account (claim, account, batch, region, checked_by, checked_on)
      select id, account, batch, region, ${caller.account.id}, ${caller.day}::date
      from claim where id = any (${claims.map(String)}::bigint[]) and account is not null order by id
      on conflict do nothing returning claim, account, region
    )
    insert into event (${whoColumns}, verb, register, subject, region, detail)
    select ${whoOf(caller)}, 'check_account', 'claim', claim::text, region, jsonb_build_object('account', account::text)
    from checked order by claim`.execute(db)
}

/** Which of these rows have an account that the caller entered. */
export async function countOwn(db: Work, caller: Caller, claims: readonly bigint[]): Promise<number> {
  const { rows } = await sql<{ rows: bigint }>`
    select count(*) as rows from claim c join payee_account a on a.id = c.account
    where c.id = any (${claims.map(String)}::bigint[]) and a.entered_by = ${caller.account.id}`.execute(db)
  return Number(rows[0]?.rows ?? 0)
}
