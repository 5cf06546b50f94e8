import { sql } from 'kysely'
import type { Work } from '../store/index.ts'

/** Until which month, included, benefits of a fund of a place are looked ahead; months are YYYY-MM. */
export interface AheadOfFund {
  readonly region: string
  readonly fund: string
  readonly until: string
}

/** A policy that is paid month by month: its last round, and about how many of it an end or a suspension was entered since. */
export interface PolicyAhead {
  readonly policy: { readonly id: string; readonly zh: string }
  readonly round: bigint
  readonly month: string
  readonly people: number
  readonly leftOut: number
}

/** What the people of a last round come to in a later month if each goes on as then, as far as the months of each reach; in fen. */
export interface MonthAhead {
  readonly month: string
  readonly rows: number
  readonly fen: bigint
}

/** One person in a month ahead: what the last round granted for a month, and the months used before out of how many, where there is a limit. */
export interface PersonAhead {
  readonly round: bigint
  readonly policyZh: string
  readonly lastMonth: string
  readonly month: string
  readonly entity: string
  readonly key: bigint
  readonly fen: bigint
  readonly term: number | undefined
  readonly used: number | undefined
}

/** Who goes on in which month: of the last round of each policy, whoever was granted its month, without whom an end was entered of. */
const ahead = ({ region, fund, until }: AheadOfFund) => sql`
  with rounds as (
    select distinct on (policy) id, policy, policy_zh, month, fund from monthly_round
    where region = ${region} order by policy, month desc, turn desc
  ), last as (
    select distinct on (l.policy, l.once_key) l.policy, l.once_key, l.entity, l.key, l.kind, l.fen, l.term, l.used
    from monthly_line l join monthly_round m on m.id = l.round and m.region = ${region} join rounds r on r.policy = l.policy and r.fund = ${fund}
    where l.kind <> 'arrears' order by l.policy, l.once_key, l.id desc
  ), people as (
    select r.id as round, r.policy_zh, r.month as last_month, l.*,
      exists (select from monthly_event e where e.entity = l.entity and e.key = l.key and (e.policy is null or e.policy = l.policy)
        and e.kind = 'death' and e.revokes is null and not exists (select from monthly_event x where x.revokes = e.id))
      or coalesce((select e.kind = 'suspension' from monthly_event e
        where e.entity = l.entity and e.key = l.key and (e.policy is null or e.policy = l.policy) and e.kind in ('suspension', 'resumption')
          and e.revokes is null and not exists (select from monthly_event x where x.revokes = e.id)
        order by e.happened_on desc, e.id desc limit 1), false) as is_left_out
    from last l join rounds r on r.policy = l.policy where l.kind in ('new', 'continued', 'resumed')
  ), going as (
    select p.*, to_char(g.at, 'YYYY-MM') as month, row_number() over (partition by p.policy, p.once_key order by g.at) as turn
    from people p cross join lateral generate_series(
      to_date(p.last_month, 'YYYY-MM') + interval '1 month', to_date(${until}, 'YYYY-MM'), interval '1 month') as g(at)
    where not p.is_left_out
  ), due as (
    -- The last round's own month is used as well.
    select *, used + turn as used_before from going where term is null or used + turn < term
  )`

/** The policies of a fund that are paid month by month, and what their people come to in each month after the last round. */
export async function benefitsAhead(
  db: Work,
  of: AheadOfFund,
): Promise<{ readonly policies: readonly PolicyAhead[]; readonly months: readonly MonthAhead[] }> {
  const { rows: policies } = await sql<{
    id: string
    zh: string
    round: bigint
    month: string
    people: number
    left_out: number
  }>`${ahead(of)}
    select r.policy as id, r.policy_zh as zh, r.id as round, r.month, count(p.once_key) filter (where not p.is_left_out)::int as people,
      count(p.once_key) filter (where p.is_left_out)::int as left_out
    from rounds r left join people p on p.policy = r.policy where r.fund = ${of.fund} group by 1, 2, 3, 4 order by 1`.execute(db)
  const { rows: months } = await sql<{ month: string; rows: number; fen: string }>`${ahead(of)}
    select month, count(*)::int as rows, sum(fen)::text as fen from due group by month order by month`.execute(db)
  return {
    policies: policies.map(({ id, zh, round, month, people, left_out: leftOut }) => ({
      policy: { id, zh },
      round,
      month,
      people,
      leftOut,
    })),
    months: months.map(({ month, rows, fen }) => ({ month, rows, fen: BigInt(fen) })),
  }
}

/** The people behind the figures of some months, both ends included, page by page. */
export async function peopleAhead(
  db: Work,
  of: AheadOfFund,
  { from, to, after, size }: { readonly from: string; readonly to: string; readonly after: number; readonly size: number },
): Promise<readonly PersonAhead[]> {
  const { rows } = await sql<{
    round: bigint
    policy_zh: string
    last_month: string
    month: string
    entity: string
    key: bigint
    fen: bigint
    term: number | null
    used_before: number | null
  }>`${ahead(of)}
    select round, policy_zh, last_month, month, entity, key, fen, term, used_before::int from due where month between ${from} and ${to}
    order by month, policy, once_key offset ${after} limit ${size}`.execute(db)
  return rows.map(({ policy_zh: policyZh, last_month: lastMonth, term, used_before: used, ...row }) => ({
    ...row,
    ...{ policyZh, lastMonth, term: term ?? undefined, used: used ?? undefined },
  }))
}
