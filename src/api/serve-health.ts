import type { FastifyInstance } from 'fastify'
import { readOffice } from '../organisation/index.ts'
import type { Office } from './office.ts'

/**
 * Whether the server lives, and whether it can work, for whoever watches it without signing in: no figures and no data. A server that
 * lives and cannot work waits for its database and need not be started anew.
 */
export function serveHealth(app: FastifyInstance, { store }: Office): void {
  app.get('/health/live', async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  for (const path of ['/health', '/health/ready'])
    app.get(path, async (_, reply) => {
      const isReady = await store.asSystem('administer', readOffice).then(
        (office) => office !== undefined,
        () => false,
      )
      return reply
        .status(isReady ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: isReady ? 'ok' : 'no_database' })
    })
}
