import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DuckDb, openDuckDb } from '../../../src/store/index.ts'
import { settleByHand } from './reference.ts'
import { inOrder, settleWorld } from './settle-world.ts'
import type { Keys, World, WorldPayment, WorldRow, WorldVariant } from './world.ts'

/*
 * What each column of an earlier payment does when it is missing or odd, rule by rule: the payment counts where the rule does not ask
 * for it, and makes the history unclear for exactly those whom it may concern. Unit 1 and 2 are of firm 1, unit 3 of firm 2; person 1
 * and 2 are hired by unit 1, person 3 by unit 2, person 4 by unit 3.
 */

let folder: string
let database: DuckDb
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ballast-payments-'))
  database = await openDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: folder })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const variant = (id: string, change: Partial<WorldVariant>): WorldVariant => ({
  id: `${id}@city`,
  policy: id,
  yearBasis: 'event_year',
  payee: 'person',
  from: 2022,
  to: 2022,
  has: ['person', 'insured_unit', 'firm'],
  onceOnly: undefined,
  topUp: undefined,
  cap: undefined,
  ...change,
})
const row = (policy: string, subject: number, keys: Partial<Keys>): WorldRow => ({
  variant: `${policy}@city`,
  subject,
  region: 500101,
  outcome: 1,
  gross: 100,
  date: '2022-03-01',
  keys: { person: null, insured_unit: null, firm: null, organisation: null, household: null, ...keys },
})

const refunds = [
  row('refund', 1, { insured_unit: 1, firm: 1 }),
  row('refund', 2, { insured_unit: 2, firm: 1 }),
  row('refund', 3, { insured_unit: 3, firm: 2 }),
]
const hires = [
  row('hire', 1, { person: 1, insured_unit: 1, firm: 1 }),
  row('hire', 2, { person: 2, insured_unit: 1, firm: 1 }),
  row('hire', 3, { person: 3, insured_unit: 2, firm: 1 }),
  row('hire', 4, { person: 4, insured_unit: 3, firm: 2 }),
]
const awards = [
  row('award', 1, { organisation: 1, firm: 1 }),
  row('award', 2, { organisation: 2, firm: 1 }),
  row('award', 3, { organisation: 3, firm: 2 }),
]
const unitsOnly = { has: ['insured_unit', 'firm'] } as const

/** One rule each, over refunds by the unit or subsidies by the hire. */
const rules = {
  'top-up by unit': {
    variants: [variant('refund', { ...unitsOnly, yearBasis: 'base_year', topUp: { policies: ['refund'], key: 'insured_unit' } })],
    rows: refunds,
  },
  'once a year by unit': {
    variants: [variant('refund', { ...unitsOnly, onceOnly: { keys: ['insured_unit'], scope: 'year' } })],
    rows: refunds,
  },
  'once ever by person': { variants: [variant('hire', { onceOnly: { keys: ['person'], scope: 'ever' } })], rows: hires },
  'once a period by person and unit': {
    variants: [variant('hire', { onceOnly: { keys: ['person', 'insured_unit'], scope: 'policy_period' } })],
    rows: hires,
  },
  'cap a year by firm': { variants: [variant('hire', { cap: { key: 'firm', limit: 1000, scope: 'year' } })], rows: hires },
  'exclusion ever by person': {
    variants: [variant('hire', {}), variant('award', {})],
    rows: hires,
    exclusions: [{ id: 'x', key: 'person', scope: 'ever', priority: ['award', 'hire'], from: 0, to: 999_999 }],
  },
  'once ever by organisation': {
    variants: [variant('award', { has: ['organisation', 'firm'], onceOnly: { keys: ['organisation'], scope: 'ever' } })],
    rows: awards,
  },
} as const satisfies Readonly<Record<string, Partial<World>>>
type RuleName = keyof typeof rules

/** A payment that all its rules can read: to unit 1 of firm 1 for person 1. */
const whole: Readonly<Record<RuleName, WorldPayment>> = {
  'top-up by unit': { policy: 'refund', person: null, insured_unit: 1, firm: 1, organisation: null, baseYear: 2021, amount: 30 },
  'once a year by unit': { policy: 'refund', person: null, insured_unit: 1, firm: 1, organisation: null, baseYear: 2022, amount: 30 },
  'once ever by person': { policy: 'hire', person: 1, insured_unit: 1, firm: 1, organisation: null, baseYear: 2022, amount: 30 },
  'once a period by person and unit': {
    policy: 'hire',
    person: 1,
    insured_unit: 1,
    firm: 1,
    organisation: null,
    baseYear: 2022,
    amount: 30,
  },
  'cap a year by firm': { policy: 'hire', person: 1, insured_unit: 1, firm: 1, organisation: null, baseYear: 2022, amount: 950 },
  'exclusion ever by person': { policy: 'award', person: 1, insured_unit: 1, firm: 1, organisation: null, baseYear: 2022, amount: 30 },
  'once ever by organisation': { policy: 'award', person: null, insured_unit: null, firm: 1, organisation: 1, baseYear: 2022, amount: 30 },
}

