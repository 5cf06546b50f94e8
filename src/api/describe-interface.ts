import { z } from 'zod'
import { contract, type ProcedureMeta, refusalCodesOf, refusalData, summaries } from '../contract/index.ts'
import { edgeAnswers } from './edge-refusals.ts'
import { exampleOf, type JsonSchema } from './example-of.ts'
import { interfaceWords } from './messages.zh.ts'

/** A procedure as somebody who writes a program has to know it. */
export interface DescribedProcedure {
  /** Its name: `session.whoAmI`. */
  readonly procedure: string
  readonly path: string
  readonly room: string
  readonly zh: string
  readonly meta: ProcedureMeta
  readonly input: JsonSchema | undefined
  readonly output: JsonSchema
}

interface Stated {
  readonly meta: ProcedureMeta
  readonly route: { readonly summary?: string }
  readonly inputSchema?: z.ZodType
  readonly outputSchema?: z.ZodType
}

/** Every procedure of the contract, in its order. */
export function describeProcedures(): readonly DescribedProcedure[] {
  return Object.entries(contract).flatMap(([room, procedures]) =>
    Object.entries(procedures as Readonly<Record<string, { readonly '~orpc': unknown }>>).map(([name, procedure]) => {
      const { meta, route, inputSchema, outputSchema = z.unknown() } = procedure['~orpc'] as Stated
      return {
        procedure: `${room}.${name}`,
        path: `/rpc/${room}/${name}`,
        room,
        zh: summaries[`${room}.${name}`] ?? route.summary ?? '',
        meta,
        input: inputSchema === undefined ? undefined : schemaOf(inputSchema, 'input'),
        output: schemaOf(outputSchema, 'output'),
      }
    }),
  )
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...written } = z.toJSONSchema(schema, { io })
  return written as JsonSchema
}

/** The body of a call, as an example. */
export function exampleBody({ input }: DescribedProcedure): object {
  return input === undefined ? {} : { json: exampleOf(input) }
}

/** The contract as an OpenAPI 3.1 document: paths, input, output, refusals, permissions and an example of each call. */
export function describeInterface(version: string): object {
  const procedures = describeProcedures()
  return {
    openapi: '3.1.0',
    info: { title: interfaceWords.title, version, description: interfaceWords.description },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: [...new Set(procedures.map(({ room }) => room))].map((name) => ({ name })),
    paths: Object.fromEntries(procedures.map((procedure) => [procedure.path, { post: operationOf(procedure) }])),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'ballast_session', description: interfaceWords.session } },
      schemas: { Refusal: refusalSchema() },
      responses: Object.fromEntries(
        Object.entries(interfaceWords.refusals).map(([name, description]) => [name, refusalResponse(description)]),
      ),
      parameters: {
        Request: header('x-ballast-request', true, interfaceWords.headers.request, '1'),
        Post: header('x-ballast-post', false, interfaceWords.headers.post, '1'),
        Account: header('x-ballast-account', false, interfaceWords.headers.account, '1'),
        RequestId: header('x-ballast-request-id', false, interfaceWords.headers.requestId, '00000000-0000-4000-8000-000000000001'),
      },
    },
  }
}

function operationOf(described: DescribedProcedure): object {
  const { procedure, room, zh, meta, input, output } = described
  const isForAnybody = meta.permission === 'anybody'
  const parameters = meta.kind === 'write' ? ['Request', 'Post', 'Account', 'RequestId'] : ['Request', 'Post', 'Account']
  const refusals = isForAnybody ? { 422: 'Refused', 429: 'TooMany' } : { 401: 'SignIn', 403: 'NotYours', 422: 'Refused' }
  return {
    operationId: procedure,
    tags: [room],
    summary: zh,
    'x-permission': meta.permission,
    'x-kind': meta.kind,
    ...(meta.event === undefined ? {} : { 'x-event': meta.event }),
    ...(isForAnybody ? { security: [] } : {}),
    parameters: parameters.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: enveloped(input), example: exampleBody(described) } },
    },
    'x-refusals': refusalCodesOf(procedure),
    responses: {
      200: { description: interfaceWords.done, content: { 'application/json': { schema: enveloped(output) } } },
      ...Object.fromEntries(
        Object.entries({ 400: 'NotRead', ...refusals, 500: 'Broken', 503: 'Unavailable' }).map(([status, name]) => [
          status,
          name === 'Refused' ? refusedWith(refusalCodesOf(procedure)) : { $ref: `#/components/responses/${name}` },
        ]),
      ),
    },
  }
}

/** What travels is the one value under `json`. */
function enveloped(schema: JsonSchema | undefined): object {
  return schema === undefined ? { type: 'object' } : { type: 'object', properties: { json: schema }, required: ['json'] }
}

function refusalResponse(description: string): object {
  return { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } }
}

/** What a procedure refuses with on its own: the usual shape, with one of its codes, or what is refused of every input. */
function refusedWith(codes: readonly string[]): object {
  const code = { enum: ['bad_input', ...codes] }
  const within = (name: string, schema: object) => ({ type: 'object', properties: { [name]: schema } })
  const narrowed = within('json', within('data', within('code', code)))
  const schema = { allOf: [{ $ref: '#/components/schemas/Refusal' }, narrowed] }
  return { description: interfaceWords.refusedWith(codes), content: { 'application/json': { schema } } }
}

function refusalSchema(): object {
  const codes = Object.keys(edgeAnswers)
  const travelling = z.object({
    json: z.object({ defined: z.boolean(), code: z.string(), status: z.int(), message: z.string(), data: refusalData }),
  })
  return { ...schemaOf(travelling, 'output'), description: interfaceWords.refusal(codes) }
}

function header(name: string, required: boolean, description: string, example: string): object {
  return { name, in: 'header', required, description, schema: { type: 'string' }, example }
}
