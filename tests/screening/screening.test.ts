import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatDate } from '../../src/kernel/calendar.ts'
import { formatYuanPlain } from '../../src/kernel/money.ts'
import { outcomeCodes } from '../../src/kernel/outcome.ts'
import { type LinkRequest, linkPlans } from '../../src/plans/index.ts'
import type { Manifest } from '../../src/registry/index.ts'
import { makeDecider } from '../../src/rules/index.ts'
import {
  askGrid,
  causeNames,
  compareWithPaid,
  differenceOfRuns,
  exportDecisions,
  FactFetcher,
  outcomeWords,
  paidDifferences,
  runScreening,
  type ScreeningOutcome,
  summariseDifference,
} from '../../src/screening/index.ts'
import { type DuckDb, sqlText, withDuckDb } from '../../src/store/index.ts'
import { granted } from './granted.ts'
import { day, endOfYear, fingerprints, loadTestPlans } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const set = loadTestPlans()
const scratch = new Scratch()
let manifest: Manifest
let run: ScreeningOutcome

const screenInto = async (runs: string, link: LinkRequest = endOfYear, database = scratch.database()) => {
  const request = { set, link, fingerprints, snapshotFolder: scratch.path('snapshot'), runsFolder: scratch.path(runs), database }
  return granted(await runScreening(request))
}
const withDatabase = <T>(work: (database: DuckDb) => Promise<T>) => withDuckDb(scratch.database(), work)
const settledOf = ({ folder }: ScreeningOutcome) => `read_parquet(${sqlText(join(folder, 'settlement.parquet'))})`
const variantOf = ({ record }: ScreeningOutcome, id: string) => {
  const found = record.variants.find((variant) => variant.id === id)
  if (found === undefined) throw new Error(`no variant ${id}`)
  return found
}
const change = (code: bigint | undefined, value: bigint) => [{ plan: 'city', parameter: 'refund_rate', code, value, scale: 6 }]
const [medium, rate] = [1n, (percent: number) => BigInt(percent) * 10_000n]

beforeAll(async () => {
  manifest = await generateRegistry(scratch, 'snapshot', set, 3000)
  run = await screenInto('runs')
})
afterAll(() => scratch.remove())

