import type { DuckDb } from '../../store/index.ts'
import type { NetRecord } from '../runs/run-record.ts'
import { type SettlementStatus, settlementStatuses } from './standing.ts'

/** Net figures per variant from the rows of a settlement. */
export async function netByVariant(database: DuckDb, settled: string): Promise<ReadonlyMap<string, NetRecord>> {
  const counts = settlementStatuses.map((status) => `  count_if(status = '${status}') as ${status}`)
  const rows = await database.rows(
    `select
  variant,
  cast(coalesce(sum(net), 0) as varchar) as amount,
  count_if(net > 0) as paid,
  cast(coalesce(sum(awaiting_review), 0) as varchar) as awaiting_review,
  cast(coalesce(sum(reserved) filter (claim = 'due'), 0) as varchar) as reserved_amount,
  cast(coalesce(sum(gross) filter (status = 'history_unknown'), 0) as varchar) as history_unknown_gross,
${counts.join(',\n')}
from ${settled}
group by variant`,
  )
  return new Map(
    rows.map((row) => {
      const count = (name: SettlementStatus | 'paid') => Number(row[name] ?? 0)
      const net: NetRecord = {
        amount: String(row.amount),
        paid: count('paid'),
        awaitingReview: String(row.awaiting_review),
        underReview: count('under_review'),
        reserved: count('reserved'),
        reservedAmount: String(row.reserved_amount),
        displaced: count('displaced'),
        blocked: count('blocked'),
        capped: count('capped'),
        alreadyPaid: count('already_paid'),
        overpaid: count('overpaid'),
        historyUnknown: count('history_unknown'),
        historyUnknownGross: String(row.history_unknown_gross),
      }
      return [String(row.variant), net]
    }),
  )
}
