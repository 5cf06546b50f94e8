import type { Caller } from '../access/index.ts'
import type { MonthKind } from '../contract/index.ts'
import { type FundDay, fundsOf } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { hashOfLines, movedSince } from './closing-line.ts'
import { type LapseRule, lapseOf } from './lapse-rule.ts'
import { linesOfMonth, type MonthLine, type MonthTools } from './month-lines.ts'
import type { MovedLine } from './refusals.ts'
import { type Book, countersignPeriod, type SeenDay, signPeriod } from './sign-period.ts'
import { type SignedPeriod, signedPeriod } from './signed-period.ts'

export interface MonthView {
  readonly lines: readonly MonthLine[]
  readonly hash: string
  readonly signed: SignedPeriod<MonthKind> | undefined
  /** What is otherwise than it was signed. */
  readonly moved: readonly MovedLine<MonthKind>[]
  readonly funds: readonly string[]
  readonly lapse: LapseRule | undefined
}

/** The month of a fund that ends with a day: what has to be settled by then, what of it was signed and what came after. */
export async function readMonth(db: Work, of: FundDay, today: string, tools: MonthTools): Promise<MonthView> {
  const lines = await linesOfMonth(db, of, today, tools)
  const signed = await signedPeriod<MonthKind>(db, of, 'month')
  return {
    lines,
    hash: hashOfLines(of, lines, 'month'),
    signed,
    moved: signed === undefined ? [] : movedSince<MonthKind>(signed.lines, lines),
    funds: await fundsOf(db, of.region),
    lapse: await lapseOf(db, of.region, of.fund),
  }
}

const monthOf = (caller: Caller, tools: MonthTools): Book<MonthKind> => ({
  span: 'month',
  lines: (db, of) => linesOfMonth(db, of, caller.day, tools),
})

/** The first signature to a month, of whoever handled it: what is open in it is signed as open. `day` is its last. */
export const signMonth = (db: Work, caller: Caller, tools: MonthTools, seen: SeenDay) =>
  signPeriod(db, caller, monthOf(caller, tools), seen)

/** The second signature to a month, of finance and of somebody else. */
export const countersignMonth = (db: Work, caller: Caller, tools: MonthTools, seen: SeenDay) =>
  countersignPeriod(db, caller, monthOf(caller, tools), seen)
