import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { describeAccessRefusal, signInVouched } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { describeOidcRefusal, type Oidc, type OidcRefusal, type Pending } from '../oidc/index.ts'
import { officeDay } from '../organisation/index.ts'
import { signInPage } from './edge-refusals.zh.ts'
import type { RequestContext } from './procedures.ts'
import { seenOf } from './seen-request.ts'
import { tooOften } from './serve-edge.ts'
import { signInsPerMinute } from './sign-in-limits.ts'

/** How long somebody may take at the provider, and how many may be on their way at once. */
const patienceMs = 10 * 60_000
const mostUnderWay = 10_000

const cookieName = 'ballast_sign_in'

interface UnderWay {
  readonly pending: Pending
  /** The page they wanted. */
  readonly to: string
  readonly until: number
}

/** Signing in by a provider: /oidc/begin leads there, /oidc/return takes whoever comes back and opens a session for them. */
export function serveOidc(
  app: FastifyInstance,
  oidc: Oidc,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => RequestContext,
): void {
  const underWay = new Map<string, UnderWay>()
  const check = app.createRateLimit({ max: signInsPerMinute.address, timeWindow: '1 minute', keyGenerator: ({ ip }) => `oidc ${ip}` })
  const limit = async (request: FastifyRequest) => {
    const checked = await check(request)
    if (!checked.isAllowed && checked.isExceeded) throw tooOften(Math.max(1, checked.ttlInSeconds))
  }

  app.get<{ Querystring: { to?: unknown } }>('/oidc/begin', { preHandler: limit }, async (request, reply) => {
    const { clock } = contextOf(request, reply).office
    const begun = await oidc.begin()
    if (begun.kind === 'refused') return tell(request, reply, begun.refusal.code, describeOidcRefusal(begun.refusal))
    const { address, pending } = begun.value
    makeRoom(underWay, clock.now().getTime())
    underWay.set(pending.state, { pending, to: ownPath(request.query.to), until: clock.now().getTime() + patienceMs })
    // Lax, not Strict: it has to come along when the provider sends the browser back.
    const cookie = `${cookieName}=${pending.state}; Path=/oidc; HttpOnly; SameSite=Lax; Max-Age=${patienceMs / 1000}`
    return reply
      .header('set-cookie', request.protocol === 'https' ? `${cookie}; Secure` : cookie)
      .header('cache-control', 'no-store')
      .redirect(address)
  })

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>('/oidc/return', { preHandler: limit }, async (request, reply) => {
    const context = contextOf(request, reply)
    const { office, agent, address } = context
    const { code, state, error } = request.query
    const found = take(underWay, typeof state === 'string' ? state : '', request, office.clock.now().getTime())
    if (found.kind === 'refused') return tell(request, reply, 'sign_in_stale', signInPage.stale)
    if (typeof code !== 'string')
      return refuse(request, reply, { code: 'provider_declined', error: typeof error === 'string' ? error : '' })
    const vouched = await oidc.finish(found.value.pending, code)
    if (vouched.kind === 'refused') return refuse(request, reply, vouched.refusal)
    const day = officeDay(office.clock.now(), office.settings.dayOffset)
    const who = { ...vouched.value, issuer: oidc.settings.issuer, agent, address }
    const signedIn = await signInVouched(office.store, who, day, office.terms, office.clock)
    if (signedIn.kind === 'refused') return tell(request, reply, signedIn.refusal.code, describeAccessRefusal(signedIn.refusal))
    context.setToken(signedIn.value.token)
    return reply.header('cache-control', 'no-store').redirect(found.value.to)
  })
}

/** Takes what was begun under a state, once, where the browser that comes back is the one that left. */
function take(
  underWay: Map<string, UnderWay>,
  state: string,
  request: FastifyRequest,
  now: number,
): Result<UnderWay, { code: 'sign_in_stale' }> {
  const found = underWay.get(state)
  underWay.delete(state)
  const [, own = ''] = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '') ?? []
  const isSame = own.length === state.length && timingSafeEqual(Buffer.from(own), Buffer.from(state))
  return found === undefined || !isSame || now >= found.until ? refused({ code: 'sign_in_stale' }) : done(found)
}

/** Forgets who did not come back; where all are still awaited, whoever left first. */
function makeRoom(underWay: Map<string, UnderWay>, now: number): void {
  for (const [state, { until }] of underWay) {
    if (until > now && underWay.size < mostUnderWay) return
    underWay.delete(state)
  }
}

/** A page of this office, or its first one: nobody is led elsewhere by a link. */
const ownPath = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/')

const refuse = (request: FastifyRequest, reply: FastifyReply, refusal: OidcRefusal) =>
  tell(request, reply, refusal.code === 'token_refused' ? `${refusal.code}:${refusal.fault}` : refusal.code, describeOidcRefusal(refusal))

function tell(request: FastifyRequest, reply: FastifyReply, code: string, sentence: string): FastifyReply {
  const seen = seenOf(request)
  seen.code = code
  return reply.status(403).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(signInPage.html(sentence, seen.number))
}
