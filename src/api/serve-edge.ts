import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { failureSeen, type Log } from '../log/index.ts'
import { edgeError } from './answer.ts'
import { type EdgeRefusal, edgeAnswers } from './edge-refusals.ts'
import { describeWithNumber } from './edge-refusals.zh.ts'
import { seenOf } from './seen-request.ts'
import { edgeRefusalOf } from './tell-failures.ts'

/** The most that one request may bring. */
export const mostBytes = 32 * 2 ** 20

class NotJson extends Error {}

/** Reads bodies and tells what cannot be read: each refusal has a sentence and the number of its request, and nothing of what was sent. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, parsed) => {
    try {
      const body: unknown = text === '' ? undefined : JSON.parse(String(text))
      if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body))) throw new NotJson('no object')
      parsed(null, body)
    } catch {
      parsed(new NotJson('no JSON'))
    }
  })
  // Files that are handed over are read as they come, by who takes them.
  app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null, undefined))
}

/** Whether a body is of the one type that procedures take; nothing at all is. */
export function isJsonBody({ headers, raw }: FastifyRequest): boolean {
  const type = headers['content-type']
  if (type === undefined || /^application\/json(?:$|[;\s])/i.test(type)) return true
  raw.resume()
  return false
}

/** Answers what went wrong beside every procedure, and with a page to every address of the office where its pages are built. */
export function tellWhatFailed(app: FastifyInstance, log: Log, web: string | undefined): void {
  app.setErrorHandler((error: Error, request, reply) => {
    const refusal = refusalOf(error)
    if (edgeAnswers[refusal.code].status >= 500) log({ event: 'failure', where: 'edge', request: request.id, ...failureSeen(error) })
    return refuse(request, reply, refusal)
  })
  // Every address of the office is the same page; what it shows is the browser's to find out.
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/rpc') && !request.url.startsWith('/assets/')
    if (!isPage || web === undefined) return refuse(request, reply, { code: 'not_found' })
    return reply.header('cache-control', 'no-cache').sendFile('index.html', web, { maxAge: 0, immutable: false })
  })
}

/** Sends a refusal: as programs read it where a procedure was asked for, as a sentence elsewhere. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: EdgeRefusal): FastifyReply {
  const seen = seenOf(request)
  seen.code = refusal.code
  void reply.status(edgeAnswers[refusal.code].status).header('cache-control', 'no-store').header('x-ballast-number', seen.number)
  if (!request.url.startsWith('/rpc')) return reply.type('text/plain; charset=utf-8').send(describeWithNumber(refusal, seen.number))
  const told = edgeError(refusal)
  return reply.send({ json: { ...told.toJSON(), data: { ...(told.data as object), request: seen.number } } })
}

function refusalOf(error: Error): EdgeRefusal {
  if (error instanceof NotJson) return { code: 'body_not_json' }
  const { code, statusCode, seconds } = error as { readonly code?: unknown; readonly statusCode?: unknown; readonly seconds?: unknown }
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'body_too_large', mostBytes }
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return { code: 'body_not_json' }
    case 'FST_ERR_BAD_URL':
      return { code: 'address_unreadable' }
    default:
      return statusCode === 429 ? { code: 'too_many_requests', seconds: Number(seconds ?? 60) } : edgeRefusalOf(error)
  }
}

/** What whoever signs in too often is told. */
export const tooOften = (seconds: number): Error => Object.assign(new Error('too many requests'), { statusCode: 429, seconds })
