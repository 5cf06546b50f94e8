/** What a run's record says of its lists: enough to read one without the plans and the glossary of the day. */
export interface ListsRecord {
  /** The values of a row's size, by their stored codes. */
  readonly sizes: readonly { readonly id: string; readonly zh: string }[]
  readonly policies: readonly ListRecord[]
}

/** The list of one policy: every subject that some plan decides it for, once. */
export interface ListRecord {
  readonly policy: string
  readonly zh: string
  /** Relative to the run, with forward slashes. */
  readonly file: string
  /** What the subjects are. */
  readonly entity: string
  /** The records whose keys stand beside the subject's, as far as any plan's decisions carry them. */
  readonly keys: readonly string[]
  readonly rows: number
  /** Some plan pays it month by month, and the file has the columns of that. */
  readonly isMonthly?: true
  /** By the numbers that stand in the file, in the order of the run's variants. */
  readonly variants: readonly ListVariant[]
}

export interface ListVariant {
  readonly id: string
  readonly plan: string
  /** The entity that what is granted goes to. */
  readonly payee: string
  /** What each bit of the mask of missing facts stands for. */
  readonly missing: readonly MissingFactRecord[]
  /** Of what is paid month by month. */
  readonly monthly?: MonthlyRecord
}

export interface MonthlyRecord {
  /** Whether its plan says for how many months at most; otherwise its conditions alone say when it ends. */
  readonly isLimited: boolean
  /** Which facts of the subject each condition and review looks at, by its id. */
  readonly looksAt: Readonly<Record<string, readonly string[]>>
}

/** A fact that a decision can be open for want of. */
export interface MissingFactRecord {
  readonly key: string
  readonly zh: string
  /** Who has it, by the glossary; empty where it is no fact of the registry but a value the plan leaves out. */
  readonly source: string
}
