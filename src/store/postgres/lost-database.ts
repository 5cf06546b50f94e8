const codes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
/** Classes of SQL states: connection failures, and a server that shuts down or starts. */
const states = /^(?:08...|57P0[1-3])$/
/** What the driver says without a code. */
const wordings = /connection terminated|timeout exceeded when trying to connect|not queryable|client was closed/i

/** Whether a failure says that the database cannot be reached now: what was asked of it was not done, and may be asked again. */
export function isDatabaseLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown }
  if (typeof code === 'string') return states.test(code) || (codes.has(code) && syscall !== undefined)
  return wordings.test(error.message)
}
