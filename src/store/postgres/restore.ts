import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createGunzip } from 'node:zlib'
import { sql } from 'kysely'
import { done, type Refusal, type Result, refused } from '../../kernel/result.ts'
import { makeFolder } from '../make-folder.ts'
import type { BackupHead } from './back-up.ts'
import { type BesideFolder, besidePath } from './beside-folders.ts'
import { type DumpedTable, tablesInOrder } from './table-order.ts'
import type { Work, WorkStore } from './work-store.ts'

/** Why a backup was not restored; nothing of it was kept. */
export type RestoreRefusal =
  | (Refusal & { readonly code: 'not_a_backup'; readonly file: string })
  /** It breaks off, or a line was changed. */
  | (Refusal & { readonly code: 'backup_damaged'; readonly file: string })
  /** It is of another schema: the release that wrote it restores it, and this one brings it on. */
  | (Refusal & { readonly code: 'backup_of_other_schema'; readonly file: string; readonly migration: string })
  | (Refusal & { readonly code: 'office_not_empty'; readonly table: string })

/** What there is now. */
export interface Restored {
  readonly rows: number
  readonly files: number
}

/** Reads a backup into an office without a row, and the files beside it into their folders; all of it, or nothing. Gives how many of each there are now. */
export async function restoreOffice(
  store: WorkStore,
  file: string,
  folders: readonly BesideFolder[],
): Promise<Result<Restored, RestoreRefusal>> {
  const whole = await judgeFile(file, folders)
  if (whole.kind === 'refused') return whole
  const head = whole.value
  const beside = new BesideFiles(folders)
  try {
    return await restoreAll(store, file, head, beside)
  } finally {
    await beside.forget()
  }
}

function restoreAll(store: WorkStore, file: string, head: BackupHead, beside: BesideFiles): Promise<Result<Restored, RestoreRefusal>> {
  return store.asSystem('restore', async (db): Promise<Result<Restored, RestoreRefusal>> => {
    const { rows: own } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration order by name`.execute(db)
    const other =
      own.find(({ name, sha256 }, at) => head.migrations[at]?.name !== name || head.migrations[at]?.sha256 !== sha256) ??
      head.migrations[own.length]
    if (other !== undefined) return refused({ code: 'backup_of_other_schema', file, migration: other.name })
    const order = await tablesInOrder(db)
    for (const { name } of order) {
      const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
      if (rows.length > 0) return refused({ code: 'office_not_empty', table: name })
    }
    const rows = await readRows(db, file, order, beside)
    for (const { name, sequences } of order)
      for (const { column, sequence } of sequences)
        await sql`select setval(${sequence}, coalesce(max(${sql.ref(column)}), 1), max(${sql.ref(column)}) is not null) from ${sql.table(name)}`.execute(
          db,
        )
    // Last of all, and still before the rows are kept: bytes without a record are swept, a record without bytes is a loss.
    return done({ rows, files: await beside.keep() })
  })
}

/** The head of a backup that is whole to its last line. */
async function judgeFile(file: string, folders: readonly BesideFolder[]): Promise<Result<BackupHead, RestoreRefusal>> {
  const hash = createHash('sha256')
  let head: BackupHead | undefined
  let end: string | undefined
  try {
    for await (const line of linesIn(file)) {
      if (end !== undefined) return refused({ code: 'backup_damaged', file })
      if (line.startsWith('F\t') && besidePath(folders, line.slice(2)) === undefined) return refused({ code: 'backup_damaged', file })
      if (line.startsWith('E\t')) end = line.slice(2)
      else hash.update(`${line}\n`)
      if (head === undefined) {
        head = headIn(line)
        if (head === undefined) return refused({ code: 'not_a_backup', file })
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error
    return refused({ code: head === undefined ? 'not_a_backup' : 'backup_damaged', file })
  }
  if (head === undefined) return refused({ code: 'not_a_backup', file })
  return end === hash.digest('hex') ? done(head) : refused({ code: 'backup_damaged', file })
}

function headIn(line: string): BackupHead | undefined {
  if (!line.startsWith('H\t')) return undefined
  try {
    const head = JSON.parse(line.slice(2)) as Partial<BackupHead>
    return head.format === 1 && Array.isArray(head.migrations) ? (head as BackupHead) : undefined
  } catch {
    return undefined
  }
}

async function readRows(db: Work, file: string, order: readonly DumpedTable[], beside: BesideFiles): Promise<number> {
  let table = ''
  let rows: string[] = []
  let count = 0
  const write = async () => {
    if (rows.length === 0) return
    const name = sql.table(table)
    const columns = sql.join(order.find((one) => one.name === table)?.columns.map((column) => sql.ref(column)) ?? [])
    await sql`
      insert into ${name} (${columns}) overriding system value
      select ${columns} from jsonb_populate_recordset(null::${name}, ${`[${rows.join(',')}]`}::jsonb)`.execute(db)
    count += rows.length
    rows = []
  }
  for await (const line of linesIn(file)) {
    const text = line.slice(2)
    if (line.startsWith('T\t')) {
      await write()
      table = text
    } else if (line.startsWith('R\t')) {
      rows.push(text)
      if (rows.length >= 1_000) await write()
    } else if (line.startsWith('F\t')) {
      await beside.begin(text)
    } else if (line.startsWith('B\t')) {
      await beside.add(text)
    }
  }
  await write()
  return count
}

/** Files that come out of a backup: under another name until all of it is read. */
class BesideFiles {
  private readonly folders: readonly BesideFolder[]
  /** By their names, those they will have. */
  private readonly unfinished = new Set<string>()
  private current: string | undefined

  constructor(folders: readonly BesideFolder[]) {
    this.folders = folders
  }

  async begin(name: string): Promise<void> {
    const path = besidePath(this.folders, name)
    // The file was judged whole before a line of it was read.
    if (path === undefined) throw new Error(`a backup was judged whole with a file named ${name}`)
    await makeFolder(dirname(path))
    await rm(partOf(path), { force: true })
    this.unfinished.add(path)
    this.current = path
  }

  async add(base64: string): Promise<void> {
    if (this.current !== undefined) await appendFile(partOf(this.current), Buffer.from(base64, 'base64'), { mode: 0o600 })
  }

  /** Gives them their names; gives how many they are. */
  async keep(): Promise<number> {
    const paths = [...this.unfinished]
    for (const path of paths) {
      await rename(partOf(path), path)
      this.unfinished.delete(path)
    }
    return paths.length
  }

  async forget(): Promise<void> {
    for (const path of this.unfinished) await rm(partOf(path), { force: true })
  }
}

const partOf = (path: string): string => `${path}.part`

/** The lines of a compressed file; an error of the file or of its compression ends them with it. */
async function* linesIn(file: string): AsyncGenerator<string, void> {
  const compressed = createReadStream(file)
  const text = createGunzip()
  compressed.once('error', (error) => text.destroy(error)).pipe(text)
  let rest = ''
  const decoder = new TextDecoder()
  for await (const piece of text) {
    const lines = (rest + decoder.decode(piece as Buffer, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
