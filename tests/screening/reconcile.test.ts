import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Linked, linkPlans } from '../../src/plans/index.ts'
import type { Manifest } from '../../src/registry/index.ts'
import { decideSubjects } from '../../src/screening/decide-subjects.ts'
import { decisionRows } from '../../src/screening/decision-rows.ts'
import { groupVariants, type VariantGroup } from '../../src/screening/group-variants.ts'
import { reconcileSubjects } from '../../src/screening/reconcile.ts'
import { MadeFiles } from '../../src/screening/runs/made-files.ts'
import type { SubjectReconciliation } from '../../src/screening/runs/run-record.ts'
import { decisionsFolder, duckDbEngine, type Engine } from '../../src/screening/script/engine.ts'
import { askDuckDb, runOnDuckDb } from '../../src/screening/script/run-on-duckdb.ts'
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

/** What plans decide, on disk, and what accounts for it; `rows` puts other decisions in place of those of a group. */
interface Deciding {
  readonly database: DuckDb
  readonly groups: readonly VariantGroup[]
  readonly folder: string
  readonly engine: Engine
  readonly reconcile: (rows?: (group: VariantGroup) => string) => Promise<readonly SubjectReconciliation[]>
}

const withDecisions = <T>(name: string, plans: Linked, work: (deciding: Deciding) => Promise<T>) =>
  withDuckDb(scratch.database(1), async (database) => {
    const folder = scratch.path(name)
    await mkdir(folder)
    const made = await MadeFiles.open(folder)
    const place = { vocabulary: set.vocabulary, manifest, folder, made }
    const engine = duckDbEngine(manifest, scratch.path('snapshot'), folder)
    const groups = groupVariants(plans.variants, set.vocabulary, plans.exclusions)
    const statements = groups.flatMap((group) => decideSubjects(group, place, engine))
    await runOnDuckDb(database, statements, place)
    const reconcile: Deciding['reconcile'] = (rows = engine.decisions) =>
      askDuckDb(database, reconcileSubjects(groups, place, { ...engine, decisions: rows }, plans.leftOut))
    return work({ database, groups, folder, engine, reconcile })
  })

/** The decisions of the first group as a changed copy. */
async function changed({ database, groups: [first], folder, engine }: Deciding, change: (rows: string) => string) {
  if (first === undefined) throw new Error('the test plans decide something')
  const copy = join(folder, `${decisionsFolder(first)}-changed`)
  await mkdir(copy)
  await database.run(copyInto(change(engine.decisions(first)), join(copy, 'bucket-0000.parquet'), 'parquet'))
  return (group: VariantGroup) => (group === first ? decisionRows(copy) : engine.decisions(group))
}

test('every subject is inside a plan, outside all, or of unknown region', async () => {
  const subjects = await withDecisions('whole', linked, ({ reconcile }) => reconcile())
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
  await withDecisions(name, linked, async (deciding) => {
    await expect(deciding.reconcile(await changed(deciding, change))).rejects.toThrow(/job_retention_refund|hire_subsidy/)
  })
})

test('subjects of a plan that is left out are counted with it, and nobody else decides for them', async () => {
  const nation = linkPlans(set, { ...endOfYear, plans: ['nation'] })
  const subjects = await withDecisions('nation', nation, ({ reconcile }) => reconcile())
  const all = await withDecisions('all', linked, ({ reconcile }) => reconcile())
  for (const { policy, subjects: count, decided, leftOut, outside, regionUnknown } of subjects) {
    const left = leftOut.reduce((sum, each) => sum + each.subjects, 0)
    expect(decided + left + outside + regionUnknown).toBe(count)
    const before = all.find((each) => each.policy === policy)
    expect({ policy, outside, sum: decided + left }).toEqual({ policy, outside: before?.outside, sum: before?.decided })
  }
  const refund = subjects.find(({ policy }) => policy === 'job_retention_refund')
  expect(refund?.leftOut).toEqual([{ plan: 'city', subjects: expect.toSatisfy((n: number) => n > 0) }])
})
