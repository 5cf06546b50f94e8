import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import { type NamedEntity, namedEntities, namesAlone, namesOf } from '../../subjects/index.ts'
import type { ClaimState } from '../row-lives.ts'
import type { PaperWork } from './batch-paper.ts'

/** A row as a list on paper shows it. */
export interface ListedRow {
  readonly id: bigint
  readonly fen: bigint
  readonly state: ClaimState
  readonly place: string
  readonly period: string
  /** Whom the grant is about, and who gets the money: the same, or a person and their unit. */
  readonly name: string
  readonly payee: string
  /** Masked, where it was asked for. */
  readonly number: string
  readonly account: ListedAccount | undefined
}

export interface ListedAccount {
  readonly holder: string
  readonly bank: string
  readonly bankCode: string
  readonly tail: string
  readonly sealed: { readonly cipher: Buffer; readonly hash: Buffer; readonly keyVersion: number }
  readonly of: { readonly entity: NamedEntity; readonly key: bigint }
}

interface Row {
  readonly id: bigint
  readonly fen: bigint
  readonly state: string
  readonly place: string
  readonly period: string
  readonly subject_entity: string
  readonly subject_key: bigint
  readonly payee_entity: string
  readonly payee_key: bigint
  readonly person: bigint | null
  readonly holder: string | null
  readonly bank: string
  readonly bank_code: string
  readonly tail: string
  readonly cipher: Buffer
  readonly hash: Buffer
  readonly key_version: number
  readonly entity: string
  readonly key: bigint
}

/** Rows of a list with the amounts that it shows: a relation of `id` and `fen`. */
export type RowsOf = RawBuilder<unknown>

/** The rows on the list of a batch as it stands. */
export const rowsOnList = (batch: bigint): RowsOf =>
  sql`select id, fen from claim where batch = ${batch} and state not in ('waived', 'dropped', 'deferred')`

/** The rows that a notice showed, with the amounts it showed. */
export const rowsOfNotice = (publication: bigint): RowsOf =>
  sql`select claim as id, fen from publication_row where publication = ${publication}`

/** Some rows with the amounts they have. */
export const rowsNumbered = (ids: readonly bigint[]): RowsOf => sql`select id, fen from claim where id = any (${ids.map(String)}::bigint[])`

/** So many rows are read and named at a time; others get their turn in between. */
const pieceRows = 1000

/** Rows in the order of their numbers, piece by piece, with names as far as the caller sees them; the look is written down. */
export async function* listedRows(
  work: PaperWork,
  rows: RowsOf,
  needs: { readonly number?: boolean } = {},
): AsyncGenerator<readonly ListedRow[]> {
  for (let after = 0n; ; ) {
    const from = after
    const piece = await work.caller.transact((db) => pieceAfter(db, rows, from))
    if (piece.length > 0) yield await named(work, piece, needs.number ?? false)
    const last = piece.at(-1)
    if (last === undefined || piece.length < pieceRows) return
    after = last.id
  }
}

/** All of a few rows at once. */
export async function fewRows(work: PaperWork, rows: RowsOf): Promise<readonly ListedRow[]> {
  const all: ListedRow[] = []
  for await (const piece of listedRows(work, rows)) all.push(...piece)
  return all
}

async function pieceAfter(db: Work, rows: RowsOf, after: bigint): Promise<readonly Row[]> {
  const found = await sql<Row>`
    select l.id, l.fen, c.state, r.name as place, c.period, e.subject_entity, e.subject_key, e.payee_entity, e.payee_key,
      (select k.key from entitlement_key k where k.entitlement = e.id and k.entity = 'person') as person,
      a.holder, a.bank, a.bank_code, a.tail, a.cipher, a.hash, a.key_version, a.entity, a.key
    from (${rows}) l join claim c on c.id = l.id join entitlement e on e.id = l.id join region r on r.path = c.region
    left join payee_account a on a.id = c.account
    where l.id > ${after} order by l.id limit ${pieceRows}`.execute(db)
  return found.rows
}

async function named(work: PaperWork, rows: readonly Row[], hasNumbers: boolean): Promise<readonly ListedRow[]> {
  const asked = rows.flatMap((row) => [subjectOf(row), { entity: row.payee_entity, key: row.payee_key }])
  const names = new Map<string, string>()
  const numbers = new Map<string, string>()
  for (const entity of namedEntities) {
    const keys = [...new Set(asked.filter((each) => each.entity === entity).map(({ key }) => key))]
    if (!hasNumbers) for (const [key, name] of await namesAlone(work.caller, entity, keys, 'paper')) names.set(`${entity}/${key}`, name)
    else
      for (const [key, shown] of await namesOf(work.caller, work.tools.keys, entity, keys, 'paper')) {
        names.set(`${entity}/${key}`, shown.name)
        numbers.set(`${entity}/${key}`, shown.numbers[0]?.number ?? '')
      }
  }
  return rows.map((row) => {
    const subject = subjectOf(row)
    const nameOf = ({ entity, key }: { readonly entity: string; readonly key: bigint }) => names.get(`${entity}/${key}`) ?? ''
    return {
      id: row.id,
      fen: row.fen,
      state: row.state as ClaimState,
      place: row.place,
      period: row.period,
      name: nameOf(subject),
      payee: nameOf({ entity: row.payee_entity, key: row.payee_key }),
      number: numbers.get(`${subject.entity}/${subject.key}`) ?? '',
      account: accountOf(row),
    }
  })
}

/** Whom a row is called after: its subject, or, of a record without a name, the person it is about, or else who is paid. */
function subjectOf({ subject_entity: entity, subject_key: key, person, payee_entity: payee, payee_key: payeeKey }: Row) {
  if (namedEntities.some((each) => each === entity)) return { entity, key }
  return person === null ? { entity: payee, key: payeeKey } : { entity: 'person', key: person }
}

function accountOf(row: Row): ListedAccount | undefined {
  const { holder, bank, bank_code: bankCode, tail, cipher, hash, key_version: keyVersion, entity, key } = row
  if (holder === null) return undefined
  return { holder, bank, bankCode, tail, sealed: { cipher, hash, keyVersion }, of: { entity: entity as NamedEntity, key } }
}
