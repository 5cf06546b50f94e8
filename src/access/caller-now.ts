import type { Permission } from '../contract/index.ts'
import { type Result, refused } from '../kernel/result.ts'
import type { WorkStore } from '../store/index.ts'
import { type Caller, callerOf } from './caller.ts'
import { postsOf } from './posts.ts'
import type { PermissionRefusal, SessionRefusal } from './refusals.ts'

/** In whose name something is done after the request that asked for it is over. */
export interface Asker {
  readonly account: bigint
  readonly post: bigint
  readonly permission: Permission
  readonly requestId: string | undefined
}

/**
 * What an asker is on a day, with the sight that the named post gives then: not what it was when they asked. Refused where the account
 * was closed, the post is over, or it no longer holds the permission.
 */
export async function callerNow(store: WorkStore, asker: Asker, day: string): Promise<Result<Caller, PermissionRefusal | SessionRefusal>> {
  const found = await store.asSystem('run_job', async (db) => ({
    account: await db
      .selectFrom('account')
      .select(['id', 'login', 'name', 'is_demo'])
      .where('id', '=', asker.account)
      .where('disabled_at', 'is', null)
      .executeTakeFirst(),
    posts: await postsOf(db, asker.account, day),
  }))
  if (found.account === undefined) return refused({ code: 'session_ended', why: 'disabled' })
  const { id, login, name, is_demo: isDemo } = found.account
  const { permission, post, requestId } = asker
  return callerOf(store, { account: { id, login, name, isDemo }, posts: found.posts }, { permission, kind: 'write', post, requestId }, day)
}
