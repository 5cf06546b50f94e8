import { existsSync } from 'node:fs'
import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { done, type Result, refused } from '../kernel/result.ts'
import { type Linked, linkPlans } from '../plans/index.ts'
import { checkRows, readManifest } from '../registry/index.ts'
import { claim, type DuckDb, type DuckDbOptions, makeFolder, sweepAbandoned, withDuckDb } from '../store/index.ts'
import { countDecisions } from './count-decisions.ts'
import { decideSubjects, type ScreeningPlace } from './decide-subjects.ts'
import { type Decided, groupVariants, type VariantGroup } from './group-variants.ts'
import { writeLists } from './lists/write-lists.ts'
import { refuseUnboundYears } from './masked-years.ts'
import { reconcileSubjects } from './reconcile.ts'
import type { RefusalWith, RunRefusal, YearRefusal } from './refusals.ts'
import { refuseUnusable } from './refuse-unusable.ts'
import { MadeFiles } from './runs/made-files.ts'
import { keepPins } from './runs/pin-run.ts'
import { bundleFile, writePlanBundle } from './runs/plan-bundle.ts'
import { checkRunFiles, type RunOnDisk, readRun, runFolderOf, sealRecord } from './runs/read-run.ts'
import { type InputsRequest, identityOf, inputsOf, type RunInputs } from './runs/run-inputs.ts'
import { type RunRecord, runFile, type VariantRecord } from './runs/run-record.ts'
import { settleDecisions } from './settle-decisions.ts'

export interface ScreeningRequest extends InputsRequest {
  /** Runs are folders in here, named by their identity. */
  readonly runsFolder: string
  readonly database: DuckDbOptions
  readonly onProgress?: (progress: ScreeningProgress) => void
}

export interface ScreeningProgress {
  readonly phase: 'decide' | 'count' | 'settle' | 'list'
  readonly done: number
  readonly total: number
  readonly detail: string
}

export interface ScreeningOutcome extends RunOnDisk {
  /** True when a finished run with the same inputs was there already. */
  readonly isReused: boolean
  /** What was wrong with the run that was there, where it had to be made again. */
  readonly damage: RunRefusal | undefined
}

/** Screens a snapshot under all linked plans; the same inputs give the same run folder and the same result hash. */
export async function runScreening(
  request: ScreeningRequest,
): Promise<Result<ScreeningOutcome, YearRefusal | RefusalWith<'snapshot_unusable' | 'run_in_progress' | 'plans_unusable'>>> {
  const snapshot = await readManifest(request.snapshotFolder, request.set.vocabulary)
  if (snapshot.kind === 'refused') return refused({ code: 'snapshot_unusable', refusal: snapshot.refusal })
  const manifest = snapshot.value
  const linked = linkPlans(request.set, request.link)
  const against = refuseUnusable(linked) ?? refuseUnboundYears(linked)
  if (against !== undefined) return refused(against)
  const inputs = inputsOf(request, manifest)
  const folder = runFolderOf(request.runsFolder, inputs)
  const there = await finishedRun(folder)
  if (there.run !== undefined) return done({ ...there.run, isReused: true, damage: undefined })
  // A damaged page may well decode to other facts without a complaint; only the hashes tell.
  const whole = await readManifest(request.snapshotFolder, request.set.vocabulary, { isHashChecked: true })
  if (whole.kind === 'refused') return refused({ code: 'snapshot_unusable', refusal: whole.refusal })
  const unfinished = `${folder}.unfinished`
  await makeFolder(request.runsFolder)
  const claimed = await claim(unfinished)
  if (claimed.kind === 'refused') return refused({ code: 'run_in_progress', process: claimed.pid, host: claimed.host, file: claimed.file })
  try {
    const meanwhile = await finishedRun(folder)
    if (meanwhile.run !== undefined) return done({ ...meanwhile.run, isReused: true, damage: undefined })
    await sweepUnfinished(request.runsFolder, unfinished)
    await makeFolder(unfinished)
    const made = await MadeFiles.open(unfinished)
    const place: ScreeningPlace = {
      vocabulary: request.set.vocabulary,
      manifest,
      snapshotFolder: request.snapshotFolder,
      folder: unfinished,
      made,
    }
    const screened = await withDuckDb(request.database, async (database) => {
      const differing = await checkRows(database, request.snapshotFolder, manifest)
      return differing === undefined
        ? done(await screen(database, request, place, linked, inputs))
        : refused({ code: 'snapshot_unusable', refusal: differing } as const)
    })
    if (screened.kind === 'refused') return screened
    await writePlanBundle(unfinished, request.set.sources)
    await made.add(bundleFile)
    const record = sealRecord({ ...screened.value, files: await made.finish() })
    await writeFile(join(unfinished, `${runFile}.part`), `${JSON.stringify(record, null, 2)}\n`)
    await rename(join(unfinished, `${runFile}.part`), join(unfinished, runFile))
    // One that is made again keeps what stands on it.
    await keepPins(folder, unfinished)
    await rm(folder, { recursive: true, force: true })
    await rename(unfinished, folder)
    return done({ record, folder, isReused: false, damage: there.damage })
  } finally {
    await claimed.release()
  }
}

