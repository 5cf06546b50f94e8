import { ORPCError } from '@orpc/server'
import { failureSeen, type Log } from '../log/index.ts'
import { isDatabaseLost, StoreFailure } from '../store/index.ts'
import { edgeError } from './answer.ts'
import { type EdgeRefusal, edgeAnswers } from './edge-refusals.ts'
import type { RequestContext } from './procedures.ts'

interface Call<T> {
  readonly context: RequestContext
  readonly path: readonly string[]
  readonly signal?: AbortSignal | undefined
  readonly next: () => Promise<T>
}

/** Tells what failed under a procedure in a sentence, and writes it down where nobody who asks can mend it. */
export function tellFailures(log: Log) {
  return async <T>({ context, path, signal, next }: Call<T>): Promise<T> => {
    context.seen.procedure = path.join('.')
    try {
      return await next()
    } catch (error) {
      if (isTold(error) || signal?.aborted === true) throw error
      const refusal = edgeRefusalOf(error)
      if (edgeAnswers[refusal.code].status >= 500)
        log({ event: 'failure', where: path.join('.'), request: context.seen.number, ...failureSeen(causeOf(error)) })
      throw edgeError(refusal)
    }
  }
}

/** What a failure says to whoever asked: what they, or whoever runs the server, can do. */
export function edgeRefusalOf(error: unknown): EdgeRefusal {
  if (isDatabaseLost(error)) return { code: 'database_unreachable' }
  if (error instanceof StoreFailure) return { code: 'files_failed', why: error.code }
  const { code, constraint } = (error ?? {}) as { readonly code?: unknown; readonly constraint?: unknown }
  // The state of SQL, or the system's word.
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return { code: 'files_failed', why: 'disk_full' }
  // A sign that no text of the database can hold.
  if (code === '22021' || code === '22P05') return { code: 'bad_input', faults: [] }
  if (code === '23505' && constraint === 'applied_pkey') return { code: 'request_under_way' }
  return { code: 'broken' }
}

/** Refusals were told already, and so was an input; an error of the framework's own tells a bug of ours. */
function isTold(error: unknown): boolean {
  return error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR'
}

const causeOf = (error: unknown): unknown => (error instanceof ORPCError ? (error.cause ?? error) : error)

interface Handling<T> {
  readonly context: RequestContext
  readonly next: () => Promise<T>
}

/** Gives every refusal the number of its request, by which the log knows it; what is refused before a procedure runs is told here. */
export async function numberRefusals<T>({ context, next }: Handling<T>): Promise<T> {
  try {
    return await next()
  } catch (error) {
    const told = error instanceof ORPCError ? error : edgeError({ code: 'body_not_json' })
    const { code, status, message, data, defined } = told.code === 'METHOD_NOT_SUPPORTED' ? edgeError({ code: 'method_wrong' }) : told
    if (!isRefusalData(data)) throw told
    context.seen.code = data.code
    throw new ORPCError(code, { status, message, defined, data: { ...data, request: context.seen.number } })
  }
}

function isRefusalData(data: unknown): data is { readonly code: string } {
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'
}
