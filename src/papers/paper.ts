import type { PaperKind } from '../contract/index.ts'

/** A figure in a line of text, written in one way in every format: yuan to the fen, the same in capitals, a count with its unit, a day. */
export type PaperFigure =
  | { readonly kind: 'money'; readonly fen: bigint }
  | { readonly kind: 'capital'; readonly fen: bigint }
  | { readonly kind: 'count'; readonly count: number; readonly unit: string }
  | { readonly kind: 'day'; readonly day: string }

/** A line of text with its figures. */
export type PaperLine = readonly (string | PaperFigure)[]

/** What a column of a table holds; of money fen, of counts and ordinals a number, of days YYYY-MM-DD. */
export type PaperColumnKind = 'text' | 'money' | 'count' | 'ordinal' | 'day'

export interface PaperColumn {
  readonly title: string
  readonly kind: PaperColumnKind
  /** Its part of the width, beside those of the other columns. */
  readonly share: number
}

export type PaperCell = string | number | bigint | undefined
export type PaperRow = readonly PaperCell[]

export interface PaperTable {
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly PaperRow[]
  /** The last row, set off. */
  readonly total?: PaperRow | undefined
}

export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: PaperLine }
  /** A form: what is called how, two beside each other where there is room. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly line: PaperLine; readonly isWide?: true }[] }
  | { readonly kind: 'table'; readonly table: PaperTable }
  /** Space to sign in, a line for each who signs, with what the office recorded of them. */
  | { readonly kind: 'signatures'; readonly lines: readonly { readonly role: string; readonly record?: string | undefined }[] }

/** What a paper says, whatever it is printed on. Its number, its day and who issues it come with the issue. */
export interface PaperDescription {
  readonly kind: PaperKind
  readonly title: string
  /** The body that issues it. */
  readonly issuer: string
  readonly addressee?: string | undefined
  readonly blocks: readonly PaperBlock[]
  /** Documents and clauses that it rests on. */
  readonly basis: readonly string[]
  /** Whether it ends with the name of its issuer, the day and space for a seal. */
  readonly isSealed: boolean
  /** Whom it goes to besides. */
  readonly copies: readonly string[]
}

/** A list that belongs to a paper: its own workbook always, and in the paper itself where it is short. */
export interface PaperAnnex {
  readonly title: string
  readonly columns: readonly PaperColumn[]
  readonly total: PaperRow
  /** Its rows as they come, piece by piece; asked for once. */
  rows(): AsyncIterable<readonly PaperRow[]>
  /** Opened by who hands money over alone, and not named in the paper: it has whole numbers of accounts. */
  readonly isRestricted?: true
}

/** An annex as the paper names it, with its rows where it is short enough to stand there. */
export interface ShownAnnex {
  readonly title: string
  readonly count: number
  /** Of its workbook. */
  readonly sha256: string
  /** The SHA-256 of its rows, whoever takes them out and when. */
  readonly rowsHash: string
  readonly table?: PaperTable | undefined
}

/** How a paper leaves: under which number and on which day, who took it out, when, to which end. */
export interface PaperIssue {
  /** As it is printed; undefined for a draft, which has none. */
  readonly number: string | undefined
  /** The number that the body gave it in its own register, where it has one. */
  readonly documentNumber?: string | undefined
  readonly day: string
  readonly by: string
  /** As the clocks of China show it. */
  readonly at: string
  readonly purpose: string
  /** The SHA-256 of what it says. */
  readonly hash: string
}

/** A paper as it is written: what it says, its annexes, and how it leaves. */
export interface WholePaper {
  readonly description: PaperDescription
  readonly annexes: readonly ShownAnnex[]
  readonly issue: PaperIssue
}

/** Why a paper cannot be issued yet: what it waits for. */
export type PaperWaits =
  | 'list_signed'
  | 'list_approved'
  | 'publication_over'
  | 'objection_answered'
  | 'accounts_confirmed'
  | 'sample_looked'
  | 'statement_delivered'
