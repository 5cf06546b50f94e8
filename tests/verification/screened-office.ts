import { basename } from 'node:path'
import { type FactsPlane, gatherRows, missingRecordOf } from '../../src/decisions/index.ts'
import { openRunReader, recordScreening, runScreening } from '../../src/screening/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { writeDemoSubjects } from '../../src/subjects/index.ts'
import { openTestOffice, password, samplePlan } from '../api/office.ts'
import { granted } from '../screening/granted.ts'
import { endOfYear, fingerprints, loadTestPlans, plansFolder } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'

/** The fact of a list of units that most units of one county lack. */
export interface Wanted {
  readonly run: string
  readonly policy: string
  readonly missing: string
  readonly county: number
  readonly rows: number
}

const shu: (typeof samplePlan.accounts)[number] = {
  login: 'shu',
  name: '舒',
  role: 'data_manager',
  region: 500000,
  body: '舒的单位',
  password,
  mustChange: false,
}

/** An office of Chongqing over a small screened registry, with a township in the county that lacks most of one fact. */
export async function openScreenedOffice(store: WorkStore, others: (typeof samplePlan)['accounts'] = []) {
  const scratch = new Scratch()
  const set = loadTestPlans()
  const manifest = await generateRegistry(scratch, 'snapshot', set, 4000)
  const database = scratch.database()
  const folders = { snapshotFolder: scratch.path('snapshot'), runsFolder: scratch.path('runs') }
  const run = granted(await runScreening({ set, link: endOfYear, fingerprints, database, ...folders }))
  await recordScreening(folders.runsFolder, { at: '2023-01-03T09:00:00', run: basename(run.folder), how: 'screen', isChanged: false })
  const reader = await openRunReader({ ...database, atOnce: 2 })
  const facts: FactsPlane = { runsFolder: folders.runsFolder, snapshotsFolder: scratch.folder, reader, database, set: () => set }
  /** The fact that most subjects of a kind lack in one county, of all or of that alone. */
  const mostLacked = async (entity: string, only?: number): Promise<Wanted> => {
    let wanted: Wanted | undefined
    for (const list of run.record.lists.policies.filter((each) => each.entity === entity))
      for (const { key } of list.variants.flatMap(({ missing }) => missing)) {
        if (missingRecordOf(run, list.policy, key, set.vocabulary).kind === 'refused') continue
        const filter = { outcome: ['undetermined' as const], missing: [key] }
        const rows = granted(await gatherRows(facts, run, list.policy, filter, [{ from: 500_000, to: 509_999 }], 5_000))
        for (const [county, { length }] of Map.groupBy(rows, ({ region }) => region))
          if (length > (wanted?.rows ?? 0) && (only === undefined || county === only))
            wanted = { run: basename(run.folder), policy: list.policy, missing: key, county, rows: length }
      }
    if (wanted === undefined) throw new Error('nothing is missing in the sample')
    return wanted
  }
  const wanted = await mostLacked('insured_unit')
  const { county } = wanted
  const at = await openTestOffice(
    store,
    {
      ...samplePlan,
      accounts: [...samplePlan.accounts, shu, ...others].map((one) =>
        one.role === 'township' || one.role === 'window' ? { ...one, region: county } : one,
      ),
    },
    facts,
    { plans: plansFolder },
  )
  const { keys } = at.office
  const signal = new AbortController().signal
  const snapshotFolder = folders.snapshotFolder
  await writeDemoSubjects(store, { snapshotFolder, manifest, vocabulary: set.vocabulary, keys, database, signal, onProgress: () => {} })
  const close = async () => {
    await at.app.close()
    await reader.close()
    scratch.remove()
  }
  /** Screens another snapshot of the office and gives the subjects that still lack the fact. */
  const runs = new Map<string, string>()
  const lacking = async (snapshot: string): Promise<ReadonlySet<string>> => {
    const again = granted(
      await runScreening({ set, link: endOfYear, fingerprints, database, ...folders, snapshotFolder: scratch.path(snapshot) }),
    )
    runs.set(snapshot, basename(again.folder))
    const filter = { outcome: ['undetermined' as const], missing: [wanted.missing] }
    const rows = granted(await gatherRows(facts, again, wanted.policy, filter, [{ from: county, to: county }], 5_000))
    return new Set(rows.map(({ subject }) => String(subject)))
  }
  /** The run that was made of a snapshot when it was asked what is lacking in it. */
  const runOf = (snapshot: string) => runs.get(snapshot)
  return { ...at, wanted, mostLacked, lacking, runOf, close }
}
