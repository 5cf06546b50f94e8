import type { Refusal } from '../kernel/result.ts'
import type { ActRefusal } from '../lifecycle/index.ts'
import type { UploadRefusal } from '../uploads/index.ts'
import type { WorkbookRefusal } from './workbook/faults.ts'

export type VerificationRefusal =
  | ActRefusal
  | WorkbookRefusal
  | Extract<UploadRefusal, { readonly code: 'upload_not_found' }>
  | (Refusal & { readonly code: 'nothing_to_fill' })
  | (Refusal & { readonly code: 'nothing_to_ask'; readonly asked: number; readonly alreadyOpen: number; readonly outside: number })
  | (Refusal & { readonly code: 'due_unfit'; readonly due: string; readonly today: string; readonly latest: string })
  | (Refusal & { readonly code: 'too_many'; readonly rows: number; readonly most: number })
  | (Refusal & { readonly code: 'value_needed'; readonly id: string })
  | (Refusal & { readonly code: 'value_unfit'; readonly id: string; readonly value: string; readonly expected: string })
  | (Refusal & { readonly code: 'source_needed'; readonly id: string })
  | (Refusal & { readonly code: 'nothing_to_release' })
  | (Refusal & { readonly code: 'snapshot_not_there'; readonly snapshot: string; readonly known: readonly string[] })
  | (Refusal & { readonly code: 'day_too_early'; readonly id: string; readonly day: string; readonly earliest: string })
  | (Refusal & { readonly code: 'day_ahead'; readonly id: string; readonly day: string; readonly today: string })
