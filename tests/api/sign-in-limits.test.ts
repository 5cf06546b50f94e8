import { afterAll, beforeAll, expect, it } from 'vitest'
import { serve } from '../../src/api/index.ts'
import { signInsPerMinute } from '../../src/api/sign-in-limits.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { openTestOffice, password, sampleOffice, Visitor } from './office.ts'

let at: Awaited<ReturnType<typeof openTestOffice>>
/** Two doors to one office: by itself, and behind a proxy that it was told of. */
let direct: string
let proxied: string
let close: () => Promise<void>

beforeAll(async () => {
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store)
  const behind = await serve(at.office, { web: 'none', host: '127.0.0.1', port: 0, version: '0', proxy: '127.0.0.1' })
  const address = behind.server.address()
  direct = at.base
  proxied = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  close = async () => {
    await behind.close()
    await at.app.close()
    await store.close()
  }
})
afterAll(() => close())

const from = (address: string, protocol = 'http') => ({ 'x-forwarded-for': address, 'x-forwarded-proto': protocol })

/** How sign-ins were answered, by their status; the body lacks a password, so that none is reckoned. */
async function signIns(door: string, names: readonly string[], headers: Readonly<Record<string, string>>) {
  const replies = await Promise.all(names.map((login) => new Visitor(door).ask('session/signIn', { login }, headers)))
  return { passed: replies.filter(({ status }) => status === 422).length, refused: replies.filter(({ status }) => status === 429) }
}

const names = (many: number) => Array.from({ length: many }, (_, at) => `user-${at}`)

it('stops a name that is tried again and again, and says for how long', async () => {
  const { passed, refused } = await signIns(direct, Array(signInsPerMinute.name + 1).fill(' Somebody'), {})
  expect([passed, refused.length]).toEqual([signInsPerMinute.name, 1])
  expect(refused[0]?.body.data).toMatchObject({ code: 'too_many_requests', figures: { seconds: expect.any(Number) } })
  expect((await signIns(direct, ['SOMEBODY '], {})).refused).toHaveLength(1)
  expect((await signIns(direct, ['somebody-else'], {})).passed).toBe(1)
})

it('lets a bureau of three hundred begin at once behind one address', async () => {
  expect((await signIns(proxied, names(300), from('10.1.0.1'))).refused).toEqual([])
})

it('stops an address that tries name after name, and nobody elsewhere', async () => {
  const { passed } = await signIns(proxied, names(signInsPerMinute.address + 1), from('10.2.0.1'))
  expect(passed).toBe(signInsPerMinute.address)
  expect((await signIns(proxied, ['user-1'], from('10.3.0.1'))).passed).toBe(1)
})

it('believes a proxy it was told of, and nobody else, about address and https', async () => {
  for (const [door, address, cookie] of [
    [proxied, '10.4.0.1', /; Secure$/],
    [direct, '127.0.0.1', /SameSite=Strict$/],
  ] as const) {
    const lin = new Visitor(door)
    const reply = await lin.ask('session/signIn', { login: 'lin', password }, from('10.4.0.1', 'https'))
    expect(reply.headers.get('set-cookie')).toMatch(cookie)
    const mine: { readonly isThis: boolean; readonly address: string }[] = (await lin.ask('session/mine')).body
    expect(mine.find(({ isThis }) => isThis)?.address).toBe(address)
  }
})
