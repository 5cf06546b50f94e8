import { ORPCError } from '@orpc/client'

/** What a page tells about a question or an act that came to nothing. */
export interface Trouble {
  /** `refused` by the office with its reasons, `unreachable` where no answer came, `broken` where the answer was an error. */
  readonly kind: 'refused' | 'signed_out' | 'not_permitted' | 'unreachable' | 'broken'
  /** For programs, and for whoever reports it. */
  readonly code: string
  /** The sentence of the office, where it gave one. */
  readonly message: string | undefined
  readonly figures: Readonly<Record<string, unknown>>
  /** The number of the request in the log of the server; undefined where no answer came. */
  readonly request?: string | undefined
}

const kinds: Readonly<Record<string, Trouble['kind']>> = {
  REFUSED: 'refused',
  SIGN_IN: 'signed_out',
  NOT_YOURS: 'not_permitted',
  UNAVAILABLE: 'broken',
  BROKEN: 'broken',
}

interface RefusalData {
  readonly code: string
  readonly message: string
  readonly figures: Readonly<Record<string, unknown>>
  readonly request?: string
}

const isRefusalData = (data: unknown): data is RefusalData =>
  typeof data === 'object' && data !== null && 'code' in data && 'message' in data && 'figures' in data

/** Reads what a call threw: a refusal with its code, sentence and figures; no answer; or an error of the office, with its number. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ORPCError)) return { kind: 'unreachable', code: 'unreachable', message: undefined, figures: {} }
  const kind = kinds[error.code]
  if (kind !== undefined && isRefusalData(error.data)) return { kind, ...error.data }
  if (error.status === 401) return { kind: 'signed_out', code: 'not_signed_in', message: undefined, figures: {} }
  return { kind: 'broken', code: String(error.code).toLowerCase(), message: undefined, figures: {} }
}
