import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import { eachScreening, findRunNamed, hasDecided, listScreenings, type RunOnDisk, readSetAside, type SetAside } from '../screening/index.ts'
import type { FactsPlane } from './facts-plane.ts'

export type RunFindRefusal =
  | (Refusal & { readonly code: 'no_run_yet'; readonly setAside: number })
  | (Refusal & { readonly code: 'run_unknown'; readonly run: string })
  | (Refusal & { readonly code: 'run_not_whole'; readonly run: string })

/** A run and when it was last asked for, as the machine's clock showed it. */
export interface KnownRun {
  readonly run: RunOnDisk
  readonly name: string
  readonly at: string
  /** Where it is no longer taken for the last one: since when, why, who said so. */
  readonly setAside: SetAside | undefined
}

/** The screenings there are, the last asked for first; what-ifs, changed ones and damaged ones are none. */
export async function findRuns({ runsFolder, reader }: FactsPlane): Promise<readonly KnownRun[]> {
  return listScreenings(runsFolder, (folder) => reader.records.read(folder))
}

/** A run by its name; when none is named, the last screening with a policy in force that is not set aside. */
export async function findRun(plane: FactsPlane, name: string | undefined): Promise<Result<KnownRun, RunFindRefusal>> {
  let setAside = 0
  for await (const known of screeningsOf(plane, name)) {
    if (name !== undefined || (known.setAside === undefined && hasDecided(known.run))) return done(known)
    if (known.setAside !== undefined) setAside += 1
  }
  if (name === undefined) return refused({ code: 'no_run_yet', setAside })
  const named = await findRunNamed(plane.runsFolder, name)
  if (named.kind === 'found') return done({ run: named.run, name, at: '', setAside: (await readSetAside(plane.runsFolder)).get(name) })
  return refused(named.kind === 'broken' ? { code: 'run_not_whole', run: name } : { code: 'run_unknown', run: name })
}

function screeningsOf({ runsFolder, reader }: FactsPlane, name?: string): AsyncGenerator<KnownRun> {
  return eachScreening(runsFolder, name, (folder) => reader.records.read(folder))
}
