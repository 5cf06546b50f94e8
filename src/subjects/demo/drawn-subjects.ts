import type { Cell, Row } from '../../store/index.ts'
import type { NamedEntity } from '../entities.ts'
import type { Scheme } from '../numbers/schemes.ts'
import { pairsOf } from '../pairs-of.ts'
import type { Keyring } from '../secrets/key-file.ts'
import { encryptNumber, hashesUnder } from '../secrets/seal-number.ts'
import { accountOf, creditCodeOf, identityNumberOf, organisationsFrom, phoneOf, unitNumberOf } from './give-numbers.ts'
import { nameOfFirm, nameOfOrganisation, nameOfUnit } from './name-firms.ts'
import { nameOfPerson } from './name-people.ts'

/** What the words of a snapshot's codes are. */
export interface CodeWords {
  readonly regions: ReadonlyMap<number, { readonly path: string; readonly name: string }>
  /** Ids of the kinds of units, by their stored codes. */
  readonly kinds: readonly string[]
  readonly female: number
}

/** A subject of the demonstration, with the numbers it is known by. */
export interface DrawnSubject {
  readonly key: bigint
  readonly name: string
  readonly home: string | undefined
  readonly insured: string | undefined
  readonly operating: string | undefined
  readonly numbers: readonly (readonly [scheme: Scheme, number: string])[]
}

/** The facts of a snapshot that a name or a number follows from: a SELECT over its tables, and the subject of a row. */
export interface DrawnEntity {
  readonly sql: (rows: (entity: NamedEntity) => string) => string
  readonly draw: (row: Row, words: CodeWords) => DrawnSubject
}

const firmColumns = 'registered_region, operating_region, entity_kind, industry_code'

/** How subjects of each kind are drawn. */
export const drawnEntities: Readonly<Record<NamedEntity, DrawnEntity>> = {
  firm: {
    sql: (rows) => `select firm_id as key, ${firmColumns} from ${rows('firm')}`,
    draw: (row, words) => {
      const key = keyIn(row.key)
      return {
        key,
        name: nameOfFirm(firmIn(row, key, words)),
        home: pathIn(row.registered_region, words),
        insured: undefined,
        operating: pathIn(row.operating_region, words),
        numbers: [['credit_code', creditCodeOf(key, kindIn(row, words))]],
      }
    },
  },
  insured_unit: {
    sql: (rows) =>
      `select u.insured_unit_id as key, u.firm, u.insured_region, u.has_corporate_account, ${firmColumns},
  u.insured_unit_id = min(u.insured_unit_id) over (partition by u.firm) as is_first
from ${rows('insured_unit')} u left join ${rows('firm')} f on f.firm_id = u.firm`,
    draw: (row, words) => {
      const key = keyIn(row.key)
      const firm = row.firm === null ? key : keyIn(row.firm)
      const isFirst = row.firm === null || row.is_first === true
      return {
        key,
        name: nameOfUnit(nameOfFirm(firmIn(row, firm, words)), isFirst, regionIn(row.insured_region, words)?.name),
        home: pathIn(row.registered_region, words),
        insured: pathIn(row.insured_region, words),
        operating: undefined,
        numbers: [
          ['unit_number', unitNumberOf(key)],
          ...(row.has_corporate_account === true ? [['account', accountOf(key)] as const] : []),
        ],
      }
    },
  },
  organisation: {
    sql: (rows) => `select organisation_id as key, region from ${rows('organisation')}`,
    draw: (row, words) => {
      const key = keyIn(row.key)
      return {
        key,
        name: nameOfOrganisation(key, regionIn(row.region, words)?.name),
        home: pathIn(row.region, words),
        insured: undefined,
        operating: undefined,
        numbers: [['credit_code', creditCodeOf(organisationsFrom + key, 'social_service')]],
      }
    },
  },
  person: {
    sql: (rows) => `select person_id as key, birth_date, sex, residence_region, insured_region from ${rows('person')}`,
    draw: (row, words) => {
      const key = keyIn(row.key)
      const isFemale = row.sex === words.female
      const phone = phoneOf(key)
      const birthDate = typeof row.birth_date === 'string' ? row.birth_date : undefined
      return {
        key,
        name: nameOfPerson(key, isFemale),
        home: pathIn(row.residence_region, words),
        insured: pathIn(row.insured_region, words),
        operating: undefined,
        numbers: [
          // A number says when somebody was born; who does not know that has none.
          ...(birthDate === undefined ? [] : [['identity_number', identityNumberOf(key, birthDate, isFemale)] as const]),
          // Who leaves a telephone has asked for something, and leaves an account too.
          ...(phone === undefined ? [] : [['phone', phone] as const, ['account', accountOf(key)] as const]),
        ],
      }
    },
  },
}

