import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import { RPCHandler } from '@orpc/server/fastify'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Log } from '../log/index.ts'
import type { Oidc } from '../oidc/index.ts'
import type { Office } from './office.ts'
import type { RequestContext } from './procedures.ts'
import { receiveFiles } from './receive-files.ts'
import { router } from './router.ts'
import { noteRequests, seenOf } from './seen-request.ts'
import { isJsonBody, mostBytes, readBodies, refuse, tellWhatFailed } from './serve-edge.ts'
import { serveFiles } from './serve-files.ts'
import { serveHealth } from './serve-health.ts'
import { serveInterface } from './serve-interface.ts'
import { openMetricsPort, serveMetrics } from './serve-metrics.ts'
import { serveOidc } from './serve-oidc.ts'
import { type ServerWatch, watchServer } from './server-watch.ts'
import { limitReceipts, limitSignIns } from './sign-in-limits.ts'
import { tellBadInput } from './tell-bad-input.ts'
import { numberRefusals, tellFailures } from './tell-failures.ts'

export interface ServeOptions {
  /** The folder of the built pages. */
  readonly web: string
  readonly host: string
  readonly port: number
  /** The proxy before it, by its address or net: from there, requests come from where and by what it says. None is believed unless given. */
  readonly proxy?: string | undefined
  /** Takes a line for every request; silent unless given. */
  readonly log?: Log
  /** A port of this machine alone that gives the metrics to whoever asks. */
  readonly metricsPort?: number | undefined
  /** The provider that vouches for people, where one is set up. */
  readonly oidc?: Oidc | undefined
  /** Of the program, for the description of its interface. */
  readonly version: string
}

const cookieName = 'ballast_session'

/** Nothing from another host, no inline script; inline styles are how the components dress. */
const headers = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const

/** Serves the procedures under /rpc and the pages beside them; gives the server once it listens. Throws where the port is taken. */
export async function serve(office: Office, options: ServeOptions): Promise<FastifyInstance> {
  const log = options.log ?? (() => undefined)
  const app = fastify({
    logger: false,
    bodyLimit: mostBytes,
    trustProxy: options.proxy ?? false,
    // A number of our own: what a client sends under any name is not in the log.
    requestIdHeader: false,
    genReqId: () => randomBytes(6).toString('hex'),
    frameworkErrors: (_, request, reply) => void refuse(request as FastifyRequest, reply as FastifyReply, { code: 'address_unreadable' }),
  })
  app.addHook('onSend', async (request, reply) => {
    for (const [name, value] of Object.entries(headers)) reply.header(name, value)
    reply.header('x-ballast-number', request.id)
  })
  const watch = watchServer()
  const requestOf = (request: FastifyRequest, reply: FastifyReply) =>
    contextOf(request, reply, { office, watch, provider: options.oidc?.settings.name })
  // Long work stops with the server, and goes on with the next.
  app.addHook('onClose', async () => {
    watch.close()
    await office.jobs.close()
    await office.sealer.close()
  })
  noteRequests(app, log, watch.requests)
  readBodies(app)
  tellWhatFailed(app, log, existsSync(join(options.web, 'assets')) ? options.web : undefined)
  await app.register(fastifyRateLimit, { global: false })
  serveProcedures(app, log, requestOf)
  if (options.oidc !== undefined) serveOidc(app, options.oidc, requestOf)
  serveHealth(app, office)
  serveMetrics(app, { office, watch, requestOf })
  serveFiles(app, requestOf)
  receiveFiles(app, requestOf)
  serveInterface(app, requestOf, options.version)
  if (existsSync(join(options.web, 'assets'))) await serveAssets(app, options.web)
  if (options.metricsPort !== undefined) app.addHook('onClose', await openMetricsPort(office, watch, options.metricsPort, log))
  await app.listen({ host: options.host, port: options.port }).catch(async (error: unknown) => {
    await app.close()
    throw error
  })
  return app
}

type ContextOf = (request: FastifyRequest, reply: FastifyReply) => RequestContext

function serveProcedures(app: FastifyInstance, log: Log, contextOf: ContextOf): void {
  const handler = new RPCHandler(router, { interceptors: [numberRefusals], clientInterceptors: [tellFailures(log), tellBadInput] })
  const answerOne = async (request: FastifyRequest, reply: FastifyReply) => {
    // A page of another origin cannot set this header; with the cookie's SameSite nobody acts through another's browser.
    if (request.headers['x-ballast-request'] === undefined) return refuse(request, reply, { code: 'foreign_page' })
    if (!isJsonBody(request)) return refuse(request, reply, { code: 'content_type_wrong' })
    reply.header('cache-control', 'no-store')
    const { matched } = await handler.handle(request, reply, { prefix: '/rpc', context: contextOf(request, reply) })
    return matched ? reply : refuse(request, reply, { code: 'no_such_procedure' })
  }
  app.post('/rpc/session/signIn', { preHandler: limitSignIns(app) }, answerOne)
  const receipts = { preHandler: limitReceipts(app) }
  app.post('/rpc/receipt/ask', receipts, answerOne)
  app.post('/rpc/receipt/add', receipts, answerOne)
  app.all('/rpc/*', answerOne)
}

async function serveAssets(app: FastifyInstance, web: string): Promise<void> {
  // What is named after its content never changes; nothing else of the folder is handed out by its name.
  const assets = {
    root: join(web, 'assets'),
    prefix: '/assets/',
    index: false,
    maxAge: '365d',
    immutable: true,
    preCompressed: true,
  } as const
  await app.register(fastifyStatic, assets)
}

interface Serving {
  readonly provider: string | undefined
  readonly office: Office
  readonly watch: ServerWatch
}

function contextOf(request: FastifyRequest, reply: FastifyReply, { office, watch, provider }: Serving): RequestContext {
  const attributes = `Path=/; HttpOnly; SameSite=Strict${request.protocol === 'https' ? '; Secure' : ''}`
  return {
    office,
    watch,
    seen: seenOf(request),
    token: cookieOf(request),
    post: keyOf(request, 'x-ballast-post'),
    pageAccount: keyOf(request, 'x-ballast-account') ?? accountInLink(request),
    requestId: headerOf(request, 'x-ballast-request-id'),
    provider,
    agent: headerOf(request, 'user-agent') ?? '',
    address: request.ip,
    setToken: (token) => {
      reply.header('set-cookie', token === undefined ? `${cookieName}=; Max-Age=0; ${attributes}` : `${cookieName}=${token}; ${attributes}`)
    },
  }
}

function keyOf(request: FastifyRequest, name: string): bigint | undefined {
  const value = headerOf(request, name)
  return value !== undefined && /^\d{1,18}$/.test(value) ? BigInt(value) : undefined
}

/** Links have no headers: the address of a file says whose page it stood on. */
function accountInLink({ method, url, query }: FastifyRequest): bigint | undefined {
  const { account } = (query ?? {}) as { readonly account?: unknown }
  return method === 'GET' && url.startsWith('/files/') && typeof account === 'string' && /^\d{1,18}$/.test(account)
    ? BigInt(account)
    : undefined
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

function cookieOf(request: FastifyRequest): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=')
    if (name === cookieName) return value.join('=')
  }
  return undefined
}
