/** A definition as an author finds it: who has it and what it says, in the folder that writes it. */
export interface WrittenDefinition {
  readonly id: string
  readonly zh: string
  /** Id of the entity that has it. */
  readonly entity: string
  readonly plan: string
  /** Its expression; of a strategy each way with its name. */
  readonly lines: readonly string[]
  /** The parameter that chooses the way; undefined where there is one expression. */
  readonly strategy: string | undefined
  readonly basis: string
}

/** A template that plans may extend. */
export interface WrittenTemplate {
  readonly id: string
  readonly zh: string
  readonly subject: string
  readonly plan: string
  /** Ids and names of its conditions, in order. */
  readonly conditions: readonly string[]
}
