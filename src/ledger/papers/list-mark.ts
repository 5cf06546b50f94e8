import type { Work } from '../../store/index.ts'
import { type Batch, findBatch } from '../find-batch.ts'
import { type ListSum, sumOfList } from '../sign-list.ts'

/** Tells the list of a batch as it stands from every other: its round, and the last numbered change. */
export async function listMark(db: Work, { id, round }: Pick<Batch, 'id' | 'round'>): Promise<string> {
  const { last } = await db
    .selectFrom('batch_change')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('batch', '=', id)
    .executeTakeFirstOrThrow()
  return `${round}.${last ?? 0}`
}

/** Whether a list is still the one that was read: the same mark, and rows that come to the same. */
export async function sameList(db: Work, { id }: Pick<Batch, 'id'>, mark: string, sum: ListSum): Promise<boolean> {
  const now = await findBatch(db, id)
  if (now.kind === 'refused' || (await listMark(db, now.value)) !== mark) return false
  return (await sumOfList(db, id)).hash === sum.hash
}
