import { existsSync } from 'node:fs'
import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { done, type Result, refused } from '../kernel/result.ts'
import { type Linked, linkPlans } from '../plans/index.ts'
import { checkRows, readManifest } from '../registry/index.ts'
import { duckdb } from '../rules/index.ts'
import { claim, type DuckDb, type DuckDbOptions, makeFolder, parquetRows, sweepAbandoned, withDuckDb } from '../store/index.ts'
import { type ClusterScript, writeBundle } from './cluster/bundle.ts'
import type { ClusterRefusal } from './cluster/refusals.ts'
import { takeResults } from './cluster/take-results.ts'
import type { ScreeningPlace } from './decide-subjects.ts'
import { decisionRows } from './decision-rows.ts'
import { type Decided, groupVariants, type VariantGroup } from './group-variants.ts'
import { openEarlierRuns } from './kept/earlier-runs.ts'
import { Keeper } from './kept/keeper.ts'
import { keptFile } from './kept/kept-results.ts'
import type { KeyParts } from './kept/result-key.ts'
import { writeLists } from './lists/write-lists.ts'
import { refuseUnboundYears } from './masked-years.ts'
import type { RefusalWith, RunRefusal, YearRefusal } from './refusals.ts'
import { refuseUnusable } from './refuse-unusable.ts'
import { resultHash } from './result-hash.ts'
import { MadeFiles } from './runs/made-files.ts'
import { keepPins } from './runs/pin-run.ts'
import { bundleFile, writePlanBundle } from './runs/plan-bundle.ts'
import { checkRunFiles, type RunOnDisk, readRun, runFolderOf, sealRecord } from './runs/read-run.ts'
import { type InputsRequest, identityOf, inputsOf, type RunInputs } from './runs/run-inputs.ts'
import { type RunRecord, runFile } from './runs/run-record.ts'
import { Spending } from './runs/spending.ts'
import { decisionsFolder, decisionsRoot, duckDbEngine, type Engine, sparkEngine } from './script/engine.ts'
import { askDuckDb, runOnDuckDb } from './script/run-on-duckdb.ts'
import { type Screened, screeningScript } from './script/screening-script.ts'
import type { Statement } from './script/statement.ts'
import { settledPartOf, settlementFile, unnamedPaymentsSql } from './settle-decisions.ts'

export interface ScreeningRequest extends InputsRequest {
  /** Runs are folders in here, named by their identity. */
  readonly runsFolder: string
  readonly database: DuckDbOptions
  readonly onProgress?: (progress: ScreeningProgress) => void
  /** Takes nothing from earlier runs of the folder; what this one makes is there for later ones all the same. */
  readonly isAfresh?: boolean
  /** What results of earlier runs are known by; tests leave out a part to see that it shows. */
  readonly keyOf?: (parts: KeyParts) => string
  /** Has the script carried out on a cluster, and gives the folder with what came of it; DuckDB carries it out where there is none. */
  readonly onCluster?: (script: ClusterScript) => Promise<Result<string, ClusterRefusal>>
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

export type ScreeningRefused = YearRefusal | ClusterRefusal | RefusalWith<'snapshot_unusable' | 'run_in_progress' | 'plans_unusable'>

/** What a screening is about, where nothing stands against it. */
async function prepare(request: InputsRequest) {
  const snapshot = await readManifest(request.snapshotFolder, request.set.vocabulary)
  if (snapshot.kind === 'refused') return refused({ code: 'snapshot_unusable', refusal: snapshot.refusal } as const)
  const linked = linkPlans(request.set, request.link)
  const against = refuseUnusable(linked) ?? refuseUnboundYears(linked)
  if (against !== undefined) return refused(against)
  return done({ manifest: snapshot.value, linked, inputs: inputsOf(request, snapshot.value) })
}

/** Writes what a cluster needs to screen as asked, to be submitted by whoever may; the results are taken in by `adoptRun`. */
export async function bundleScreening(request: InputsRequest, folder: string): Promise<Result<string, ScreeningRefused>> {
  const prepared = await prepare(request)
  if (prepared.kind === 'refused') return prepared
  const { manifest, linked, inputs } = prepared.value
  const place = { vocabulary: request.set.vocabulary, manifest }
  const groups = groupVariants(linked.variants, place.vocabulary, linked.exclusions)
  const { statements } = screeningScript(groups, place, request.set, linked, sparkEngine(manifest))
  return await writeBundle(folder, { inputs, set: request.set, snapshotFolder: request.snapshotFolder, statements })
}

/** Screens a snapshot under all linked plans; the same inputs give the same run folder and the same result hash. */
export async function runScreening(request: ScreeningRequest): Promise<Result<ScreeningOutcome, ScreeningRefused>> {
  const spending = new Spending()
  const prepared = await prepare(request)
  if (prepared.kind === 'refused') return prepared
  const { manifest, linked, inputs } = prepared.value
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
    const made = await MadeFiles.open(unfinished, spending)
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
        ? await screen(database, request, place, linked, inputs, spending)
        : refused({ code: 'snapshot_unusable', refusal: differing } as const)
    })
    if (screened.kind === 'refused') return screened
    await spending.of('seal', () => writePlanBundle(unfinished, request.set.sources))
    await made.add(bundleFile)
    const record = sealRecord({ ...timed(screened.value, spending), files: await made.finish() })
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
  spending: Spending,
): Promise<Result<Untimed, ClusterRefusal>> {
  const groups = groupVariants(linked.variants, place.vocabulary, linked.exclusions)
  const carried = await carryOut(database, groups, request, place, linked, inputs, spending)
  if (carried.kind === 'refused') return carried
  const { screened, settled, keeper } = carried.value
  const decided = groups.map((group): Decided => ({ group, folder: join(place.folder, decisionsFolder(group)) }))
  const tell = (listed: number, total: number, policy: string) =>
    request.onProgress?.({ phase: 'list', done: listed, total, detail: policy })
  const lists = await spending.of('list', () =>
    writeLists(database, decided, settled, place, { keeper, spending }, screened.subjects, tell),
  )
  if (keeper !== undefined) {
    await spending.of('seal', () => keeper.write())
    await place.made.add(keptFile)
  }
  return done({
    format: 4,
    id: identityOf(inputs),
    engine: `ballast ${inputs.fingerprints.engine.slice(0, 12)}`,
    ...inputs,
    variants: screened.variants,
    refusals: linked.refusals,
    subjects: screened.subjects,
    settlement: screened.settlement,
    lists,
    resultHash: screened.resultHash,
    decisions: screened.variants.reduce((sum, variant) => sum + Object.values(variant.counts).reduce((a, b) => a + b, 0), 0),
  })
}

