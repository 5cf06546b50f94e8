import type { Manifest } from '../../registry/index.ts'
import { plain, type Vocabulary } from '../../rules/index.ts'
import type { Row } from '../../store/index.ts'
import { completenessOf } from '../registry-tables.ts'
import type { EarlierPayments, SettlementRecord } from '../runs/run-record.ts'
import type { Engine } from '../script/engine.ts'
import { type Asked, askRows } from '../script/statement.ts'
import { fenIn } from './fen.ts'

/** Totals of what is payable: in all, by province and policy, by enterprise size and by industry section; what awaits review beside it. */
export function summariseSettlement(
  settled: string,
  place: { readonly manifest: Manifest; readonly vocabulary: Vocabulary },
  file: string,
  { dialect, tables }: Engine,
): Asked<SettlementRecord> {
  const fen = fenIn(dialect)
  const paid = `count(*) as subjects, ${fen('s.net')} as net`
  const ask = <T>(name: string, select: string, read: (rows: readonly Row[]) => T) =>
    askRows({ phase: 'settle', name: `settled ${name}`, about: '' }, select, read)
  const total = ask(
    'in all',
    `select
  ${fen('gross', isDue)} as gross,
  ${fen('net')} as net,
  ${fen('reserved', isDue)} as reserved,
  ${fen('gross', `not (${isDue})`)} as review_gross,
  ${fen('awaiting_review')} as review_amount,
  count_if(awaiting_review > 0) as review_decisions
from ${settled}`,
    ([row]) => row,
  )
  const helped = ask(
    'whom',
    `select count(distinct firm_key) as firms, count(distinct person_key) as persons
from ${settled}
where net > 0`,
    ([row]) => row,
  )
  const province = dialect.divideWhole(plain('region'), plain('10000'), 'narrow').text
  const regions = ask(
    'by province',
    `select ${province} * 10000 as region, policy, ${paid}
from ${settled} s
where net > 0
group by 1, 2
order by 1, 2`,
    (rows) => rows.map((row) => ({ region: Number(row.region), policy: String(row.policy), ...paidOf(row) })),
  )
  const firms = tables('firm', undefined)('firm')
  const byFirm = <T>(name: string, column: string, read: (row: Row) => T): Asked<readonly T[]> =>
    firms === undefined
      ? { statements: [], read: () => [] }
      : ask(
          name,
          `select ${column} as part, ${paid}
from ${settled} s
join ${firms} f on f.firm_id = s.firm_key
where s.net > 0
group by 1
order by 1 nulls last`,
          (rows) => rows.map(read),
        )
  const sizeIds = place.vocabulary.enumerations.get('size_class')?.values.map((value) => value.id) ?? []
  const sizes = byFirm('by size', 'f.size_class', (row) => ({
    size: row.part === null ? 'unknown' : (sizeIds[Number(row.part)] ?? 'unknown'),
    ...paidOf(row),
  }))
  const industries = byFirm('by industry', 'left(f.industry_code, 1)', (row) => ({
    industry: String(row.part ?? 'unknown'),
    ...paidOf(row),
  }))
  return {
    statements: [total, helped, regions, sizes, industries].flatMap(({ statements }) => statements),
    read: (answers) => {
      const [sums, counts] = [total.read(answers), helped.read(answers)]
      return {
        file,
        earlierPayments: earlierPaymentsIn(place.manifest),
        gross: String(sums?.gross ?? '0'),
        net: String(sums?.net ?? '0'),
        awaitingReview: {
          decisions: Number(sums?.review_decisions ?? 0),
          gross: String(sums?.review_gross ?? '0'),
          amount: String(sums?.review_amount ?? '0'),
        },
        reserved: String(sums?.reserved ?? '0'),
        helped: { firms: Number(counts?.firms ?? 0), persons: Number(counts?.persons ?? 0) },
        byRegion: regions.read(answers),
        bySize: sizes.read(answers),
        byIndustry: industries.read(answers),
      }
    },
  }
}

function earlierPaymentsIn(manifest: Manifest): EarlierPayments {
  if (manifest.entities.prior_payment === undefined) return 'absent'
  const complete = completenessOf(manifest)('prior_payment')
  if (complete === 'everywhere') return 'everywhere'
  return complete === 'nowhere' || complete.length === 0 ? 'undeclared' : 'partly'
}

const isDue = `claim = 'due'`
const paidOf = (row: Row) => ({ subjects: Number(row.subjects), net: String(row.net) })
