import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkPlans, type PlanSet } from '../../src/plans/index.ts'
import {
  deleteRun,
  explainRow,
  linkRequestOf,
  listDecisions,
  openRunBundle,
  openRunReader,
  pinRun,
  pinsOf,
  RunBundles,
  type RunOnDisk,
  type RunReader,
  runScreening,
} from '../../src/screening/index.ts'
import { bundleFile } from '../../src/screening/runs/plan-bundle.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { granted } from './granted.ts'
import { everywhere } from './lists/listed-runs.ts'
import { endOfYear, fingerprints, loadTestPlans, plansFolder } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const scratch = new Scratch()
const policy = 'job_retention_refund'
let run: RunOnDisk
let reader: RunReader
let kept: PlanSet

const screen = async (set: PlanSet, runs: string) =>
  granted(
    await runScreening({
      set,
      link: endOfYear,
      fingerprints,
      snapshotFolder: scratch.path('snapshot'),
      runsFolder: scratch.path(runs),
      database: scratch.database(),
    }),
  )

beforeAll(async () => {
  cpSync(plansFolder, scratch.path('plans'), { recursive: true })
  const set = loadTestPlans(scratch.path('plans'))
  await generateRegistry(scratch, 'snapshot', set, 400, 100)
  run = await screen(set, 'runs')
  reader = await openRunReader({ ...scratch.database(), atOnce: 1 })
  rmSync(scratch.path('plans'), { recursive: true })
  kept = granted(await openRunBundle(run))
}, 300_000)
afterAll(async () => {
  await reader.close()
  scratch.remove()
})

const explained = (set: PlanSet, of: string, key: bigint) =>
  withDuckDb(scratch.database(), async (database) => {
    const [recorded] = granted(await listDecisions(reader, run, of, { filter: { subject: [key] } }, everywhere)).rows
    if (recorded === undefined) throw new Error(`no decision on ${key}`)
    const linked = linkPlans(set, linkRequestOf(run.record))
    return explainRow(database, { snapshotFolder: scratch.path('snapshot'), set, policy: of, recorded, linked })
  })
const rowsOf = async (of: string) => granted(await listDecisions(reader, run, of, { size: 50 }, everywhere)).rows

describe('a run', () => {
  test('keeps the plans it was made with, and is explained by them when they are gone', async () => {
    expect(kept.problems).toEqual([])
    expect([...kept.plans.values()].map(({ id, hash }) => ({ id, hash }))).toEqual(run.record.plans.map(({ id, hash }) => ({ id, hash })))
    for (const { policy: of } of run.record.lists.policies) {
      const rows = await rowsOf(of)
      for (const { subject, outcome } of rows.filter((_, at) => at % 12 === 0)) {
        const { recorded, explained: found, differences } = granted(await explained(kept, of, subject))
        expect([of, recorded.subject, recorded.outcome, differences]).toEqual([of, subject, outcome, []])
        if (found === undefined || 'leftOut' in found) throw new Error('nobody decides')
        expect(found.explanation.decision.outcome).toBe(outcome)
      }
    }
  })

  test('keeps them in the same bytes wherever it is made, and the names of no folder in them', async () => {
    cpSync(plansFolder, scratch.path('elsewhere', 'plans'), { recursive: true })
    const again = await screen(loadTestPlans(scratch.path('elsewhere', 'plans')), 'again')
    const fileIn = ({ record }: RunOnDisk) => record.files.find(({ path }) => path === bundleFile)
    expect(fileIn(again)).toEqual(fileIn(run))
    expect(JSON.stringify(kept.sources, (_, value: unknown) => (value instanceof Map ? [...value] : value))).not.toContain(scratch.folder)
  })

  test('says what is recorded where another engine decides otherwise, and in what it does', async () => {
    cpSync(plansFolder, scratch.path('changed'), { recursive: true })
    const file = scratch.path('changed', 'nation', 'parameters.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('{ 依据: 一（一）, 值: 12 }', '{ 依据: 一（一）, 值: 1 }'))
    const changed = loadTestPlans(scratch.path('changed'))
    const { rows } = granted(
      await listDecisions(
        reader,
        run,
        policy,
        { filter: { reason: ['paid_full_term'] }, sort: { by: 'key', direction: 'asc' }, size: 100 },
        everywhere,
      ),
    )
    const before = rows.find(({ failed, unknown }) => failed.length === 1 && unknown.length === 0)
    if (before === undefined) throw new Error('nobody is refused for want of months alone')
    const { recorded, differences } = granted(await explained(changed, policy, before.subject))
    expect(recorded).toEqual(before)
    expect(differences.map(({ kind }) => kind)).toEqual(['outcome', 'amount'])
    expect(differences[0]).toMatchObject({ recorded: 'ineligible' })
    expect(differences[1]).toMatchObject({ recorded: undefined })
  })

  test.each<readonly [string, (run: RunOnDisk) => RunOnDisk, string]>([
    [
      'made before they were kept',
      ({ folder, record }) => ({ folder, record: { ...record, files: record.files.filter(({ path }) => path !== bundleFile) } }),
      'run_without_bundle',
    ],
    ['with a changed byte', (one) => spoilt(one, 'spoilt'), 'run_damaged'],
    [
      'that today is read otherwise',
      ({ folder, record }) => ({
        folder,
        record: { ...record, plans: record.plans.map((plan) => ({ ...plan, hash: 'of another program' })) },
      }),
      'bundle_outgrown',
    ],
  ])('%s is told as such', async (_, change, code) => {
    expect(await openRunBundle(change(run))).toMatchObject({ kind: 'refused', refusal: { code } })
  })

  test('is opened once for many pages', async () => {
    const bundles = new RunBundles()
    expect(granted(await bundles.open(run))).toBe(granted(await bundles.open(run)))
  })
})

describe('a run that something stands on', () => {
  test('cannot be deleted; another can', async () => {
    const [pinned, free] = [copied('pinned'), copied('free')]
    await pinRun(pinned, 'batch 7')
    await pinRun(pinned, 'batch 9')
    await pinRun(pinned, 'batch 7')
    expect(await pinsOf(pinned)).toEqual(['batch 7', 'batch 9'])
    expect(await deleteRun(pinned.folder)).toEqual({
      kind: 'refused',
      refusal: { code: 'run_pinned', folder: pinned.folder, by: ['batch 7', 'batch 9'] },
    })
    expect(existsSync(pinned.folder)).toBe(true)
    expect((await deleteRun(free.folder)).kind).toBe('done')
    expect(existsSync(free.folder)).toBe(false)
    expect(await deleteRun(free.folder)).toMatchObject({ kind: 'refused', refusal: { code: 'not_a_run' } })
  })

  test('is kept for it also when it is made again because it was damaged', async () => {
    cpSync(plansFolder, scratch.path('once-more'), { recursive: true })
    const set = loadTestPlans(scratch.path('once-more'))
    const first = await screen(set, 'remade')
    await pinRun(first, 'batch 7')
    spoil(join(first.folder, 'settlement.parquet'))
    const second = await screen(set, 'remade')
    expect([second.isReused, second.folder, second.record.resultHash]).toEqual([false, first.folder, first.record.resultHash])
    expect(await pinsOf(second)).toEqual(['batch 7'])
  })
})

function copied(name: string): RunOnDisk {
  cpSync(run.folder, scratch.path(name), { recursive: true })
  return { folder: scratch.path(name), record: run.record }
}

function spoilt(_: RunOnDisk, name: string): RunOnDisk {
  const copy = copied(name)
  spoil(join(copy.folder, bundleFile))
  return copy
}

function spoil(file: string): void {
  const bytes = readFileSync(file)
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
