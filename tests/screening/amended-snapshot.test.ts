import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outcomeCodes } from '../../src/kernel/outcome.ts'
import { linkPlans } from '../../src/plans/index.ts'
import { type Amendment, amendSnapshot, type Manifest } from '../../src/registry/index.ts'
import { explainSubject, runScreening, type ScreeningOutcome } from '../../src/screening/index.ts'
import { parquetFilesIn, parquetRows, type Row, withDuckDb } from '../../src/store/index.ts'
import { granted } from './granted.ts'
import { endOfYear, fingerprints, loadTestPlans } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const scratch = new Scratch()
const set = loadTestPlans()
const policy = 'job_retention_refund'
let manifest: Manifest
beforeAll(async () => {
  await generateRegistry(scratch, 'before', set, 400, 100)
})
afterAll(() => scratch.remove())

const screen = async (snapshot: string): Promise<ScreeningOutcome> =>
  granted(
    await runScreening({
      set,
      link: endOfYear,
      fingerprints,
      snapshotFolder: scratch.path(snapshot),
      runsFolder: scratch.path('runs'),
      database: scratch.database(),
    }),
  )

/** Everything a list says of every subject, by policy and subject. */
async function decisions(run: ScreeningOutcome): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  await withDuckDb(scratch.database(), async (database) => {
    for (const { policy: of, file } of run.record.lists.policies) {
      const rows: readonly Row[] = await database.rows(`SELECT * EXCLUDE (variant) FROM ${parquetRows([join(run.folder, file)])}`)
      for (const row of rows) found.set(`${of} ${row.subject}`, Object.values(row).map(String).join(' '))
    }
  })
  return found
}

test('facts that come back change the decisions on the subjects they are about, and no others', async () => {
  const before = await screen('before')
  const first = await decisions(before)
  // Of those that were paid for a whole year and of those that were not, some each: half of either change sides.
  const units = await withDuckDb(scratch.database(), (database) =>
    database.rows(
      `SELECT insured_unit_id AS key, ui_paid_months_last_year AS months FROM ${parquetRows(filesOf('before', before, 'insured_unit'))} WHERE ui_paid_months_last_year IS NOT NULL ORDER BY key`,
    ),
  )
  const [full, short] = [units.filter(({ months }) => Number(months) >= 12), units.filter(({ months }) => Number(months) < 12)]
  expect(Math.min(full.length, short.length)).toBeGreaterThan(5)
  const fact = (row: Row, value: string): Amendment => ({
    entity: 'insured_unit',
    key: BigInt(row.key as bigint),
    field: 'ui_paid_months_last_year',
    value,
    evidence: 'v1',
    day: '2022-12-30',
  })
  const amendments = [...full.slice(0, 5).map((row) => fact(row, '0')), ...short.slice(0, 5).map((row) => fact(row, '12'))]
  manifest = granted(
    await amendSnapshot(scratch.path('before'), scratch.path('after'), amendments, set.vocabulary, {
      database: scratch.database(),
      amendedOn: '2022-12-31',
    }),
  )
  const after = await screen('after')
  expect(after.record.id).not.toBe(before.record.id)
  const second = await decisions(after)
  expect([...second.keys()].sort()).toEqual([...first.keys()].sort())
  const differing = [...first].filter(([subject, said]) => second.get(subject) !== said).map(([subject]) => subject)
  const concerned = amendments.map(({ key }) => `${policy} ${key}`)
  expect(differing.filter((subject) => !concerned.includes(subject))).toEqual([])
  expect(differing.length).toBeGreaterThan(0)
  // The interpreter says the same of each of them as the run does.
  await withDuckDb(scratch.database(), async (database) => {
    const place = { vocabulary: set.vocabulary, manifest, snapshotFolder: scratch.path('after') }
    for (const { key } of amendments) {
      const explained = granted(await explainSubject(database, place, linkPlans(set, endOfYear), policy, key))
      const said = second.get(`${policy} ${key}`)
      if (explained === undefined || 'leftOut' in explained) {
        expect(said).toBeUndefined()
        continue
      }
      const [row] = await database.rows(
        `SELECT outcome FROM ${parquetRows([join(after.folder, after.record.lists.policies.find((each) => each.policy === policy)?.file ?? '')])} WHERE subject = ${key}`,
      )
      expect([key, Number(row?.outcome)]).toEqual([key, outcomeCodes[explained.explanation.decision.outcome]])
    }
  })
})

function filesOf(snapshot: string, { record }: ScreeningOutcome, entity: string): readonly string[] {
  expect(record.snapshot.folder).toBe(scratch.path(snapshot))
  return parquetFilesIn(scratch.path(snapshot, entity))
}
