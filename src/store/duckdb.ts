import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { asStoreFailure } from './failure.ts'
import { letGo } from './ownership/hold.ts'
import { makeScratchFolder } from './scratch-folder.ts'

/** A value as it leaves the database: dates and decimals as text, 64-bit and wider integers as bigint. */
export type Cell = boolean | number | bigint | string | null
export type Row = Readonly<Record<string, Cell>>

export interface DuckDbOptions {
  /** In the database's own spelling, e.g. '2GB'. */
  readonly memoryLimit: string
  readonly threads: number
  /** Spilled data goes to a new folder inside this one, or the system's where it cannot be written; removed at close. */
  readonly temporaryFolder: string
  /** Keep rows in the order they were read; costs memory, needed where files must come out byte for byte the same. */
  readonly isOrderPreserved?: boolean
}

/** One in-memory database with its scratch folder; statements run one after another. */
export interface DuckDb {
  /** A folder for intermediate files, removed at close. */
  readonly scratchFolder: string
  readonly run: (sql: string) => Promise<void>
  readonly rows: (sql: string) => Promise<readonly Row[]>
  /** Rows in chunks, without holding the whole result. */
  readonly stream: (sql: string) => AsyncIterable<readonly Row[]>
  readonly close: () => Promise<void>
}

/** Opens an in-memory DuckDB that never reaches for the network and spills only inside the given folder. */
export async function openDuckDb(options: DuckDbOptions): Promise<DuckDb> {
  const { instance, scratchFolder, release } = await openInstance(options)
  const connection = await instance.connect()
  return {
    scratchFolder,
    run: async (sql) => {
      await mapped(() => connection.run(sql))
    },
    rows: (sql) => rowsOf(connection, sql),
    stream: (sql) => streamed(connection, sql),
    close: async () => {
      connection.closeSync()
      await release()
    },
  }
}

/** An instance with its scratch folder, and what closes the one and removes the other. */
export async function openInstance(options: DuckDbOptions) {
  // Loaded only now: most commands never open a database, and the native library takes a while.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const scratchFolder = await makeScratchFolder(options.temporaryFolder)
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit,
    threads: String(options.threads),
    temp_directory: scratchFolder,
    preserve_insertion_order: String(options.isOrderPreserved ?? false),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  }).catch(async (error: unknown) => {
    await letGo(scratchFolder)
    throw asStoreFailure(error)
  })
  const release = async (): Promise<void> => {
    instance.closeSync()
    await letGo(scratchFolder)
  }
  return { instance, scratchFolder, release }
}

/** All rows of a statement. */
export function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  return mapped(async () => (await (await connection.run(sql)).getRowObjects()).map(plain))
}

/** Opens a database, hands it to the work and closes it whatever happens. */
export async function withDuckDb<T>(options: DuckDbOptions, work: (database: DuckDb) => Promise<T>): Promise<T> {
  const database = await openDuckDb(options)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function* streamed(connection: DuckDBConnection, sql: string): AsyncGenerator<readonly Row[]> {
  try {
    const result = await connection.stream(sql)
    for await (const chunk of result.yieldRowObjects()) yield chunk.map(plain)
  } catch (error) {
    throw asStoreFailure(error)
  }
}

async function mapped<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asStoreFailure(error)
  }
}

function plain(row: Readonly<Record<string, DuckDBValue>>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)]))
}

function cell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') return value
  return typeof value === 'string' ? value : String(value)
}
