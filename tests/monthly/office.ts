import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import type { FactsPlane } from '../../src/decisions/index.ts'
import { sizeClassTableFrom } from '../../src/kernel/size-class-table.ts'
import { generateSnapshot, type Manifest } from '../../src/registry/index.ts'
import { openRunReader, recordScreening, runScreening } from '../../src/screening/index.ts'
import { writeDemoSubjects } from '../../src/subjects/index.ts'
import { openTestOffice } from '../api/office.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { granted } from '../screening/granted.ts'
import { day, fingerprints, loadTestPlans } from '../screening/test-plans.ts'
import { Scratch } from '../screening/test-registry.ts'
import { inProject, officeStore } from '../store/postgres/stores.ts'

const months = [
  { screened: '2022-11-30', at: '2022-12-01T09:00:00', seed: 11 },
  { screened: '2022-12-31', at: '2023-01-03T09:00:00', seed: 12 },
] as const

/** An office over two months of facts about the same people, each screened under a plan with benefits that are paid month by month. */
export async function openMonthlyOffice(web?: string) {
  const scratch = new Scratch()
  const set = loadTestPlans(join(import.meta.dirname, 'plans'))
  const sizeClasses = sizeClassTableFrom(parse(readFileSync(inProject('reference', 'size-classes.yaml'), 'utf8')))
  const database = scratch.database()
  const runs: string[] = []
  let last: { readonly folder: string; readonly manifest: Manifest } | undefined
  for (const { screened, at, seed } of months) {
    const folder = scratch.path(`snapshot-${seed}`)
    const parameters = { firms: 300, persons: 4_000, seed }
    const manifest = granted(await generateSnapshot(folder, set.vocabulary, { parameters, sizeClasses, database }))
    const link = { screeningDate: day(screened), knownOn: day(screened), years: new Map() }
    const run = granted(await runScreening({ set, link, fingerprints, snapshotFolder: folder, runsFolder: scratch.path('runs'), database }))
    await recordScreening(scratch.path('runs'), { at, run: basename(run.folder), how: 'screen', isChanged: false })
    runs.push(basename(run.folder))
    last = { folder, manifest }
  }
  const reader = await openRunReader({ ...database, atOnce: 2 })
  const facts: FactsPlane = { runsFolder: scratch.path('runs'), snapshotsFolder: scratch.folder, reader, database, set: () => set }
  const store = await officeStore(ledgerOffice)
  const at = await openTestOffice(store, ledgerPlan, facts, web === undefined ? {} : { web })
  if (last !== undefined) {
    const { folder: snapshotFolder, manifest } = last
    await writeDemoSubjects(store, { snapshotFolder, manifest, vocabulary: set.vocabulary, keys: at.office.keys, database })
  }
  const close = async () => {
    await at.app.close()
    await store.close()
    await reader.close()
    scratch.remove()
  }
  return { ...at, runs, store, close }
}
