import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { openWorkStore, type WorkStore } from '../../../src/store/index.ts'
import { madeOnce } from '../../made-once.ts'
import { startPostgres, type TestServer } from '../../postgres.ts'
import { sharedServer } from '../../suite-server.ts'
import { keptDatabase } from './kept-databases.ts'
import { serverDatabase } from './server-databases.ts'

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** What a database holds where many files begin from the same. */
export interface Beginning {
  readonly name: string
  readonly prepare: (store: WorkStore) => Promise<unknown>
}

/** Runs the same tests on both databases an office can stand on: the embedded one and a server. `open` gives one at a beginning. */
export function onBothStores(name: string, beginning: Beginning, tests: (open: () => Promise<WorkStore>) => void): void {
  describe(`${name}, embedded`, () => tests(keeping(async () => opened({ kind: 'memory' }, beginning))))
  describe(`${name}, on a server`, () => tests(keeping(async () => officeStore(beginning))))
}

/** The same on a server that nobody else uses, for what goes by the transactions of a whole server, as sealing does. */
export function onBothStoresAlone(name: string, beginning: Beginning, tests: (open: () => Promise<WorkStore>) => void): void {
  describe(`${name}, embedded`, () => tests(keeping(async () => opened({ kind: 'memory' }, beginning))))
  describe(`${name}, on a server of its own`, () => {
    let server: TestServer
    beforeAll(async () => {
      server = await startPostgres()
    })
    afterAll(() => server.stop())
    tests(keeping(async () => storeOn(server.url, beginning)))
  })
}

/** The tables, and nobody in them. */
export const migrated: Beginning = { name: 'migrated', prepare: async () => undefined }
const images = new Map<string, Promise<Blob>>()

/** An embedded database that was brought to a beginning and not used since; making one takes longer than everything that comes after. */
function imageOf(beginning: Beginning): Promise<Blob> {
  const known = images.get(beginning.name) ?? keptImage(beginning)
  images.set(beginning.name, known)
  return known
}

async function keptImage(beginning: Beginning): Promise<Blob> {
  const path = await madeOnce(`database-${beginning.name}.tar`, async (draft) => writeFile(draft, (await makeImage(beginning)).stream()))
  return path === undefined ? await makeImage(beginning) : new Blob([readFileSync(path)])
}

async function makeImage(beginning: Beginning): Promise<Blob> {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-image-'))
  try {
    const dataDir = join(folder, 'office')
    if (beginning !== migrated) await beginIn(dataDir, migrated)
    const store = await storeAt({ kind: 'folder', folder: dataDir })
    await beginning.prepare(store)
    await store.close()
    const made = await PGlite.create(dataDir)
    try {
      return await made.dumpDataDir('none')
    } finally {
      await made.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function beginIn(dataDir: string, beginning: Beginning): Promise<void> {
  await (await PGlite.create({ dataDir, loadDataDir: await imageOf(beginning) })).close()
}

/**
 * Opens a migrated store, or throws with the refusal. Embedded ones are each of their own and begin from an image that is made once,
 * which may hold more than the empty tables; in memory they are used again by whoever comes after.
 */
export async function opened(place: Parameters<typeof openWorkStore>[0], beginning = migrated): Promise<WorkStore> {
  if (place.kind === 'memory') return keptStore(beginning)
  if (place.kind === 'folder' && !existsSync(place.folder)) await beginIn(place.folder, beginning)
  return storeAt(place)
}

/**
 * A migrated store for tests of what stands on any: a database of the server that the suite shares, which answers in less than half
 * the time of the embedded one. What may differ between the two runs on both.
 */
export async function officeStore(beginning = migrated): Promise<WorkStore> {
  return storeOn(await sharedServer(), beginning)
}

async function storeOn(server: string, beginning: Beginning): Promise<WorkStore> {
  const { url, drop } = await serverDatabase(server, beginning.name, async (fresh) => {
    const store = await storeAt({ kind: 'server', url: fresh })
    await beginning.prepare(store)
    await store.close()
  })
  const store = await storeAt({ kind: 'server', url })
  const close = async () => {
    await store.close()
    await drop()
  }
  return { ...store, close }
}

async function keptStore(beginning: Beginning): Promise<WorkStore> {
  const { database, leave } = await keptDatabase(beginning.name, () => imageOf(beginning))
  const store = await storeAt({ kind: 'memory', database })
  const close = async () => {
    await store.close()
    leave()
  }
  return { ...store, close }
}

async function storeAt(place: Parameters<typeof openWorkStore>[0]): Promise<WorkStore> {
  const store = await openWorkStore(place, migrationsFolder)
  if (store.kind === 'refused') throw new Error(JSON.stringify(store.refusal))
  return store.value
}

/** Closes what a group of tests opened: a test's own when it ended, for an open one holds its memory, and what they share at the end. */
function keeping(open: () => Promise<WorkStore>): () => Promise<WorkStore> {
  const shared: WorkStore[] = []
  let own: WorkStore[] | undefined
  const closeAll = async (stores: readonly WorkStore[]) => {
    for (const store of stores) await store.close()
  }
  beforeEach(() => {
    own = []
  })
  afterEach(async () => {
    await closeAll(own ?? [])
    own = undefined
  })
  afterAll(() => closeAll(shared))
  return async () => {
    const store = await open()
    const kept = own ?? shared
    kept.push(store)
    return store
  }
}

export const inProject = (...parts: readonly string[]) => join(migrationsFolder, '..', ...parts)
