import type { Refusal } from '../kernel/result.ts'
import type { ActRefusal } from '../lifecycle/index.ts'

/** Why a view was not kept, changed or chosen. */
export type ViewRefusal =
  | (Refusal & { readonly code: 'view_name_taken'; readonly name: string })
  | (Refusal & { readonly code: 'too_many_views'; readonly most: number })
  /** It is not there, or not one's own; which of the two is not said. */
  | (Refusal & { readonly code: 'view_not_found' })
  | (Refusal & { readonly code: 'view_changed'; readonly name: string })
  | Extract<ActRefusal, { readonly code: 'request_reused' }>
