import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findInPlans, openPlanPages, type PlanPages } from '../../src/plan-pages/index.ts'
import { lookAtFiles } from '../../src/plans/index.ts'
import { openRunBundle, readRun } from '../../src/screening/index.ts'
import { granted } from '../screening/granted.ts'
import { ListedRuns } from '../screening/lists/listed-runs.ts'
import { endOfYear, plansFolder } from '../screening/test-plans.ts'
import { inProject } from '../store/postgres/stores.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-editions-'))
const plans = join(folder, 'plans')
const places = { project: inProject(), plans }
const clock = { now: () => new Date('2023-01-04T01:00:00Z') }
const chapter = join(plans, 'city', '01-通知.md')
const shipped = readFileSync(join(plansFolder, 'city', '01-通知.md'), 'utf8')
const world = new ListedRuns()
let pages: PlanPages

beforeAll(async () => {
  cpSync(plansFolder, plans, { recursive: true })
  pages = openPlanPages(places, clock, 0)
  await world.generate(300)
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  world.scratch.remove()
})
beforeEach(async () => {
  if (readFileSync(chapter, 'utf8') !== shipped) writeFileSync(chapter, shipped)
  await settled()
})

const today = async () => granted(await pages.today())

/** The edition once it is of the files as they lie. */
async function settled() {
  for (;;) {
    const edition = await today()
    if (!edition.isStale) return edition
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('what is there is read once, whoever asks and however many at a time', async () => {
  const all = await Promise.all([today(), today(), today()])
  expect(new Set(all.map(({ edition }) => edition)).size).toBe(1)
  expect(all[0]?.edition.lines.map(({ id }) => id)).toEqual(['city', 'nation', 'west'])
})

test.each([
  ['a text', () => writeFileSync(chapter, `${shipped}\n`)],
  ['the time of a file', () => utimesSync(chapter, 1, 1)],
  ['a file that is added', () => writeFileSync(join(plans, 'city', '09-附.md'), '# 附\n')],
  ['a file that is taken away', () => rmSync(join(plans, 'city', '09-附.md'))],
  ['a folder that is added', () => mkdirSync(join(plans, 'north'))],
  ['a folder that is taken away', () => rmSync(join(plans, 'north'), { recursive: true })],
])('%s is seen from outside', async (_, change) => {
  const before = await lookAtFiles(places)
  expect(await lookAtFiles(places)).toBe(before)
  change()
  expect(await lookAtFiles(places)).not.toBe(before)
})

test('what changed is told at once and read beside: nobody waits for it, and what stood before is shown meanwhile', async () => {
  const before = await settled()
  writeFileSync(chapter, shipped.replace(/^(### \S+ )(.+)$/m, '$1改过的标题'))
  const during = await today()
  expect(during).toMatchObject({ isStale: true })
  expect(during.edition).toBe(before.edition)
  const after = await settled()
  expect(after.edition.pages.get('city')?.clauses[0]?.title).toBe('改过的标题')
  expect(after.edition.pages.get('city')?.plan.hash).not.toBe(before.edition.pages.get('city')?.plan.hash)
})

test('a plan with a mistake is listed with its problem and place, what can be read of it stays, and others are whole', async () => {
  writeFileSync(chapter, shipped.replace(/^判断|^ {4}判断: .*$/m, '    判断: 没有这个词 > 0'))
  const { edition } = await settled()
  const city = edition.pages.get('city')
  expect(city?.plan.isBroken).toBe(true)
  expect(city?.plan.problems[0]?.place).toMatch(/^city\/01-通知\.md:\d+$/)
  expect(city?.plan.problems[0]?.text).toMatch(/没有这个词/)
  expect(city?.clauses.length).toBeGreaterThan(0)
  expect(city?.clauses.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'unreadable')).length).toBeGreaterThan(0)
  expect(edition.lines.filter(({ isBroken }) => isBroken).map(({ id }) => id)).toEqual(['city'])
  expect(edition.families.every((family) => !family.plans.includes('city'))).toBe(true)
})

test('a folder that goes away leaves what stood before, told as stale; one that never was is refused', async () => {
  const before = await settled()
  renameSync(plans, `${plans}-away`)
  for (let look = 0; look < 3; look += 1) {
    const { edition, isStale } = await today()
    expect([edition === before.edition, isStale]).toEqual([true, true])
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  renameSync(`${plans}-away`, plans)
  await settled()
  expect(await openPlanPages({ ...places, plans: join(folder, 'nowhere') }, clock).today()).toMatchObject({ kind: 'refused' })
})

test('the plans of a run are those that it kept', async () => {
  const { run } = await world.screen(endOfYear)
  const onDisk = granted(await readRun(run.folder))
  const kept = granted(await pages.ofRun(onDisk))
  const set = granted(await openRunBundle(onDisk))
  for (const { id, hash } of onDisk.record.plans) expect([kept.pages.get(id)?.plan.hash, set.plans.get(id)?.hash]).toEqual([hash, hash])
  expect(await pages.ofRun(onDisk)).toEqual({ kind: 'done', value: kept })
  const [bundle = ''] = readdirSync(run.folder).filter((name) => name.startsWith('plans.json'))
  writeFileSync(join(run.folder, bundle), Buffer.alloc(readFileSync(join(run.folder, bundle)).length))
  expect(await openPlanPages(places, clock).ofRun(onDisk)).toMatchObject({ kind: 'refused' })
})

test.each([
  ['稳岗返还', 'policy'],
  ['试市发〔2022〕2号', 'plan'],
  ['试市发 通知', 'plan'],
  ['二（一）', 'clause'],
])('%s is found, as a %s among others', async (typed, kind) => {
  const { edition } = await settled()
  const found = findInPlans(edition, typed)
  expect(found.map((each) => each.kind)).toContain(kind)
  for (const { plan, clause } of found)
    expect(clause === '' || edition.pages.get(plan)?.clauses.some(({ number }) => number === clause)).toBe(true)
})

test.each(['', '   ', '没有这样的词', '稳岗返还 没有这样的词'])('%j finds nothing', async (typed) => {
  expect(findInPlans((await settled()).edition, typed)).toEqual([])
})
