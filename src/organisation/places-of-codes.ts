import type { Work } from '../store/index.ts'

/** Where a code of the facts belongs. */
export interface PlaceOfCode {
  /** The region that answers for it now: itself, or what it became. */
  readonly path: string
  readonly name: string
  /** What the region itself was called, where it is one of the past. */
  readonly pastName: string | undefined
}

/** Where codes of the facts belong now, all of them where none are named; one that no region ever had is absent. */
export async function placesOfCodes(db: Work, codes?: readonly number[]): Promise<ReadonlyMap<number, PlaceOfCode>> {
  const rows = await db
    .selectFrom('region')
    .leftJoin('region as heir', 'heir.path', 'region.parent')
    .select(['region.code', 'region.path', 'region.name', 'region.to_day', 'heir.path as heir', 'heir.name as heir_name'])
    .where('region.code', 'is not', null)
    .$if(codes !== undefined, (query) => query.where('region.code', 'in', [-1, ...(codes ?? [])]))
    // A code may have been given twice: the last to bear it counts.
    .orderBy('region.to_day')
    .execute()
  return new Map(
    rows.map(({ code, path, name, to_day: to, heir, heir_name: heirName }) => {
      const isPast = to !== '9999-12-31'
      const place = isPast ? { path: heir ?? path, name: heirName ?? name, pastName: name } : { path, name, pastName: undefined }
      return [code ?? 0, place]
    }),
  )
}
