import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSnapshot, type Manifest } from '../../src/registry/index.ts'
import { type RunRecord, runScreening } from '../../src/screening/index.ts'
import { copyInto, parquetRows, withDuckDb } from '../../src/store/index.ts'
import { granted } from './granted.ts'
import { endOfYear, fingerprints, loadTestPlans } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const set = loadTestPlans()
const scratch = new Scratch()
const entities = [...set.vocabulary.entities.keys()]
let made: Manifest
let whole: RunRecord
let deliveries = 0

/** Delivers some entities of the made registry, complete everywhere, loads and screens them. */
async function screenOnly(delivered: readonly string[]): Promise<RunRecord> {
  const name = `delivery-${++deliveries}`
  await mkdir(scratch.path(name))
  await withDuckDb(scratch.database(1), async (database) => {
    for (const entity of delivered) {
      const files = made.entities[entity]?.files ?? []
      const rows = `SELECT * FROM ${parquetRows(files.map((file) => join(scratch.path('made'), file.path)))}`
      await database.run(copyInto(rows, join(scratch.path(name), `${entity}.parquet`), 'parquet'))
    }
  })
  const snapshotFolder = scratch.path(`snapshot-${deliveries}`)
  const loaded = await loadSnapshot(scratch.path(name), snapshotFolder, set.vocabulary, {
    knownOn: '2022-12-31',
    title: name,
    database: scratch.database(1),
    complete: 'everywhere',
  })
  granted(loaded)
  const request = { set, link: endOfYear, snapshotFolder, runsFolder: scratch.path('runs'), database: scratch.database(1), fingerprints }
  const { record } = granted(await runScreening(request))
  await Promise.all([scratch.path(name), snapshotFolder].map((folder) => rm(folder, { recursive: true })))
  return record
}

/** What is not known settles nothing: nobody is eligible, or refused, who is not when everything is known. */
function expectNothingNew(record: RunRecord, delivered: readonly string[]): void {
  expect(record.variants.map(({ id }) => id)).toEqual(whole.variants.map(({ id }) => id))
  for (const [index, variant] of record.variants.entries()) {
    const known = whole.variants[index]?.counts
    const subjects = delivered.includes(variant.subject) ? made.entities[variant.subject]?.rows : 0
    expect([variant.id, record.subjects.find(({ policy }) => policy === variant.policy)?.subjects]).toEqual([variant.id, subjects])
    for (const outcome of ['eligible', 'ineligible'] as const)
      expect(`${variant.id} ${outcome} ${variant.counts[outcome] <= (known?.[outcome] ?? 0)}`).toBe(`${variant.id} ${outcome} true`)
  }
}

beforeAll(async () => {
  made = await generateRegistry(scratch, 'made', set, 400)
  whole = await screenOnly(entities)
})
afterAll(() => scratch.remove())

test('the registry of this test has rows and decisions to lose', () => {
  expect(Object.keys(made.entities)).toEqual(entities)
  const decided = whole.variants.map(({ counts }) => counts.eligible + counts.ineligible)
  expect(decided.reduce((a, b) => a + b, 0)).toBeGreaterThan(100)
})

describe('a delivery without one file is loaded and screened', () => {
  test.each(entities)('%s', async (left) => {
    const delivered = entities.filter((entity) => entity !== left)
    expectNothingNew(await screenOnly(delivered), delivered)
  })
})

describe('a delivery of a few files is loaded and screened', () => {
  test.each([
    [['firm']],
    [['insured_unit']],
    [['person', 'employment']],
    [['prior_payment']],
    [['firm', 'insured_unit', 'pooling_area']],
    [['layoff_plan', 'training', 'venture']],
  ])('%j', async (delivered) => {
    expectNothingNew(await screenOnly(delivered), delivered)
  })
})
