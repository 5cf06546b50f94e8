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

/**
 * Every whole screening as the plans stood, or the one of a name, the last asked for first; a what-if is none, nor is one with changed
 * parameters. One after another is read, so that whoever has what he looked for reads no further.
 */
export async function* eachScreening(
  runsFolder: string,
  name?: string,
  read: typeof readRun = readRun,
): AsyncGenerator<ListedScreening, void> {
  const { entries } = await readScreenings(runsFolder)
  const aside = await readSetAside(runsFolder)
  const seen = new Set<string>()
  for (const { run, at, how, isChanged } of [...entries].reverse()) {
    if (how === 'what-if' || isChanged || seen.has(run) || (name !== undefined && run !== name)) continue
    seen.add(run)
    const found = await read(join(runsFolder, run))
    if (found.kind === 'done') yield { run: found.value, name: run, at, setAside: aside.get(run) }
  }
}

/** All of them. */
export async function listScreenings(runsFolder: string, read: typeof readRun = readRun): Promise<readonly ListedScreening[]> {
  const listed: ListedScreening[] = []
  for await (const screening of eachScreening(runsFolder, undefined, read)) listed.push(screening)
  return listed
}
