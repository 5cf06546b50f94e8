import { z } from 'zod'
import { act, key, question } from './procedure.ts'
import { sessionId } from './session.ts'

/** A password that is shown this once and has to be changed at the first sign-in. */
const firstPassword = z.object({ account: key, login: z.string(), password: z.string() })
const reason = z.string().trim().min(1).max(500)

const sessionView = z.object({
  id: z.string(),
  account: z.object({ login: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  agent: z.string(),
  address: z.string(),
})

export const account = {
  list: question('organisation.read', '/account/list', 'Accounts, with how many posts they hold today')
    .input(z.object({ text: z.string().max(100).default(''), after: key.default('0') }))
    .output(
      z.array(
        z.object({
          id: key,
          login: z.string(),
          name: z.string(),
          isDemo: z.boolean(),
          disabledAt: z.iso.datetime().nullable(),
          posts: z.number().int(),
        }),
      ),
    ),
  open: act('account.manage', '/account/open', 'Open an account; its first password is shown once', 'open_account')
    .input(z.object({ login: z.string().trim().min(1).max(40), name: z.string().trim().min(1).max(60) }))
    .output(firstPassword),
  resetPassword: act('account.manage', '/account/reset-password', 'Give an account a new first password, shown once', 'reset_password')
    .input(z.object({ account: key }))
    .output(firstPassword),
  disable: act('account.manage', '/account/disable', 'Close an account; its sessions end at once', 'disable_account')
    .input(z.object({ account: key, reason }))
    .output(z.object({ ended: z.number().int() })),
  enable: act('account.manage', '/account/enable', 'Open a closed account again', 'enable_account')
    .input(z.object({ account: key }))
    .output(z.object({})),
  unlock: act('account.manage', '/account/unlock', 'End the rest after wrong passwords', 'unlock_account')
    .input(z.object({ account: key }))
    .output(z.object({})),
  sessions: question('account.manage', '/account/sessions', 'Every open session, the one used last first').output(z.array(sessionView)),
  endSession: act('account.manage', '/account/end-session', "End anybody's session", 'end_session')
    .input(z.object({ id: sessionId }))
    .output(z.object({})),
}
