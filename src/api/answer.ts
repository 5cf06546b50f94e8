import { ORPCError } from '@orpc/server'
import type { Refusal, Result } from '../kernel/result.ts'

/** The value of a result; a refusal goes out with its code, its figures and its sentence. */
export function answer<T, R extends Refusal>(result: Result<T, R>, describe: (refusal: R) => string): T {
  if (result.kind === 'done') return result.value
  throw refusalError('REFUSED', result.refusal, describe(result.refusal))
}

const statuses = { REFUSED: 422, SIGN_IN: 401, NOT_YOURS: 403 } as const

/** A refusal as it travels. */
export function refusalError(code: keyof typeof statuses, refusal: Refusal, message: string): Error {
  const { code: own, ...figures } = refusal
  return new ORPCError(code, { status: statuses[code], message, data: { code: own, message, figures: plain(figures) }, defined: true })
}

// Figures travel as JSON; what is larger than a number there travels as text.
function plain(value: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one))) as Record<string, unknown>
}
