import { setImmediate as letOthers } from 'node:timers/promises'
import type { Sheet } from '../files/index.ts'
import {
  type LeftOutReason,
  type ListReading,
  type Payment,
  plainHeading,
  type RowFault,
  type RunRecord,
  readRows,
} from '../screening/index.ts'

/** What was read of a list for one policy. */
export interface ReadList {
  readonly payments: readonly Payment[]
  readonly counts: ReadCounts
  /** The first of what cannot be read. */
  readonly faults: readonly RowFault[]
}

export interface ReadCounts {
  readonly payments: number
  /** Fen, as text. */
  readonly sum: string
  readonly leftOut: Readonly<Record<LeftOutReason | 'other_policy', number>>
  readonly faults: number
  readonly stated: readonly { readonly line: number; readonly sum: string; readonly isEqual: boolean }[]
}

const faultsKept = 200
const statedKept = 20
/** Others get their turn after so many rows. */
const rowsBetween = 500

/**
 * Reads all rows of a list as it was understood. Rows of other policies that the list names are left out; a sum of the list is held
 * against the payments above it, since the last sum or all of them.
 */
export async function readList(
  sheet: Sheet,
  reading: ListReading,
  policy: { readonly id: string; readonly record: RunRecord },
  onRows: (rows: number) => void = () => undefined,
): Promise<ReadList> {
  const payments: Payment[] = []
  const faults: RowFault[] = []
  const leftOut = { totals: 0, note: 0, headings_again: 0, nothing_due: 0, other_policy: 0 }
  const stated: { line: number; sum: string; isEqual: boolean }[] = []
  const others = otherPolicies(policy.record, policy.id)
  let [sum, sinceLast, bad, rows] = [0n, 0n, 0, 0]
  for await (const row of readRows(sheet, reading)) {
    if (++rows % rowsBetween === 0) {
      onRows(rows)
      await letOthers()
    }
    if (row.kind === 'fault') {
      bad++
      if (faults.length < faultsKept) faults.push(row)
    } else if (row.kind === 'left_out') {
      leftOut[row.reason]++
      if (row.reason !== 'totals' || row.amount === undefined) continue
      if (stated.length < statedKept)
        stated.push({ line: row.line, sum: String(row.amount), isEqual: row.amount === sum || row.amount === sinceLast })
      sinceLast = 0n
    } else if (row.payment.policy !== undefined && others.has(plainHeading(row.payment.policy))) leftOut.other_policy++
    else {
      sum += row.payment.amount
      sinceLast += row.payment.amount
      payments.push(row.payment)
    }
  }
  const counts = { payments: payments.length, sum: String(sum), leftOut, faults: bad, stated }
  return { payments, counts, faults }
}

/** What the other policies of a run go by in a list. */
function otherPolicies({ variants }: RunRecord, id: string): ReadonlySet<string> {
  const own = new Set(variants.filter(({ policy }) => policy === id).flatMap(({ policy, zh }) => [plainHeading(policy), plainHeading(zh)]))
  const all = variants.flatMap(({ policy, zh }) => [plainHeading(policy), plainHeading(zh)])
  return new Set(all.filter((name) => !own.has(name)))
}
