import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { earliestMaterial } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { claimLife, raiseDoubts } from '../ledger/index.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { type CommitmentState, type CommitmentVerb, commitments } from './commitment-life.ts'
import { keepApplicationItems, keepCommitmentItem } from './keep-items.ts'
import type { ApplicationRefusal } from './refusals.ts'
import type { ReadValue } from './take-facts.ts'
import { brokenReason } from './words.zh.ts'

/** What the check of a promise found, by which material of which day. */
export interface CommitmentCheck {
  readonly result: 'kept' | 'broken' | 'unclear'
  readonly finding: string
  readonly source: string
  /** YYYY-MM-DD. */
  readonly sourceOn: string
  /** What is so instead of what was promised, where that is known; it goes into the next snapshot. */
  readonly value: string | undefined
}

/** What came of a check: rows of lists that are held for it now, and rows that were paid, to be claimed back. */
export type CommitmentChecked = {
  readonly state: CommitmentState
  readonly held: number
  readonly paid: readonly { readonly claim: string; readonly batch: string }[]
}

const verbs: Readonly<Record<CommitmentCheck['result'], CommitmentVerb>> = {
  kept: 'find_kept',
  broken: 'find_broken',
  unclear: 'find_unclear',
}

/**
 * Writes down what the check of a promise found, by somebody else than took it. Where it is not so, the rows that the application led to
 * are held with a doubt as far as they are in lists, and those that were paid are named for recovery; what is so instead is released
 * with the next snapshot.
 */
export async function checkCommitment(
  db: Work,
  caller: Caller,
  { id, version }: { readonly id: bigint; readonly version: number },
  check: CommitmentCheck,
  readValue: ReadValue,
  calendar: WorkCalendar,
): Promise<Result<CommitmentChecked, ApplicationRefusal>> {
  const one = await findCommitment(db, id)
  if (one === undefined) return refused({ code: 'commitment_not_found', commitment: String(id) })
  const verb = verbs[check.result]
  const taker = one.entered_by
  if (caller.account.id === taker || caller.post.principal === taker)
    return refused({ code: 'own_work', id: String(id), verb, earlier: 'give_commitment' })
  const against = faultOf(check, caller.day)
  if (against !== undefined) return refused(against)
  const columns = { finding: check.finding.trim(), source: check.source.trim(), checked_by: caller.account.id, checked_on: caller.day }
  const acted = await act(db, caller, commitments, verb, [{ id, version, columns }], check.finding)
  if (acted.kind === 'refused') return acted
  await keepCommitmentItem(db, caller, id)
  if (check.result !== 'broken') return done({ state: check.result, held: 0, paid: [] })
  const found = await writeFound(db, caller, one, check, readValue)
  if (found.kind === 'refused') return found
  const rows = await rowsOf(db, one)
  const held = await holdRows(db, caller, rows, brokenReason(one.zh, one.number, check.finding.trim()), calendar)
  const paid = rows.filter(({ state }) => state === 'paid').map(({ claim, batch }) => ({ claim: String(claim), batch: String(batch) }))
  return done({ state: 'broken', held, paid })
}

function findCommitment(db: Work, id: bigint) {
  return db
    .selectFrom('commitment')
    .innerJoin('application', 'application.id', 'commitment.application')
    .innerJoin('application_fact', 'application_fact.id', 'commitment.fact')
    .innerJoin('application_need', 'application_need.id', 'application_fact.need')
    .select(['commitment.application', 'commitment.region', 'application.number', 'application.round'])
    .select(['application_fact.need', 'application_fact.entered_by', 'application_fact.value'])
    .select(['application_need.entity', 'application_need.field', 'application_need.zh', 'application_need.policies'])
    .where('commitment.id', '=', id)
    .forUpdate('commitment')
    .executeTakeFirst()
}

type FoundCommitment = NonNullable<Awaited<ReturnType<typeof findCommitment>>>

function faultOf({ finding, source, sourceOn }: CommitmentCheck, today: string): ApplicationRefusal | undefined {
  if (finding.trim() === '') return { code: 'application_text_needed', what: 'finding' }
  if (source.trim() === '') return { code: 'application_text_needed', what: 'source' }
  return sourceOn > today || sourceOn < earliestMaterial
    ? { code: 'material_day_unfit', day: sourceOn, earliest: earliestMaterial, latest: today }
    : undefined
}

/** What is so instead of what was promised, for the next snapshot. */
async function writeFound(
  db: Work,
  caller: Caller,
  { application, need, region, round, entity, field, zh }: FoundCommitment,
  { value, source, sourceOn }: CommitmentCheck,
  readValue: ReadValue,
): Promise<Result<undefined, ApplicationRefusal>> {
  if (value === undefined || value.trim() === '') return done(undefined)
  const read = readValue(entity, field, value.trim())
  if ('expected' in read) return refused({ code: 'fact_unfit', fact: zh, value, expected: read.expected })
  await db
    .insertInto('application_fact')
    .values({
      application,
      need,
      region,
      round,
      way: 'found',
      value: read.value,
      source: source.trim(),
      source_on: sourceOn,
      entered_by: caller.account.id,
      entered_on: caller.day,
      is_believed: true,
    })
    .execute()
  await keepApplicationItems(db, caller, application)
  return done(undefined)
}

/** A row of a list that an application led to. */
interface LedRow {
  readonly claim: bigint
  readonly batch: bigint
  readonly state: string
}

/** The rows of lists under the policies that a promise was given for, of the subjects that were applied for. */
async function rowsOf(db: Work, { application, policies }: FoundCommitment): Promise<readonly LedRow[]> {
  const { rows } = await sql<LedRow>`
    select c.id as claim, c.batch, c.state from application_matter m
    join entitlement e on e.subject_entity = m.subject_entity and e.subject_key = m.subject_key and e.policy = m.policy
    join claim c on c.id = e.id
    where m.application = ${application} and m.result = 'accepted' and m.policy = any (${[...policies]}::text[]) order by c.id`.execute(db)
  return rows
}

async function holdRows(db: Work, caller: Caller, rows: readonly LedRow[], reason: string, calendar: WorkCalendar): Promise<number> {
  const holdable: readonly string[] = [...claimLife.verbs.hold.from, 'held']
  let held = 0
  for (const [batch, group] of Map.groupBy(
    rows.filter(({ state }) => holdable.includes(state)),
    (row) => row.batch,
  )) {
    const claims = group.map(({ claim }) => claim)
    const raised = await raiseDoubts(db, caller, { batch, claims, source: 'own_check', reason }, calendar)
    // A list that the caller does not see whole is told of on the page, and held by whoever handles it.
    if (raised.kind === 'done') held += claims.length
  }
  return held
}
