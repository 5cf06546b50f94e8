import type { Caller } from '../access/index.ts'
import { openVerbs } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { type KeptUpload, uploadsOf } from '../uploads/index.ts'
import { type VerificationState, type VerificationVerb, verificationLife } from './verification.ts'

/** One fact that was asked for, as a list shows it. */
export interface VerificationRow {
  readonly id: bigint
  readonly version: number
  readonly round: number
  readonly state: VerificationState
  readonly region: { readonly path: string; readonly name: string }
  readonly subjectEntity: string
  readonly subject: bigint
  readonly entity: string
  readonly key: bigint
  readonly field: string
  readonly finding: 'established' | 'unverifiable' | undefined
  readonly value: string | undefined
  readonly source: string | undefined
  readonly sourceOn: string | undefined
  readonly note: string | undefined
  readonly answeredBy: string | undefined
  readonly checkedBy: string | undefined
  readonly releasedIn: string | undefined
  /** What came with its answers, those of earlier rounds included. */
  readonly files: readonly KeptUpload[]
  /** Why it was sent back, in the round that it is in; undefined in the first. */
  readonly returned: string | undefined
  /** What the caller may do with it now, under the post they work in. */
  readonly verbs: readonly VerificationVerb[]
}

/** A letter of inquiry and how far it has come, state by state, in the caller's regions. */
export interface InquiryView {
  readonly id: bigint
  readonly run: string
  readonly policy: { readonly id: string; readonly zh: string }
  readonly fact: { readonly entity: string; readonly field: string; readonly zh: string }
  readonly owner: string
  readonly dueOn: string | undefined
  readonly note: string | undefined
  readonly openedBy: string
  readonly counts: Readonly<Record<string, number>>
}

/** The inquiries that have rows in the caller's regions, the newest first; at most 200. */
export async function listInquiries(caller: Caller, only?: bigint): Promise<readonly InquiryView[]> {
  return caller.transact(async (db) => {
    const counted = await db
      .selectFrom('verification')
      .select(({ fn }) => ['inquiry', 'state', fn.countAll<bigint>().as('rows')])
      .$if(only !== undefined, (query) => query.where('inquiry', '=', only ?? 0n))
      .groupBy(['inquiry', 'state'])
      .execute()
    const ids = [...new Set(counted.map(({ inquiry }) => inquiry))]
    if (ids.length === 0) return []
    const rows = await db
      .selectFrom('inquiry')
      .innerJoin('account', 'account.id', 'inquiry.opened_by')
      .select([
        'inquiry.id',
        'inquiry.run',
        'inquiry.policy',
        'inquiry.entity',
        'inquiry.field',
        'inquiry.fact',
        'inquiry.owner',
        'inquiry.due_on',
        'inquiry.note',
        'account.name',
      ])
      .where('inquiry.id', 'in', ids)
      .orderBy('inquiry.id', 'desc')
      .limit(200)
      .execute()
    return rows.map((row) => {
      const fact = row.fact as { readonly zh: string; readonly policy: string }
      return {
        id: row.id,
        run: row.run,
        policy: { id: row.policy, zh: fact.policy },
        fact: { entity: row.entity, field: row.field, zh: fact.zh },
        owner: row.owner,
        dueOn: row.due_on ?? undefined,
        note: row.note ?? undefined,
        openedBy: row.name,
        counts: Object.fromEntries(
          counted.filter(({ inquiry }) => inquiry === row.id).map(({ state, rows: count }) => [state, Number(count)]),
        ),
      }
    })
  })
}

export interface VerificationQuery {
  readonly inquiry: bigint
  readonly states: readonly VerificationState[] | undefined
  readonly after: bigint | undefined
  readonly size: number
  /** Those of one region alone. */
  readonly region?: string | undefined
}

/** The rows of an inquiry in the caller's regions, in the order of their numbers, from after a row on. */
export async function listVerifications(
  caller: Caller,
  { inquiry, states, after, size, region }: VerificationQuery,
): Promise<readonly VerificationRow[]> {
  const { rows, verbs, reasons, files } = await caller.transact(async (db) => {
    const found = await db
      .selectFrom('verification')
      .innerJoin('region', 'region.path', 'verification.region')
      .leftJoin('account as answerer', 'answerer.id', 'verification.answered_by')
      .leftJoin('account as checker', 'checker.id', 'verification.checked_by')
      .selectAll('verification')
      .select(['region.name as region_name', 'answerer.name as answered_name', 'checker.name as checked_name'])
      .where('verification.inquiry', '=', inquiry)
      .$if(states !== undefined, (query) => query.where('verification.state', 'in', [...(states ?? [])]))
      .$if(region !== undefined, (query) => query.where('verification.region', '=', region ?? ''))
      .$if(after !== undefined, (query) => query.where('verification.id', '>', after ?? 0n))
      .orderBy('verification.id')
      .limit(size)
      .execute()
    return {
      rows: found,
      verbs: await openVerbs(db, caller, verificationLife, found),
      reasons: await reasonsOf(db, found),
      files: await uploadsOf(
        db,
        verificationLife.register,
        found.map(({ id }) => String(id)),
      ),
    }
  })
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    round: row.round,
    state: row.state as VerificationState,
    region: { path: row.region, name: row.region_name },
    subjectEntity: row.subject_entity,
    subject: row.subject_key,
    entity: row.entity,
    key: row.key,
    field: row.field,
    finding: (row.finding ?? undefined) as VerificationRow['finding'],
    value: row.value ?? undefined,
    source: row.source ?? undefined,
    sourceOn: row.source_on ?? undefined,
    note: row.note ?? undefined,
    answeredBy: row.answered_name ?? undefined,
    checkedBy: row.checked_name ?? undefined,
    releasedIn: row.released_in ?? undefined,
    files: files.get(String(row.id)) ?? [],
    returned: reasons.get(String(row.id)),
    verbs: verbs.get(row.id) ?? [],
  }))
}

/** Why rows were sent back last, by their numbers. */
async function reasonsOf(db: Work, rows: readonly { readonly id: bigint; readonly round: number }[]): Promise<ReadonlyMap<string, string>> {
  const again = rows.filter(({ round }) => round > 1).map(({ id }) => String(id))
  if (again.length === 0) return new Map()
  const found = await db
    .selectFrom('event')
    .select(['subject', 'reason'])
    .where('register', '=', verificationLife.register)
    .where('subject', 'in', again)
    .where('verb', '=', 'send_back')
    .orderBy('id')
    .execute()
  return new Map(found.map(({ subject, reason }) => [subject, reason ?? '']))
}
