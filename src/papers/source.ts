import type { Caller } from '../access/index.ts'
import type { PaperKind } from '../contract/index.ts'
import type { Result } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { PaperAnnex, PaperDescription, PaperWaits } from './paper.ts'
import type { PaperRefusal } from './refusals.ts'

/** A paper that there is about something: which, and whether the caller may issue it now. */
export interface PaperOffer {
  readonly kind: PaperKind
  /** Tells it from others of its kind about the same: a publication, a body, a file; and what it rests on, so that a changed list has another. */
  readonly about: string
  /** The same for people; empty where there is one of the kind. */
  readonly note: string
  /** Nothing stands against it, another's post issues it, or something has to come before. */
  readonly standing: 'may' | 'others' | PaperWaits
}

/** What a paper is made of. */
export interface PaperContent {
  readonly description: PaperDescription
  readonly annexes: readonly PaperAnnex[]
  /** The work it is drawn up for: to which end it leaves, where whoever takes it out says no other. */
  readonly purpose: string
  /** The place whose numbers it takes. */
  readonly region: string
  /** The number that what it is about has already; a number of its own is taken where this is undefined. */
  readonly givenNumber?: string | undefined
  /** The list it rests on. */
  readonly list?: { readonly rows: number; readonly fen: bigint; readonly hash: string | undefined } | undefined
  /** Whether what was read for it is still so; asked in the transaction that issues it. */
  stillStands(db: Work): Promise<boolean>
}

/** What a room knows of the papers about the rows of its register. */
export interface PaperSource {
  readonly register: string
  /** The papers there are about a row, as far as the caller sees it; none where there is no such row. */
  offers(caller: Caller, subject: bigint): Promise<readonly PaperOffer[]>
  /** What one of them says now. Reads in pieces and holds no transaction open in between. */
  describe(caller: Caller, subject: bigint, offer: PaperOffer): Promise<Result<PaperContent, PaperRefusal>>
}
