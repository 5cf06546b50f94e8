import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FactsPlane } from '../../src/decisions/index.ts'
import type { PlanSet } from '../../src/plans/index.ts'
import { type ListRow, type ListScope, openRunReader, recordScreening } from '../../src/screening/index.ts'
import { concludeDecision, explainDecision, openWhyThread, settlementLines, totalOf } from '../../src/why/index.ts'
import { openTestOffice, sampleOffice } from '../api/office.ts'
import { granted } from '../screening/granted.ts'
import { everywhere, type ListedRun, ListedRuns } from '../screening/lists/listed-runs.ts'
import { endOfYear, loadTestPlans, plansFolder } from '../screening/test-plans.ts'
import { officeStore } from '../store/postgres/stores.ts'

const world = new ListedRuns()
const set = loadTestPlans()
let listed: ListedRun
let plane: FactsPlane

beforeAll(async () => {
  await world.generate(300)
  listed = await world.screen(endOfYear)
  const database = world.scratch.database()
  const reader = await openRunReader({ ...database, atOnce: 2 })
  plane = { runsFolder: world.scratch.path('runs'), snapshotsFolder: world.scratch.folder, reader, database, set: () => set }
  const [run = ''] = readdirSync(plane.runsFolder).filter((name) => !name.includes('.'))
  await recordScreening(plane.runsFolder, { at: '2022-12-31T08:00:00', run, how: 'screen', isChanged: false })
})
afterAll(async () => {
  await plane.reader.close()
  world.scratch.remove()
})

/** Up to so many rows of every outcome and standing of every policy, the first ones as they lie. */
function samples(most: number): readonly (readonly [policy: string, row: ListRow])[] {
  const seen = new Map<string, number>()
  return [...listed.expected].flatMap(([policy, rows]) =>
    rows.flatMap((row) => {
      const kind = `${policy} ${row.outcome} ${row.status ?? ''} ${row.cause ?? ''}`
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      return (seen.get(kind) ?? 0) > most ? [] : [[policy, row] as const]
    }),
  )
}

const ask = (policy: string, subject: bigint, scope: ListScope = everywhere, over: Partial<FactsPlane> = {}) =>
  explainDecision({ ...plane, ...over }, scope, { run: undefined, policy, subject })

test('what is explained is what was recorded, and every sum adds up', async () => {
  const asked = samples(3)
  expect(new Set(asked.map(([, { outcome }]) => outcome)).size).toBe(5)
  for (const [policy, row] of asked) {
    const at = `${policy} ${row.subject}`
    const why = granted(await ask(policy, row.subject))
    expect(why.recorded, at).toEqual(row)
    expect(why.notices, at).toEqual([])
    const verdicts = why.told?.conditions ?? []
    const named = (verdict: string) => verdicts.filter((each) => each.verdict === verdict).map(({ id }) => id)
    expect(new Set(named('unmet')), at).toEqual(new Set(row.failed))
    expect(why.told?.missing.map(({ key }) => key) ?? [], at).toEqual(row.missing)
    expect(
      verdicts.map(({ verdict }) => ['unmet', 'missing', 'review', 'met'].indexOf(verdict)),
      at,
    ).toEqual(verdicts.map(({ verdict }) => ['unmet', 'missing', 'review', 'met'].indexOf(verdict)).toSorted())
    // What plans share stands in no document that could be opened, and is told as what it is.
    for (const { basis, clause } of why.told?.lines ?? []) {
      expect(basis, at).not.toMatch(/^library/)
      if (clause !== undefined) expect(set.plans.has(clause.plan), `${at} ${clause.plan}`).toBe(true)
    }
    const taken = settlementLines(why).map(({ less }) => less)
    const total = totalOf(why)?.fen
    if (why.variant.result !== 'money' || row.gross === undefined || total === undefined || taken.includes(undefined)) continue
    expect(row.gross - taken.reduce<bigint>((sum, less) => sum + (less ?? 0n), 0n), at).toBe(total)
    expect(concludeDecision(why).amount, at).toBe(total)
  }
})

test('in a thread of its own it comes to the same; rows that cannot be read are told as what they are, and the thread goes on', async () => {
  const thread = openWhyThread(plane.snapshotsFolder)
  const inThread = (policy: string, subject: bigint, over: Partial<FactsPlane> = {}) =>
    explainDecision({ ...plane, ...over }, everywhere, { run: undefined, policy, subject }, undefined, thread)
  try {
    const asked = samples(1)
    const both = asked.map(async ([policy, { subject }]) => [await inThread(policy, subject), await ask(policy, subject)])
    for (const [there, here] of await Promise.all(both)) expect(there).toEqual(here)
    const [[policy, { subject }] = ['', { subject: 0n }]] = asked
    const { reader } = plane
    const ofFacts = (sql: string) => !sql.includes('/lists/')
    const lost = new Error('the disk is gone')
    const rows: typeof reader.database.rows = (sql, signal) => (ofFacts(sql) ? Promise.reject(lost) : reader.database.rows(sql, signal))
    await expect(inThread(policy, subject, { reader: { ...reader, database: { ...reader.database, rows } } })).rejects.toBe(lost)
    expect(granted(await inThread(policy, subject)).told).toBeDefined()
  } finally {
    await thread.close()
  }
})

