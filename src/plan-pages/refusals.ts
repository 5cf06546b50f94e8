import type { Refusal } from '../kernel/result.ts'

/** Why a page of the plans cannot be shown. */
export type PlanPageRefusal =
  | (Refusal & { readonly code: 'plan_not_shown'; readonly plan: string })
  | (Refusal & { readonly code: 'policy_not_stated'; readonly policy: string })
