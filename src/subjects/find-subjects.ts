import { type Caller, writeLook } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { subtreeOf } from '../organisation/index.ts'
import { type LoadProgress, readLoad } from './demo/write-demo-subjects.ts'
import { keyText, type NamedEntity, namedEntities } from './entities.ts'
import { readPlace, writePlace } from './found-place.ts'
import { readSought } from './read-sought.ts'
import type { FindRefusal } from './refusals.ts'
import { mostCounted, searchSubjects } from './search-subjects.ts'
import type { Keys } from './secrets/open-keys.ts'
import { type ShownSubject, showSubjects } from './show-subjects.ts'

export interface FindInput {
  /** The beginning of a name, a part of one for units, the last four or six of a number, four after a name, or a whole number. */
  readonly text: string
  readonly entities?: readonly NamedEntity[]
  /** The path of a region, to look in it alone. */
  readonly region?: string
  readonly size?: number
  /** What an earlier page of the same question gave for the next. */
  readonly after?: string
  readonly purpose: string
}

export interface FoundSubjects {
  readonly found: readonly ShownSubject[]
  /** For the page after this one; undefined on the last. */
  readonly next: string | undefined
  readonly count: { readonly n: number; readonly kind: 'exact' | 'atLeast' }
  /** How far the names of a demonstration are written, while they are. */
  readonly writing: LoadProgress | undefined
}

const usualSize = 50

/** Who is meant by a text, of those the caller may see, page by page; that they were shown is written down. Refused where it says too little. */
export async function findSubjects(caller: Caller, keys: Keys, input: FindInput): Promise<Result<FoundSubjects, FindRefusal>> {
  const sought = readSought(input.text)
  if (sought.kind === 'refused') return sought
  const after = input.after === undefined ? undefined : readPlace(input.after)
  if (input.after !== undefined && after === undefined) return refused({ code: 'page_strange' })
  const { entities = namedEntities, size = usualSize, region } = input
  const ring = keys.ring()
  return caller.transact(async (db) => {
    const writing = await readLoad(db)
    const asked = {
      entities,
      day: caller.day,
      most: size + 1,
      ...(region === undefined ? {} : { region: subtreeOf(region) }),
      ...(after === undefined ? {} : { after }),
    }
    const { rows, count } = await searchSubjects(db, ring, sought.value, asked)
    const page = rows.slice(0, size)
    const last = page.at(-1)
    const found = await showSubjects(db, ring, page, caller.day)
    await writeLook(db, caller, {
      purpose: input.purpose,
      register: 'subject',
      subjects: found.map(keyText),
      fields: ['name', 'masked_numbers'],
    })
    return done({
      found,
      next: rows.length > size && last !== undefined ? writePlace(last) : undefined,
      count: count > mostCounted ? { n: mostCounted, kind: 'atLeast' as const } : { n: count, kind: 'exact' as const },
      writing,
    })
  })
}

const mostKeys = 1000

/**
 * The keys of one kind of subject that a text means, of those the caller may see: at most 1 000, for a list to be filtered by.
 * @internal No list is filtered by name yet.
 */
export async function keysByName(
  caller: Caller,
  keys: Keys,
  entity: NamedEntity,
  text: string,
): Promise<Result<{ readonly keys: readonly bigint[]; readonly isMore: boolean }, FindRefusal>> {
  const sought = readSought(text)
  if (sought.kind === 'refused') return sought
  const asked = { entities: [entity], day: caller.day, most: mostKeys + 1 }
  const { rows } = await caller.transact((db) => searchSubjects(db, keys.ring(), sought.value, asked))
  return done({ keys: rows.slice(0, mostKeys).map(({ key }) => key), isMore: rows.length > mostKeys })
}
