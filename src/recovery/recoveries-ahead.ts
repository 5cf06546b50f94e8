import { sql } from 'kysely'
import type { Work } from '../store/index.ts'
import { moneyStates } from './recovery-life.ts'

/** What of a case is still to come back, in fen: an instalment with its day, or, where nothing was agreed, all of it without a day. */
export interface RecoveryAhead {
  readonly recovery: bigint
  readonly number: string
  readonly policyZh: string
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly instalment: number | undefined
  readonly due: string | undefined
  readonly fen: bigint
}

/** What cases of a fund of a place still have outstanding, by day; an agreement in force tells the days, and what came pays the earliest first. */
export async function recoveriesAhead(
  db: Work,
  { region, fund }: { readonly region: string; readonly fund: string },
): Promise<readonly RecoveryAhead[]> {
  const { rows } = await sql<{
    id: bigint
    number: string
    policy_zh: string
    entity: string
    key: bigint
    instalment: number | null
    due: string | null
    fen: string
  }>`
    with cases as (
      select r.id, r.number, r.policy_zh, r.payee_entity as entity, r.payee_key as key,
        coalesce(r.decided_fen, r.asked_fen) - coalesce((select sum(e.fen) from recovery_entry e where e.recovery = r.id), 0) as outstanding,
        (select max(i.agreement) from recovery_instalment i where i.recovery = r.id) as agreement
      from recovery r where r.region = ${region} and r.fund = ${fund} and r.state = any (${[...moneyStates]}::text[])
    ), instalments as (
      select c.*, i.number as instalment, i.due_on, i.fen, sum(i.fen) over (partition by c.id) - c.outstanding as paid,
        sum(i.fen) over (partition by c.id order by i.number) - i.fen as before
      from cases c join recovery_instalment i on i.recovery = c.id and i.agreement = c.agreement
    ), ahead as (
      select id, number, policy_zh, entity, key, instalment, due_on::text as due, fen - least(greatest(paid - before, 0), fen) as fen from instalments
      union all
      select id, number, policy_zh, entity, key, null, null, outstanding from cases where agreement is null
    )
    select id, number, policy_zh, entity, key, instalment, due, fen::text from ahead where fen > 0 order by due nulls last, id, instalment`.execute(
    db,
  )
  return rows.map(({ id, policy_zh: policyZh, number, entity, key, instalment, due, fen }) => ({
    ...{ recovery: id, number, policyZh, payee: { entity, key } },
    ...{ instalment: instalment ?? undefined, due: due ?? undefined, fen: BigInt(fen) },
  }))
}
