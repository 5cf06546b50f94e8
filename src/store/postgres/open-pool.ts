import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkStoreRefusal } from './refusals.ts'
import type { WorkPlace } from './work-place.ts'

interface OpenPool {
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

/** The oldest server that everything here was tried on. */
const oldestServer = 15

const int8Array = 1016

// int8 is a key or fen and never a float, in an array too; a date is a day and never an instant; numeric stays a text.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === pg.types.builtins.INT8) return (text: string) => BigInt(text)
    if (Number(oid) === int8Array) return (text: string) => text.slice(1, -1).split(',').filter(Boolean).map(BigInt)
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown
  },
}

/** Opens connections to a server, or the one connection that the embedded database has. */
export async function openPool(place: WorkPlace): Promise<Result<OpenPool, WorkStoreRefusal>> {
  return place.kind === 'server' ? openServer(place.url) : openEmbedded(place)
}

async function openServer(url: string): Promise<Result<OpenPool, WorkStoreRefusal>> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000, types })
  // A connection that breaks while nobody uses it is replaced by the next; without a listener it would end the process.
  pool.on('error', () => undefined)
  try {
    const { rows } = await pool.query<{ version: string }>(`select current_setting('server_version_num') as version`)
    const version = Number(rows[0]?.version ?? 0)
    if (version < oldestServer * 10_000) {
      await pool.end()
      return refused({ code: 'server_too_old', version: String(Math.floor(version / 10_000)) })
    }
  } catch (error) {
    await pool.end()
    const { hostname, port } = new URL(url)
    return refused({
      code: 'server_unreachable',
      server: `${hostname}:${port || '5432'}`,
      detail: error instanceof Error ? error.message : String(error),
    })
  }
  return done({ pool, close: () => pool.end() })
}

async function openEmbedded(place: Exclude<WorkPlace, { kind: 'server' }>): Promise<Result<OpenPool, WorkStoreRefusal>> {
  const lock = place.kind === 'folder' ? await lockFolder(place.folder) : undefined
  if (lock?.kind === 'refused') return lock
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres')
  const given = place.kind === 'memory' ? place.database : undefined
  const embedded = given ?? (await createEmbedded(place.kind === 'folder' ? place.folder : undefined))
  // A bridge whose client was destroyed cannot connect again, so every client gets one of its own.
  class BridgedClient extends pg.Client {
    constructor() {
      super({ ...createPgConfig(embedded), types })
    }
  }
  const pool = new pg.Pool({
    Client: BridgedClient as unknown as typeof pg.Client,
    // One connection exists; the time-out turns a query that waits for its own transaction from a hang into an error.
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 30_000,
    // The session outlives a destroyed client: what it left open ends here.
    onConnect: async (client: pg.ClientBase) => {
      await client.query('rollback')
      await client.query('discard all')
    },
  } as pg.PoolConfig)
  pool.on('error', () => undefined)
  return done({
    pool,
    close: async () => {
      await pool.end()
      if (given === undefined) await embedded.close()
      await lock?.value.release()
    },
  })
}

async function createEmbedded(folder: string | undefined): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite')
  return PGlite.create(folder)
}

/**
 * Two processes on one folder destroy it, and the embedded database does not notice. A name in the kernel's socket space is freed even
 * by kill -9; elsewhere than on Linux it is a named pipe or a socket file.
 */
async function lockFolder(folder: string): Promise<Result<{ readonly release: () => Promise<void> }, WorkStoreRefusal>> {
  await mkdir(folder, { recursive: true })
  const name = `ballast-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : process.platform === 'linux' ? `\0${name}` : `/tmp/${name}.sock`
  const server: Server = createServer()
  const isFree = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen(path, () => resolve(true))
  })
  if (!isFree) return refused({ code: 'folder_in_use', folder })
  server.unref()
  return done({ release: () => new Promise((resolve) => server.close(() => resolve())) })
}
