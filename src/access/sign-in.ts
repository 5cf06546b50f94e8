import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkStore } from '../store/index.ts'
import type { MachineClock } from './clock.ts'
import { isPassword, spendOneVerification } from './password.ts'
import { postsOf } from './posts.ts'
import type { SignInRefusal } from './refusals.ts'
import { openSession, type SessionTerms } from './sessions.ts'
import { writeEvent } from './write-event.ts'

/** How often somebody may err in a row, and how long they wait then. */
const triesBeforeLock = 5
const lockMinutes = 15

export interface SignInInput {
  readonly login: string
  readonly password: string
  readonly agent: string
  readonly address: string
}

/**
 * Signs somebody in by user name and password; gives the token of a new session. Whether the name or the password was wrong is not
 * told; after five errors in a row the account rests for a quarter of an hour, whatever is typed.
 */
export async function signIn(
  store: WorkStore,
  input: SignInInput,
  day: string,
  terms: SessionTerms,
  clock: MachineClock,
): Promise<Result<{ readonly token: string }, SignInRefusal>> {
  const login = input.login.trim().toLowerCase()
  const found = await store.asSystem('sign_in', (db) =>
    db
      .selectFrom('account')
      .innerJoin('account_secret', 'account_secret.account', 'account.id')
      .select(['account.id', 'account.name', 'account_secret.password', 'account_secret.locked_until'])
      .where('account.login', '=', login)
      .where('account.disabled_at', 'is', null)
      .executeTakeFirst(),
  )
  if (found === undefined) {
    await spendOneVerification(input.password)
    return refused({ code: 'not_known', triesLeft: undefined })
  }
  // The verification takes its time outside of any transaction.
  const isRight = await isPassword(input.password, found.password)
  const now = clock.now()
  return store.asSystem('sign_in', async (db) => {
    // Counted and judged under the row's lock: errors made at the same moment count one by one.
    const secret = await db
      .selectFrom('account_secret')
      .select(['failed', 'locked_until'])
      .where('account', '=', found.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (secret.locked_until !== null && secret.locked_until > now)
      return refused({ code: 'locked', minutes: minutesUntil(secret.locked_until, now) })
    const note = (verb: string) =>
      writeEvent(db, { officeDay: day, account: found.id, verb, register: 'session', subject: login, region: '0' })
    if (!isRight) {
      const failed = secret.failed + 1
      const isLocked = failed >= triesBeforeLock
      const lockedUntil = isLocked ? new Date(now.getTime() + lockMinutes * 60_000) : null
      await db
        .updateTable('account_secret')
        .set({ failed: isLocked ? 0 : failed, locked_until: lockedUntil })
        .where('account', '=', found.id)
        .execute()
      await note(isLocked ? 'lock_out' : 'sign_in_failed')
      return isLocked
        ? refused({ code: 'locked', minutes: lockMinutes })
        : refused({ code: 'not_known', triesLeft: triesBeforeLock - failed })
    }
    if ((await postsOf(db, found.id, day)).length === 0) return refused({ code: 'no_post', name: found.name })
    await db.updateTable('account_secret').set({ failed: 0, locked_until: null }).where('account', '=', found.id).execute()
    await note('sign_in')
    return done({ token: await openSession(db, found.id, input, terms, now) })
  })
}

function minutesUntil(end: Date, now: Date): number {
  return Math.ceil((end.getTime() - now.getTime()) / 60_000)
}
