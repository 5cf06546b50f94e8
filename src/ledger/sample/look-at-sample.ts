import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { whoColumns, whoOf } from '../act-on-rows.ts'
import { holdRows, keepDoubtItems } from '../doubts.ts'
import { findBatchIn } from '../find-batch.ts'
import type { NotInStep, RefusedWith } from '../refusals.ts'
import { leftStates } from '../row-lives.ts'
import { keepSampleItem } from './keep-sample-item.ts'
import { doubtOfSample } from './sample.zh.ts'

/** What somebody found of drawn rows: right, or wrong and in what; and what was looked at. */
export interface SampleFinding {
  readonly batch: bigint
  readonly claims: readonly bigint[]
  readonly finding: 'right' | 'wrong'
  readonly fault: string
  readonly evidence: string
}

type LookRefusal = NotInStep | RefusedWith<'text_needed' | 'sample_row_unfit'>

/**
 * Says what was found of drawn rows, all or none: each is assigned to the caller and was not looked at yet; one that was found right may
 * be found wrong afterwards, never the reverse. What is wrong is held with a doubt, which another closes.
 */
export async function lookAtSample(
  db: Work,
  caller: Caller,
  { batch: id, claims, finding, fault, evidence }: SampleFinding,
  calendar: WorkCalendar,
): Promise<Result<{ readonly rows: number; readonly held: number }, LookRefusal>> {
  if (evidence.trim() === '') return refused({ code: 'text_needed', what: 'evidence' })
  if (finding === 'wrong' && fault.trim() === '') return refused({ code: 'text_needed', what: 'fault' })
  const found = await findBatchIn(db, id, ['sample'])
  if (found.kind === 'refused') return found
  const ids = [...new Set(claims)]
  const from = finding === 'right' ? ['drawn'] : ['drawn', 'right']
  const { rows } = await sql<{ claim: bigint }>`
    with mine as (
      select r.sample, r.claim, r.state from sample_row r join sample s on s.id = r.sample
      where r.batch = ${id} and s.round = ${found.value.round} and r.claim = any (${ids.map(String)}::bigint[])
        and r.assigned_to = ${caller.account.id} and r.state = any (${from}::text[]) order by r.claim for update of r
    ), looked as (
      update sample_row r set state = ${finding}, fault = ${finding === 'wrong' ? fault.trim() : null}, evidence = ${evidence.trim()},
        looked_by = ${caller.account.id}, looked_on = ${caller.day}::date
      from mine m where r.sample = m.sample and r.claim = m.claim returning r.claim, r.region, m.state as before
    ), told as (
      insert into event (${whoColumns}, verb, register, subject, region, from_state, to_state, round, reason)
      select ${whoOf(caller)}, 'look', 'sample_row', claim::text, region, before, ${finding}, ${found.value.round},
        ${finding === 'wrong' ? fault.trim() : null} from looked order by claim
    )
    select claim from looked`.execute(db)
  if (rows.length < ids.length) {
    const done = new Set(rows.map(({ claim }) => claim))
    return refused({ code: 'sample_row_unfit', claim: String(ids.find((each) => !done.has(each))), rows: ids.length - rows.length })
  }
  const held = finding === 'wrong' ? await holdWrong(db, caller, id, ids, fault.trim(), calendar) : 0
  await keepSampleItem(db, caller, found.value, calendar)
  return done({ rows: rows.length, held })
}

/** Holds rows that are wrong, each with its doubt; one that left the list since it was drawn has nothing to hold. */
async function holdWrong(
  db: Work,
  caller: Caller,
  batch: bigint,
  ids: readonly bigint[],
  fault: string,
  calendar: WorkCalendar,
): Promise<number> {
  const standing = await db
    .selectFrom('claim')
    .select('id')
    .where('batch', '=', batch)
    .where('id', 'in', [...ids])
    .where('state', 'not in', [...leftStates])
    .execute()
  const held = await holdRows(
    db,
    caller,
    batch,
    standing.map(({ id }) => id),
    'sample',
    doubtOfSample(fault),
    calendar,
  )
  const pairs = [...held.doubts]
  await sql`
    update sample_row r set doubt = x.doubt from unnest(${pairs.map(([claim]) => String(claim))}::bigint[],
      ${pairs.map(([, doubt]) => String(doubt))}::bigint[]) as x (claim, doubt)
    where r.batch = ${batch} and r.claim = x.claim and r.state = 'wrong' and r.doubt is null`.execute(db)
  await keepDoubtItems(db, caller, batch, calendar)
  return held.rows
}
