import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import { RPCHandler } from '@orpc/server/fastify'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { readOffice } from '../organisation/index.ts'
import type { Office } from './office.ts'
import type { RequestContext } from './procedures.ts'
import { receiveFiles } from './receive-files.ts'
import { router } from './router.ts'
import { serveFiles } from './serve-files.ts'
import { tellBadInput } from './tell-bad-input.ts'

export interface ServeOptions {
  /** The folder of the built pages. */
  readonly web: string
  readonly host: string
  readonly port: number
  /** Whether the browser reaches it by https, through a proxy. */
  readonly isSecure: boolean
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
  const app = fastify({ logger: false, bodyLimit: 32 * 1024 * 1024, trustProxy: options.isSecure ? 'loopback' : false })
  app.addHook('onSend', async (_, reply) => {
    for (const [name, value] of Object.entries(headers)) reply.header(name, value)
  })
  // Long work stops with the server, and goes on with the next.
  app.addHook('onClose', async () => {
    await office.jobs.close()
    await office.sealer.close()
  })
  await app.register(fastifyRateLimit, { global: false })
  serveProcedures(app, office, options.isSecure)
  serveHealth(app, office)
  const requestOf = (request: FastifyRequest, reply: FastifyReply) => contextOf(request, reply, office, options.isSecure)
  serveFiles(app, requestOf)
  receiveFiles(app, requestOf)
  if (existsSync(join(options.web, 'assets'))) await servePages(app, options.web)
  await app.listen({ host: options.host, port: options.port })
  return app
}

function serveProcedures(app: FastifyInstance, office: Office, isSecure: boolean): void {
  const handler = new RPCHandler(router, { clientInterceptors: [tellBadInput] })
  // The bodies are the handler's to read.
  app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null, undefined))
  const answerOne = async (request: FastifyRequest, reply: FastifyReply) => {
    // A page of another origin cannot set this header; with the cookie's SameSite nobody acts through another's browser.
    if (request.headers['x-ballast-request'] === undefined) return reply.status(403).send({ code: 'foreign_page' })
    reply.header('cache-control', 'no-store')
    const { matched } = await handler.handle(request, reply, { prefix: '/rpc', context: contextOf(request, reply, office, isSecure) })
    if (!matched) await reply.status(404).send({ code: 'no_such_procedure' })
  }
  // Whoever tries passwords meets the lock of an account, and whoever tries accounts this limit.
  app.post('/rpc/session/signIn', { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }, answerOne)
  app.all('/rpc/*', answerOne)
}

/** Whether the server answers and reaches its database, for whoever watches it; no figures and no data. */
function serveHealth(app: FastifyInstance, { store }: Office): void {
  app.get('/health', async (_, reply) => {
    const isWell = await store.asSystem('administer', readOffice).then(
      () => true,
      () => false,
    )
    return reply
      .status(isWell ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isWell ? 'ok' : 'no_database' })
  })
}

async function servePages(app: FastifyInstance, web: string): Promise<void> {
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
  // Every address of the office is the same page; what it shows is the browser's to find out.
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/rpc') && !request.url.startsWith('/assets/')
    if (!isPage) return reply.status(404).send({ code: 'not_found' })
    return reply.header('cache-control', 'no-cache').sendFile('index.html', web, { maxAge: 0, immutable: false })
  })
}

function contextOf(request: FastifyRequest, reply: FastifyReply, office: Office, isSecure: boolean): RequestContext {
  const post = headerOf(request, 'x-ballast-post')
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
  return {
    office,
    token: cookieOf(request),
    post: post !== undefined && /^\d{1,18}$/.test(post) ? BigInt(post) : undefined,
    requestId: headerOf(request, 'x-ballast-request-id'),
    agent: headerOf(request, 'user-agent') ?? '',
    address: request.ip,
    setToken: (token) => {
      reply.header('set-cookie', token === undefined ? `${cookieName}=; Max-Age=0; ${attributes}` : `${cookieName}=${token}; ${attributes}`)
    },
  }
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
