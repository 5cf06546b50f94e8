import type { Work } from '../store/index.ts'

/** How often somebody may err in a row, and how long they wait then. */
const triesBeforeLock = 5
const lockMinutes = 15

/** How an account's password stands, under the lock of its row: errors made at the same moment count one by one. */
export async function passwordStanding(db: Work, account: bigint, now: Date) {
  const { failed, locked_until: lockedUntil } = await db
    .selectFrom('account_secret')
    .select(['failed', 'locked_until'])
    .where('account', '=', account)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const isLocked = lockedUntil !== null && lockedUntil > now
  return { failed, lockedMinutes: isLocked ? Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000) : undefined }
}

/** Counts one more error; gives how many tries are left, or the minutes that the account rests from now on. */
export async function countWrongPassword(
  db: Work,
  account: bigint,
  failedBefore: number,
  now: Date,
): Promise<{ readonly triesLeft: number } | { readonly lockedMinutes: number }> {
  const failed = failedBefore + 1
  const isLocked = failed >= triesBeforeLock
  await db
    .updateTable('account_secret')
    .set({ failed: isLocked ? 0 : failed, locked_until: isLocked ? new Date(now.getTime() + lockMinutes * 60_000) : null })
    .where('account', '=', account)
    .execute()
  return isLocked ? { lockedMinutes: lockMinutes } : { triesLeft: triesBeforeLock - failed }
}

/** Forgets the errors made before: the password was right. */
export async function forgetWrongPasswords(db: Work, account: bigint): Promise<void> {
  await db.updateTable('account_secret').set({ failed: 0, locked_until: null }).where('account', '=', account).execute()
}
