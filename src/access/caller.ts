import { levelOf, type Permission } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { onlyOf } from '../organisation/index.ts'
import type { PathRange, Work, WorkStore } from '../store/index.ts'
import { type PostInForce, rangesOf } from './posts.ts'
import type { PermissionRefusal } from './refusals.ts'
import type { SignedIn } from './sessions.ts'

/** Who asks for something, under which post, how far it reaches, and the day it is. An operation is given one and never looks for one. */
export interface Caller {
  readonly account: { readonly id: bigint; readonly login: string; readonly name: string }
  /** The post that a write is done under, and the first that may read. */
  readonly post: PostInForce
  /** All posts of theirs that may do it. */
  readonly posts: readonly PostInForce[]
  /** The regions the permission reaches, of all posts for a question, of the named post for an act. */
  readonly ranges: readonly PathRange[]
  /** The day the office stands in; business knows no other. */
  readonly day: string
  readonly requestId: string | undefined
  /**
   * Work in a transaction that sees these regions and no other; where it ends in a refusal nothing of it is kept. Nothing slow belongs
   * in it.
   */
  transact<T>(work: (db: Work) => Promise<T>): Promise<T>
}

export interface CallerRequest {
  readonly permission: Permission | 'signed_in'
  readonly kind: 'read' | 'write'
  /** The post named with the request. */
  readonly post: bigint | undefined
  readonly requestId: string | undefined
}

/** The caller of a procedure, or why there is none: no post of theirs may do it, or the post named is not theirs. */
export function callerOf(
  store: WorkStore,
  { posts, account }: Pick<SignedIn, 'account' | 'posts'>,
  request: CallerRequest,
  day: string,
): Result<Caller, PermissionRefusal> {
  const { permission, kind, requestId } = request
  const named = request.post === undefined ? posts[0] : posts.find(({ id }) => id === request.post)
  if (named === undefined) return refused({ code: 'not_your_post', post: String(request.post ?? '') })
  const may = (post: PostInForce) => permission === 'signed_in' || levelOf(permission, post.role) !== undefined
  // A question is answered to all that somebody is; an act is done in one capacity.
  const able = kind === 'write' ? [named].filter(may) : [named, ...posts.filter((post) => post !== named)].filter(may)
  const [post] = able
  if (post === undefined) return refused({ code: 'no_permission', permission })
  const ranges = permission === 'signed_in' ? [] : rangesOf(able, permission)
  const own = permission === 'signed_in' ? [] : able.filter(({ role }) => levelOf(permission, role) === 'self')
  const scope =
    ranges.length === 0 && own.length > 0
      ? { account: account.id, ranges: [], ownPosts: own.map(({ id }) => id) }
      : { account: account.id, ranges, bodies: able.map(({ bodyId }) => bodyId) }
  return done({
    account,
    post,
    posts: able,
    ranges,
    day,
    requestId,
    transact: (work) => keptUnlessRefused((inner) => store.inScope(scope, inner), work),
  })
}

/**
 * The same person with the sight of one region: carries out what they may say of a row that was read as their own before, with the
 * means of a handler there.
 */
export function callerInPlace(store: WorkStore, caller: Caller, region: string): Caller {
  const ranges = [onlyOf(region)]
  return {
    ...caller,
    ranges,
    transact: (work) => keptUnlessRefused((inner) => store.inScope({ account: caller.account.id, ranges }, inner), work),
  }
}

/** A refusal leaves nothing behind: the transaction is broken off and the refusal given all the same. */
async function keptUnlessRefused<T>(inScope: (work: (db: Work) => Promise<T>) => Promise<T>, work: (db: Work) => Promise<T>): Promise<T> {
  let refusal: { readonly value: T } | undefined
  try {
    return await inScope(async (db) => {
      const value = await work(db)
      if (!isRefused(value)) return value
      refusal = { value }
      throw new Error('broken off, because it was refused')
    })
  } catch (error) {
    if (refusal === undefined) throw error
    return refusal.value
  }
}

function isRefused(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused'
}
