import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setUpOffice } from '../../../src/api/index.ts'
import { type FactsPlane, gatherRows, missingRecordOf } from '../../../src/decisions/index.ts'
import { parseRegionTable } from '../../../src/kernel/regions.ts'
import { openRunReader, runScreening } from '../../../src/screening/index.ts'
import { from, SteppedClock, samplePlan } from '../../api/office.ts'
import { granted } from '../../screening/granted.ts'
import { day, endOfYear, fingerprints, loadTestPlans, plansFolder } from '../../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../../screening/test-registry.ts'
import { inProject, opened } from '../../store/postgres/stores.ts'

/** A folder that the program serves an office from: a screened registry, a database, and people who work there. */
export interface OfficeFolder {
  readonly folder: string
  readonly plans: string
  /** What can be asked of a list. */
  readonly asked: { readonly run: string; readonly policy: string; readonly missing: string; readonly filter: object }
  readonly rows: number
  remove(): void
}

/** Lays out such a folder, with an embedded database. */
export async function layOutOffice(): Promise<OfficeFolder> {
  const scratch = new Scratch()
  const set = loadTestPlans()
  mkdirSync(scratch.path('snapshots'))
  await generateRegistry(scratch, join('snapshots', 'sample'), set, 1500)
  const database = scratch.database()
  const folders = { snapshotFolder: scratch.path('snapshots', 'sample'), runsFolder: scratch.path('runs') }
  const run = granted(await runScreening({ set, link: endOfYear, fingerprints, database, ...folders }))
  const reader = await openRunReader({ ...database, atOnce: 1 })
  const facts: FactsPlane = { runsFolder: folders.runsFolder, snapshotsFolder: scratch.path('snapshots'), reader, database, set: () => set }
  const lacking = []
  for (const list of run.record.lists.policies.filter(({ entity }) => entity === 'insured_unit'))
    for (const { key } of list.variants.flatMap(({ missing }) => missing)) {
      if (missingRecordOf(run, list.policy, key, set.vocabulary).kind === 'refused') continue
      const filter = { outcome: ['undetermined' as const], missing: [key] }
      const rows = granted(await gatherRows(facts, run, list.policy, filter, [{ from: 500_000, to: 509_999 }], 5_000))
      for (const [county, { length }] of Map.groupBy(rows, ({ region }) => region))
        lacking.push({ policy: list.policy, missing: key, county, rows: length })
    }
  await reader.close()
  const [wanted] = lacking.sort((a, b) => b.rows - a.rows)
  if (wanted === undefined) throw new Error('nothing is missing in the sample')
  await found(scratch.path('office'), wanted.county)
  const { policy, missing, county, rows } = wanted
  return {
    folder: scratch.folder,
    plans: plansFolder,
    asked: { run: basename(run.folder), policy, missing, filter: { region: [String(county)] } },
    rows,
    remove: () => scratch.remove(),
  }
}

/** Founds an office of Chongqing with a township in a county. */
async function found(folder: string, county: number): Promise<void> {
  const store = await opened({ kind: 'folder', folder })
  const regions = parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8'))
  const accounts = samplePlan.accounts.map((one) => (one.role === 'township' ? { ...one, region: county } : one))
  await setUpOffice(store, { ...samplePlan, accounts }, regions, day(from), new SteppedClock())
  await store.close()
}
