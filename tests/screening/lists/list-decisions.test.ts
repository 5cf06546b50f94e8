import { cpSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ListQuery,
  type ListRow,
  type ListScope,
  listDecisions,
  openRunReader,
  type RunReader,
  readRun,
  type ScreeningOutcome,
} from '../../../src/screening/index.ts'
import { granted } from '../granted.ts'
import { diceOf } from '../settlement/random-world.ts'
import { endOfYear } from '../test-plans.ts'
import { everywhere, type ListedRun, ListedRuns } from './listed-runs.ts'
import { expectedFacet, facetValues, inOrder, meant, randomQuestion } from './reference.ts'

const world = new ListedRuns()
let run: ScreeningOutcome
let expected: ListedRun['expected']
let reader: RunReader

beforeAll(async () => {
  await world.generate(300)
  const listed = await world.screen(endOfYear)
  run = listed.run
  expected = listed.expected
  reader = await openRunReader({ ...world.scratch.database(), atOnce: 2 })
})
afterAll(async () => {
  await reader.close()
  world.scratch.remove()
})

const rowsOf = (policy: string): readonly ListRow[] => expected.get(policy) ?? []
const listOf = (policy: string) => {
  const found = run.record.lists.policies.find((each) => each.policy === policy)
  if (found === undefined) throw new Error(policy)
  return found
}
const ask = async (policy: string, query: ListQuery, scope = everywhere) => granted(await listDecisions(reader, run, policy, query, scope))

/** Every page from the first to the last, then back again. */
async function walk(policy: string, query: ListQuery, scope: ListScope) {
  const pages: (readonly ListRow[])[] = []
  let at: ListQuery = query
  for (;;) {
    const page = await ask(policy, at, scope)
    pages.push(page.rows)
    expect(page.previous === undefined).toBe(pages.length === 1 || page.rows.length === 0)
    if (page.next !== undefined) at = { ...query, after: page.next }
    else if (page.previous === undefined) return { pages, back: [] }
    else {
      at = { ...query, before: page.previous }
      break
    }
  }
  const back: (readonly ListRow[])[] = []
  for (;;) {
    const page = await ask(policy, at, scope)
    back.unshift(page.rows)
    if (page.previous === undefined) return { pages, back }
    at = { ...query, before: page.previous }
  }
}

test('every policy of the run has a list of all its subjects, and there is something of every kind in them', () => {
  expect(run.record.lists.policies.map(({ policy, rows }) => [policy, rows])).toEqual(
    run.record.subjects.map(({ policy, decided }) => [policy, decided]),
  )
  const all = [...expected.values()].flat()
  for (const kind of ['eligible', 'needs_review', 'undetermined', 'ineligible'])
    expect(all.some(({ outcome }) => outcome === kind)).toBe(true)
  expect(all.some(({ net }) => (net ?? 0n) > 0n)).toBe(true)
  expect(all.some(({ due }) => due !== undefined)).toBe(true)
  expect(new Set(all.map(({ plan }) => plan)).size).toBe(3)
})

test('random questions: the pages are the reference, forwards and backwards, and so are counts, sums and facets', {
  timeout: 300_000,
}, async () => {
  for (let seed = 1; seed <= 80; seed += 1) {
    const dice = diceOf(seed)
    const policy = dice.pick([...expected.keys()])
    const { entity, keys } = listOf(policy)
    const { scope, ...query } = randomQuestion(dice, rowsOf(policy), [entity, ...keys])
    const wanted = inOrder(meant(rowsOf(policy), query.filter, scope, entity), query.sort)
    const what = `seed ${seed}: ${policy}`
    const { pages, back } = await walk(policy, query, scope)
    expect(pages.flat(), what).toEqual(wanted)
    expect(pages.slice(0, -1).every((page) => page.length === query.size)).toBe(true)
    if (pages.length > 1) expect(back.flat(), `${what}, backwards`).toEqual(wanted.slice(0, (pages.length - 1) * query.size))
    const facets = Object.keys(facetValues)
    const page = await ask(policy, { ...query, count: 'exact', sums: true, facets }, scope)
    expect(page.count, what).toEqual({ n: wanted.length, kind: 'exact' })
    const sum = (of: (row: ListRow) => bigint | undefined) => wanted.reduce((total, row) => total + (of(row) ?? 0n), 0n)
    expect(page.sums, what).toEqual({
      gross: sum(({ gross }) => gross),
      net: sum(({ net }) => net),
      awaitingReview: sum(({ awaitingReview }) => awaitingReview),
      taken: sum(({ taken }) => taken),
      ceiling: sum(({ ceiling }) => ceiling),
    })
    expect(page.facets, what).toEqual(new Map(facets.map((facet) => [facet, expectedFacet(wanted, facet)])))
  }
})

