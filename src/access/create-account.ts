import type { Role } from '../contract/index.ts'
import type { Work } from '../store/index.ts'

export interface NewAccount {
  readonly login: string
  readonly name: string
  /** As `hashPassword` gives it. */
  readonly passwordHash: string
  readonly mustChange: boolean
  readonly isDemo: boolean
}

/** Writes a new account and its secret; gives its number. The login must be free. */
export async function createAccount(db: Work, account: NewAccount, now: Date): Promise<bigint> {
  const { login, name, passwordHash, mustChange, isDemo } = account
  const { id } = await db.insertInto('account').values({ login, name, is_demo: isDemo }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('account_secret').values({ account: id, password: passwordHash, must_change: mustChange, changed_at: now }).execute()
  return id
}

export interface NewPost {
  readonly account: bigint
  readonly role: Role
  readonly region: string
  readonly body: bigint
  readonly from: string
  readonly to?: string
  readonly covers?: bigint
  /** Of a firm or a person: whom it speaks for. */
  readonly subjects?: readonly { readonly entity: string; readonly key: bigint }[]
}

/** Writes a post; gives its number. Whether it may stand beside the holder's others is judged by whoever opens it. */
export async function createPost(db: Work, post: NewPost): Promise<bigint> {
  const { id } = await db
    .insertInto('post')
    .values({
      account: post.account,
      role: post.role,
      region: post.region,
      body: post.body,
      from_day: post.from,
      ...(post.to === undefined ? {} : { to_day: post.to }),
      ...(post.covers === undefined ? {} : { covers: post.covers }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const subjects = (post.subjects ?? []).map(({ entity, key }) => ({ post: id, entity, key }))
  if (subjects.length > 0) await db.insertInto('post_subject').values(subjects).execute()
  return id
}
