import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe } from 'vitest'
import { openWorkStore, type WorkStore } from '../../../src/store/index.ts'
import { madeOnce } from '../../made-once.ts'
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

let migrated: Promise<Blob> | undefined

/** An embedded database that was migrated and not used since; making one takes longer than everything that comes after. */
async function migratedImage(): Promise<Blob> {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-image-'))
  const make = async (): Promise<Blob> => {
    await (await storeAt({ kind: 'folder', folder })).close()
    const made = await PGlite.create(folder)
    try {
      return await made.dumpDataDir('none')
    } finally {
      await made.close()
    }
  }
  try {
    const path = await madeOnce('migrated-database.tar', async (draft) => writeFile(draft, (await make()).stream()))
    return path === undefined ? await make() : new Blob([readFileSync(path)])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens a migrated store, or throws with the refusal. Embedded ones are each of their own and begin from an image that is made once. */
export async function opened(place: Parameters<typeof openWorkStore>[0]): Promise<WorkStore> {
  if (place.kind === 'server') return storeAt(place)
  migrated ??= migratedImage()
  const image = await migrated
  if (place.kind === 'memory') return storeAt({ ...place, image })
  if (!existsSync(place.folder)) await (await PGlite.create({ dataDir: place.folder, loadDataDir: image })).close()
  return storeAt(place)
}

async function storeAt(place: Parameters<typeof openWorkStore>[0]): Promise<WorkStore> {
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
