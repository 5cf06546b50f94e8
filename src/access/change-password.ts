import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkStore } from '../store/index.ts'
import type { MachineClock } from './clock.ts'
import { faultOf, hashPassword, isPassword, shortestPassword } from './password.ts'
import type { PasswordRefusal } from './refusals.ts'
import { endSessions } from './sessions.ts'
import { writeEvent } from './write-event.ts'

export interface PasswordChange {
  readonly account: { readonly id: bigint; readonly login: string }
  readonly current: string
  readonly next: string
  /** The token of the session it is done in, which alone goes on. */
  readonly token: string
}

/** Changes one's own password and ends every other session of the account. Refused where the present one is wrong or the new one unfit. */
export async function changePassword(
  store: WorkStore,
  change: PasswordChange,
  day: string,
  clock: MachineClock,
): Promise<Result<{ readonly ended: number }, PasswordRefusal>> {
  const { account, current, next, token } = change
  const secret = await store.asSystem('sign_in', (db) =>
    db.selectFrom('account_secret').select('password').where('account', '=', account.id).executeTakeFirstOrThrow(),
  )
  if (!(await isPassword(current, secret.password))) return refused({ code: 'current_wrong' })
  const fault = current.normalize('NFC') === next.normalize('NFC') ? 'same_as_before' : faultOf(next, account.login)
  if (fault !== undefined) return refused({ code: 'password_unfit', fault, shortest: shortestPassword })
  const password = await hashPassword(next)
  const now = clock.now()
  return store.asSystem('sign_in', async (db) => {
    await db
      .updateTable('account_secret')
      .set({ password, must_change: false, changed_at: now, failed: 0, locked_until: null })
      .where('account', '=', account.id)
      .execute()
    const ended = await endSessions(db, account.id, 'password_changed', now, token)
    await writeEvent(db, {
      officeDay: day,
      account: account.id,
      verb: 'change_password',
      register: 'account',
      subject: account.login,
      region: '0',
    })
    return done({ ended })
  })
}
