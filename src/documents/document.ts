import type { RemarkCode } from './severities.ts'

/** A half-open range of UTF-16 offsets into the source text. Everything found in a document points back by one. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Text as it came out of a file, character by character: what spans refer to. Only a look-alike may stand as the character it is. */
export interface SourceText {
  readonly name: string
  readonly text: string
  /** Offsets at which a page of the original ended, where the file tells. */
  readonly pageEnds: readonly number[]
  /** What the file holds beside this text or in another form, each with the place it stands: nothing of it is dropped without a word. */
  readonly remarks?: readonly Remark[]
}

/** Something of a file that its text does not say as the file shows it. Every remark becomes a question about the document it stands in. */
export interface Remark {
  readonly code: RemarkCode
  readonly span: Span
  readonly with: Readonly<Record<string, string>>
}

/** A value read from the text, with the place it stands and how sure the reader is. */
export interface Found<T> {
  readonly value: T
  readonly span: Span
  readonly confidence: number
}

/** One official document; a file may hold several. */
export interface OfficialDocument {
  readonly source: SourceText
  readonly span: Span
  readonly metadata: Metadata
  readonly clauses: readonly Clause[]
  readonly tables: readonly FlattenedTable[]
  /** What stands before the first provision and after the last, as clauses that bear no number. */
  readonly preamble?: Clause
  readonly closing?: Clause
  /** What only a person can settle: masked years, contradictions, damage, attachments named but not there. */
  readonly questions: readonly Question[]
}

export interface Metadata {
  readonly title: Found<string> | undefined
  /** Document number as printed and in canonical form with the brackets of the standard. */
  readonly number: Found<string> | undefined
  readonly issuer: Found<string> | undefined
  /** All organs that issue it, where they are several; the first of them is the issuer. */
  readonly jointIssuers?: readonly Found<string>[]
  readonly signer: Found<string> | undefined
  /** Day the document was made, as YYYY-MM-DD; absent when the text shows none. */
  readonly issuedOn: Found<string> | undefined
  readonly printedOn: Found<string> | undefined
  readonly disclosure: Found<'public' | 'on_request' | 'internal'> | undefined
  readonly addressees: readonly Found<string>[]
  readonly copiedTo: readonly Found<string>[]
  readonly attachments: readonly Attachment[]
  /** Title of what the document issues, where its text follows. */
  readonly enclosedTitle?: Found<string>
}

export interface Attachment {
  readonly number: string
  readonly title: Found<string>
  /** Where its content stands; absent when only the title does. */
  readonly content: Span | undefined
}

/** One numbered provision. */
export interface Clause {
  /** Official number with those above it, e.g. the parts printed as "two", "(one)", "2." joined; unique within the document. */
  readonly number: string
  /** The number as printed. */
  readonly label: Found<string>
  readonly heading: Found<string> | undefined
  /** From the label to the end of the clause, its children included. */
  readonly span: Span
  /** The clause's own text, its children not included, with line and page breaks inside sentences taken out. */
  readonly body: CleanText
  readonly children: readonly Clause[]
}

/** Text made readable, and for each of its characters the offset in the source it came from. */
export interface CleanText {
  readonly text: string
  /** The same characters in the simplified script, where the text holds any of the traditional one. */
  readonly simplified?: string
  readonly offsets: readonly number[]
}

/** A table whose rows were flattened into lines. */
export interface FlattenedTable {
  readonly span: Span
  readonly header: readonly Found<string>[]
  readonly rows: readonly (readonly Found<string>[])[]
}

export interface Question {
  readonly code: string
  readonly span: Span
  readonly with: Readonly<Record<string, string>>
}
