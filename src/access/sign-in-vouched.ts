import { type Result, refused } from '../kernel/result.ts'
import type { WorkStore } from '../store/index.ts'
import { beginSession, type SignInFrom } from './begin-session.ts'
import type { MachineClock } from './clock.ts'
import type { SignInRefusal, VouchedRefusal } from './refusals.ts'
import type { SessionTerms } from './sessions.ts'

/** For whom a provider vouched: the user name by which it knows them, and its own number of them. */
export interface Vouched extends SignInFrom {
  readonly login: string
  readonly issuer: string
  readonly subject: string
}

/**
 * Signs in whoever a provider vouched for, into the account of that user name; gives the token of a new session. Nobody gets an account
 * by it, and a lock-out of the password does not hold it up. Refused where there is no such account, or no post.
 */
export function signInVouched(
  store: WorkStore,
  vouched: Vouched,
  day: string,
  terms: SessionTerms,
  clock: MachineClock,
): Promise<Result<{ readonly token: string }, VouchedRefusal | Extract<SignInRefusal, { readonly code: 'no_post' }>>> {
  const { issuer, subject } = vouched
  return store.asSystem('sign_in', async (db) => {
    const found = await db
      .selectFrom('account')
      .select(['id', 'login', 'name'])
      .where('login', '=', vouched.login.trim().toLowerCase())
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (found === undefined) return refused({ code: 'no_account' })
    const { id: account, login, name } = found
    return beginSession(db, { how: 'oidc', account, login, name, issuer, subject }, vouched, day, terms, clock.now())
  })
}
