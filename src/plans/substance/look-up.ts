import type { DefinitionShape, Node } from '../../rules/index.ts'
import type { Parameter } from '../plan.ts'
import type { OwnFigures } from './figures-said.ts'
import type { Hit } from './passage.ts'
import type { TermsSaid } from './terms-said.ts'

/** What an expression is looked up with. */
export interface LookUp {
  readonly said: TermsSaid
  readonly plan: string
  /** The clause the line cites. */
  readonly clause: string
  /** What another clause of the document says. */
  readonly elsewhere: (clause: string) => TermsSaid | undefined
  readonly definitions: ReadonlyMap<string, DefinitionShape>
  /** Those of all policies of the plan: what one leaves out another may define. */
  readonly allDefinitions: ReadonlyMap<string, DefinitionShape>
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly figures: OwnFigures
  /** Values of each enumeration that any line of the policy speaks of: what a list of the clause leaves to another line is not left out. */
  readonly spoken: SpokenValues
  /** The same of the other policies under the clause. */
  readonly spokenByOthers: readonly SpokenValues[]
  /** Facts and definitions the policy names, by their keys, and those the other policies under the clause read. */
  readonly terms: ReadonlySet<string>
  readonly termsOfOthers: ReadonlySet<string>
  /** What those policies can tell facts of. */
  readonly entities: ReadonlySet<string>
  /** Values of each enumeration that a table of the clause, which the policy is reckoned from, gives something for. */
  readonly rows: SpokenValues
  /** Parameters that the other policies under the clause read. */
  readonly readByOthers: ReadonlySet<string>
  /** Names of policies and templates, by their ids. */
  readonly titles: ReadonlyMap<string, string>
  /** Facts the result of the policy is reckoned from, as `entity.field`. */
  readonly reckoned: ReadonlySet<string>
  /** The day that decides which version of the policy applies, which goes without saying where an age is counted. */
  readonly date: Node | undefined
  /** How the figures bound is what a question of the plan asks. */
  readonly isBoundOpen?: boolean
  /** The sentences in which most of the rest of the line stands. */
  readonly focus?: readonly Hit[]
}

export type SpokenValues = ReadonlyMap<string, ReadonlySet<bigint>>
