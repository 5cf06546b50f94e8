import { type CalendarDate, formatDate, NEVER } from '../kernel/calendar.ts'
import { type Region, type RegionTable, successors } from '../kernel/regions.ts'
import type { Work } from '../store/index.ts'
import { childPath, sharedPath } from './region-paths.ts'

interface Planted {
  readonly path: string
  readonly code: number | null
  readonly name: string
  readonly level: string
  readonly parent: string | null
  readonly from_day: string
  readonly to_day: string
}

/** The whole country's path; every other one begins with it. */
export const nationPath = '001'

const firstDay = '1949-10-01'
const forever = '9999-12-31'

/**
 * Gives every region of the reference table that is in force on a day its path below the country, unless regions are there already, and
 * every region of the past that is not there yet one below what it became; gives how many were new.
 */
export async function plantRegions(db: Work, table: RegionTable, day: CalendarDate, nation: string): Promise<number> {
  const there = await db.selectFrom('region').select(['path', 'code', 'name', 'level', 'parent', 'from_day', 'to_day']).execute()
  const planted = there.length > 0 ? there : pathsOf(table, day, nation)
  const past = pastOf(table, planted)
  const rows = there.length > 0 ? past : [...planted, ...past]
  for (let at = 0; at < rows.length; at += 1000)
    await db
      .insertInto('region')
      .values(rows.slice(at, at + 1000))
      .execute()
  return rows.length
}

function pathsOf(table: RegionTable, day: CalendarDate, nation: string): readonly Planted[] {
  const inForce = [...table.byCode.values()]
    .flat()
    .filter((region) => (region.from === undefined || region.from <= day) && day <= region.to)
  const children = Map.groupBy(inForce, ({ parent }) => parent)
  const rows: Planted[] = [{ path: nationPath, code: 0, name: nation, level: 'nation', parent: null, from_day: firstDay, to_day: forever }]
  const plant = (parent: string, regions: readonly Region[]): void => {
    for (const [at, region] of [...regions].sort((a, b) => a.code - b.code).entries()) {
      const path = childPath(parent, at + 1)
      rows.push(plantedAs(region, path, parent))
      plant(path, children.get(region.code) ?? [])
    }
  }
  plant(nationPath, children.get(undefined) ?? [])
  return rows
}

function plantedAs({ code, name, level, from, to }: Region, path: string, parent: string): Planted {
  const days = { from_day: from === undefined ? firstDay : formatDate(from), to_day: to === NEVER ? forever : formatDate(to) }
  return { path, code, name, level, parent, ...days }
}

/**
 * Regions of the past that are not planted yet. Facts still name them by their codes, and somebody answers for them: each lies below the
 * region that it became, or, where it was divided or nobody wrote down what it became, below the lowest that all of it lies in.
 */
function pastOf(table: RegionTable, planted: readonly Planted[]): readonly Planted[] {
  const key = (code: number | null, from: string) => `${code} ${from}`
  const known = new Set(planted.map((row) => key(row.code, row.from_day)))
  const pathOf = new Map(planted.filter((row) => row.to_day === forever).map((row) => [row.code, row.path]))
  const last = new Map<string, string>()
  for (const { path, parent } of planted) if (parent !== null && path > (last.get(parent) ?? '')) last.set(parent, path)
  const rows: Planted[] = []
  for (const region of [...table.byCode.values()].flat()) {
    if (region.to === NEVER) continue
    const parent = answeringFor(table, region, pathOf)
    const path = childPath(parent, placeAfter(last.get(parent)))
    const row = plantedAs(region, path, parent)
    if (known.has(key(row.code, row.from_day))) continue
    last.set(parent, path)
    rows.push(row)
  }
  return rows
}

function answeringFor(table: RegionTable, region: Region, pathOf: ReadonlyMap<number | null, string>): string {
  const heirs = successors(table, region.code, region.to, NEVER - 1)
  const paths = heirs.map(({ code }) => pathOf.get(code))
  const found = paths.some((path) => path === undefined) ? [] : paths.filter((path) => path !== undefined)
  return sharedPath(found) ?? pathOf.get(region.parent ?? 0) ?? pathOf.get(Math.floor(region.code / 10_000) * 10_000) ?? nationPath
}

const placeAfter = (path: string | undefined): number => (path === undefined ? 1 : Number.parseInt(path.slice(-3), 36) + 1)
