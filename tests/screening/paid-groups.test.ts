import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ListRow,
  type ListScope,
  layBeside,
  openProving,
  paidHeading,
  paidTableSql,
  proveCauses,
  RunBundles,
  type RunOnDisk,
  summarisePaid,
} from '../../src/screening/index.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { ListedRuns } from './lists/listed-runs.ts'
import { endOfYear } from './test-plans.ts'

const world = new ListedRuns()
let run: RunOnDisk
let lists: readonly {
  readonly policy: string
  readonly entity: string
  readonly keys: readonly string[]
  readonly rows: readonly ListRow[]
}[]

beforeAll(async () => {
  await world.generate(300)
  const screened = await world.screen(endOfYear)
  run = screened.run
  lists = run.record.lists.policies
    .map(({ policy, entity, keys }) => ({ policy, entity, keys, rows: screened.expected.get(policy) ?? [] }))
    .filter(({ rows }) => rows.some(({ net }) => (net ?? 0n) > 0n))
}, 300_000)
afterAll(() => world.scratch.remove())

interface Line {
  readonly key: bigint | undefined
  readonly amount: bigint
  readonly base?: bigint
}

/** Lines as bureaus pay: most as is due, some of another amount, some twice, some to who gets nothing, some to nobody known. */
const linesOf = (rows: readonly ListRow[]) =>
  fc
    .array(
      fc.record({
        row: fc.nat({ max: rows.length - 1 }),
        kind: fc.constantFrom('due', 'due', 'gross', 'other', 'twice', 'stranger', 'nobody', 'zero', 'back'),
        amount: fc.bigInt({ min: 1n, max: 5_000_000n }),
      }),
      { maxLength: 60 },
    )
    .map((drawn) =>
      drawn.flatMap(({ row, kind, amount }): readonly Line[] => {
        const { subject: key, net = 0n, gross = 0n } = rows[row] as ListRow
        switch (kind) {
          case 'due':
            return [{ key, amount: net }]
          case 'gross':
            return [{ key, amount: gross }]
          case 'other':
            return [{ key, amount }]
          case 'twice':
            return [
              { key, amount: net },
              { key, amount: net },
            ]
          case 'back':
            return [
              { key, amount: net + amount },
              { key, amount: -amount },
            ]
          case 'stranger':
            return [{ key: 9_000_000_000n + BigInt(row), amount }]
          case 'nobody':
            return [{ key: undefined, amount }]
          default:
            return [{ key, amount: 0n }]
        }
      }),
    )

/** The same, counted one by one. */
function reckon(lines: readonly Line[], rows: readonly ListRow[], isIn: (row: ListRow) => boolean) {
  const theirs = new Map<string, { sum: bigint; lines: number }>()
  let nobody = 0
  for (const { key, amount } of lines) {
    const name = key === undefined ? `nobody ${nobody++}` : String(key)
    const known = theirs.get(name) ?? { sum: 0n, lines: 0 }
    theirs.set(name, { sum: known.sum + amount, lines: known.lines + 1 })
  }
  const ours = new Map(rows.filter(isIn).map(({ subject, net }) => [String(subject), net ?? 0n]))
  const groups = new Map<string, { count: number; lines: number; ours: bigint; paid: bigint }>()
  const names = new Set([...theirs.keys(), ...[...ours].filter(([, net]) => net !== 0n).map(([key]) => key)])
  for (const name of names) {
    const [net, paid] = [ours.get(name) ?? 0n, theirs.get(name)?.sum ?? 0n]
    const group = paid === 0n ? (net === 0n ? 'neither' : 'only_ours') : net === 0n ? 'only_paid' : net === paid ? 'same' : 'differs'
    const known = groups.get(group) ?? { count: 0, lines: 0, ours: 0n, paid: 0n }
    groups.set(group, {
      count: known.count + 1,
      lines: known.lines + (theirs.get(name)?.lines ?? 0),
      ours: known.ours + net,
      paid: known.paid + paid,
    })
  }
  return groups
}

