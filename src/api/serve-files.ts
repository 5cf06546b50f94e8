import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { describeAccessRefusal } from '../access/index.ts'
import { describeExportRefusal, handOutFile } from '../exports/index.ts'
import { knownCaller, type Request } from './known-caller.ts'

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const statuses = { file_not_found: 404, file_expired: 410, file_damaged: 410 } as const

/** Serves exported files under /files/out/NUMBER, each time to who may have it then; a refusal is a sentence. */
export function serveFiles(app: FastifyInstance, requestOf: (request: FastifyRequest, reply: FastifyReply) => Request): void {
  app.get<{ Params: { number: string } }>('/files/out/:number', async (request, reply) => {
    const asked = requestOf(request, reply)
    reply.header('cache-control', 'no-store')
    const refuse = (status: number, sentence: string) => reply.status(status).type('text/plain; charset=utf-8').send(sentence)
    const known = await knownCaller(asked, { permission: 'decision.export', kind: 'read' })
    if (known.kind === 'refused') {
      const isSession = known.refusal.code === 'not_signed_in' || known.refusal.code === 'session_ended'
      return refuse(isSession ? 401 : 403, describeAccessRefusal(known.refusal))
    }
    const { number } = request.params
    if (!/^\d{1,18}$/.test(number)) return refuse(404, describeExportRefusal({ code: 'file_not_found' }))
    const { filesFolder, clock } = asked.office
    const file = await handOutFile(known.value.caller, filesFolder, BigInt(number), clock)
    if (file.kind === 'refused') return refuse(statuses[file.refusal.code], describeExportRefusal(file.refusal))
    const { path, name, kind, bytes } = file.value
    return reply
      .type(mediaTypes[kind])
      .header('content-length', bytes)
      .header('content-disposition', `attachment; filename="list.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(createReadStream(path))
  })
}
