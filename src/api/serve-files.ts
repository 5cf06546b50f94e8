import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { paperKinds, type UploadKind } from '../contract/index.ts'
import { describeExportRefusal, handOutFile } from '../exports/index.ts'
import { describePaperRefusal, drawPaper, paperFormats } from '../papers/index.ts'
import { describeUploadRefusal, openUpload, permissionsOfUpload } from '../uploads/index.ts'
import { describeVerificationRefusal, handOutLetter } from '../verification/index.ts'
import { knownCaller, type Request } from './known-caller.ts'
import { papersOf } from './paper.ts'
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
  html: 'text/html; charset=utf-8',
}

/** What a browser shows by itself; everything else is saved. */
const shown: readonly UploadKind[] = ['pdf', 'png', 'jpeg', 'html']

const statuses = { file_not_found: 404, file_expired: 410, file_damaged: 410 } as const

type RequestOf = (request: FastifyRequest, reply: FastifyReply) => Request

/** Serves files each time to who may have them then; a refusal is a sentence. */
export function serveFiles(app: FastifyInstance, requestOf: RequestOf): void {
  serveExports(app, requestOf)
  serveUploads(app, requestOf)
  serveLetters(app, requestOf)
  servePapers(app, requestOf)
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
      .type(kind === 'zip' ? 'application/zip' : mediaTypes[kind])
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
    const needed = number === undefined ? undefined : await permissionsOfUpload(store, number)
    // Who may read nothing of that sort hears the same as where there is nothing.
    const reader = await knownCaller(asked, { permission: needed?.read ?? 'signed_in', kind: 'read' })
    // Whoever hands a file over may look at it again, and does not see for that what it came to belong to.
    const isSender = reader.kind === 'refused' && reader.refusal.code === 'no_permission'
    const known = isSender ? await knownCaller(asked, { permission: needed?.send ?? 'upload.send', kind: 'read' }) : reader
    if (known.kind === 'refused') return refuseStranger(reply, known.refusal)
    if (number === undefined || needed === undefined) return refuse(reply, 404, describeUploadRefusal({ code: 'upload_not_found' }))
    const file = await openUpload(known.value.caller, uploads, number, needed.read, isSender ? 'own' : 'seen')
    if (file.kind === 'refused' && isSender && reader.kind === 'refused') return refuseStranger(reply, reader.refusal)
    if (file.kind === 'refused')
      return refuse(reply, file.refusal.code === 'upload_not_found' ? 404 : 410, describeUploadRefusal(file.refusal))
    return sendWhole(reply, file.value)
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

/** A draft of a paper, under /files/paper/REGISTER/ROW/KIND/ABOUT/FORMAT; one that was issued is opened as what was handed over. */
function servePapers(app: FastifyInstance, requestOf: RequestOf): void {
  app.get<{ Params: Record<'register' | 'row' | 'kind' | 'about' | 'format', string> }>(
    '/files/paper/:register/:row/:kind/:about/:format',
    async (request, reply) => {
      const asked = requestOf(request, reply)
      reply.header('cache-control', 'no-store')
      const { register, row, kind, about, format } = request.params
      const of = Object.entries(papersOf(asked.office)).find(([name]) => name === register)?.[1]
      const known = await knownCaller(asked, { permission: of?.read ?? 'signed_in', kind: 'read' })
      if (known.kind === 'refused') return refuseStranger(reply, known.refusal)
      const paper = paperKinds.find((each) => each === kind)
      const wanted = paperFormats.find((each) => each === format) ?? annexIn(format)
      const subject = numberIn(row)
      if (of === undefined || paper === undefined || wanted === undefined || subject === undefined)
        return refuse(reply, 404, describePaperRefusal({ code: 'paper_not_found', kind: paper ?? 'approval_sheet' }))
      const order = { subject, kind: paper, about: about.slice(0, 80) }
      const drawn = await drawPaper(known.value.caller, asked.office.uploads, of.source, order, wanted)
      if (drawn.kind === 'refused')
        return refuse(reply, drawn.refusal.code === 'paper_not_found' ? 404 : 422, describePaperRefusal(drawn.refusal))
      return sendWhole(reply, drawn.value)
    },
  )
}

/** Which annex of a paper is asked for. */
function annexIn(format: string): number | undefined {
  const found = /^annex-(\d{1,2})$/.exec(format)
  return found === null ? undefined : Number(found[1])
}

function sendWhole(
  reply: FastifyReply,
  { name, kind, bytes }: { readonly name: string; readonly kind: UploadKind; readonly bytes: Buffer },
) {
  return reply
    .type(mediaTypes[kind])
    .header('content-disposition', disposition(shown.includes(kind) ? 'inline' : 'attachment', kind, name))
    .send(bytes)
}

const numberIn = (typed: string): bigint | undefined => (/^\d{1,18}$/.test(typed) ? BigInt(typed) : undefined)

const disposition = (how: 'inline' | 'attachment', kind: UploadKind | 'zip', name: string): string =>
  `${how}; filename="file.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`

const refuse = (reply: FastifyReply, status: number, sentence: string) =>
  reply.status(status).type('text/plain; charset=utf-8').send(sentence)
