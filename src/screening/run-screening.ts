import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatDate } from '../kernel/calendar.ts'
import { type Linked, type LinkRequest, linkPlans, type PlanSet } from '../plans/index.ts'
import { checkRows, type Manifest, readManifest } from '../registry/index.ts'
import { type DuckDb, type DuckDbOptions, isRunning, withDuckDb, writeWhole } from '../store/index.ts'
import { countDecisions } from './count-decisions.ts'
import { decideSubjects, type ScreeningPlace } from './decide-subjects.ts'
import { ScreeningFailure } from './failure.ts'
import { type Decided, groupVariants, type VariantGroup } from './group-variants.ts'
import { refuseUnboundYears } from './masked-years.ts'
import { reconcileSubjects } from './reconcile.ts'
import { completenessOf, rangeOf, tablesFor } from './registry-tables.ts'
import { resultHash } from './result-hash.ts'
import { type RunRecord, runFile, type VariantRecord } from './run-record.ts'
import { decisionRows, settle } from './settle.ts'
import { netByVariant, summariseSettlement } from './summarise.ts'

/** What changes results when it changes; part of every run's identity. */
export const ENGINE = 'ballast 0.1.0, results 3'

export interface ScreeningRequest {
  readonly set: PlanSet
  readonly link: LinkRequest
  readonly snapshotFolder: string
  /** Runs are folders in here, named by their identity. */
  readonly runsFolder: string
  readonly database: DuckDbOptions
  readonly onProgress?: (progress: ScreeningProgress) => void
}

export interface ScreeningProgress {
  readonly phase: 'decide' | 'count' | 'settle'
  readonly done: number
  readonly total: number
  readonly detail: string
}

export interface ScreeningOutcome {
  readonly record: RunRecord
  readonly folder: string
  /** True when a finished run with the same inputs was there already. */
  readonly isReused: boolean
}

/** Screens a snapshot under all linked plans; the same inputs give the same run folder and the same result hash. */
export async function runScreening(request: ScreeningRequest): Promise<ScreeningOutcome> {
  const manifest = await readManifest(request.snapshotFolder, request.set.vocabulary)
  const linked = linkPlans(request.set, request.link)
  refuseUnboundYears(linked)
  const id = identityOf(request, manifest)
  const folder = join(request.runsFolder, id.slice(0, 16))
  if (existsSync(join(folder, runFile))) return { record: await readRun(folder), folder, isReused: true }
  // A damaged page may well decode to other facts without a complaint; only the hashes tell.
  await readManifest(request.snapshotFolder, request.set.vocabulary, { isHashChecked: true })
  const unfinished = `${folder}.unfinished`
  await mkdir(unfinished, { recursive: true })
  const release = await lock(unfinished)
  try {
    const place: ScreeningPlace = {
      vocabulary: request.set.vocabulary,
      manifest,
      snapshotFolder: request.snapshotFolder,
      folder: unfinished,
    }
    const record = await withDuckDb(request.database, async (database) => {
      await checkRows(database, request.snapshotFolder, manifest)
      return screen(database, request, place, linked, id)
    })
    await writeFile(join(unfinished, `${runFile}.part`), `${JSON.stringify(record, null, 2)}\n`)
    await rename(join(unfinished, `${runFile}.part`), join(unfinished, runFile))
    await release()
    await rm(folder, { recursive: true, force: true })
    await rename(unfinished, folder)
    return { record, folder, isReused: false }
  } catch (error) {
    await release()
    throw error
  }
}

/** Reads the record of a finished run. */
export async function readRun(folder: string): Promise<RunRecord> {
  const file = join(folder, runFile)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ScreeningFailure('not_a_run', { folder })
  })
  try {
    const record = JSON.parse(text) as RunRecord
    if (record.format !== 1) throw new ScreeningFailure('run_unreadable', { file })
    return record
  } catch {
    throw new ScreeningFailure('run_unreadable', { file })
  }
}

function identityOf(request: ScreeningRequest, manifest: Manifest): string {
  const { link, set } = request
  const plans = [...set.plans.values()]
    .filter((plan) => link.plans === undefined || link.plans.includes(plan.id))
    .map((plan) => [plan.id, plan.hash])
  const years = [...link.years].map(([plan, masks]) => [plan, [...masks].sort()]).sort()
  const overrides = (link.overrides ?? []).map((override) => ({ ...override, code: String(override.code), value: String(override.value) }))
  const identity = [ENGINE, manifest.id, plans, link.screeningDate, link.knownOn, link.baseYear ?? null, years, overrides]
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex')
}

