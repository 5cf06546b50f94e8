import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appendLine } from './append-line.ts'
import { putRunBack } from './set-aside.ts'

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

/** Adds an entry. Whoever screens again with the inputs of a run that was set aside wants it, and puts it back. */
export async function recordScreening(runsFolder: string, entry: ScreeningEntry): Promise<void> {
  await appendLine(join(runsFolder, screeningListFile), entry)
  if (entry.how === 'screen') await putRunBack(runsFolder, entry.run, { at: entry.at, reason: '', by: '' })
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
