import { implement } from '@orpc/server'
import { type Caller, describeAccessRefusal, type PermissionRefusal, type SessionRefusal, type SignedIn } from '../access/index.ts'
import { contract } from '../contract/index.ts'
import { refusalError } from './answer.ts'
import { knownCaller } from './known-caller.ts'
import type { Office } from './office.ts'
import { isAboutSession } from './refuse-stranger.ts'
import type { SeenRequest } from './seen-request.ts'
import type { ServerWatch } from './server-watch.ts'

/** What a request brings along, and what the server does for its answer. */
export interface RequestContext {
  readonly office: Office
  readonly watch: ServerWatch
  /** What is noted of the request, for the log. */
  readonly seen: SeenRequest
  /** The token of the session cookie. */
  readonly token: string | undefined
  readonly post: bigint | undefined
  /** Whom the page takes to be signed in. */
  readonly pageAccount: bigint | undefined
  readonly requestId: string | undefined
  /** What the provider that vouches for people is called; undefined where there is none. */
  readonly provider: string | undefined
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
    const known = await knownCaller(context, { permission, kind })
    if (known.kind === 'refused') throw strangerError(known.refusal)
    context.seen.post = known.value.caller.post.id
    return next({ context: known.value as KnownContext })
  })

/** The caller of a procedure that is not for anybody; the guard above has seen to it. */
export function callerIn({ caller }: KnownContext): Caller {
  if (caller === undefined) throw new Error('A procedure for anybody asked who calls')
  return caller
}

function strangerError(refusal: SessionRefusal | PermissionRefusal): Error {
  return refusalError(isAboutSession(refusal) ? 'SIGN_IN' : 'NOT_YOURS', refusal, describeAccessRefusal(refusal))
}
