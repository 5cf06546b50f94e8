import { createHash } from 'node:crypto'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work, WorkStore } from '../store/index.ts'
import type { MachineClock } from './clock.ts'
import { countWrongPassword, passwordStanding } from './count-wrong-password.ts'
import { faultOf, hashPassword, isPassword, shortestPassword } from './password.ts'
import type { PasswordRefusal, SignInRefusal } from './refusals.ts'
import { endSessions } from './sessions.ts'
import { writeEvent } from './write-event.ts'

export interface PasswordChange {
  readonly account: { readonly id: bigint; readonly login: string }
  readonly current: string
  readonly next: string
  /** The token of the session it is done in, which alone goes on. */
  readonly token: string
  readonly requestId: string | undefined
}

const verb = 'session.changePassword'

type ChangeRefusal = PasswordRefusal | Extract<SignInRefusal, { readonly code: 'locked' }>

/**
 * Changes one's own password and ends every other session of the account. Refused where the present one is wrong, which counts as at
 * sign-in and locks as there, or the new one unfit. Sent again under the same number, when the new one is in force, it is done already.
 */
export async function changePassword(
  store: WorkStore,
  change: PasswordChange,
  day: string,
  clock: MachineClock,
): Promise<Result<{ readonly ended: number }, ChangeRefusal>> {
  const { account, current, next, token, requestId } = change
  const { secret, before } = await store.asSystem('sign_in', async (db) => ({
    secret: await db.selectFrom('account_secret').select('password').where('account', '=', account.id).executeTakeFirstOrThrow(),
    before: await doneBefore(db, account.id, requestId),
  }))
  if (before !== undefined && (await isPassword(next, secret.password))) return done(before)
  const isRight = await isPassword(current, secret.password)
  const fault = current.normalize('NFC') === next.normalize('NFC') ? 'same_as_before' : faultOf(next, account.login)
  const password = isRight && fault === undefined ? await hashPassword(next) : ''
  const now = clock.now()
  return store.asSystem('sign_in', async (db): Promise<Result<{ readonly ended: number }, ChangeRefusal>> => {
    const { failed, lockedMinutes } = await passwordStanding(db, account.id, now)
    if (lockedMinutes !== undefined) return refused({ code: 'locked', minutes: lockedMinutes })
    const note = (what: string) =>
      writeEvent(db, { officeDay: day, account: account.id, verb: what, register: 'account', subject: account.login, region: '0' })
    if (!isRight) {
      const counted = await countWrongPassword(db, account.id, failed, now)
      if (!('lockedMinutes' in counted)) return refused({ code: 'current_wrong' })
      await note('lock_out')
      return refused({ code: 'locked', minutes: counted.lockedMinutes })
    }
    if (fault !== undefined) return refused({ code: 'password_unfit', fault, shortest: shortestPassword })
    await db
      .updateTable('account_secret')
      .set({ password, must_change: false, changed_at: now, failed: 0, locked_until: null })
      .where('account', '=', account.id)
      .execute()
    const ended = await endSessions(db, account.id, 'password_changed', now, token)
    await note('change_password')
    if (requestId !== undefined) await keepAnswer(db, account.id, requestId, { ended })
    return done({ ended })
  })
}

// What is kept of the request is its number alone: a hash of two passwords without salt is no thing to keep.
const inputHash = createHash('sha256').update(verb).digest()

async function doneBefore(db: Work, account: bigint, requestId: string | undefined): Promise<{ readonly ended: number } | undefined> {
  if (requestId === undefined) return undefined
  const found = await db
    .selectFrom('applied')
    .select('answer')
    .where('request_id', '=', requestId)
    .where('account', '=', account)
    .where('verb', '=', verb)
    .executeTakeFirst()
  return found?.answer as { readonly ended: number } | undefined
}

async function keepAnswer(db: Work, account: bigint, requestId: string, answer: { readonly ended: number }): Promise<void> {
  await db
    .insertInto('applied')
    .values({ request_id: requestId, account, verb, input_hash: inputHash, answer: JSON.stringify(answer) })
    .execute()
}
