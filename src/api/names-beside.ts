import type { Caller } from '../access/index.ts'
import type { ListRow } from '../screening/index.ts'
import { type Keys, type NamedEntity, namedEntities, namesAlone, namesOf, type ShownSubject } from '../subjects/index.ts'

/** Whom a record is called after where it has no name itself: an employment after the person, then the unit. */
const besides = ['person', 'insured_unit', 'organisation', 'firm'] as const satisfies readonly NamedEntity[]

type Named = Pick<ListRow, 'subject' | 'keys'>

/**
 * Names for the rows of a page, of whom the caller may see: of the subject itself, or of whom its record is about. The look is written
 * down; outside of a page of a list it is not to be used.
 */
export async function namesBeside(caller: Caller, entity: string, rows: readonly Named[]): Promise<(row: Named) => string | undefined> {
  const own = namedEntities.find((each) => each === entity)
  const called = own ?? besides.find((each) => rows.some((row) => row.keys.has(each)))
  if (called === undefined) return () => undefined
  const keyOf = (row: Named) => (own === undefined ? row.keys.get(called) : row.subject)
  const asked = rows.flatMap((row) => keyOf(row) ?? [])
  const names = await namesAlone(caller, called, [...new Set(asked)], 'decision_list')
  return (row) => {
    const key = keyOf(row)
    return key === undefined ? undefined : names.get(key)
  }
}

/** Whom a record is about, and the unit it is a record of: each with its masked numbers, as far as the caller may see them. */
export interface PartiesBeside {
  readonly called: ShownSubject | undefined
  readonly unit: ShownSubject | undefined
}

/** The same for the rows of a letter of inquiry, with the unit beside the person: whoever visits has to know both. */
export async function partiesBeside(
  caller: Caller,
  keys: Keys,
  entity: string,
  rows: readonly Named[],
): Promise<ReadonlyMap<bigint, PartiesBeside>> {
  const own = namedEntities.find((each) => each === entity)
  const keyOf = (row: Named, each: NamedEntity) => (each === own ? row.subject : row.keys.get(each))
  const asked = own === undefined ? besides : [own]
  const shown = new Map<NamedEntity, ReadonlyMap<bigint, ShownSubject>>()
  for (const each of asked) {
    const wanted = [...new Set(rows.flatMap((row) => keyOf(row, each) ?? []))]
    shown.set(each, await namesOf(caller, keys, each, wanted, 'verification'))
  }
  return new Map(
    rows.map((row) => {
      const parties = asked.flatMap((each) => {
        const key = keyOf(row, each)
        return key === undefined ? [] : [{ entity: each, shown: shown.get(each)?.get(key) }]
      })
      // Of whom the caller may not see nothing stands here, not even the unit in their place; a firm is often its own insured unit.
      const called = parties[0]?.shown
      const unit = parties.slice(1).find(({ entity: each, shown: found }) => each !== 'person' && found !== undefined)?.shown
      return [row.subject, { called, unit: unit?.name === called?.name ? undefined : unit }]
    }),
  )
}
