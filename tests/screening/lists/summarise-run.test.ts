import { cpSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Outcome, outcomes } from '../../../src/kernel/outcome.ts'
import {
  type ListRow,
  type ListScope,
  listDecisions,
  openRunReader,
  type RunOverview,
  type RunReader,
  readRun,
  type ScreeningOutcome,
  summariseRun,
} from '../../../src/screening/index.ts'
import { granted } from '../granted.ts'
import { endOfYear } from '../test-plans.ts'
import { everywhere, type ListedRun, ListedRuns } from './listed-runs.ts'
import { expectedFacet, meant, reviewsOf } from './reference.ts'

const world = new ListedRuns()
let run: ScreeningOutcome
let expected: ListedRun['expected']
let reader: RunReader

beforeAll(async () => {
  await world.generate(400)
  const listed = await world.screen(endOfYear)
  run = listed.run
  expected = listed.expected
  reader = await openRunReader({ ...world.scratch.database(), atOnce: 2 })
})
afterAll(async () => {
  await reader.close()
  world.scratch.remove()
})

const overviewIn = async (scope: ListScope) => granted(await summariseRun(reader, run, scope))
const sum = (rows: readonly ListRow[], of: (row: ListRow) => bigint | undefined) => rows.reduce((total, row) => total + (of(row) ?? 0n), 0n)
const countsOf = (rows: readonly ListRow[]) =>
  Object.fromEntries(outcomes.map((outcome) => [outcome, rows.filter((row) => row.outcome === outcome).length])) as Record<Outcome, number>

/** What the rows come to, counted one by one. */
function tallyOf(rows: readonly ListRow[]) {
  const eligible = rows.filter(({ outcome }) => outcome === 'eligible')
  const statuses: Record<string, number> = {}
  for (const { status } of rows) if (status !== undefined) statuses[status] = (statuses[status] ?? 0) + 1
  return {
    counts: countsOf(rows),
    statuses,
    gross: sum(eligible, ({ gross }) => gross),
    taken: sum(eligible, ({ taken }) => taken),
    waiting: sum(
      eligible.filter(({ status, net }) => status !== undefined && net === undefined),
      ({ gross }) => gross,
    ),
    net: sum(rows, ({ net }) => net),
    reviewGross: sum(
      rows.filter(({ outcome }) => outcome === 'needs_review'),
      ({ gross }) => gross,
    ),
    awaitingReview: sum(rows, ({ awaitingReview }) => awaitingReview),
    ceiling: sum(rows, ({ ceiling }) => ceiling),
  }
}

function reasonsOf(rows: readonly ListRow[], of: (row: ListRow) => readonly string[]) {
  const found: Record<string, readonly [count: number, alone: number]> = {}
  for (const row of rows)
    for (const id of of(row)) {
      const [count, alone] = found[id] ?? [0, 0]
      found[id] = [count + 1, alone + (of(row).length === 1 ? 1 : 0)]
    }
  return found
}
const asCounts = (reasons: readonly { readonly id: string; readonly count: number; readonly alone: number }[]) =>
  Object.fromEntries(reasons.map(({ id, count, alone }) => [id, [count, alone]]))

const scopes: readonly (readonly [what: string, scope: ListScope, facet: 'province' | 'city' | 'county'])[] = [
  ['everything', everywhere, 'province'],
  ['one province', [{ from: 140_000, to: 149_999 }], 'city'],
  ['a municipality', [{ from: 500_000, to: 509_999 }], 'city'],
  ['one city', [{ from: 500_100, to: 500_199 }], 'county'],
  [
    'two provinces',
    [
      { from: 500_000, to: 509_999 },
      { from: 140_000, to: 149_999 },
    ],
    'province',
  ],
  [
    'some counties',
    [
      { from: 500_103, to: 500_106 },
      { from: 500_112, to: 500_115 },
    ],
    'county',
  ],
]

