import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { contract, levelOf, type Permission, type ProcedureMeta, type Role } from '../../src/contract/index.ts'
import { speaker } from '../own/firms.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { openTestOffice, type Reply, sampleOffice, samplePlan } from './office.ts'

interface Named {
  readonly path: string
  readonly meta: ProcedureMeta
}

/** Every procedure of the contract by its path. */
function proceduresIn(router: object, path: readonly string[] = []): readonly Named[] {
  return Object.entries(router).flatMap(([name, value]) => {
    const here = [...path, name]
    return isContractProcedure(value)
      ? [{ path: here.join('/'), meta: value['~orpc'].meta as ProcedureMeta }]
      : proceduresIn(value as object, here)
  })
}

const procedures = proceduresIn(contract)
const roles = new Map<string, Role>([
  ...samplePlan.accounts.map(({ login, role }) => [login, role] as const),
  ['dan', 'firm'],
  ['geren', 'person'],
])

let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>

beforeAll(async () => {
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store)
  await speaker(store, 'dan', '单位', [], 'firm')
  await speaker(store, 'geren', '个人', [], 'person')
  close = () => at.app.close().then(() => store.close())
})
afterAll(() => close())

// Signed in again only where the session was ended: an address may not sign in as often as it likes.
const visitors = new Map<string, ReturnType<typeof at.visitor>>()
async function answerTo(login: string, path: string): Promise<Reply> {
  const visitor = visitors.get(login) ?? at.visitor()
  visitors.set(login, visitor)
  const reply = await visitor.ask(path, {})
  if (reply.status !== 401) return reply
  expect((await visitor.signIn(login)).status).toBe(200)
  return visitor.ask(path, {})
}

it('names a verb for the trail with every act, and with no question', () => {
  expect(procedures.filter(({ meta }) => (meta.kind === 'write') !== (meta.event !== undefined)).map(({ path }) => path)).toEqual([])
})

const wasLetIn = ({ status }: Reply) => status !== 401 && status !== 403

// What the input is does not matter: who may not is refused before it is read.
it.each(procedures.map(({ path, meta }): [string, ProcedureMeta] => [path, meta]))(
  '%s lets in nobody but whom its line names',
  async (path, { permission }) => {
    const stranger = await at.visitor().ask(path, {})
    expect(wasLetIn(stranger)).toBe(permission === 'anybody')
    for (const [login, role] of roles) {
      const reply = await answerTo(login, path)
      const may = permission === 'anybody' || permission === 'signed_in' || levelOf(permission as Permission, role) !== undefined
      expect([login, wasLetIn(reply)]).toEqual([login, may])
    }
  },
)
