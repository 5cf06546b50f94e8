import type { Refusal } from '../kernel/result.ts'
import type { ActRefusal } from '../lifecycle/index.ts'
import type { UploadRefusal } from '../uploads/index.ts'

/** What of an application has to be said in words. */
export type NeededText = 'agent' | 'relation' | 'consent' | 'basis' | 'reason' | 'source' | 'items' | 'finding'

/** Why an application, or the check of a promise, came to nothing. */
export type ApplicationRefusal = ActRefusal | Extract<UploadRefusal, { readonly code: 'upload_not_found' }> | OwnRefusal

/** Those that nothing else has. */
export type OwnRefusal =
  | (Refusal & { readonly code: 'application_not_found'; readonly application: string })
  | (Refusal & { readonly code: 'commitment_not_found'; readonly commitment: string })
  | (Refusal & { readonly code: 'application_text_needed'; readonly what: NeededText })
  | (Refusal & { readonly code: 'no_matter' })
  /** The screening has no such decision about the applicant, or it is of another place. */
  | (Refusal & { readonly code: 'matter_unknown'; readonly policy: string; readonly subject: string })
  | (Refusal & { readonly code: 'already_applied'; readonly policy: string; readonly number: string })
  /** It is known by now, or no matter of the application needs it. */
  | (Refusal & { readonly code: 'fact_not_asked'; readonly fact: string })
  | (Refusal & { readonly code: 'fact_twice'; readonly fact: string })
  | (Refusal & { readonly code: 'fact_unfit'; readonly fact: string; readonly value: string; readonly expected: string })
  | (Refusal & { readonly code: 'material_day_unfit'; readonly day: string; readonly earliest: string; readonly latest: string })
  | (Refusal & { readonly code: 'check_day_unfit'; readonly day: string; readonly today: string; readonly latest: string })
  | (Refusal & { readonly code: 'consent_file_needed' })
  | (Refusal & { readonly code: 'notice_day_unfit'; readonly day: string; readonly today: string })
  /** A later notice asks for what the first did not: everything is told at once. */
  | (Refusal & { readonly code: 'not_told_at_once'; readonly item: string })
  /** The review has to say of each matter what becomes of it. */
  | (Refusal & { readonly code: 'matters_undecided'; readonly decided: number; readonly matters: number })
  | (Refusal & { readonly code: 'nothing_accepted' })
