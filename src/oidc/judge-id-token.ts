import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { z } from 'zod'
import { done, type Refusal, type Result, refused } from '../kernel/result.ts'

/** What of an identity token is wrong. */
export type TokenFault = 'not_a_token' | 'algorithm' | 'key' | 'signature' | 'issuer' | 'audience' | 'expired' | 'not_yet' | 'nonce'

export interface TokenExpected {
  readonly issuer: string
  readonly client: string
  readonly nonce: string
  readonly now: Date
  /** Seconds that the clocks may be apart. */
  readonly skew: number
}

const head = z.object({ alg: z.string(), kid: z.string().optional() })
const claims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
  exp: z.number(),
  iat: z.number(),
  nbf: z.number().optional(),
  nonce: z.string().optional(),
})
export type Claims = z.infer<typeof claims>

/** A public key of a provider, as its set of keys has it (RFC 7517). */
export const publicKey = z.looseObject({
  kty: z.string(),
  kid: z.string().optional(),
  use: z.string().optional(),
  alg: z.string().optional(),
})
export type PublicKey = z.infer<typeof publicKey>

/** The two algorithms that are taken, and the kind of key each needs: what the token says of itself decides nothing more. */
const algorithms: Readonly<Record<string, { readonly kty: string; readonly digest: string }>> = {
  RS256: { kty: 'RSA', digest: 'RSA-SHA256' },
  ES256: { kty: 'EC', digest: 'SHA256' },
}

type Fault = Refusal & { readonly code: 'token_refused'; readonly fault: TokenFault }
const no = (fault: TokenFault) => refused<Fault>({ code: 'token_refused', fault })

/** Which key signed a token, by its name; undefined where the token names none. `not_a_token` for what is no token at all. */
export function keyNameOf(token: string): Result<string | undefined, Fault> {
  const read = head.safeParse(partOf(token, 0))
  return read.success ? done(read.data.kid) : no('not_a_token')
}

/** The claims of an identity token that one of the keys signed for this client, this sign-in and this moment (OpenID Connect Core 1.0, 3.1.3.7). */
export function judgeIdToken(token: string, keys: readonly PublicKey[], expected: TokenExpected): Result<Claims, Fault> {
  const parts = token.split('.')
  const said = head.safeParse(partOf(token, 0))
  const told = claims.safeParse(partOf(token, 1))
  if (parts.length !== 3 || !said.success || !told.success) return no('not_a_token')
  const algorithm = Object.hasOwn(algorithms, said.data.alg) ? algorithms[said.data.alg] : undefined
  if (algorithm === undefined) return no('algorithm')
  const fitting = keys.filter((key) => fits(key, said.data, algorithm.kty))
  if (fitting.length === 0) return no('key')
  if (!fitting.some((key) => isSignedBy(parts, key, algorithm.digest))) return no('signature')
  const fault = faultOf(told.data, expected)
  return fault === undefined ? done(told.data) : no(fault)
}

function fits(key: PublicKey, { alg, kid }: z.infer<typeof head>, kty: string): boolean {
  return key.kty === kty && (key.use ?? 'sig') === 'sig' && (key.alg ?? alg) === alg && (kid === undefined || key.kid === kid)
}

function isSignedBy([first = '', second = '', signature = '']: readonly string[], key: PublicKey, digest: string): boolean {
  try {
    const opened = createPublicKey({ key: key as JsonWebKey, format: 'jwk' })
    // A short key vouches for nothing; a curve other than P-256 is not the one that ES256 means.
    const { modulusLength = 0, namedCurve } = opened.asymmetricKeyDetails ?? {}
    if (key.kty === 'RSA' ? modulusLength < 2048 : namedCurve !== 'prime256v1') return false
    const written = Buffer.from(`${first}.${second}`)
    return verify(digest, written, { key: opened, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

function faultOf(
  { iss, aud, azp, exp, iat, nbf, nonce }: Claims,
  { issuer, client, now, skew, ...expected }: TokenExpected,
): TokenFault | undefined {
  const audiences = typeof aud === 'string' ? [aud] : aud
  const seconds = now.getTime() / 1000
  if (iss !== issuer) return 'issuer'
  if (!audiences.includes(client) || (audiences.length > 1 && azp === undefined) || (azp !== undefined && azp !== client)) return 'audience'
  if (exp + skew <= seconds) return 'expired'
  if (iat - skew > seconds || (nbf !== undefined && nbf - skew > seconds)) return 'not_yet'
  return nonce === expected.nonce ? undefined : 'nonce'
}

function partOf(token: string, at: number): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[at] ?? '', 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
