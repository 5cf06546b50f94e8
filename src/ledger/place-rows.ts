import type { Caller } from '../access/index.ts'
import { isWithin, placesOfCodes } from '../organisation/index.ts'
import type { Work } from '../store/index.ts'
import type { GrantedRow } from './granted-row.ts'

/** A row with the path of its region. */
export type PlacedRow = GrantedRow & { readonly path: string }

/** Rows whose region is known and lies where the caller may make a batch, each with its path. */
export async function placedRows(db: Work, caller: Caller, rows: readonly GrantedRow[]): Promise<readonly PlacedRow[]> {
  const places = await placesOfCodes(db, [...new Set(rows.map(({ region }) => region))])
  const own = caller.post.region.path
  return rows.flatMap((row) => {
    const path = places.get(row.region)?.path
    return path?.startsWith(own) && isWithin(path, caller.ranges) ? [{ ...row, path }] : []
  })
}
