import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compileScreen } from '../../src/rules/index.ts'
import { resultHash } from '../../src/screening/result-hash.ts'
import { copyInto } from '../../src/store/index.ts'
import {
  type Comparison,
  compareRows,
  dueColumns,
  type Mutation,
  type Prepared,
  prepareComparison,
  screenOptions,
  screenPrepared,
} from '../conformance/compare.ts'
import { allForms, formsOf } from '../conformance/node-forms.ts'
import { drawBatches, loadWorld, withFuzzDatabase } from '../conformance/run-fuzz.ts'
import { drawn } from '../drawn.ts'
import { type Listed, rowsOnSpark } from './local-spark.ts'
import { allEntries, recording } from './reached-entries.ts'

/** How many programs one SELECT decides: an analyser of Spark takes longer over one of eight than over two of four. */
const FUSED = 4
const programs = drawn(48, 312)
/** Spark takes its time over a program, not over its rows. */
const TIMES = 3
/** In how many SELECTs a fault is looked for: most of those that have its words come to the same result in spite of it. */
const TRIES = 4
const folder = mkdtempSync(join(tmpdir(), 'ballast-three-engines-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Faults a hurried hand could put into the dialect. */
const faults: readonly { readonly name: string; readonly mutate: Mutation }[] = [
  { name: 'an unknown test takes the else branch', mutate: (sql) => sql.replaceAll(/(?<!case) when not (\w+) then/g, ' else') },
  {
    name: 'a month is thirty days',
    mutate: (sql) => sql.replaceAll(/add_months\((\w+), cast\((\w+) as int\)\)/g, 'date_add($1, 30 * cast($2 as int))'),
  },
  { name: 'days are counted the other way', mutate: (sql) => sql.replaceAll(/datediff\((\w+), (\w+)\)/g, 'datediff($2, $1)') },
  { name: 'a prefix may stand anywhere', mutate: (sql) => sql.replaceAll('startswith(', 'contains(') },
]

interface Asked {
  readonly prepared: Prepared
  readonly onDuckDb: Comparison
  readonly fault: string | undefined
}

test('interpreter, DuckDB and Spark agree on random programs and rows, and faults of the dialect are found', async () => {
  const entities: Record<string, Listed> = {}
  const selects = new Map<string, string>()
  const asked = new Map<string, Asked>()
  const forms = new Set<string>()
  const entries = new Set<string>()
  const dialect = recording(entries)
  await withFuzzDatabase(async (database) => {
    let world: Prepared['world'] | undefined
    let number = 0
    for (const batch of drawBatches(4, programs, TIMES)) {
      if (batch.world !== world) {
        ;[world, number] = [batch.world, number + 1]
        await loadWorld(database, batch)
        for (const [entity, rows] of world.rows) {
          const path = `w${number}_${entity}/rows.parquet`
          const file = join(folder, path)
          mkdirSync(join(folder, `w${number}_${entity}`))
          await database.run(copyInto(`from t_${entity}`, file, 'parquet, parquet_version v2'))
          const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
          entities[`w${number}_${entity}`] = { rows: rows.length, files: [{ path, bytes: statSync(file).size, sha256 }] }
        }
      }
      for (let i = 0; i < batch.written.length; i += FUSED) {
        const bounds = batch.written.slice(i, i + FUSED).map(({ bound }) => bound)
        for (const bound of bounds) for (const form of formsOf(bound)) forms.add(form)
        const prepared = prepareComparison(batch.world, bounds)
        const onDuckDb = await screenPrepared(database, prepared)
        const table = (entity: string) => `snapshot_w${number}_${entity}`
        const sql = compileScreen(screenOptions(batch.world, bounds, 'rows', { dialect, table }))
        const dues = dueColumns(bounds)
        const days = dues.map((due) => `datediff(${due}, date '1970-01-01') as ${due}`)
        const written = dues.length === 0 ? sql : `select * except (${dues.join(', ')}), ${days.join(', ')} from (${sql})`
        const name = `batch ${asked.size}`
        selects.set(name, written)
        asked.set(name, { prepared, onDuckDb, fault: undefined })
        for (const { name: fault, mutate } of faults) {
          // Each fault is looked for in a few SELECTs that have its words.
          const changed = mutate(written)
          if (changed === written || [...asked.values()].filter((each) => each.fault === fault).length >= TRIES) continue
          selects.set(`${name}: ${fault}`, changed)
          asked.set(`${name}: ${fault}`, { prepared, onDuckDb, fault })
        }
      }
    }
  })
  const answers = await rowsOnSpark(folder, entities, selects)
  let pairs = 0
  const found = new Set<string>()
  for (const [name, { prepared, onDuckDb, fault }] of asked) {
    const rows = new Map((answers[name] ?? []).map((row) => [Number(row.subject_id), row]))
    const { differences, pairs: compared } = compareRows(prepared, rows)
    if (fault !== undefined) {
      if (differences.length > 0) found.add(fault)
      continue
    }
    pairs += compared
    expect(differences.slice(0, 3), name).toEqual([])
    expect(onDuckDb.differences, name).toEqual([])
  }
  console.log(`${programs} programs, ${selects.size} statements, ${pairs} pairs on each of three engines, ${found.size} faults found`)
  expect([...found].toSorted()).toEqual(faults.map(({ name }) => name).toSorted())
  expect(pairs).toBeGreaterThan(programs * 667)
  // What a run asks for beside its programs is carried out where runs are.
  resultHash([], 'settled', { dialect, decisions: () => '' })
  expect(allEntries.filter((entry) => !entries.has(entry))).toEqual([])
  if (programs >= 300) expect(allForms.filter((form) => !forms.has(form))).toEqual([])
})
