import type { Caller } from '../access/index.ts'
import type { BodyKind } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { isWithin } from '../organisation/index.ts'
import type { WorkStore } from '../store/index.ts'
import { administerOnce, numbered } from './administer.ts'
import { note } from './note.ts'
import type { AdministrationRefusal } from './refusals.ts'

/** Enters a body in a region; gives its number. Refused where one of that name is there. */
export function openBody(
  store: WorkStore,
  caller: Caller,
  input: { readonly region: string; readonly name: string; readonly kind: BodyKind },
): Promise<Result<bigint, AdministrationRefusal>> {
  const name = input.name.trim()
  const opened = administerOnce(store, caller, ['post.openBody', input], async (db) => {
    const region = await db.selectFrom('region').select(['path', 'name']).where('path', '=', input.region).executeTakeFirst()
    if (region === undefined) return refused({ code: 'region_unknown', region: input.region })
    if (!isWithin(region.path, caller.ranges)) return refused({ code: 'beyond_own_range', region: region.name })
    const added = await db
      .insertInto('body')
      .values({ region: region.path, name, kind: input.kind })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added === undefined) return refused({ code: 'body_taken', name })
    const detail = { name, kind: input.kind }
    await note(db, caller, { verb: 'open_body', register: 'body', subject: String(added.id), region: region.path, to: 'open', detail })
    return done(String(added.id))
  })
  return opened.then(numbered)
}

/** Closes a body on the office's day. Refused while posts of it are in force or to come. */
export function closeBody(store: WorkStore, caller: Caller, body: bigint, reason: string): Promise<Result<null, AdministrationRefusal>> {
  return administerOnce(store, caller, ['post.closeBody', [body, reason]], async (db) => {
    const found = await db
      .selectFrom('body')
      .select(['region', 'name'])
      .where('id', '=', body)
      .where('closed_on', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (found === undefined || !isWithin(found.region, caller.ranges)) return refused({ code: 'body_unknown', body: String(body) })
    const { posts } = await db
      .selectFrom('post')
      .select(({ fn }) => fn.countAll<bigint>().as('posts'))
      .where('body', '=', body)
      .where('to_day', '>=', caller.day)
      .executeTakeFirstOrThrow()
    if (posts > 0n) return refused({ code: 'body_in_use', name: found.name, posts: Number(posts) })
    await db.updateTable('body').set({ closed_on: caller.day }).where('id', '=', body).execute()
    const states = { from: 'open', to: 'closed' }
    await note(db, caller, { verb: 'close_body', register: 'body', subject: String(body), region: found.region, ...states, reason })
    return done(null)
  })
}
