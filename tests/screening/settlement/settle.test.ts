import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { duckdb } from '../../../src/rules/index.ts'
import { decisionRows } from '../../../src/screening/decision-rows.ts'
import type { VariantGroup } from '../../../src/screening/group-variants.ts'
import { resultHash } from '../../../src/screening/result-hash.ts'
import { askDuckDb } from '../../../src/screening/script/run-on-duckdb.ts'
import { settle } from '../../../src/screening/settlement/settle.ts'
import { type DuckDb, sqlText, withDuckDb } from '../../../src/store/index.ts'
import { diceOf, randomWorld } from './random-world.ts'
import { settleByHand } from './reference.ts'
import { decisionsSql, groupOf, inOrder, inputOf, settledRows, settleWorld } from './settle-world.ts'
import type { Keys, World, WorldPayment, WorldRow, WorldVariant } from './world.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ballast-settle-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const withThreads = <T>(threads: number, work: (database: DuckDb) => Promise<T>): Promise<T> =>
  withDuckDb({ memoryLimit: '500MB', threads, temporaryFolder: folder }, work)

const hire: WorldVariant = {
  id: 'hire@city',
  policy: 'hire',
  yearBasis: 'event_year',
  payee: 'firm',
  from: 2022,
  to: 2022,
  has: ['person', 'insured_unit', 'firm', 'organisation'],
  onceOnly: undefined,
  topUp: undefined,
  cap: undefined,
}
/** It goes by the year before that of its deciding date. */
const refund: WorldVariant = { ...hire, id: 'refund@city', policy: 'refund', yearBasis: 'base_year' }
const keysOf = (person: number | null, firm: number | null = 1): Keys => ({
  person,
  insured_unit: firm,
  firm,
  organisation: null,
  household: null,
})
const hired = (subject: number, change: Partial<WorldRow> = {}): WorldRow => ({
  variant: 'hire@city',
  subject,
  region: 500101,
  outcome: 1,
  gross: 100_000,
  date: '2022-03-01',
  keys: keysOf(subject),
  ...change,
})
const paid = (change: Partial<WorldPayment>): WorldPayment => ({
  policy: 'hire',
  person: null,
  insured_unit: null,
  firm: null,
  organisation: null,
  baseYear: 2022,
  amount: 100_000,
  ...change,
})
const world = (change: Partial<World>): World => ({
  variants: [hire],
  exclusions: [],
  rows: [],
  payments: [],
  declared: ['hire', 'expansion', 'award'],
  firmOfUnit: new Map(),
  firms: undefined,
  employments: [],
  complete: 'everywhere',
  baseYearOffset: -1,
  ...change,
})

