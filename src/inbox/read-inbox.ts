import { sql } from 'kysely'
import type { Caller, PostInForce } from '../access/index.ts'
import { rangeAt } from '../access/index.ts'
import { levelOf, type Permission, permissionsOf } from '../contract/index.ts'
import type { ItemTitle } from './keep-item.ts'

/** Something that waits, as an inbox shows it. */
export interface InboxItem {
  readonly id: bigint
  readonly register: string
  readonly subject: string
  readonly state: string
  readonly permission: Permission
  /** Where it waits, the first of so many places. */
  readonly region: { readonly path: string; readonly name: string }
  readonly places: number
  readonly title: ItemTitle
  readonly openedOn: string
  readonly dueOn: string | undefined
  readonly isReturned: boolean
  /** The post of the caller's under which it would be done. */
  readonly post: bigint
  /** The holder for whom one would act; undefined in one's own post. */
  readonly actsFor: string | undefined
}

/** Something one did, as the trail has it. */
export interface DoneItem {
  readonly at: string
  readonly verb: string
  readonly register: string
  readonly subject: string
  readonly region: string
  readonly rows: number
}

/** Items shown at once; who has more works by the register's own list. */
const most = 200

/**
 * What waits for the caller: the items of every permission a post of theirs holds over the item's region, the earliest due first; the
 * same work of one subject in several regions is one item. What they brought there themselves waits for others, also where they might go
 * on with it.
 */
export async function readInbox(caller: Caller): Promise<readonly InboxItem[]> {
  const claims = caller.posts.flatMap((post) =>
    permissionsOf(post.role).map((permission) => ({ post, permission, range: rangeOf(post, permission) })),
  )
  if (claims.length === 0) return []
  const rows = await caller.transact((db) =>
    db
      .selectFrom('work_item')
      .innerJoin('region', 'region.path', 'work_item.region')
      .select([
        'work_item.id',
        'work_item.register',
        'work_item.subject',
        'work_item.state',
        'work_item.permission',
        'work_item.region as path',
        'region.name as region',
        'work_item.title',
        'work_item.opened_on',
        'work_item.due_on',
        'work_item.returned',
      ])
      .where('work_item.closed_at', 'is', null)
      .where(sql<boolean>`work_item.title ->> 'fromAccount' is distinct from ${String(caller.account.id)}`)
      // What is for some by name is shown to none who could not go on with it.
      .where(sql<boolean>`(work_item.title -> 'shares' is null or jsonb_exists(work_item.title -> 'shares', ${String(caller.account.id)}))`)
      .where(({ or, and, eb }) =>
        or(
          claims.map(({ permission, range }) =>
            and([
              eb('work_item.permission', '=', permission),
              eb('work_item.region', '>=', range.low),
              eb('work_item.region', '<', range.high),
            ]),
          ),
        ),
      )
      .orderBy('work_item.due_on', (order) => order.asc().nullsLast())
      .orderBy('work_item.id')
      .limit(most)
      .execute(),
  )
  const items = rows.flatMap((row) => {
    const claim = claims.find(({ permission, range }) => permission === row.permission && range.low <= row.path && row.path < range.high)
    if (claim === undefined) return []
    return {
      id: row.id,
      register: row.register,
      subject: row.subject,
      state: row.state,
      permission: row.permission as Permission,
      region: { path: row.path, name: row.region },
      places: 1,
      title: ownTitle(row.title as StoredTitle, caller),
      openedOn: row.opened_on,
      dueOn: row.due_on ?? undefined,
      isReturned: row.returned,
      post: claim.post.id,
      actsFor: claim.post.actsFor,
    }
  })
  return [...Map.groupBy(items, ({ register, subject, state, permission, post }) => [register, subject, state, permission, post].join(' '))]
    .map(([, same]) => same)
    .flatMap((same) => asOne(same))
}

/** What an item keeps: its title, and the rows of each where it is for some by name. */
type StoredTitle = ItemTitle & { readonly shares?: Readonly<Record<string, number>> }

/** The title as the caller sees it: of what is for some by name, with the rows that are the caller's. */
function ownTitle({ shares, ...title }: StoredTitle, { account }: Caller): ItemTitle {
  const own = shares?.[String(account.id)]
  return own === undefined ? title : { ...title, rows: own }
}

/** Items of one work in several regions as one: the earliest due, with all their rows. */
function asOne([first, ...others]: readonly InboxItem[]): readonly InboxItem[] {
  if (first === undefined) return []
  if (others.length === 0) return [first]
  const all = [first, ...others]
  const rows = all.reduce((sum, { title }) => sum + Number(title.rows ?? 0), 0)
  return [{ ...first, places: all.length, isReturned: all.some(({ isReturned }) => isReturned), title: { ...first.title, rows } }]
}

function rangeOf({ role, region }: PostInForce, permission: Permission) {
  return rangeAt(levelOf(permission, role) ?? 'self', region.path)
}

/** What the caller did last, steps with many rows counted together. */
export async function readDone(caller: Caller): Promise<readonly DoneItem[]> {
  const rows = await caller.transact((db) =>
    db
      .selectFrom('event')
      .select(({ fn }) => [
        'verb',
        'register',
        'region',
        fn.min('subject').as('subject'),
        fn.max('at').as('at'),
        fn.countAll<bigint>().as('rows'),
      ])
      .where('account', '=', caller.account.id)
      .where('register', '!=', 'session')
      .groupBy(['verb', 'register', 'region', 'request_id', 'office_day'])
      .orderBy('at', 'desc')
      .limit(most)
      .execute(),
  )
  return rows.map(({ at, verb, register, subject, region, rows: count }) => ({
    at: at.toISOString(),
    verb,
    register,
    subject,
    region,
    rows: Number(count),
  }))
}
