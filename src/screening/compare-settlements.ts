import { join } from 'node:path'
import type { Manifest } from '../registry/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import { type DuckDb, parquetRows, type Row, sqlName, sqlText } from '../store/index.ts'
import { differenceSql, statusSql, yuanSql } from './decision-text.ts'
import { exportHeadings as heading } from './messages.zh.ts'
import type { RunDamage } from './refusals.ts'
import { tablesFor } from './registry-tables.ts'
import { checkRunFiles, type RunOnDisk } from './runs/read-run.ts'

/** What changes for whom between two results, net of settlement; amounts are fen as decimal text. */
export interface Comparison {
  readonly left: string
  readonly right: string
  readonly change: string
  readonly winners: number
  readonly losers: number
  /** What awaits review on either side; nobody wins or loses by it yet. */
  readonly awaitingReview: { readonly left: string; readonly right: string }
  readonly byPolicy: readonly ComparisonRow[]
  readonly byRegion: readonly ComparisonRow[]
  readonly bySize: readonly ComparisonRow[]
  readonly byIndustry: readonly ComparisonRow[]
}

export interface ComparisonRow {
  readonly group: string
  readonly left: string
  readonly right: string
  readonly winners: number
  readonly losers: number
}

/** Leaves a table `difference`: every subject and policy whose net amount, amount awaiting review or standing is not the same in both runs. Gives what is damaged, if anything. */
export async function differenceOfRuns(database: DuckDb, left: RunOnDisk, right: RunOnDisk): Promise<RunDamage | undefined> {
  for (const run of [left, right]) {
    const damage = await checkRunFiles(run, [run.record.settlement.file])
    if (damage !== undefined) return damage
  }
  const rows = (run: RunOnDisk) =>
    `(select policy, variant, subject_id, region, firm_key, net, awaiting_review, status from ${parquetRows([join(run.folder, run.record.settlement.file)])})`
  await database.run(`create or replace temp table compared as
select coalesce(l.policy, r.policy) as policy, coalesce(l.subject_id, r.subject_id) as subject_id, coalesce(l.region, r.region) as region, coalesce(l.firm_key, r.firm_key) as firm_key,
  l.variant as left_variant, r.variant as right_variant, coalesce(l.net, 0) as left_net, coalesce(r.net, 0) as right_net, coalesce(l.awaiting_review, 0) as left_awaiting, coalesce(r.awaiting_review, 0) as right_awaiting, l.status as left_status, r.status as right_status
from ${rows(left)} l full join ${rows(right)} r on l.policy = r.policy and l.subject_id = r.subject_id`)
  await database.run(`create or replace temp table difference as select *, right_net - left_net as delta,
  case when right_variant is null then 'only_left' when left_variant is null then 'only_right' else 'amount_differs' end as kind
from compared where left_net <> right_net or left_awaiting <> right_awaiting or (left_variant is null) <> (right_variant is null) or left_status is distinct from right_status`)
  return undefined
}

/** Every difference as a file for people: names spelled, money in yuan. */
export const differenceOfRunsSql = `select ${[
  ['policy', heading.policy],
  ['subject_id', heading.subject],
  [`lpad(cast(region as varchar), 6, '0')`, heading.region],
  [yuanSql('left_net'), heading.before],
  [yuanSql('right_net'), heading.after],
  [yuanSql('delta'), heading.delta],
  [yuanSql('left_awaiting'), heading.awaitingBefore],
  [yuanSql('right_awaiting'), heading.awaitingAfter],
  [differenceSql('kind'), heading.kind],
  [statusSql('left_status'), heading.statusBefore],
  [statusSql('right_status'), heading.statusAfter],
]
  .map(([sql, name = '']) => `${sql} as ${sqlName(name)}`)
  .join(', ')} from difference`

/** Totals of the comparison by policy and province, and, where the registry of both runs is given, by enterprise size and industry section. */
export async function summariseDifference(
  database: DuckDb,
  place: { readonly snapshotFolder: string; readonly manifest: Manifest; readonly vocabulary: Vocabulary } | undefined,
): Promise<Comparison> {
  const sums = `cast(coalesce(sum(left_net), 0) as varchar) as l, cast(coalesce(sum(right_net), 0) as varchar) as r, count_if(right_net > left_net) as winners, count_if(right_net < left_net) as losers`
  const [total] = await database.rows(
    `select ${sums}, cast(coalesce(sum(left_awaiting), 0) as varchar) as la, cast(coalesce(sum(right_awaiting), 0) as varchar) as ra from compared`,
  )
  const firms = place === undefined ? undefined : tablesFor(place.snapshotFolder, place.manifest, 'firm', undefined)('firm')
  const grouped = async (group: string, from: string): Promise<readonly ComparisonRow[]> =>
    (await database.rows(`select ${group} as g, ${sums} from ${from} group by 1 order by 1 nulls last`)).map(comparisonRow)
  const joined = firms === undefined ? undefined : `compared c left join ${firms} f on f.firm_id = c.firm_key`
  const sizes = place?.vocabulary.enumerations.get('size_class')?.values ?? []
  const sizeName = `case f.size_class ${sizes.map((value, code) => `when ${code} then ${sqlText(value.zh)}`).join(' ')} end`
  const text = (name: string) => String(total?.[name] ?? '0')
  return {
    left: text('l'),
    right: text('r'),
    change: String(BigInt(text('r')) - BigInt(text('l'))),
    winners: Number(total?.winners ?? 0),
    losers: Number(total?.losers ?? 0),
    awaitingReview: { left: text('la'), right: text('ra') },
    byPolicy: await grouped('policy', 'compared'),
    byRegion: await grouped(`cast((region // 10000) * 10000 as varchar)`, 'compared'),
    bySize: joined === undefined ? [] : await grouped(sizeName, joined),
    byIndustry: joined === undefined ? [] : await grouped('left(f.industry_code, 1)', joined),
  }
}

function comparisonRow(row: Row): ComparisonRow {
  return { group: String(row.g ?? ''), left: String(row.l), right: String(row.r), winners: Number(row.winners), losers: Number(row.losers) }
}
