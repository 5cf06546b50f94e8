import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type RunOnDisk, readRun } from './read-run.ts'
import { readScreenings } from './screening-list.ts'

/** A screening of a runs folder: its run, the name of its folder, and when it was last asked for. */
export interface ListedScreening {
  readonly run: RunOnDisk
  readonly name: string
  readonly at: string
}

/** Every whole screening as the plans stood, the last asked for first; a what-if is none, nor is one with changed parameters. */
export async function listScreenings(runsFolder: string): Promise<readonly ListedScreening[]> {
  const { entries } = await readScreenings(runsFolder)
  const found = new Map<string, ListedScreening>()
  for (const { run: name, at, how, isChanged } of [...entries].reverse()) {
    if (how === 'what-if' || isChanged || found.has(name) || !existsSync(join(runsFolder, name))) continue
    const read = await readRun(join(runsFolder, name))
    if (read.kind === 'done') found.set(name, { run: read.value, name, at })
  }
  return [...found.values()]
}