type Case = readonly [rule: RuleName, payment: Partial<WorldPayment>, unclear: readonly number[], paid: readonly number[]]

/** Whose history is unclear, and who is paid less or nothing because of the payment. */
const cases: readonly Case[] = [
  // Everything known, and what a rule does not look at.
  ['top-up by unit', {}, [], [1]],
  ['once a year by unit', {}, [], [1]],
  ['once ever by person', {}, [], [1]],
  ['once a period by person and unit', {}, [], [1]],
  ['cap a year by firm', {}, [], [1, 2, 3]],
  ['exclusion ever by person', {}, [], [1]],
  ['top-up by unit', { baseYear: 2020 }, [], []],
  ['once a year by unit', { policy: 'award' }, [], []],
  ['exclusion ever by person', { policy: 'hire' }, [], []],
  // Organisation; what is paid for a person or a unit is none of its own.
  ['once ever by organisation', {}, [], [1]],
  ['once ever by organisation', { firm: null }, [], [1]],
  ['once ever by organisation', { organisation: 9 }, [], []],
  ['once ever by organisation', { organisation: null }, [1, 2], []],
  ['once ever by organisation', { organisation: null, firm: null }, [1, 2, 3], []],
  ['once ever by organisation', { amount: null }, [], [1]],
  ['once ever by organisation', { amount: 0 }, [1], []],
  ['once ever by organisation', { policy: null }, [1], []],
  ['once ever by organisation', { policy: null, organisation: null }, [1, 2], []],
  ['once ever by organisation', { policy: null, organisation: null, person: 9 }, [], []],
  ['once ever by organisation', { policy: null, organisation: null, insured_unit: 1 }, [], []],
  ['once ever by person', { organisation: 5 }, [], [1]],
  ['once ever by person', { organisation: 5, person: null }, [1, 2], []],
  // Unit.
  ['top-up by unit', { insured_unit: null }, [1, 2], []],
  ['once a year by unit', { insured_unit: null }, [1, 2], []],
  ['once a year by unit', { insured_unit: null, firm: 7 }, [], []],
  ['once a year by unit', { insured_unit: null, baseYear: 2021 }, [], []],
  ['once ever by person', { insured_unit: null }, [], [1]],
  ['once a period by person and unit', { insured_unit: null }, [1], []],
  ['once a period by person and unit', { insured_unit: null, firm: 2 }, [], []],
  ['cap a year by firm', { insured_unit: null }, [], [1, 2, 3]],
  // Firm.
  ['top-up by unit', { firm: null }, [], [1]],
  ['cap a year by firm', { firm: null }, [], [1, 2, 3]],
  ['cap a year by firm', { firm: null, insured_unit: 8 }, [], []],
  ['cap a year by firm', { firm: null, insured_unit: 8, person: null }, [], []],
  ['once ever by person', { firm: null }, [], [1]],
  // Unit and firm.
  ['top-up by unit', { insured_unit: null, firm: null }, [1, 2, 3], []],
  ['cap a year by firm', { insured_unit: null, firm: null }, [1, 2, 3], []],
  // Person.
  ['once ever by person', { person: null }, [1, 2], []],
  ['once ever by person', { person: null, insured_unit: null }, [1, 2, 3], []],
  ['once ever by person', { person: null, insured_unit: null, firm: null }, [1, 2, 3, 4], []],
  ['once a period by person and unit', { person: null }, [1, 2], []],
  ['exclusion ever by person', { person: null }, [1, 2], []],
  ['cap a year by firm', { person: null }, [], [1, 2, 3]],
  // Year.
  ['top-up by unit', { baseYear: null }, [1], []],
  ['once a year by unit', { baseYear: null }, [1], []],
  ['once a period by person and unit', { baseYear: null }, [1], []],
  ['cap a year by firm', { baseYear: null }, [1, 2, 3], []],
  ['once ever by person', { baseYear: null }, [], [1]],
  ['exclusion ever by person', { baseYear: null }, [], [1]],
  // Amount: who asks only whether something was paid does not need it; what is not above zero was not paid.
  ['top-up by unit', { amount: null }, [1], []],
  ['cap a year by firm', { amount: null }, [1, 2, 3], []],
  ['once ever by person', { amount: null }, [], [1]],
  ['exclusion ever by person', { amount: null }, [], [1]],
  ...[0, -1].flatMap((amount): readonly Case[] => [
    ['top-up by unit', { amount }, [1], []],
    ['cap a year by firm', { amount }, [1, 2, 3], []],
    ['once ever by person', { amount }, [1], []],
    ['exclusion ever by person', { amount }, [1], []],
  ]),
  // Policy: missing, or a code that nobody declared.
  ...[null, 'refunds', 'REFUND', ''].flatMap((policy): readonly Case[] => [
    ['top-up by unit', { policy }, [1], []],
    ['top-up by unit', { policy, baseYear: 2020 }, [], []],
    ['once a year by unit', { policy }, [1], []],
    ['once ever by person', { policy }, [1], []],
    ['cap a year by firm', { policy }, [1, 2, 3], []],
    ['exclusion ever by person', { policy }, [1], []],
    ['exclusion ever by person', { policy, person: null }, [1, 2], []],
    ['once a year by unit', { policy, insured_unit: null }, [1, 2], []],
    // A payment for a person is none by the unit alone.
    ['once a year by unit', { policy, insured_unit: null, person: 9 }, [], []],
  ]),
]

