import { implement } from '@orpc/server'
import { type Caller, callerOf, describeAccessRefusal, readSession, type SignedIn } from '../access/index.ts'
import { contract } from '../contract/index.ts'
import { officeDay } from '../organisation/index.ts'
import { refusalError } from './answer.ts'
import type { Office } from './office.ts'

/** What a request brings along, and what the server does for its answer. */
export interface RequestContext {
  readonly office: Office
  /** The token of the session cookie. */
  readonly token: string | undefined
  readonly post: bigint | undefined
  readonly requestId: string | undefined
  readonly agent: string
  readonly address: string
  /** Sets or, with undefined, removes the session cookie. */
  setToken(token: string | undefined): void
}

export interface KnownContext {
  readonly signedIn: SignedIn | undefined
  readonly caller: Caller | undefined
}

/** The contract, to be implemented procedure by procedure: each runs only for whom its own line lets in. */
export const procedures = implement(contract)
  .$context<RequestContext>()
  .use(async ({ context, procedure, next }) => {
    const { permission, kind } = procedure['~orpc'].meta
    if (permission === 'anybody') return next({ context: { signedIn: undefined, caller: undefined } as KnownContext })
    const { office } = context
    const day = officeDay(office.clock.now(), office.settings.dayOffset)
    const session = await readSession(office.store, context.token, day, office.terms, office.clock)
    if (session.kind === 'refused') throw refusalError('SIGN_IN', session.refusal, describeAccessRefusal(session.refusal))
    const signedIn = session.value
    if (signedIn.mustChangePassword && permission !== 'signed_in') throw notYours({ code: 'password_to_change' })
    const caller = callerOf(office.store, signedIn, { permission, kind, post: context.post, requestId: context.requestId }, day)
    if (caller.kind === 'refused') throw notYours(caller.refusal)
    return next({ context: { signedIn, caller: caller.value } as KnownContext })
  })

/** The caller of a procedure that is not for anybody; the guard above has seen to it. */
export function callerIn({ caller }: KnownContext): Caller {
  if (caller === undefined) throw new Error('A procedure for anybody asked who calls')
  return caller
}

function notYours(refusal: Parameters<typeof describeAccessRefusal>[0]): Error {
  return refusalError('NOT_YOURS', refusal, describeAccessRefusal(refusal))
}
