import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { serve } from '../../src/api/index.ts'
import { openOidc, readOidcSettings } from '../../src/oidc/index.ts'
import { openTestOffice, sampleOffice, Visitor } from '../api/office.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { makeKey, openIssuer } from './issuer.ts'

let at: Awaited<ReturnType<typeof openTestOffice>>
let issuer: Awaited<ReturnType<typeof openIssuer>>
let door: string
let close: () => Promise<void>
const usually = (claims: Readonly<Record<string, unknown>>): object => claims

beforeAll(async () => {
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store)
  issuer = await openIssuer('ballast', 'a secret', { preferred_username: ' LIN' }, () => at.clock.now())
  const settings = read({ issuer: issuer.base })
  if (settings.kind === 'refused') throw new Error(JSON.stringify(settings.refusal))
  const oidc = openOidc(settings.value, () => at.clock.now())
  const app = await serve(at.office, { web: 'none', host: '127.0.0.1', port: 0, version: '0', oidc })
  const address = app.server.address()
  door = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  close = async () => {
    await app.close()
    await at.app.close()
    await store.close()
    await issuer.close()
  }
})
afterAll(() => close())
beforeEach(() => {
  Object.assign(issuer.mood, { claims: usually, declines: false })
})

const read = (settings: object) =>
  readOidcSettings(
    'oidc.json',
    JSON.stringify({
      client: 'ballast',
      secret: 'a secret',
      name: '统一认证',
      return: 'http://office.example/oidc/return',
      allowHttp: true,
      ...settings,
    }),
  )

const get = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } })
const cookieOf = (response: Response, name: string) =>
  response.headers
    .getSetCookie()
    .find((each) => each.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''

/** As a browser goes: to the provider, and back with what it was given; the last answer, with what it left. */
async function goThrough({
  to = '',
  cookie = (own: string) => own,
}: {
  readonly to?: string
  readonly cookie?: (own: string) => string
} = {}) {
  const begun = await get(`${door}/oidc/begin${to}`)
  const own = cookieOf(begun, 'ballast_sign_in')
  const there = await get(begun.headers.get('location') ?? '')
  const back = new URL(there.headers.get('location') ?? '')
  const url = `${door}${back.pathname}${back.search}`
  return { url, own, answer: await get(url, cookie(own)) }
}

it('opens a session for the account of the name that the provider gave, once', async () => {
  const { answer, url, own } = await goThrough({ to: `?to=${encodeURIComponent('/runs?unit=yuan')}` })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/runs?unit=yuan'])
  expect(answer.headers.getSetCookie().join()).toMatch(/ballast_session=.*HttpOnly; SameSite=Strict/)
  const lin = new Visitor(door)
  lin.cookie = cookieOf(answer, 'ballast_session')
  expect((await lin.ask('session/whoAmI')).body.account).toMatchObject({ login: 'lin', name: '林' })
  const events = await at.office.store.asSystem('back_up', (db) =>
    db.selectFrom('event').select(['subject', 'detail']).where('verb', '=', 'sign_in').orderBy('id', 'desc').limit(1).execute(),
  )
  expect(events).toEqual([{ subject: 'lin', detail: { how: 'oidc', issuer: issuer.base, subject: '0001' } }])
  expect(await (await get(url, own)).text()).toContain('请重新登录')
})

it.each([
  ['another site', '?to=//elsewhere.example/'],
  ['another site, askew', '?to=/%5Celsewhere.example'],
  ['a whole address', '?to=https://elsewhere.example/'],
  ['nothing', ''],
])('leads to no page but its own: %s', async (_, to) => {
  expect((await goThrough({ to })).answer.headers.get('location')).toBe('/')
})

it.each([
  ['of another browser', () => ''],
  ['with a made-up cookie', () => 'ballast_sign_in=AAAA'],
  ['with another state', (own: string) => `${own}A`],
])('lets nobody in who comes back %s', async (_, cookie) => {
  const { answer } = await goThrough({ cookie })
  expect([answer.status, cookieOf(answer, 'ballast_session')]).toEqual([403, ''])
})

it('lets nobody in who took more than ten minutes', async () => {
  const begun = await get(`${door}/oidc/begin`)
  const back = new URL((await get(begun.headers.get('location') ?? '')).headers.get('location') ?? '')
  at.clock.forward(10)
  expect((await get(`${door}${back.pathname}${back.search}`, cookieOf(begun, 'ballast_sign_in'))).status).toBe(403)
})

it.each([
  ['who has no account', (claims: object) => ({ ...claims, preferred_username: 'nobody' }), '没有与统一认证用户对应的账号'],
  ['who has no name', (claims: object) => ({ ...claims, preferred_username: 7 }), '没有给出用户标识'],
  ['with a token of another sign-in', (claims: object) => ({ ...claims, nonce: 'x' }), '没有通过校验（nonce）'],
  ['with a token of yesterday', (claims: object) => ({ ...claims, exp: 1 }), '没有通过校验（expired）'],
])('lets nobody in %s, and says so', async (_, claims, words) => {
  issuer.mood.claims = claims
  const { answer } = await goThrough()
  expect([answer.status, cookieOf(answer, 'ballast_session')]).toEqual([403, ''])
  expect(await answer.text()).toContain(words)
})

it('says that the provider declined', async () => {
  issuer.mood.declines = true
  expect(await (await goThrough()).answer.text()).toContain('没有完成登录')
})

it('takes a new key of the provider, and asks for keys no more than once a minute', async () => {
  const next = makeKey('second', 'ES256')
  issuer.mood.key = next
  expect((await goThrough()).answer.status).toBe(403)
  issuer.mood.published = [next.jwk]
  at.clock.forward(1)
  const before = issuer.asked.filter((path) => path === '/keys').length
  expect((await goThrough()).answer.status).toBe(302)
  expect((await goThrough()).answer.status).toBe(302)
  expect(issuer.asked.filter((path) => path === '/keys').length - before).toBe(1)
})

it('does not make somebody change a password whom a provider let in, and a lock of the password holds nobody up', async () => {
  await at.office.store.asSystem('set_up', (db) =>
    db
      .updateTable('account_secret')
      .set({ must_change: true, locked_until: new Date('2100-01-01T00:00:00Z') })
      .execute(),
  )
  const lin = new Visitor(door)
  lin.cookie = cookieOf((await goThrough()).answer, 'ballast_session')
  expect((await lin.ask('session/whoAmI')).body.mustChangePassword).toBe(false)
  expect((await lin.ask('inbox/waiting')).status).toBe(200)
})

it('is told to the page where it is set up, and there is no way otherwise', async () => {
  expect((await new Visitor(door).ask('session/waysIn')).body).toEqual({ provider: '统一认证' })
  expect((await at.visitor().ask('session/waysIn')).body).toEqual({ provider: null })
  expect((await get(`${at.base}/oidc/begin`)).headers.get('location')).toBeNull()
})

it.each([
  [{ issuer: 'http://id.example', allowHttp: false }, 'setting_not_https'],
  [{ issuer: 'https://id.example', return: 'http://office.example/oidc/return', allowHttp: false }, 'setting_not_https'],
  [{ issuer: 'id.example' }, 'setting_unfit'],
  [{ issuer: 'https://id.example', return: 'https://office.example/' }, 'setting_unfit'],
  [{ issuer: 'https://id.example', clint: 'x' }, 'setting_unfit'],
])('settings %j are refused: %s', (settings, code) => {
  expect(read(settings)).toMatchObject({ kind: 'refused', refusal: { code } })
})
