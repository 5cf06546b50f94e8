import {
  describeAdministrationRefusal,
  disableAccount,
  enableAccount,
  endOneSession,
  type FirstPassword,
  listAccounts,
  listSessions,
  openAccount,
  resetPassword,
  unlockAccount,
} from '../administration/index.ts'
import { answer } from './answer.ts'
import { callerIn, procedures } from './procedures.ts'
import { sessionOut } from './session.ts'

const { account } = procedures

/** Accounts and everybody's sessions. */
export const accountProcedures = {
  list: account.list.handler(async ({ input, context }) =>
    (await listAccounts(callerIn(context), { text: input.text, after: BigInt(input.after) })).map(({ id, disabledAt, ...rest }) => ({
      ...rest,
      id: String(id),
      disabledAt: disabledAt?.toISOString() ?? null,
    })),
  ),
  open: account.open.handler(async ({ input, context }) => {
    const { store, clock } = context.office
    return firstPasswordOut(answer(await openAccount(store, callerIn(context), input, clock), describeAdministrationRefusal))
  }),
  resetPassword: account.resetPassword.handler(async ({ input, context }) => {
    const { store, clock } = context.office
    const reset = await resetPassword(store, callerIn(context), BigInt(input.account), clock)
    return firstPasswordOut(answer(reset, describeAdministrationRefusal))
  }),
  disable: account.disable.handler(async ({ input, context }) => {
    const { store, clock } = context.office
    const disabled = await disableAccount(store, callerIn(context), BigInt(input.account), input.reason, clock)
    return answer(disabled, describeAdministrationRefusal)
  }),
  enable: account.enable.handler(async ({ input, context }) => {
    answer(await enableAccount(context.office.store, callerIn(context), BigInt(input.account)), describeAdministrationRefusal)
    return {}
  }),
  unlock: account.unlock.handler(async ({ input, context }) => {
    const { store, clock } = context.office
    answer(await unlockAccount(store, callerIn(context), BigInt(input.account), clock), describeAdministrationRefusal)
    return {}
  }),
  sessions: account.sessions.handler(async ({ context }) =>
    (await listSessions(context.office.store, undefined, context.office.clock.now())).map(({ account, ...rest }) => ({
      account,
      ...sessionOut(rest),
    })),
  ),
  endSession: account.endSession.handler(async ({ input, context }) => {
    const { store, clock } = context.office
    answer(await endOneSession(store, callerIn(context), input.id, undefined, clock), describeAdministrationRefusal)
    return {}
  }),
}

const firstPasswordOut = ({ account, login, password }: FirstPassword) => ({ account: String(account), login, password })
