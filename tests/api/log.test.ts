import { afterAll, beforeAll, expect, it } from 'vitest'
import { officeStore } from '../store/postgres/stores.ts'
import { openTestOffice, password, sampleOffice } from './office.ts'

const lines: Record<string, unknown>[] = []
let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>
beforeAll(async () => {
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store, undefined, undefined, { log: (line) => lines.push({ ...line }) })
  close = () => at.app.close().then(() => store.close())
})
afterAll(() => close())

const planted = ['张三丰', '510103199001011234', '13800138000', '91500000MA5U000000', '乙方公司'] as const
const settled = () => new Promise((wait) => setTimeout(wait, 100))

it('has a line for every request, with its number, procedure, status, post and time', async () => {
  const sys = at.visitor()
  const { body } = await sys.signIn('sys')
  const { headers } = await sys.ask('account/list', { text: '' })
  await settled()
  const line = lines.find(({ request }) => request === headers.get('x-ballast-number'))
  expect(line).toEqual({
    event: 'request',
    request: expect.stringMatching(/^[0-9a-f]{12}$/),
    procedure: 'account.list',
    status: 200,
    ms: expect.any(Number),
    post: body.post,
  })
})

it('holds nobody: names and numbers sent in every place that takes a text are in no line', async () => {
  const before = lines.length
  const sys = at.visitor()
  await sys.signIn('sys')
  for (const text of planted) {
    const ascii = encodeURIComponent(text)
    await at.visitor().signIn(text, text)
    await at.visitor().signIn('lin', text)
    for (const procedure of [
      'account/list',
      'account/open',
      'subject/find',
      'subject/page',
      'decision/list',
      'trail/events',
      'verification/open',
      'run/overview',
    ])
      await sys.ask(procedure, {
        text,
        login: text,
        name: text,
        run: text,
        policy: text,
        key: text,
        who: text,
        purpose: text,
        [text]: text,
      })
    const headers = {
      'x-ballast-post': ascii,
      'x-ballast-request-id': ascii,
      'x-request-id': ascii,
      'user-agent': ascii,
      referer: `http://x/${ascii}`,
    }
    await sys.ask('account/list', { text }, headers)
    const asked = { headers: { 'x-ballast-request': '1', cookie: `ballast_session=${ascii}` } }
    for (const path of [
      `/rpc/${ascii}`,
      `/rpc/account/list?text=${ascii}`,
      `/files/out/${ascii}`,
      `/subjects/${ascii}?q=${ascii}`,
      `/assets/${ascii}`,
      `/rpc/%zz${ascii}`,
    ])
      await fetch(`${at.base}${path}`, { method: path.startsWith('/rpc') ? 'POST' : 'GET', ...asked })
    const json = { ...asked.headers, 'content-type': 'application/json' }
    await fetch(`${at.base}/rpc/session/signIn`, { method: 'POST', headers: json, body: `{"json":{"login":"${text}"` })
    await fetch(`${at.base}/rpc/session/signIn`, { method: 'POST', headers: { ...json, 'content-type': `x/${ascii}` }, body: text })
  }
  await settled()
  expect(lines.length - before).toBeGreaterThan(planted.length * 15)
  const written = JSON.stringify(lines)
  for (const text of [...planted, ...planted.map(encodeURIComponent), 'signInn', password]) expect(written).not.toContain(text)
})

it('writes down what broke under a procedure: where in the program, and not what was said', async () => {
  const { store } = at.office
  const asSystem = store.asSystem
  const sys = at.visitor()
  await sys.signIn('sys')
  // Whatever fails under a procedure from now on.
  Object.assign(store, {
    asSystem: (reason: Parameters<typeof asSystem>[0], work: Parameters<typeof asSystem>[1]) => {
      if (reason === 'administer') throw new Error(`duplicate key (login)=(${planted[0]})`)
      return asSystem(reason, work)
    },
  })
  const reply = await sys.ask('account/sessions')
  Object.assign(store, { asSystem })
  expect([reply.status, reply.body.data.code]).toEqual([500, 'broken'])
  expect(reply.body.data.message).toMatch(/编号/)
  expect(JSON.stringify(reply.body)).not.toContain(planted[0])
  await settled()
  const failure = lines.find(({ event, request }) => event === 'failure' && request === reply.body.data.request)
  expect(failure).toMatchObject({
    where: 'account.sessions',
    name: 'Error',
    at: expect.arrayContaining([expect.stringMatching(/\.ts:\d+$/)]),
  })
  expect(JSON.stringify(failure)).not.toContain(planted[0])
})
