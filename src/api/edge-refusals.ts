import type { Refusal } from '../kernel/result.ts'
import type { StoreFailureCode } from '../store/index.ts'

/** Why a request came to nothing before or beside what it asked for. */
export type EdgeRefusal =
  | (Refusal & { readonly code: 'bad_input'; readonly faults: readonly InputFault[] })
  | (Refusal & { readonly code: 'body_not_json' | 'content_type_wrong' | 'address_unreadable' })
  | (Refusal & { readonly code: 'body_too_large'; readonly mostBytes: number })
  | (Refusal & { readonly code: 'no_such_procedure' | 'not_found' | 'method_wrong' | 'foreign_page' })
  | (Refusal & { readonly code: 'too_many_requests'; readonly seconds: number })
  /** The same act is being done at this moment, for a request that was sent twice. */
  | (Refusal & { readonly code: 'request_under_way' })
  | (Refusal & { readonly code: 'database_unreachable' })
  | (Refusal & { readonly code: 'files_failed'; readonly why: StoreFailureCode })
  | (Refusal & { readonly code: 'broken' })

/** What of an input is not as the contract wants it. */
export interface InputFault {
  readonly path: string
  readonly message: string
}

/** What each travels as: a code that pages know, and a status that proxies and programs know. */
export const edgeAnswers: {
  readonly [C in EdgeRefusal['code']]: { readonly code: 'REFUSED' | 'UNAVAILABLE' | 'BROKEN'; readonly status: number }
} = {
  bad_input: { code: 'REFUSED', status: 422 },
  body_not_json: { code: 'REFUSED', status: 400 },
  content_type_wrong: { code: 'REFUSED', status: 415 },
  address_unreadable: { code: 'REFUSED', status: 400 },
  body_too_large: { code: 'REFUSED', status: 413 },
  no_such_procedure: { code: 'REFUSED', status: 404 },
  not_found: { code: 'REFUSED', status: 404 },
  method_wrong: { code: 'REFUSED', status: 405 },
  foreign_page: { code: 'REFUSED', status: 403 },
  too_many_requests: { code: 'REFUSED', status: 429 },
  request_under_way: { code: 'REFUSED', status: 409 },
  database_unreachable: { code: 'UNAVAILABLE', status: 503 },
  files_failed: { code: 'UNAVAILABLE', status: 503 },
  broken: { code: 'BROKEN', status: 500 },
}
