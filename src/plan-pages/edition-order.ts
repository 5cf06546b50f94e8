import type { PathRefusal } from '../files/index.ts'
import type { BundleRefusal } from '../screening/index.ts'
import type { CasesMet, EditionPiece } from './plan-edition.ts'

/** What an edition is made from: the folder of plans, or the texts that a run kept. */
export type EditionOrder =
  | { readonly kind: 'folder'; readonly project: string; readonly plans: string }
  | { readonly kind: 'run'; readonly project: string; readonly folder: string }

/** Why there is no edition. */
export type EditionRefusal = PathRefusal | BundleRefusal | { readonly code: 'run_unreadable'; readonly folder: string }

/** What comes back: pieces, that these were all, and then which cases the rules come to. */
export type EditionReport =
  | EditionPiece
  | { readonly kind: 'end' }
  | CasesMet
  | { readonly kind: 'refused'; readonly refusal: EditionRefusal }
