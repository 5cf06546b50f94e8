import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MachineClock } from '../access/index.ts'
import type { WorkStore } from '../store/index.ts'

/** Deletes exported files whose time is over, unless the same bytes are kept for somebody else; gives how many rows that concerned. */
export async function removeExpired({
  store,
  folder,
  clock,
}: {
  readonly store: WorkStore
  readonly folder: string
  readonly clock: MachineClock
}): Promise<number> {
  const now = clock.now()
  const over = await store.asSystem('run_job', async (db) => {
    const rows = await db
      .selectFrom('file_out')
      .select(['id', 'sha256', 'kind'])
      .where('removed_at', 'is', null)
      .where('expires_at', '<=', now)
      .execute()
    const kept = await db.selectFrom('file_out').select('sha256').where('removed_at', 'is', null).where('expires_at', '>', now).execute()
    return rows.map((row) => ({ ...row, isShared: kept.some(({ sha256 }) => sha256 === row.sha256) }))
  })
  for (const { sha256, kind, isShared } of over) if (!isShared) await rm(join(folder, `${sha256}.${kind}`), { force: true })
  // Written down last: a file that is gone and not written down is removed again, the reverse would be kept for ever.
  if (over.length > 0)
    await store.asSystem('run_job', (db) =>
      db
        .updateTable('file_out')
        .set({ removed_at: now })
        .where(
          'id',
          'in',
          over.map(({ id }) => id),
        )
        .execute(),
    )
  return over.length
}
