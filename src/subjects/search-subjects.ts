import { type RawBuilder, sql } from 'kysely'
import type { PathRange, Work } from '../store/index.ts'
import type { NamedEntity } from './entities.ts'
import { schemes } from './numbers/schemes.ts'
import { tellingPairsOf } from './pairs-of.ts'
import type { Sought } from './read-sought.ts'
import type { Keyring } from './secrets/key-file.ts'
import { tailHash, wholeHash } from './secrets/seal-number.ts'
import type { SubjectRow } from './show-subjects.ts'

/** How far those that are found are counted. */
export const mostCounted = 10_000
/** The last character there is: after every name that begins with what stands before it. */
const lastCharacter = '\u{10ffff}'

/** The last of a page: those after it come next. */
export interface FoundPlace {
  /** Whose names begin with the text come first, then those that have it elsewhere. */
  readonly group: 'begins' | 'part' | 'number'
  readonly name: string
  readonly key: bigint
  readonly entity: string
}

export interface SearchAsked {
  readonly entities: readonly NamedEntity[]
  readonly day: string
  readonly most: number
  /** Only those who live, are insured or operate there. */
  readonly region?: PathRange
  readonly after?: FoundPlace
}

export interface SearchPage {
  readonly rows: readonly (SubjectRow & { readonly group: FoundPlace['group'] })[]
  /** How many there are in all, one more than `mostCounted` where there are more. */
  readonly count: number
}

/** As many subjects as asked for, of those that the transaction sees. A name is found by how it begins, but for people also by a part. */
export async function searchSubjects(db: Work, ring: Keyring, sought: Sought, asked: SearchAsked): Promise<SearchPage> {
  if (sought.kind !== 'name') return groupOf(db, 'number', numberedSql(ring, sought, asked), asked, asked.most)
  const { after, most } = asked
  const begins = beginsSql(sought.text, asked)
  const isPast = after !== undefined && after.group !== 'begins'
  const first = isPast ? [] : await ofGroup<SubjectRow>(db, 'begins', sql`select * from ${begins} ${pageSql(after, most)}`)
  // A first page that is not full holds them all.
  const isAll = after === undefined && first.length < most
  const n = isAll ? first.length : await sizeOf(db, sql`(select from ${begins} limit ${mostCounted + 1}) counted`)
  const others = asked.entities.filter((entity) => entity !== 'person')
  if (others.length === 0 || n > mostCounted) return { rows: first, count: n }
  const parts = await groupOf(db, 'part', partSql(sought.text, others, asked), isPast ? asked : withoutPlace(asked), most - first.length)
  return { rows: [...first, ...parts.rows], count: Math.min(mostCounted + 1, n + parts.count) }
}

const withoutPlace = ({ after: _, ...asked }: SearchAsked): SearchAsked => asked

/** Some of a group that is read whole, as far as it is counted, and how many it has. */
async function groupOf(
  db: Work,
  group: FoundPlace['group'],
  found: RawBuilder<unknown>,
  { after }: SearchAsked,
  most: number,
): Promise<SearchPage> {
  // One row more where none is wanted: the count stands beside a row.
  const rows = await ofGroup<SubjectRow & { readonly n: bigint }>(
    db,
    group,
    sql`with found as materialized (select key, entity, name, home, insured, operating from ${found})
      select *, (select count(*) from found) as n from found where true ${pageSql(after, Math.max(1, most))}`,
  )
  const [first] = rows
  // After the last page there is no row to stand beside; on the first, no row is none.
  const n = first !== undefined ? Number(first.n) : after === undefined ? 0 : await sizeOf(db, found)
  return { rows: rows.slice(0, most), count: n }
}

async function sizeOf(db: Work, found: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from ${found}`.execute(db)
  return Number(rows[0]?.n ?? 0n)
}

async function ofGroup<Row extends SubjectRow>(db: Work, group: FoundPlace['group'], select: RawBuilder<unknown>) {
  const { rows } = await sql<Row>`${select}`.execute(db)
  return rows.map((row) => ({ ...row, group }))
}

/** In the order of names, from after a place on. */
function pageSql(after: FoundPlace | undefined, most: number): RawBuilder<unknown> {
  const beyond =
    after === undefined
      ? sql``
      : sql`and name >= ${after.name} and (name > ${after.name} or key > ${after.key} or (key = ${after.key} and entity > ${after.entity}))`
  return sql`${beyond} order by name, key, entity limit ${most}`
}

/** Subjects whose name begins with a text, as a FROM item with its WHERE. */
function beginsSql(text: string, { entities, region }: SearchAsked): RawBuilder<unknown> {
  return sql`subject where name >= ${text} and name < ${text + lastCharacter} and entity = any (${[...entities]}::text[]) ${within(region)}`
}

/** Units that have a text elsewhere in their name. */
function partSql(text: string, entities: readonly NamedEntity[], { region }: SearchAsked): RawBuilder<unknown> {
  return sql`subjects_with_part(${text}, ${[...tellingPairsOf(text)]}::integer[], ${[...entities]}::text[], ${mostCounted + 1})
    where not (name >= ${text} and name < ${text + lastCharacter}) ${within(region)}`
}

function numberedSql(
  ring: Keyring,
  sought: Exclude<Sought, { kind: 'name' }>,
  { day, entities, region }: SearchAsked,
): RawBuilder<unknown> {
  const { kind, number } = sought
  const ends = kind === 'end' ? twoDigits.map((digits) => digits + number) : [number]
  const tails = ring.flatMap((keys) => ends.map((end) => String(tailHash(keys, end))))
  const hashes = kind === 'number' ? ring.flatMap((keys) => schemes.map((scheme) => wholeHash(keys, scheme, number))) : null
  const named = kind === 'end' && sought.name !== '' ? sql`and name >= ${sought.name} and name < ${sought.name + lastCharacter}` : sql``
  return sql`subjects_with_number(${tails}::bigint[], ${hashes}::bytea[], ${day}::date, ${mostCounted + 1})
    where entity = any (${[...entities]}::text[]) ${named} ${within(region)}`
}

/** What can stand before the last four of a number that people are known by. */
const twoDigits = Array.from({ length: 100 }, (_, at) => String(at).padStart(2, '0'))

function within(region: PathRange | undefined): RawBuilder<unknown> {
  if (region === undefined) return sql``
  const { low, high } = region
  return sql`and ((home >= ${low} and home < ${high}) or (insured >= ${low} and insured < ${high})
    or (operating >= ${low} and operating < ${high}))`
}
