import { sql } from 'kysely'
import type { Work } from '../store/index.ts'
import { type NamedEntity, namedEntities } from './entities.ts'
import { maskNumber, type Scheme, schemes } from './numbers/schemes.ts'
import type { Keyring } from './secrets/key-file.ts'
import { decryptNumber } from './secrets/seal-number.ts'

/** A subject as a page shows it: its name in clear, its numbers masked. */
export interface ShownSubject {
  readonly entity: NamedEntity
  readonly key: bigint
  readonly name: string
  /** Names of the places it is registered or lives in, insured in, and operates in. */
  readonly home: string | undefined
  readonly insured: string | undefined
  readonly operating: string | undefined
  readonly numbers: readonly ShownNumber[]
}

export interface ShownNumber {
  readonly scheme: Scheme
  /** Undefined where the cipher does not open; that is for the system's administrator to look into. */
  readonly number: string | undefined
}

/** A row of the table of subjects. */
export interface SubjectRow {
  readonly key: bigint
  readonly entity: string
  readonly name: string
  readonly home: string | null
  readonly insured: string | null
  readonly operating: string | null
}

export interface NumberRow {
  readonly key: bigint
  readonly entity: string
  readonly scheme: string
  readonly cipher: Buffer
  readonly key_version: number
}

/** Rows as pages show them, in their order, with numbers as far as they are in force on a day. */
export async function showSubjects(db: Work, ring: Keyring, rows: readonly SubjectRow[], day: string): Promise<readonly ShownSubject[]> {
  const places = await namesOfPlaces(
    db,
    rows.flatMap(({ home, insured, operating }) => [home, insured, operating]),
  )
  const placeOf = (path: string | null) => (path === null ? undefined : places.get(path))
  const numbers = new Map<string, ShownNumber[]>()
  for (const entity of namedEntities) {
    const keys = rows.filter((row) => row.entity === entity).map(({ key }) => key)
    for (const row of await numbersOf(db, entity, keys, day)) {
      const place = `${entity}/${row.key}`
      numbers.set(place, [...(numbers.get(place) ?? []), masked(ring, entity, row)])
    }
  }
  return rows.map(({ key, entity, name, home, insured, operating }) => ({
    entity: entity as NamedEntity,
    key,
    name,
    home: placeOf(home),
    insured: placeOf(insured),
    operating: placeOf(operating),
    numbers: numbers.get(`${entity}/${key}`) ?? [],
  }))
}

/** The numbers of subjects as ciphers, as far as the transaction sees them and they are in force on a day. */
export async function numbersOf(db: Work, entity: NamedEntity, keys: readonly bigint[], day: string): Promise<readonly NumberRow[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<NumberRow>`
    select key, entity, scheme, cipher, key_version from numbers_of(${entity}, ${keys.map(String)}::bigint[])
    where from_day <= ${day}::date and ${day}::date <= to_day order by key, array_position(${[...schemes]}::text[], scheme), from_day`.execute(
    db,
  )
  return rows
}

function masked(ring: Keyring, entity: NamedEntity, row: NumberRow): ShownNumber {
  const scheme = row.scheme as Scheme
  const number = decryptNumber(ring, row.key_version, { entity, key: row.key }, scheme, row.cipher)
  return { scheme, number: number.kind === 'done' ? maskNumber(scheme, number.value) : undefined }
}

async function namesOfPlaces(db: Work, paths: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(paths.filter((path) => path !== null))]
  if (asked.length === 0) return new Map()
  const rows = await db.selectFrom('region').select(['path', 'name']).where('path', 'in', asked).execute()
  return new Map(rows.map(({ path, name }) => [path, name]))
}
