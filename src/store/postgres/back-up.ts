import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { BesideFolder } from './beside-folders.ts'
import { tablesInOrder } from './table-order.ts'
import type { Work, WorkStore } from './work-store.ts'

/** The first line of a backup. */
export interface BackupHead {
  readonly format: 1
  /** The schema that the rows are of: names of migrations with their hashes. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  readonly tables: readonly string[]
}

export interface BackedUp {
  readonly rows: number
  readonly tables: number
  /** Files that lie beside the database. */
  readonly files: number
  readonly sha256: string
}

/** How many rows are read at a time. */
const batch = 2_000

/** How much of a file stands on one line. */
const bytesOfLine = 48 * 1024

/**
 * Writes every row of the office, as it stands at one moment, and the files beside it, into one compressed file of text that either
 * store restores. The file exists only when it is whole. The keys of numbers and files are no part of it: a copy of the one is no
 * use without a copy of the other.
 */
export async function backUpOffice(store: WorkStore, file: string, beside: readonly BesideFolder[]): Promise<BackedUp> {
  const unfinished = `${file}.part`
  const hash = createHash('sha256')
  let tables = 0
  let rows = 0
  let files = 0
  try {
    await store.asSystem('back_up', async (db) => {
      const lines = async function* () {
        // A file has its bytes before its record, so that none of the records of this moment lacks them.
        for await (const line of linesOf(db, beside)) {
          const text = `${line}\n`
          hash.update(text)
          if (line.startsWith('T\t')) tables++
          if (line.startsWith('R\t')) rows++
          if (line.startsWith('F\t')) files++
          yield text
        }
        yield `E\t${hash.copy().digest('hex')}\n`
      }
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600, flush: true }))
    })
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return { rows, tables, files, sha256: hash.digest('hex') }
}

/** The head, then every table with its rows; numbers of 64 bits never pass through a float, because rows stay text. */
async function* linesOf(db: Work, beside: readonly BesideFolder[]): AsyncGenerator<string, void> {
  const order = await tablesInOrder(db)
  const migrations = await sql<{ name: string; sha256: string }>`select name, sha256 from migration order by name`.execute(db)
  const head: BackupHead = { format: 1, migrations: migrations.rows, tables: order.map(({ name }) => name) }
  yield `H\t${JSON.stringify(head)}`
  for (const { name, key } of order) {
    yield `T\t${name}`
    const by = key.length === 0 ? sql`ctid` : sql.join(key.map((column) => sql.ref(column)))
    await sql`declare backup no scroll cursor for select row_to_json(t)::text as row from (select * from ${sql.table(name)} order by ${by}) t`.execute(
      db,
    )
    for (;;) {
      const { rows } = await sql<{ row: string }>`fetch ${sql.lit(batch)} from backup`.execute(db)
      for (const { row } of rows) yield `R\t${row}`
      if (rows.length < batch) break
    }
    await sql`close backup`.execute(db)
  }
  for (const folder of beside) yield* filesOf(folder)
}

/** Each file by its name, then its bytes as they lie there, some on a line. */
async function* filesOf({ name: of, folder, fits }: BesideFolder): AsyncGenerator<string, void> {
  for (const name of await namesIn(folder, fits)) {
    const bytes = createReadStream(join(folder, name), { highWaterMark: bytesOfLine })
    try {
      let isFirst = true
      for await (const piece of bytes) {
        if (isFirst) yield `F\t${of}/${name}`
        isFirst = false
        yield `B\t${(piece as Buffer).toString('base64')}`
      }
    } catch (error) {
      // It was swept since the folder was read; whoever has no record any more misses nothing.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

async function namesIn(folder: string, fits: RegExp): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => fits.test(name)).sort()
}
