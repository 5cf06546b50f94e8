import type { DefinitionShape } from './scope.ts'
import type { Node, RecordPath } from './typed-tree.ts'

/**
 * How far a source carries: the document of a plan itself; a text that was read whole, kept by its hash; a text that is known from
 * where others quote it; or what offices do without a text that says so.
 */
export type SourceStanding = 'document' | 'read_in_full' | 'quoted' | 'practice'

/** Where a rule comes from. A condition without a source does not check. */
export interface Source {
  /** Clause number of the plan's own document, or undefined when another document is cited. */
  readonly clause: string | undefined
  /** Another document or law, as written by the author. */
  readonly document: string | undefined
  readonly confidence: 'high' | 'medium' | 'low' | undefined
  readonly standing: SourceStanding
}

/** One named requirement. True lets the subject pass, false refuses it, unknown leaves it undetermined. */
export interface Condition {
  readonly id: string
  readonly zh: string
  readonly test: Node
  readonly source: Source
  /** Its author says that it asks, whatever its source: who does not meet it is looked at by a person. */
  readonly isAsking?: true
  /** Its author says that it tells whom the policy addresses: a text that is only quoted lets it refuse, because no other text grants either. */
  readonly isAddressing?: true
  /** The switch, a parameter, that says whether the place follows the practice it states. */
  readonly switch?: string
  /** In a bound program: a review that was made of a requirement, true where that does not hold. */
  readonly asked?: AskedCondition
  /** In a bound program: a review that stands for an open question, by its parameter; only readings that differ raise it. */
  readonly question?: string
}

/** Why a requirement does not refuse but asks. */
export type AskingReason = 'written' | 'quoted' | 'practice' | 'low_confidence' | 'low_threshold' | 'switch_open'

export interface AskedCondition {
  readonly requirement: Node
  readonly because: AskingReason
}

export type Result =
  | { readonly kind: 'money'; readonly amount: Node; readonly source: Source }
  /** Months of a contribution that may be paid later; nothing is paid out. */
  | { readonly kind: 'schedule'; readonly lines: readonly ScheduleLine[] }
  /** A contribution rate; `saving` is what it saves a month against the stated baseline. */
  | { readonly kind: 'rate'; readonly rate: Node; readonly saving: Node; readonly source: Source }
  /** Something to be done by a day. */
  | { readonly kind: 'obligation'; readonly what: string; readonly due: Node | undefined; readonly source: Source }

export interface ScheduleLine {
  readonly id: string
  readonly zh: string
  readonly from: Node
  readonly to: Node
  readonly due: Node | undefined
  readonly monthly: Node
  readonly source: Source
}

/** How the amount of a policy is paid month by month, as expressions in months. */
export interface MonthlyTerms {
  /** For how many months altogether, and of them drawn by the day of the screening; absent where its conditions alone say when it ends. */
  readonly limit: { readonly term: Node; readonly drawn: Node } | undefined
  /** How many months the amount is for; one where absent. */
  readonly covers: Node | undefined
  readonly source: Source
}

/** A checked policy: what `decide` runs and what the SQL compiler translates. Pure data. */
export interface Program {
  readonly id: string
  readonly zh: string
  readonly subject: string
  /** Facts that say which region's plan applies and which date decides. */
  readonly region: Node
  readonly date: Node
  readonly conditions: readonly Condition[]
  /** True raises a flag: the decision is for a person to make. */
  readonly reviews: readonly Condition[]
  readonly result: Result
  /** Of money that is paid month by month. */
  readonly monthly?: MonthlyTerms
  readonly payee: RecordPath
  readonly definitions: ReadonlyMap<string, DefinitionShape>
}
