import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { describeInterface } from './describe-interface.ts'
import { knownCaller, type Request } from './known-caller.ts'
import { refuseStranger } from './refuse-stranger.ts'

type RequestOf = (request: FastifyRequest, reply: FastifyReply) => Request

/** Serves the description of the interface under /openapi.json to whoever may see it. */
export function serveInterface(app: FastifyInstance, requestOf: RequestOf, version: string): void {
  app.get('/openapi.json', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const known = await knownCaller(requestOf(request, reply), { permission: 'interface.read', kind: 'read' })
    return known.kind === 'refused' ? refuseStranger(reply, known.refusal) : reply.send(describeInterface(version))
  })
}
