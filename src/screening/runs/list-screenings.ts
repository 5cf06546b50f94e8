import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type RunOnDisk, readRun } from './read-run.ts'
import { readScreenings } from './screening-list.ts'
import { readSetAside, type SetAside } from './set-aside.ts'

/** A screening of a runs folder: its run, the name of its folder, and when it was last asked for. */
export interface ListedScreening {
  readonly run: RunOnDisk
  readonly name: string
  readonly at: string
  /** Where it is no longer taken for the last one. */
  readonly setAside: SetAside | undefined
}

/** Every whole screening as the plans stood, the last asked for first; a what-if is none, nor is one with changed parameters. */
export async function listScreenings(runsFolder: string): Promise<readonly ListedScreening[]> {
  const { entries } = await readScreenings(runsFolder)
  const aside = await readSetAside(runsFolder)
  const found = new Map<string, ListedScreening>()
  for (const { run: name, at, how, isChanged } of [...entries].reverse()) {
    if (how === 'what-if' || isChanged || found.has(name) || !existsSync(join(runsFolder, name))) continue
    const read = await readRun(join(runsFolder, name))
    if (read.kind === 'done') found.set(name, { run: read.value, name, at, setAside: aside.get(name) })
  }
  return [...found.values()]
}
