import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import { leftStates } from '../row-lives.ts'

/** A fund of a place over some days, both ends included. */
export interface FundDays {
  readonly region: string
  readonly fund: string
  readonly from: string
  readonly to: string
}

/** The days on which anything of a fund moved: papers, files, vouchers, approvals. */
export async function movementDaysOf(db: Work, { region, fund, from, to }: FundDays): Promise<readonly string[]> {
  const { rows } = await sql<{ day: string }>`
    with b as (select id from batch where region = ${region} and fund = ${fund}),
    days as (
      select paper_on as day from batch_paper where batch in (select id from b) and kind in ('payment_approval', 'funds_received')
      union select entered_on from bank_file where batch in (select id from b)
      union select back_on from money_back where batch in (select id from b)
      union select back_on from recovered_money where batch in (select id from b) and way = 'received')
    select day::text from days where day between ${from}::date and ${to}::date order by day`.execute(db)
  return rows.map(({ day }) => day)
}

/** What of a batch is approved and not paid yet, in rows and fen, and what of that the money came for already. */
export interface UnpaidBatch {
  readonly batch: bigint
  readonly number: string
  readonly policyZh: string
  readonly rows: number
  readonly fen: bigint
  readonly isFunded: boolean
}

/** Batches of a fund with rows that are approved and neither paid, on their way, nor left out; by number. */
export async function unpaidBatches(db: Work, { region, fund }: Pick<FundDays, 'region' | 'fund'>): Promise<readonly UnpaidBatch[]> {
  const { rows } = await sql<{ id: bigint; number: string; policy_zh: string; rows: string; fen: string; is_funded: boolean }>`
    select b.id, b.number, b.policy_zh, count(*)::text as rows, sum(c.fen)::text as fen,
      exists (select from batch_paper p where p.batch = b.id and p.kind = 'funds_received' and p.id > (
        select max(a.id) from batch_paper a where a.batch = b.id and a.kind = 'payment_approval')) as is_funded
    from batch b join claim c on c.batch = b.id
    where b.region = ${region} and b.fund = ${fund} and b.approved_on is not null and b.state in ('finance', 'hand_over', 'answers', 'done')
      and c.state <> all (${['paid', 'in_process', ...leftStates]}::text[])
    group by b.id order by b.number`.execute(db)
  return rows.map((row) => ({
    ...{ batch: BigInt(row.id), number: row.number, policyZh: row.policy_zh },
    ...{ rows: Number(row.rows), fen: BigInt(row.fen), isFunded: row.is_funded },
  }))
}

/** How many batches of a fund were ended in some days, and of how many of them the order to pay was not issued as a paper. */
export async function endedBatches(
  db: Work,
  { region, fund, from, to }: FundDays,
): Promise<{ readonly ended: number; readonly unfiled: number }> {
  const { rows } = await sql<{ ended: string; unfiled: string }>`
    with ended as (
      select distinct b.id from batch b join event e on e.register = 'batch' and e.subject = b.id::text and e.verb = 'settle'
      where b.region = ${region} and b.fund = ${fund} and b.state = 'done' and e.office_day between ${from}::date and ${to}::date)
    select count(*)::text as ended, count(*) filter (where not exists (
      select from paper p where p.register = 'batch' and p.subject = ended.id::text and p.kind = 'payment_order'))::text as unfiled from ended`.execute(
    db,
  )
  return { ended: Number(rows[0]?.ended ?? 0), unfiled: Number(rows[0]?.unfiled ?? 0) }
}
