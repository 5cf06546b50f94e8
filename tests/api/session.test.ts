import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { officeStore } from '../store/postgres/stores.ts'
import { openTestOffice, password, sampleOffice } from './office.ts'

let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>

beforeAll(async () => {
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store)
  close = () => at.app.close().then(() => store.close())
})
afterAll(() => close())

describe('signing in', () => {
  it('tells who is there, with posts and permissions', async () => {
    const lin = at.visitor()
    const reply = await lin.signIn(' LIN ')
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({
      account: { login: 'lin', name: '林' },
      posts: [{ role: 'handler', region: { name: '重庆市' } }],
      mustChangePassword: false,
    })
    expect(reply.body.permissions).toContain('verification.open')
    expect(reply.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
    expect((await lin.ask('session/whoAmI')).body.account.login).toBe('lin')
  })

  it.each([
    ['a wrong password', 'lin', 'not the password'],
    ['an account that is not there', 'nobody', password],
    ['markup and quotes', `<b>' or 1=1 --`, password],
  ])('refuses %s in the same words', async (_, login, typed) => {
    const reply = await at.visitor().signIn(login, typed)
    expect(reply.status).toBe(422)
    expect(reply.body.data).toMatchObject({ code: 'not_known' })
    expect(reply.body.message).toContain('用户名或密码不对')
  })

  it('locks after five errors in a row, lets in after a quarter of an hour, and counts from nothing then', async () => {
    const guess = () => at.visitor().signIn('zhou', 'a wrong guess')
    for (const left of [4, 3, 2, 1]) expect((await guess()).body.data).toMatchObject({ code: 'not_known', figures: { triesLeft: left } })
    expect((await guess()).body.data).toMatchObject({ code: 'locked', figures: { minutes: 15 } })
    expect((await at.visitor().signIn('zhou')).body.data.code).toBe('locked')
    at.clock.forward(14)
    expect((await at.visitor().signIn('zhou')).body.data.code).toBe('locked')
    at.clock.forward(1)
    expect((await at.visitor().signIn('zhou')).status).toBe(200)
    expect((await guess()).body.data).toMatchObject({ code: 'not_known', figures: { triesLeft: 4 } })
  })

  it('counts errors made at the same moment one by one', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => at.visitor().signIn('luo', 'a wrong guess')))
    expect(replies.filter(({ body }) => body.data.code === 'not_known')).toHaveLength(4)
  })
})