/** Worked by hand: subject, status and net of every row; and the plain loops must say the same. */
const cases: readonly { readonly name: string; readonly world: World; readonly expected: readonly string[] }[] = [
  {
    name: 'the payment made earlier wins over the policy named first',
    world: world({
      variants: [hire, { ...hire, id: 'expansion@city', policy: 'expansion' }],
      exclusions: [{ id: 'x', key: 'person', scope: 'year', priority: ['expansion', 'hire'], from: 0, to: 999_999 }],
      rows: [hired(1, { variant: 'expansion@city', keys: keysOf(7) }), hired(2, { variant: 'expansion@city', keys: keysOf(8) })],
      payments: [paid({ person: 7 }), paid({ person: 8, baseYear: 2021 })],
    }),
    expected: ['1 displaced earlier_payment hire 1 0', '2 payable  100000'],
  },
  {
    name: 'of two that may be paid the one named first stays; one that is still open holds up what comes after it',
    world: world({
      variants: [hire, { ...hire, id: 'expansion@city', policy: 'expansion' }],
      exclusions: [{ id: 'x', key: 'person', scope: 'policy_period', priority: ['expansion', 'hire'], from: 0, to: 999_999 }],
      rows: [
        hired(1, { keys: keysOf(1) }),
        hired(2, { keys: keysOf(2) }),
        hired(3, { keys: keysOf(3) }),
        hired(11, { variant: 'expansion@city', keys: keysOf(1) }),
        hired(12, { variant: 'expansion@city', keys: keysOf(2), outcome: 4, gross: null }),
        hired(13, { variant: 'expansion@city', keys: keysOf(3), outcome: 5, gross: null }),
      ],
    }),
    expected: ['11 payable  100000', '1 displaced other_policy expansion 0', '2 blocked other_policy expansion null', '3 payable  100000'],
  },
  {
    name: 'an exclusion binds nobody outside the region of its plan',
    world: world({
      variants: [hire, { ...hire, id: 'hire@west' }, { ...hire, id: 'expansion@west', policy: 'expansion' }],
      exclusions: [{ id: 'x', key: 'person', scope: 'ever', priority: ['expansion', 'hire'], from: 500000, to: 509999 }],
      rows: [
        hired(1, { variant: 'hire@west', region: 140101, keys: keysOf(1) }),
        hired(2, { variant: 'expansion@west', region: 140101, keys: keysOf(1) }),
      ],
    }),
    expected: ['2 payable  100000', '1 payable  100000'],
  },
  {
    name: 'once only: the first by date, then by number, in all places together; who had it before does not get it again',
    world: world({
      variants: [
        { ...hire, onceOnly: { keys: ['person'], scope: 'ever' } },
        { ...hire, id: 'hire@west', onceOnly: { keys: ['person'], scope: 'ever' } },
      ],
      rows: [
        hired(1, { keys: keysOf(1), date: '2022-05-01' }),
        hired(2, { keys: keysOf(1), date: '2022-04-01', variant: 'hire@west', region: 140101 }),
        hired(3, { keys: keysOf(2) }),
        hired(4, { keys: keysOf(2) }),
        hired(5, { keys: keysOf(3) }),
        hired(6, { keys: keysOf(null) }),
      ],
      payments: [paid({ person: 3, baseYear: 2019 })],
    }),
    expected: [
      '1 displaced same_occasion 0',
      '2 payable  100000',
      '3 payable  100000',
      '4 displaced same_occasion 0',
      '5 already_paid earlier_payment hire 1 0',
      '6 blocked key_unknown person null',
    ],
  },
  {
    name: 'once a year for a person at one unit: another year and another unit are other occasions',
    world: world({
      variants: [{ ...hire, from: 2021, onceOnly: { keys: ['person', 'insured_unit'], scope: 'year' } }],
      rows: [
        hired(1, { keys: keysOf(1, 1) }),
        hired(2, { keys: keysOf(1, 1), date: '2021-03-01' }),
        hired(3, { keys: keysOf(1, 2) }),
        hired(4, { keys: keysOf(1, 1), date: '2022-03-02' }),
        hired(5, { keys: keysOf(2, 1), date: null }),
      ],
    }),
    expected: [
      '1 payable  100000',
      '2 payable  100000',
      '3 payable  100000',
      '4 displaced same_occasion 0',
      '5 history_unknown year_unknown null',
    ],
  },
  {
    name: 'a refund for the base year was paid once: exclusion and once-only go by the year that the policy declares',
    world: world({
      variants: [
        { ...refund, id: 'hardship@city', policy: 'hardship', onceOnly: { keys: ['insured_unit'], scope: 'year' } },
        { ...refund, topUp: { policies: ['refund'], key: 'insured_unit' } },
      ],
      exclusions: [{ id: 'x', key: 'insured_unit', scope: 'year', priority: ['hardship', 'refund'], from: 0, to: 999_999 }],
      declared: ['hardship', 'refund'],
      rows: [1, 2, 3].flatMap((unit) => [
        hired(unit, { variant: 'hardship@city', keys: keysOf(null, unit) }),
        hired(unit + 10, { variant: 'refund@city', keys: keysOf(null, unit) }),
      ]),
      payments: [
        paid({ policy: 'hardship', insured_unit: 1, baseYear: 2021 }),
        paid({ policy: 'refund', insured_unit: 2, baseYear: 2021 }),
        paid({ policy: 'hardship', insured_unit: 3, baseYear: 2022 }),
      ],
    }),
    expected: [
      '1 already_paid earlier_payment hardship 1 0',
      '2 displaced earlier_payment refund 2 0',
      '3 payable  100000',
      '11 displaced earlier_payment hardship 1 0',
      '12 already_paid  0',
      '13 displaced other_policy hardship 0',
    ],
  },
  {
    name: 'within the period of a policy is what was decided in it, whatever year it was for',
    world: world({
      variants: [{ ...refund, cap: { key: 'firm', limit: 150_000, scope: 'policy_period' } }],
      declared: ['refund'],
      rows: [1, 2, 3].map((firm) => hired(firm, { variant: 'refund@city', keys: keysOf(null, firm) })),
      payments: [
        paid({ policy: 'refund', firm: 1, baseYear: 2021 }),
        paid({ policy: 'refund', firm: 2, baseYear: 2022 }),
        paid({ policy: 'refund', firm: 3, baseYear: 2020 }),
      ],
    }),
    expected: ['1 capped  50000', '2 payable  100000', '3 payable  100000'],
  },
  {
    name: 'a top-up pays what is missing to the fen, nothing where it is enough, and flags what is too much',
    world: world({
      variants: [{ ...hire, yearBasis: 'base_year', topUp: { policies: ['hire'], key: 'insured_unit' } }],
      rows: [1, 2, 3, 4].map((unit) => hired(unit, { keys: keysOf(null, unit), gross: 90_001 })),
      payments: [
        paid({ insured_unit: 1, baseYear: 2021, amount: 30_000 }),
        paid({ insured_unit: 1, baseYear: 2021, amount: 30_000 }),
        paid({ insured_unit: 2, baseYear: 2021, amount: 90_001 }),
        paid({ insured_unit: 3, baseYear: 2021, amount: 90_002 }),
        paid({ insured_unit: 4, baseYear: 2020, amount: 90_000 }),
      ],
    }),
    expected: ['1 payable  30001', '2 already_paid  0', '3 overpaid  0', '4 payable  90001'],
  },
  {
    name: 'what was paid to a firm is taken off its units once, not from each of them',
    world: world({
      variants: [{ ...hire, yearBasis: 'base_year', topUp: { policies: ['hire'], key: 'firm' } }],
      rows: [hired(1, { gross: 80_000 }), hired(2, { gross: 80_000 })],
      payments: [paid({ firm: 1, baseYear: 2021, amount: 100_000 })],
    }),
    expected: ['1 already_paid  0', '2 payable  60000'],
  },
  {
    name: 'the cap counts earlier payments, is given in order, cut in the middle, and ends at nothing',
    world: world({
      variants: [{ ...hire, cap: { key: 'firm', limit: 350_000, scope: 'policy_period' } }],
      rows: [hired(4), hired(3), hired(2, { date: '2022-02-28' }), hired(1, { date: null }), hired(9, { keys: keysOf(9, 2) })],
      payments: [paid({ firm: 1 }), paid({ firm: 1, baseYear: 2021, amount: 999_999 })],
    }),
    expected: ['1 capped  0', '2 payable  100000', '3 payable  100000', '4 capped  50000', '9 payable  100000'],
  },
  {
    name: 'one firm in two places under two limits: each place cuts by its own limit what the firm gets from both',
    world: world({
      variants: [
        { ...hire, cap: { key: 'firm', limit: 150_000, scope: 'ever' } },
        { ...hire, id: 'hire@west', cap: { key: 'firm', limit: 250_000, scope: 'ever' } },
      ],
      rows: [
        hired(1),
        hired(2),
        hired(3),
        hired(4, { variant: 'hire@west', region: 140101 }),
        hired(5, { variant: 'hire@west', region: 140101 }),
        hired(6, { variant: 'hire@west', region: 140101 }),
      ],
    }),
    expected: ['1 payable  100000', '2 capped  50000', '3 capped  0', '4 payable  100000', '5 capped  0', '6 capped  0'],
  },
  {
    name: 'what one cap has cut stays capped where another only counts it',
    world: world({
      variants: [
        { ...hire, cap: { key: 'firm', limit: 50_000, scope: 'ever' } },
        { ...hire, id: 'hire@west', cap: { key: 'person', limit: 500_000, scope: 'ever' } },
      ],
      rows: [hired(1), hired(2, { variant: 'hire@west', region: 140101, keys: keysOf(1, 2) })],
    }),
    expected: ['1 capped  50000', '2 payable  100000'],
  },
  {
    name: 'a limit that is left to others cuts nothing and pays nothing',
    world: world({ variants: [{ ...hire, cap: { key: 'firm', limit: undefined, scope: 'ever' } }], rows: [hired(1)] }),
    expected: ['1 blocked limit_unknown null'],
  },
  {
    name: 'without complete history a rule that looks at it nets nothing, one that does not still pays',
    world: world({
      variants: [
        { ...hire, onceOnly: { keys: ['person'], scope: 'ever' } },
        { ...hire, id: 'award@city', policy: 'award' },
      ],
      rows: [hired(1), hired(2, { region: 140101, keys: keysOf(2) }), hired(3, { variant: 'award@city', region: 140101 })],
      complete: [{ from: 500000, to: 509999 }],
    }),
    expected: ['3 payable  100000', '1 payable  100000', '2 history_unknown history_incomplete null'],
  },
  {
    name: 'a payment of unknown amount, year or policy makes the history unknown',
    world: world({
      variants: [{ ...hire, cap: { key: 'firm', limit: 500_000, scope: 'year' } }],
      rows: [1, 2, 3, 4].map((firm) => hired(firm, { keys: keysOf(firm, firm) })),
      payments: [paid({ firm: 1, amount: null }), paid({ firm: 2, baseYear: null }), paid({ firm: 3, policy: null }), paid({ firm: 4 })],
    }),
    expected: [
      '1 history_unknown payment_unclear 1 null',
      '2 history_unknown payment_unclear 2 null',
      '3 history_unknown payment_unclear 3 null',
      '4 payable  100000',
    ],
  },
  {
    name: 'what is approved and not arrived holds up its own policy and those it goes before, and takes nothing off',
    world: world({
      variants: [
        { ...hire, onceOnly: { keys: ['person'], scope: 'year' } },
        { ...hire, id: 'award@city', policy: 'award' },
      ],
      exclusions: [{ id: 'one', key: 'person', scope: 'year', priority: ['hire', 'award'], from: 0, to: 999_999 }],
      rows: [hired(1), ...[1, 2, 3].map((subject) => hired(subject, { variant: 'award@city' }))],
      payments: [
        paid({ person: 1, isPending: true }),
        paid({ person: 2, isPending: true }),
        paid({ person: 3, isPending: true, baseYear: 2021 }),
      ],
    }),
    expected: [
      '1 displaced other_policy hire 0',
      '2 history_unknown payment_pending 2 null',
      '3 payable  100000',
      '1 history_unknown payment_pending 1 null',
    ],
  },
]

