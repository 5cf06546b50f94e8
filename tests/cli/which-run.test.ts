import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { maskedFolder, plansFolder } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { run } from './capture.ts'

const scratch = new Scratch()
const plans = scratch.path('plans')
const common = ['--plans', plans, '--var', scratch.path('var'), '--threads', '1']
const ballast = (...typed: readonly string[]) => run(...typed, ...common)
const json = async (...typed: readonly string[]) => {
  const { code, out, err } = await ballast(...typed, '--json')
  return { code, err, value: out === '' ? undefined : JSON.parse(out) }
}
/** What the first screening is asked; its plans mask a year that somebody has to give. */
const asked = ['--snapshot', scratch.path('snapshot'), '--date', '2022-12-31', '--year', 'north=2022']
const policy = 'job_retention_refund'

let first: string
/** A subject with a payment, and the row of its export. */
let subject: string

beforeAll(async () => {
  const set = loadFolders(shippedFolders)
  cpSync(plansFolder, plans, { recursive: true })
  cpSync(maskedFolder, plans, { recursive: true })
  await generateRegistry(scratch, 'snapshot', set, 300)
  // The same facts in smaller files: another snapshot all the same.
  await generateRegistry(scratch, 'other', set, 300, 100)
  // Long after the day that was screened for: whatever goes by the clock shows itself.
  vi.stubEnv('BALLAST_NOW', '2031-05-06T07:08:09')
  // A policy that holds on whatever day.
  writeFileSync(scratch.path('case.yaml'), '裁减人数: 20')
  const early = await ballast('explain', 'layoff_report', '--plan', 'city', '--facts', scratch.path('case.yaml'))
  expect(early.out).toContain('筛查日 2031-05-06（今天')
  const screened = await json('screen', ...asked)
  expect(screened).toMatchObject({ code: 0, err: '', value: { screeningDate: '2022-12-31', years: { north: { '20XX': '2022' } } } })
  first = screened.value.id.slice(0, 16)
  expect(await json('export', '--policy', policy, '--out', scratch.path('first.csv'))).toMatchObject({ code: 0, err: '' })
  const paid = readFileSync(scratch.path('first.csv'), 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${policy},`) && row.includes(',city,') && row.includes(',可付,'))
  subject = paid?.split(',')[4] ?? ''
  expect(subject).toMatch(/^\d+$/)
})
beforeEach(() => vi.stubEnv('BALLAST_NOW', '2031-05-06T07:08:09'))
afterAll(() => {
  vi.unstubAllEnvs()
  scratch.remove()
})

const runNames = () => readdirSync(scratch.path('var', 'runs')).filter((name) => existsSync(scratch.path('var', 'runs', name, 'run.json')))

describe('questions take from the last screening what they are not told', () => {
  const questions: readonly (readonly [string, readonly string[]])[] = [
    ['what-if --set', ['what-if', '--set', 'city:返还比例[中型]=70%']],
    ['explain', ['explain', policy, '12']],
    ['what-if --grid', ['what-if', policy, '--grid', 'city:返还比例[中型]=50%,70%']],
    ['export', ['export', '--policy', 'hire_subsidy', '--out', scratch.path('hires.csv')]],
    ['a screening with changed parameters', ['screen', '--run', 'latest', '--set', 'city:返还比例[中型]=10%']],
    ['explain after it', ['explain', 'hire_subsidy', '1']],
    ['report', ['report', '--out', scratch.path('report.html')]],
    ['diff', ['diff', 'latest', 'latest']],
  ]
  test.each(questions)('%s', async (_, typed) => {
    expect(await ballast(...typed)).toMatchObject({ code: 0, err: '' })
    const found = await json('explain', policy, subject)
    expect(found.value.inputs).toMatchObject({ date: '2022-12-31', knownOn: '2022-12-31', run: scratch.path('var', 'runs', first) })
  })

  test('the runs of what-ifs are there by their names, and no other way', async () => {
    expect(runNames().length).toBeGreaterThan(2)
    for (const name of runNames()) {
      const named = await json('export', '--run', name, '--policy', policy, '--out', scratch.path(`${name}.csv`))
      expect(named).toMatchObject({ code: 0, err: '' })
    }
    const changed = runNames().find(
      (name) => name !== first && readFileSync(scratch.path(`${name}.csv`), 'utf8') !== readFileSync(scratch.path('first.csv'), 'utf8'),
    )
    expect(changed).toBeDefined()
    await json('export', '--policy', policy, '--out', scratch.path('again.csv'))
    expect(readFileSync(scratch.path('again.csv'), 'utf8')).toBe(readFileSync(scratch.path('first.csv'), 'utf8'))
  })
})

test('what was screened last is the run, also when the same was screened before', async () => {
  const second = await json('screen', ...asked, '--known-on', '2022-09-30')
  expect(second).toMatchObject({ code: 0, err: '' })
  const runNow = async () => basename((await json('explain', policy, subject)).value.inputs.run)
  expect(await runNow()).toBe(second.value.id.slice(0, 16))
  const again = await json('screen', ...asked)
  expect(again.value.id.slice(0, 16)).toBe(first)
  expect(await runNow()).toBe(first)
})

test('a new screening is of today and of the registry screened last; of a run only where it is named', async () => {
  const anew = await ballast('screen', '--plan', 'city')
  expect(anew).toMatchObject({ code: 0, err: '' })
  expect(anew.out).toMatch(/筛查日 2031-05-06（今天.*snapshot/)
  const repeated = await json('screen', '--run', first)
  expect(repeated.value.id.slice(0, 16)).toBe(first)
})

describe('a settlement is shown with the inputs it was made with, or not at all', () => {
  const settlement = async (...more: readonly string[]) => (await json('explain', policy, subject, ...more)).value.settlement

  test('of the screening itself', async () => {
    expect(await settlement()).toMatchObject({ status: 'payable', run: scratch.path('var', 'runs', first) })
  })

  const others: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a changed parameter', ['--set', 'city:返还比例=33%'], ['parameters']],
    ['another day', ['--date', '2022-12-30'], ['date', 'known_on']],
    ['the same day, other knowledge', ['--known-on', '2022-10-30'], ['known_on']],
    ['fewer plans', ['--plan', 'city'], ['plans', 'years']],
    ['another year of a mask', ['--year', 'north=2021'], ['years']],
    ['another registry', ['--snapshot', scratch.path('other')], ['snapshot']],
  ]
  test.each(others)('none of it for %s', async (_, more, differences) => {
    expect(await settlement(...more)).toEqual({ status: 'not_screened', differences })
    const { out } = await ballast('explain', policy, subject, ...more)
    expect(out).not.toContain('结算后')
    expect(out).toContain('不显示它的结算')
  })

  test('its own, where somebody screened so', async () => {
    const change = ['--set', 'city:返还比例=33%']
    const screened = await json('screen', '--run', first, ...change)
    const own = await settlement(...change)
    expect(own.run).toBe(scratch.path('var', 'runs', screened.value.id.slice(0, 16)))
    expect((await settlement('--run', screened.value.id.slice(0, 16))).run).toBe(own.run)
    expect((await settlement()).gross).not.toBe(own.gross)
  })

  test('none of it after the text of a plan was changed; what was exported before stays what it was', async () => {
    const file = scratch.path('plans', 'city', 'parameters.yaml')
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, before.replace('微型: 60%', '微型: 61%'))
    try {
      expect(await settlement()).toEqual({ status: 'not_screened', differences: ['plans'] })
      await json('export', '--policy', policy, '--out', scratch.path('later.csv'))
      expect(readFileSync(scratch.path('later.csv'), 'utf8')).toBe(readFileSync(scratch.path('first.csv'), 'utf8'))
    } finally {
      writeFileSync(file, before)
    }
    expect(await settlement()).toMatchObject({ status: 'payable' })
  })

  test('the explanation without it, and the damage by name, where the run is damaged', async () => {
    const file = scratch.path('var', 'runs', first, 'settlement.parquet')
    const bytes = readFileSync(file)
    const spoilt = Buffer.from(bytes)
    spoilt[200] = (spoilt[200] ?? 0) ^ 1
    writeFileSync(file, spoilt)
    try {
      expect(await settlement()).toMatchObject({ status: 'damaged', detail: expect.stringContaining('settlement.parquet') })
      expect(await json('export', '--out', scratch.path('damaged.csv'))).toMatchObject({
        code: 3,
        err: expect.stringContaining('settlement.parquet'),
      })
      expect(existsSync(scratch.path('damaged.csv'))).toBe(false)
    } finally {
      writeFileSync(file, bytes)
    }
  })
})

describe('a registry is known by what it is, not by where it lies', () => {
  test('moved among the snapshots it is found, elsewhere it is asked for', async () => {
    mkdirSync(scratch.path('var', 'snapshots'))
    renameSync(scratch.path('snapshot'), scratch.path('var', 'snapshots', 'moved'))
    expect((await json('explain', policy, subject)).value.inputs.snapshot.folder).toBe(scratch.path('var', 'snapshots', 'moved'))
    renameSync(scratch.path('var', 'snapshots', 'moved'), scratch.path('elsewhere'))
    renameSync(scratch.path('other'), scratch.path('snapshot'))
    expect(await json('explain', policy, subject)).toMatchObject({ code: 2, err: expect.stringMatching(/快照.*--snapshot/) })
    const found = await json('explain', policy, subject, '--snapshot', scratch.path('elsewhere'))
    expect(found.value.settlement).toMatchObject({ status: 'payable' })
  })
})

test('a report compares with the screening before its own, never with a what-if', async () => {
  const again = ['--snapshot', scratch.path('elsewhere'), '--year', 'north=2022']
  const { value } = await json('screen', ...again, '--date', '2022-11-30')
  await json('what-if', '--set', 'city:返还比例=20%', ...again, '--date', '2022-10-31')
  const later = await json('screen', ...again, '--date', '2022-12-30')
  const report = async (run: string, file: string): Promise<string> => {
    expect((await json('report', run, '--out', scratch.path(file))).code).toBe(0)
    return readFileSync(scratch.path(file), 'utf8')
  }
  expect(await report(later.value.id.slice(0, 16), 'later.html')).toContain('上次筛查日 2022年11月30日')
  expect(await report(value.id.slice(0, 16), 'again.html')).toContain('上次筛查日 2022年12月31日')
  expect(await report(first, 'first.html')).not.toContain('上次筛查日')
})

test('a clock that shows no time is refused', async () => {
  vi.stubEnv('BALLAST_NOW', '2031-02-30T00:00:00')
  expect(await ballast('screen')).toMatchObject({ code: 2, err: expect.stringContaining('BALLAST_NOW') })
})
