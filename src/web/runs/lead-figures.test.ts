import { describe, expect, test } from 'vitest'
import { inOrder, mostWanted, roundingMisses, screeningBefore, togetherOf, totalsOf } from './lead-figures.ts'
import type { PolicyOverview, Run } from './outcomes.zh.ts'

const none = { eligible: 0, needs_review: 0, needs_local_standard: 0, undetermined: 0, ineligible: 0 }
const policy = (id: string, some: Partial<PolicyOverview>): PolicyOverview => ({
  policy: id,
  zh: id,
  entity: 'firm',
  unit: '户',
  result: 'money',
  counts: { ...none, ineligible: 1 },
  gross: '0',
  taken: '0',
  waiting: '0',
  net: '0',
  awaitingReview: '0',
  ceiling: '0',
  plans: [],
  byRegion: [],
  bySize: [],
  byIndustry: [],
  ...some,
})

test('only payments are added up', () => {
  const totals = totalsOf([
    policy('a', { net: '100', ceiling: '5' }),
    policy('b', { net: '9007199254740993' }),
    policy('c', { result: 'schedule', gross: '7', net: '7' }),
  ])
  expect(totals).toEqual({ gross: '0', taken: '0', waiting: '0', net: '9007199254741093', awaitingReview: '0', ceiling: '5' })
})

test('payments come first, the greatest net amount before them all; whoever decided nobody is left out', () => {
  const list = [
    policy('deferral', { result: 'schedule', gross: '900' }),
    policy('ceiling', { ceiling: '300' }),
    policy('net', { net: '20' }),
    policy('more', { net: '100' }),
    policy('nobody', { counts: none }),
  ]
  expect(inOrder(list).map(({ policy: id }) => id)).toEqual(['more', 'net', 'ceiling', 'deferral'])
})

describe('rounded parts', () => {
  test.each([
    [['1000000', '2000000'], false],
    // 0.004 and 0.004 are 0.00 each and 0.01 together.
    [['4000', '4000'], true],
    [['-4000', '4000'], false],
    [[], false],
  ] as const)('%j miss their sum: %s', (amounts, misses) => expect(roundingMisses(amounts)).toBe(misses))
})

test('a reason of two plans is one reason', () => {
  const found = togetherOf([
    [{ id: 'a', zh: '甲', count: 2, alone: 1 }],
    [
      { id: 'b', zh: '乙', count: 4, alone: 0 },
      { id: 'a', zh: '甲', count: 3, alone: 3 },
    ],
  ])
  expect(found).toEqual([
    { id: 'a', zh: '甲', count: 5, alone: 4 },
    { id: 'b', zh: '乙', count: 4, alone: 0 },
  ])
})

test('what is wanted most is the fact that alone decides most', () => {
  const missing = [
    { id: 'often', zh: '常缺', source: '某', count: 9, alone: 1 },
    { id: 'alone', zh: '只缺', source: '某', count: 5, alone: 5 },
  ]
  const plan = { plan: 'p', number: '', clause: '', ...policy('x', {}), refused: [], reviews: [], eligibleInDoubt: 0, missing }
  const waiting = policy('waiting', { counts: { ...none, undetermined: 10 }, plans: [plan] })
  expect(mostWanted([policy('a', {}), waiting])).toMatchObject({ policy: { policy: 'waiting' }, fact: { id: 'alone' } })
  expect(mostWanted([policy('a', {})])).toBeUndefined()
})

test('a screening is compared with the one before it of the same snapshot that stands', () => {
  const run = (name: string, id: string, policies = 1, setAside: Run['setAside'] = null) =>
    ({ name, setAside, snapshot: { id, title: '' }, policies }) as Run
  const runs = [
    run('d', '1'),
    run('x', '1', 0),
    run('y', '1', 1, { at: '', reason: '', by: '' }),
    run('c', '2'),
    run('b', '1'),
    run('a', '1'),
  ]
  expect(screeningBefore(runs, runs[0] as Run)?.name).toBe('b')
  expect(screeningBefore(runs, runs[3] as Run)).toBeUndefined()
  expect(screeningBefore(runs, run('elsewhere', '1'))).toBeUndefined()
})
