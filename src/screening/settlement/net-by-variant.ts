import type { Dialect } from '../../rules/index.ts'
import type { NetRecord } from '../runs/run-record.ts'
import { type Asked, askRows } from '../script/statement.ts'
import { fenIn } from './fen.ts'
import { type SettlementStatus, settlementStatuses } from './standing.ts'

/** Net figures per variant from the rows of a settlement. */
export function netByVariant(settled: string, dialect: Dialect): Asked<ReadonlyMap<string, NetRecord>> {
  const counts = settlementStatuses.map((status) => `  count_if(status = '${status}') as ${status}`)
  const fen = fenIn(dialect)
  const select = `select
  variant,
  ${fen('net')} as amount,
  count_if(net > 0) as paid,
  ${fen('awaiting_review')} as awaiting_review,
  ${fen('reserved', `claim = 'due'`)} as reserved_amount,
  ${fen('gross', `status = 'history_unknown'`)} as history_unknown_gross,
${counts.join(',\n')}
from ${settled}
group by variant`
  return askRows(
    { phase: 'settle', name: 'net by variant', about: '' },
    select,
    (rows) =>
      new Map(
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
      ),
  )
}
