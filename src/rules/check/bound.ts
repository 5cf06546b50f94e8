import type { Program, Source } from './program.ts'

/** One value of a parameter as a plan sets it. `value` is scaled to the parameter's type; absent where the document leaves it to others. */
export interface Cell {
  readonly value: bigint | undefined
  /** A ceiling bounds lower plans and is not a value; a delegated cell waits for a local standard. */
  readonly standing: 'set' | 'ceiling' | 'delegated'
  /** The reading in force of a question nobody has settled: the others count too. */
  readonly isOpen?: true
  readonly origin: Origin
}

/** Which document and clause a value comes from, and on which days it holds there, for explanations. */
export interface Origin {
  readonly plan: string
  readonly clause: string
  /** Closed day interval as put in force, masked years replaced; absent where the document sets no bound. */
  readonly from?: number
  readonly to?: number
  /** Where the value comes from, as far as its source says more than the clause. */
  readonly source?: Source
}

/** A tier; bounds are scaled by 10^scale of the table. An absent bound is open. */
export interface Tier {
  readonly low: bigint | undefined
  readonly isLowInclusive: boolean
  readonly high: bigint | undefined
  readonly isHighInclusive: boolean
  readonly cell: Cell
}

export type BoundValue =
  | { readonly kind: 'cell'; readonly cell: Cell }
  | { readonly kind: 'texts'; readonly texts: readonly string[]; readonly origin: Origin }
  | { readonly kind: 'codes'; readonly cells: ReadonlyMap<bigint, Cell> }
  | { readonly kind: 'tiers'; readonly scale: number; readonly tiers: readonly Tier[] }

/** The values a parameter has in the periods that matter, closed day intervals in order; outside them it is unknown. */
export interface BoundParameter {
  readonly id: string
  readonly zh: string
  readonly periods: readonly { readonly from: number; readonly to: number; readonly value: BoundValue }[]
}

/** Values of the run. Dates are day numbers since 1970-01-01. */
export interface RunContext {
  readonly screeningDate: number
  readonly baseYear: number
}

/** A program with everything fixed that does not depend on the subject: what both engines run. */
export interface BoundProgram {
  readonly program: Program
  /** Tells apart the same policy under several documents, e.g. `job_retention_refund@shanxi-2022-19`. */
  readonly variant: string
  readonly parameters: ReadonlyMap<string, BoundParameter>
  readonly context: RunContext
  /** Every combination of the readings of its open questions, the one in force first; absent where no question is open. */
  readonly readings?: readonly Reading[]
}

/** One way to read a program's open questions. */
export interface Reading {
  /** The reading taken of each open question, by parameter, as its code. */
  readonly choices: ReadonlyMap<string, bigint>
  /** All parameters of the program under these readings. */
  readonly parameters: ReadonlyMap<string, BoundParameter>
}
