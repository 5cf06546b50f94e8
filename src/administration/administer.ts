import type { Caller } from '../access/index.ts'
import { done, type Result } from '../kernel/result.ts'
import { type Answer, onceFor } from '../lifecycle/index.ts'
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

/** The same, once for its request: sent again, it gives the same answer and does nothing. */
export function administerOnce<T extends Answer>(
  store: WorkStore,
  caller: Caller,
  [verb, input]: readonly [verb: string, input: unknown],
  work: (db: Work) => Promise<Result<T, AdministrationRefusal>>,
): Promise<Result<T, AdministrationRefusal>> {
  return administer(store, (db) => onceFor(db, caller, verb, input, () => work(db)))
}

/** A number as it is kept with a request, as a number again. */
export function numbered(result: Result<string, AdministrationRefusal>): Result<bigint, AdministrationRefusal> {
  return result.kind === 'refused' ? result : done(BigInt(result.value))
}
