import { appendFile, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Of } from '../../files/index.ts'
import type { Spending } from './spending.ts'

/** A file of a run: what it was when it was made. */
export interface RunFile {
  /** Relative to the run's folder, with forward slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

const listFile = 'made.jsonl'

/**
 * The files of an unfinished run, listed one by one as they become whole, so that an interrupted run goes on with what is there. What
 * the list does not know, or knows otherwise, is made again: a machine that lost its power may leave the name of a file without its bytes.
 */
export class MadeFiles {
  private readonly folder: string
  private readonly spending: Spending | undefined
  private readonly files: Map<string, RunFile>

  private constructor(folder: string, files: readonly RunFile[], spending: Spending | undefined) {
    this.folder = folder
    this.spending = spending
    this.files = new Map(files.map((file) => [file.path, file]))
  }

  /** Takes up a folder's list, reading every file on it. */
  static async open(folder: string, spending?: Spending): Promise<MadeFiles> {
    const text = await readFile(join(folder, listFile), 'utf8').catch(() => '')
    const listed = text.split('\n').flatMap(entryIn)
    const whole: RunFile[] = []
    for (const file of listed) if ((await damageOf(folder, file, true)) === undefined) whole.push(file)
    return new MadeFiles(folder, whole, spending)
  }

  has(path: string): boolean {
    return this.files.has(path)
  }

  /** Lists a file that has just been made. */
  async add(path: string): Promise<void> {
    const describe = () => describeFile(this.folder, path)
    const file = await (this.spending?.of('seal', describe) ?? describe())
    await this.addKnown(file)
  }

  /** Lists a file of which is known what is in it. */
  async addKnown(file: RunFile): Promise<void> {
    this.files.set(file.path, file)
    // A line that a kill cut short ends here at the latest.
    await appendFile(join(this.folder, listFile), `\n${JSON.stringify(file)}\n`)
  }

  /** A file that is there, by its path; undefined where it is not. */
  find(path: string): RunFile | undefined {
    return this.files.get(path)
  }

  /** Every file, in the order of their names; the list itself is no longer needed. */
  async finish(): Promise<readonly RunFile[]> {
    await rm(join(this.folder, listFile), { force: true })
    return [...this.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  }
}

function entryIn(line: string): readonly RunFile[] {
  try {
    const entry = JSON.parse(line) as Partial<RunFile> | null
    const { path, bytes, sha256 } = entry ?? {}
    return typeof path === 'string' && typeof bytes === 'number' && typeof sha256 === 'string' ? [{ path, bytes, sha256 }] : []
  } catch {
    return []
  }
}

async function describeFile(folder: string, path: string): Promise<RunFile> {
  const file = join(folder, path)
  return { path, bytes: (await stat(file)).size, sha256: await sha256Of(file) }
}

export type FileDamage = 'missing' | 'size_differs' | 'hash_differs'

/** What is wrong with a file of a run, if anything; reads it only where asked to. */
export async function damageOf(folder: string, { path, bytes, sha256 }: RunFile, isHashChecked: boolean): Promise<FileDamage | undefined> {
  const file = join(folder, path)
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) return 'missing'
  if (size !== bytes) return 'size_differs'
  return isHashChecked && (await sha256Of(file)) !== sha256 ? 'hash_differs' : undefined
}

/** What of a file changes when it is written to or put in another's place; undefined where there is none. */
export async function stampOf(path: string): Promise<string | undefined> {
  return stat(path).then(
    ({ size, mtimeMs, ctimeMs, ino }) => `${size} ${mtimeMs} ${ctimeMs} ${ino}`,
    () => undefined,
  )
}
