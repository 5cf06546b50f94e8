import type { Outcome } from '../kernel/outcome.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Linked, PlanSet } from '../plans/index.ts'
import { readManifest } from '../registry/index.ts'
import { explainSubject, type SubjectExplanation, type SubjectLeftOut } from './explain-subject.ts'
import type { FactRows } from './fetch-facts.ts'
import type { ListRow } from './lists/list-query.ts'
import type { RefusalWith } from './refusals.ts'
import { payeeDoubts } from './settlement/standing.ts'

/** A decision of a run, explained with the plans it was made with; what is recorded stands, whatever the explanation comes to. */
export interface RecordedExplanation {
  readonly recorded: ListRow
  /** Undefined, or without a decision, where today's program no longer finds who decides. */
  readonly explained: SubjectExplanation | SubjectLeftOut | undefined
  /** Empty where today's program decides as was recorded. */
  readonly differences: readonly RecordedDifference[]
}

/** What today's program makes otherwise; amounts are fen. */
export type RecordedDifference =
  | { readonly kind: 'undecided' }
  | { readonly kind: 'variant'; readonly recorded: string; readonly now: string }
  | { readonly kind: 'outcome'; readonly recorded: Outcome; readonly now: Outcome }
  | { readonly kind: 'amount'; readonly recorded: bigint | undefined; readonly now: bigint | undefined }

/** A recorded row to be explained, with the plans put in force as they were for its run. */
export interface RowQuestion {
  /** Where the snapshot of the run lies now. */
  readonly snapshotFolder: string
  /** Of `openRunBundle`. */
  readonly set: PlanSet
  readonly policy: string
  readonly recorded: ListRow
  readonly linked: Linked
}

/** Explains a recorded decision that the reader may see. Refused where the snapshot is not the one that was screened. */
export async function explainRow(
  database: FactRows,
  { snapshotFolder, set, policy, recorded, linked }: RowQuestion,
): Promise<Result<RecordedExplanation, RefusalWith<'policy_not_found' | 'subject_not_found' | 'region_unknown' | 'snapshot_unusable'>>> {
  const manifest = await readManifest(snapshotFolder, set.vocabulary)
  if (manifest.kind === 'refused') return refused({ code: 'snapshot_unusable', refusal: manifest.refusal })
  const place = { vocabulary: set.vocabulary, manifest: manifest.value, snapshotFolder }
  const explained = await explainSubject(database, place, linked, policy, recorded.subject)
  if (explained.kind === 'refused') return explained
  return done({ recorded, explained: explained.value, differences: differencesOf(recorded, explained.value) })
}

function differencesOf(recorded: ListRow, explained: RecordedExplanation['explained']): readonly RecordedDifference[] {
  if (explained === undefined || 'leftOut' in explained) return [{ kind: 'undecided' }]
  const { variant, explanation } = explained
  const { amount } = explanation.decision
  // A list tells of the payee too, which the rules know nothing of.
  const isHeldBack = payeeDoubts.some((doubt) => doubt === recorded.cause) && recorded.reviews.length === 0
  const outcome = isHeldBack && explanation.decision.outcome === 'eligible' ? 'needs_review' : explanation.decision.outcome
  const was = recorded.gross ?? recorded.ceiling
  const now = ['eligible', 'needs_review', 'needs_local_standard'].includes(outcome) ? (amount ?? undefined) : undefined
  const isOther: readonly (readonly [boolean, RecordedDifference])[] = [
    [variant.id !== recorded.variant, { kind: 'variant', recorded: recorded.variant, now: variant.id }],
    [outcome !== recorded.outcome, { kind: 'outcome', recorded: recorded.outcome, now: outcome }],
    [was !== now, { kind: 'amount', recorded: was, now }],
  ]
  return isOther.flatMap(([is, difference]) => (is ? [difference] : []))
}
