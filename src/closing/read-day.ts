import { type FundDay, fundsOf } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { hashOfLines, movedSince } from './closing-line.ts'
import { type CutOff, cutOffsOf } from './cut-off.ts'
import { type DayLine, type LineKind, linesOfDay } from './day-lines.ts'
import type { MovedLine } from './refusals.ts'
import { type SignedPeriod, signedPeriod } from './signed-period.ts'

export interface DayView {
  readonly lines: readonly DayLine[]
  readonly hash: string
  readonly signed: SignedPeriod<LineKind> | undefined
  /** What is otherwise than it was signed. */
  readonly moved: readonly MovedLine<LineKind>[]
  readonly funds: readonly string[]
  readonly cutOffs: readonly CutOff[]
}

/** A day of a fund: what moved, what is open, what of it was signed and what came after. */
export async function readDay(db: Work, of: FundDay, today: string): Promise<DayView> {
  const lines = await linesOfDay(db, of, today)
  const signed = await signedPeriod<LineKind>(db, of, 'day')
  const cutOffs = [...(await cutOffsOf(db, of.region)).values()].sort((a, b) => (a.layout < b.layout ? -1 : 1))
  return {
    lines,
    hash: hashOfLines(of, lines),
    signed,
    moved: signed === undefined ? [] : movedSince(signed.lines, lines),
    funds: await fundsOf(db, of.region),
    cutOffs,
  }
}
