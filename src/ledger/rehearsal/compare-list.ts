import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import type { Compared, ComparisonId, Found } from './comparisons.ts'

type OfList = Extract<
  ComparisonId,
  'paid_twice' | 'paid_before' | 'shared_account' | 'holder_differs' | 'person_for_unit' | 'unusual_amount'
>

/** A list shorter than this has no usual amount. */
const leastForUsual = 20

const live = sql`state not in ('waived', 'dropped', 'deferred')`

/** What each comparison finds within the lists and accounts that the transaction sees: the row, and a number that its sentence names. */
const finders: Readonly<Record<Exclude<OfList, 'unusual_amount'>, (batch: bigint) => RawBuilder<{ claim: bigint; count: bigint | null }>>> =
  {
    // The person of an employment is who it is about; of everything else its subject, which an index forbids to be granted twice
    // already. What is paid month by month is compared month by month.
    paid_twice: (batch) => sql`
    select c.id as claim, count(*) as count
    from claim c
    cross join lateral (select entity, key from entitlement_key where entitlement = c.id and entity = 'person' offset 0) k
    cross join lateral (
      select o.id from entitlement_key k2 join claim o on o.id = k2.entitlement
      where k2.entity = k.entity and k2.key = k.key and k2.entitlement <> c.id and o.policy = c.policy and o.kind = c.kind
        and year_of(o.period) = year_of(c.period) and (c.kind <> 'recurring' or o.period = c.period) and o.state not in ('waived', 'dropped', 'deferred') offset 0) other
    where c.batch = ${batch} and c.${live} group by c.id order by c.id`,
    // By three joins of one hash each: asked whether any of them is equal, the database compares every account with every other.
    paid_before: (batch) => sql`
    select claim, count(distinct other) as count from earlier_clashing(${batch}::bigint) where code = 'paid_before' group by claim order by claim`,
    shared_account: (batch) => sql`
    with mine as materialized (
      select c.id, a.entity, a.key, a.hash, a.hash_before from claim c join payee_account a on a.id = c.account
      where c.batch = ${batch} and c.${live}
    ), shared as (
      select m.id, o.entity, o.key from mine m join payee_account o on o.hash = m.hash where (o.entity, o.key) <> (m.entity, m.key)
      union
      select m.id, o.entity, o.key from mine m join payee_account o on o.hash = m.hash_before where (o.entity, o.key) <> (m.entity, m.key)
      union
      select m.id, o.entity, o.key from mine m join payee_account o on o.hash_before = m.hash where (o.entity, o.key) <> (m.entity, m.key)
    )
    select id as claim, count(*) as count from shared group by id order by id`,
    holder_differs: (batch) => sql`
    select c.id as claim, null::bigint as count from claim c join payee_account a on a.id = c.account
    where c.batch = ${batch} and c.${live} and a.holder_differs order by c.id`,
    person_for_unit: (batch) => sql`
    select c.id as claim, null::bigint as count from claim c join payee_account a on a.id = c.account
    where c.batch = ${batch} and c.${live} and a.kind = 'personal' and a.entity <> 'person' order by c.id`,
  }

/** Rows that each of them could look at: those with a person, those with an account. */
const lookedAt: Readonly<Record<Exclude<OfList, 'unusual_amount'>, RawBuilder<unknown>>> = {
  paid_twice: sql`exists (select from entitlement_key where entitlement = c.id and entity = 'person')`,
  paid_before: sql`true`,
  shared_account: sql`c.account is not null`,
  holder_differs: sql`c.account is not null`,
  person_for_unit: sql`c.account is not null`,
}

/** Makes a comparison within the lists and accounts that the transaction sees. */
export async function compareList(db: Work, batch: bigint, id: OfList): Promise<Compared> {
  if (id === 'unusual_amount') return unusualAmounts(db, batch)
  if (id === 'paid_before' && !(await hasEarlierLists(db))) return { id, standing: 'no_data' }
  const { rows: counted } = await sql<{ rows: bigint }>`
    select count(*) as rows from claim c where c.batch = ${batch} and c.${live} and ${lookedAt[id]}`.execute(db)
  const { rows } = await finders[id](batch).execute(db)
  const found = rows.map(({ claim, count }): Found => ({ claim, ...(count === null ? {} : { count: Number(count) }) }))
  return { id, standing: 'made', rows: Number(counted[0]?.rows ?? 0), found }
}

/** Whether any list of an earlier system counts that the transaction sees; without one, nothing can be said of what was paid before. */
async function hasEarlierLists(db: Work): Promise<boolean> {
  const row = await db.selectFrom('earlier_list_check').select('list').where('verdict', '=', 'agreed').limit(1).executeTakeFirst()
  return row !== undefined
}

/**
 * Amounts far from those of the middle half of the list: below its least by more than the third power of the ratio between its greatest
 * and its least, or above its greatest by as much. Exact in whole fen; a list of equal amounts has no other.
 */
async function unusualAmounts(db: Work, batch: bigint): Promise<Compared> {
  const { rows } = await sql<{ rows: bigint; least: bigint | null; greatest: bigint | null }>`
    select count(*) as rows, percentile_disc(0.25) within group (order by fen) as least, percentile_disc(0.75) within group (order by fen) as greatest
    from claim where batch = ${batch} and ${live}`.execute(db)
  const { rows: count = 0n, least, greatest } = rows[0] ?? {}
  if (count < leastForUsual || least === null || least === undefined || greatest === null || greatest === undefined)
    return { id: 'unusual_amount', standing: 'made', rows: 0, found: [] }
  const { rows: far } = await sql<{ claim: bigint }>`
    select id as claim from claim where batch = ${batch} and ${live}
      and (fen::numeric * ${least}::numeric ^ 3 > ${greatest}::numeric ^ 4 or fen::numeric * ${greatest}::numeric ^ 3 < ${least}::numeric ^ 4)
    order by id`.execute(db)
  const usual = [least, greatest] as const
  return { id: 'unusual_amount', standing: 'made', rows: Number(count), found: far.map(({ claim }) => ({ claim, usual })) }
}
