import type { Refusal } from '../kernel/result.ts'
import type { ActRefusal } from '../lifecycle/index.ts'

/** Why an account, a body or a post was not changed. */
export type AdministrationRefusal =
  | (Refusal & { readonly code: 'login_taken'; readonly login: string })
  | (Refusal & { readonly code: 'login_unfit'; readonly login: string })
  | (Refusal & { readonly code: 'account_unknown'; readonly account: string })
  | (Refusal & { readonly code: 'account_disabled' | 'account_open' | 'not_locked' | 'own_account'; readonly login: string })
  | (Refusal & { readonly code: 'body_unknown'; readonly body: string })
  | (Refusal & { readonly code: 'body_taken'; readonly name: string })
  | (Refusal & { readonly code: 'body_in_use'; readonly name: string; readonly posts: number })
  | (Refusal & { readonly code: 'region_unknown'; readonly region: string })
  /** Nobody grants what reaches further than they do. */
  | (Refusal & { readonly code: 'beyond_own_range'; readonly region: string })
  | (Refusal & { readonly code: 'post_unknown'; readonly post: string })
  | (Refusal & { readonly code: 'post_over'; readonly post: string; readonly to: string })
  | (Refusal & { readonly code: 'days_reversed'; readonly from: string; readonly to: string })
  | (Refusal & { readonly code: 'day_past'; readonly day: string; readonly today: string })
  | (Refusal & { readonly code: 'post_there'; readonly role: string; readonly region: string })
  /** Duties that may not meet in one person. */
  | (Refusal & {
      readonly code: 'duties_exclude'
      readonly name: string
      readonly role: string
      readonly other: string
      readonly region: string
    })
  | (Refusal & { readonly code: 'too_many_regions'; readonly name: string; readonly most: number; readonly day: string })
  | (Refusal & { readonly code: 'cover_of_cover' | 'cover_of_self' | 'cover_too_long'; readonly post: string; readonly to: string })
  /** A post of a firm or a person without whom it speaks for, or another with somebody; a number that is nobody's. */
  | (Refusal & { readonly code: 'subject_needed' | 'subject_of_nobody'; readonly role: string })
  | (Refusal & { readonly code: 'changed_meanwhile_there'; readonly what: string })
  | (Refusal & { readonly code: 'session_unknown'; readonly session: string })
  /** Sent again, when the password that it gave was changed already. */
  | (Refusal & { readonly code: 'password_taken_over'; readonly login: string })
  | Extract<ActRefusal, { readonly code: 'request_reused' }>
