import { sql } from 'kysely'
import type { Work } from '../store/index.ts'

/** Kinds of papers with numbers of their own. */
export type PaperKind = 'batch' | 'disbursement_order' | 'publication' | 'objection' | 'bank_file' | 'joint_letter' | 'recovery'

/** Takes the next number of a kind of paper in a place and year, in the transaction of the paper: broken off, it leaves no gap. */
export async function nextNumber(db: Work, kind: PaperKind, region: string, year: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`select next_paper_number(${kind}, ${region}, ${year}) as taken`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error(`no number for ${kind}`)
  return row.taken
}
