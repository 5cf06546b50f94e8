import { sql } from 'kysely'
import type { Work } from '../store/index.ts'

/** What a pack is asked for: a year, and policies and funds where it is not of all. */
export interface PackOrder {
  readonly year: number
  readonly policies: readonly string[]
  readonly funds: readonly string[]
}

/** What a pack holds: the batches and cases that the year touches, found once, so that every file is of the same ones. */
export interface PackScope extends PackOrder {
  readonly from: string
  readonly to: string
  readonly batches: readonly bigint[]
  readonly recoveries: readonly bigint[]
}

/**
 * The batches and cases of a year, as far as the transaction sees them: batches that were opened, signed or approved in it, or that paid
 * or were answered in it; cases that were opened in it, took money in it, or concern what was paid in it.
 */
export async function findScope(db: Work, { year, policies, funds }: PackOrder): Promise<PackScope> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  const ofPolicy = sql`(${policies.length === 0} or x.policy = any (${[...policies]}::text[]))`
  const ofFund = sql`(${funds.length === 0} or x.fund = any (${[...funds]}::text[]))`
  const within = (day: string) => sql`${sql.ref(day)} between ${from}::date and ${to}::date`
  const batches = await sql<{ id: bigint }>`
    select x.id from batch x where ${ofPolicy} and ${ofFund} and (
      ${within('x.opened_on')} or ${within('x.signed_on')} or ${within('x.approved_on')}
      or exists (select from payment p where p.batch = x.id and ${within('p.paid_on')})
      or exists (select from bank_answer a where a.batch = x.id and ${within('a.bank_on')})
      or exists (select from money_back m where m.batch = x.id and ${within('m.back_on')}))
    order by x.id`.execute(db)
  const recoveries = await sql<{ id: bigint }>`
    select x.id from recovery x where ${ofPolicy} and ${ofFund} and (
      ${within('x.opened_on')}
      or exists (select from recovery_entry e where e.recovery = x.id and ${within('e.entry_on')})
      or exists (select from recovery_line l join payment p on p.id = l.payment where l.recovery = x.id and ${within('p.paid_on')}))
    order by x.id`.execute(db)
  const ids = ({ rows }: { readonly rows: readonly { id: bigint }[] }) => rows.map(({ id }) => id)
  return { year, policies, funds, from, to, batches: ids(batches), recoveries: ids(recoveries) }
}
