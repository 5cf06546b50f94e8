import { type RawBuilder, sql } from 'kysely'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { NamedEntity } from './entities.ts'
import { plainNumber, schemes, tailLength } from './numbers/schemes.ts'
import { pairsOf } from './pairs-of.ts'
import type { FindRefusal } from './refusals.ts'
import type { Keyring } from './secrets/key-file.ts'
import { tailHash, wholeHash } from './secrets/seal-number.ts'
import type { SubjectRow } from './show-subjects.ts'

/** What somebody typed, as it is looked for. */
export type Sought =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'tail'; readonly number: string }
  | { readonly kind: 'number'; readonly number: string }

/** One character means too many. */
const leastOfName = 2
/** The last character there is: after every name that begins with what stands before it. */
const lastCharacter = '\u{10ffff}'

/** What a text means: digits, with the letters that numbers have, are a number; anything else is a name. */
export function readSought(text: string): Result<Sought, FindRefusal> {
  const name = text.trim().replace(/\s+/g, ' ')
  const number = plainNumber(text)
  if (/^[0-9A-Z]+$/.test(number) && /[0-9]/.test(number)) {
    if (number.length < tailLength) return refused({ code: 'number_in_part', tail: tailLength })
    return done({ kind: number.length === tailLength ? 'tail' : 'number', number })
  }
  return [...name].length < leastOfName ? refused({ code: 'text_too_short', least: leastOfName }) : done({ kind: 'name', text: name })
}

/** As many subjects as asked for, of those that the transaction sees. A name is found by how it begins, but for people also by a part. */
export async function searchSubjects(
  db: Work,
  ring: Keyring,
  sought: Sought,
  asked: { readonly entities: readonly NamedEntity[]; readonly day: string; readonly most: number },
): Promise<readonly SubjectRow[]> {
  if (sought.kind !== 'name') {
    const found = await sql<SubjectRow>`select * from ${numberedSql(ring, sought, asked.day, asked.most)}`.execute(db)
    return found.rows.filter(({ entity }) => asked.entities.some((each) => each === entity))
  }
  const begins = await sql<SubjectRow>`${beginsSql(sought.text, asked.entities, asked.most)}`.execute(db)
  const left = asked.most - begins.rows.length
  const others = asked.entities.filter((entity) => entity !== 'person')
  if (left <= 0 || others.length === 0) return begins.rows
  const parts = await sql<SubjectRow>`select * from ${partSql(sought.text, others, asked.most)}`.execute(db)
  const known = new Set(begins.rows.map(({ entity, key }) => `${entity}/${key}`))
  return [...begins.rows, ...parts.rows.filter(({ entity, key }) => !known.has(`${entity}/${key}`)).slice(0, left)]
}

/** Subjects whose name begins with a text. */
export function beginsSql(text: string, entities: readonly NamedEntity[], most: number): RawBuilder<SubjectRow> {
  return sql<SubjectRow>`select * from subject where name >= ${text} and name < ${text + lastCharacter}
    and entity = any (${[...entities]}::text[]) order by name, key limit ${most}`
}

function partSql(text: string, entities: readonly NamedEntity[], most: number): RawBuilder<SubjectRow> {
  return sql<SubjectRow>`subjects_with_part(${text}, ${[...pairsOf(text)]}::integer[], ${[...entities]}::text[], ${most})`
}

function numberedSql(
  ring: Keyring,
  { kind, number }: Exclude<Sought, { kind: 'name' }>,
  day: string,
  most: number,
): RawBuilder<SubjectRow> {
  const tails = ring.map((keys) => String(tailHash(keys, number)))
  const hashes = kind === 'tail' ? null : ring.flatMap((keys) => schemes.map((scheme) => wholeHash(keys, scheme, number)))
  return sql<SubjectRow>`subjects_with_number(${tails}::bigint[], ${hashes}::bytea[], ${day}::date, ${most})`
}
