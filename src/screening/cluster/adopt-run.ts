import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { done, type Result, refused } from '../../kernel/result.ts'
import { checkSources } from '../../plans/index.ts'
import type { ScreeningOutcome, ScreeningRefused, ScreeningRequest } from '../run-screening.ts'
import { runScreening } from '../run-screening.ts'
import { readPlanBundle } from '../runs/plan-bundle.ts'
import { linkRequestOf, type RunInputs } from '../runs/run-inputs.ts'
import { bundleFiles } from './bundle.ts'

type Adoption = Pick<ScreeningRequest, 'runsFolder' | 'database' | 'fingerprints' | 'onProgress'> & {
  /** A bundle, with what came of it in its folder `results`. */
  readonly folder: string
  /** Where the snapshot lies; undefined where it lies where it did. */
  readonly snapshotFolder: string | undefined
}

/** Takes in what a cluster made of a bundle: as the run of the bundle's own inputs, if counts and hash are right. */
export async function adoptRun(adoption: Adoption): Promise<Result<ScreeningOutcome, ScreeningRefused>> {
  const { folder } = adoption
  const sources = await readPlanBundle(folder).catch(() => undefined)
  const inputs = await inputsIn(folder)
  if (sources === undefined || inputs === undefined) return refused({ code: 'not_a_bundle', folder })
  return await runScreening({
    set: checkSources(sources),
    link: linkRequestOf(inputs),
    snapshotFolder: adoption.snapshotFolder ?? inputs.snapshot.folder,
    runsFolder: adoption.runsFolder,
    fingerprints: adoption.fingerprints,
    database: adoption.database,
    ...(adoption.onProgress === undefined ? {} : { onProgress: adoption.onProgress }),
    onCluster: async () => done(join(folder, 'results')),
  })
}

async function inputsIn(folder: string): Promise<RunInputs | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, bundleFiles.inputs), 'utf8')) as RunInputs
  } catch {
    return undefined
  }
}