test('every part of a condition that holds is one that the verdict rests on', async () => {
  for (const [policy, row] of samples(2)) {
    const { told } = granted(await ask(policy, row.subject))
    for (const { verdict, isAny, parts, zh } of told?.conditions ?? []) {
      if (verdict !== 'met' && verdict !== 'unmet') continue
      const values = parts.map(({ holds }) => holds)
      const holds = isAny ? values.includes(true) : values.every((value) => value === true)
      expect(holds, `${policy} ${row.subject} ${zh}`).toBe(verdict === 'met')
    }
  }
})

test('what lies outside the scope is not found, as what does not exist', async () => {
  const [[policy, row] = ['', undefined]] = samples(1)
  if (row === undefined) throw new Error('no rows')
  const beside = [{ from: row.region + 1, to: 999_999 }]
  for (const [subject, scope] of [
    [row.subject, beside],
    [row.subject, []],
    [999_999_999n, everywhere],
  ] as const)
    expect(await ask(policy, subject, scope)).toMatchObject({ kind: 'refused', refusal: { code: 'decision_not_found' } })
  expect(await ask(policy, row.subject, [{ from: row.region, to: row.region }])).toMatchObject({ kind: 'done' })
})

test('the recorded result stands under plans that would decide otherwise, and the page says so', async () => {
  const folder = world.scratch.path('changed-plans')
  cpSync(plansFolder, folder, { recursive: true })
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))) {
    const path = join(folder, file)
    writeFileSync(
      path,
      readFileSync(path, 'utf8')
        .replace(/\b60%/g, '61%')
        .replace(/\b1000\b/g, '1001'),
    )
  }
  const changed: PlanSet = loadTestPlans(folder)
  const paid = samples(5).filter(([, { outcome, gross }]) => outcome === 'eligible' && (gross ?? 0n) > 0n)
  for (const [policy, row] of paid.slice(0, 5))
    expect(
      granted(await ask(policy, row.subject, everywhere, { set: () => changed })).notices,
      'a run is explained by its own plans',
    ).toEqual([])
  // A run whose plans can no longer be opened is explained with today's.
  const runsFolder = world.scratch.path('runs-without-plans')
  cpSync(plane.runsFolder, runsFolder, { recursive: true })
  const [run = ''] = readdirSync(runsFolder).filter((name) => !name.includes('.'))
  const bundle = join(runsFolder, run, 'plans.json.gz')
  writeFileSync(bundle, Buffer.alloc(readFileSync(bundle).length))
  const reader = await openRunReader({ ...plane.database, atOnce: 2 })
  let differing = 0
  for (const [policy, row] of paid) {
    const why = granted(await ask(policy, row.subject, everywhere, { set: () => changed, runsFolder, reader }))
    expect(why.recorded).toEqual(row)
    expect(why.notices).toContain('plans_of_today')
    if (!why.notices.includes('amount_differs')) continue
    differing += 1
    expect(why.notices).toContain('plan_changed')
    const { amount } = concludeDecision(why)
    expect(amount).toBe(why.variant.result !== 'money' ? row.gross : row.status === 'under_review' ? row.awaitingReview : row.net)
  }
  await reader.close()
  expect(differing).toBeGreaterThan(0)
})

test('over HTTP a decision is read within the regions of the post, by whom may', async () => {
  const store = await officeStore(sampleOffice)
  const office = await openTestOffice(store, undefined, plane)
  try {
    const [policy, row] = samples(20).find(([, { region }]) => region >= 500_000 && region < 510_000) ?? ['', undefined]
    if (row === undefined) throw new Error('nobody in the province of the test office')
    const answers: Record<string, number | string> = {}
    for (const login of ['lin', 'luo', 'sys']) {
      const visitor = office.visitor()
      await visitor.signIn(login)
      const { status, body } = await visitor.ask('decision/explain', { policy, subject: String(row.subject) })
      answers[login] = status === 200 ? body.row.outcome : body.data.code
    }
    expect(answers).toEqual({ lin: row.outcome, luo: 'decision_not_found', sys: expect.stringMatching(/permission|permitted|post/) })
  } finally {
    await office.app.close()
    await store.close()
  }
})
