import {
  changePassword,
  describeAccessRefusal,
  endSession,
  endSessions,
  readSession,
  type SignedIn,
  signIn,
  writeEvent,
} from '../access/index.ts'
import { describeAdministrationRefusal, endOneSession, listSessions, type SessionSeen, sessionIdOf } from '../administration/index.ts'
import { permissionsOf } from '../contract/index.ts'
import { officeDay } from '../organisation/index.ts'
import { answer } from './answer.ts'
import type { Office } from './office.ts'
import { callerIn, procedures } from './procedures.ts'

const { session } = procedures

const dayOf = (office: Office) => officeDay(office.clock.now(), office.settings.dayOffset)

/** Signing in and out, and who one is. */
export const sessionProcedures = {
  signIn: session.signIn.handler(async ({ input, context }) => {
    const { office, agent, address } = context
    const { token } = answer(
      await signIn(office.store, { ...input, agent, address }, dayOf(office), office.terms, office.clock),
      describeAccessRefusal,
    )
    context.setToken(token)
    return whoIsThere(
      office,
      answer(await readSession(office.store, token, dayOf(office), office.terms, office.clock), describeAccessRefusal),
    )
  }),
  whoAmI: session.whoAmI.handler(({ context }) => whoIsThere(context.office, signedInOf(context))),
  signOut: session.signOut.handler(async ({ context }) => {
    const { office, token = '' } = context
    const caller = callerIn(context)
    await endSession(office.store, token, office.clock.now())
    await office.store.asSystem('sign_in', (db) =>
      writeEvent(db, {
        officeDay: caller.day,
        account: caller.account.id,
        verb: 'sign_out',
        register: 'session',
        subject: caller.account.login,
        region: '0',
      }),
    )
    context.setToken(undefined)
    return {}
  }),
  signOutEverywhere: session.signOutEverywhere.handler(async ({ context }) => {
    const { office } = context
    const { account, day } = callerIn(context)
    const ended = await office.store.asSystem('sign_in', async (db) => {
      await writeEvent(db, {
        officeDay: day,
        account: account.id,
        verb: 'sign_out_everywhere',
        register: 'session',
        subject: account.login,
        region: '0',
      })
      return endSessions(db, account.id, 'signed_out', office.clock.now())
    })
    context.setToken(undefined)
    return { ended }
  }),
  mine: session.mine.handler(async ({ context: { office, token = '', ...context } }) => {
    const own = sessionIdOf(token)
    const all = await listSessions(office.store, callerIn(context).account.id, office.clock.now())
    return all.map(({ account: _, ...rest }) => ({ ...sessionOut(rest), isThis: rest.id === own }))
  }),
  endMine: session.endMine.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { store, clock } = context.office
    answer(await endOneSession(store, caller, input.id, caller.account.id, clock), describeAdministrationRefusal)
    return {}
  }),
  changePassword: session.changePassword.handler(async ({ input, context }) => {
    const { office, token = '' } = context
    const { account, day } = callerIn(context)
    answer(
      await changePassword(office.store, { account, ...input, token, requestId: context.requestId }, day, office.clock),
      describeAccessRefusal,
    )
    return whoIsThere(office, answer(await readSession(office.store, token, day, office.terms, office.clock), describeAccessRefusal))
  }),
  waysIn: session.waysIn.handler(({ context }) => ({ provider: context.provider ?? null })),
  demoAccounts: session.demoAccounts.handler(({ context }) => [...context.office.demoAccounts]),
}

/** A session as it travels. */
export function sessionOut({ id, createdAt, seenAt, endsAt, agent, address }: Omit<SessionSeen, 'account'>) {
  return { id, agent, address, createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString(), endsAt: endsAt.toISOString() }
}

function signedInOf({ signedIn }: { readonly signedIn: SignedIn | undefined }): SignedIn {
  if (signedIn === undefined) throw new Error('A procedure for anybody asked who is signed in')
  return signedIn
}

function whoIsThere(office: Office, { account, posts, mustChangePassword, idleEndsAt, endsAt }: SignedIn) {
  return {
    account: { ...account, id: String(account.id) },
    posts: posts.map(({ id, role, region, body, actsFor, from, to }) => ({
      id: String(id),
      role,
      region,
      body,
      actsFor: actsFor ?? null,
      from,
      to,
    })),
    post: posts[0] === undefined ? null : String(posts[0].id),
    permissions: [...new Set(posts.flatMap(({ role }) => permissionsOf(role)))],
    mustChangePassword,
    office: { name: office.settings.name, day: dayOf(office), isDemo: office.settings.isDemo },
    idleEndsAt: idleEndsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }
}
