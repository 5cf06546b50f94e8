import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import type { VerificationState } from './verification.ts'

/** A record that something may be verified about. */
export interface AboutRecord {
  readonly entity: string
  readonly key: bigint
}

/** A fact that was asked for about somebody, and how far it is. */
export interface VerificationAbout {
  readonly inquiry: bigint
  readonly policy: { readonly id: string; readonly zh: string }
  readonly fact: string
  /** Who has the fact, by the glossary. */
  readonly owner: string
  readonly state: VerificationState
  /** Whom the decision is about that lacks it. */
  readonly subject: AboutRecord
  readonly region: string
  readonly dueOn: string | undefined
  /** The snapshot that holds it, once it is released. */
  readonly releasedIn: string | undefined
}

const most = 200

/** What is or was verified about some records, as subjects or as what lacks the fact, in the caller's regions; the newest first, at most 200. */
export async function listAbout(caller: Caller, records: readonly AboutRecord[]): Promise<readonly VerificationAbout[]> {
  if (records.length === 0) return []
  const keys = [...new Set(records.map(({ key }) => String(key)))]
  const rows = await caller.transact((db) =>
    db
      .selectFrom('verification')
      .innerJoin('inquiry', 'inquiry.id', 'verification.inquiry')
      .innerJoin('region', 'region.path', 'verification.region')
      .select([
        'verification.inquiry',
        'verification.state',
        'verification.subject_entity',
        'verification.subject_key',
        'verification.entity',
        'verification.key',
        'verification.released_in',
        'inquiry.policy',
        'inquiry.fact',
        'inquiry.owner',
        'inquiry.due_on',
        'region.name as region',
      ])
      .where(({ or }) =>
        or([sql<boolean>`verification.subject_key = any (${keys}::bigint[])`, sql<boolean>`verification.key = any (${keys}::bigint[])`]),
      )
      .orderBy('verification.id', 'desc')
      .limit(most)
      .execute(),
  )
  // The same key is another record's in another entity.
  const isMeant = (entity: string, key: bigint) => records.some((record) => record.entity === entity && record.key === key)
  return rows
    .filter((row) => isMeant(row.subject_entity, row.subject_key) || isMeant(row.entity, row.key))
    .map((row) => {
      const fact = row.fact as { readonly zh: string; readonly policy: string }
      return {
        inquiry: row.inquiry,
        policy: { id: row.policy, zh: fact.policy },
        fact: fact.zh,
        owner: row.owner,
        state: row.state as VerificationState,
        subject: { entity: row.subject_entity, key: row.subject_key },
        region: row.region,
        dueOn: row.due_on ?? undefined,
        releasedIn: row.released_in ?? undefined,
      }
    })
}
