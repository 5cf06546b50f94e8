import type { RunOnDisk } from '../../screening/index.ts'
import { sqlName, sqlText } from '../../store/index.ts'
import type { SnapshotOfRun } from '../snapshot-of-run.ts'
import type { FactAnswer, FoundFact, RowAbout, RuleAbout } from './fact-question.ts'
import { hasField, rowsFor, tableOf } from './fact-tables.ts'

/** The records that earlier payments carry keys of. */
const carried = ['person', 'insured_unit', 'firm', 'organisation']

/**
 * Which rows have earlier payments that their rules exclude, as facts newer than the run's know them: what older ones know the screening
 * settled. A payment whose year is unknown, or may be counted by the year before, may be for the same.
 */
export async function paidElsewhere(
  newest: SnapshotOfRun,
  { record }: Pick<RunOnDisk, 'record'>,
  id: string,
  rows: readonly RowAbout[],
  rules: readonly RuleAbout[],
): Promise<FactAnswer> {
  const table = tableOf(newest, 'prior_payment')
  const isNewer = newest.manifest.id !== record.snapshot.id
  if (!isNewer || table === undefined || !hasField(newest, 'prior_payment', 'policy')) return { id, standing: 'no_data' }
  const looked = new Set<bigint>()
  const found = new Map<bigint, Set<string>>()
  for (const rule of rules) {
    if (rule.keys.some((key) => !carried.includes(key) || !hasField(newest, 'prior_payment', key))) continue
    const own = rows.filter(({ variant, keys }) => variant === rule.variant && rule.keys.every((key) => keys.has(key)))
    for (const { claim } of own) looked.add(claim)
    for (const { claim, policy } of await paidUnder(newest, table, rule, own)) found.set(claim, (found.get(claim) ?? new Set()).add(policy))
  }
  return {
    id,
    standing: 'made',
    rows: looked.size,
    found: [...found].map(
      ([claim, policies]): FoundFact => ({
        claim,
        names: [...policies].sort().map((policy) => record.variants.find((variant) => variant.policy === policy)?.zh ?? policy),
      }),
    ),
  }
}

async function paidUnder(newest: SnapshotOfRun, table: string, rule: RuleAbout, rows: readonly RowAbout[]) {
  const [first = '', ...rest] = rule.keys
  const byKey = Map.groupBy(rows, ({ keys }) => keys.get(first) ?? -1n)
  const paid = await rowsFor(
    newest,
    byKey.keys(),
    (among) => `select policy, base_year, ${rule.keys.map(sqlName).join(', ')} from ${table}
where ${sqlName(first)} in ${among} and policy in (${rule.policies.map(sqlText).join(', ')}) and (amount is null or amount > 0)`,
  )
  return paid.flatMap((payment) => {
    const year = payment.base_year === null ? undefined : Number(payment.base_year)
    return (byKey.get(BigInt(payment[first] as bigint)) ?? [])
      .filter(({ keys }) => rest.every((key) => payment[key] === null || BigInt(payment[key] as bigint) === keys.get(key)))
      .filter((row) => isSameOccasion(rule, row, year))
      .map(({ claim }) => ({ claim, policy: String(payment.policy) }))
  })
}

function isSameOccasion({ scope, years, yearOffset }: RuleAbout, row: RowAbout, year: number | undefined): boolean {
  if (scope === 'ever' || year === undefined) return true
  if (scope === 'year') return row.year === undefined || year === row.year + yearOffset
  return (years.from <= year && year <= years.to) || (years.from <= year + 1 && year + 1 <= years.to)
}