const everywhere: ListScope = [{ from: 0, to: 999_999 }]

async function compare(policy: string, entity: string, lines: readonly Line[], scope: ListScope, isProven = false) {
  return withDuckDb(world.scratch.database(1), async (database) => {
    const staged = join(database.scratchFolder, 'paid.csv')
    const written = lines.map(({ key, amount, base }, at) => {
      const cells = [policy, at + 2, key ?? '', key === undefined ? 'unknown_number' : '', amount, '', base ?? '']
      return `${cells.join(',')}\n`
    })
    await pipeline(Readable.from([paidHeading, ...written]), createWriteStream(staged))
    await database.run(paidTableSql(staged))
    await layBeside(database, { run, policy, entity, scope })
    const proving = isProven ? await openProving(run, world.scratch.folder, new RunBundles()) : undefined
    if (isProven !== (proving !== undefined)) throw new Error('the run cannot be explained')
    if (proving !== undefined) await proveCauses(database, { ...proving, policy })
    const rows = await database.rows('select * from compared')
    const [summary] = await summarisePaid(database)
    return { rows, groups: summary?.groups ?? [] }
  })
}

describe('whatever is on a list', () => {
  test('the groups are all that either side names, each once, and both sides come to their sums', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: lists.length - 1 }).chain((at) => fc.tuple(fc.constant(at), linesOf(lists[at]?.rows ?? []))),
        fc.boolean(),
        async ([at, lines], isWhole) => {
          const { policy, entity, rows } = lists[at] as (typeof lists)[number]
          const scope = isWhole ? everywhere : [{ from: 500_000, to: 509_999 }]
          const isIn = ({ region }: ListRow) => scope.some(({ from, to }) => region >= from && region <= to)
          const { groups, rows: compared } = await compare(policy, entity, lines, scope)
          const expected = reckon(lines, rows, isIn)
          for (const { group, count, lines: n, ours, paid, causes } of groups) {
            const { count: c, lines: l, ours: o, paid: p } = expected.get(group) ?? { count: 0, lines: 0, ours: 0n, paid: 0n }
            expect([group, count, n, ours, paid]).toEqual([group, c, l, String(o), String(p)])
            // What divides a group comes to the group.
            expect(causes.reduce((sum, cause) => sum + cause.count, 0)).toBe(count)
            expect(causes.reduce((sum, cause) => sum + BigInt(cause.paid), 0n)).toBe(BigInt(paid))
            const isDivided = group === 'differs' || group === 'only_paid'
            expect(causes.every(({ cause }) => (cause !== '') === isDivided)).toBe(true)
          }
          const all = (side: 'ours' | 'paid') => groups.reduce((sum, each) => sum + BigInt(each[side]), 0n)
          expect(all('paid')).toBe(lines.reduce((sum, { amount }) => sum + amount, 0n))
          expect(all('ours')).toBe(rows.filter(isIn).reduce((sum, { net }) => sum + (net ?? 0n), 0n))
          expect(groups.reduce((sum, each) => sum + each.lines, 0)).toBe(lines.length)
          expect(compared.length).toBe(groups.reduce((sum, each) => sum + each.count, 0))
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('a cause stands only where the figures show it', () => {
  const causeOf = async (lines: readonly Line[], list = lists.find(({ policy }) => policy === 'job_retention_refund')) => {
    if (list === undefined) throw new Error('the sample has no refunds')
    const { rows } = await compare(list.policy, list.entity, lines, everywhere)
    return rows
      .filter(({ key }) => lines.some((line) => line.key !== undefined && String(line.key) === String(key)))
      .map(({ cause }) => cause)
  }
  const due = (wished: (row: ListRow) => boolean = () => true): ListRow => {
    const row = lists
      .find(({ policy }) => policy === 'job_retention_refund')
      ?.rows.find((each) => (each.net ?? 0n) > 10_000n && (each.net ?? 0n) % 100n !== 0n && wished(each))
    if (row === undefined) throw new Error('the sample has no such refund')
    return row
  }
  test.each([
    ['paid twice', (net: bigint) => [net, net], 'repeated'],
    ['written in ten thousands', (net: bigint) => [net * 10_000n], 'unit'],
    ['without what is under a yuan', (net: bigint) => [(net / 100n) * 100n], 'rounded'],
    ['rounded up to a yuan', (net: bigint) => [(net / 100n + 1n) * 100n], 'rounded'],
    ['a fen more', (net: bigint) => [net + 1n], 'unproven'],
    ['two yuan less', (net: bigint) => [net - 200n], 'unproven'],
    ['paid twice, and not alike', (net: bigint) => [net, net + 7n], 'unproven'],
  ] as const)('%s', async (_, amounts, cause) => {
    const { subject, net = 0n } = due()
    expect(await causeOf(amounts(net).map((amount) => ({ key: subject, amount })))).toEqual([cause])
  })

  test('another rate of the plan and another base are shown where exactly one of them comes to what was paid', async () => {
    const refunds = lists.find(({ policy }) => policy === 'job_retention_refund')
    const rates = new Map([
      ['large', 30n],
      ['small', 60n],
    ])
    // What is not rounded, and what another rate of the table would be.
    const row = due(({ size, taken, net = 0n }) => size !== undefined && rates.has(size) && (taken ?? 0n) === 0n && net % 2n === 0n)
    const { subject, net = 0n, size = '' } = row
    const other = size === 'large' ? net * 2n : net / 2n
    const found = async (line: Omit<Line, 'key'>) => {
      const { rows } = await compare(refunds?.policy ?? '', refunds?.entity ?? '', [{ key: subject, ...line }], everywhere, true)
      const [shown] = rows.filter(({ key }) => String(key) === String(subject))
      return [shown?.cause, shown?.detail]
    }
    expect(await found({ amount: other })).toEqual(['rate', expect.stringMatching(size === 'large' ? /60/ : /30/)])
    const base = 7_777_700n
    const amount = (base * (rates.get(size) ?? 0n)) / 100n
    expect(await found({ amount, base })).toEqual(['base', expect.stringContaining('失业保险费')])
    expect(await found({ amount: amount + 1n, base })).toEqual(['unproven', null])
    expect(await found({ amount })).toEqual(['unproven', null])
  })

  test('who is not on our list is told by what the decision is', async () => {
    const refunds = lists.find(({ policy }) => policy === 'job_retention_refund')
    const of = (outcome: ListRow['outcome']) => refunds?.rows.find((row) => row.outcome === outcome && (row.net ?? 0n) === 0n)
    for (const outcome of ['ineligible', 'undetermined', 'needs_review'] as const) {
      const row = of(outcome)
      if (row !== undefined) expect(await causeOf([{ key: row.subject, amount: 100n }])).toEqual([outcome])
    }
    expect(await causeOf([{ key: 9_999_999_999n, amount: 100n }])).toEqual(['undecided'])
  })

  test('employments are taken together by their unit, and heads are told apart from the rest', async () => {
    const hires = lists.find(({ entity, keys }) => entity === 'employment' && keys.includes('insured_unit'))
    if (hires === undefined) throw new Error('the sample grants nothing by employment')
    const byUnit = new Map<bigint, bigint[]>()
    for (const { keys, net } of hires.rows) {
      const unit = keys.get('insured_unit')
      if (unit !== undefined) byUnit.set(unit, [...(byUnit.get(unit) ?? []), net ?? 0n])
    }
    const [unit, nets] = [...byUnit].find(([, all]) => all.length > 0 && all.some((net) => net > 0n)) ?? []
    if (unit === undefined || nets === undefined) throw new Error('no unit gets anything')
    const sum = nets.reduce((all, net) => all + net, 0n)
    const { rows } = await compare(hires.policy, 'insured_unit', [{ key: unit, amount: sum }], everywhere)
    const found = rows.find(({ key }) => String(key) === String(unit))
    expect([found?.grp, Number(found?.rows), String(found?.net)]).toEqual(['same', nets.length, String(sum)])
  })
})