describe.each(scopes)('an overview of %s', (_, scope, facet) => {
  test('is what its rows come to, policy by policy and plan by plan', async () => {
    const overview = await overviewIn(scope)
    expect(overview.policies.map(({ policy }) => policy)).toEqual(run.record.lists.policies.map(({ policy }) => policy))
    for (const policy of overview.policies) {
      const rows = meant(expected.get(policy.policy) ?? [], {}, scope, policy.entity)
      expect(policy).toMatchObject(tallyOf(rows))
      for (const plan of policy.plans) {
        const own = rows.filter(({ variant }) => variant === plan.variant)
        expect(plan).toMatchObject(tallyOf(own))
        expect(asCounts(plan.refused)).toEqual(reasonsOf(own, ({ failed }) => failed))
        const reviewed = own.filter(({ outcome }) => outcome === 'needs_review')
        expect(asCounts(plan.reviews)).toEqual(reasonsOf(reviewed, reviewsOf))
        expect(plan.eligibleInDoubt).toBe(0)
        const undetermined = own.filter(({ outcome }) => outcome === 'undetermined')
        expect(asCounts(plan.missing)).toEqual(reasonsOf(undetermined, ({ missing }) => missing))
      }
      for (const [parts, by] of [
        [policy.byRegion, facet],
        [policy.bySize, 'size'],
        [policy.byIndustry, 'industry'],
      ] as const) {
        const found = parts.map(({ value, counts, net }) => ({ value, count: Object.values(counts).reduce((a, b) => a + b, 0), net }))
        expect(found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))).toEqual(expectedFacet(rows, by))
      }
    }
  })

  test('says whose facts are wanted', async () => {
    const { wanted } = await overviewIn(scope)
    const found = new Map<string, readonly [number, number]>()
    for (const { policy, variants } of run.record.lists.policies) {
      const sources = new Map(variants.flatMap(({ id, missing }) => missing.map(({ key, source }) => [`${id} ${key}`, source])))
      for (const row of meant(expected.get(policy) ?? [], { outcome: ['undetermined'] }, scope, '')) {
        const owners = new Set(row.missing.map((key) => sources.get(`${row.variant} ${key}`) ?? ''))
        for (const owner of owners) {
          const [decisions, alone] = found.get(owner) ?? [0, 0]
          found.set(owner, [decisions + 1, alone + (owners.size === 1 ? 1 : 0)])
        }
      }
    }
    expect(new Map(wanted.map(({ source, decisions, alone }) => [source, [decisions, alone]]))).toEqual(found)
  })
})

test('the whole is what the record of the run says', async () => {
  const overview = await overviewIn(everywhere)
  let doubts = 0
  for (const variant of run.record.variants) {
    const plan = overview.policies.flatMap(({ plans }) => plans).find((each) => each.variant === variant.id)
    const rows = expected.get(variant.policy)?.filter((row) => row.variant === variant.id) ?? []
    // What the rules grant to a firm that is gone waits for review.
    const doubtful = rows.filter(({ cause, reviews }) => cause?.startsWith('payee_') && reviews.length === 0)
    doubts += doubtful.length
    const { eligible, needs_review } = variant.counts
    expect(plan?.counts).toEqual({
      ...variant.counts,
      eligible: eligible - doubtful.length,
      needs_review: needs_review + doubtful.length,
    })
    expect(String(plan?.ceiling)).toBe(variant.ceiling)
    expect(String((plan?.gross ?? 0n) + sum(doubtful, ({ gross }) => gross))).toBe(variant.amount)
    if (variant.result === 'money' && plan !== undefined) expect(plan.gross - plan.taken - plan.waiting).toBe(plan.net)
    if (variant.net !== undefined) expect(String(plan?.net)).toBe(variant.net.amount)
  }
  expect(doubts).toBeGreaterThan(0)
  const missing = overview.policies.flatMap(({ plans }) => plans).flatMap((plan) => plan.missing)
  expect(missing.length).toBeGreaterThan(3)
  expect(missing.every(({ source }) => source !== '')).toBe(true)
})

test('scopes that share no region make up the whole, and an empty one is empty', async () => {
  const counts = ({ policies }: RunOverview) => policies.map(({ counts: each }) => Object.values(each).reduce((a, b) => a + b, 0))
  const [all, low, high, none] = await Promise.all([
    overviewIn(everywhere),
    overviewIn([{ from: 0, to: 300_000 }]),
    overviewIn([{ from: 300_001, to: 999_999 }]),
    overviewIn([]),
  ])
  expect(counts(low).map((n, i) => n + (counts(high)[i] ?? 0))).toEqual(counts(all))
  expect(counts(none).every((n) => n === 0)).toBe(true)
  expect(none.wanted).toEqual([])
})

test('the same scope is grouped once, however it is cut, and the run is looked at every time', async () => {
  const folder = world.scratch.path('kept')
  cpSync(run.folder, folder, { recursive: true })
  const copy = granted(await readRun(folder))
  const own = await openRunReader({ ...world.scratch.database(), atOnce: 2 })
  try {
    const [one, two] = await Promise.all([
      summariseRun(own, copy, everywhere),
      summariseRun(own, copy, [
        { from: 500_000, to: 999_999 },
        { from: 0, to: 499_999 },
      ]),
    ])
    expect(granted(one)).toBe(granted(two))
    const stop = new AbortController()
    stop.abort()
    expect(await summariseRun(own, copy, everywhere, stop.signal)).toMatchObject({ refusal: { code: 'query_cancelled' } })
    const { file = '' } = copy.record.lists.policies.at(-1) ?? {}
    truncateSync(join(folder, file), 100)
    expect(await summariseRun(own, copy, everywhere)).toMatchObject({ refusal: { code: 'run_damaged', file, damage: 'size_differs' } })
    rmSync(folder, { recursive: true })
    expect(await summariseRun(own, copy, everywhere)).toMatchObject({ refusal: { code: 'run_damaged', damage: 'missing' } })
    expect(await listDecisions(own, copy, 'hire_subsidy', {}, everywhere)).toMatchObject({ refusal: { code: 'run_damaged' } })
  } finally {
    await own.close()
  }
})
