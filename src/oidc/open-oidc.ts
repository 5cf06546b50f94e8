import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { done, type Result, refused } from '../kernel/result.ts'
import { askProvider } from './ask-provider.ts'
import { judgeIdToken, keyNameOf, type PublicKey, publicKey } from './judge-id-token.ts'
import type { OidcRefusal } from './refusals.ts'
import type { OidcSettings } from './settings.ts'

/** A sign-in under way; kept by the server, never sent. */
export interface Pending {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** A provider that vouches for people (OpenID Connect, authorization code with PKCE). */
export interface Oidc {
  readonly settings: OidcSettings
  /** Where the browser goes to sign in, and what has to be kept until it is back. */
  begin(): Promise<Result<{ readonly address: string; readonly pending: Pending }, OidcRefusal>>
  /** For whom the provider vouches: the claim that is a user name here. */
  finish(pending: Pending, code: string): Promise<Result<{ readonly login: string; readonly subject: string }, OidcRefusal>>
}

const metadata = z.object({ issuer: z.string(), authorization_endpoint: z.url(), token_endpoint: z.url(), jwks_uri: z.url() })
const keySet = z.object({ keys: z.array(publicKey).max(100) })
const tokens = z.object({ id_token: z.string().max(16_384) })

/** What the provider says of itself is asked anew after an hour; its keys also when a token names another, at most once a minute. */
const freshMs = 3_600_000
const keysAgainMs = 60_000

/** Opens the way to a provider; it is asked for nothing before somebody signs in. `now` is the machine's clock. */
export function openOidc(settings: OidcSettings, now: () => Date): Oidc {
  const { issuer, client, secret, allowHttp, claim, skew } = settings
  let known: { readonly at: number; readonly about: z.infer<typeof metadata> } | undefined
  let keys: { readonly at: number; readonly all: readonly PublicKey[] } | undefined

  async function discover(): Promise<Result<z.infer<typeof metadata>, OidcRefusal>> {
    if (known !== undefined && now().getTime() - known.at < freshMs) return done(known.about)
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const about = await askProvider({ at: 'discovery', url, allowHttp, shape: metadata })
    if (about.kind === 'refused') return about
    if (about.value.issuer !== issuer) return refused({ code: 'provider_answer_odd', at: 'discovery', detail: 'another issuer' })
    known = { at: now().getTime(), about: about.value }
    return about
  }

  async function keysFor(name: string | undefined, url: string): Promise<Result<readonly PublicKey[], OidcRefusal>> {
    const age = keys === undefined ? Number.POSITIVE_INFINITY : now().getTime() - keys.at
    const isKnown = keys?.all.some(({ kid }) => name === undefined || kid === name) === true
    if (keys !== undefined && age < (isKnown ? freshMs : keysAgainMs)) return done(keys.all)
    const asked = await askProvider({ at: 'keys', url, allowHttp, shape: keySet })
    if (asked.kind === 'refused') return asked
    keys = { at: now().getTime(), all: asked.value.keys }
    return done(keys.all)
  }

  return {
    settings,
    async begin() {
      const about = await discover()
      if (about.kind === 'refused') return about
      const [state, nonce, verifier] = [random(), random(), random()]
      const address = new URL(about.value.authorization_endpoint)
      const asked = {
        response_type: 'code',
        client_id: client,
        redirect_uri: settings.return,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }
      for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
      return done({ address: address.href, pending: { state, nonce, verifier } })
    },
    async finish({ nonce, verifier }, code) {
      const about = await discover()
      if (about.kind === 'refused') return about
      const given = await askProvider({
        at: 'token',
        url: about.value.token_endpoint,
        allowHttp,
        shape: tokens,
        form: {
          grant_type: 'authorization_code',
          code,
          redirect_uri: settings.return,
          code_verifier: verifier,
          ...(secret === undefined ? { client_id: client } : {}),
        },
        ...(secret === undefined ? {} : { headers: { authorization: `Basic ${basic(client, secret)}` } }),
      })
      if (given.kind === 'refused') return given
      const token = given.value.id_token
      const name = keyNameOf(token)
      if (name.kind === 'refused') return name
      const signers = await keysFor(name.value, about.value.jwks_uri)
      if (signers.kind === 'refused') return signers
      const judged = judgeIdToken(token, signers.value, { issuer, client, nonce, now: now(), skew })
      if (judged.kind === 'refused') return judged
      const login = judged.value[claim]
      if (typeof login !== 'string' || login.trim() === '') return refused({ code: 'claim_missing', claim })
      return done({ login, subject: judged.value.sub })
    },
  }
}

const random = (): string => randomBytes(32).toString('base64url')

/** As a form spells them, then in base64 (RFC 6749, 2.3.1). */
const basic = (client: string, secret: string): string =>
  Buffer.from(`${encodeURIComponent(client)}:${encodeURIComponent(secret)}`).toString('base64')
