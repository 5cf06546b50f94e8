import type { z } from 'zod'
import { done, type Result, refused } from '../kernel/result.ts'
import type { OidcRefusal, ProviderDoor } from './refusals.ts'

/** How long a provider may take, and how much it may say. */
const patienceMs = 10_000
const mostBytes = 512 * 1024

type Unanswered = Extract<OidcRefusal, { readonly code: 'provider_unreachable' | 'provider_answer_odd' }>

interface Asked<T> {
  readonly at: ProviderDoor
  readonly url: string
  readonly allowHttp: boolean
  readonly shape: z.ZodType<T>
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks a provider for JSON of a shape: follows no redirection, waits ten seconds, reads half a megabyte. */
export async function askProvider<T>({ at, url, allowHttp, shape, form, headers }: Asked<T>): Promise<Result<T, Unanswered>> {
  if (!url.startsWith('https://') && !(allowHttp && url.startsWith('http://')))
    return refused({ code: 'provider_answer_odd', at, detail: 'an address without https' })
  let text: string
  try {
    const response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      headers: { accept: 'application/json', ...headers },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    })
    text = await textOf(response)
    if (!response.ok) return refused({ code: 'provider_answer_odd', at, detail: `status ${response.status}` })
  } catch (error) {
    const detail =
      error instanceof Error ? `${error.name} ${String((error.cause as { readonly code?: unknown } | undefined)?.code ?? '')}` : ''
    return refused({ code: 'provider_unreachable', at, detail: detail.trim() })
  }
  const read = shape.safeParse(jsonIn(text))
  return read.success ? done(read.data) : refused({ code: 'provider_answer_odd', at, detail: 'another shape' })
}

async function textOf(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece as Uint8Array, { stream: true })
    if (text.length > mostBytes) throw new RangeError('the provider says too much')
  }
  return text
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
