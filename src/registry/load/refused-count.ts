/** Rows of one file that were refused for one reason. */
export interface RefusedReason {
  readonly reason: string
  /** The column whose cell is at fault; undefined where the line is no record. */
  readonly column: string | undefined
  /** The column's official name. */
  readonly title: string
  /** What is wrong and what to write instead, in Chinese. */
  readonly sentence: string
  readonly rows: number
  /** The first of them: its physical line, or its number where the file has no lines, and the cell. */
  readonly line: number
  readonly value: string
}

export interface RefusedCount {
  readonly file: string
  readonly rows: number
  readonly refused: number
  /** The most frequent first. */
  readonly reasons: readonly RefusedReason[]
}
