import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answersFrom } from '../../src/decisions/facts-about/ask-facts.ts'
import type { FactTest } from '../../src/decisions/facts-about/fact-question.ts'
import type { RuleAbout, SnapshotOfRun } from '../../src/decisions/index.ts'
import { keyColumnOf } from '../../src/registry/index.ts'
import type { RunOnDisk } from '../../src/screening/index.ts'
import { type DuckDbReader, openDuckDbReader, withDuckDb } from '../../src/store/index.ts'
import { loadTestPlans } from './test-plans.ts'
import { Scratch } from './test-registry.ts'

const scratch = new Scratch()
const { vocabulary } = loadTestPlans()
let database: DuckDbReader
const tables: Record<string, Record<string, string>> = {}

/** The records of an entity in the newest facts, and in those of the run where they were others. */
const delivered: Readonly<
  Record<string, { readonly columns: readonly string[]; readonly now: readonly string[]; readonly was?: readonly string[] }>
> = {
  person: {
    columns: ['person_id', 'retirement_date', 'is_drawing_pension'],
    now: [`1, date '2022-12-31', true`, `2, date '2023-01-01', false`, '3, null, null', `4, date '2040-01-01', false`],
    was: [`1, date '2022-12-31', true`, `2, date '2023-01-01', false`, '3, null, null', `4, date '2041-01-01', false`],
  },
  insured_unit: { columns: ['insured_unit_id', 'firm'], now: ['10, 100', '11, 101', '12, null'] },
  firm: { columns: ['firm_id', 'cancelled_on'], now: [`100, date '2022-12-31'`, `101, date '9999-12-31'`] },
  employment: {
    columns: ['employment_id', 'person', 'insured_unit', 'contract_started_on', 'ended_on'],
    now: [
      // Ended on the last day of the month before, and on the first of the month; twice at one unit; at two of them.
      ...[`1, 1, 10, date '2022-01-01', date '2022-11-30'`, `2, 1, 11, date '2022-12-01', date '9999-12-31'`],
      ...[`3, 2, 10, date '2022-01-01', date '2022-12-01'`, `4, 2, 11, date '2022-12-31', date '9999-12-31'`],
      ...[`5, 3, 10, date '2022-01-01', date '9999-12-31'`, `6, 3, 10, date '2022-05-01', date '9999-12-31'`],
      ...[`7, 4, 10, date '2022-01-01', date '9999-12-31'`, `8, 4, 11, date '2023-01-01', date '9999-12-31'`],
    ],
  },
  prior_payment: {
    columns: ['prior_payment_id', 'policy', 'person', 'insured_unit', 'firm', 'organisation', 'base_year', 'amount'],
    now: [
      `1, 'hire', 1, null, null, null, 2022, 100000`,
      `2, 'hire', 2, null, null, null, 2020, 100000`,
      `3, 'hire', 3, null, null, null, 2022, 0`,
      `4, 'other', 4, null, null, null, 2022, 100000`,
    ],
  },
}

async function write(folder: string, which: 'now' | 'was'): Promise<void> {
  tables[folder] = {}
  await withDuckDb(scratch.database(), async (db) => {
    for (const [entity, { columns, now, was }] of Object.entries(delivered)) {
      const rows = (which === 'was' ? (was ?? now) : now).map((row) => `(${row})`).join(', ')
      await db.run(
        `copy (select * from (values ${rows}) t(${columns.join(', ')})) to '${join(scratch.path(folder), `${entity}.parquet`)}' (format parquet)`,
      )
    }
  })
}

const snapshotIn = (folder: string, masked: SnapshotOfRun['manifest']['masked'] = {}): SnapshotOfRun => ({
  folder: scratch.path(folder),
  vocabulary,
  database,
  manifest: {
    ...{
      format: 1,
      id: folder,
      knownOn: '2022-12-31',
      title: '测试',
      source: { kind: 'loaded', parameters: {} },
      completeness: {},
      masked,
    },
    entities: Object.fromEntries(
      Object.entries(delivered).map(([entity, { columns, now }]) => [
        entity,
        {
          rows: now.length,
          columns: columns.map((name) => ({ name, type: name === keyColumnOf(entity) ? 'BIGINT' : 'VARCHAR' })),
          files: [{ path: `${entity}.parquet`, rows: now.length, bytes: 0, sha256: '', bucket: 0, firstKey: '0', lastKey: '9' }],
        },
      ]),
    ) as SnapshotOfRun['manifest']['entities'],
  },
})

