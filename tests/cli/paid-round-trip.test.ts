import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadTestPlans, plansFolder } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { run } from './capture.ts'

const scratch = new Scratch()
const common = ['--plans', plansFolder, '--var', scratch.path('var'), '--threads', '1']
const json = async (...typed: readonly string[]) => {
  const { code, out, err } = await run(...typed, '--json', ...common)
  return { code, err, value: out === '' ? undefined : JSON.parse(out) }
}
const linesOf = (name: string) => readFileSync(scratch.path(name), 'utf8').split('\n')

beforeAll(async () => {
  await generateRegistry(scratch, 'snapshot', loadTestPlans(), 300)
  expect(await json('screen', '--snapshot', scratch.path('snapshot'))).toMatchObject({ code: 0, err: '' })
  expect(await json('export', '--out', scratch.path('all.csv'))).toMatchObject({ code: 0, err: '' })
})
afterAll(() => scratch.remove())

test('what was exported is what is due: the export beside its run shows no difference', async () => {
  const { code, err, value } = await json('diff', '--paid', scratch.path('all.csv'))
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(value).toMatchObject({ differing: 0, differences: [], entitled: value.paid })
  expect(value.compared).toBeGreaterThan(100)
  expect(value.compared).toBe(value.payments)
  expect(value.compared + value.withoutAmount).toBe(linesOf('all.csv').length - 2)
})

test('one payment changed is one difference, with its reason; the file of differences can be compared again', async () => {
  const [head = '', ...rows] = linesOf('all.csv')
  const at = rows.findIndex((row) => row.includes(',hire_subsidy') || row.startsWith('hire_subsidy'))
  const net = head.split(',').indexOf('净额（元）')
  const paid = rows.findIndex((row, i) => i >= at && /^\d+\.\d\d$/.test(row.split(',')[net] ?? '') && row.split(',')[net] !== '0.00')
  const cells = (rows[paid] ?? '').split(',')
  const changed = cells.map((cell, i) => (i === net ? `${Number(cell) + 1}.00` : cell)).join(',')
  writeFileSync(scratch.path('changed.csv'), [head, ...rows.map((row, i) => (i === paid ? changed : row))].join('\n'))
  const found = await json('diff', '--paid', scratch.path('changed.csv'), '--out', scratch.path('differences.csv'))
  expect(found).toMatchObject({
    code: 1,
    err: '',
    value: { differing: 1, differences: [{ subject: cells[4], delta: '-100', kind: 'amount_differs' }] },
  })
  const again = await json('diff', '--paid', scratch.path('differences.csv'))
  expect(again.value).toMatchObject({
    payments: 1,
    differences: expect.arrayContaining([expect.objectContaining({ subject: cells[4], delta: '-100' })]),
  })
})

test('a policy that the run did not decide is told apart from one that nobody states', async () => {
  const part = await json('screen', '--snapshot', scratch.path('snapshot'), '--plan', 'west')
  const of = (policy: string) =>
    json('export', '--run', part.value.id.slice(0, 16), '--policy', policy, '--out', scratch.path('none-of.csv'))
  expect(await of('job_retention_refund')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/那次筛查没有判定“.*”（job_retention_refund）.*--run/),
  })
  expect(await of('贷款')).toMatchObject({ code: 2, err: expect.stringContaining('没有政策“贷款”') })
  expect(await json('screen', '--snapshot', scratch.path('snapshot'))).toMatchObject({ code: 0 })
})

