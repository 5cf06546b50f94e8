import { createHash, randomBytes } from 'node:crypto'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work, WorkStore } from '../store/index.ts'
import type { MachineClock } from './clock.ts'
import { type PostInForce, postsOf } from './posts.ts'
import type { SessionRefusal } from './refusals.ts'

/** How long a session lasts: without use, and in any case. */
export interface SessionTerms {
  readonly idleMinutes: number
  readonly absoluteHours: number
}

export const usualTerms: SessionTerms = { idleMinutes: 30, absoluteHours: 10 }

/** Who is signed in. */
export interface SignedIn {
  readonly account: { readonly id: bigint; readonly login: string; readonly name: string; readonly isDemo: boolean }
  readonly posts: readonly PostInForce[]
  readonly mustChangePassword: boolean
  readonly idleEndsAt: Date
  readonly endsAt: Date
}

/** Writing down every use would cost a write per request; a minute late is early enough. */
const noteEveryMs = 60_000

/** Opens a session and gives its token, which is kept nowhere but with the browser: the database has its hash. */
export async function openSession(
  db: Work,
  account: bigint,
  from: { readonly agent: string; readonly address: string; readonly how: 'password' | 'oidc' },
  terms: SessionTerms,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('session')
    .values({
      token_hash: hashOf(token),
      account,
      created_at: now,
      seen_at: now,
      ends_at: new Date(now.getTime() + terms.absoluteHours * 3_600_000),
      agent: from.agent.slice(0, 300),
      address: from.address,
      proved_by: from.how,
    })
    .execute()
  return token
}

/** Who a token stands for on an office day, or why it stands for nobody any more; its use is noted. */
export async function readSession(
  store: WorkStore,
  token: string | undefined,
  day: string,
  terms: SessionTerms,
  clock: MachineClock,
): Promise<Result<SignedIn, SessionRefusal>> {
  if (token === undefined || token === '') return refused({ code: 'not_signed_in' })
  const now = clock.now()
  return store.asSystem('sign_in', async (db) => {
    const found = await db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account')
      .innerJoin('account_secret', 'account_secret.account', 'session.account')
      .select([
        'account.id',
        'account.login',
        'account.name',
        'account.is_demo',
        'account.disabled_at',
        'account_secret.must_change',
        'session.seen_at',
        'session.ends_at',
        'session.ended_at',
        'session.proved_by',
      ])
      .where('session.token_hash', '=', hashOf(token))
      .executeTakeFirst()
    if (found === undefined) return refused({ code: 'not_signed_in' })
    const why = endedWhy(found, terms, now)
    if (why !== undefined) return refused({ code: 'session_ended', why })
    const isNoted = now.getTime() - found.seen_at.getTime() >= noteEveryMs
    if (isNoted) await db.updateTable('session').set({ seen_at: now }).where('token_hash', '=', hashOf(token)).execute()
    const seenAt = isNoted ? now : found.seen_at
    return done({
      account: { id: found.id, login: found.login, name: found.name, isDemo: found.is_demo },
      posts: await postsOf(db, found.id, day),
      // Whoever came in otherwise has no password to change.
      mustChangePassword: found.must_change && found.proved_by === 'password',
      idleEndsAt: new Date(Math.min(seenAt.getTime() + terms.idleMinutes * 60_000, found.ends_at.getTime())),
      endsAt: found.ends_at,
    })
  })
}

/** What the holder of an account is called; undefined where there is no such account. */
export async function accountNameOf(store: WorkStore, account: bigint): Promise<string | undefined> {
  return store.asSystem('sign_in', async (db) => {
    const found = await db.selectFrom('account').select('name').where('id', '=', account).executeTakeFirst()
    return found?.name
  })
}

interface SessionState {
  readonly disabled_at: Date | null
  readonly seen_at: Date
  readonly ends_at: Date
  readonly ended_at: Date | null
}

function endedWhy(state: SessionState, terms: SessionTerms, now: Date): 'idle' | 'over' | 'signed_out' | 'disabled' | undefined {
  if (state.disabled_at !== null) return 'disabled'
  if (state.ended_at !== null) return 'signed_out'
  if (now >= state.ends_at) return 'over'
  // A use is noted up to a minute late, and that minute is the holder's.
  return now.getTime() - state.seen_at.getTime() >= terms.idleMinutes * 60_000 + noteEveryMs ? 'idle' : undefined
}

/** Ends the session of a token. */
export async function endSession(store: WorkStore, token: string, now: Date): Promise<void> {
  await store.asSystem('sign_in', (db) =>
    db
      .updateTable('session')
      .set({ ended_at: now, ended_why: 'signed_out' })
      .where('token_hash', '=', hashOf(token))
      .where('ended_at', 'is', null)
      .execute(),
  )
}

/** Ends every session of an account but, where one is given, that of a token; gives how many. */
export async function endSessions(db: Work, account: bigint, why: string, now: Date, but?: string): Promise<number> {
  const open = db.updateTable('session').set({ ended_at: now, ended_why: why }).where('account', '=', account).where('ended_at', 'is', null)
  const { numUpdatedRows } = await (but === undefined ? open : open.where('token_hash', '!=', hashOf(but))).executeTakeFirst()
  return Number(numUpdatedRows)
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
