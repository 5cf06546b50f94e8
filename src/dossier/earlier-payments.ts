import { join } from 'node:path'
import { numberInLedger } from '../registry/index.ts'
import { parquetRows, sqlName } from '../store/index.ts'
import type { FactsPlace } from '../subjects/index.ts'
import type { DossierRecord, DossierSection, SectionRow } from './section.ts'

const columns = { policy: 'text', about: 'subject', year: 'text', fen: 'fen', standing: 'word', source: 'text' } as const
const keys = ['person', 'insured_unit', 'firm', 'organisation'] as const

/** What a registry says was paid to somebody before, by this system or another, and what it says is on its way. */
export function earlierPaymentsSection(place: FactsPlace | undefined, policies: ReadonlyMap<string, string>): DossierSection {
  return {
    id: 'earlier',
    columns,
    read: async ({ records, most, signal }) => {
      const rows = place === undefined ? [] : await readPayments(place, records, signal)
      const told = rows.map((row) => rowOf(row, records, policies)).toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1))
      return { total: told.length, rows: told.slice(-most) }
    },
  }
}

type Payment = Readonly<Record<string, unknown>>

async function readPayments(
  { folder, manifest, database }: FactsPlace,
  records: readonly DossierRecord[],
  signal: AbortSignal | undefined,
) {
  const found: Payment[] = []
  for (const [entity, day] of [
    ['prior_payment', 'paid_on'],
    ['pending_payment', 'approved_on'],
  ] as const) {
    const files = (manifest.entities[entity]?.files ?? []).map(({ path }) => join(folder, path))
    const known = records.filter((record) => keys.some((key) => key === record.entity))
    if (files.length === 0 || known.length === 0) continue
    const mine = known.map((record) => `${sqlName(record.entity)} = ${record.key}`).join(' or ')
    const rows = await database.rows(
      `select ${entity}_id as key, '${entity}' as entity, policy, ${keys.join(', ')}, base_year, amount, cast(${day} as varchar) as on_day from ${parquetRows(files)} where ${mine}`,
      signal,
    )
    if (rows.kind === 'done') found.push(...rows.value)
  }
  return found
}

function rowOf(row: Payment, [subject]: readonly DossierRecord[], policies: ReadonlyMap<string, string>): SectionRow {
  const policy = row.policy === null ? null : String(row.policy)
  // Of several parties the narrowest that is not the subject itself.
  const about = keys.find((key) => row[key] !== null && key !== subject?.entity)
  const ledger = numberInLedger(BigInt(row.key as bigint))
  return {
    on: row.on_day === null ? undefined : String(row.on_day),
    cells: [
      policy === null ? null : (policies.get(policy) ?? policy),
      about === undefined ? null : `${about}/${row[about]}`,
      row.base_year === null ? null : String(row.base_year),
      row.amount === null ? null : String(row.amount),
      row.entity === 'pending_payment' ? 'pending' : ledger === undefined ? 'delivered' : 'ledger',
      ledger === undefined ? String(row.key) : String(ledger.number),
    ],
  }
}
