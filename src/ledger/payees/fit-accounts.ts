import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import type { AccountFault, RowsFault } from '../refusals.ts'
import type { ClaimState } from '../row-lives.ts'

/** A row and the account that its money is to go to. */
export interface ClaimWithAccount {
  readonly claim: bigint
  readonly account: bigint
}

/** What stands against rows of a batch going to accounts; the rows are locked. Undefined where each is its payee's own and stands. */
export async function faultOfAccounts(
  db: Work,
  batch: bigint,
  asked: readonly ClaimWithAccount[],
  needed: readonly ClaimState[],
): Promise<AccountFault | undefined> {
  const locked = await lockClaims(
    db,
    batch,
    asked.map(({ claim }) => claim),
    needed,
  )
  if (locked !== undefined) return locked
  const { rows } = await sql<{ claim: bigint; asked: bigint; account: bigint | null; own: boolean | null; replaced: boolean }>`
    select x.claim, x.account as asked, a.id as account, a.entity = e.payee_entity and a.key = e.payee_key as own,
      exists (select from payee_account later where later.corrects = a.id) as replaced
    from unnest(${asked.map(({ claim }) => String(claim))}::bigint[], ${asked.map(({ account }) => String(account))}::bigint[]) as x (claim, account)
    join entitlement e on e.id = x.claim
    left join payee_account a on a.id = x.account
    where a.id is null or a.entity <> e.payee_entity or a.key <> e.payee_key or exists (select from payee_account later where later.corrects = a.id)
    order by x.claim limit 1`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const account = String(row.asked)
  if (row.account === null) return { code: 'account_not_found', account }
  if (row.own !== true) return { code: 'account_of_another', claim: String(row.claim), account }
  return { code: 'account_replaced', account }
}

/** What stands against working with rows of a batch; they are locked in the order of their numbers. Undefined where all are in a state named. */
export async function lockClaims(
  db: Work,
  batch: bigint,
  ids: readonly bigint[],
  needed: readonly ClaimState[],
): Promise<RowsFault | undefined> {
  const seen = new Set<bigint>()
  for (const id of ids) {
    if (seen.has(id)) return { code: 'claim_twice', claim: String(id) }
    seen.add(id)
  }
  const { rows } = await sql<{ id: bigint; state: string }>`
    select id, state from claim where batch = ${batch} and id = any (${ids.map(String)}::bigint[]) order by id for update`.execute(db)
  const states = new Map(rows.map(({ id, state }) => [id, state]))
  for (const id of ids) {
    const state = states.get(id)
    if (state === undefined) return { code: 'row_not_found', id: String(id) }
    if (!needed.some((one) => one === state)) return { code: 'claim_in_other_state', claim: String(id), state, needed }
  }
  return undefined
}
