import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseDate } from '../../src/kernel/calendar.ts'
import { linkOne, type Plan, type PlanSet, type Policy } from '../../src/plans/index.ts'
import { compileScreen, duckdb } from '../../src/rules/index.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'

/** The SQL of every shipped policy, so that a change of it is read before it is taken; `UPDATE=1` writes the files anew. */
const folder = fileURLToPath(new URL('golden', import.meta.url))
const set = loadFolders(shippedFolders)

/** One policy over tables named like their entities, put in force for the last day of 2022, every masked year being 2022. */
function sqlOf(plan: Plan, policy: Policy, { vocabulary }: PlanSet): string {
  const day = parseDate('2022-12-31')
  if (day === undefined) throw new Error('2022-12-31 is a day')
  const years = new Map([...set.plans.values()].map((each) => [each.id, new Map(each.masks.map((mask) => [mask, '2022']))]))
  const variant = linkOne(plan, policy, { screeningDate: day, knownOn: day, years })
  if ('code' in variant) return `-- not in force: ${variant.code}\n`
  const sql = compileScreen({
    vocabulary,
    dialect: duckdb,
    tables: (entity) => entity,
    completeness: () => 'everywhere',
    programs: [{ bound: variant.bound, prefix: '' }],
    regions: { fact: variant.bound.program.region, ranges: variant.regions },
    columns: [],
    shape: 'rows',
  })
  return `${sql}\n`
}

const written = new Map(
  [...set.plans.values()].flatMap((plan) =>
    [...plan.policies].map(([id, policy]): [string, string] => [join(plan.id, `${id}.sql`), sqlOf(plan, policy, set)]),
  ),
)

test('the generated SQL of every policy is the one that was read', () => {
  if (process.env.UPDATE === '1') {
    rmSync(folder, { recursive: true, force: true })
    for (const [path, sql] of written) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), sql)
    }
  }
  const golden = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sql'))
    : []
  expect(written.size).toBeGreaterThan(0)
  expect(golden.toSorted()).toEqual([...written.keys()].toSorted())
  for (const path of golden) expect(readFileSync(join(folder, path), 'utf8'), `${path} (UPDATE=1 writes it anew)`).toBe(written.get(path))
})
