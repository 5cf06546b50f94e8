import type { GrantedRow, RunHistory } from '../granted-row.ts'
import type { GrantsCounted } from './inherited.ts'

/** A row as a later run decides it: its amount is what is due altogether. */
export interface DecidedRow extends GrantedRow {
  readonly history: RunHistory
}

/** A row of a top-up: its amount is what is still to be paid. */
export type TopUpRow<R> = R & {
  readonly decided: bigint
  readonly granted: bigint
  /** Which top-up of what can be paid once it is, counted from 1. */
  readonly topUp: number
}

/** A row that was granted more than the run decides. */
export type AboveRow<R> = R & { readonly decided: bigint; readonly granted: bigint }

/** What a later run makes of what was granted before. */
export interface TopUpOffer<R> {
  readonly rows: readonly TopUpRow<R>[]
  readonly above: readonly AboveRow<R>[]
  /** As much was granted as is decided. */
  readonly same: number
  /** Nothing was granted before: a first list has them. */
  readonly ungranted: number
  /** What the run knows of earlier payments and what the ledger granted do not fit each other; nothing is guessed. */
  readonly unclear: readonly R[]
  /** Something of it is claimed back, or came back. */
  readonly claimedBack: readonly R[]
}

/** What is still to be paid row by row: what the run decides less all that was granted before, never less than nothing. */
export function reckonTopUp<R extends DecidedRow>(rows: readonly R[], grantsOf: (row: R) => GrantsCounted | undefined): TopUpOffer<R> {
  const offer = { rows: [] as TopUpRow<R>[], above: [] as AboveRow<R>[], unclear: [] as R[], claimedBack: [] as R[] }
  let [same, ungranted] = [0, 0]
  for (const row of rows) {
    const grants = grantsOf(row)
    if (grants?.isClaimedBack) {
      offer.claimedBack.push(row)
      continue
    }
    const granted = grantedBefore(row, grants)
    if (granted === 'nothing') ungranted++
    else if (granted === 'unclear') offer.unclear.push(row)
    else if (granted === row.fen) same++
    else if (granted > row.fen) offer.above.push({ ...row, decided: row.fen, granted })
    else offer.rows.push({ ...row, fen: row.fen - granted, decided: row.fen, granted, topUp: (grants?.lastTopUp ?? 0) + 1 })
  }
  return { ...offer, same, ungranted }
}

/**
 * What was granted before: what the ledger granted, where the run knows of no payments or of those alone; what the run knows, where the
 * ledger granted nothing. Where both know something and it is not the same, it cannot be told whether it comes on top.
 */
function grantedBefore({ fen, history }: DecidedRow, grants: GrantsCounted | undefined): bigint | 'nothing' | 'unclear' {
  if (grants === undefined) {
    if (history === 'more' || history === 'untold') return 'unclear'
    return history === 0n ? 'nothing' : history
  }
  const { granted, paid, inherited } = grants
  if (history === 'untold' || history === 0n) return granted
  if (history === 'more') return granted > fen ? granted : 'unclear'
  return history === granted || history === paid + inherited ? granted : 'unclear'
}
