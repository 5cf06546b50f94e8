import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
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

let untouched: Promise<Blob> | undefined

/** An embedded database as it is before anything was put into it; making one takes longer than everything that comes after. */
async function untouchedImage(): Promise<Blob> {
  const made = await PGlite.create()
  try {
    return await made.dumpDataDir('none')
  } finally {
    await made.close()
  }
}

/** Opens a migrated store, or throws with the refusal. In memory each is one of its own, migrated anew, over what is made once per worker. */
export async function opened(place: Parameters<typeof openWorkStore>[0]): Promise<WorkStore> {
  if (place.kind === 'memory') untouched ??= untouchedImage()
  const store = await openWorkStore(
    place.kind === 'memory' ? { ...place, image: await (untouched as Promise<Blob>) } : place,
    migrationsFolder,
  )
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