test('policies of which the list says nothing are told with what is due under them', async () => {
  const [head = '', ...rows] = linesOf('all.csv')
  writeFileSync(scratch.path('one.csv'), [head, ...rows.filter((row) => row.includes('hire_subsidy'))].join('\n'))
  const net = head.split(',').indexOf('净额（元）')
  const due = new Map<string, [number, number]>()
  for (const cells of rows.map((row) => row.split(','))) {
    const fen = Math.round(Number(cells[net] ?? 0) * 100)
    const [count, sum] = due.get(cells[0] ?? '') ?? [0, 0]
    if (fen !== 0) due.set(cells[0] ?? '', [count + 1, sum + fen])
  }
  due.delete('hire_subsidy')
  const { code, value } = await json('diff', '--paid', scratch.path('one.csv'))
  expect(code).toBe(0)
  expect(value.unmentioned.map((each: Record<string, unknown>) => [each.policy, each.decisions, each.entitled])).toEqual(
    [...due].sort().map(([policy, [count, sum]]) => [policy, count, String(sum)]),
  )
  expect(value.unmentioned.length).toBeGreaterThan(0)
  const { out } = await run('diff', '--paid', scratch.path('one.csv'), ...common)
  expect(out).toMatch(/清单没有提到的政策 \d+ 项，有应付而没有比较/)
  const whole = await run('diff', '--paid', scratch.path('all.csv'), ...common)
  expect(whole.out).not.toContain('清单没有提到')
})

test('a run that decided nothing is exported as its headings, and says so when compared', async () => {
  const early = await json('screen', '--snapshot', scratch.path('snapshot'), '--known-on', '2020-01-01')
  expect(early).toMatchObject({ code: 0, value: { variants: [], decisions: 0 } })
  // No policy was in force, so it is nobody's latest screening and has to be named.
  const run = ['--run', early.value.id.slice(0, 16)]
  const exported = await json('export', ...run, '--out', scratch.path('none.csv'))
  expect(exported).toMatchObject({ code: 0, value: { rows: 0, file: scratch.path('none.csv') } })
  expect(existsSync(scratch.path('none.csv'))).toBe(true)
  expect(linesOf('none.csv').filter(Boolean)).toEqual(linesOf('all.csv').slice(0, 1))
  expect(await json('diff', ...run, '--paid', scratch.path('none.csv'))).toMatchObject({
    code: 3,
    err: expect.stringContaining('只有表头'),
  })
  const strange = await json('diff', ...run, '--paid', scratch.path('all.csv'))
  expect(strange).toMatchObject({ code: 3, err: expect.stringMatching(/那次筛查没有的政策.*没有一项政策，请用 --run 换一次/) })
})

test('runs over two registries are compared without the firms of either', async () => {
  await generateRegistry(scratch, 'other', loadTestPlans(), 200)
  const first = await json('screen', '--snapshot', scratch.path('snapshot'))
  const second = await json('screen', '--snapshot', scratch.path('other'))
  const { code, value } = await json('diff', first.value.id.slice(0, 16), second.value.id.slice(0, 16))
  expect(code).toBe(1)
  expect(value).toMatchObject({ inputsDiffer: ['snapshot'], bySize: [], byIndustry: [] })
  expect(value.byPolicy.length).toBeGreaterThan(0)
  const same = await json('diff', first.value.id, first.value.id)
  expect(same.value).toMatchObject({ inputsDiffer: [], change: '0' })
  expect(await json('diff', `${first.value.id.slice(0, 16)}${'0'.repeat(48)}`, 'latest')).toMatchObject({ code: 2 })
})

describe('JSON holds these keys, whatever is found', () => {
  const keys: readonly (readonly [string, readonly string[], string])[] = [
    ['export', ['export', '--policy', 'hire_subsidy', '--out', scratch.path('keys.csv')], 'file outcomes policy rows run'],
    [
      'diff with what was paid',
      ['diff', '--paid', scratch.path('all.csv')],
      'awaitingReview compared differences differing entitled equal file groups paid payments run unmentioned withoutAmount',
    ],
    [
      'diff of two runs',
      ['diff', 'latest', 'latest'],
      'awaitingReview byIndustry byPolicy byRegion bySize change file inputsDiffer left losers right runs winners',
    ],
    [
      'explain',
      ['explain', 'hire_subsidy', '1'],
      'amount amountFen clause conditions due inputs missing missingFacts number obligation obstacle outcome outcomeText plan policy policyName questions rate result reviews savingMonthly schedule settlement subject title variant wouldBe',
    ],
    ['report', ['report', '--out', scratch.path('keys.html')], 'file run'],
  ]
  test.each(keys)('%s', async (_, typed, expected) => {
    await json('screen', '--snapshot', scratch.path('snapshot'))
    const { value } = await json(...typed)
    expect(Object.keys(value).sort().join(' ')).toBe(expected)
  })
})
