import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Log } from '../log/index.ts'
import type { RequestFigures } from './request-figures.ts'

/** What is known of a request once it is answered, for the log and the figures: nothing that anybody typed. */
export interface SeenRequest {
  /** The number that its refusal tells and the log has. */
  readonly number: string
  procedure?: string
  post?: bigint
  code?: string
}

const seen = new WeakMap<FastifyRequest, SeenRequest>()

/** What is known of a request. */
export function seenOf(request: FastifyRequest): SeenRequest {
  const known = seen.get(request) ?? { number: request.id }
  seen.set(request, known)
  return known
}

/** Writes a line and counts one for every request that was answered. */
export function noteRequests(app: FastifyInstance, log: Log, figures: RequestFigures): void {
  app.addHook('onResponse', async (request, reply) => {
    const { number, procedure = placeOf(request), post, code } = seenOf(request)
    const ms = Math.round(reply.elapsedTime * 10) / 10
    figures.note(procedure, reply.statusCode, ms)
    log({
      event: 'request',
      request: number,
      procedure,
      status: reply.statusCode,
      ms,
      ...(post === undefined ? {} : { post: String(post) }),
      ...(code === undefined ? {} : { code }),
    })
  })
}

/** An address by its pattern; everything that has none is a page, or nothing. */
function placeOf(request: FastifyRequest): string {
  const { url } = request.routeOptions
  return url === undefined || url === '/rpc/*' ? 'other' : url
}
