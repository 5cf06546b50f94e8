import { randomInt } from 'node:crypto'
import { type Caller, createAccount, endSessions, hashPassword, type MachineClock } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work, WorkStore } from '../store/index.ts'
import { administer, administerOnce } from './administer.ts'
import { note } from './note.ts'
import type { AdministrationRefusal } from './refusals.ts'

/** A first password: shown once, to be changed at the first sign-in. */
export interface FirstPassword {
  readonly account: bigint
  readonly login: string
  readonly password: string
}

// Letters and digits that nobody takes for each other when they are read out.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4

/** A password that can be read out: sixteen signs in four groups, 79 bits. */
function readablePassword(): string {
  const group = () => Array.from({ length: groupLength }, () => signs[randomInt(signs.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** Opens an account without posts; gives its first password. Refused where the login is taken or unfit. */
export async function openAccount(
  store: WorkStore,
  caller: Caller,
  input: { readonly login: string; readonly name: string },
  clock: MachineClock,
): Promise<Result<FirstPassword, AdministrationRefusal>> {
  const login = input.login.trim().toLowerCase()
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(login)) return refused({ code: 'login_unfit', login })
  return withFirstPassword(store, caller, clock, async (passwordHash, isGiven) =>
    administerOnce(store, caller, ['account.open', input], async (db) => {
      const there = await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst()
      if (there !== undefined) return refused({ code: 'login_taken', login })
      const name = input.name.trim()
      const account = await createAccount(db, { login, name, passwordHash, mustChange: true, isDemo: false }, clock.now())
      await note(db, caller, { verb: 'open_account', register: 'account', subject: login, region: '0', to: 'open' })
      isGiven()
      return done({ account: String(account), login })
    }),
  )
}

/** Gives an account a new first password, unlocks it and ends its sessions. Refused for one's own, and for one that is closed. */
export async function resetPassword(
  store: WorkStore,
  caller: Caller,
  account: bigint,
  clock: MachineClock,
): Promise<Result<FirstPassword, AdministrationRefusal>> {
  return withFirstPassword(store, caller, clock, async (passwordHash, isGiven) =>
    administerOnce(store, caller, ['account.resetPassword', account], async (db) => {
      const found = await accountOf(db, caller, account)
      if (found.kind === 'refused') return found
      const { login, disabled_at: disabledAt } = found.value
      if (disabledAt !== null) return refused({ code: 'account_disabled', login })
      const ended = await setFirstPassword(db, account, passwordHash, clock)
      await note(db, caller, { verb: 'reset_password', register: 'account', subject: login, region: '0', detail: { ended } })
      isGiven()
      return done({ account: String(account), login })
    }),
  )
}

/**
 * Does what gives a first password. The password is kept nowhere, so a request that is sent again gets another one, as long as nobody
 * has changed the first.
 */
async function withFirstPassword(
  store: WorkStore,
  caller: Caller,
  clock: MachineClock,
  work: (
    passwordHash: string,
    isGiven: () => void,
  ) => Promise<Result<{ readonly account: string; readonly login: string }, AdministrationRefusal>>,
): Promise<Result<FirstPassword, AdministrationRefusal>> {
  const password = readablePassword()
  const passwordHash = await hashPassword(password)
  let isGiven = false
  const came = await work(passwordHash, () => {
    isGiven = true
  })
  if (came.kind === 'refused') return came
  const { login } = came.value
  const account = BigInt(came.value.account)
  if (isGiven) return done({ account, login, password })
  return administer(store, async (db) => {
    const secret = await db
      .selectFrom('account_secret')
      .select('must_change')
      .where('account', '=', account)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (!secret.must_change) return refused({ code: 'password_taken_over', login })
    const ended = await setFirstPassword(db, account, passwordHash, clock)
    await note(db, caller, { verb: 'reset_password', register: 'account', subject: login, region: '0', detail: { ended } })
    return done({ account, login, password })
  })
}

/** Sets a password that has to be changed, unlocks the account and ends its sessions; gives how many. */
async function setFirstPassword(db: Work, account: bigint, passwordHash: string, clock: MachineClock): Promise<number> {
  await db
    .updateTable('account_secret')
    .set({ password: passwordHash, must_change: true, changed_at: clock.now(), failed: 0, locked_until: null })
    .where('account', '=', account)
    .execute()
  return endSessions(db, account, 'password_reset', clock.now())
}

/** Closes an account: its sessions end at once, and it cannot sign in. Refused for one's own. */
export function disableAccount(
  store: WorkStore,
  caller: Caller,
  account: bigint,
  reason: string,
  clock: MachineClock,
): Promise<Result<{ readonly ended: number }, AdministrationRefusal>> {
  return administerOnce(store, caller, ['account.disable', [account, reason]], async (db) => {
    const found = await accountOf(db, caller, account)
    if (found.kind === 'refused') return found
    const { login, disabled_at: disabledAt, version } = found.value
    if (disabledAt !== null) return refused({ code: 'account_disabled', login })
    await db
      .updateTable('account')
      .set({ disabled_at: clock.now(), version: version + 1 })
      .where('id', '=', account)
      .execute()
    const ended = await endSessions(db, account, 'disabled', clock.now())
    const states = { from: 'open', to: 'disabled', version: version + 1 }
    await note(db, caller, {
      verb: 'disable_account',
      register: 'account',
      subject: login,
      region: '0',
      ...states,
      reason,
      detail: { ended },
    })
    return done({ ended })
  })
}

/** Opens a closed account again. */
export function enableAccount(store: WorkStore, caller: Caller, account: bigint): Promise<Result<null, AdministrationRefusal>> {
  return administerOnce(store, caller, ['account.enable', account], async (db) => {
    const found = await accountOf(db, caller, account)
    if (found.kind === 'refused') return found
    const { login, disabled_at: disabledAt, version } = found.value
    if (disabledAt === null) return refused({ code: 'account_open', login })
    await db
      .updateTable('account')
      .set({ disabled_at: null, version: version + 1 })
      .where('id', '=', account)
      .execute()
    const states = { from: 'disabled', to: 'open', version: version + 1 }
    await note(db, caller, { verb: 'enable_account', register: 'account', subject: login, region: '0', ...states })
    return done(null)
  })
}

/** Lets an account that rests after wrong passwords try again now. */
export function unlockAccount(
  store: WorkStore,
  caller: Caller,
  account: bigint,
  clock: MachineClock,
): Promise<Result<null, AdministrationRefusal>> {
  return administerOnce(store, caller, ['account.unlock', account], async (db) => {
    const found = await accountOf(db, caller, account)
    if (found.kind === 'refused') return found
    const { login } = found.value
    const { numUpdatedRows } = await db
      .updateTable('account_secret')
      .set({ failed: 0, locked_until: null })
      .where('account', '=', account)
      .where('locked_until', '>', clock.now())
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return refused({ code: 'not_locked', login })
    await note(db, caller, { verb: 'unlock_account', register: 'account', subject: login, region: '0', from: 'locked', to: 'open' })
    return done(null)
  })
}

/** An account, locked for the transaction; nobody manages their own. */
async function accountOf(db: Work, caller: Caller, account: bigint) {
  const found = await db
    .selectFrom('account')
    .select(['login', 'disabled_at', 'version'])
    .where('id', '=', account)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) return refused({ code: 'account_unknown', account: String(account) } as const)
  if (account === caller.account.id) return refused({ code: 'own_account', login: found.login } as const)
  return done(found)
}
