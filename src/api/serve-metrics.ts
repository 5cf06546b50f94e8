import { createServer } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { failureSeen, type Log } from '../log/index.ts'
import { knownCaller, type Request } from './known-caller.ts'
import { metricsText } from './metrics-text.ts'
import type { Office } from './office.ts'
import { readFigures } from './read-figures.ts'
import { refuseStranger } from './refuse-stranger.ts'
import type { ServerWatch } from './server-watch.ts'

const mediaType = 'text/plain; version=0.0.4; charset=utf-8'

/** Serves the metrics under /metrics to whoever may see how the server stands. */
export function serveMetrics(
  app: FastifyInstance,
  { office, watch, requestOf }: { readonly office: Office; readonly watch: ServerWatch; readonly requestOf: RequestOf },
): void {
  app.get('/metrics', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const known = await knownCaller(requestOf(request, reply), { permission: 'health.read', kind: 'read' })
    if (known.kind === 'refused') return refuseStranger(reply, known.refusal)
    return reply.type(mediaType).send(metricsText(await readFigures(office, watch)))
  })
}

type RequestOf = (request: FastifyRequest, reply: FastifyReply) => Request

/**
 * Serves the metrics on a port of this machine alone, for a collector that cannot sign in; gives the way to close it. Throws where the
 * port is taken.
 */
export async function openMetricsPort(office: Office, watch: ServerWatch, port: number, log: Log): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    readFigures(office, watch).then(
      (figures) => response.writeHead(200, { 'content-type': mediaType, 'cache-control': 'no-store' }).end(metricsText(figures)),
      (error: unknown) => {
        log({ event: 'failure', where: 'metrics', ...failureSeen(error) })
        response.writeHead(503).end()
      },
    )
  })
  await new Promise<void>((listens, fails) => {
    server.once('error', fails)
    server.listen(port, '127.0.0.1', () => listens())
  })
  return () => new Promise((closed) => server.close(() => closed()))
}
