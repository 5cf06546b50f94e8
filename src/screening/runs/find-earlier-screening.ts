import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { hasDecided, type RunOnDisk, readRun } from './read-run.ts'
import { readScreenings } from './screening-list.ts'
import { readSetAside } from './set-aside.ts'

/**
 * The screening asked for before a run was first asked for, as the plans stood then; undefined where there is none that is whole.
 * What-ifs, screenings with changed parameters, those without a policy in force and those set aside are passed over, as everywhere.
 */
export async function findEarlierScreening(runsFolder: string, run: RunOnDisk): Promise<RunOnDisk | undefined> {
  const { entries } = await readScreenings(runsFolder)
  const aside = await readSetAside(runsFolder)
  const name = basename(run.folder)
  const first = entries.findIndex((entry) => entry.run === name && entry.how !== 'what-if')
  for (const entry of entries.slice(0, Math.max(0, first)).reverse()) {
    const folder = join(runsFolder, entry.run)
    if (entry.run === name || entry.how === 'what-if' || entry.isChanged || aside.has(entry.run) || !existsSync(folder)) continue
    const read = await readRun(folder)
    if (read.kind === 'done' && hasDecided(read.value)) return read.value
  }
  return undefined
}
