import { cpSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ChangeFilter,
  type ChangePage,
  type ChangeQuery,
  changeKinds,
  type ListRow,
  type ListScope,
  listChanges,
  openRunReader,
  type RunReader,
  readRun,
  summariseChanges,
} from '../../../src/screening/index.ts'
import { granted } from '../granted.ts'
import { diceOf } from '../settlement/random-world.ts'
import { day, endOfYear } from '../test-plans.ts'
import { everywhere, type ListedRun, ListedRuns } from './listed-runs.ts'
import { meant } from './reference.ts'

const world = new ListedRuns()
let reader: RunReader
let pairs: readonly (readonly [what: string, earlier: ListedRun, later: ListedRun])[]

beforeAll(async () => {
  await world.generate(300)
  const now = await world.screen(endOfYear)
  const inSummer = await world.screen({ screeningDate: day('2022-07-31'), knownOn: day('2022-07-31'), years: new Map() })
  const cityAlone = await world.screen({ ...endOfYear, plans: ['city'] })
  pairs = [
    ['half a year', inSummer, now],
    ['a policy less, and two plans', now, cityAlone],
    ['the same backwards', cityAlone, now],
    ['nothing', now, now],
  ]
  reader = await openRunReader({ ...world.scratch.database(), atOnce: 2 })
})
afterAll(async () => {
  await reader.close()
  world.scratch.remove()
})

/** The changes of a policy, found by walking over both runs. */
function expectedChanges(policy: string, earlier: ListedRun, later: ListedRun, scope: ListScope) {
  const seen = ({ expected }: ListedRun) => new Map(meant(expected.get(policy) ?? [], {}, scope, '').map((row) => [row.subject, row]))
  const [before, after] = [seen(earlier), seen(later)]
  const granted = (row: ListRow | undefined) => (row?.outcome === 'ineligible' ? undefined : row)
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((subject) => {
    const [then, now] = [granted(before.get(subject)), granted(after.get(subject))]
    const amounts = (row: ListRow | undefined) => [row?.gross, row?.net, row?.awaitingReview, row?.ceiling]
    const isSame = then?.outcome === now?.outcome && amounts(then).every((amount, i) => amount === amounts(now)[i])
    if (isSame) return []
    const kind =
      then?.outcome !== now?.outcome
        ? now?.outcome === 'eligible'
          ? 'entered'
          : then?.outcome === 'eligible'
            ? 'left'
            : 'outcome'
        : 'amount'
    const [netThen, netNow] = [then?.net ?? 0n, now?.net ?? 0n]
    const either = now ?? then
    if (either === undefined) throw new Error('a change of nothing')
    return [{ subject, kind, growth: netNow - netThen, netThen, netNow, either, earlier: before.get(subject), later: after.get(subject) }]
  })
}

const policiesOf = (earlier: ListedRun, later: ListedRun) => [...new Set([...later.expected.keys(), ...earlier.expected.keys()])]
const runsOf = (earlier: ListedRun, later: ListedRun) => ({ earlier: earlier.run, later: later.run })

test('there is something of every kind among the changes', () => {
  const kinds = pairs.flatMap(([, earlier, later]) =>
    policiesOf(earlier, later).flatMap((policy) => expectedChanges(policy, earlier, later, everywhere).map(({ kind }) => kind)),
  )
  expect(new Set(kinds)).toEqual(new Set(changeKinds))
})

test('sums of two runs, policy by policy, are what a walk over both gives', async () => {
  for (const [what, earlier, later] of pairs)
    for (const scope of [everywhere, [{ from: 140_000, to: 149_999 }], []]) {
      const found = granted(await summariseChanges(reader, runsOf(earlier, later), scope))
      expect(new Set(found.map(({ policy }) => policy)), what).toEqual(new Set(policiesOf(earlier, later)))
      for (const { policy, kinds } of found) {
        const changes = expectedChanges(policy, earlier, later, scope)
        for (const kind of changeKinds) {
          const of = changes.filter((change) => change.kind === kind)
          expect(kinds[kind], `${what}: ${policy}, ${kind}`).toEqual({
            count: of.length,
            before: of.reduce((sum, { netThen }) => sum + netThen, 0n),
            after: of.reduce((sum, { netNow }) => sum + netNow, 0n),
          })
        }
      }
    }
})

