import { rangeAt } from '../access/index.ts'
import { levelOf, type Permission, type Role, roles } from '../contract/index.ts'
import type { Work } from '../store/index.ts'

/** People by the region that a message about it should reach. */
export type HoldersByRegion = ReadonlyMap<string, readonly bigint[]>

/**
 * Who answers for some regions on a day by a permission: of all whose posts reach one, those nearest to it, substitutes included. A
 * province's handlers are not told of what a township of theirs is asked.
 */
export async function nearestHolders(db: Work, permission: Permission, regions: readonly string[], day: string): Promise<HoldersByRegion> {
  const able = roles.filter((role) => levelOf(permission, role) !== undefined)
  if (able.length === 0 || regions.length === 0) return new Map()
  const posts = await db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.account')
    .select(['post.account', 'post.role', 'post.region'])
    .where('post.role', 'in', [...able])
    .where('post.from_day', '<=', day)
    .where('post.to_day', '>=', day)
    .where('account.disabled_at', 'is', null)
    .execute()
  return new Map(
    [...new Set(regions)].map((region) => {
      const reaching = posts.filter((post) => {
        const { low, high } = rangeAt(levelOf(permission, post.role as Role) ?? 'self', post.region)
        return low <= region && region < high
      })
      const nearest = Math.max(0, ...reaching.map((post) => post.region.length))
      return [region, [...new Set(reaching.filter((post) => post.region.length === nearest).map(({ account }) => account))]]
    }),
  )
}
