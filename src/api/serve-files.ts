import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { UploadKind } from '../contract/index.ts'
import { describeExportRefusal, handOutFile } from '../exports/index.ts'
import { describeUploadRefusal, openUpload, permissionToOpen } from '../uploads/index.ts'
import { describeVerificationRefusal, handOutLetter } from '../verification/index.ts'
import { knownCaller, type Request } from './known-caller.ts'
import { refuseStranger } from './refuse-stranger.ts'
import { letterWordsOf } from './verification.ts'

const mediaTypes: Readonly<Record<UploadKind, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
}

/** What a browser shows by itself; everything else is saved. */
const shown: readonly UploadKind[] = ['pdf', 'png', 'jpeg']

const statuses = { file_not_found: 404, file_expired: 410, file_damaged: 410 } as const

type RequestOf = (request: FastifyRequest, reply: FastifyReply) => Request

/** Serves files each time to who may have them then; a refusal is a sentence. */
export function serveFiles(app: FastifyInstance, requestOf: RequestOf): void {
  serveExports(app, requestOf)
  serveUploads(app, requestOf)
  serveLetters(app, requestOf)
}

/** What was exported, under /files/out/NUMBER. */
function serveExports(app: FastifyInstance, requestOf: RequestOf): void {
  app.get<{ Params: { number: string } }>('/files/out/:number', async (request, reply) => {
    const asked = requestOf(request, reply)
    reply.header('cache-control', 'no-store')
    const known = await knownCaller(asked, { permission: 'decision.export', kind: 'read' })
    if (known.kind === 'refused') return refuseStranger(reply, known.refusal)
    const number = numberIn(request.params.number)
    if (number === undefined) return refuse(reply, 404, describeExportRefusal({ code: 'file_not_found' }))
    const { filesFolder, clock } = asked.office
    const file = await handOutFile(known.value.caller, filesFolder, number, clock)
    if (file.kind === 'refused') return refuse(reply, statuses[file.refusal.code], describeExportRefusal(file.refusal))
    const { path, name, kind, bytes } = file.value
    return reply
      .type(mediaTypes[kind])
      .header('content-length', bytes)
      .header('content-disposition', disposition('attachment', kind, name))
      .send(createReadStream(path))
  })
}

/** What somebody handed over, under /files/in/NUMBER; the end it was handed over for says what a reader has to hold. */
function serveUploads(app: FastifyInstance, requestOf: RequestOf): void {
  app.get<{ Params: { number: string } }>('/files/in/:number', async (request, reply) => {
    const asked = requestOf(request, reply)
    const { store, uploads } = asked.office
    reply.header('cache-control', 'no-store')
    const number = numberIn(request.params.number)
    const permission = number === undefined ? undefined : await permissionToOpen(store, number)
    // Who may read nothing of that sort hears the same as where there is nothing.
    const reader = await knownCaller(asked, { permission: permission ?? 'signed_in', kind: 'read' })
    // Whoever hands a file over may look at it again, and does not see for that what it came to belong to.
    const isSender = reader.kind === 'refused' && reader.refusal.code === 'no_permission'
    const known = isSender ? await knownCaller(asked, { permission: 'upload.send', kind: 'read' }) : reader
    if (known.kind === 'refused') return refuseStranger(reply, known.refusal)
    if (number === undefined || permission === undefined) return refuse(reply, 404, describeUploadRefusal({ code: 'upload_not_found' }))
    const file = await openUpload(known.value.caller, uploads, number, permission, isSender ? 'own' : 'seen')
    if (file.kind === 'refused' && isSender && reader.kind === 'refused') return refuseStranger(reply, reader.refusal)
    if (file.kind === 'refused')
      return refuse(reply, file.refusal.code === 'upload_not_found' ? 404 : 410, describeUploadRefusal(file.refusal))
    const { name, kind, bytes } = file.value
    return reply
      .type(mediaTypes[kind])
      .header('content-disposition', disposition(shown.includes(kind) ? 'inline' : 'attachment', kind, name))
      .send(bytes)
  })
}

/** A letter of inquiry to be filled in, under /files/letter/INQUIRY/REGION. */
function serveLetters(app: FastifyInstance, requestOf: RequestOf): void {
  app.get<{ Params: { number: string; region: string } }>('/files/letter/:number/:region', async (request, reply) => {
    const asked = requestOf(request, reply)
    reply.header('cache-control', 'no-store')
    const known = await knownCaller(asked, { permission: 'verification.read', kind: 'read' })
    if (known.kind === 'refused') return refuseStranger(reply, known.refusal)
    const { caller } = known.value
    const number = numberIn(request.params.number) ?? 0n
    const letter = await handOutLetter(caller, number, request.params.region.slice(0, 60), letterWordsOf(asked.office, caller))
    if (letter.kind === 'refused') return refuse(reply, 404, describeVerificationRefusal(letter.refusal))
    return reply
      .type(mediaTypes.xlsx)
      .header('content-disposition', disposition('attachment', 'xlsx', letter.value.name))
      .send(letter.value.bytes)
  })
}

const numberIn = (typed: string): bigint | undefined => (/^\d{1,18}$/.test(typed) ? BigInt(typed) : undefined)

const disposition = (how: 'inline' | 'attachment', kind: UploadKind, name: string): string =>
  `${how}; filename="file.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`

const refuse = (reply: FastifyReply, status: number, sentence: string) =>
  reply.status(status).type('text/plain; charset=utf-8').send(sentence)
