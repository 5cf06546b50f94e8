import { expect, it } from 'vitest'
import { judgeIdToken, type PublicKey } from '../../src/oidc/judge-id-token.ts'
import { makeKey, type SigningKey, signToken } from './issuer.ts'

const rsa = makeKey('rsa', 'RS256')
const curve = makeKey('curve', 'ES256')
const short = makeKey('short', 'RS256', 1024)
const other = makeKey('rsa', 'RS256')
const keys = [rsa, curve, short].map(({ jwk }) => jwk as PublicKey)
const now = new Date('2023-01-04T01:00:00Z')
const seconds = now.getTime() / 1000
const expected = { issuer: 'https://id.example', client: 'ballast', nonce: 'n', now, skew: 60 }
const usual = { iss: expected.issuer, sub: '1', aud: 'ballast', nonce: 'n', iat: seconds, exp: seconds + 300 }

const none = (claims: object) =>
  `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`
/** The public key of the provider taken for a shared secret, as a client that believes the head would. */
const asSecret = signToken(rsa, usual, { alg: 'HS256' })
const changed = (token: string) => {
  const [head, , signature] = token.split('.')
  return [head, Buffer.from(JSON.stringify({ ...usual, sub: '2' })).toString('base64url'), signature].join('.')
}

it.each<[string, SigningKey, object]>([
  ['RSA', rsa, {}],
  ['a curve', curve, {}],
  ['several it is for', rsa, { aud: ['ballast', 'other'], azp: 'ballast' }],
  ['ended less than the skew ago', rsa, { exp: seconds - 59 }],
  ['made less than the skew ahead', rsa, { iat: seconds + 60, nbf: seconds + 60 }],
])('takes a token: %s', (_, key, claims) => {
  expect(judgeIdToken(signToken(key, { ...usual, ...claims }), keys, expected)).toMatchObject({ kind: 'done', value: { sub: '1' } })
})

it.each<[string, string, string]>([
  ['not_a_token', 'no token', 'x'],
  ['not_a_token', 'no subject', signToken(rsa, { ...usual, sub: '' })],
  ['algorithm', 'unsigned', none(usual)],
  ['algorithm', 'a shared secret', asSecret],
  ['algorithm', 'an inherited name', signToken(rsa, usual, { alg: 'constructor' })],
  ['key', 'a key that is not published', signToken(rsa, usual, { kid: 'unknown' })],
  ['key', 'the algorithm of another kind of key', signToken(rsa, usual, { kid: 'curve' })],
  ['signature', 'changed', changed(signToken(rsa, usual))],
  ['signature', 'another key of that name', signToken(other, usual)],
  ['signature', 'a key of 1024 bits', signToken(short, usual)],
  ['issuer', 'of another issuer', signToken(rsa, { ...usual, iss: 'https://id.example/' })],
  ['audience', 'for another client', signToken(rsa, { ...usual, aud: 'other' })],
  ['audience', 'for several, without whose', signToken(rsa, { ...usual, aud: ['ballast', 'other'] })],
  ['audience', 'for several, of another', signToken(rsa, { ...usual, aud: ['ballast', 'other'], azp: 'other' })],
  ['expired', 'ended the skew ago', signToken(rsa, { ...usual, exp: seconds - 60 })],
  ['not_yet', 'made later', signToken(rsa, { ...usual, iat: seconds + 61 })],
  ['not_yet', 'valid later', signToken(rsa, { ...usual, nbf: seconds + 61 })],
  ['nonce', 'of another sign-in', signToken(rsa, { ...usual, nonce: 'm' })],
  ['nonce', 'of none', signToken(rsa, { ...usual, nonce: undefined })],
])('refuses a token, %s: %s', (fault, _, token) => {
  expect(judgeIdToken(token, keys, expected)).toEqual({ kind: 'refused', refusal: { code: 'token_refused', fault } })
})
