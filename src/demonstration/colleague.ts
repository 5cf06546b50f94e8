import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract, UploadPurposeName } from '../contract/index.ts'

/** Where an office is reached, how its accounts sign in, and what stops the work. */
export interface OfficeDoor {
  readonly address: string
  readonly password: string
  readonly signal: AbortSignal
}

type Office = ContractRouterClient<Contract>
type Job = Awaited<ReturnType<Office['job']['get']>>

/** Somebody who is signed in and does their work through the procedures of the office, as a page does. */
export interface Colleague {
  readonly office: Office
  /** Hands a file over; gives its number. */
  handOver(purpose: UploadPurposeName, name: string, text: string): Promise<string>
  /** Opens a file that was made or handed over here; gives its text. */
  openFile(upload: string): Promise<string>
  /** Waits until long work is over; throws where it came to nothing. */
  whenOver(job: Job): Promise<Job>
}

const lookEveryMs = 250

/**
 * Signs somebody in. What they do carries a number that follows from who does what with what: sent again after a stop, it is the same
 * request, and the office does it once.
 */
export async function signIn(login: string, { address, password, signal }: OfficeDoor): Promise<Colleague> {
  let cookie = ''
  const headersOf = (requestId: string) => ({
    'x-ballast-request': '1',
    'x-ballast-request-id': requestId,
    ...(cookie === '' ? {} : { cookie }),
  })
  const link = new RPCLink({
    url: `${address}/rpc`,
    headers: (_, path, input) => headersOf(requestNumber([login, ...path], input)),
    fetch: async (request, init) => {
      const response = await fetch(request, { ...init, signal })
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      return response
    },
  })
  const office: Office = createORPCClient(link)
  await office.session.signIn({ login, password })
  return {
    office,
    handOver: async (purpose, name, text) => {
      const response = await fetch(`${address}/files/in/${purpose}`, {
        method: 'POST',
        signal,
        headers: {
          ...headersOf(requestNumber([login, purpose, name], text)),
          'content-type': 'application/octet-stream',
          'x-ballast-file-name': encodeURIComponent(name),
        },
        body: text,
      })
      const body = (await response.json()) as { readonly id?: string; readonly message?: string }
      if (body.id === undefined) throw new Error(`${name}: ${body.message ?? response.status}`)
      return body.id
    },
    openFile: async (upload) => {
      const response = await fetch(`${address}/files/in/${upload}`, { signal, headers: { cookie } })
      if (!response.ok) throw new Error(`${upload}: ${response.status}`)
      return response.text()
    },
    whenOver: async (job) => {
      for (let now = job; ; now = await office.job.get({ id: job.id })) {
        if (now.state === 'done') return now
        if (now.state === 'failed' || now.state === 'cancelled') throw new Error(`${now.title}: ${now.error?.message ?? now.state}`)
        await sleep(lookEveryMs, undefined, { signal })
      }
    },
  }
}

/** A number of the form that requests have, always the same for the same. */
function requestNumber(path: readonly string[], input: unknown): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([path, input]))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
