import type { Refusal } from '../kernel/result.ts'

/** Why a step was not taken. */
export type ActRefusal =
  /** It is not there, or not in the caller's regions; which of the two is not said. */
  | (Refusal & { readonly code: 'row_not_found'; readonly id: string })
  /** Somebody was faster. */
  | (Refusal & {
      readonly code: 'changed_meanwhile'
      readonly id: string
      readonly by: string
      readonly at: string
      readonly verb: string
      readonly version: number
    })
  | (Refusal & { readonly code: 'wrong_state'; readonly id: string; readonly state: string; readonly verb: string })
  /** The same person did the step that this one judges. */
  | (Refusal & { readonly code: 'own_work'; readonly id: string; readonly verb: string; readonly earlier: string })
  | (Refusal & { readonly code: 'reason_needed'; readonly verb: string })
  | (Refusal & { readonly code: 'too_many_rounds'; readonly id: string; readonly most: number })
  /** The same request was sent with something else in it. */
  | (Refusal & { readonly code: 'request_reused'; readonly requestId: string })