describe('a session', () => {
  it('ends when it rests half an hour, not before', async () => {
    const yan = at.visitor()
    await yan.signIn('yan')
    at.clock.forward(29)
    expect((await yan.ask('session/whoAmI')).status).toBe(200)
    at.clock.forward(30)
    expect((await yan.ask('session/whoAmI')).status).toBe(200)
    at.clock.forward(31)
    const reply = await yan.ask('session/whoAmI')
    expect([reply.status, reply.body.data.figures.why]).toEqual([401, 'idle'])
  })

  it('ends after ten hours, whatever is done in it', async () => {
    const yan = at.visitor()
    await yan.signIn('yan')
    for (let minutes = 0; minutes < 599; minutes += 20) {
      expect((await yan.ask('session/whoAmI')).status).toBe(200)
      at.clock.forward(20)
    }
    const reply = await yan.ask('session/whoAmI')
    expect([reply.status, reply.body.data.figures.why]).toEqual([401, 'over'])
  })

  it('does nothing for a page of somebody else, who is signed in no more in that browser', async () => {
    const browser = at.visitor()
    const yan = (await browser.signIn('yan')).body.account.id
    const ofYan = { 'x-ballast-account': yan }
    expect((await browser.ask('session/whoAmI', undefined, ofYan)).status).toBe(200)
    const lin = (await browser.signIn('lin')).body.account.id
    for (const procedure of ['session/signOut', 'inbox/waiting', 'session/whoAmI']) {
      const { status, body } = await browser.ask(procedure, undefined, ofYan)
      expect([status, body.data.code, body.data.figures]).toEqual([403, 'other_account', { signedIn: '林', page: '严' }])
      expect(body.message).toContain('当前浏览器已由林登录，本页面是严的，未办理。')
    }
    const sent = await fetch(`${at.base}/files/in/verification_evidence`, {
      method: 'POST',
      headers: { cookie: browser.cookie, 'x-ballast-request': '1', 'content-type': 'application/octet-stream', ...ofYan },
      body: 'x',
    })
    expect([sent.status, ((await sent.json()) as { code: string }).code]).toEqual([403, 'other_account'])
    for (const path of ['out/1', 'in/1', 'letter/1/50']) {
      const get = async (account: string) =>
        (await fetch(`${at.base}/files/${path}?account=${account}`, { headers: { cookie: browser.cookie } })).text()
      expect(await get(yan)).toContain('当前浏览器已由林登录，本页面是严的')
      expect(await get(lin)).not.toContain('当前浏览器已由')
    }
    expect((await browser.ask('session/whoAmI', undefined, { 'x-ballast-account': lin })).body.account.login).toBe('lin')
  })

  it('is ended by signing out, here or everywhere', async () => {
    const [here, there] = [at.visitor(), at.visitor()]
    await here.signIn('aud')
    await there.signIn('aud')
    const kept = here.cookie
    await here.ask('session/signOut')
    here.cookie = kept
    expect((await here.ask('session/whoAmI')).status).toBe(401)
    expect((await there.ask('session/whoAmI')).status).toBe(200)
    expect((await there.ask('session/signOutEverywhere')).body).toEqual({ ended: 1 })
    expect((await there.ask('session/whoAmI')).status).toBe(401)
  })

  it.each([
    ['none', ''],
    ['a made-up one', 'ballast_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['an odd one', 'ballast_session=%00"; x'],
  ])('is not had by %s', async (_, cookie) => {
    const visitor = at.visitor()
    visitor.cookie = cookie
    expect((await visitor.ask('session/whoAmI')).status).toBe(401)
  })

  it('acts under no post of somebody else', async () => {
    const [lin, yan] = [at.visitor(), at.visitor()]
    await lin.signIn('lin')
    const { body } = await yan.signIn('yan')
    lin.post = body.post
    const reply = await lin.ask('session/changePassword', { current: password, next: 'another long one' })
    expect([reply.status, reply.body.data.code]).toEqual([403, 'not_your_post'])
  })

  it('is not used by a page from elsewhere', async () => {
    const lin = at.visitor()
    await lin.signIn('lin')
    const response = await fetch(`${at.base}/rpc/session/whoAmI`, {
      method: 'POST',
      headers: { cookie: lin.cookie, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(response.status).toBe(403)
  })
})

describe('a password', () => {
  it.each([
    ['too short', 'short-one', 'too_short'],
    ['eleven characters', 'elevenchars', 'too_short'],
    ['the login in it', 'my-sys-password', 'holds_login'],
    ['nearly one character', 'aaaaaaaaaaaaaab', 'too_plain'],
    ['the present one', password, 'same_as_before'],
  ])('is refused: %s', async (_, next, fault) => {
    const sys = at.visitor()
    await sys.signIn('sys')
    const reply = await sys.ask('session/changePassword', { current: password, next })
    expect(reply.body.data).toMatchObject({ code: 'password_unfit', figures: { fault } })
  })

  it('is changed once, however often the same request is sent', async () => {
    const aud = at.visitor()
    await aud.signIn('aud')
    const number = { 'x-ballast-request-id': '7d7d4c1e-6d86-4a8e-a9a6-0d7f5a6b1c2d' }
    const change = { current: password, next: 'another sentence' }
    expect((await aud.ask('session/changePassword', change, number)).status).toBe(200)
    expect((await aud.ask('session/changePassword', change, number)).status).toBe(200)
    expect((await aud.ask('session/changePassword', change)).body.data.code).toBe('current_wrong')
    const other = { ...change, next: 'a third sentence' }
    expect((await aud.ask('session/changePassword', other, number)).body.data.code).toBe('current_wrong')
  })

  it('is not guessed by whoever has a session: errors count and lock as at sign-in', async () => {
    const yan = at.visitor()
    await yan.signIn('yan')
    const guess = () => yan.ask('session/changePassword', { current: 'a wrong guess', next: 'twelve chars' })
    for (let tries = 0; tries < 4; tries++) expect((await guess()).body.data.code).toBe('current_wrong')
    expect((await guess()).body.data).toMatchObject({ code: 'locked', figures: { minutes: 15 } })
    expect((await yan.ask('session/changePassword', { current: password, next: 'twelve chars' })).body.data.code).toBe('locked')
    expect((await at.visitor().signIn('yan')).body.data.code).toBe('locked')
    at.clock.forward(15)
    expect((await at.visitor().signIn('yan')).status).toBe(200)
  })

  it('is changed by who knows the present one, and ends the other sessions', async () => {
    const [here, there] = [at.visitor(), at.visitor()]
    await here.signIn('sec')
    await there.signIn('sec')
    expect((await here.ask('session/changePassword', { current: 'not the one I have', next: 'twelve chars' })).body.data.code).toBe(
      'current_wrong',
    )
    expect((await here.ask('session/changePassword', { current: password, next: 'twelve chars' })).status).toBe(200)
    expect((await here.ask('session/whoAmI')).status).toBe(200)
    expect((await there.ask('session/whoAmI')).status).toBe(401)
    expect((await at.visitor().signIn('sec')).body.data.code).toBe('not_known')
    expect((await at.visitor().signIn('sec', 'twelve chars')).status).toBe(200)
  })
})
