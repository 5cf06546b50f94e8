import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestOffice, sampleOffice } from '../api/office.ts'
import { opened } from '../store/postgres/stores.ts'

let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>
beforeAll(async () => {
  const store = await opened({ kind: 'memory' }, sampleOffice)
  at = await openTestOffice(store)
  close = () => at.app.close().then(() => store.close())
})
afterAll(() => close())

async function as(login: string, typed?: string) {
  const visitor = at.visitor()
  const reply = await visitor.signIn(login, typed)
  expect([login, reply.status]).toEqual([login, 200])
  return visitor
}

it('opens an account, gives it a post, and lets its holder in with a password of their own', async () => {
  const sys = await as('sys')
  const opened = await sys.ask('account/open', { login: 'Neu.1', name: '新人' })
  expect(opened.body).toMatchObject({ login: 'neu.1', password: expect.stringMatching(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/) })
  expect((await sys.ask('account/open', { login: 'neu.1', name: '新人' })).body.data.code).toBe('login_taken')
  const early = await at.visitor().signIn('neu.1', opened.body.password)
  expect(early.body.data.code).toBe('no_post')
  const sec = await as('sec')
  const [region] = (await sec.ask('post/regions', { text: '500103' })).body
  const [body] = (await sec.ask('post/bodies', { text: '周的单位' })).body
  const post = { account: opened.body.account, role: 'handler', region: region.path, body: body.id, from: '2023-01-04' }
  expect((await sec.ask('post/open', post)).status).toBe(200)
  const holder = await as('neu.1', opened.body.password)
  expect((await holder.ask('inbox/waiting')).body.data.code).toBe('password_to_change')
  const changed = await holder.ask('session/changePassword', { current: opened.body.password, next: '另外一句十二个字以上的话啊' })
  expect(changed.status).toBe(200)
  expect((await holder.ask('inbox/waiting')).status).toBe(200)
})

it('ends the sessions of an account that is closed at once, and of one whose password is reset', async () => {
  const sys = await as('sys')
  const lin = await as('lin')
  const { account } = (await lin.ask('session/whoAmI')).body
  const reset = await sys.ask('account/resetPassword', { account: account.id })
  expect((await lin.ask('inbox/waiting')).status).toBe(401)
  const again = await as('lin', reset.body.password)
  expect((await sys.ask('account/disable', { account: account.id, reason: '离职' })).body).toEqual({ ended: 1 })
  expect((await again.ask('session/whoAmI')).body.data.figures.why).toBe('disabled')
  expect((await at.visitor().signIn('lin', reset.body.password)).status).toBe(422)
  expect((await sys.ask('account/enable', { account: account.id })).status).toBe(200)
  await as('lin', reset.body.password)
  const self = (await sys.ask('session/whoAmI')).body.account.id
  expect((await sys.ask('account/disable', { account: self, reason: '自己' })).body.data.code).toBe('own_account')
})

it('unlocks who rests after wrong passwords', async () => {
  const sys = await as('sys')
  for (let tries = 0; tries < 5; tries++) await at.visitor().signIn('yan', 'wrong password')
  expect((await at.visitor().signIn('yan')).body.data.code).toBe('locked')
  const [yan] = (await sys.ask('account/list', { text: 'yan' })).body
  expect((await sys.ask('account/unlock', { account: yan.id })).status).toBe(200)
  expect((await sys.ask('account/unlock', { account: yan.id })).body.data.code).toBe('not_locked')
  await as('yan')
})

it('lists and ends sessions: all for the system administrator', async () => {
  const sys = await as('sys')
  const zhou = await as('zhou')
  const sessions = (await sys.ask('account/sessions')).body as { id: string; account: { login: string } }[]
  const found = sessions.find(({ account }) => account.login === 'zhou')
  expect((await sys.ask('account/endSession', { id: found?.id })).status).toBe(200)
  expect((await zhou.ask('session/whoAmI')).status).toBe(401)
  expect((await sys.ask('account/endSession', { id: found?.id })).body.data.code).toBe('session_unknown')
})