describe('a scope', () => {
  test('without a range shows nothing, whatever is asked', async () => {
    for (const query of [{}, { count: 'exact' }, { filter: { region: [0] } }, { filter: { subject: [1n, 2n] } }] satisfies ListQuery[]) {
      const page = await ask('hire_subsidy', { ...query, sums: true, facets: ['county', 'reason'] }, [])
      expect(page).toMatchObject({ rows: [], next: undefined, previous: undefined, count: { n: 0, kind: 'exact' } })
      expect([...page.facets.values()]).toEqual([[], []])
      expect(page.sums?.gross).toBe(0n)
    }
  })
  test('holds on a page that was reached under a wider one', async () => {
    const { next = '' } = await ask('hire_subsidy', { size: 20 })
    const narrow = [{ from: 140_000, to: 149_999 }]
    const page = await ask('hire_subsidy', { size: 20, after: next }, narrow)
    expect(page.rows.every(({ region }) => region >= 140_000 && region <= 149_999)).toBe(true)
  })
  test('is the same whichever way it is cut', async () => {
    const whole = await ask('hire_subsidy', { count: 'exact', sums: true }, [{ from: 110_000, to: 659_999 }])
    const cut = [
      { from: 300_000, to: 659_999 },
      { from: 110_000, to: 200_000 },
      { from: 150_000, to: 299_999 },
      { from: 9, to: 3 },
    ]
    expect(await ask('hire_subsidy', { count: 'exact', sums: true }, cut)).toEqual(whole)
  })
})

const refusals: readonly (readonly [what: string, policy: string, query: ListQuery, refusal: object])[] = [
  ['a policy', 'no_policy', {}, { code: 'list_policy_unknown', policy: 'no_policy' }],
  ['a filter', 'hire_subsidy', { filter: { colour: ['red'] } as never }, { code: 'list_part_unknown', part: 'filter', name: 'colour' }],
  ['a filter every object has', 'hire_subsidy', { filter: { toString: [] } as never }, { part: 'filter', name: 'toString' }],
  ['a sort', 'hire_subsidy', { sort: { by: 'variant', direction: 'asc' } }, { part: 'sort', name: 'variant' }],
  ['a sort every object has', 'hire_subsidy', { sort: { by: 'toString', direction: 'asc' } }, { part: 'sort', name: 'toString' }],
  ['a direction', 'hire_subsidy', { sort: { by: 'net', direction: 'up' as never } }, { part: 'sort', known: ['asc', 'desc'] }],
  ['a facet', 'hire_subsidy', { facets: ['size', 'name'] }, { part: 'facet', name: 'name' }],
  ['a size', 'hire_subsidy', { size: 30 }, { part: 'size', known: ['20', '50', '100'] }],
  ['a way to count', 'hire_subsidy', { count: 'guess' as never }, { part: 'count' }],
  [
    'an outcome',
    'hire_subsidy',
    { filter: { outcome: ['eligible', 'rich'] } },
    { code: 'list_value_unknown', filter: 'outcome', value: 'rich' },
  ],
  ['a reason of another policy', 'hire_subsidy', { filter: { reason: ['is_graduate'] } }, { filter: 'reason', value: 'is_graduate' }],
  ['a plan', 'hire_subsidy', { filter: { plan: ['city', 'village'] } }, { filter: 'plan', value: 'village' }],
  ['a day', 'hire_subsidy', { filter: { day: { from: '2022-02-29' } } }, { filter: 'day', value: '2022-02-29' }],
  ['an industry', 'hire_subsidy', { filter: { industry: [`C' or true --`] } }, { filter: 'industry' }],
  ['an industry without its letter', 'hire_subsidy', { filter: { industry: ['36'] } }, { filter: 'industry', value: '36' }],
  ['a region', 'hire_subsidy', { filter: { region: [1_000_000] } }, { filter: 'region', value: '1000000' }],
  ['an amount', 'hire_subsidy', { filter: { net: { from: 2n ** 63n } } }, { filter: 'net', value: '9223372036854775808' }],
  ['an entity', 'hire_subsidy', { filter: { key: { entity: 'loan', keys: [1n] } } }, { filter: 'key', value: 'loan' }],
  [
    '1 001 keys',
    'hire_subsidy',
    { filter: { subject: Array.from({ length: 1001 }, (_, i) => BigInt(i)) } },
    { code: 'list_keys_too_many', count: 1001 },
  ],
  ['a cursor nobody gave', 'hire_subsidy', { after: 'xyz' }, { code: 'list_cursor_strange' }],
]
test.each(refusals)('%s that no list knows is refused by name', async (_, policy, query, refusal) => {
  const answer = await listDecisions(reader, run, policy, query, everywhere)
  expect(answer).toMatchObject({ kind: 'refused', refusal })
})

