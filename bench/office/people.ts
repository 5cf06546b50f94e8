import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { Visitor } from '../../tests/api/office.ts'
import { inProject } from '../../tests/store/postgres/stores.ts'

const demo = z.object({ password: z.string(), accounts: z.array(z.object({ login: z.string(), role: z.string() })) })

/** People at their desks, each signed in for himself. */
export interface People {
  readonly visitors: readonly Visitor[]
  readonly roles: number
  /** One of them who may start a screening. */
  readonly handler: Visitor
}

/** Signs in so many of the demonstration's people, in turn, of those who may read lists. */
export async function signedIn(base: string, howMany: number): Promise<People> {
  const { password, accounts } = demo.parse(parse(readFileSync(inProject('demo', 'office.yaml'), 'utf8')))
  const readers: typeof accounts = []
  const visitors: Visitor[] = []
  for (const account of accounts) {
    const { visitor, body } = await enter(base, account.login, password)
    if (!body.permissions.includes('decision.read')) continue
    readers.push(account)
    visitors.push(visitor)
  }
  while (visitors.length < howMany) {
    const { login } = readers[visitors.length % readers.length] as { login: string }
    visitors.push((await enter(base, login, password)).visitor)
  }
  const handler = visitors[readers.findIndex(({ role }) => role === 'handler')]
  if (handler === undefined) throw new Error('no handler among the people of the demonstration')
  return { visitors, roles: new Set(readers.map(({ role }) => role)).size, handler }
}

/** Signs somebody in; where too many did so within the minute, waits as the server says. */
async function enter(base: string, login: string, password: string) {
  const visitor = new Visitor(base)
  for (;;) {
    const reply = await visitor.signIn(login, password)
    if (reply.status === 200) return { visitor, body: reply.body as { readonly permissions: readonly string[] } }
    if (reply.status !== 429) throw new Error(`${login}: ${JSON.stringify(reply.body)}`)
    await new Promise((wait) => setTimeout(wait, 5_000))
  }
}

/** An answer, or the failure of the measurement. */
export async function asked(visitor: Visitor, procedure: string, input: object, headers: Readonly<Record<string, string>> = {}) {
  const { status, body } = await visitor.ask(procedure, input, headers)
  if (status !== 200) throw new Error(`${procedure} ${JSON.stringify(input)}: ${status} ${JSON.stringify(body)}`)
  return body
}
