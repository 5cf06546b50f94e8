import type { Caller } from '../access/index.ts'
import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import { everywhere, onlyOf } from '../organisation/index.ts'
import type { ListScope } from '../screening/index.ts'

/** A region that the facts do not know: a zone or a township lies inside a county, and no record says who belongs to it. */
export type ScopeRefusal = Refusal & { readonly code: 'region_without_facts'; readonly region: string }

/** How many codes a region and what lies below it span. */
const spans = { nation: 1_000_000, province: 10_000, city: 100, county: 1 } as const

/** The caller's regions as codes of facts: the door from paths, which never change, to the codes that the registry has. */
export async function codeScopeOf(caller: Caller): Promise<Result<ListScope, ScopeRefusal>> {
  if (caller.ranges.some(({ low, high }) => low === everywhere.low && high === everywhere.high)) return done([{ from: 0, to: 999_999 }])
  const paths = caller.ranges.map(({ low }) => low)
  if (paths.length === 0) return done([])
  const regions = await caller.transact((db) =>
    db.selectFrom('region').select(['path', 'code', 'name', 'level']).where('path', 'in', paths).execute(),
  )
  const scope: { readonly from: number; readonly to: number }[] = []
  for (const { low, high } of caller.ranges) {
    const region = regions.find(({ path }) => path === low)
    const level = region?.level
    if (
      region === undefined ||
      region.code === null ||
      !(level === 'nation' || level === 'province' || level === 'city' || level === 'county')
    )
      return refused({ code: 'region_without_facts', region: region?.name ?? low })
    const isAlone = high === onlyOf(low).high
    scope.push({ from: region.code, to: region.code + (isAlone ? 1 : spans[level]) - 1 })
  }
  return done(scope)
}