/** A run whose decisions read when somebody retires, of an employment's person. */
const run = {
  record: {
    snapshot: { id: 'was' },
    variants: [{ policy: 'hire', zh: '吸纳补贴' }],
    lists: {
      policies: [
        {
          policy: 'expansion',
          entity: 'employment',
          variants: [{ id: 'v', missing: [{ key: 'person.retirement_date' }, { key: 'employments[].is_ui_insured' }] }],
        },
      ],
    },
  },
} as unknown as Pick<RunOnDisk, 'record'>

const rule: RuleAbout = {
  variant: 'v',
  keys: ['person'],
  scope: 'policy_period',
  years: { from: 2022, to: 2022 },
  policies: ['hire'],
  yearOffset: 0,
}
/** Claim n is of person n; their units are 10, 11, 12 and again 10. */
const rows = [1, 2, 3, 4].map((at) => ({
  ...{ claim: BigInt(at), policy: 'expansion', variant: 'v', year: 2022 },
  keys: new Map([
    ['person', BigInt(at)],
    ['insured_unit', BigInt(10 + ((at - 1) % 3))],
  ]),
}))

beforeAll(async () => {
  const { mkdirSync } = await import('node:fs')
  for (const folder of ['now', 'was'] as const) {
    mkdirSync(scratch.path(folder), { recursive: true })
    await write(folder, folder)
  }
  database = await openDuckDbReader({ ...scratch.database(), atOnce: 1 })
})
afterAll(async () => {
  await database.close()
  scratch.remove()
})

test.each<[string, FactTest, expected: unknown, masked?: SnapshotOfRun['manifest']['masked'], before?: 'now' | 'was']>([
  [
    'a day that comes with the day of the facts, and one a day later',
    { kind: 'has_come', entity: 'person', field: 'retirement_date' },
    [3, ['1 2022-12-31']],
  ],
  ['what is unknown was not looked at', { kind: 'holds', entity: 'person', field: 'is_drawing_pension' }, [3, ['1']]],
  [
    'the firm of a unit, where it is known',
    { kind: 'has_come', entity: 'firm', field: 'cancelled_on' },
    [3, ['1 2022-12-31', '4 2022-12-31']],
  ],
  ['a fact that no registry has', { kind: 'has_come', entity: 'person', field: 'died_on' }, 'no_data'],
  ['an entity that was not delivered', { kind: 'holds', entity: 'household', field: 'is_urban' }, 'no_data'],
  [
    'a field that its source did not fill',
    { kind: 'holds', entity: 'person', field: 'is_drawing_pension' },
    'no_data',
    { person: ['is_drawing_pension'] },
  ],
  ['units of one month, both ends of it', { kind: 'several_employers' }, [4, ['2 ×2']]],
  ['facts of its own that changed since', { kind: 'facts_changed' }, [4, ['4 法定退休日期']]],
  ['nothing newer than the run', { kind: 'facts_changed' }, 'no_data', {}, 'now'],
  ['payments of the period that came later, of more than nothing', { kind: 'paid_elsewhere' }, [4, ['1 吸纳补贴']]],
])('%s', async (_, of, expected, masked, before = 'was') => {
  const newest = snapshotIn('now', masked)
  const [answer] = await answersFrom({ before: snapshotIn(before), newest, run }, [{ id: 'q', test: of }], rows, [rule])
  const told =
    answer?.standing === 'made'
      ? [
          answer.rows,
          answer.found.map(({ claim, day, count, names }) =>
            [claim, day, count && `×${count}`, names?.join('、')].filter(Boolean).join(' '),
          ),
        ]
      : answer?.standing
  expect(told).toEqual(expected)
})
