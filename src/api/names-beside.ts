import type { Caller } from '../access/index.ts'
import type { ListRow } from '../screening/index.ts'
import { type Keys, type NamedEntity, namedEntities, namesOf } from '../subjects/index.ts'

/** Whom a record is called after where it has no name itself: an employment after the person, then the unit. */
const besides = ['person', 'insured_unit', 'organisation', 'firm'] as const satisfies readonly NamedEntity[]

type Named = Pick<ListRow, 'subject' | 'keys'>

/**
 * Names for the rows of a page, of whom the caller may see: of the subject itself, or of whom its record is about. The look is written
 * down; outside of a page of a list it is not to be used.
 */
export async function namesBeside(
  caller: Caller,
  keys: Keys,
  entity: string,
  rows: readonly Named[],
): Promise<(row: Named) => string | undefined> {
  const own = namedEntities.find((each) => each === entity)
  const called = own ?? besides.find((each) => rows.some((row) => row.keys.has(each)))
  if (called === undefined) return () => undefined
  const keyOf = (row: Named) => (own === undefined ? row.keys.get(called) : row.subject)
  const asked = rows.flatMap((row) => keyOf(row) ?? [])
  const names = await namesOf(caller, keys, called, [...new Set(asked)], 'decision_list')
  return (row) => {
    const key = keyOf(row)
    return key === undefined ? undefined : names.get(key)?.name
  }
}
