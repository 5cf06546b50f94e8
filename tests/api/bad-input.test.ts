import { afterAll, beforeAll, expect, it } from 'vitest'
import { opened } from '../store/postgres/stores.ts'
import { openTestOffice } from './office.ts'

let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>
beforeAll(async () => {
  const store = await opened({ kind: 'memory' })
  at = await openTestOffice(store)
  close = () => at.app.close().then(() => store.close())
}, 120_000)
afterAll(() => close())

it.each<[string, unknown, string]>([
  ['nothing', {}, 'login'],
  ['another type', { login: 5, password: 'x' }, 'login'],
  ['a million characters', { login: 'a'.repeat(1_000_000), password: 'x' }, 'login'],
  ['no object', [1], ''],
])('tells %s in a sentence with the field, and does not repeat it', async (_, input, field) => {
  const { status, body } = await at.visitor().ask('session/signIn', input)
  expect([status, body.data.code]).toEqual([422, 'bad_input'])
  expect(body.data.figures.faults[0].path).toBe(field)
  expect(body.data.message).toMatch(/^提交的内容不合要求（.*\p{Script=Han}.*）。请改正后再试。$/u)
  expect(JSON.stringify(body).length).toBeLessThan(2000)
})

it('says that it is well to whoever asks, and nothing else', async () => {
  const reply = await fetch(`${at.base}/health`)
  expect([reply.status, await reply.json()]).toEqual([200, { status: 'ok' }])
})