it('tells the audit administrator what was done, with who, and whether it is sealed', async () => {
  await at.sealAll()
  const aud = await as('aud')
  const { events } = (await aud.ask('trail/events', { register: 'account', who: 'sys' })).body
  expect(events.map(({ verb }: { verb: string }) => verb)).toEqual([
    'unlock_account',
    'enable_account',
    'disable_account',
    'reset_password',
    'open_account',
  ])
  expect(events[2]).toMatchObject({ name: '系', subject: 'lin', from: 'open', to: 'disabled', reason: '离职', isSealed: true })
  expect((await aud.ask('trail/events', { from: '2000-01-01', to: '2000-12-31' })).body).toEqual({ events: [], next: null })
  const first = (await aud.ask('trail/events', {})).body
  expect(first.events.length).toBeLessThanOrEqual(50)
  expect((await aud.ask('trail/looks', {})).body).toEqual({ looks: [], next: null })
})

it('says how the server stands to the system administrator', async () => {
  const sys = await as('sys')
  const { body } = await sys.ask('health/read')
  expect(body).toMatchObject({ database: { kind: 'pglite' }, seal: { trouble: null }, jobs: { running: 0, waiting: 0, failedToday: 0 } })
  expect(body.seal.number).toBeGreaterThan(0)
})

it('does what is sent twice once, and gives another first password as long as nobody has changed it', async () => {
  const sys = await as('sys')
  const once = (number: number) => ({ 'x-ballast-request-id': `00000000-0000-4000-8000-00000000000${number}` })
  const asked = { login: 'twice', name: '两次' }
  const first = await sys.ask('account/open', asked, once(1))
  const second = await sys.ask('account/open', asked, once(1))
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.body).toMatchObject({ account: first.body.account, login: 'twice' })
  // The one before was seen by nobody, as far as the server knows; it no longer opens anything.
  expect(second.body.password).not.toBe(first.body.password)
  expect((await at.visitor().signIn('twice', first.body.password)).body.data.code).toBe('not_known')
  const other = await sys.ask('account/open', { ...asked, name: '另一个' }, once(1))
  expect(other.body.data.code).toBe('request_reused')
  const sec = await as('sec')
  // Another's number is no key to another's answer.
  const [region] = (await sec.ask('post/regions', { text: '500103' })).body
  const [body] = (await sec.ask('post/bodies', { text: '周的单位' })).body
  const post = { account: first.body.account, role: 'handler', region: region.path, body: body.id, from: '2023-01-04' }
  const [opened, again] = [await sec.ask('post/open', post, once(2)), await sec.ask('post/open', post, once(2))]
  expect([opened.status, again.body]).toEqual([200, opened.body])
  const holder = await as('twice', second.body.password)
  await holder.ask('session/changePassword', { current: second.body.password, next: '又一句十二个字以上的话啊' })
  const late = await sys.ask('account/open', asked, once(1))
  expect(late.body.data.code).toBe('password_taken_over')
  for (const times of [1, 2])
    expect([times, (await sys.ask('account/disable', { account: first.body.account, reason: '离职' }, once(3))).body]).toEqual([
      times,
      { ended: 1 },
    ])
  const { events } = (await (await as('aud')).ask('trail/events', { register: 'account', subject: 'twice' })).body
  expect(events.map(({ verb }: { verb: string }) => verb).sort()).toEqual([
    'change_password',
    'disable_account',
    'open_account',
    'reset_password',
  ])
})

it('shows everybody their own sessions, and lets them end one', async () => {
  const [here, there] = [await as('zhou'), await as('zhou')]
  const mine = (await here.ask('session/mine')).body as { id: string; isThis: boolean }[]
  expect(mine.filter(({ isThis }) => isThis)).toHaveLength(1)
  const other = ((await there.ask('session/mine')).body as typeof mine).find(({ isThis }) => isThis)
  const luo = await as('luo')
  expect((await luo.ask('session/endMine', { id: other?.id })).body.data.code).toBe('session_unknown')
  expect((await there.ask('session/whoAmI')).status).toBe(200)
  expect((await here.ask('session/endMine', { id: other?.id })).status).toBe(200)
  expect((await there.ask('session/whoAmI')).body.data.code).toBe('session_ended')
  expect((await here.ask('session/whoAmI')).status).toBe(200)
})
