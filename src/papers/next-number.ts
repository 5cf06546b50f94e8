import { sql } from 'kysely'
import type { PaperKind } from '../contract/index.ts'
import type { Work } from '../store/index.ts'

/** What has numbers of its own, beside the papers that are issued here. */
export type NumberedKind =
  | 'batch'
  | 'disbursement_order'
  | 'publication'
  | 'objection'
  | 'bank_file'
  | 'joint_letter'
  | 'recovery'
  | 'application'
  | 'deferral'
  | `paper:${PaperKind}`

/** Takes the next number of a kind of paper in a place and year, in the transaction of the paper: broken off, it leaves no gap. */
export async function nextNumber(db: Work, kind: NumberedKind, region: string, year: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`select next_paper_number(${kind}, ${region}, ${year}) as taken`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error(`no number for ${kind}`)
  return row.taken
}

/** The number that would be taken next, as far as the caller sees the numbers of the place; another may take it first. */
export async function numberAhead(db: Work, kind: NumberedKind, region: string, year: number): Promise<number> {
  const row = await db
    .selectFrom('paper_number')
    .select('last')
    .where('kind', '=', kind)
    .where('region', '=', region)
    .where('year', '=', year)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}
