import type { VariantRecord } from './runs/run-record.ts'

/**
 * Why a policy that pays has nothing in its sums though subjects meet it: the document writes no amount, or only the most there is.
 * Undefined where it writes one, or nobody meets it.
 */
export function unwrittenAmount({ result, counts, ceiling }: VariantRecord): 'no_amount' | 'ceiling_only' | undefined {
  const decided = counts.eligible + counts.needs_review
  if (result === 'obligation' || decided > 0 || counts.needs_local_standard === 0) return undefined
  return BigInt(ceiling) === 0n ? 'no_amount' : 'ceiling_only'
}