/**
 * Rows as the texts of arrays without their braces, one text a column, ready for a statement. Joining two texts joins their rows; one text
 * goes from thread to thread in the time of a few of its cells.
 */
export interface ArrayTexts {
  readonly rows: number
  readonly subjects: Readonly<Record<'keys' | 'names' | 'homes' | 'insureds' | 'operatings' | 'pairs', string>>
  /** Each of them empty where there is no number. */
  readonly numbers: Readonly<Record<'keys' | 'schemes' | 'tails' | 'hashes' | 'ciphers' | 'tailsBefore' | 'hashesBefore', string>>
}

/** Subjects with their numbers enciphered, as texts of arrays. */
export function arrayTexts(entity: NamedEntity, subjects: readonly DrawnSubject[], ring: Keyring): ArrayTexts {
  const numbers = subjects.flatMap(({ key, numbers }) =>
    numbers.map(([scheme, number]) => ({
      key,
      scheme,
      cipher: encryptNumber(ring[0], { entity, key }, scheme, number),
      ...hashesUnder(ring, scheme, number),
    })),
  )
  return {
    rows: subjects.length,
    subjects: {
      keys: column(subjects, ({ key }) => String(key)),
      names: column(subjects, ({ name }) => `"${name.replace(/["\\]/g, '\\$&')}"`),
      homes: column(subjects, ({ home }) => home),
      insureds: column(subjects, ({ insured }) => insured),
      operatings: column(subjects, ({ operating }) => operating),
      pairs: column(subjects, ({ name }) => (entity === 'person' ? undefined : `"{${pairsOf(name).join(',')}}"`)),
    },
    numbers: {
      keys: column(numbers, ({ key }) => String(key)),
      schemes: column(numbers, ({ scheme }) => scheme),
      tails: column(numbers, ({ tail }) => String(tail)),
      hashes: column(numbers, ({ hash }) => bytesText(hash)),
      ciphers: column(numbers, ({ cipher }) => bytesText(cipher)),
      tailsBefore: column(numbers, ({ tailBefore }) => (tailBefore === undefined ? undefined : String(tailBefore))),
      hashesBefore: column(numbers, ({ hashBefore }) => (hashBefore === undefined ? undefined : bytesText(hashBefore))),
    },
  }
}

function column<T>(rows: readonly T[], cell: (row: T) => string | undefined): string {
  return rows.map((row) => cell(row) ?? 'NULL').join(',')
}

const bytesText = (bytes: Buffer): string => `"\\\\x${bytes.toString('hex')}"`

const keyIn = (cell: Cell | undefined): bigint => BigInt(cell as bigint)

function regionIn(cell: Cell | undefined, { regions }: CodeWords) {
  return typeof cell === 'number' ? regions.get(cell) : undefined
}

const pathIn = (cell: Cell | undefined, words: CodeWords): string | undefined => regionIn(cell, words)?.path

const kindIn = (row: Row, { kinds }: CodeWords): string | undefined =>
  typeof row.entity_kind === 'number' ? kinds[row.entity_kind] : undefined

function firmIn(row: Row, key: bigint, words: CodeWords) {
  const industry = typeof row.industry_code === 'string' ? row.industry_code : undefined
  return { key, place: regionIn(row.registered_region, words)?.name, kind: kindIn(row, words), industry }
}
