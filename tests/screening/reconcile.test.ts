import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkPlans } from '../../src/plans/index.ts'
import type { Manifest } from '../../src/registry/index.ts'
import { decideSubjects } from '../../src/screening/decide-subjects.ts'
import { decisionRows } from '../../src/screening/decision-rows.ts'
import { type Decided, groupVariants } from '../../src/screening/group-variants.ts'
import { reconcileSubjects } from '../../src/screening/reconcile.ts'
import { MadeFiles } from '../../src/screening/runs/made-files.ts'
import { copyInto, type DuckDb, withDuckDb } from '../../src/store/index.ts'
import { endOfYear, loadTestPlans } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const set = loadTestPlans()
const linked = linkPlans(set, endOfYear)
const scratch = new Scratch()
let manifest: Manifest

beforeAll(async () => {
  manifest = await generateRegistry(scratch, 'snapshot', set, 500)
})
afterAll(() => scratch.remove())

const withDecisions = <T>(name: string, work: (database: DuckDb, decided: readonly Decided[], reconcile: Reconcile) => Promise<T>) =>
  withDuckDb(scratch.database(1), async (database) => {
    const folder = scratch.path(name)
    await mkdir(folder)
    const made = await MadeFiles.open(folder)
    const place = { vocabulary: set.vocabulary, manifest, snapshotFolder: scratch.path('snapshot'), folder, made }
    const decided: Decided[] = []
    for (const group of groupVariants(linked.variants, set.vocabulary, linked.exclusions))
      decided.push({ group, folder: await decideSubjects(database, group, place, () => undefined) })
    return work(database, decided, (rows) => reconcileSubjects(database, rows, place))
  })

type Reconcile = (decided: readonly Decided[]) => ReturnType<typeof reconcileSubjects>

/** The decisions of the first group as a changed copy. */
async function changed(database: DuckDb, decided: readonly Decided[], change: (rows: string) => string): Promise<readonly Decided[]> {
  const [first, ...others] = decided
  if (first === undefined) throw new Error('the test plans decide something')
  const folder = `${first.folder}-changed`
  await mkdir(folder)
  await database.run(copyInto(change(decisionRows(first.folder)), join(folder, 'bucket-0000.parquet'), 'parquet'))
  return [{ ...first, folder }, ...others]
}

test('every subject is inside a plan, outside all, or of unknown region', async () => {
  const subjects = await withDecisions('whole', (_, decided, reconcile) => reconcile(decided))
  expect(subjects.map(({ policy }) => policy).sort()).toEqual([...new Set(linked.variants.map(({ policy }) => policy.program.id))].sort())
  for (const { entity, subjects: all, decided, outside, regionUnknown } of subjects) {
    expect(all).toBe(manifest.entities[entity]?.rows)
    expect(decided + outside + regionUnknown).toBe(all)
  }
  for (const part of ['decided', 'outside', 'regionUnknown'] as const)
    expect(Math.max(...subjects.map((subject) => subject[part])), part).toBeGreaterThan(0)
})

test.each<[string, (rows: string) => string]>([
  ['lost', (rows) => `select * from ${rows} where subject_id <> (select min(subject_id) from ${rows})`],
  ['doubled', (rows) => `select * from ${rows} union all (select * from ${rows} order by subject_id limit 1)`],
])('one decision %s is found', async (name, change) => {
  await withDecisions(name, async (database, decided, reconcile) => {
    await expect(reconcile(await changed(database, decided, change))).rejects.toThrow(/job_retention_refund|hire_subsidy/)
  })
})

test('subjects of a plan that is left out are counted with it, and nobody else decides for them', async () => {
  const nation = linkPlans(set, { ...endOfYear, plans: ['nation'] })
  const subjects = await withDuckDb(scratch.database(1), async (database) => {
    const folder = scratch.path('nation')
    await mkdir(folder)
    const place = {
      vocabulary: set.vocabulary,
      manifest,
      snapshotFolder: scratch.path('snapshot'),
      folder,
      made: await MadeFiles.open(folder),
    }
    const decided: Decided[] = []
    for (const group of groupVariants(nation.variants, set.vocabulary, nation.exclusions))
      decided.push({ group, folder: await decideSubjects(database, group, place, () => undefined) })
    return reconcileSubjects(database, decided, place, nation.leftOut)
  })
  const all = await withDecisions('all', (_, decided, reconcile) => reconcile(decided))
  for (const { policy, subjects: count, decided, leftOut, outside, regionUnknown } of subjects) {
    const left = leftOut.reduce((sum, each) => sum + each.subjects, 0)
    expect(decided + left + outside + regionUnknown).toBe(count)
    const before = all.find((each) => each.policy === policy)
    expect({ policy, outside, sum: decided + left }).toEqual({ policy, outside: before?.outside, sum: before?.decided })
  }
  const refund = subjects.find(({ policy }) => policy === 'job_retention_refund')
  expect(refund?.leftOut).toEqual([{ plan: 'city', subjects: expect.toSatisfy((n: number) => n > 0) }])
})
