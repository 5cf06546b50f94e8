import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { RefusedWith } from './refusals.ts'
import { isPutOff } from './shortage/put-off.ts'

/** A fund of a place in a year, in fen: what it was given by budgets and indicators, what approved batches take of it, what of that was paid, what came back of payments of any year, what is left. */
export interface FundStanding {
  readonly fund: string
  readonly year: number
  readonly budget: bigint
  readonly committed: bigint
  readonly paid: bigint
  readonly recovered: bigint
  readonly left: bigint
  /** What waits, of lists of whatever year, because the fund did not suffice: no part of what is committed. */
  readonly putOff: bigint
}

/**
 * How a fund stands; undefined where no budget was entered for it. A batch counts to the year it was approved in, as long as its rows
 * stand; what is claimed back counts to the year it was received in.
 */
export async function fundsLeft(db: Work, region: string, fund: string, year: number): Promise<FundStanding | undefined> {
  const all = await fundStandings(db, region, year)
  return all.find((each) => each.fund === fund)
}

/** Every fund of a place with a budget for a year, by name. */
export async function fundStandings(db: Work, region: string, year: number): Promise<readonly FundStanding[]> {
  const { rows } = await sql<{ fund: string; budget: string; committed: string; paid: string; recovered: string; put_off: string }>`
    select f.fund, f.budget::text, coalesce(c.committed, 0)::text as committed, coalesce(c.paid, 0)::text as paid,
      coalesce(r.recovered, 0)::text as recovered, coalesce(w.put_off, 0)::text as put_off
    from (
      select fund, sum(fen) as budget from (
        select fund, fen from fund_budget where region = ${region} and year = ${year}
        union all select i.fund, l.fen from indicator i join indicator_line l on l.indicator = i.id where i.region = ${region} and i.year = ${year}
      ) given group by fund) f
    left join (
      select b.fund, sum(c.fen) as committed, sum(c.fen) filter (where c.state = 'paid') as paid
      from batch b join claim c on c.batch = b.id
      -- What waited for the fund counts to the year it went on in.
      left join lateral (select max(s.resumed_on) as resumed_on from fund_share s where s.waiting = c.id) w on true
      where b.region = ${region} and b.approved_on is not null
        and coalesce(w.resumed_on, b.approved_on) >= make_date(${year}, 1, 1) and coalesce(w.resumed_on, b.approved_on) <= make_date(${year}, 12, 31)
        and c.state not in ('waived', 'dropped', 'deferred') and not ${isPutOff}
      group by b.fund) c on c.fund = f.fund
    left join (
      select b.fund, sum(c.fen) as put_off from batch b join claim c on c.batch = b.id
      where b.region = ${region} and ${isPutOff} group by b.fund) w on w.fund = f.fund
    left join (
      select b.fund, sum(m.fen) as recovered from recovered_money m join batch b on b.id = m.batch
      where m.region = ${region} and m.way = 'received' and m.back_on >= make_date(${year}, 1, 1) and m.back_on <= make_date(${year}, 12, 31)
      group by b.fund) r on r.fund = f.fund
    order by f.fund`.execute(db)
  return rows.map(({ fund, put_off: putOff, ...texts }) => {
    const [budget, committed, paid, recovered] = [
      BigInt(texts.budget),
      BigInt(texts.committed),
      BigInt(texts.paid),
      BigInt(texts.recovered),
    ]
    return { fund, year, budget, committed, paid, recovered, left: budget - committed + recovered, putOff: BigInt(putOff) }
  })
}

/** Enters what a fund may spend in a year, or a change of it (negative where it takes away), with the document that says so. */
export async function enterBudget(
  db: Work,
  caller: Caller,
  entry: { readonly fund: string; readonly year: number; readonly fen: bigint; readonly basis: string; readonly day: string },
): Promise<Result<{ readonly budget: string }, RefusedWith<'text_needed' | 'day_ahead' | 'beyond_fund'>>> {
  const { fund, year, fen, basis, day } = entry
  if (basis.trim() === '') return refused({ code: 'text_needed', what: 'basis' })
  if (day > caller.day) return refused({ code: 'day_ahead', day, today: caller.day })
  const region = caller.post.region.path
  const before = await fundsLeft(db, region, fund, year)
  if ((before?.left ?? 0n) + fen < 0n) return refused({ code: 'beyond_fund', fund, year, left: before?.left ?? 0n, asked: -fen })
  const { id } = await db
    .insertInto('fund_budget')
    .values({ region, fund, year, fen, basis: basis.trim(), basis_on: day, entered_by: caller.account.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'enter_budget',
    register: 'fund_budget',
    subject: String(id),
    region,
    detail: { fund, year, fen: String(fen), basis: basis.trim() },
  })
  return done({ budget: String((before?.budget ?? 0n) + fen) })
}