test('random questions: the pages are exactly the subjects that changed, in order', { timeout: 300_000 }, async () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const dice = diceOf(seed)
    const [what, earlier, later] = dice.pick(pairs)
    const policy = dice.pick(policiesOf(earlier, later))
    const scope = dice.pick([
      everywhere,
      everywhere,
      [{ from: 500_000, to: 509_999 }],
      [
        { from: 110_000, to: 220_000 },
        { from: 310_000, to: 500_112 },
      ],
    ])
    const all = expectedChanges(policy, earlier, later, scope)
    const filter: ChangeFilter = {
      ...(dice.chance(0.3) ? { kind: dice.shuffled(changeKinds).slice(0, 2) } : {}),
      ...(dice.chance(0.3) ? { growth: { from: dice.pick([-100_000n, 0n, 1n]) } } : {}),
      ...(dice.chance(0.3) ? { region: [dice.pick([140_000, 500_000, 500_100, 370_000])] } : {}),
      ...(dice.chance(0.2) ? { size: ['small', 'unknown'] } : {}),
      ...(dice.chance(0.2) ? { industry: ['C', 'F'] } : {}),
      ...(dice.chance(0.2) ? { subject: all.slice(0, 30).map(({ subject }) => subject) } : {}),
    }
    const { kind, growth, ...ofRow } = filter
    const wanted = all.filter(
      (change) =>
        (kind === undefined || kind.includes(change.kind)) &&
        (growth?.from === undefined || change.growth >= growth.from) &&
        meant([change.either], ofRow, everywhere, '').length === 1,
    )
    const sort = dice.chance(0.3)
      ? undefined
      : dice.pick([
          { by: 'key', direction: 'asc' },
          { by: 'region', direction: 'desc' },
          { by: 'growth', direction: 'asc' },
        ] as const)
    const { by, direction } = sort ?? { by: 'growth', direction: 'desc' }
    const value = (change: (typeof wanted)[number]) =>
      by === 'growth' ? change.growth : by === 'key' ? change.subject : BigInt(change.either.region)
    wanted.sort((a, b) => {
      const [x, y] = [value(a), value(b)]
      if (x !== y) return x < y === (direction === 'asc') ? -1 : 1
      return a.subject < b.subject ? -1 : 1
    })
    const query: ChangeQuery = { filter, size: 20, ...(sort === undefined ? {} : { sort }), count: 'exact' }
    const pages = []
    for (let at: ChangeQuery | undefined = query; at !== undefined; ) {
      const page: ChangePage = granted(await listChanges(reader, runsOf(earlier, later), policy, at, scope))
      expect(page.count, `seed ${seed}`).toEqual({ n: wanted.length, kind: 'exact' })
      pages.push(...page.rows)
      at = page.next === undefined ? undefined : { ...query, after: page.next }
    }
    const comparable = wanted.map(({ subject, kind: found, growth: grown, earlier: then, later: now }) => ({
      subject,
      kind: found,
      growth: grown,
      earlier: then,
      later: now,
    }))
    expect(pages, `seed ${seed}: ${what}, ${policy}`).toEqual(comparable)
  }
})

describe('what changes cannot be asked', () => {
  const refusals: readonly (readonly [what: string, policy: string, query: ChangeQuery, refusal: object])[] = [
    ['of a policy neither run has', 'no_policy', {}, { code: 'list_policy_unknown' }],
    ['by a filter of lists alone', 'hire_subsidy', { filter: { outcome: ['eligible'] } as never }, { part: 'filter', name: 'outcome' }],
    ['of a kind that is none', 'hire_subsidy', { filter: { kind: ['vanished'] } }, { filter: 'kind', known: changeKinds }],
    [
      'in an order of lists alone',
      'hire_subsidy',
      { sort: { by: 'net', direction: 'asc' } },
      { part: 'sort', known: ['growth', 'key', 'region'] },
    ],
    ['with a cursor nobody gave', 'hire_subsidy', { after: 'abc' }, { code: 'list_cursor_strange' }],
  ]
  test.each(refusals)('%s', async (_, policy, query, refusal) => {
    const [, earlier, later] = pairs[0] ?? []
    if (earlier === undefined || later === undefined) throw new Error('no runs')
    expect(await listChanges(reader, runsOf(earlier, later), policy, query, everywhere)).toMatchObject({ kind: 'refused', refusal })
  })

  test('where one of the runs is gone', async () => {
    const [, earlier, later] = pairs[0] ?? []
    if (earlier === undefined || later === undefined) throw new Error('no runs')
    const folder = world.scratch.path('gone')
    cpSync(earlier.run.folder, folder, { recursive: true })
    const copy = granted(await readRun(folder))
    rmSync(folder, { recursive: true })
    const runs = { earlier: copy, later: later.run }
    expect(await listChanges(reader, runs, 'hire_subsidy', {}, everywhere)).toMatchObject({ refusal: { code: 'run_damaged', folder } })
    expect(await summariseChanges(reader, runs, everywhere)).toMatchObject({ refusal: { code: 'run_damaged', folder } })
  })
})
