import type { Work } from '../store/index.ts'
import type { Recovery } from './find-recovery.ts'

/** An instalment of the agreement in force: its day, what it comes to, and what of it is not paid, in fen. */
export interface Instalment {
  readonly number: number
  readonly day: string
  readonly fen: bigint
  readonly open: bigint
}

/**
 * The instalments of the agreement in force, in the order of their days: what came since pays the earliest first. Their sum was what was
 * outstanding when it was agreed, so what is still open of them is what is outstanding now.
 */
export async function instalmentsOf(db: Work, { id, sums }: Pick<Recovery, 'id' | 'sums'>): Promise<readonly Instalment[]> {
  const rows = await db
    .selectFrom('recovery_instalment')
    .select(['number', 'due_on', 'fen'])
    .where('recovery', '=', id)
    .where('agreement', '=', ({ selectFrom }) =>
      selectFrom('recovery_instalment as last')
        .select(({ fn }) => fn.max('last.agreement').as('agreement'))
        .where('last.recovery', '=', id),
    )
    .orderBy('number')
    .execute()
  let paid = rows.reduce((sum, { fen }) => sum + fen, 0n) - sums.outstanding
  return rows.map(({ number, due_on: day, fen }) => {
    const part = paid < fen ? paid : fen
    paid -= part
    return { number, day, fen, open: fen - part }
  })
}

/** The first instalment that is not paid in full; undefined where there is none. */
export async function nextInstalment(db: Work, one: Pick<Recovery, 'id' | 'sums'>): Promise<Instalment | undefined> {
  return (await instalmentsOf(db, one)).find(({ open }) => open > 0n)
}
