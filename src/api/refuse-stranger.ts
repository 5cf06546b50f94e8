import type { FastifyReply } from 'fastify'
import { describeAccessRefusal, type PermissionRefusal, type SessionRefusal } from '../access/index.ts'

/** Whether somebody has to sign in first, or may not at all. */
export function isAboutSession({ code }: SessionRefusal | PermissionRefusal): boolean {
  return code === 'not_signed_in' || code === 'session_ended'
}

/** Tells whoever asked for a file or a page of figures, in a sentence, that it is not theirs. */
export function refuseStranger(reply: FastifyReply, refusal: SessionRefusal | PermissionRefusal): FastifyReply {
  return reply
    .status(isAboutSession(refusal) ? 401 : 403)
    .type('text/plain; charset=utf-8')
    .send(describeAccessRefusal(refusal))
}
