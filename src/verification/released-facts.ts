import type { Caller } from '../access/index.ts'
import { mostAsked } from './open-inquiry.ts'

/** A fact that a second person agreed with. */
export interface ConfirmedFact {
  readonly id: bigint
  readonly version: number
  readonly state: string
  readonly entity: string
  readonly key: bigint
  readonly field: string
  readonly value: string | null
  readonly source_on: string | null
}

/** Facts in the caller's regions that wait for a snapshot, or those with these numbers, whatever became of them. */
export function confirmedFacts(caller: Caller, ids: readonly bigint[] | undefined): Promise<readonly ConfirmedFact[]> {
  return caller.transact((db) =>
    db
      .selectFrom('verification')
      .select(['id', 'version', 'state', 'entity', 'key', 'field', 'value', 'source_on'])
      .where((of) => (ids === undefined ? of('state', '=', 'confirmed') : of('id', 'in', ids.length === 0 ? [0n] : [...ids])))
      .orderBy('id')
      .limit(mostAsked)
      .execute(),
  )
}
