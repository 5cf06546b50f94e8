import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { describeAccessRefusal } from '../access/index.ts'
import { uploadPurposeNamed, uploadPurposes } from '../contract/index.ts'
import type { Refusal } from '../kernel/result.ts'
import { describeUploadRefusal, receiveUpload, type UploadRefusal } from '../uploads/index.ts'
import { knownCaller, type Request } from './known-caller.ts'

const statuses: Partial<Readonly<Record<UploadRefusal['code'], number>>> = {
  file_too_large: 413,
  unpacks_too_far: 413,
  kind_not_taken: 415,
  uploads_busy: 503,
  purpose_unknown: 404,
}

/** What goes on coming after a refusal is let pass for so long: whoever sends without listening would not hear the answer otherwise. */
const listensMs = 3_000

/**
 * Takes files in under POST /files/in/PURPOSE, as they are, named by a header; behind what guards the procedures. The answer is the file
 * with its number, or a refusal as procedures give it.
 */
export function receiveFiles(app: FastifyInstance, requestOf: (request: FastifyRequest, reply: FastifyReply) => Request): void {
  app.post<{ Params: { purpose: string } }>('/files/in/:purpose', async (request, reply) => {
    const asked = requestOf(request, reply)
    reply.header('cache-control', 'no-store')
    const refuse = (status: number, refusal: Refusal, message: string) => {
      const { code, ...figures } = refusal
      letPass(request.raw)
      return reply.status(status).send({ code, message, figures })
    }
    // As for the procedures: a page of another origin cannot set this header.
    if (request.headers['x-ballast-request'] === undefined) return refuse(403, { code: 'foreign_page' }, '')
    const purpose = uploadPurposeNamed(request.params.purpose)
    const unknown = { code: 'purpose_unknown', purpose: request.params.purpose.slice(0, 80) } as const
    if (purpose === undefined || request.headers['content-type'] !== 'application/octet-stream')
      return refuse(purpose === undefined ? 404 : 415, unknown, describeUploadRefusal(unknown))
    const known = await knownCaller(asked, { permission: uploadPurposes[purpose].send, kind: 'write' })
    if (known.kind === 'refused') {
      const isSession = known.refusal.code === 'not_signed_in' || known.refusal.code === 'session_ended'
      return refuse(isSession ? 401 : 403, known.refusal, describeAccessRefusal(known.refusal))
    }
    const kept = await receiveUpload(known.value.caller, asked.office.uploads, {
      purpose,
      name: nameOf(request),
      // Leaving off must not end the connection: the answer still has to go out on it.
      pieces: request.raw.iterator({ destroyOnReturn: false }),
      announced: numberOf(request.headers['content-length']),
    })
    if (kept.kind === 'refused') return refuse(statuses[kept.refusal.code] ?? 422, kept.refusal, describeUploadRefusal(kept.refusal))
    return reply.send(kept.value)
  })
}

/** A header holds no Chinese: the name comes as addresses spell it; one that is not spelt so is taken as it stands. */
function nameOf(request: FastifyRequest): string {
  const sent = request.headers['x-ballast-file-name']
  const text = typeof sent === 'string' ? sent : ''
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function numberOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined
}

function letPass(raw: IncomingMessage): void {
  if (raw.complete || raw.destroyed) return
  raw.resume()
  const end = setTimeout(() => raw.destroy(), listensMs)
  end.unref()
  raw.once('close', () => clearTimeout(end))
  raw.once('error', () => clearTimeout(end))
}
