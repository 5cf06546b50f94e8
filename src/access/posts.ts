import { type Level, levelOf, type Permission, type Role } from '../contract/index.ts'
import { everywhere, onlyOf, subtreeOf } from '../organisation/index.ts'
import type { PathRange, Work } from '../store/index.ts'

/** Holds no path. */
const nowhere: PathRange = { low: '', high: '' }

/** A post that an account holds on a day, its own or one it covers. */
export interface PostInForce {
  readonly id: bigint
  readonly role: Role
  readonly region: { readonly path: string; readonly name: string }
  readonly body: string
  readonly bodyId: bigint
  /** The name of the holder for whom one acts; undefined in one's own post. */
  readonly actsFor: string | undefined
  /** The post covered, and whose it is; undefined in one's own. */
  readonly covers: bigint | undefined
  readonly principal: bigint | undefined
  readonly from: string
  readonly to: string
}

/** The posts of an account that are in force on a day, its own first. A covered post counts only while its holder's is in force too. */
export async function postsOf(db: Work, account: bigint, day: string): Promise<readonly PostInForce[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('region', 'region.path', 'post.region')
    .innerJoin('body', 'body.id', 'post.body')
    .leftJoin('post as held', 'held.id', 'post.covers')
    .leftJoin('account as holder', 'holder.id', 'held.account')
    .select([
      'post.id',
      'post.role',
      'post.region as path',
      'region.name as region',
      'body.name as body',
      'body.id as body_id',
      'post.covers',
      'post.from_day',
      'post.to_day',
      'holder.name as holder',
      'held.account as principal',
      'held.from_day as held_from',
      'held.to_day as held_to',
    ])
    .where('post.account', '=', account)
    .where('post.from_day', '<=', day)
    .where('post.to_day', '>=', day)
    .orderBy('post.id')
    .execute()
  return rows
    .filter((row) => row.covers === null || ((row.held_from ?? '9999') <= day && day <= (row.held_to ?? '0000')))
    .map((row) => ({
      id: row.id,
      role: row.role as Role,
      region: { path: row.path, name: row.region },
      body: row.body,
      bodyId: row.body_id,
      actsFor: row.holder ?? undefined,
      covers: row.covers ?? undefined,
      principal: row.principal ?? undefined,
      from: row.from_day,
      to: row.to_day,
    }))
    .sort((a, b) => Number(a.covers !== undefined) - Number(b.covers !== undefined))
}

/** How far a post reaches at a level. Whoever speaks for itself alone sees no region. */
export function rangeAt(level: Level, path: string): PathRange {
  if (level === 'all') return everywhere
  if (level === 'self') return nowhere
  return level === 'below' ? subtreeOf(path) : onlyOf(path)
}

/**
 * The regions that some posts may use a permission in, together, the widest first. Whoever opens a post sees to it that they are no more
 * than the database bounds by; more of them are a bug, and nothing is shown rather than a part.
 */
export function rangesOf(posts: readonly Pick<PostInForce, 'role' | 'region'>[], permission: Permission): readonly PathRange[] {
  const ranges = posts.flatMap(({ role, region }) => {
    const level = levelOf(permission, role)
    return level === undefined || level === 'self' ? [] : [rangeAt(level, region.path)]
  })
  return merged(ranges)
}

/** The same regions in as few ranges as possible: one that lies in another is left out. */
function merged(ranges: readonly PathRange[]): readonly PathRange[] {
  const widestFirst = [...ranges].sort((a, b) => (a.low < b.low ? -1 : a.low > b.low ? 1 : a.high > b.high ? -1 : 1))
  const kept: PathRange[] = []
  for (const range of widestFirst) if (!kept.some(({ low, high }) => low <= range.low && range.high <= high)) kept.push(range)
  return kept
}
