import type { Result } from '../kernel/result.ts'
import type { ListRow, RulesOnGrants } from '../screening/index.ts'
import type { Row } from '../store/index.ts'
import type { WhyRefusal } from './refusals.ts'
import type { ExplainRefusal, Telling } from './tell-decision.ts'

/** A run as a thread finds it. */
export interface RunAt {
  readonly folder: string
  readonly digest: string
}

/** What the thread that explains is told: to have a run's plans ready, to tell a decision, the rules on grants of a policy, and the rows it asked for. */
export type ToThread =
  | { readonly kind: 'prepare'; readonly run: RunAt }
  | {
      readonly kind: 'tell'
      readonly id: number
      readonly run: RunAt
      readonly recorded: ListRow
      readonly snapshotsFolder: string
    }
  | { readonly kind: 'rules'; readonly id: number; readonly run: RunAt; readonly policy: string }
  | { readonly kind: 'rows'; readonly id: number; readonly rows: readonly Row[] | undefined }

/** `without_plans`: the run kept none that can be read. */
export type ToldInThread = Result<Telling, WhyRefusal | ExplainRefusal> | 'without_plans'

/** What it says: what it came to, that it broke, and what it wants read for a telling. */
export type FromThread =
  | { readonly kind: 'told'; readonly id: number; readonly told: ToldInThread }
  | { readonly kind: 'ruled'; readonly id: number; readonly rules: RulesOnGrants | undefined }
  | { readonly kind: 'broke'; readonly id: number; readonly error: unknown }
  | { readonly kind: 'rows'; readonly id: number; readonly telling: number; readonly sql: string }