test('a thousand keys are taken', async () => {
  const keys = rowsOf('hire_subsidy').map(({ subject }) => subject)
  const chosen = [...keys, ...Array.from({ length: 1000 }, (_, i) => BigInt(1_000_000 + i))].slice(0, 1000)
  const page = await ask('hire_subsidy', { filter: { subject: chosen }, count: 'exact' })
  expect(page.count.n).toBe(Math.min(keys.length, 1000))
})

test('a cursor is good for its own question alone', async () => {
  const question: ListQuery = { filter: { outcome: ['ineligible'] }, size: 20 }
  const { next = '' } = await ask('hire_subsidy', question)
  const others: readonly (readonly [string, ListQuery])[] = [
    ['hire_subsidy', { size: 20, after: next }],
    ['hire_subsidy', { ...question, sort: { by: 'net', direction: 'asc' }, after: next }],
    ['hire_subsidy', { ...question, filter: { outcome: ['eligible'] }, after: next }],
    ['hire_subsidy', { ...question, after: next, before: next }],
    ['job_expansion_subsidy', { ...question, after: next }],
  ]
  for (const [policy, query] of others)
    expect(await listDecisions(reader, run, policy, query, everywhere)).toMatchObject({ refusal: { code: 'list_cursor_strange' } })
  expect((await ask('hire_subsidy', { ...question, size: 100, after: next })).rows).toEqual(
    inOrder(meant(rowsOf('hire_subsidy'), question.filter ?? {}, everywhere, 'employment')).slice(20, 120),
  )
})

test('a signal that is given refuses the question', async () => {
  const stop = new AbortController()
  stop.abort()
  expect(await listDecisions(reader, run, 'hire_subsidy', {}, everywhere, stop.signal)).toMatchObject({
    refusal: { code: 'query_cancelled' },
  })
  expect((await ask('hire_subsidy', {})).rows.length).toBeGreaterThan(0)
})

describe('a run under an open page', () => {
  const damages: readonly (readonly [what: string, spoil: (file: string) => void, damage: string])[] = [
    ['deleted', (file) => rmSync(join(file, '../..'), { recursive: true }), 'missing'],
    ['cut short', (file) => truncateSync(file, 200), 'size_differs'],
    [
      'changed by one byte',
      (file) => {
        const bytes = readFileSync(file)
        bytes[300] = (bytes[300] ?? 0) ^ 1
        writeFileSync(file, bytes)
        utimesSync(file, new Date(0), new Date(0))
      },
      'hash_differs',
    ],
  ]
  test.each(damages)('%s: it is refused with the file', async (what, spoil, damage) => {
    const folder = world.scratch.path(what)
    cpSync(run.folder, folder, { recursive: true })
    const copy = granted(await readRun(folder))
    const file = listOf('hire_subsidy').file
    const { next = '' } = granted(await listDecisions(reader, copy, 'hire_subsidy', { size: 20 }, everywhere))
    spoil(join(folder, file))
    const answer = await listDecisions(reader, copy, 'hire_subsidy', { size: 20, after: next }, everywhere)
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'run_damaged', folder, file, damage } })
  })
})