const review = (subject: number, change: Partial<WorldRow> = {}): WorldRow => hired(subject, { outcome: 2, ...change })
const oneOfTwo = (rows: readonly WorldRow[], change: Partial<World> = {}): World =>
  world({
    variants: [hire, { ...hire, id: 'expansion@city', policy: 'expansion' }],
    exclusions: [{ id: 'x', key: 'person', scope: 'policy_period', priority: ['expansion', 'hire'], from: 0, to: 999_999 }],
    rows,
    ...change,
  })
const once: WorldVariant = { ...hire, onceOnly: { keys: ['person'], scope: 'ever' } }
const capped: WorldVariant = { ...hire, cap: { key: 'firm', limit: 150_000, scope: 'ever' } }

/** The same with reviews pending; after the net amount stands what awaits review, after that what is reserved. */
const reviewCases: readonly { readonly name: string; readonly world: World; readonly expected: readonly string[] }[] = [
  {
    name: 'in an exclusion a review holds up what comes after it and gives way to what is due before it',
    world: oneOfTwo([
      review(11, { variant: 'expansion@city', keys: keysOf(1) }),
      hired(1, { keys: keysOf(1) }),
      hired(12, { variant: 'expansion@city', keys: keysOf(2) }),
      review(2, { keys: keysOf(2) }),
      review(13, { variant: 'expansion@city', keys: keysOf(3) }),
      review(3, { keys: keysOf(3) }),
    ]),
    expected: [
      '11 under_review  0 100000 0',
      '12 payable  100000 0 0',
      '13 under_review  0 100000 0',
      '1 blocked other_policy expansion null null null',
      '2 displaced other_policy expansion 0 0 0',
      '3 blocked other_policy expansion null null null',
    ],
  },
  {
    name: 'a review gives way to an earlier payment, and holds up nobody then',
    world: oneOfTwo([review(11, { variant: 'expansion@city', keys: keysOf(1) }), hired(1, { keys: keysOf(1) })], {
      payments: [paid({ person: 1 })],
    }),
    expected: ['11 displaced earlier_payment hire 1 0 0 0', '1 payable  100000 0 0'],
  },
  {
    name: 'once only: after a review one waits, and the next gives way whatever becomes of the review',
    world: world({
      variants: [once],
      rows: [review(1, { keys: keysOf(1) }), hired(2, { keys: keysOf(1) }), hired(3, { keys: keysOf(1) }), review(4, { keys: keysOf(1) })],
    }),
    expected: [
      '1 under_review  0 100000 0',
      '2 blocked same_occasion_open null null null',
      '3 displaced same_occasion 0 0 0',
      '4 displaced same_occasion 0 0 0',
    ],
  },
  {
    name: 'once only: of two reviews the later one waits; after one that is due a review gives way',
    world: world({
      variants: [once],
      rows: [review(1, { keys: keysOf(1) }), review(2, { keys: keysOf(1) }), hired(3, { keys: keysOf(2) }), review(4, { keys: keysOf(2) })],
    }),
    expected: [
      '1 under_review  0 100000 0',
      '2 blocked same_occasion_open null null null',
      '3 payable  100000 0 0',
      '4 displaced same_occasion 0 0 0',
    ],
  },
  {
    name: 'under a cap a review keeps its share back; what is left is paid, the rest waits, and what exceeds the limit anyway is cut',
    world: world({ variants: [capped], rows: [review(1), hired(2), hired(3), hired(4)] }),
    expected: ['1 under_review  0 100000 0', '2 reserved  50000 0 50000', '3 reserved  0 0 50000', '4 capped  0 0 0'],
  },
  {
    name: 'under a cap what comes before the review is not touched, and the review is cut like anybody',
    world: world({ variants: [capped], rows: [hired(1), review(2), hired(3)] }),
    expected: ['1 payable  100000 0 0', '2 capped  0 50000 0', '3 reserved  0 0 50000'],
  },
  {
    name: 'what waits under one rule keeps its share of the cap, and holds up under the next; what is open keeps nothing back',
    world: oneOfTwo(
      [
        review(11, { variant: 'expansion@city', keys: keysOf(1, 2) }),
        hired(1, { keys: keysOf(1) }),
        hired(2, { keys: keysOf(2) }),
        hired(3, { keys: keysOf(3), outcome: 4, gross: null, date: '2022-01-01' }),
        hired(4, { keys: keysOf(1), date: '2022-03-02' }),
      ],
      {
        variants: [
          { ...once, ...{ cap: capped.cap } },
          { ...hire, id: 'expansion@city', policy: 'expansion' },
        ],
      },
    ),
    expected: [
      '11 under_review  0 100000 0',
      '1 blocked other_policy expansion null null null',
      '2 reserved  50000 0 50000',
      '4 blocked other_policy expansion null null null',
    ],
  },
  {
    name: 'what was paid before is set against what is due first, so that no review can lessen it',
    world: world({
      variants: [{ ...hire, yearBasis: 'base_year', topUp: { policies: ['hire'], key: 'firm' } }],
      rows: [review(1, { gross: 80_000 }), hired(2, { gross: 80_000 })],
      payments: [paid({ firm: 1, baseYear: 2021, amount: 100_000 })],
    }),
    expected: ['1 under_review  0 60000 0', '2 already_paid  0 0 0'],
  },
  {
    name: 'who is to be paid has to exist on the day of screening: else a person decides, and others wait for it like for any review',
    world: world({
      variants: [{ ...hire, payee: 'insured_unit', cap: { key: 'person', limit: 150_000, scope: 'ever' } }],
      rows: [1, 2, 3, 4, 5].map((unit) => hired(unit, { keys: keysOf(9 + unit, unit) })).concat(hired(6, { keys: keysOf(10, 2) })),
      firmOfUnit: new Map([1, 2, 3, 4].map((unit) => [unit, unit])),
      firms: new Map([
        [1, '2022-12-31'],
        [2, '2023-01-01'],
        [3, null],
      ]),
    }),
    expected: [
      '1 under_review payee_cancelled 0 100000 0',
      '2 payable  100000 0 0',
      '3 under_review payee_unclear 0 100000 0',
      '4 under_review payee_unclear 0 100000 0',
      '5 under_review payee_unclear 0 100000 0',
      '6 reserved  50000 0 50000',
    ],
  },
  {
    name: 'a review of unknown person or unknown history waits like any other',
    world: world({
      variants: [once],
      rows: [review(1, { keys: keysOf(null) }), review(2, { region: 140101, keys: keysOf(2) })],
      complete: [{ from: 500000, to: 509999 }],
    }),
    expected: ['1 blocked key_unknown person null null null', '2 history_unknown history_incomplete null null null'],
  },
]

