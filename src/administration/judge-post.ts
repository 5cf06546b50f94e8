import { excludeEachOther, rangesOf } from '../access/index.ts'
import { type Permission, permissionsOf, type Role } from '../contract/index.ts'
import { mostRanges, type Work } from '../store/index.ts'
import type { AdministrationRefusal } from './refusals.ts'

/** A post that somebody is to have. */
export interface PostToJudge {
  readonly account: bigint
  readonly name: string
  readonly role: Role
  readonly region: { readonly path: string; readonly name: string }
  readonly from: string
  readonly to: string
}

interface Held {
  readonly role: Role
  readonly region: { readonly path: string; readonly name: string }
  readonly from: string
  readonly to: string
}

/**
 * What speaks against a post beside those that the person holds at the same time, their own and those they cover: the same again, a duty
 * that excludes another, or more separate regions for one permission than the database bounds by. Undefined where nothing does.
 */
export async function judgePost(db: Work, post: PostToJudge): Promise<AdministrationRefusal | undefined> {
  const held = await postsMeanwhile(db, post)
  const { role, region, name } = post
  const same = held.find((other) => other.role === role && other.region.path === region.path)
  if (same !== undefined) return { code: 'post_there', role, region: region.name }
  const path = region.path
  const excluded = held.find((other) => excludeEachOther({ role, path }, { role: other.role, path: other.region.path }))
  if (excluded !== undefined) return { code: 'duties_exclude', name, role, other: excluded.role, region: excluded.region.name }
  // The regions of a day change only where a post begins.
  const days = [post.from, ...held.map(({ from }) => from)].filter((day) => post.from <= day && day <= post.to)
  const day = days.find((each) => isTooWide([post, ...held.filter(({ from, to }) => from <= each && each <= to)]))
  return day === undefined ? undefined : { code: 'too_many_regions', name, most: mostRanges, day }
}

function isTooWide(posts: readonly Pick<Held, 'role' | 'region'>[]): boolean {
  const permissions = new Set<Permission>(posts.flatMap(({ role }) => permissionsOf(role)))
  return [...permissions].some((permission) => rangesOf(posts, permission).length > mostRanges)
}

async function postsMeanwhile(db: Work, { account, from, to }: PostToJudge): Promise<readonly Held[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('region', 'region.path', 'post.region')
    .select(['post.role', 'post.region as path', 'region.name', 'post.from_day', 'post.to_day'])
    .where('post.account', '=', account)
    .where('post.from_day', '<=', to)
    .where('post.to_day', '>=', from)
    .orderBy('post.id')
    .execute()
  return rows.map(({ role, path, name, from_day, to_day }) => ({ role: role as Role, region: { path, name }, from: from_day, to: to_day }))
}
