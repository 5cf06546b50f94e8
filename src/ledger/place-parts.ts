import type { Work } from '../store/index.ts'

/** Kinds of bodies that check a part of a list at home. */
const checking = ['hr_bureau', 'service_centre', 'insurance_centre'] as const

/**
 * For each path, the region of the body that checks its rows: the nearest one at or above it that has such a body, inside the pooling
 * area; else the pooling area itself.
 */
export async function placeParts(db: Work, area: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const bodies = await db
    .selectFrom('body')
    .select('region')
    .distinct()
    .where('kind', 'in', [...checking])
    .where('closed_on', 'is', null)
    .where('region', '>=', area)
    .where('region', '<', `${area}~`)
    .execute()
  const homes = bodies.map(({ region }) => region).sort((a, b) => b.length - a.length)
  return new Map(paths.map((path) => [path, homes.find((home) => path.startsWith(home)) ?? area]))
}
