import type { Caller } from '../access/index.ts'
import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import { everywhere, onlyOf } from '../organisation/index.ts'
import type { ListScope } from '../screening/index.ts'
import type { Work } from '../store/index.ts'

/** A region that the facts do not know: a zone or a township lies inside a county, and no record says who belongs to it. */
export type ScopeRefusal = Refusal & { readonly code: 'region_without_facts'; readonly region: string }

/** How many codes a region and what lies below it span. */
const spans = { nation: 1_000_000, province: 10_000, city: 100, county: 1 } as const

const isIn = ({ from, to }: { readonly from: number; readonly to: number }, code: number | null): boolean =>
  code !== null && from <= code && code <= to

/** The caller's regions as codes of facts: the door from paths, which never change, to the codes that the registry has. */
export async function codeScopeOf(caller: Pick<Caller, 'ranges' | 'transact'>): Promise<Result<ListScope, ScopeRefusal>> {
  if (caller.ranges.some(({ low, high }) => low === everywhere.low && high === everywhere.high)) return done([{ from: 0, to: 999_999 }])
  const paths = caller.ranges.map(({ low }) => low)
  if (paths.length === 0) return done([])
  const { regions, pastCodes } = await caller.transact(async (db) => ({
    regions: await db.selectFrom('region').select(['path', 'code', 'name', 'level']).where('path', 'in', paths).execute(),
    pastCodes: await pastCodesIn(db),
  }))
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
    const span = { from: region.code, to: region.code + (isAlone ? 1 : spans[level]) - 1 }
    // Regions of the past lie below what they became, and bear codes of their own.
    const past = pastCodes.filter(({ parent, path, code }) => (isAlone ? parent === low : low <= path && path < high) && !isIn(span, code))
    scope.push(span, ...past.map(({ code }) => ({ from: code ?? 0, to: code ?? 0 })))
  }
  return done(scope)
}

/** Codes that no region bears any more, each with what it lies below. */
function pastCodesIn(db: Work) {
  return db
    .selectFrom('region')
    .select(['path', 'parent', 'code'])
    .where('to_day', '<', '9999-12-31')
    .where('code', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('region as now').select('now.path').whereRef('now.code', '=', 'region.code').where('now.to_day', '=', '9999-12-31'),
        ),
      ),
    )
    .execute()
}
