import { z } from 'zod'
import { act, day, key, question } from './procedure.ts'
import { roles } from './roles.ts'

export const postView = z.object({
  id: key,
  role: z.enum(roles),
  region: z.object({ path: z.string(), name: z.string() }),
  body: z.string(),
  /** The holder for whom one acts, where the post is another's. */
  actsFor: z.string().nullable(),
  from: day,
  to: day,
})

export const whoIsThere = z.object({
  account: z.object({ id: key, login: z.string(), name: z.string(), isDemo: z.boolean() }),
  posts: z.array(postView),
  /** The post that writes are done under unless the page names another. */
  post: key.nullable(),
  permissions: z.array(z.string()),
  mustChangePassword: z.boolean(),
  office: z.object({ name: z.string(), day, isDemo: z.boolean() }),
  /** When the session ends unless it is used, and when it ends in any case. */
  idleEndsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
})

/** Names a session to whoever may end it, and is no use for anything else. */
export const sessionId = z.string().regex(/^[0-9a-f]{32}$/)

const ownSession = z.object({
  id: sessionId,
  /** The one that asks. */
  isThis: z.boolean(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  agent: z.string(),
  address: z.string(),
})

export const session = {
  signIn: act('anybody', '/session/sign-in', 'Sign in with user name and password', 'sign_in')
    .input(z.object({ login: z.string().max(64), password: z.string().max(256) }))
    .output(whoIsThere),
  whoAmI: question('signed_in', '/session/who-am-i', 'Who is signed in, with which posts and permissions').output(whoIsThere),
  signOut: act('signed_in', '/session/sign-out', 'End this session', 'sign_out').output(z.object({})),
  signOutEverywhere: act('signed_in', '/session/sign-out-everywhere', 'End every session of this account', 'sign_out_everywhere').output(
    z.object({ ended: z.number().int() }),
  ),
  mine: question('signed_in', '/session/mine', "One's own open sessions, the one used last first").output(z.array(ownSession)),
  endMine: act('signed_in', '/session/end-mine', "End one of one's own sessions", 'end_session')
    .input(z.object({ id: sessionId }))
    .output(z.object({})),
  changePassword: act('signed_in', '/session/change-password', "Change one's own password", 'change_password')
    .input(z.object({ current: z.string().max(256), next: z.string().max(256) }))
    .output(whoIsThere),
  waysIn: question('anybody', '/session/ways-in', 'How one can sign in beside user name and password: what the provider is called').output(
    z.object({ provider: z.string().nullable() }),
  ),
  demoAccounts: question('anybody', '/session/demo-accounts', 'The accounts of a demonstration; empty elsewhere').output(
    z.array(z.object({ login: z.string(), password: z.string(), name: z.string(), role: z.enum(roles), region: z.string() })),
  ),
}
