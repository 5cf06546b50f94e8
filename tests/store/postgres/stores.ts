import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe } from 'vitest'
import { openWorkStore, type WorkStore } from '../../../src/store/index.ts'
import { startPostgres, type TestServer } from '../../postgres.ts'

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** Runs the same tests on both databases an office can stand on: the embedded one and a server. `open` makes an empty, migrated office. */
export function onBothStores(name: string, tests: (open: () => Promise<WorkStore>) => void): void {
  describe(`${name}, embedded`, () => tests(keeping(async () => opened({ kind: 'memory' }))))
  describe(`${name}, on a server`, () => {
    let server: TestServer
    beforeAll(async () => {
      server = await startPostgres()
    }, 120_000)
    afterAll(() => server.stop())
    tests(keeping(async () => opened({ kind: 'server', url: await server.fresh() })))
  })
}

/** Opens a migrated store, or throws with the refusal. */
export async function opened(place: Parameters<typeof openWorkStore>[0]): Promise<WorkStore> {
  const store = await openWorkStore(place, migrationsFolder)
  if (store.kind === 'refused') throw new Error(JSON.stringify(store.refusal))
  return store.value
}

/** Closes what a group of tests opened. */
function keeping(open: () => Promise<WorkStore>): () => Promise<WorkStore> {
  const stores: WorkStore[] = []
  afterAll(async () => {
    for (const store of stores) await store.close()
  })
  return async () => {
    const store = await open()
    stores.push(store)
    return store
  }
}

export const inProject = (...parts: readonly string[]) => join(migrationsFolder, '..', ...parts)
