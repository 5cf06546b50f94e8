import { cpSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportList, type ListRow, openRunReader, type RunReader, readRun } from '../../../src/screening/index.ts'
import { granted } from '../granted.ts'
import { endOfYear } from '../test-plans.ts'
import { everywhere, type ListedRun, ListedRuns } from './listed-runs.ts'
import { inOrder, meant } from './reference.ts'

const world = new ListedRuns()
let reader: RunReader
let listed: ListedRun
/** More rows than leave a list at a time. */
const policy = 'hire_subsidy'

beforeAll(async () => {
  await world.generate(2500)
  listed = await world.screen(endOfYear)
  reader = await openRunReader({ ...world.scratch.database(), atOnce: 2 })
})
afterAll(async () => {
  await reader.close()
  world.scratch.remove()
})

const rows = () => listed.expected.get(policy) ?? []
type Asked = Parameters<typeof exportList>[3]

async function exported(query: Asked, scope = everywhere, run = listed.run) {
  const batches = []
  for await (const answer of exportList(reader, run, policy, query, scope)) batches.push(granted(answer))
  return batches
}

/** As rows lie in a list. */
const asTheyLie = (of: readonly ListRow[]) => {
  const [paid, others] = [of.filter(({ net }) => net !== undefined), of.filter(({ net }) => net === undefined)]
  const last = (row: ListRow) => [row.region, row.subject] as const
  const byPlace = (a: ListRow, b: ListRow) => (last(a)[0] - last(b)[0] !== 0 ? last(a)[0] - last(b)[0] : a.subject < b.subject ? -1 : 1)
  const byNet = (a: ListRow, b: ListRow) => (a.net === b.net ? byPlace(a, b) : (a.net ?? 0n) < (b.net ?? 0n) ? 1 : -1)
  return [...paid.toSorted(byNet), ...others.toSorted(byPlace)]
}

test('a list of more than one batch leaves whole, as it lies or sorted, and can be taken up after any batch', async () => {
  expect(rows().length).toBeGreaterThan(10_000)
  const cases: readonly (readonly [Asked, readonly ListRow[]])[] = [
    [{}, asTheyLie(rows())],
    [{ sort: { by: 'day', direction: 'asc' } }, inOrder(rows(), { by: 'day', direction: 'asc' })],
    [{ filter: { outcome: ['ineligible'] } }, asTheyLie(meant(rows(), { outcome: ['ineligible'] }, everywhere, 'employment'))],
  ]
  for (const [query, wanted] of cases) {
    const batches = await exported(query)
    expect(batches.slice(0, -1).every((batch) => batch.rows.length === 5000)).toBe(true)
    expect(batches.flatMap((batch) => batch.rows)).toEqual(wanted)
    const [first] = batches
    expect((await exported({ ...query, resume: first?.resume ?? '' })).flatMap((batch) => batch.rows)).toEqual(wanted.slice(5000))
  }
})

test('nothing leaves beyond the scope', async () => {
  const scope = [{ from: 140_000, to: 149_999 }]
  expect((await exported({}, scope)).flatMap((batch) => batch.rows)).toEqual(asTheyLie(meant(rows(), {}, scope, 'employment')))
  expect(await exported({}, [])).toEqual([])
})

test('what cannot be exported ends with its refusal', async () => {
  const last = async (query: Asked, signal?: AbortSignal) => {
    const answers = []
    for await (const answer of exportList(reader, listed.run, policy, query, everywhere, signal)) answers.push(answer)
    return answers
  }
  expect(await last({ resume: 'xyz' })).toMatchObject([{ refusal: { code: 'list_cursor_strange' } }])
  expect(await last({ filter: { outcome: ['rich'] } })).toMatchObject([{ refusal: { code: 'list_value_unknown' } }])
  const stop = new AbortController()
  const answers = []
  for await (const answer of exportList(reader, listed.run, policy, {}, everywhere, stop.signal)) {
    answers.push(answer.kind)
    stop.abort()
  }
  expect(answers).toEqual(['done', 'refused'])
})

test('a run that is deleted meanwhile ends its export', async () => {
  const folder = world.scratch.path('copy')
  cpSync(listed.run.folder, folder, { recursive: true })
  const answers = []
  for await (const answer of exportList(reader, granted(await readRun(folder)), policy, {}, everywhere)) {
    answers.push(answer)
    rmSync(folder, { recursive: true, force: true })
  }
  expect(answers).toMatchObject([{ kind: 'done' }, { kind: 'refused', refusal: { code: 'run_damaged', damage: 'missing' } }])
})
