import type { FastifyInstance, FastifyRequest } from 'fastify'
import { tooOften } from './serve-edge.ts'

/** Sign-ins in a minute: from one address, behind which a whole bureau may sit, and of one user name from there. */
export const signInsPerMinute = { address: 600, name: 10 } as const

/**
 * What stands before a sign-in, once its body is read: whoever tries passwords meets the limit of a name and then the lock of the
 * account, whoever tries names that of an address, and neither costs the reckoning of a password. A bureau that begins at nine from one
 * address stays far below.
 */
export function limitSignIns(app: FastifyInstance): (request: FastifyRequest) => Promise<void> {
  const timeWindow = '1 minute'
  const byAddress = app.createRateLimit({ max: signInsPerMinute.address, timeWindow, keyGenerator: ({ ip }) => ip })
  const byName = app.createRateLimit({
    max: signInsPerMinute.name,
    timeWindow,
    keyGenerator: (request) => `${request.ip} ${nameIn(request)}`,
  })
  return async (request) => {
    for (const check of [byAddress, byName]) {
      const checked = await check(request)
      if (!checked.isAllowed && checked.isExceeded) throw tooOften(Math.max(1, checked.ttlInSeconds))
    }
  }
}

/** Receipts asked for in a minute, from one address: a household asks for a few, whoever guesses meets the limit. */
export const receiptsPerMinute = 20

/** What stands before whoever asks by a receipt, without signing in. */
export function limitReceipts(app: FastifyInstance): (request: FastifyRequest) => Promise<void> {
  const check = app.createRateLimit({ max: receiptsPerMinute, timeWindow: '1 minute', keyGenerator: ({ ip }) => ip })
  return async (request) => {
    const checked = await check(request)
    if (!checked.isAllowed && checked.isExceeded) throw tooOften(Math.max(1, checked.ttlInSeconds))
  }
}

/** The user name of a sign-in as the account is looked up by it; what is none counts as one. */
function nameIn({ body }: FastifyRequest): string {
  const { json } = (body ?? {}) as { readonly json?: { readonly login?: unknown } }
  return typeof json?.login === 'string' ? json.login.trim().toLowerCase().slice(0, 64) : ''
}
