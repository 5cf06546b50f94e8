import { type Result, refused } from '../kernel/result.ts'
import type { WorkStore } from '../store/index.ts'
import { beginSession, type SignInFrom } from './begin-session.ts'
import type { MachineClock } from './clock.ts'
import { countWrongPassword, forgetWrongPasswords, passwordStanding } from './count-wrong-password.ts'
import { isPassword, spendOneVerification } from './password.ts'
import type { SignInRefusal } from './refusals.ts'
import type { SessionTerms } from './sessions.ts'
import { writeEvent } from './write-event.ts'

export interface SignInInput extends SignInFrom {
  readonly login: string
  readonly password: string
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
      .select(['account.id', 'account.name', 'account_secret.password'])
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
    const { failed, lockedMinutes } = await passwordStanding(db, found.id, now)
    if (lockedMinutes !== undefined) return refused({ code: 'locked', minutes: lockedMinutes })
    if (!isRight) {
      const counted = await countWrongPassword(db, found.id, failed, now)
      const isLocked = 'lockedMinutes' in counted
      const verb = isLocked ? 'lock_out' : 'sign_in_failed'
      await writeEvent(db, { officeDay: day, account: found.id, verb, register: 'session', subject: login, region: '0' })
      return isLocked
        ? refused({ code: 'locked', minutes: counted.lockedMinutes })
        : refused({ code: 'not_known', triesLeft: counted.triesLeft })
    }
    const begun = await beginSession(db, { how: 'password', account: found.id, login, name: found.name }, input, day, terms, now)
    if (begun.kind === 'done') await forgetWrongPasswords(db, found.id)
    return begun
  })
}
