import { type Caller, writeLook } from '../access/index.ts'
import { done, type Result } from '../kernel/result.ts'
import { type LoadProgress, readLoad } from './demo/write-demo-subjects.ts'
import { keyText, type NamedEntity, namedEntities } from './entities.ts'
import type { FindRefusal } from './refusals.ts'
import { readSought, searchSubjects } from './search-subjects.ts'
import type { Keys } from './secrets/open-keys.ts'
import { type ShownSubject, showSubjects } from './show-subjects.ts'

export interface FindInput {
  /** The beginning of a name, a part of one for units, the last six characters of a number, or a whole number. */
  readonly text: string
  readonly entities?: readonly NamedEntity[]
  readonly purpose: string
}

export interface FoundSubjects {
  readonly found: readonly ShownSubject[]
  /** Whether there are more than are shown. */
  readonly isMore: boolean
  /** How far the names of a demonstration are written, while they are. */
  readonly writing: LoadProgress | undefined
}

const mostFound = 50

/** Who is meant by a text, of those the caller may see, at most 50; that they were shown is written down. Refused where it says too little. */
export async function findSubjects(caller: Caller, keys: Keys, input: FindInput): Promise<Result<FoundSubjects, FindRefusal>> {
  const sought = readSought(input.text)
  if (sought.kind === 'refused') return sought
  const ring = keys.ring()
  const writing = await caller.transact(readLoad)
  return caller.transact(async (db) => {
    const asked = { entities: input.entities ?? namedEntities, day: caller.day, most: mostFound + 1 }
    const rows = await searchSubjects(db, ring, sought.value, asked)
    const found = await showSubjects(db, ring, rows.slice(0, mostFound), caller.day)
    await writeLook(db, caller, {
      purpose: input.purpose,
      register: 'subject',
      subjects: found.map(keyText),
      fields: ['name', 'masked_numbers'],
    })
    return done({ found, isMore: rows.length > mostFound, writing })
  })
}

const mostKeys = 1000

/** The keys of one kind of subject that a text means, of those the caller may see: at most 1 000, for a list to be filtered by. */
export async function keysByName(
  caller: Caller,
  keys: Keys,
  entity: NamedEntity,
  text: string,
): Promise<Result<{ readonly keys: readonly bigint[]; readonly isMore: boolean }, FindRefusal>> {
  const sought = readSought(text)
  if (sought.kind === 'refused') return sought
  const asked = { entities: [entity], day: caller.day, most: mostKeys + 1 }
  const rows = await caller.transact((db) => searchSubjects(db, keys.ring(), sought.value, asked))
  return done({ keys: rows.slice(0, mostKeys).map(({ key }) => key), isMore: rows.length > mostKeys })
}