/** What a record says once everything is there but how long it took, and the files. */
type Untimed = Omit<RunRecord, 'files' | 'digest' | 'seconds' | 'spent'>

function timed(untimed: Untimed, spending: Spending): Omit<RunRecord, 'files' | 'digest'> {
  const spent = spending.sofar()
  const sum = (values: readonly number[]) => Math.round(values.reduce((all, value) => all + value, 0) * 1000) / 1000
  const { decide, count, settle, hash, list } = spent
  const seconds = {
    decide: decide.seconds,
    count: count.seconds,
    settle: sum([settle.seconds, hash.seconds]),
    list: list.seconds,
    total: sum(Object.values(spent).map((part) => part.seconds)),
  }
  return { ...untimed, seconds, spent }
}

interface CarriedOut {
  readonly screened: Screened
  /** A FROM item with what was settled of a policy. */
  readonly settled: (policy: string) => string
  readonly keeper: Keeper | undefined
}

/** Has the script of a run carried out, here or on a cluster, and reads what came of it. */
async function carryOut(
  database: DuckDb,
  groups: readonly VariantGroup[],
  request: ScreeningRequest,
  place: ScreeningPlace,
  linked: Linked,
  inputs: RunInputs,
  spending: Spending,
): Promise<Result<CarriedOut, ClusterRefusal>> {
  const { set, snapshotFolder, onProgress, onCluster } = request
  const scriptFor = (engine: Engine) => screeningScript(groups, place, set, linked, engine)
  if (onCluster === undefined) {
    const engine = duckDbEngine(place.manifest, snapshotFolder, place.folder)
    const [unnamed] = await database.rows(unnamedPaymentsSql(groups, place, set, linked, engine))
    const script = scriptFor({ ...engine, isSettledInParts: Number(unnamed?.n) === 0 })
    const { engine: program } = inputs.fingerprints
    const earlier = request.isAfresh === true ? [] : await openEarlierRuns(request.runsFolder, program)
    const keeper = new Keeper({ ...place, engine: program, earlier, keyOf: request.keyOf })
    const onStatement = (finished: number, total: number, { phase, about }: Statement) =>
      onProgress?.({ phase: phase === 'hash' ? 'settle' : phase, done: finished, total, detail: about })
    const answers = await runOnDuckDb(database, script.statements, place, { spending, keeper, onStatement })
    return done({ screened: script.read(answers), settled: settledPartOf(script.statements), keeper })
  }
  const script = scriptFor(sparkEngine(place.manifest))
  const sent = { inputs, set, snapshotFolder, statements: script.statements }
  const results = await spending.of('decide', () => onCluster(sent))
  if (results.kind === 'refused') return results
  const answers = await spending.of('settle', () => takeResults(database, results.value, sent, place))
  if (answers.kind === 'refused') return answers
  const screened = script.read(answers.value)
  // What was taken in is hashed anew, by another engine than made it: a file that was damaged on its way would show.
  const settled = parquetRows([join(place.folder, settlementFile)])
  const decisions = (group: VariantGroup) => decisionRows(join(place.folder, decisionsFolder(group)))
  const hashed = await spending.of('hash', () => askDuckDb(database, resultHash(groups, settled, { dialect: duckdb, decisions })))
  if (hashed !== screened.resultHash) return refused({ code: 'results_damaged', folder: results.value, file: decisionsRoot, what: 'hash' })
  return done({ screened, settled: () => settled, keeper: undefined })
}
