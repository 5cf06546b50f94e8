import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Caller, callerOf, postsOf, usualTerms } from '../../src/access/index.ts'
import { type OfficePlan, setUpOffice } from '../../src/api/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { parseDate } from '../../src/kernel/calendar.ts'
import { parseRegionTable } from '../../src/kernel/regions.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { type Keys, type NamedEntity, openKeys, type Scheme, type SuiteName } from '../../src/subjects/index.ts'
import { plainNumber } from '../../src/subjects/numbers/schemes.ts'
import { pairsOf } from '../../src/subjects/pairs-of.ts'
import type { Keyring } from '../../src/subjects/secrets/key-file.ts'
import { encryptNumber, hashesUnder } from '../../src/subjects/secrets/seal-number.ts'
import { SteppedClock, samplePlan } from '../api/office.ts'
import { inProject } from '../store/postgres/stores.ts'

export const day = '2023-01-04'

/** A key file's name in a new folder. */
export const keyFile = (): string => join(mkdtempSync(join(tmpdir(), 'ballast-keys-')), 'keys', 'numbers.json')

/** Opens keys, or throws with the refusal. */
export async function keysOf(store: WorkStore, file = keyFile(), suite?: SuiteName): Promise<Keys> {
  const keys = await openKeys(store, file, suite)
  if (keys.kind === 'refused') throw new Error(JSON.stringify(keys.refusal))
  return keys.value
}

/** The office of the tests of the api, or another, without a server. */
export async function foundTestOffice(store: WorkStore, plan: OfficePlan = samplePlan): Promise<void> {
  const regions = parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8'))
  await setUpOffice(store, plan, regions, parseDate(day) ?? 0, new SteppedClock())
}

/** Somebody of the office who asks for something. */
export async function callerNamed(
  store: WorkStore,
  login: string,
  permission: Permission,
  kind: 'read' | 'write' = 'read',
): Promise<Caller> {
  const { account, posts } = await store.asSystem('sign_in', async (db) => {
    const account = await db.selectFrom('account').select(['id', 'login', 'name']).where('login', '=', login).executeTakeFirstOrThrow()
    return { account: { ...account, isDemo: false }, posts: await postsOf(db, account.id, day) }
  })
  const signedIn = { account, posts, mustChangePassword: false, idleEndsAt: new Date(0), endsAt: new Date(0), terms: usualTerms }
  const caller = callerOf(store, signedIn, { permission, kind, post: posts[0]?.id, requestId: undefined }, day)
  if (caller.kind === 'refused') throw new Error(JSON.stringify(caller.refusal))
  return caller.value
}

export interface WrittenSubject {
  readonly entity: NamedEntity
  readonly key: bigint
  readonly name: string
  readonly home?: number
  readonly insured?: number
  readonly operating?: number
  readonly numbers?: Partial<Readonly<Record<Scheme, string>>>
}

/** Writes subjects as a delivery would; regions by their codes. */
export async function writeSubjects(store: WorkStore, ring: Keyring, subjects: readonly WrittenSubject[]): Promise<void> {
  await store.asSystem('run_job', async (db) => {
    const pathOf = async (code: number | undefined) =>
      code === undefined ? null : (await db.selectFrom('region').select('path').where('code', '=', code).executeTakeFirstOrThrow()).path
    for (const { entity, key, name, home, insured, operating, numbers = {} } of subjects) {
      await db
        .insertInto('subject')
        .values({
          entity,
          key,
          name,
          home: await pathOf(home),
          insured: await pathOf(insured),
          operating: await pathOf(operating),
          pairs: entity === 'person' ? null : [...pairsOf(name)],
        })
        .execute()
      for (const [scheme, number] of Object.entries(numbers) as [Scheme, string][]) {
        const { tail, hash, tailBefore, hashBefore } = hashesUnder(ring, scheme, plainNumber(number))
        const cipher = encryptNumber(ring[0], { entity, key }, scheme, number)
        await db
          .insertInto('subject_number')
          .values({
            entity,
            key,
            scheme,
            tail,
            hash,
            cipher,
            key_version: ring[0].version,
            tail_before: tailBefore ?? null,
            hash_before: hashBefore ?? null,
            from_day: '2022-01-01',
            source: 'test',
          })
          .execute()
      }
    }
  })
}

/** Everything that stands in the tables of people, numbers, looks and events, as text. */
export async function dumpOf(store: WorkStore): Promise<string> {
  return store.asSystem('set_up', async (db) => {
    let text = ''
    for (const table of ['subject', 'subject_number', 'number_key', 'subject_load', 'event', 'look']) {
      const { rows } = await sql<{ row: string }>`select ${sql.ref(table)}::text as row from ${sql.table(table)}`.execute(db)
      text += rows.map(({ row }) => row).join('\n')
    }
    return text
  })
}
