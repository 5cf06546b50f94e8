import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Manifest } from '../../src/registry/index.ts'
import { adoptRun, bundleScreening, runScreening, type ScreeningRequest } from '../../src/screening/index.ts'
import { granted } from '../screening/granted.ts'
import { endOfYear, fingerprints, loadTestPlans } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { killOneWorker } from './local-cluster.ts'
import { onSuite } from './local-spark.ts'

const scratch = new Scratch()
const set = loadTestPlans()
let manifest: Manifest
let onDuckDb: Awaited<ReturnType<typeof screen>>

const requestOf = (name: string): ScreeningRequest => ({
  set,
  link: endOfYear,
  snapshotFolder: scratch.path('snapshot'),
  runsFolder: scratch.path(name, 'runs'),
  fingerprints,
  database: scratch.database(),
})
/** Each screens into a folder of its own, so that nothing is taken from another. */
const screen = (name: string, onCluster?: ScreeningRequest['onCluster']) =>
  runScreening({ ...requestOf(name), ...(onCluster === undefined ? {} : { onCluster }) })
const nothingIn = (name: string) =>
  readdirSync(scratch.path(name, 'runs')).filter((entry) => existsSync(scratch.path(name, 'runs', entry, 'run.json')))

beforeAll(async () => {
  manifest = await generateRegistry(scratch, 'snapshot', set, 400, 150)
  onDuckDb = await screen('duckdb')
})
afterAll(() => scratch.remove())

/** What of a record says who computed, and when. */
const findings = (screened: typeof onDuckDb) => {
  const { files, digest, seconds, spent, ...record } = granted(screened).record
  return record
}

test('Spark gives the same run', async () => {
  const screening = onSuite(scratch.path('scratch'))
  const onCluster = await screen('spark', async (script) => {
    const made = await screening(script)
    cpSync(granted(made), scratch.path('kept'), { recursive: true })
    return made
  })
  expect(granted(onCluster).isReused).toBe(false)
  expect(findings(onCluster)).toEqual(findings(onDuckDb))
})

test('a bundle is taken in with its results, and not with a part of them', async () => {
  const bundle = scratch.path('bundle')
  granted(await bundleScreening(requestOf('adopted'), bundle))
  const adopt = (folder: string) =>
    adoptRun({ folder, snapshotFolder: undefined, runsFolder: scratch.path('adopted', 'runs'), fingerprints, database: scratch.database() })
  expect(await adopt(bundle)).toMatchObject({ refusal: { code: 'results_absent' } })
  cpSync(scratch.path('kept'), join(bundle, 'results'), { recursive: true })
  expect(findings(await adopt(bundle))).toEqual(findings(onDuckDb))

  const [group = ''] = readdirSync(join(bundle, 'results', 'decisions'))
  const spoilt = scratch.path('spoilt')
  cpSync(bundle, spoilt, { recursive: true })
  const part = readdirSync(join(spoilt, 'results', 'decisions', group)).find((name) => name.endsWith('.parquet')) ?? ''
  writeFileSync(join(spoilt, 'results', 'decisions', group, part), 'cut')
  const anew = {
    folder: spoilt,
    snapshotFolder: undefined,
    runsFolder: scratch.path('spoilt-runs'),
    fingerprints,
    database: scratch.database(),
  }
  expect(await adoptRun(anew)).toMatchObject({ refusal: { code: 'results_damaged', what: 'size' } })
})

test('a damaged file of the snapshot stops it with the name of the file, and nothing looks whole', async () => {
  const damaged = scratch.path('damaged')
  cpSync(scratch.path('snapshot'), damaged, { recursive: true })
  const [file] = manifest.entities.employment?.files ?? []
  const path = join(damaged, file?.path ?? '')
  const bytes = readFileSync(path)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(path, bytes)
  const refusedRun = await screen('on-damaged', onSuite(scratch.path('scratch'), { snapshotAt: damaged }))
  expect(refusedRun).toMatchObject({
    refusal: { code: 'spark_snapshot_differs', file: expect.stringContaining(file?.path ?? '-'), what: 'hash' },
  })
  expect(nothingIn('on-damaged')).toEqual([])
})

test('a cluster that does not answer is one message, and nothing looks whole', async () => {
  const settings = ['spark.driver.memory=512m', 'spark.ui.enabled=false']
  const refusedRun = await screen('nowhere', onSuite(scratch.path('scratch'), { master: 'spark://127.0.0.1:1', settings }))
  expect(refusedRun).toMatchObject({ refusal: { code: 'spark_refused' } })
  expect(nothingIn('nowhere')).toEqual([])
})

// The last of the file: it leaves the cluster with one worker.
test('a worker that is killed in the middle changes nothing', async () => {
  let isKilled = false
  const killing = onSuite(scratch.path('scratch'), {
    onStatement: (done, total) => {
      if (isKilled || done < total / 2) return
      isKilled = true
      killOneWorker()
    },
  })
  const survived = await screen('killed', killing)
  expect(isKilled).toBe(true)
  expect(findings(survived)).toEqual(findings(onDuckDb))
})