describe('a screening', () => {
  test('accounts for every subject and every fen', async () => {
    const { record } = run
    for (const subjects of record.subjects) {
      expect(subjects.subjects).toBe(manifest.entities[subjects.entity]?.rows)
      expect(subjects.decided + subjects.outside + subjects.regionUnknown).toBe(subjects.subjects)
      const variants = record.variants.filter((variant) => variant.policy === subjects.policy)
      expect(variants.flatMap((variant) => Object.values(variant.counts)).reduce((a, b) => a + b, 0)).toBe(subjects.decided)
    }
    const money = record.variants.filter((variant) => variant.result === 'money')
    // What is due to a firm that is gone stands among the reviews.
    const { gross, awaitingReview } = record.settlement
    expect(money.reduce((sum, variant) => sum + BigInt(variant.amount) + BigInt(variant.reviewAmount), 0n)).toBe(
      BigInt(gross) + BigInt(awaitingReview.gross),
    )
    expect(BigInt(gross)).toBeLessThanOrEqual(money.reduce((sum, variant) => sum + BigInt(variant.amount), 0n))
    expect(String(money.reduce((sum, variant) => sum + BigInt(variant.net?.amount ?? '0'), 0n))).toBe(record.settlement.net)
    expect(String(record.settlement.byRegion.reduce((sum, part) => sum + BigInt(part.net), 0n))).toBe(record.settlement.net)
    // Sizes and industries are those of firms; what goes to people without one stands in neither.
    const [firms] = await withDatabase((database) =>
      database.rows(`select cast(sum(net) as varchar) as net from ${settledOf(run)} where firm_key is not null`),
    )
    for (const parts of [record.settlement.bySize, record.settlement.byIndustry])
      expect(String(parts.reduce((sum, part) => sum + BigInt(part.net), 0n))).toBe(firms?.net)
    const [none] = await withDatabase((database) =>
      database.rows(`select count(*) as n from (select policy, subject_id from ${settledOf(run)} group by all having count(*) > 1)`),
    )
    expect(none?.n).toBe(0n)
  })

  test('with the same inputs is read, not made again', async () => {
    const again = await screenInto('runs')
    expect(again).toEqual({ record: run.record, folder: run.folder, isReused: true, damage: undefined })
  })

  test.each([
    [1, '1GB'],
    [2, '400MB'],
  ])('gives the same result on %i threads within %s', async (threads, memory) => {
    const other = await screenInto(`runs-${threads}`, endOfYear, scratch.database(threads, memory))
    expect(other.record.resultHash).toBe(run.record.resultHash)
    expect(other.record.variants).toEqual(run.record.variants)
    expect(other.record.settlement).toEqual(run.record.settlement)
  })

  test('decides every subject as the interpreter does', async () => {
    const linked = linkPlans(set, endOfYear)
    await withDatabase(async (database) => {
      const fetcher = new FactFetcher(database, { vocabulary: set.vocabulary, manifest, snapshotFolder: scratch.path('snapshot') })
      for (const variant of linked.variants) {
        const { folder, prefix } = variantOf(run, variant.id)
        const rows = await database.rows(
          `select * from read_parquet(${sqlText(join(run.folder, folder, '*.parquet'))}) order by md5(cast(subject_id as varchar)) limit 500`,
        )
        expect(rows.length).toBeGreaterThan(0)
        const facts = await fetcher.fetch(
          variant.bound,
          rows.map((row) => BigInt(row.subject_id as bigint)),
        )
        const decider = makeDecider(variant.bound)
        for (const row of rows) {
          const decision = decider.decide(facts.get(BigInt(row.subject_id as bigint)) ?? {})
          const due = row[`${prefix}due`] ?? null
          expect({
            subject: row.subject_id,
            outcome: Number(row[`${prefix}outcome`]),
            failed: Number(row[`${prefix}failed`]),
            unknown: Number(row[`${prefix}unknown`]),
            flags: Number(row[`${prefix}flags`]),
            missing: BigInt(row[`${prefix}missing`] as bigint),
            amount: row[`${prefix}amount`],
            due: due === null ? null : String(due),
          }).toEqual({
            subject: row.subject_id,
            outcome: outcomeCodes[decision.outcome],
            failed: decision.failed,
            unknown: decision.unknown,
            flags: decision.flags,
            missing: decision.missing,
            amount: decision.amount,
            due: decision.due === null ? null : formatDate(decision.due),
          })
        }
      }
    })
  })

  test('as known before an amendment gives the amount of before', async () => {
    const before = await screenInto('runs', { ...endOfYear, knownOn: day('2022-09-30') })
    const undone = await screenInto('runs', { ...endOfYear, overrides: change(medium, rate(60)) })
    expect(variantOf(before, 'job_retention_refund@city').amount).toBe(variantOf(undone, 'job_retention_refund@city').amount)
    expect(BigInt(before.record.settlement.net)).toBeLessThan(BigInt(run.record.settlement.net))
    const early = await screenInto('runs', { ...endOfYear, knownOn: day('2022-06-30') })
    expect(early.record.refusals.map(({ code, plan }) => `${code} ${plan}`)).toEqual(['not_known_yet city', 'not_known_yet west'])
    expect(early.record.variants.map((variant) => variant.plan)).not.toContain('city')
  })
})

