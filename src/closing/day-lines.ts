import { dayKinds } from '../contract/index.ts'
import {
  type FundDay,
  type MoneyLine,
  type MovementKind,
  movementsOf,
  type StandingKind,
  standingsOf,
  waitingNow,
} from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import type { ClosingLine } from './closing-line.ts'
import { cutOffsOf } from './cut-off.ts'

/** A line of a day, with the hour at which the bank closed to the file it speaks of, where somebody laid one down. */
export type DayLine = ClosingLine<LineKind>

export type LineKind = MovementKind | StandingKind

/** What moved of a fund on a day and what is open at its end; what waits for its file is known of today alone. */
export async function linesOfDay(db: Work, of: FundDay, today: string): Promise<readonly DayLine[]> {
  const cutOffs = await cutOffsOf(db, of.region)
  const lines: readonly MoneyLine<LineKind>[] = [
    ...(await movementsOf(db, of)),
    ...(of.day === today ? await waitingNow(db, of) : []),
    ...(await standingsOf(db, of)),
  ]
  const withHour = lines.map((line) => ({
    ...line,
    // A file of an earlier day was with the bank in its own day.
    cutOff: line.minute === undefined || line.layout === undefined ? undefined : cutOffs.get(line.layout)?.hour,
  }))
  return withHour.sort(
    (a, b) => dayKinds.indexOf(a.kind) - dayKinds.indexOf(b.kind) || order(a.batchNumber, b.batchNumber) || order(a.reference, b.reference),
  )
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