const settle = (rule: RuleName, payments: readonly WorldPayment[], employments: World['employments'] = []) => {
  const world: World = {
    exclusions: [],
    ...rules[rule],
    payments,
    declared: ['refund', 'hire', 'award', 'training'],
    firmOfUnit: new Map([
      [1, 1],
      [2, 1],
      [3, 2],
    ]),
    firms: undefined,
    employments,
    complete: 'everywhere',
    baseYearOffset: -1,
  }
  return { world, settled: settleWorld(database, world) }
}

describe.each(cases)('%s, payment with %o', (rule, change, unclear, paid) => {
  test('concerns exactly whom it may concern', async () => {
    const { world, settled } = settle(rule, [{ ...whole[rule], ...change }])
    const rows = await settled
    expect(rows.filter(({ status }) => status === 'history_unknown').map(({ subject }) => subject)).toEqual(unclear)
    for (const { status, cause } of rows) if (status === 'history_unknown') expect(cause).toEqual({ kind: 'payment_unclear', payment: 1n })
    const without = await settle(rule, []).settled
    const isTouched = (subject: number) =>
      JSON.stringify(
        rows.find((one) => one.subject === subject),
        big,
      ) !==
      JSON.stringify(
        without.find((one) => one.subject === subject),
        big,
      )
    const touched = rows.map(({ subject }) => subject).filter((subject) => isTouched(subject) && !unclear.includes(subject))
    expect(touched).toEqual(paid)
    expect(inOrder(settleByHand(world))).toEqual(rows)
  })
})

const big = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)

describe('a payment without its person may be of whoever is known to have worked where it went', () => {
  const payment = { ...whole['once ever by person'], person: null, insured_unit: 3, firm: 2 }
  test.each<[World['employments'], readonly number[]]>([
    [[], [4]],
    [[{ person: 2, insured_unit: 3, firm: 2 }], [2, 4]],
    [[{ person: 2, insured_unit: 3, firm: null }], [4]],
    [[{ person: 2, insured_unit: 9, firm: 2 }], [4]],
    [[{ person: null, insured_unit: 3, firm: 2 }], [4]],
  ])('with employments %j: %j', async (employments, unclear) => {
    const { world, settled } = settle('once ever by person', [payment], employments)
    const rows = await settled
    expect(rows.filter(({ status }) => status === 'history_unknown').map(({ subject }) => subject)).toEqual(unclear)
    expect(inOrder(settleByHand(world))).toEqual(rows)
  })
})

test('of several unclear payments the first is named; one that counts goes before them', async () => {
  const doubtful = { ...whole['once ever by person'], amount: 0 }
  const [first] = await settle('once ever by person', [{ ...doubtful, person: 2 }, doubtful, doubtful]).settled
  expect(first).toMatchObject({ status: 'history_unknown', cause: { kind: 'payment_unclear', payment: 2n }, net: null })
  const [counted] = await settle('once ever by person', [doubtful, whole['once ever by person']]).settled
  expect(counted).toMatchObject({ status: 'already_paid', cause: { kind: 'earlier_payment', payment: 2n }, net: 0 })
})
