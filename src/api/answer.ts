import { ORPCError } from '@orpc/server'
import type { Refusal, Result } from '../kernel/result.ts'
import { type EdgeRefusal, edgeAnswers } from './edge-refusals.ts'
import { describeEdgeRefusal } from './edge-refusals.zh.ts'

/** The value of a result; a refusal goes out with its code, its figures and its sentence. */
export function answer<T, R extends Refusal>(result: Result<T, R>, describe: (refusal: R) => string): T {
  if (result.kind === 'done') return result.value
  throw refusalError('REFUSED', result.refusal, describe(result.refusal))
}

const statuses = { REFUSED: 422, SIGN_IN: 401, NOT_YOURS: 403 } as const

/** A refusal as it travels. */
export function refusalError(code: keyof typeof statuses, refusal: Refusal, message: string): Error {
  return travelling(code, statuses[code], refusal, message)
}

/** What came to nothing before or beside what was asked for, as it travels. */
export function edgeError(refusal: EdgeRefusal): ORPCError<string, unknown> {
  const { code, status } = edgeAnswers[refusal.code]
  return travelling(code, status, refusal, describeEdgeRefusal(refusal))
}

function travelling(code: string, status: number, refusal: Refusal, message: string): ORPCError<string, unknown> {
  const { code: own, ...figures } = refusal
  return new ORPCError(code, { status, message, data: { code: own, message, figures: plain(figures) }, defined: true })
}

// Figures travel as JSON; what is larger than a number there travels as text.
function plain(value: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one))) as Record<string, unknown>
}
