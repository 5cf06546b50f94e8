import { sql } from 'kysely'
import { type Caller, lookAt, writeLook } from '../access/index.ts'
import { keyText, type NamedEntity } from './entities.ts'
import type { Keys } from './secrets/open-keys.ts'
import { type ShownSubject, showSubjects } from './show-subjects.ts'

/** A page has up to 100 rows, a piece of an export up to this many. */
const mostNames = 5000

/**
 * Names and masked numbers of subjects by their keys, of those the caller may see: the others are absent. A list of names is a look at
 * each of them, and written down with the purpose.
 */
export async function namesOf(
  caller: Caller,
  keys: Keys,
  entity: NamedEntity,
  asked: readonly bigint[],
  purpose: string,
): Promise<ReadonlyMap<bigint, ShownSubject>> {
  if (asked.length > mostNames) throw new Error(`${asked.length} names at once`)
  if (asked.length === 0) return new Map()
  const ring = keys.ring()
  return caller.transact(async (db) => {
    const rows = await db.selectFrom('subject').selectAll().where('entity', '=', entity).where(withKeys(asked)).execute()
    const shown = await showSubjects(db, ring, rows, caller.day)
    await writeLook(db, caller, { purpose, register: 'subject', subjects: shown.map(keyText), fields: ['name', 'masked_numbers'] })
    return new Map(shown.map((subject) => [subject.key, subject]))
  })
}

/** The same of names alone, in one statement: what a page of a list shows of each row. */
export async function namesAlone(
  caller: Caller,
  entity: NamedEntity,
  asked: readonly bigint[],
  purpose: string,
): Promise<ReadonlyMap<bigint, string>> {
  if (asked.length > mostNames) throw new Error(`${asked.length} names at once`)
  if (asked.length === 0) return new Map()
  const { rows } = await caller.transact((db) =>
    sql<{ readonly key: bigint; readonly name: string }>`
      with shown as (select key, name, entity || '/' || key as subject from subject where entity = ${entity} and ${withKeys(asked)}),
      noted as (${lookAt(caller, { purpose, register: 'subject', fields: ['name'] }, 'shown')})
      select key, name from shown`.execute(db),
  )
  return new Map(rows.map(({ key, name }) => [key, name]))
}

// As one array: thousands of parameters take longer to read than to look up.
const withKeys = (keys: readonly bigint[]) => sql<boolean>`key = any (${[...new Set(keys)].map(String)}::bigint[])`