/** One process at a time works on an unfinished run; a lock whose process is gone is taken over. */
async function lock(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock')
  const holder = Number(await readFile(file, 'utf8').catch(() => ''))
  if (holder > 0 && holder !== process.pid && isRunning(holder))
    throw new ScreeningFailure('run_in_progress', { folder, process: String(holder) })
  await rm(file, { force: true })
  const handle = await open(file, 'wx').catch(() => {
    throw new ScreeningFailure('run_in_progress', { folder, process: '' })
  })
  await handle.writeFile(String(process.pid))
  await handle.close()
  return () => rm(file, { force: true })
}

async function screen(database: DuckDb, request: ScreeningRequest, place: ScreeningPlace, linked: Linked, id: string): Promise<RunRecord> {
  const started = performance.now()
  const groups = groupVariants(linked.variants, place.vocabulary, linked.exclusions)
  const decided = await decideAll(database, groups, place, request)
  const afterDecide = performance.now()
  const counted = await countAll(database, decided, place, request)
  const subjects = await reconcileSubjects(database, decided, place)
  const afterCount = performance.now()
  request.onProgress?.({ phase: 'settle', done: 0, total: 1, detail: '' })
  await settle(database, {
    groups: decided.map(({ group, folder }) => ({ group, rows: decisionRows(folder) })),
    exclusions: linked.exclusions.map((exclusion) => ({
      ...exclusion,
      within: rangeOf(request.set.plans.get(exclusion.plan)?.region ?? 0),
    })),
    priorPayments: tablesFor(place.snapshotFolder, place.manifest, 'prior_payment', undefined)('prior_payment'),
    historyComplete: completenessOf(place.manifest)('prior_payment'),
    baseYear: linked.context.baseYear,
  })
  await rm(join(place.folder, 'settlement.parquet'), { force: true })
  await writeWhole(database, 'select * from settled order by policy, variant, subject_id', join(place.folder, 'settlement.parquet'))
  const net = await netByVariant(database)
  const settlement = await summariseSettlement(database, place, 'settlement.parquet')
  const hash = await resultHash(database, decided)
  request.onProgress?.({ phase: 'settle', done: 1, total: 1, detail: '' })
  const ended = performance.now()
  const variants = counted.map((variant): VariantRecord => ({ ...variant, net: net.get(variant.id) }))
  return {
    format: 1,
    id,
    engine: ENGINE,
    screeningDate: formatDate(linked.context.screeningDate),
    knownOn: formatDate(request.link.knownOn),
    baseYear: linked.context.baseYear,
    snapshot: { id: place.manifest.id, title: place.manifest.title, folder: place.snapshotFolder, rows: rowsOf(place.manifest) },
    plans: plansOf(request),
    years: Object.fromEntries([...request.link.years].map(([plan, masks]) => [plan, Object.fromEntries(masks)])),
    overrides: (request.link.overrides ?? []).map(
      (override) =>
        `${override.plan ?? '*'} ${override.parameter}${override.code === undefined ? '' : `[${override.code}]`} = ${override.value}`,
    ),
    variants,
    refusals: linked.refusals,
    subjects,
    settlement,
    resultHash: hash,
    seconds: {
      decide: seconds(started, afterDecide),
      count: seconds(afterDecide, afterCount),
      settle: seconds(afterCount, ended),
      total: seconds(started, ended),
    },
    decisions: variants.reduce((sum, variant) => sum + Object.values(variant.counts).reduce((a, b) => a + b, 0), 0),
  }
}

function seconds(from: number, to: number): number {
  return Math.round(to - from) / 1000
}

function rowsOf(manifest: Manifest): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(manifest.entities).map(([entity, files]) => [entity, files.rows]))
}

function plansOf(request: ScreeningRequest): RunRecord['plans'] {
  const { set, link } = request
  return [...set.plans.values()]
    .filter((plan) => link.plans === undefined || link.plans.includes(plan.id))
    .map((plan) => ({ id: plan.id, title: plan.title, number: plan.number ?? '', hash: plan.hash }))
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
  for (const { group, folder } of decided) {
    for (const variant of group.variants) {
      records.push(await countDecisions(database, folder, join('decisions', group.name), variant, place.vocabulary))
      request.onProgress?.({ phase: 'count', done: records.length, total, detail: variant.id })
    }
  }
  return records
}
