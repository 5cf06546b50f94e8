import type { Result } from '../kernel/result.ts'
import type { Work, WorkStore } from '../store/index.ts'
import type { AdministrationRefusal } from './refusals.ts'

/** Work on tables that no request reaches; where it ends in a refusal nothing of it is kept. */
export async function administer<T>(
  store: WorkStore,
  work: (db: Work) => Promise<Result<T, AdministrationRefusal>>,
): Promise<Result<T, AdministrationRefusal>> {
  let refusal: Result<T, AdministrationRefusal> | undefined
  try {
    return await store.asSystem('administer', async (db) => {
      const result = await work(db)
      if (result.kind === 'done') return result
      refusal = result
      throw new Error('broken off, because it was refused')
    })
  } catch (error) {
    if (refusal === undefined) throw error
    return refusal
  }
}
