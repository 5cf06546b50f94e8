import type { Refusal } from '../kernel/result.ts'
import type { TokenFault } from './judge-id-token.ts'

/** Why nobody was vouched for. */
export type OidcRefusal =
  /** Whoever was asked to sign in there did not, or the provider did not let them. */
  | (Refusal & { readonly code: 'provider_declined'; readonly error: string })
  | (Refusal & { readonly code: 'provider_unreachable'; readonly at: ProviderDoor; readonly detail: string })
  /** What came back is not what the protocol says. */
  | (Refusal & { readonly code: 'provider_answer_odd'; readonly at: ProviderDoor; readonly detail: string })
  | (Refusal & { readonly code: 'token_refused'; readonly fault: TokenFault })
  | (Refusal & { readonly code: 'claim_missing'; readonly claim: string })

export type ProviderDoor = 'discovery' | 'keys' | 'token'

/** Why a file of settings cannot be used. */
export type OidcSettingsRefusal =
  | (Refusal & { readonly code: 'settings_unreadable'; readonly file: string })
  | (Refusal & { readonly code: 'setting_unfit'; readonly file: string; readonly setting: string })
  /** Neither https nor said to be meant. */
  | (Refusal & { readonly code: 'setting_not_https'; readonly file: string; readonly setting: string })
