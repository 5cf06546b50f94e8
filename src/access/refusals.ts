import type { Refusal } from '../kernel/result.ts'
import type { PasswordFault } from './password.ts'

export type SignInRefusal =
  /** Which of the two is wrong is not said. */
  | (Refusal & { readonly code: 'not_known'; readonly triesLeft: number | undefined })
  | (Refusal & { readonly code: 'locked'; readonly minutes: number })
  | (Refusal & { readonly code: 'no_post'; readonly name: string })

/** A provider vouched for somebody whom no account here is. */
export type VouchedRefusal = Refusal & { readonly code: 'no_account' }

export type SessionRefusal =
  | (Refusal & { readonly code: 'not_signed_in' })
  | (Refusal & { readonly code: 'session_ended'; readonly why: 'idle' | 'over' | 'signed_out' | 'disabled' })

export type PermissionRefusal =
  | (Refusal & { readonly code: 'password_to_change' })
  /** The page was opened by somebody else than the one who is signed in by now. */
  | (Refusal & { readonly code: 'other_account'; readonly signedIn: string; readonly page: string | undefined })
  | (Refusal & { readonly code: 'no_permission'; readonly permission: string })
  | (Refusal & { readonly code: 'not_your_post'; readonly post: string })

export type PasswordRefusal =
  | (Refusal & { readonly code: 'current_wrong' })
  | (Refusal & { readonly code: 'password_unfit'; readonly fault: PasswordFault; readonly shortest: number })

export type AccessRefusal = SignInRefusal | VouchedRefusal | SessionRefusal | PermissionRefusal | PasswordRefusal
