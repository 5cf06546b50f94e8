import { sql } from 'kysely'
import type { Work } from '../store/index.ts'
import type { PersonEvent, Standing } from './reckon-round.ts'

/** Whoever stands in rounds of a policy in a place, by what can be paid once: how, and which months were granted and still stand. */
export async function readStandings(db: Work, region: string, policy: string): Promise<ReadonlyMap<string, Standing & StoodAs>> {
  const { rows } = await sql<{
    once_key: string
    entity: string
    key: bigint
    state: Standing['state'] | null
    granted: string[] | null
    used: number | null
    since: number
  }>`
    with rounds as (
      select id, batch from monthly_round where region = ${region} and policy = ${policy}
    ), lines as (
      select l.once_key, l.entity, l.key, l.id, l.round, l.kind, l.used from monthly_line l join rounds r on r.id = l.round
    ), last as (
      select distinct on (once_key) once_key, entity, key, kind from lines
      order by once_key, kind <> 'arrears' desc, id desc
    ), began as (
      select once_key, coalesce(max(round) filter (where kind = 'new'), min(round) filter (where kind not in ('stopped', 'suspended'))) as round
      from lines group by once_key
    ), spell as (
      select b.once_key, b.round, min(l.used) as used from began b
      join lines l on l.once_key = b.once_key and l.round = b.round and l.kind not in ('stopped', 'suspended') group by b.once_key, b.round
    ), granted as (
      select c.once_key, array_agg(c.period) as months, count(*) filter (where r.id >= s.round)::integer as since
      from rounds r join claim c on c.batch = r.batch left join spell s on s.once_key = c.once_key
      where c.state not in ('dropped', 'waived', 'deferred') group by c.once_key
    )
    select l.once_key, l.entity, l.key,
      case l.kind when 'suspended' then 'suspended' when 'stopped' then 'stopped' when 'arrears' then 'stopped' else 'on' end as state,
      g.months as granted, s.used, coalesce(g.since, 0) as since
    from last l left join granted g on g.once_key = l.once_key left join spell s on s.once_key = l.once_key`.execute(db)
  return new Map(
    rows.map(({ once_key, entity, key, state, granted, used, since }) => [
      once_key,
      { entity, key, state: state ?? 'stopped', granted: granted ?? [], spell: used === null ? undefined : { used, since } },
    ]),
  )
}

/** Whom it is about. */
export interface StoodAs {
  readonly entity: string
  readonly key: bigint
}

/** What was entered about people and not revoked, by what can be paid once of a person alone. */
export async function readEvents(db: Work, policy: string): Promise<ReadonlyMap<string, readonly PersonEvent[]>> {
  const { rows } = await sql<{ entity: string; key: bigint; kind: PersonEvent['kind']; on: string; source: string; basis: string }>`
    select e.entity, e.key, e.kind, e.happened_on::text as on, e.source, e.basis from monthly_event e
    where (e.policy is null or e.policy = ${policy}) and e.revokes is null
      and not exists (select from monthly_event x where x.revokes = e.id) order by e.id`.execute(db)
  const found = new Map<string, PersonEvent[]>()
  for (const { entity, key, kind, on, source, basis } of rows) {
    const onceKey = `${entity}/${key}`
    found.set(onceKey, [...(found.get(onceKey) ?? []), { kind, on, source: `${source} ${basis}` }])
  }
  return found
}

/** How many refusals end a policy in a place; undefined where nobody laid it down. */
export async function readRefusals(
  db: Work,
  region: string,
  policy: string,
): Promise<{ readonly most: number; readonly basis: string } | undefined> {
  const { rows } = await sql<{ refusals: number; basis: string }>`
    select refusals, basis from monthly_rule where policy = ${policy} and starts_with(${region}, region)
    order by length(region) desc, id desc limit 1`.execute(db)
  const [rule] = rows
  return rule === undefined ? undefined : { most: rule.refusals, basis: rule.basis }
}

/** The month of the last round of a policy in a place, and the first. */
export async function monthsOfRounds(
  db: Work,
  region: string,
  policy: string,
): Promise<{ readonly first: string; readonly last: string } | undefined> {
  const row = await db
    .selectFrom('monthly_round')
    .select(({ fn }) => [fn.min('month').as('first'), fn.max('month').as('last')])
    .where('region', '=', region)
    .where('policy', '=', policy)
    .executeTakeFirst()
  return row?.first == null || row.last == null ? undefined : { first: row.first, last: row.last }
}