describe('what if', () => {
  const comparison = async (left: ScreeningOutcome, right: ScreeningOutcome) =>
    withDatabase(async (database) => {
      expect(await differenceOfRuns(database, left, right)).toBeUndefined()
      const differences = await database.rows('select * from difference')
      const payments = sqlText(join(scratch.path('snapshot'), 'prior_payment', '*.parquet'))
      const neverPaid = await database.rows(
        `select * from difference where subject_id not in (select insured_unit from read_parquet(${payments}) where insured_unit is not null)`,
      )
      return {
        differences,
        neverPaid,
        ...(await summariseDifference(database, { snapshotFolder: scratch.path('snapshot'), manifest, vocabulary: set.vocabulary })),
      }
    })

  test('one row of a table is changed: who wins and who loses adds up', async () => {
    const after = await screenInto('runs', { ...endOfYear, overrides: change(medium, rate(40)) })
    const found = await comparison(run, after)
    expect([found.left, found.right]).toEqual([run.record.settlement.net, after.record.settlement.net])
    expect(found.change).toBe(String(BigInt(found.right) - BigInt(found.left)))
    expect(found.winners).toBe(0)
    expect(found.losers).toBe(found.differences.length)
    expect(found.losers).toBeGreaterThan(0)
    for (const rows of [found.byPolicy, found.byRegion, found.bySize, found.byIndustry]) {
      expect(rows.reduce((sum, row) => sum + BigInt(row.right) - BigInt(row.left), 0n)).toBe(BigInt(found.change))
      expect(rows.reduce((sum, row) => sum + row.losers, 0)).toBe(found.losers)
    }
    expect(found.bySize.filter((row) => row.losers > 0).map((row) => row.group)).toEqual([
      set.vocabulary.enumerations.get('size_class')?.values[Number(medium)]?.zh,
    ])
    const [delta] = [...new Set(found.neverPaid.map((row) => Number(row.right_net) * 90 - Number(row.left_net) * 40))].filter(
      (off) => Math.abs(off) > 90,
    )
    expect(delta).toBeUndefined()
    expect(found.neverPaid.length).toBeGreaterThan(0)
  })

  test('a run beside itself differs in nothing', async () => {
    const found = await comparison(run, run)
    expect(found.differences).toEqual([])
    expect([found.change, found.winners, found.losers]).toEqual(['0', 0, 0])
  })

  test('a grid gives for each value what a run of its own gives before settlement', async () => {
    const place = { set, manifest, snapshotFolder: scratch.path('snapshot') }
    const values = [rate(0), rate(35), rate(100)]
    const alternatives = values.flatMap((value) => change(undefined, value))
    const asked = await withDatabase((database) => askGrid(database, place, endOfYear, 'job_retention_refund', 'city', alternatives))
    const grid = granted(asked)
    expect(grid.map((row) => row.value)).toEqual(values)
    for (const row of grid) {
      const alone = variantOf(
        await screenInto('runs', { ...endOfYear, overrides: change(undefined, row.value) }),
        'job_retention_refund@city',
      )
      expect(row).toMatchObject({
        eligible: alone.counts.eligible,
        needsReview: alone.counts.needs_review,
        needsLocalStandard: alone.counts.needs_local_standard,
        undetermined: alone.counts.undetermined,
        ineligible: alone.counts.ineligible,
        amount: alone.amount,
        reviewAmount: alone.reviewAmount,
      })
    }
  })
})

describe('beside what was paid', () => {
  const linked = linkPlans(set, endOfYear)
  const compare = (file: string) =>
    withDatabase(async (database) => {
      const summary = granted(await compareWithPaid(database, run, file, scratch.folder))
      return { summary, differences: await paidDifferences(database, 100) }
    })

  test('every seeded difference is found to the fen, with its reason', async () => {
    const policy = 'hire_subsidy'
    const [entitled, refused] = await withDatabase(async (database) => {
      const { folder, prefix } = variantOf(run, `${policy}@city`)
      return [
        await database.rows(`select subject_id, net from ${settledOf(run)} where policy = '${policy}' and net > 0 order by subject_id`),
        await database.rows(
          `select subject_id from read_parquet(${sqlText(join(run.folder, folder, '*.parquet'))}) where ${prefix}outcome = 5 and ${prefix}failed = 2 order by subject_id limit 1`,
        ),
      ]
    })
    const idOf = (i: number) => String(entitled[i]?.subject_id)
    const lines = entitled.map((row) => `${policy},${row.subject_id},${formatYuanPlain(BigInt(row.net as bigint))}`)
    const net = (i: number) => BigInt(entitled[i]?.net as bigint)
    lines[3] = `${policy},${idOf(3)},${formatYuanPlain(net(3) - 1n)}`
    lines[5] = `${policy},${idOf(5)},${formatYuanPlain(net(5))}\n${policy},${idOf(5)},0.10`
    const wrong = [...lines.filter((_, i) => i !== 8), `${policy},${refused[0]?.subject_id},123.4`]
    writeFileSync(scratch.path('paid.csv'), `\uFEFFpolicy,subject_id,amount\n${wrong.join('\n')}\n`)
    const { summary, differences } = await compare(scratch.path('paid.csv'))
    expect(summary).toMatchObject({ compared: entitled.length + 1, differing: 4, equal: entitled.length - 3 })
    expect(summary.entitled).toBe(String(entitled.reduce((sum, row) => sum + BigInt(row.net as bigint), 0n)))
    const failing = linked.variants.find((variant) => variant.id === `${policy}@city`)?.bound.program.conditions[1]?.zh
    const rows = differences.map((row) => [row.subject, row.kind, row.delta, row.outcome, row.failed])
    expect(rows).toHaveLength(4)
    expect(rows).toContainEqual([idOf(3), 'amount_differs', '1', outcomeWords.eligible, ''])
    expect(rows).toContainEqual([idOf(5), 'amount_differs', '-10', outcomeWords.eligible, ''])
    expect(rows).toContainEqual([idOf(8), 'only_left', String(net(8)), outcomeWords.eligible, ''])
    expect(rows).toContainEqual([String(refused[0]?.subject_id), 'only_right', '-12340', outcomeWords.ineligible, failing])
  })
})

