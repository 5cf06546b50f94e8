import { join } from 'node:path'
import { type Result, refused } from '../../kernel/result.ts'
import { type DuckDbReader, type DuckDbReaderOptions, numberedRows, openDuckDbReader, type Row, StoreFailure } from '../../store/index.ts'
import type { RunDamage } from '../refusals.ts'
import { damageOf, stampOf } from '../runs/made-files.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import { RunBundles } from '../runs/run-bundles.ts'
import { RunRecords } from '../runs/run-records.ts'
import { KeptAnswers } from './kept-answers.ts'
import type { ListRefusal } from './list-refusals.ts'
import type { RunOverview } from './overview.ts'

/** What reads the lists of runs for many people at once: one for a server. */
export interface RunReader {
  readonly database: DuckDbReader
  readonly checked: CheckedFiles
  readonly overviews: KeptAnswers<RunOverview, ReadRefusal>
  /** Counts and sums of questions that lists were asked. */
  readonly totals: KeptAnswers<readonly Row[], ReadRefusal>
  readonly records: RunRecords
  /** The plans that runs were decided with. */
  readonly bundles: RunBundles
  readonly close: () => Promise<void>
}

/** Opens what reads lists, within the memory and the threads given. */
export async function openRunReader(options: DuckDbReaderOptions): Promise<RunReader> {
  // Pages stop reading at their last row because rows come in the order of their file.
  const database = await openDuckDbReader({ ...options, isOrderPreserved: true })
  return {
    database,
    checked: new CheckedFiles(),
    overviews: new KeptAnswers(mostOverviews),
    totals: new KeptAnswers(mostTotals),
    records: new RunRecords(),
    bundles: new RunBundles(),
    close: () => database.close(),
  }
}

/** How many overviews are kept: the runs that are looked at, times the scopes of those who look. */
const mostOverviews = 64

/** How many questions' totals are kept: a row of figures each. */
const mostTotals = 2_000

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
  const before = await checked.firstDamage(files)
  if (before !== undefined) return refused(before)
  try {
    return await database.rows(select(...files.map(({ run, file }) => numberedRows(join(run.folder, file)))), signal)
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    const damage = await checked.firstDamage(files, true)
    if (damage === undefined) throw error
    return refused(damage)
  }
}

/** How many files are known to be whole before the oldest are forgotten. */
const mostChecked = 10_000

/** Files whose hash was compared with their run's record, each known again by its size and times: read once, not for every page. */
class CheckedFiles {
  private readonly whole = new Map<string, string>()

  /** What is wrong with the first file with which anything is; `isAfresh` reads them whatever is known. */
  async firstDamage(files: readonly FileOfRun[], isAfresh = false): Promise<RunDamage | undefined> {
    for (const file of files) {
      const damage = await this.check(file, isAfresh)
      if (damage !== undefined) return damage
    }
    return undefined
  }

  private async check({ run, file }: FileOfRun, isAfresh: boolean): Promise<RunDamage | undefined> {
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

/** An answer, or the refusal of whoever no longer waits for it: what others wait for too goes on. */
export async function withinSignal<T>(
  answer: Promise<Result<T, ReadRefusal>>,
  signal: AbortSignal | undefined,
): Promise<Result<T, ReadRefusal>> {
  if (signal === undefined) return answer
  const cancelled = refused({ code: 'query_cancelled' } as const)
  if (signal.aborted) return cancelled
  let stop: () => void = () => undefined
  const stopped = new Promise<typeof cancelled>((resolve) => {
    stop = () => resolve(cancelled)
    signal.addEventListener('abort', stop)
  })
  return Promise.race([answer, stopped]).finally(() => signal.removeEventListener('abort', stop))
}
