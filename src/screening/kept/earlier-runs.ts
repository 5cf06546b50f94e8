import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { runFile } from '../runs/run-record.ts'
import { type KeptResult, type KeptResults, readKept } from './kept-results.ts'

/** How many runs are looked through, the latest first: what somebody changes was mostly screened a moment ago. */
const mostRuns = 8

/** A result that an earlier run has, and where. */
interface Found {
  readonly folder: string
  readonly result: KeptResult
}

/**
 * What the latest runs of a folder have to give. Nothing is stored beside the runs: what is kept goes with the run that it belongs to,
 * and there is nothing to sweep. A run that is deleted or made again meanwhile gives nothing.
 */
export async function openEarlierRuns(runsFolder: string, engine: string): Promise<readonly EarlierRun[]> {
  const names = await readdir(runsFolder).catch(() => [])
  const dated = await Promise.all(
    names
      .filter((name) => !name.includes('.'))
      .map(async (name) => {
        const folder = join(runsFolder, name)
        const made = await stat(join(folder, runFile)).then(
          ({ mtimeMs }) => mtimeMs,
          () => undefined,
        )
        return { folder, made }
      }),
  )
  const latest = dated
    .flatMap(({ folder, made }) => (made === undefined ? [] : [{ folder, made }]))
    .sort((a, b) => b.made - a.made)
    .slice(0, mostRuns)
  return Promise.all(latest.map(async ({ folder }) => ({ folder, results: await readKept(folder, engine) })))
}

export interface EarlierRun {
  readonly folder: string
  readonly results: KeptResults
}

/** Every run that has a result of this key, the latest first. */
export function findKept(runs: readonly EarlierRun[], key: string): readonly Found[] {
  return runs.flatMap(({ folder, results }) => {
    const result = results.get(key)
    return result === undefined ? [] : [{ folder, result }]
  })
}
