import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Algorithm = 'RS256' | 'ES256'

export interface SigningKey {
  readonly name: string
  readonly alg: Algorithm
  readonly secret: KeyObject
  readonly jwk: object
}

/** A key pair of its own, as a provider has it. */
export function makeKey(name: string, alg: Algorithm, bits = 2048): SigningKey {
  const pair =
    alg === 'RS256' ? generateKeyPairSync('rsa', { modulusLength: bits }) : generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  return { name, alg, secret: pair.privateKey, jwk: { ...pair.publicKey.export({ format: 'jwk' }), kid: name, use: 'sig', alg } }
}

/** A token with these claims, signed; parts of its head can be said otherwise. */
export function signToken({ name, alg, secret }: SigningKey, claims: object, head: object = {}): string {
  const body = [{ alg, kid: name, typ: 'JWT', ...head }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const signature = sign(alg === 'RS256' ? 'RSA-SHA256' : 'SHA256', Buffer.from(body), { key: secret, dsaEncoding: 'ieee-p1363' })
  return `${body}.${signature.toString('base64url')}`
}

/** What the provider does at this moment; tests change it. */
export interface IssuerMood {
  key: SigningKey
  published: readonly object[]
  /** Changes the claims before they are signed. */
  claims: (usual: Readonly<Record<string, unknown>>) => object
  declines: boolean
}

/** A provider of identities over HTTP: discovery, keys, authorization with PKCE, a token for a code, once. */
export async function openIssuer(client: string, secret: string | undefined, person: object, now: () => Date) {
  const key = makeKey('first', 'RS256')
  const mood: IssuerMood = { key, published: [key.jwk], claims: (usual) => usual, declines: false }
  const codes = new Map<string, URLSearchParams>()
  const asked: string[] = []
  const server = createServer(async (request, reply) => {
    const url = new URL(request.url ?? '', base)
    asked.push(url.pathname)
    const json = (status: number, value: object) => {
      reply.writeHead(status, { 'content-type': 'application/json' })
      reply.end(JSON.stringify(value))
    }
    if (url.pathname === '/.well-known/openid-configuration')
      return json(200, {
        issuer: base,
        authorization_endpoint: `${base}/authorize`,
        token_endpoint: `${base}/token`,
        jwks_uri: `${base}/keys`,
      })
    if (url.pathname === '/keys') return json(200, { keys: mood.published })
    if (url.pathname === '/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      if (mood.declines) back.searchParams.set('error', 'access_denied')
      else {
        const code = randomUUID()
        codes.set(code, url.searchParams)
        back.searchParams.set('code', code)
      }
      reply.writeHead(302, { location: back.href })
      return reply.end()
    }
    const form = new URLSearchParams(await bodyOf(request))
    const begun = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    if (url.pathname !== '/token' || begun === undefined || !isProven(begun, form) || !isClient(request, form))
      return json(400, { error: 'invalid_grant' })
    const seconds = Math.floor(now().getTime() / 1000)
    const usual = { iss: base, sub: '0001', aud: client, iat: seconds, exp: seconds + 300, nonce: begun.get('nonce'), ...person }
    return json(200, { access_token: 'x', token_type: 'Bearer', id_token: signToken(mood.key, mood.claims(usual)) })
  })
  const isProven = (begun: URLSearchParams, form: URLSearchParams) =>
    begun.get('code_challenge_method') === 'S256' &&
    begun.get('code_challenge') ===
      createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url') &&
    begun.get('redirect_uri') === form.get('redirect_uri')
  const isClient = (request: IncomingMessage, form: URLSearchParams) =>
    secret === undefined ? form.get('client_id') === client : credentialsOf(request).join('\n') === [client, secret].join('\n')
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { base, mood, asked, close: () => new Promise((closed) => server.close(closed)) }
}

/** Name and secret of a client, each spelled as in a form. */
function credentialsOf({ headers }: IncomingMessage): readonly string[] {
  const [, basic = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? []
  const [name = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':')
  return [name, secret].map((part) => new URLSearchParams(`x=${part}`).get('x') ?? '')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text
}
