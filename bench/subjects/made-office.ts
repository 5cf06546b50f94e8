import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Work, WorkStore } from '../../src/store/index.ts'
import { type ArrayTexts, arrayTexts, type DrawnSubject } from '../../src/subjects/demo/drawn-subjects.ts'
import { accountOf, creditCodeOf, identityNumberOf, phoneOf, unitNumberOf } from '../../src/subjects/demo/give-numbers.ts'
import { nameOfFirm, nameOfUnit } from '../../src/subjects/demo/name-firms.ts'
import { nameOfPerson } from '../../src/subjects/demo/name-people.ts'
import type { Keys, NamedEntity } from '../../src/subjects/index.ts'
import { startPostgres, type TestServer } from '../../tests/postgres.ts'
import { opened } from '../../tests/store/postgres/stores.ts'
import { foundTestOffice, keysOf } from '../../tests/subjects/office.ts'

/** An office with so many people, and a firm and a unit for every ten of them. */
export interface MadeOffice {
  readonly store: WorkStore
  readonly keys: Keys
  readonly close: () => Promise<void>
}

interface Place {
  readonly path: string
  readonly name: string
}

const batch = 4000

/** On a server of its own, filled anew. */
export async function officeOnServer(people: number): Promise<MadeOffice> {
  const server: TestServer = await startPostgres()
  const store = await opened({ kind: 'server', url: await server.fresh() })
  await foundTestOffice(store)
  const keys = await keysOf(store)
  await fill(store, keys, people)
  return { store, keys, close: () => store.close().then(() => server.stop()) }
}

/** In the embedded database, in a folder that is filled once and reused. */
export async function embeddedOffice(people: number): Promise<MadeOffice> {
  const folder = fileURLToPath(new URL(`../../var/bench/subjects-${people}`, import.meta.url))
  const whole = join(folder, 'whole')
  const isThere = existsSync(whole)
  if (!isThere) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const store = await opened({ kind: 'folder', folder: join(folder, 'office') })
  if (!isThere) await foundTestOffice(store)
  const keys = await keysOf(store, join(folder, 'keys', 'numbers.json'))
  if (!isThere) {
    await fill(store, keys, people)
    writeFileSync(whole, '')
  }
  return { store, keys, close: () => store.close() }
}

async function fill(store: WorkStore, keys: Keys, people: number): Promise<void> {
  const counties = await store.asSystem('set_up', (db) =>
    db.selectFrom('region').select(['path', 'name', 'code']).where('level', '=', 'county').orderBy('path').execute(),
  )
  // Two in five live where the office is, as in the demonstration's province.
  const near = counties.filter(({ code }) => Math.floor((code ?? 0) / 10_000) === 50)
  const placeOf = (key: number): Place => {
    const all = key % 5 < 2 ? near : counties
    return all[Math.floor(key / 5) % all.length] as Place
  }
  const began = performance.now()
  const draws: readonly (readonly [NamedEntity, number, (key: number) => DrawnSubject])[] = [
    ['firm', people / 10, (key) => firm(key, placeOf(key))],
    ['insured_unit', people / 10, (key) => unit(key, placeOf(key))],
    ['person', people, (key) => person(key, placeOf(key))],
  ]
  for (const [entity, count, draw] of draws)
    for (let from = 0; from < count; from += batch) {
      const subjects = Array.from({ length: Math.min(batch, count - from) }, (_, at) => draw(from + at))
      const texts = arrayTexts(entity, subjects, keys.ring())
      await store.asSystem('run_job', (db) => write(db, entity, texts, keys.ring()[0].version))
    }
  await store.asSystem('run_job', (db) => sql`analyze subject; analyze subject_number`.execute(db)).catch(() => undefined)
  console.error(`${people} people written in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

const base = { operating: undefined, insured: undefined }

function person(key: number, place: Place): DrawnSubject {
  const isFemale = key % 2 === 0
  const phone = phoneOf(BigInt(key))
  return {
    ...base,
    key: BigInt(key),
    name: nameOfPerson(BigInt(key), isFemale),
    home: place.path,
    insured: place.path,
    numbers: [
      ['identity_number', identityNumberOf(BigInt(key), birthDateOf(key), isFemale)],
      ...(phone === undefined ? [] : [['phone', phone] as const, ['account', accountOf(BigInt(key))] as const]),
    ],
  }
}

/** The day a person of the bench was born. */
export const birthDateOf = (key: number): string =>
  `${1960 + (key % 45)}-${String((key % 12) + 1).padStart(2, '0')}-${String((key % 28) + 1).padStart(2, '0')}`

const firmName = (key: number, { name: place }: Place): string =>
  nameOfFirm({ key: BigInt(key), place, kind: 'enterprise', industry: industries[key % industries.length] })

const industries = ['C1310', 'C3411', 'F5211', 'H6210', 'I6510', 'E4710']

const firm = (key: number, place: Place): DrawnSubject => ({
  ...base,
  key: BigInt(key),
  name: firmName(key, place),
  home: place.path,
  operating: place.path,
  numbers: [['credit_code', creditCodeOf(BigInt(key), 'enterprise')]],
})

const unit = (key: number, place: Place): DrawnSubject => ({
  ...base,
  key: BigInt(key),
  name: nameOfUnit(firmName(key, place), true, place.name),
  home: place.path,
  insured: place.path,
  numbers: [
    ['unit_number', unitNumberOf(BigInt(key))],
    ['account', accountOf(BigInt(key))],
  ],
})

async function write(db: Work, entity: NamedEntity, { subjects, numbers }: ArrayTexts, version: number): Promise<void> {
  const array = (text: string) => `{${text}}`
  await sql`insert into subject (key, entity, name, home, insured, operating, pairs)
    select key, ${entity}, name, home, insured, operating, pairs::integer[]
    from unnest(${array(subjects.keys)}::bigint[], ${array(subjects.names)}::text[], ${array(subjects.homes)}::text[],
      ${array(subjects.insureds)}::text[], ${array(subjects.operatings)}::text[], ${array(subjects.pairs)}::text[])
      as drawn (key, name, home, insured, operating, pairs)`.execute(db)
  await sql`insert into subject_number (key, entity, scheme, tail, hash, cipher, key_version, from_day, source)
    select key, ${entity}, scheme, tail, hash, cipher, ${version}, date '2022-01-01', 'bench'
    from unnest(${array(numbers.keys)}::bigint[], ${array(numbers.schemes)}::text[], ${array(numbers.tails)}::bigint[],
      ${array(numbers.hashes)}::bytea[], ${array(numbers.ciphers)}::bytea[]) as drawn (key, scheme, tail, hash, cipher)`.execute(db)
}
