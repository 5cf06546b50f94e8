import type { Place } from '../../kernel/problem.ts'
import type { Node } from '../../rules/index.ts'
import type { Cadence, Target } from '../orders/orders.ts'
import type { Parameter, ParameterEntry, Policy, SettlementScope } from '../plan.ts'
import type { MaskedDate } from '../read/masked-date.ts'

/** One thing a plan says that the document's own clause is to say: a condition, a subject, a day, a sum. */
export interface PlanLine {
  /** Id of the policy, exclusion, definition or parameter it belongs to. */
  readonly owner: string
  /** Its id there: that of a condition, or what part of the block it is. */
  readonly line: string
  /** The clause it cites, or that its block stands under. */
  readonly clause: string
  /** As the plan writes it, in the official terms. */
  readonly written: string
  readonly at: Place
  /** Changes with anything the line means: its expression, the definitions in it, its source, its days. */
  readonly hash: string
  /** Its template says the same, on a source of its own. */
  readonly isRepeated: boolean
  readonly claim: Claim
}

export type Claim =
  | { readonly kind: 'subject'; readonly entity: string }
  /** All that a policy speaks of, which is to be all that its clause demands. */
  | { readonly kind: 'demands'; readonly policy: Policy }
  /** Where no money is paid, the one who is meant by it; `as` what it is to the record it is named by. */
  | {
      readonly kind: 'payee'
      readonly entity: string
      readonly isPaid: boolean
      readonly as: { readonly entity: string; readonly field: string } | undefined
    }
  | { readonly kind: 'test'; readonly node: Node; readonly policy: Policy | undefined; readonly isReview: boolean }
  | { readonly kind: 'amount'; readonly nodes: readonly Node[]; readonly policy: Policy }
  | { readonly kind: 'day'; readonly day: MaskedDate; readonly side: 'from' | 'to' }
  | { readonly kind: 'values'; readonly parameter: Parameter; readonly entry: ParameterEntry }
  | { readonly kind: 'once_only'; readonly keys: readonly string[]; readonly scope: SettlementScope }
  | { readonly kind: 'cap'; readonly key: string; readonly limit: string; readonly scope: SettlementScope }
  | { readonly kind: 'top_up' }
  | { readonly kind: 'region'; readonly node: Node }
  | { readonly kind: 'quote'; readonly text: string }
  | {
      readonly kind: 'exclusion'
      readonly names: readonly string[]
      readonly key: string
      readonly scope: SettlementScope
      readonly policies: readonly string[]
    }
  /** Work, or a group it is for, in words of the plan's own that follow the clause; beside a group, what is done for it. */
  | { readonly kind: 'told'; readonly text: string; readonly isGroup: boolean; readonly done: readonly string[] }
  /** The day by which an order is to be carried out; of a goal, the figure it is given with. */
  | { readonly kind: 'due'; readonly day: MaskedDate; readonly goal: string | undefined }
  /** The figure of a goal, beside the words of what it counts. */
  | { readonly kind: 'goal'; readonly name: string; readonly goal: string }
  /** What a goal holds for each of. */
  | { readonly kind: 'each'; readonly text: string }
  /** Which way the figure of a goal bounds; `better` what is good for what it counts. */
  | { readonly kind: 'direction'; readonly comparison: Target['comparison']; readonly goal: string; readonly better: 'higher' | 'lower' }
  /** How often something is due again, by which day, or how long after an event. */
  | { readonly kind: 'cadence'; readonly cadence: Cadence }
  /** How many times each is to have something. */
  | { readonly kind: 'times'; readonly step: string; readonly times: number }
  /** To whom a report goes. */
  | { readonly kind: 'recipient'; readonly name: string }
  /** The day on which an order begins. */
  | { readonly kind: 'start'; readonly day: MaskedDate }
