import type { Manifest } from '../../registry/index.ts'
import type { Vocabulary } from '../../rules/index.ts'
import type { DuckDb, Row } from '../../store/index.ts'
import { completenessOf, tablesFor } from '../registry-tables.ts'
import type { EarlierPayments, SettlementRecord } from '../runs/run-record.ts'

/** Totals of what is payable: in all, by province and policy, by enterprise size and by industry section; what awaits review beside it. */
export async function summariseSettlement(
  database: DuckDb,
  settled: string,
  place: { readonly snapshotFolder: string; readonly manifest: Manifest; readonly vocabulary: Vocabulary },
  file: string,
): Promise<SettlementRecord> {
  const [total] = await database.rows(
    `select
  ${fen('gross', isDue)} as gross,
  ${fen('net')} as net,
  ${fen('reserved', isDue)} as reserved,
  ${fen('gross', `not (${isDue})`)} as review_gross,
  ${fen('awaiting_review')} as review_amount,
  count_if(awaiting_review > 0) as review_decisions
from ${settled}`,
  )
  const [helped] = await database.rows(
    `select count(distinct firm_key) as firms, count(distinct person_key) as persons
from ${settled}
where net > 0`,
  )
  const regions = await database.rows(
    `select (region // 10000) * 10000 as region, policy, ${paid}
from ${settled} s
where net > 0
group by 1, 2
order by 1, 2`,
  )
  const firms = tablesFor(place.snapshotFolder, place.manifest, 'firm', undefined)('firm')
  const byFirm = async (column: string): Promise<readonly Row[]> =>
    firms === undefined
      ? []
      : database.rows(
          `select ${column} as part, ${paid}
from ${settled} s
join ${firms} f on f.firm_id = s.firm_key
where s.net > 0
group by 1
order by 1 nulls last`,
        )
  const sizeIds = place.vocabulary.enumerations.get('size_class')?.values.map((value) => value.id) ?? []
  return {
    file,
    earlierPayments: earlierPaymentsIn(place.manifest),
    gross: String(total?.gross ?? '0'),
    net: String(total?.net ?? '0'),
    awaitingReview: {
      decisions: Number(total?.review_decisions ?? 0),
      gross: String(total?.review_gross ?? '0'),
      amount: String(total?.review_amount ?? '0'),
    },
    reserved: String(total?.reserved ?? '0'),
    helped: { firms: Number(helped?.firms ?? 0), persons: Number(helped?.persons ?? 0) },
    byRegion: regions.map((row) => ({ region: Number(row.region), policy: String(row.policy), ...paidOf(row) })),
    bySize: (await byFirm('f.size_class')).map((row) => ({
      size: row.part === null ? 'unknown' : (sizeIds[Number(row.part)] ?? 'unknown'),
      ...paidOf(row),
    })),
    byIndustry: (await byFirm('left(f.industry_code, 1)')).map((row) => ({ industry: String(row.part ?? 'unknown'), ...paidOf(row) })),
  }
}

function earlierPaymentsIn(manifest: Manifest): EarlierPayments {
  if (manifest.entities.prior_payment === undefined) return 'absent'
  const complete = completenessOf(manifest)('prior_payment')
  if (complete === 'everywhere') return 'everywhere'
  return complete === 'nowhere' || complete.length === 0 ? 'undeclared' : 'partly'
}

/** A sum as text, so that no reader rounds it. */
const fen = (column: string, rows = 'true'): string => `cast(coalesce(sum(${column}) filter (${rows}), 0) as varchar)`
const isDue = `claim = 'due'`
const paid = `count(*) as subjects, ${fen('s.net')} as net`
const paidOf = (row: Row) => ({ subjects: Number(row.subjects), net: String(row.net) })
