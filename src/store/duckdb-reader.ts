import type { DuckDBConnection } from '@duckdb/node-api'
import { done, type Result, refused } from '../kernel/result.ts'
import { type DuckDbOptions, openInstance, type Row, rowsOf } from './duckdb.ts'

/** Whoever asked no longer wants to know. */
export interface QueryCancelled {
  readonly code: 'query_cancelled'
}

export interface DuckDbReaderOptions extends DuckDbOptions {
  /** How many queries run side by side, at least 1; those that come meanwhile wait in the order they came. */
  readonly atOnce: number
}

/** One in-memory database shared by many readers, as a server has them: it holds nothing of its own and reads files alone. */
export interface DuckDbReader {
  /** The rows of a SELECT; refused where the signal is given before they are there, whether the query waits or runs. */
  readonly rows: (select: string, signal?: AbortSignal) => Promise<Result<readonly Row[], QueryCancelled>>
  /** How many queries run and how many wait. */
  readonly load: () => { readonly running: number; readonly waiting: number }
  /** Ends what runs and refuses what waits. */
  readonly close: () => Promise<void>
}

/** An interrupt that meets a query before it has begun is lost, so it is said again until the query has ended. */
const interruptAgainMilliseconds = 20

/** Opens a reader; all its queries together keep to the memory and the threads of the options. */
export async function openDuckDbReader(options: DuckDbReaderOptions): Promise<DuckDbReader> {
  if (!Number.isInteger(options.atOnce) || options.atOnce < 1) throw new Error(`${options.atOnce} queries at once`)
  const { instance, release } = await openInstance(options)
  const free: DuckDBConnection[] = []
  for (let i = 0; i < options.atOnce; i += 1) free.push(await instance.connect())
  const all = [...free]
  const waiting = new Set<(connection: DuckDBConnection | undefined) => void>()
  const closing = new AbortController()
  const running = new Set<Promise<unknown>>()

  const take = (signal: AbortSignal): Promise<DuckDBConnection | undefined> => {
    if (signal.aborted) return Promise.resolve(undefined)
    const connection = free.pop()
    if (connection !== undefined) return Promise.resolve(connection)
    return new Promise((resolve) => {
      const settle = (given: DuckDBConnection | undefined) => {
        waiting.delete(settle)
        signal.removeEventListener('abort', giveUp)
        resolve(given)
      }
      const giveUp = () => settle(undefined)
      waiting.add(settle)
      signal.addEventListener('abort', giveUp)
    })
  }
  const giveBack = (connection: DuckDBConnection) => {
    const [next] = waiting
    if (next === undefined) free.push(connection)
    else next(connection)
  }
  const query = async (select: string, signal: AbortSignal): Promise<Result<readonly Row[], QueryCancelled>> => {
    const connection = await take(signal)
    if (connection === undefined) return refused({ code: 'query_cancelled' })
    const stop = interrupting(connection, signal)
    try {
      const rows = await rowsOf(connection, select)
      return done(rows)
    } catch (error) {
      if (signal.aborted) return refused({ code: 'query_cancelled' })
      throw error
    } finally {
      stop()
      giveBack(connection)
    }
  }
  return {
    rows: async (select, signal) => {
      const asked = query(select, signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]))
      running.add(asked)
      try {
        return await asked
      } finally {
        running.delete(asked)
      }
    },
    load: () => ({ running: all.length - free.length, waiting: waiting.size }),
    close: async () => {
      closing.abort()
      await Promise.allSettled(running)
      for (const connection of all) connection.closeSync()
      await release()
    },
  }
}

/** Interrupts a connection's query from the signal on; gives what ends that. */
function interrupting(connection: DuckDBConnection, signal: AbortSignal): () => void {
  let again: NodeJS.Timeout | undefined
  const interrupt = () => {
    connection.interrupt()
    again ??= setInterval(interrupt, interruptAgainMilliseconds)
  }
  if (signal.aborted) interrupt()
  else signal.addEventListener('abort', interrupt)
  return () => {
    clearInterval(again)
    signal.removeEventListener('abort', interrupt)
  }
}
