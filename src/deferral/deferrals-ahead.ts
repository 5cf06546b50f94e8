import { sql } from 'kysely'
import type { Work } from '../store/index.ts'
import type { Insurance } from './months.ts'
import { insuranceFunds } from './words.zh.ts'

/** Contributions to a fund that are due back between two days, both included; what was due before `today` is told apart. */
export interface DueBack {
  readonly region: string
  readonly fund: string
  readonly today: string
  readonly from: string
  readonly to: string
}

/** What is due back in a month, or was before today: how many months of firms, and fen. */
export interface DueBackInMonth {
  readonly month: string
  readonly rows: number
  readonly fen: bigint
}

/** A month of a firm that is due back, with what is open of it in fen, its day, and the clause that says so. */
export interface MonthDueBack {
  readonly deferral: bigint
  readonly number: string
  readonly firm: { readonly entity: string; readonly key: bigint }
  readonly insurance: Insurance
  readonly month: string
  readonly due: string
  readonly basis: string
  readonly fen: bigint
}

const dueBack = ({ region, today, from, to }: DueBack, insurances: readonly Insurance[]) => sql`
  with due as (
    select m.*, d.number, case when m.due_on < ${today}::date then 'earlier' else to_char(m.due_on, 'YYYY-MM') end as bucket
    from deferral_month m join deferral d on d.id = m.deferral
    where d.state in ('standing', 'to_withdraw') and m.is_live and m.open_fen > 0 and m.insurance = any (${[...insurances]}::text[])
      and starts_with(m.region, ${region}) and m.due_on between ${from}::date and ${to}::date
  )`

const insurancesOf = (fund: string): readonly Insurance[] =>
  (Object.keys(insuranceFunds) as Insurance[]).filter((insurance) => insuranceFunds[insurance].includes(fund))

/** By month what of contributions to a fund is due back, `earlier` what was before today; undefined where no contributions go to that fund. */
export async function deferralsAhead(db: Work, of: DueBack): Promise<readonly DueBackInMonth[] | undefined> {
  const insurances = insurancesOf(of.fund)
  if (insurances.length === 0) return undefined
  const { rows } = await sql<{ month: string; rows: number; fen: string }>`${dueBack(of, insurances)}
    select bucket as month, count(*)::int as rows, sum(open_fen)::text as fen from due group by bucket order by bucket`.execute(db)
  return rows.map(({ month, rows: count, fen }) => ({ month, rows: count, fen: BigInt(fen) }))
}

/** The months behind one of those figures, or behind all, page by page in the order of their days. */
export async function monthsDueBack(
  db: Work,
  of: DueBack,
  { month, after, size }: { readonly month: string | undefined; readonly after: number; readonly size: number },
): Promise<readonly MonthDueBack[]> {
  const { rows } = await sql<{
    deferral: bigint
    number: string
    firm_entity: string
    firm_key: bigint
    insurance: Insurance
    month: string
    due: string
    due_basis: string
    open_fen: bigint
  }>`${dueBack(of, insurancesOf(of.fund))}
    select deferral, number, firm_entity, firm_key, insurance, month, due_on::text as due, due_basis, open_fen from due
    where ${month ?? null}::text is null or bucket = ${month ?? null} order by due_on, id offset ${after} limit ${size}`.execute(db)
  return rows.map(({ firm_entity: entity, firm_key: key, due_basis: basis, open_fen: fen, ...row }) => ({
    ...row,
    ...{ firm: { entity, key }, basis, fen },
  }))
}
