import { type CalendarDate, formatDate, NEVER } from '../kernel/calendar.ts'
import type { Region, RegionTable } from '../kernel/regions.ts'
import type { Work } from '../store/index.ts'
import { childPath } from './region-paths.ts'

interface Planted {
  readonly path: string
  readonly code: number
  readonly name: string
  readonly level: Region['level'] | 'nation'
  readonly parent: string | null
  readonly from_day: string
  readonly to_day: string
}

/** The whole country's path; every other one begins with it. */
export const nationPath = '001'

const firstDay = '1949-10-01'

/** Gives every region of the reference table that is in force on a day its path, below the country, unless regions are there already. */
export async function plantRegions(db: Work, table: RegionTable, day: CalendarDate, nation: string): Promise<number> {
  const { there } = await db
    .selectFrom('region')
    .select(({ fn }) => fn.countAll<bigint>().as('there'))
    .executeTakeFirstOrThrow()
  if (there > 0n) return 0
  const rows = pathsOf(table, day, nation)
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
  const rows: Planted[] = [
    { path: nationPath, code: 0, name: nation, level: 'nation', parent: null, from_day: firstDay, to_day: '9999-12-31' },
  ]
  const plant = (parent: string, regions: readonly Region[]): void => {
    for (const [at, region] of [...regions].sort((a, b) => a.code - b.code).entries()) {
      const path = childPath(parent, at + 1)
      const { code, name, level, from, to } = region
      rows.push({
        path,
        code,
        name,
        level,
        parent,
        from_day: from === undefined ? firstDay : formatDate(from),
        to_day: to === NEVER ? '9999-12-31' : formatDate(to),
      })
      plant(path, children.get(code) ?? [])
    }
  }
  plant(nationPath, children.get(undefined) ?? [])
  return rows
}
