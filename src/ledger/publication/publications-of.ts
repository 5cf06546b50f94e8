import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'

/** The publications of a batch in its present round, the first one first. */
export async function publicationsOf(db: Work, { id, round }: Pick<Batch, 'id' | 'round'>) {
  const rows = await db
    .selectFrom('publication')
    .select(['id', 'number', 'to_day as to'])
    .where('batch', '=', id)
    .where('round', '=', round)
    .orderBy('id')
    .execute()
  return rows
}
