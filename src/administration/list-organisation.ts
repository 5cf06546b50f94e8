import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { officePage, type Role } from '../contract/index.ts'
import type { Work } from '../store/index.ts'

export interface AccountSeen {
  readonly id: bigint
  readonly login: string
  readonly name: string
  readonly isDemo: boolean
  readonly disabledAt: Date | undefined
  readonly posts: number
}

/** Accounts whose login or name holds a text, in the order of their numbers. */
export function listAccounts(caller: Caller, asked: { readonly text: string; readonly after: bigint }): Promise<readonly AccountSeen[]> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('account')
      .select((of) => [
        'id',
        'login',
        'name',
        'is_demo',
        'disabled_at',
        of
          .selectFrom('post')
          .select(({ fn }) => fn.countAll<bigint>().as('posts'))
          .whereRef('post.account', '=', 'account.id')
          .where('post.from_day', '<=', caller.day)
          .where('post.to_day', '>=', caller.day)
          .as('posts'),
      ])
      .where('id', '>', asked.after)
      .where(({ or, eb }) => or([eb('login', 'ilike', holding(asked.text)), eb('name', 'ilike', holding(asked.text))]))
      .orderBy('id')
      .limit(officePage)
      .execute()
    return rows.map(({ id, login, name, is_demo, disabled_at, posts }) => ({
      id,
      login,
      name,
      isDemo: is_demo,
      disabledAt: disabled_at ?? undefined,
      posts: Number(posts ?? 0n),
    }))
  })
}

export interface BodySeen {
  readonly id: bigint
  readonly name: string
  readonly kind: string
  readonly region: { readonly path: string; readonly name: string }
  readonly closedOn: string | undefined
  /** Posts in force. */
  readonly posts: number
}

/** Bodies within the caller's regions, those of higher regions first. */
export function listBodies(caller: Caller, asked: { readonly text: string; readonly after: bigint }): Promise<readonly BodySeen[]> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('body')
      .innerJoin('region', 'region.path', 'body.region')
      .select((of) => [
        'body.id',
        'body.name',
        'body.kind',
        'body.region as path',
        'region.name as region',
        'body.closed_on',
        of
          .selectFrom('post')
          .select(({ fn }) => fn.countAll<bigint>().as('posts'))
          .whereRef('post.body', '=', 'body.id')
          .where('post.from_day', '<=', caller.day)
          .where('post.to_day', '>=', caller.day)
          .as('posts'),
      ])
      .where('body.id', '>', asked.after)
      .where('body.name', 'ilike', holding(asked.text))
      .where(within(caller, 'body.region'))
      .orderBy('body.id')
      .limit(officePage)
      .execute()
    return rows.map(({ id, name, kind, path, region, closed_on, posts }) => ({
      id,
      name,
      kind,
      region: { path, name: region },
      closedOn: closed_on ?? undefined,
      posts: Number(posts ?? 0n),
    }))
  })
}

export interface PostSeen {
  readonly id: bigint
  readonly account: { readonly id: bigint; readonly login: string; readonly name: string }
  readonly role: Role
  readonly region: { readonly path: string; readonly name: string }
  readonly body: string
  readonly from: string
  readonly to: string
  /** Whose post it is, where somebody else's. */
  readonly covers: { readonly post: bigint; readonly name: string } | undefined
}

/** Posts within the caller's regions: those in force or to come, or those that are over. */
export function listPosts(
  caller: Caller,
  asked: { readonly text: string; readonly role: Role | undefined; readonly which: 'open' | 'over'; readonly after: bigint },
): Promise<readonly PostSeen[]> {
  return caller.transact(async (db) => {
    const all = db
      .selectFrom('post')
      .innerJoin('account', 'account.id', 'post.account')
      .innerJoin('region', 'region.path', 'post.region')
      .innerJoin('body', 'body.id', 'post.body')
      .leftJoin('post as held', 'held.id', 'post.covers')
      .leftJoin('account as holder', 'holder.id', 'held.account')
      .select(['post.id', 'post.account', 'account.login', 'account.name', 'post.role', 'post.region as path', 'region.name as region'])
      .select(['body.name as body', 'post.from_day', 'post.to_day', 'post.covers', 'holder.name as holder'])
      .where('post.id', '>', asked.after)
      .where('post.to_day', asked.which === 'open' ? '>=' : '<', caller.day)
      .where(({ or, eb }) =>
        or([
          eb('account.login', 'ilike', holding(asked.text)),
          eb('account.name', 'ilike', holding(asked.text)),
          eb('region.name', 'ilike', holding(asked.text)),
          eb('body.name', 'ilike', holding(asked.text)),
        ]),
      )
      .where(within(caller, 'post.region'))
      .orderBy('post.id')
      .limit(officePage)
    const rows = await (asked.role === undefined ? all : all.where('post.role', '=', asked.role)).execute()
    return rows.map((row) => ({
      id: row.id,
      account: { id: row.account, login: row.login, name: row.name },
      role: row.role as Role,
      region: { path: row.path, name: row.region },
      body: row.body,
      from: row.from_day,
      to: row.to_day,
      covers: row.covers === null ? undefined : { post: row.covers, name: row.holder ?? '' },
    }))
  })
}

/** Regions within the caller's whose name holds a text or whose code begins with it, the highest first; at most twenty. */
export function findRegions(
  caller: Caller,
  text: string,
): Promise<readonly { readonly path: string; readonly name: string; readonly code: number | null }[]> {
  return caller.transact((db: Work) =>
    db
      .selectFrom('region')
      .select(['path', 'name', 'code'])
      .where(within(caller, 'path'))
      .where('to_day', '>=', caller.day)
      .where((eb) => eb.or([eb('name', 'ilike', holding(text)), eb(sql<string>`code::text`, 'like', `${literal(text)}%`)]))
      .orderBy(sql`length(path)`)
      .orderBy('path')
      .limit(20)
      .execute(),
  )
}

const literal = (text: string) => text.trim().replace(/[\\%_]/g, '\\$&')
const holding = (text: string) => `%${literal(text)}%`

/** The tables of the organisation are not bounded by the database; here they are. */
function within(caller: Caller, column: string) {
  const bounds = caller.ranges.map(({ low, high }) => sql`(${sql.ref(column)} >= ${low} and ${sql.ref(column)} < ${high})`)
  return bounds.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(bounds, sql` or `)})`
}
