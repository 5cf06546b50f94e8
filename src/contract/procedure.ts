import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Permission } from './permissions.ts'

/** What every procedure states about itself. */
export interface ProcedureMeta {
  /** Who may use it: by the table of permissions, anybody who is signed in, or anybody. */
  readonly permission: Permission | 'signed_in' | 'anybody'
  /** Whether it changes anything; what does names one post and is done at most once per request. */
  readonly kind: 'read' | 'write'
  /** The verb under which it stands in the trail; every write has one. */
  readonly event?: string
}

/** A refusal on its way out: its code and figures for programs, its sentence for people. */
export const refusalData = z.object({
  code: z.string(),
  message: z.string(),
  figures: z.record(z.string(), z.unknown()),
  /** The number of the request in the log of the server. */
  request: z.string().optional(),
})

const base = oc.$meta<ProcedureMeta>({ permission: 'signed_in', kind: 'read' }).errors({
  REFUSED: { status: 422, data: refusalData },
  SIGN_IN: { status: 401, data: refusalData },
  NOT_YOURS: { status: 403, data: refusalData },
  UNAVAILABLE: { status: 503, data: refusalData },
  BROKEN: { status: 500, data: refusalData },
})

/** A question: it changes nothing. */
export const question = (permission: ProcedureMeta['permission'], path: `/${string}`, summary: string) =>
  base.meta({ permission, kind: 'read' }).route({ method: 'POST', path, summary, inputStructure: 'compact' })

/** An act: it changes something, and stands in the trail under its verb. */
export const act = (permission: ProcedureMeta['permission'], path: `/${string}`, summary: string, event: string) =>
  base.meta({ permission, kind: 'write', event }).route({ method: 'POST', path, summary, inputStructure: 'compact' })

/** Keys and fen travel as text: they are larger than a number of JavaScript can be. */
export const key = z.string().regex(/^-?\d{1,19}$/)
export const fen = z.string().regex(/^-?\d{1,38}$/)
/** A day, YYYY-MM-DD. */
export const day = z.iso.date()
