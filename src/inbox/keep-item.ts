import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import type { Permission } from '../contract/index.ts'
import type { Work } from '../store/index.ts'

/** What an item says of its cause; the sentence is made where it is shown. */
export type ItemTitle = Readonly<Record<string, string | number | null>>

/** Something that waits for whoever holds a permission over a region: the rows of one subject in one state. */
export interface WaitingItem {
  readonly register: string
  readonly subject: string
  readonly state: string
  readonly round: number
  readonly permission: Permission
  readonly region: string
  readonly title: ItemTitle
  /** YYYY-MM-DD; undefined without a deadline. */
  readonly due: string | undefined
  /** Whether it waits because it was sent back. */
  readonly isReturned: boolean
  /** How many rows wait; none closes the item. */
  readonly rows: number
  /** Waits for whoever brought it here too: the next step judges nobody's work. */
  readonly isForBringerToo?: boolean
  /** Where it is for some by name: who alone can go on with it, and with how many of its rows each. Everybody who may, where nothing is said. */
  readonly shares?: ReadonlyMap<bigint, number>
}

/** In whose name an inbox is kept: of whoever brought the rows there, or of nobody where a day that passed did. */
export interface KeptBy {
  readonly day: string
  readonly account: Pick<Caller['account'], 'id' | 'name'> | undefined
}

/**
 * Keeps the inbox as the rows stand: opens an item where rows begin to wait, brings an open one up to date, closes it with the last. Its
 * title says besides how many rows wait (`rows`) and who brought the last of them (`from`,
 * `fromAccount`).
 * An item's cause is a state, so nobody opens or closes one by hand.
 */
export async function keepItem(db: Work, by: KeptBy, item: WaitingItem): Promise<void> {
  const { register, subject, state, region, permission, title, due, isReturned, rows, isForBringerToo = false, shares } = item
  const open = await db
    .selectFrom('work_item')
    .select(['id', 'title'])
    .where('register', '=', register)
    .where('subject', '=', subject)
    .where('state', '=', state)
    .where('region', '=', region)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const before = (open?.title ?? {}) as ItemTitle
  // Whoever brought the last rows here is whom they are from; one who takes some away is not.
  const isNew = open === undefined || rows > Number(before.rows)
  const from = isNew ? (by.account?.name ?? null) : (before.from ?? null)
  const bringer = by.account === undefined ? null : String(by.account.id)
  const fromAccount = isForBringerToo ? null : isNew ? bringer : (before.fromAccount ?? null)
  const own = shares === undefined ? {} : { shares: Object.fromEntries([...shares].map(([account, count]) => [String(account), count])) }
  const written = JSON.stringify({ ...title, rows, from, fromAccount, ...own })
  if (open === undefined) {
    if (rows === 0) return
    await db
      .insertInto('work_item')
      .values({
        register,
        subject,
        state,
        round: item.round,
        permission,
        region,
        title: written,
        opened_on: by.day,
        due_on: due ?? null,
        returned: isReturned,
      })
      .execute()
    return
  }
  const change =
    rows === 0
      ? { closed_at: sql<Date>`clock_timestamp()`, closed_by: by.account?.id ?? null }
      : { title: written, ...(isReturned ? { returned: true } : {}) }
  await db.updateTable('work_item').set(change).where('id', '=', open.id).execute()
}

/** The same for an item whose day is part of its cause: one of another day is another, which begins where the one before it ends. */
export async function keepDatedItem(db: Work, by: KeptBy, item: WaitingItem): Promise<void> {
  const { register, subject, state, region, due, rows } = item
  if (rows > 0) {
    const open = await db
      .selectFrom('work_item')
      .select('due_on')
      .where('register', '=', register)
      .where('subject', '=', subject)
      .where('state', '=', state)
      .where('region', '=', region)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (open !== undefined && (open.due_on ?? undefined) !== due) await keepItem(db, by, { ...item, rows: 0 })
  }
  await keepItem(db, by, item)
}
