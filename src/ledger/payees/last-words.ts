import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import { type KeptUpload, uploadsOf } from '../../uploads/index.ts'

/** What a payee said last to its row. */
export interface LastWord {
  readonly will: 'confirms' | 'waives'
  readonly way: string
  /** Who said so for the payee, and who entered it. */
  readonly by: string
  readonly enteredBy: string
  readonly material: string
  readonly on: string
  readonly files: readonly KeptUpload[]
}

/** The last words of the payees of some rows, by row; a row to which nothing was said is not there. */
export async function lastWords(db: Work, claims: readonly bigint[]): Promise<ReadonlyMap<bigint, LastWord>> {
  if (claims.length === 0) return new Map()
  const { rows } = await sql<Omit<LastWord, 'files'> & { id: bigint; claim: bigint }>`
    select distinct on (c.claim) c.id, c.claim, c.will, c.way, c.said_by as by, c.material, c.entered_on as on, who.name as "enteredBy"
    from confirmation c join account who on who.id = c.entered_by
    where c.claim = any (${claims.map(String)}::bigint[]) order by c.claim, c.id desc`.execute(db)
  const files = await uploadsOf(
    db,
    'confirmation',
    rows.map(({ id }) => String(id)),
  )
  return new Map(rows.map(({ id, claim, ...word }) => [claim, { ...word, files: files.get(String(id)) ?? [] }]))
}
