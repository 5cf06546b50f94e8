import { sql } from 'kysely'
import type { Work } from '../store/index.ts'
import type { Insurance } from './months.ts'
import { insuranceFunds } from './words.zh.ts'

/** What of contributions to a fund fell due up to the end of a month and was neither repaid nor withdrawn: how many months of firms, and fen. */
export async function unpaidDeferrals(
  db: Work,
  { region, fund, month }: { readonly region: string; readonly fund: string; readonly month: string },
): Promise<{ readonly rows: number; readonly fen: bigint } | undefined> {
  const insurances = (Object.keys(insuranceFunds) as Insurance[]).filter((insurance) => insuranceFunds[insurance].includes(fund))
  if (insurances.length === 0) return undefined
  const { rows } = await sql<{ all: number; rows: number; fen: string }>`
    select count(*)::int as all, count(*) filter (where is_due)::int as rows, coalesce(sum(open_fen) filter (where is_due), 0)::text as fen from (
      select m.open_fen, m.open_fen > 0 and m.due_on < ${`${month}-01`}::date + interval '1 month' as is_due
      from deferral_month m join deferral d on d.id = m.deferral
      where d.state in ('standing', 'to_withdraw', 'settled') and m.is_live and m.insurance = any (${insurances}::text[])
        and starts_with(m.region, ${region})) x`.execute(db)
  const [found] = rows
  return found === undefined || found.all === 0 ? undefined : { rows: found.rows, fen: BigInt(found.fen) }
}
