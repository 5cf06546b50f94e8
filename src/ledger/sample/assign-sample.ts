import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { levelOf, roles } from '../../contract/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import type { NotInStep, RefusedWith } from '../refusals.ts'
import { wholeBatch } from './draw-sample.ts'
import { keepSampleItem } from './keep-sample-item.ts'
import { sampleStanding } from './sample-standing.ts'

/** Roles whose posts look at drawn rows; each reaches all below its region. */
const able: readonly string[] = roles.filter((role) => levelOf('sample.look', role) !== undefined)

/** Somebody who may look at drawn rows of a batch. */
export interface SamplePerson {
  readonly account: bigint
  readonly name: string
  readonly body: string
  /** How many drawn rows that nobody looked at yet it did not handle, and how many of them are its own to look at. */
  readonly free: number
  readonly assigned: number
}

/** Who handled what of a batch: its steps as a whole, its parts, its rows, their accounts, doubts and objections. */
const handled = (batch: bigint, sample: bigint) => sql`
  whole as (select distinct account from event where register = 'batch' and subject = ${String(batch)} and account is not null),
  ofparts as (
    select p.id as part, e.account from batch_part p join event e on e.register = 'batch_part' and e.subject = p.id::text
    where p.batch = ${batch} and e.account is not null
  ),
  drawn as (
    select r.claim, r.region, r.assigned_to, p.part, p.place, c.account from sample_row r join sample_place p on p.sample = r.sample and p.claim = r.claim
    join claim c on c.id = r.claim where r.sample = ${sample} and r.state = 'drawn'
  ),
  busy as (
    select d.claim, e.account from drawn d join event e on e.register = 'claim' and e.subject = d.claim::text where e.account is not null
    union select d.claim, k.checked_by from drawn d join checked_account k on k.claim = d.claim
    union select d.claim, a.entered_by from drawn d join payee_account a on a.id = d.account
    union select d.claim, f.entered_by from drawn d join confirmation f on f.claim = d.claim
    union select d.claim, unnest(array[q.raised_by, q.answered_by, q.closed_by]) from drawn d join doubt q on q.claim = d.claim
    union select d.claim, unnest(array[o.received_by, o.investigated_by, o.answered_by]) from drawn d join objection o on o.claim = d.claim
    union select d.claim, p.account from drawn d join ofparts p on p.part = d.part
  )`

/** Posts that look at drawn rows on a day, by account and region. */
const posts = (day: string) => sql`
  posts as (
    select distinct p.account, p.region from post p join account a on a.id = p.account
    where p.role = any (${[...able]}::text[]) and p.from_day <= ${day}::date and p.to_day >= ${day}::date and a.disabled_at is null
      and p.account not in (select account from whole)
  )`

/** Who may look at drawn rows of a batch, with how many each did not handle. */
export async function samplePeople(db: Work, caller: Caller, { id }: Batch, sample: bigint): Promise<readonly SamplePerson[]> {
  const { rows } = await sql<{ account: bigint; name: string; body: string; free: bigint; assigned: bigint }>`
    with ${handled(id, sample)}, ${posts(caller.day)},
    able as (select distinct p.account, d.claim, d.assigned_to from posts p join drawn d on starts_with(d.region, p.region))
    select a.account, n.name, coalesce(min(b.name), '') as body, count(distinct a.claim) as free,
      count(distinct a.claim) filter (where a.assigned_to = a.account) as assigned
    from able a left join busy k on k.claim = a.claim and k.account = a.account join account n on n.id = a.account
    left join post o on o.account = a.account left join body b on b.id = o.body
    where k.claim is null group by a.account, n.name order by n.name, a.account`.execute(db)
  return rows.map(({ free, assigned, ...person }) => ({ ...person, free: Number(free), assigned: Number(assigned) }))
}

/**
 * Gives every drawn row that nobody looked at yet to one of some people who did not handle it, evenly; refused where a row is left that
 * each of them handled, or does not reach.
 */
export async function assignSample(
  db: Work,
  caller: Caller,
  id: bigint,
  people: readonly bigint[],
  calendar: WorkCalendar,
): Promise<Result<{ readonly rows: number }, NotInStep | RefusedWith<'row_not_found' | 'sample_needed' | 'sample_nobody'>>> {
  const found = await wholeBatch(db, id)
  if (found.kind === 'refused') return found
  const batch = found.value
  const standing = await sampleStanding(db, batch)
  if (standing === undefined) return refused({ code: 'sample_needed' })
  const { rows } = await sql<{ rows: bigint }>`
    with ${handled(id, standing.id)}, ${posts(caller.day)},
    able as (
      select distinct p.account, d.claim, d.place from posts p join drawn d on starts_with(d.region, p.region)
      where p.account = any (${people.map(String)}::bigint[])
    ), free as (
      select a.claim, a.place, array_agg(a.account order by a.account) as people
      from able a left join busy k on k.claim = a.claim and k.account = a.account where k.claim is null group by a.claim, a.place
    ), dealt as (
      select claim, people[1 + (row_number() over (partition by people order by place, claim) - 1) % cardinality(people)] as account from free
    ), given as (
      update sample_row r set assigned_to = d.account from dealt d where r.sample = ${standing.id} and r.claim = d.claim and r.state = 'drawn'
      returning r.claim
    )
    select count(*) as rows from given`.execute(db)
  const given = Number(rows[0]?.rows ?? 0)
  const open = standing.drawn - standing.looked
  if (given < open) return refused({ code: 'sample_nobody', rows: open - given, of: open })
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'assign',
    register: 'sample',
    subject: String(standing.id),
    region: batch.region,
    round: batch.round,
    detail: { batch: String(id), rows: given, people: people.map(String) },
  })
  await keepSampleItem(db, caller, batch, calendar)
  return done({ rows: given })
}
