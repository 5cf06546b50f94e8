import type { MonthKind } from '../contract/index.ts'
import type { Work } from '../store/index.ts'
import { signedPeriod } from './signed-period.ts'

/** What a fund had left at the end of a year, as two people signed it with its December: fen, who, and when. */
export interface CertifiedYear {
  readonly year: number
  readonly left: bigint
  readonly by: string
  readonly secondBy: string
  readonly on: string
}

/** The figure of a year's end that both signed; undefined where its December has not both signatures, or nobody knew a budget. */
export async function certifiedYear(
  db: Work,
  { region, fund, year }: { readonly region: string; readonly fund: string; readonly year: number },
): Promise<CertifiedYear | undefined> {
  const signed = await signedPeriod<MonthKind>(db, { region, fund, day: `${year}-12-31` }, 'month')
  const left = signed?.lines.find(({ kind }) => kind === 'budget_left')
  if (signed?.second === undefined || left === undefined || !signed.isWhole) return undefined
  return { year, left: left.fen, by: signed.first.by, secondBy: signed.second.by, on: signed.second.on }
}