/** The finished run in a folder, whole to the last byte; or, where there is one that is not, what is wrong with it. */
async function finishedRun(folder: string): Promise<{ readonly run?: RunOnDisk; readonly damage?: RunRefusal }> {
  if (!existsSync(join(folder, runFile))) return {}
  const read = await readRun(folder)
  if (read.kind === 'refused') return { damage: read.refusal }
  const damage = await checkRunFiles(read.value)
  return damage === undefined ? { run: read.value } : { damage }
}

/** Removes unfinished runs other than the given one that nobody works on: other inputs have come, and they may fill the disk. */
async function sweepUnfinished(runsFolder: string, except: string): Promise<void> {
  await sweepAbandoned(runsFolder, (base) => base.endsWith('.unfinished.lock'))
  for (const name of await readdir(runsFolder)) {
    const folder = join(runsFolder, name)
    if (!name.endsWith('.unfinished') || folder === except) continue
    const claimed = await claim(folder)
    if (claimed.kind === 'refused') continue
    await rm(folder, { recursive: true, force: true })
    await claimed.release()
  }
}

async function screen(
  database: DuckDb,
  request: ScreeningRequest,
  place: ScreeningPlace,
  linked: Linked,
  inputs: RunInputs,
): Promise<Omit<RunRecord, 'files' | 'digest'>> {
  const started = performance.now()
  const groups = groupVariants(linked.variants, place.vocabulary, linked.exclusions)
  const decided = await decideAll(database, groups, place, request)
  const afterDecide = performance.now()
  const counted = await countAll(database, decided, place, request)
  const subjects = await reconcileSubjects(database, decided, place, linked.leftOut)
  const afterCount = performance.now()
  request.onProgress?.({ phase: 'settle', done: 0, total: 1, detail: '' })
  const { settled, net, settlement, resultHash } = await settleDecisions(database, decided, place, request.set, linked)
  request.onProgress?.({ phase: 'settle', done: 1, total: 1, detail: '' })
  const afterSettle = performance.now()
  const lists = await writeLists(database, decided, settled, place, subjects, (listed, total, policy) =>
    request.onProgress?.({ phase: 'list', done: listed, total, detail: policy }),
  )
  const ended = performance.now()
  const variants = counted.map((variant): VariantRecord => ({ ...variant, net: net.get(variant.id) }))
  return {
    format: 4,
    id: identityOf(inputs),
    engine: `ballast ${inputs.fingerprints.engine.slice(0, 12)}`,
    ...inputs,
    variants,
    refusals: linked.refusals,
    subjects,
    settlement,
    lists,
    resultHash,
    seconds: {
      decide: seconds(started, afterDecide),
      count: seconds(afterDecide, afterCount),
      settle: seconds(afterCount, afterSettle),
      list: seconds(afterSettle, ended),
      total: seconds(started, ended),
    },
    decisions: variants.reduce((sum, variant) => sum + Object.values(variant.counts).reduce((a, b) => a + b, 0), 0),
  }
}

function seconds(from: number, to: number): number {
  return Math.round(to - from) / 1000
}

async function decideAll(
  database: DuckDb,
  groups: readonly VariantGroup[],
  place: ScreeningPlace,
  request: ScreeningRequest,
): Promise<readonly Decided[]> {
  const decided: Decided[] = []
  for (const [i, group] of groups.entries()) {
    const folder = await decideSubjects(database, group, place, (done, total) => {
      request.onProgress?.({ phase: 'decide', done: i + done / total, total: groups.length, detail: group.name })
    })
    decided.push({ group, folder })
  }
  return decided
}

async function countAll(
  database: DuckDb,
  decided: readonly Decided[],
  place: ScreeningPlace,
  request: ScreeningRequest,
): Promise<readonly Omit<VariantRecord, 'net'>[]> {
  const total = decided.reduce((sum, { group }) => sum + group.variants.length, 0)
  const records: Omit<VariantRecord, 'net'>[] = []
  for (const one of decided) {
    for (const variant of one.group.variants) {
      records.push(await countDecisions(database, one, variant, place.vocabulary))
      request.onProgress?.({ phase: 'count', done: records.length, total, detail: variant.id })
    }
  }
  return records
}