describe('an export', () => {
  test('comes back as it went out: a mark for spreadsheets, names spelled, money exact', async () => {
    const file = scratch.path('decisions.csv')
    const request = { run, names: causeNames(set), policy: undefined, outcomes: undefined }
    const count = granted(await withDatabase((database) => exportDecisions(database, request, file)))
    expect(count).toBe(run.record.decisions)
    expect([...readFileSync(file).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = await withDatabase((database) =>
      database.rows(`select * from read_csv(${sqlText(file)}, header = true, all_varchar = true)`),
    )
    expect(rows).toHaveLength(count)
    const columns = Object.keys(rows[0] ?? {})
    const cell = (row: (typeof rows)[number], i: number) => row[columns[i] ?? ''] ?? null
    const fen = (text: unknown) => BigInt(String(text).replace('.', ''))
    for (const variant of run.record.variants) {
      const own = rows.filter((row) => cell(row, 0) === variant.policy && cell(row, 2) === variant.plan)
      for (const [outcome, wanted] of Object.entries(variant.counts))
        expect(own.filter((row) => cell(row, 6) === outcomeWords[outcome as keyof typeof outcomeWords])).toHaveLength(wanted)
      const pays = own.filter((row) => cell(row, 6) === outcomeWords.eligible || cell(row, 6) === outcomeWords.needs_review)
      if (variant.result === 'money') {
        expect(pays.every((row) => /^\d+\.\d\d$/.test(String(cell(row, 11))))).toBe(true)
        const sum = (of: typeof rows, i: number) =>
          String(of.reduce((all, row) => all + (cell(row, i) === null ? 0n : fen(cell(row, i))), 0n))
        const isDue = (row: (typeof rows)[number]) => cell(row, 6) === outcomeWords.eligible
        expect(sum(pays.filter(isDue), 11)).toBe(variant.amount)
        expect(sum(pays, 11)).toBe(String(BigInt(variant.amount) + BigInt(variant.reviewAmount)))
        expect(sum(own, 12)).toBe(variant.net?.amount)
        expect(sum(own, 13)).toBe(variant.net?.awaitingReview)
        expect(sum(own.filter(isDue), 14)).toBe(variant.net?.reservedAmount)
      }
      for (const condition of variant.conditions)
        expect(
          own.filter((row) =>
            String(cell(row, 7) ?? '')
              .split('; ')
              .includes(condition.zh),
          ),
        ).toHaveLength(condition.failed)
    }
    // No id is left for the reader to guess at.
    const reasons = new Set(rows.map((row) => cell(row, 16)).filter((reason) => reason !== null))
    expect([...reasons].filter((reason) => /[a-z_]/.test(String(reason)))).toEqual([])
  })
})
