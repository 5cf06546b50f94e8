import type { Refusal } from '../kernel/result.ts'

/** Why long work was not begun, shown or ended. */
export type JobRefusal =
  /** Nothing says which request it is, so it could be begun twice. */
  | (Refusal & { readonly code: 'request_id_missing' })
  /** The request id stands for other work. */
  | (Refusal & { readonly code: 'request_id_taken' })
  | (Refusal & { readonly code: 'job_not_found' })
  | (Refusal & { readonly code: 'job_not_yours'; readonly asker: string })
  | (Refusal & { readonly code: 'job_over'; readonly state: string })

/** Why long work ended without a result, whatever it was. */
export type JobEnd =
  /** The server ended in the middle, and this sort of work does not go on. */
  | (Refusal & { readonly code: 'interrupted' })
  /** The post it was asked under is over, or may no longer do it. */
  | (Refusal & { readonly code: 'asker_gone' })
  /** Asked of another release, which knew this sort of work. */
  | (Refusal & { readonly code: 'kind_unknown'; readonly kind: string })
  /** A bug, or a machine that failed. */
  | (Refusal & { readonly code: 'broke'; readonly detail: string })
