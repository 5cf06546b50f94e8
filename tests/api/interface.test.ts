import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract, refusalCodesOf, summaries } from '../../src/contract/index.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { openTestOffice, password, sampleOffice } from './office.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document that the test takes apart
type Document = any
let at: Awaited<ReturnType<typeof openTestOffice>>
let document: Document
let close: () => Promise<void>
beforeAll(async () => {
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store)
  close = () => at.app.close().then(() => store.close())
  const sys = at.visitor()
  await sys.signIn('sys')
  document = await (await fetch(`${at.base}/openapi.json`, { headers: { cookie: sys.cookie } })).json()
})
afterAll(() => close())

const procedures = Object.entries(contract).flatMap(([room, all]) => Object.keys(all).map((name) => `${room}.${name}`))
// biome-ignore lint/suspicious/noExplicitAny: each part of the contract is a procedure
const stated = (procedure: string): any => procedure.split('.').reduce((part: any, name) => part[name], contract)['~orpc']

function each(value: unknown, visit: (one: Record<string, unknown>) => void): void {
  if (typeof value !== 'object' || value === null) return
  visit(value as Record<string, unknown>)
  for (const inner of Object.values(value)) each(inner, visit)
}

describe('the description of the interface', () => {
  it('is an OpenAPI 3.1 document with a path for each procedure and nothing else', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    const operations = Object.entries<Document>(document.paths)
    expect(operations.map(([, { post }]) => post.operationId).sort()).toEqual([...procedures].sort())
    for (const [path, { post }] of operations) {
      expect(path).toBe(`/rpc/${post.operationId.replace('.', '/')}`)
      expect(post.requestBody.content['application/json'].schema.type).toBe('object')
      expect(Object.keys(post.responses)).toEqual(expect.arrayContaining(['200', '400', '422', '500', '503']))
      expect(post['x-refusals']).toEqual(refusalCodesOf(post.operationId))
      const { permission, kind } = stated(post.operationId).meta
      expect([post['x-permission'], post['x-kind']]).toEqual([permission, kind])
      expect(post.security).toEqual(permission === 'anybody' ? [] : undefined)
    }
  })

  it('tells of every procedure in Chinese, and of none that is gone', () => {
    expect(Object.keys(summaries).sort()).toEqual([...procedures].sort())
    for (const sentence of Object.values(summaries)) expect(sentence).toMatch(/\p{Script=Han}/u)
  })

  it('has no reference that leads nowhere and no schema that is none', () => {
    let references = 0
    each(document, (one) => {
      if (typeof one.$ref === 'string') {
        references += 1
        const found = one.$ref
          .slice(2)
          .split('/')
          .reduce((part: Document, name) => part?.[name], document)
        expect(found, one.$ref).toBeTypeOf('object')
      }
      if (one.in === 'header') expect(one.schema).toEqual({ type: 'string' })
    })
    expect(references).toBeGreaterThan(procedures.length * 5)
    for (const { post } of Object.values<Document>(document.paths))
      for (const schema of [post.requestBody, post.responses[200]].map(({ content }) => content['application/json'].schema))
        expect(() => z.fromJSONSchema(schema)).not.toThrow()
  })

  it.each(procedures)('an example of %s is what the contract takes', (procedure) => {
    const { example } = document.paths[`/rpc/${procedure.replace('.', '/')}`].post.requestBody.content['application/json']
    const { inputSchema } = stated(procedure)
    expect(Object.keys(example)).toEqual(inputSchema === undefined ? [] : ['json'])
    if (inputSchema !== undefined) expect(inputSchema.safeParse(example.json).error?.issues).toBeUndefined()
  })
})

/** Calls a procedure as the document says, knowing nothing else of it. */
async function callAsDescribed(procedure: string, cookie: string, input?: unknown) {
  const [path, { post }] = Object.entries<Document>(document.paths).find(([, one]) => one.post.operationId === procedure) ?? ['', {}]
  const headers: Record<string, string> = { 'content-type': 'application/json', cookie }
  for (const { $ref } of post.parameters) {
    const { name, required, example } = document.components.parameters[$ref.split('/').at(-1)]
    if (required) headers[name] = example
  }
  const body = input === undefined ? post.requestBody.content['application/json'].example : { json: input }
  const reply = await fetch(`${at.base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const said = post.responses[reply.status]
  const told = said.$ref === undefined ? said : document.components.responses[said.$ref.split('/').at(-1)]
  const { schema } = told.content['application/json']
  const componentOf = ({ $ref }: Document) => document.components.schemas[$ref.split('/').at(-1)]
  const whole = schema.$ref === undefined ? schema : componentOf(schema)
  const inFull =
    whole.allOf === undefined ? whole : { allOf: whole.allOf.map((part: Document) => (part.$ref === undefined ? part : componentOf(part))) }
  return { reply, body: await reply.json(), schema: z.fromJSONSchema(inFull) }
}

it('is right: procedures called as it says answer as it says', async () => {
  const session = document.components.securitySchemes.session
  const signedIn = await callAsDescribed('session.signIn', '', { login: 'lin', password })
  expect(signedIn.reply.status).toBe(200)
  expect(signedIn.schema.safeParse(signedIn.body).error).toBeUndefined()
  const cookie = signedIn.reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(cookie.startsWith(`${session.name}=`)).toBe(true)
  for (const procedure of ['session.whoAmI', 'inbox.waiting', 'post.bodies', 'job.list', 'session.mine']) {
    const { reply, body, schema } = await callAsDescribed(procedure, cookie)
    expect([procedure, reply.status, schema.safeParse(body).error]).toEqual([procedure, 200, undefined])
  }
  // The schema is not one that takes everything.
  expect(signedIn.schema.safeParse({ json: { account: 5 } }).success).toBe(false)
  for (const [procedure, status] of [
    ['job.get', 422],
    ['account.sessions', 403],
  ] as const) {
    const { reply, body, schema } = await callAsDescribed(procedure, cookie)
    expect([procedure, reply.status, schema.safeParse(body).error]).toEqual([procedure, status, undefined])
  }
})

it('says which codes a procedure refuses with, and no other fits', async () => {
  const lin = at.visitor()
  await lin.signIn('lin')
  const { reply, body, schema } = await callAsDescribed('job.get', lin.cookie)
  expect([reply.status, body.json.data.code]).toEqual([422, 'job_not_found'])
  expect(schema.safeParse(body).error).toBeUndefined()
  body.json.data.code = 'login_taken'
  expect(schema.safeParse(body).success).toBe(false)
})

it('is handed to whoever may see it, and to nobody else', async () => {
  for (const [login, status] of [
    ['sys', 200],
    ['lin', 403],
    [undefined, 401],
  ] as const) {
    const visitor = at.visitor()
    if (login !== undefined) await visitor.signIn(login)
    expect((await fetch(`${at.base}/openapi.json`, { headers: { cookie: visitor.cookie } })).status).toBe(status)
  }
})
