/** An author's mistake, located in a file. A value, never thrown: a loader returns what it understood and a list of these. */
export interface Problem {
  /** Stable identifier of the kind of mistake, e.g. `unknown_name`; the sentence lives in a message file. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly at: Place
  /** Values the message sentence is filled with. */
  readonly with: Readonly<Record<string, string>>
}

/** A place in a text file; line and column count from 1, column and length in UTF-16 code units. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly length: number
}
