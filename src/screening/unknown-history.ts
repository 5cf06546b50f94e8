import type { EarlierPayments, RunRecord } from './runs/run-record.ts'

/** What a run leaves unpaid because it is not known what was paid before. */
export interface UnknownHistory {
  /** Decisions held up, and under how many policies. */
  readonly decisions: number
  readonly policies: number
  /** What they come to before settlement, in fen. */
  readonly gross: bigint
  /** Where earlier payments are declared complete everywhere, single payments or decisions lack what tells them apart. */
  readonly earlierPayments: EarlierPayments
}

/** Sums up what the unknown history holds up, of one policy or of all; undefined where it holds up nothing. */
export function sumUnknownHistory(record: RunRecord, policy?: string): UnknownHistory | undefined {
  const held = record.variants.filter(
    (variant) => (policy === undefined || variant.policy === policy) && (variant.net?.historyUnknown ?? 0) > 0,
  )
  if (held.length === 0) return undefined
  return {
    decisions: held.reduce((sum, { net }) => sum + (net?.historyUnknown ?? 0), 0),
    policies: new Set(held.map((variant) => variant.policy)).size,
    gross: held.reduce((sum, { net }) => sum + BigInt(net?.historyUnknownGross ?? '0'), 0n),
    earlierPayments: record.settlement.earlierPayments,
  }
}
