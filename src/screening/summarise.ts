import type { Manifest } from '../registry/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import type { DuckDb, Row } from '../store/index.ts'
import { tablesFor } from './registry-tables.ts'
import type { NetRecord, SettlementRecord } from './runs/run-record.ts'

const text = (row: Row | undefined, name: string): string => String(row?.[name] ?? '0')
const count = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0)

/** Net figures per variant, from the `settled` table. */
export async function netByVariant(database: DuckDb): Promise<ReadonlyMap<string, NetRecord>> {
  const status = (name: string) => `count_if(status = '${name}') as ${name}`
  const rows = await database.rows(
    `select variant, cast(coalesce(sum(net), 0) as varchar) as amount, count_if(net > 0) as paid, ${['displaced', 'blocked', 'capped', 'already_paid', 'overpaid', 'history_unknown'].map(status).join(', ')} from settled group by 1`,
  )
  return new Map(
    rows.map((row) => [
      String(row.variant),
      {
        amount: text(row, 'amount'),
        paid: count(row, 'paid'),
        displaced: count(row, 'displaced'),
        blocked: count(row, 'blocked'),
        capped: count(row, 'capped'),
        alreadyPaid: count(row, 'already_paid'),
        overpaid: count(row, 'overpaid'),
        historyUnknown: count(row, 'history_unknown'),
      },
    ]),
  )
}

/** Totals of the settlement by province and policy, by enterprise size and by industry division. */
export async function summariseSettlement(
  database: DuckDb,
  place: { readonly snapshotFolder: string; readonly manifest: Manifest; readonly vocabulary: Vocabulary },
  file: string,
): Promise<SettlementRecord> {
  const [total] = await database.rows(
    `select cast(coalesce(sum(gross), 0) as varchar) as gross, cast(coalesce(sum(net), 0) as varchar) as net from settled`,
  )
  const regions = await database.rows(
    `select (region // 10000) * 10000 as region, policy, count(*) as subjects, cast(coalesce(sum(net), 0) as varchar) as net from settled where net > 0 group by 1, 2 order by 1, 2`,
  )
  const firms = tablesFor(place.snapshotFolder, place.manifest, 'firm', undefined)('firm')
  const joined = firms === undefined ? undefined : `settled s join ${firms} f on f.firm_id = s.firm_key`
  const sizes =
    joined === undefined
      ? []
      : await database.rows(
          `select f.size_class as size, count(*) as subjects, cast(coalesce(sum(s.net), 0) as varchar) as net from ${joined} where s.net > 0 group by 1 order by 1 nulls last`,
        )
  const industries =
    joined === undefined
      ? []
      : await database.rows(
          `select left(f.industry_code, 1) as industry, count(*) as subjects, cast(coalesce(sum(s.net), 0) as varchar) as net from ${joined} where s.net > 0 group by 1 order by 1 nulls last`,
        )
  const sizeIds = place.vocabulary.enumerations.get('size_class')?.values.map((value) => value.id) ?? []
  return {
    file,
    gross: text(total, 'gross'),
    net: text(total, 'net'),
    byRegion: regions.map((row) => ({
      region: count(row, 'region'),
      policy: String(row.policy),
      subjects: count(row, 'subjects'),
      net: text(row, 'net'),
    })),
    bySize: sizes.map((row) => ({
      size: row.size === null ? 'unknown' : (sizeIds[count(row, 'size')] ?? 'unknown'),
      subjects: count(row, 'subjects'),
      net: text(row, 'net'),
    })),
    byIndustry: industries.map((row) => ({
      industry: String(row.industry ?? 'unknown'),
      subjects: count(row, 'subjects'),
      net: text(row, 'net'),
    })),
  }
}
