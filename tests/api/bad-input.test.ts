import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { officeStore } from '../store/postgres/stores.ts'
import { openTestOffice, sampleOffice } from './office.ts'

let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>
beforeAll(async () => {
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store)
  close = () => at.app.close().then(() => store.close())
})
afterAll(() => close())

it.each<[string, unknown, string]>([
  ['nothing', {}, 'login'],
  ['another type', { login: 5, password: 'x' }, 'login'],
  ['a million characters', { login: 'a'.repeat(1_000_000), password: 'x' }, 'login'],
  ['no object', [1], ''],
])('tells %s in a sentence with the field, and does not repeat it', async (_, input, field) => {
  const { status, body, headers } = await at.visitor().ask('session/signIn', input)
  expect([status, body.data.code]).toEqual([422, 'bad_input'])
  expect(body.data.figures.faults[0].path).toBe(field)
  expect(body.data.message).toMatch(/^提交的内容不合要求（.*\p{Script=Han}.*）。请改正后再试。$/u)
  expect(body.data.request).toBe(headers.get('x-ballast-number'))
  expect(JSON.stringify(body).length).toBeLessThan(2000)
})

interface Sent {
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}
const json = { 'content-type': 'application/json', 'x-ballast-request': '1' }

it.each<[string, Sent, number, string]>([
  ['a body that is no JSON', { headers: json, body: '{"json": 张三' }, 400, 'body_not_json'],
  ['a body that is a number', { headers: json, body: '5' }, 400, 'body_not_json'],
  ['a body that is a list', { headers: json, body: '[{"json":{}}]' }, 400, 'body_not_json'],
  ['a body with types that there are none of', { headers: json, body: '{"json":{"a":"x"},"meta":[[1,"a"],[9]]}' }, 422, 'bad_input'],
  ['bytes', { headers: json, body: new Uint8Array([0xff, 0xfe, 0x00, 0x80]) }, 400, 'body_not_json'],
  ['a form', { headers: { ...json, 'content-type': 'application/x-www-form-urlencoded' }, body: 'login=lin' }, 415, 'content_type_wrong'],
  ['a text', { headers: { ...json, 'content-type': 'text/plain' }, body: '{}' }, 415, 'content_type_wrong'],
  ['a file', { headers: { ...json, 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' }, 415, 'content_type_wrong'],
  ['more than is taken', { headers: json, body: `{"json":"${'a'.repeat(33 * 2 ** 20)}"}` }, 413, 'body_too_large'],
  ['a procedure that there is none of', { path: '/rpc/session/signInn', headers: json, body: '{}' }, 404, 'no_such_procedure'],
  ['a room that there is none of', { path: '/rpc/__proto__/constructor', headers: json, body: '{}' }, 404, 'no_such_procedure'],
  ['a question by its address', { method: 'GET', headers: { 'x-ballast-request': '1' } }, 405, 'method_wrong'],
  ['a page of another site', { headers: { 'content-type': 'application/json' }, body: '{}' }, 403, 'foreign_page'],
  ['an address that is none', { path: '/rpc/%zz', headers: json, body: '{}' }, 400, 'address_unreadable'],
])('tells %s in a sentence with the number of the request', async (_, sent, status, code) => {
  const { path = '/rpc/session/signIn', method = 'POST', headers = {}, body } = sent
  const reply = await fetch(`${at.base}${path}`, { method, headers, ...(body === undefined ? {} : { body: body as BodyInit }) })
  const told = (await reply.json()) as { json: { data: { code: string; message: string; request: string } } }
  expect([reply.status, told.json.data.code]).toEqual([status, code])
  expect(told.json.data.message).toMatch(/\p{Script=Han}.*。$/u)
  expect(told.json.data.request).toMatch(/^[0-9a-f]{12}$/)
  expect(told.json.data.request).toBe(reply.headers.get('x-ballast-number'))
  expect(JSON.stringify(told)).not.toMatch(/张三|aaaa/)
})

it('tells a wrong address outside of the procedures as a sentence', async () => {
  const reply = await fetch(`${at.base}/files/out/%zz`)
  expect([reply.status, await reply.text()]).toEqual([400, expect.stringMatching(/^网址读不懂.*（编号 [0-9a-f]{12}）$/)])
})

it('says that it lives and is ready to whoever asks, and nothing else', async () => {
  for (const path of ['/health', '/health/live', '/health/ready']) {
    const reply = await fetch(`${at.base}${path}`)
    expect([reply.status, await reply.json()]).toEqual([200, { status: 'ok' }])
  }
})

describe('what somebody made up', () => {
  // Signed in once each: a name that signs in again and again within a minute is stopped.
  const visitors = new Map<string, ReturnType<typeof at.visitor>>()
  const signedIn = async (login: string) => {
    const known = visitors.get(login)
    if (known !== undefined) return known
    const visitor = at.visitor()
    visitors.set(login, visitor)
    expect((await visitor.signIn(login)).status).toBe(200)
    return visitor
  }
  it.each<[string, string, unknown, Readonly<Record<string, string>>, number, string]>([
    ['a post that is nobody’s', 'inbox/waiting', undefined, { 'x-ballast-post': '999999' }, 403, 'not_your_post'],
    ['a post that is an identity number', 'inbox/waiting', undefined, { 'x-ballast-post': '510103199001011234' }, 403, 'not_your_post'],
    ['another’s session', 'session/endMine', { id: '0'.repeat(32) }, {}, 422, 'session_unknown'],
    ['another’s duty', 'account/open', { login: 'neu', name: '新' }, {}, 403, 'no_permission'],
    ['a run of nobody', 'run/overview', { run: '../../etc/passwd' }, {}, 422, 'run_unknown'],
    ['a list of another policy', 'decision/list', { run: "x' or '1'='1", policy: '<script>alert(1)</script>' }, {}, 422, 'run_unknown'],
    ['a job that one may not see', 'job/get', { id: '1' }, {}, 422, 'job_not_found'],
    ['a letter that one may not see', 'verification/list', { inquiry: '1' }, {}, 422, 'row_not_found'],
  ])('%s', async (_, procedure, input, headers, status, code) => {
    const reply = await (await signedIn('lin')).ask(procedure, input, headers)
    expect([reply.status, reply.body.data?.code]).toEqual([status, code])
    expect(reply.body.data.message).toMatch(/。$/)
    expect(reply.body.data.request).toBe(reply.headers.get('x-ballast-number'))
  })

  it('a post of a colleague is not one’s own', async () => {
    const yan = await signedIn('yan')
    const own = (await yan.ask('session/whoAmI')).body.post
    const { body } = await (await signedIn('lin')).ask('verification/open', undefined, { 'x-ballast-post': own })
    expect(body.data.code).toBe('not_your_post')
  })

  it('a session that ended in the middle of a form leaves what was sent undone, and the same works after signing in', async () => {
    const sec = await signedIn('sys')
    const { cookie } = sec
    await sec.ask('session/signOutEverywhere')
    sec.cookie = cookie
    const asked = { login: 'mitten', name: '中途' }
    const id = { 'x-ballast-request-id': '11111111-1111-4111-8111-111111111111' }
    const ended = await sec.ask('account/open', asked, id)
    expect([ended.status, ended.body.data.code]).toEqual([401, 'session_ended'])
    await sec.signIn('sys')
    expect((await sec.ask('account/open', asked, id)).body.login).toBe('mitten')
  })

  const hostile = [
    "'; drop table account; --",
    '<img src=x onerror=alert(1)>',
    '{{7*7}}',
    '\u0000',
    '张\uD800',
    '%',
    '_',
    '../..',
    'a'.repeat(60),
  ]
  it.each(hostile.map((text) => [JSON.stringify(text), text] as const))('%s in a field is a text', async (_, text) => {
    const sys = await signedIn('sys')
    const listed = await sys.ask('account/list', { text })
    expect([200, 422]).toContain(listed.status)
    const before = (await sys.ask('account/list', { text: '' })).body.length
    const opened = await sys.ask('account/open', { login: text, name: text })
    expect([opened.status, opened.body.data?.code]).toEqual([422, expect.stringMatching(/^(login_unfit|bad_input)$/)])
    expect((await sys.ask('account/list', { text: '' })).body).toHaveLength(before)
  })
})
