import { appendFile, mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** How a run came to be asked for; a what-if is no screening, neither what it changes nor what it starts from. */
export const screeningWays = ['start', 'screen', 'what-if'] as const
export type ScreeningWay = (typeof screeningWays)[number]

/** That a run was asked for: a line of the list that only ever grows. */
export interface ScreeningEntry {
  /** When, as the clock of the machine showed it: YYYY-MM-DDTHH:MM:SS. */
  readonly at: string
  /** The name of the run's folder. */
  readonly run: string
  readonly how: ScreeningWay
  /** With parameters nobody decided. */
  readonly isChanged: boolean
}

/** The list of a runs folder, oldest first, and the numbers of the lines that cannot be read. */
export interface ScreeningList {
  readonly entries: readonly ScreeningEntry[]
  readonly brokenLines: readonly number[]
}

/** The file in a runs folder that says in which order runs were asked for; a run asked for again stands there again. */
export const screeningListFile = 'screenings.jsonl'

/** Adds an entry. One write at the end of the file: two processes do not mix their lines, and a line cut short ends where the next begins. */
export async function recordScreening(runsFolder: string, entry: ScreeningEntry): Promise<void> {
  await mkdir(runsFolder, { recursive: true })
  const file = join(runsFolder, screeningListFile)
  const start = (await endsInside(file)) ? '\n' : ''
  await appendFile(file, `${start}${JSON.stringify(entry)}\n`)
}

/** Whether a file's last line was never finished. */
async function endsInside(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (handle === undefined) return false
  try {
    const { size } = await handle.stat()
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    return bytesRead === 1 && buffer[0] !== 0x0a
  } finally {
    await handle.close()
  }
}

/** Reads the list; a folder without one has no entries. */
export async function readScreenings(runsFolder: string): Promise<ScreeningList> {
  const text = await readFile(join(runsFolder, screeningListFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ''
    throw error
  })
  const entries: ScreeningEntry[] = []
  const brokenLines: number[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const entry = entryIn(line)
    if (entry === undefined) brokenLines.push(i + 1)
    else entries.push(entry)
  }
  return { entries, brokenLines }
}

function entryIn(line: string): ScreeningEntry | undefined {
  let value: Partial<ScreeningEntry> | null
  try {
    value = JSON.parse(line) as Partial<ScreeningEntry> | null
  } catch {
    return undefined
  }
  const { at, run, how, isChanged } = value ?? {}
  const way = screeningWays.find((known) => known === how)
  // A run's name is a name: whoever edits the list leads nobody out of the folder.
  if (typeof at !== 'string' || typeof run !== 'string' || !/^[\w-]+$/.test(run)) return undefined
  return way === undefined || typeof isChanged !== 'boolean' ? undefined : { at, run, how: way, isChanged }
}
