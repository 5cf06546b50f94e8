import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Result, refused } from '../../kernel/result.ts'
import { type DuckDbReader, type DuckDbReaderOptions, openDuckDbReader, parquetRows, type Row, StoreFailure } from '../../store/index.ts'
import type { RunDamage } from '../refusals.ts'
import { damageOf } from '../runs/made-files.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import type { ListRefusal } from './list-refusals.ts'

/** What reads the lists of runs for many people at once: one for a server. */
export interface RunReader {
  readonly database: DuckDbReader
  readonly checked: CheckedFiles
  readonly close: () => Promise<void>
}

/** Opens what reads lists, within the memory and the threads given. */
export async function openRunReader(options: DuckDbReaderOptions): Promise<RunReader> {
  const database = await openDuckDbReader(options)
  return { database, checked: new CheckedFiles(), close: () => database.close() }
}

/** A file of a run as rows for a SELECT. */
export interface FileOfRun {
  readonly run: RunOnDisk
  /** Relative to the run. */
  readonly file: string
}

/** Why rows of a run were not read. */
export type ReadRefusal = RunDamage | Extract<ListRefusal, { readonly code: 'query_cancelled' }>

/**
 * The rows of a SELECT over files of runs, which are given to it as FROM items in their order. Refused where a file is not as it was
 * made, also if that shows only while it is read: a run can be deleted under a page that shows it.
 */
export async function readFiles(
  { database, checked }: RunReader,
  files: readonly FileOfRun[],
  select: (...rows: readonly string[]) => string,
  signal?: AbortSignal,
): Promise<Result<readonly Row[], ReadRefusal>> {
  for (const file of files) {
    const damage = await checked.check(file)
    if (damage !== undefined) return refused(damage)
  }
  try {
    return await database.rows(select(...files.map(({ run, file }) => parquetRows([join(run.folder, file)]))), signal)
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    for (const file of files) {
      const damage = await checked.check(file, true)
      if (damage !== undefined) return refused(damage)
    }
    throw error
  }
}

/** How many files are known to be whole before the oldest are forgotten. */
const mostChecked = 10_000

/** Files whose hash was compared with their run's record, each known again by its size and times: read once, not for every page. */
class CheckedFiles {
  private readonly whole = new Map<string, string>()

  /** What is wrong with a file, if anything; `isAfresh` reads it whatever is known. */
  async check({ run, file }: FileOfRun, isAfresh = false): Promise<RunDamage | undefined> {
    const path = join(run.folder, file)
    const recorded = run.record.files.find((each) => each.path === file)
    if (recorded === undefined) throw new Error(`${file} is no file of its run`)
    const found = await stampOf(path)
    const stamp = `${found} ${recorded.sha256}`
    if (!isAfresh && found !== undefined && this.whole.get(path) === stamp) return undefined
    const damage = await damageOf(run.folder, recorded, true)
    this.whole.delete(path)
    if (damage !== undefined) return { code: 'run_damaged', folder: run.folder, file, damage }
    this.whole.set(path, stamp)
    const [oldest] = this.whole.keys()
    if (this.whole.size > mostChecked && oldest !== undefined) this.whole.delete(oldest)
    return undefined
  }
}

/** What of a file changes when it is written to or put in another's place. */
async function stampOf(path: string): Promise<string | undefined> {
  return stat(path).then(
    ({ size, mtimeMs, ctimeMs, ino }) => `${size} ${mtimeMs} ${ctimeMs} ${ino}`,
    () => undefined,
  )
}