describe('settlement, worked by hand', () => {
  test.each(reviewCases)('$name', async ({ world: given, expected }) => {
    const found = await withThreads(1, (database) => settleWorld(database, given))
    expect(
      found.map(
        (row) =>
          `${row.subject} ${row.status} ${Object.values(row.cause ?? {}).join(' ')} ${row.net} ${row.awaitingReview} ${row.reserved}`,
      ),
    ).toEqual(expected)
    expect(inOrder(settleByHand(given))).toEqual(found)
  })

  test.each(cases)('$name', async ({ world: given, expected }) => {
    const found = await withThreads(1, (database) => settleWorld(database, given))
    expect(found.map((row) => `${row.subject} ${row.status} ${Object.values(row.cause ?? {}).join(' ')} ${row.net}`)).toEqual(expected)
    expect(inOrder(settleByHand(given))).toEqual(found)
  })
})

describe('the same result whatever the order of rows and the number of threads', () => {
  const big = randomWorld(77, 2_500)

  /** Decisions on disk in the given order, settled and hashed. */
  const hashOf = (rows: readonly WorldRow[], threads: number, name: string) =>
    withThreads(threads, async (database) => {
      const input = await inputOf(database, { ...big, rows: [] })
      const groups: { group: (typeof input.groups)[number]['group']; rows: string }[] = []
      for (const made of big.variants) {
        const own = join(folder, name, made.id)
        await mkdir(own, { recursive: true })
        const decisions = decisionsSql(
          made,
          rows.filter((row) => row.variant === made.id),
        )
        await database.run(`copy (${decisions}) to ${sqlText(join(own, 'bucket-0.parquet'))} (format parquet, row_group_size 256)`)
        groups.push({ group: groupOf(made), rows: decisionRows(own) })
      }
      const settled = await settle(database, { ...input, groups })
      const decisions = (group: VariantGroup) => groups.find((each) => each.group === group)?.rows ?? ''
      const hashing = resultHash(
        groups.map(({ group }) => group),
        settled.name,
        { dialect: duckdb, decisions },
      )
      return { hash: await askDuckDb(database, hashing), rows: await settledRows(database, settled.name) }
    })

  test('shuffled and on two threads', async () => {
    const first = await hashOf(big.rows, 1, 'a')
    const second = await hashOf(diceOf(5).shuffled(big.rows), 2, 'b')
    expect(second.hash).toBe(first.hash)
    expect(second.rows).toEqual(first.rows)
    expect(first.rows).toEqual(inOrder(settleByHand(big)))
  })

  test('one fen more, two amounts traded or a lost row is another result', async () => {
    const { hash } = await hashOf(big.rows, 2, 'c')
    const [a = -1, b = -1] = big.rows.flatMap((row, i) => (row.variant === 'award@city' && row.outcome === 1 ? [i] : []))
    const changed = (change: (row: WorldRow, i: number) => WorldRow) => big.rows.map(change)
    const amountOf = (i: number) => big.rows[i]?.gross ?? 0
    const other =
      b === -1 ? b : big.rows.findIndex((row, i) => i > a && row.variant === 'award@city' && row.outcome === 1 && row.gross !== amountOf(a))
    const oneFen = changed((row, i) => (i === a ? { ...row, gross: amountOf(a) + 1 } : row))
    const traded = changed((row, i) => (i === a ? { ...row, gross: amountOf(other) } : i === other ? { ...row, gross: amountOf(a) } : row))
    const lost = big.rows.filter((_, i) => i !== a)
    for (const [i, rows] of [oneFen, traded, lost].entries()) expect((await hashOf(rows, 2, `d${i}`)).hash).not.toBe(hash)
  })
})
