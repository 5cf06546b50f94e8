import type { Outcome } from '../kernel/outcome.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { linkPlans, type PlanSet } from '../plans/index.ts'
import { readManifest } from '../registry/index.ts'
import { explainSubject, type SubjectExplanation, type SubjectLeftOut } from './explain-subject.ts'
import type { FactRows } from './fetch-facts.ts'
import { listDecisions } from './lists/list-decisions.ts'
import type { ListRow, ListScope } from './lists/list-query.ts'
import type { ListRefusal } from './lists/list-refusals.ts'
import type { ReadRefusal, RunReader } from './lists/run-reader.ts'
import type { RefusalWith } from './refusals.ts'
import type { RunOnDisk } from './runs/read-run.ts'
import { linkRequestOf } from './runs/run-inputs.ts'
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

/** What is asked: a subject of a run under a policy, within the regions that the reader may see. */
export interface RecordedQuestion {
  readonly run: RunOnDisk
  /** Where its snapshot lies now. */
  readonly snapshotFolder: string
  /** Of `openRunBundle`. */
  readonly set: PlanSet
  readonly policy: string
  readonly key: bigint
  readonly scope: ListScope
}

/**
 * Explains a recorded decision. Refused, in the same words, where the run has none on the subject and where the reader may not see it;
 * also where the snapshot is not the one that was screened.
 */
export async function explainRecorded(
  reader: RunReader,
  database: FactRows,
  { run, snapshotFolder, set, policy, key, scope }: RecordedQuestion,
): Promise<
  Result<
    RecordedExplanation,
    ListRefusal | ReadRefusal | RefusalWith<'policy_not_found' | 'subject_not_found' | 'region_unknown' | 'snapshot_unusable'>
  >
> {
  const found = await listDecisions(reader, run, policy, { filter: { subject: [key] } }, scope)
  if (found.kind === 'refused') return found
  const [recorded] = found.value.rows
  const list = run.record.lists.policies.find((each) => each.policy === policy)
  if (recorded === undefined)
    return refused({ code: 'subject_not_found', entity: set.vocabulary.entities.get(list?.entity ?? '')?.zh ?? '', subject: key })
  const manifest = await readManifest(snapshotFolder, set.vocabulary)
  if (manifest.kind === 'refused') return refused({ code: 'snapshot_unusable', refusal: manifest.refusal })
  const linked = linkPlans(set, linkRequestOf(run.record))
  const place = { vocabulary: set.vocabulary, manifest: manifest.value, snapshotFolder }
  const explained = await explainSubject(database, place, linked, policy, key)
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
