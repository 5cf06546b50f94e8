import type { SnapshotOfRun } from '../snapshot-of-run.ts'
import type { FactAnswer, RowAbout } from './fact-question.ts'
import { hasField, rowsFor, tableOf } from './fact-tables.ts'

/** Which people of the rows are employed by several units in the month of the facts, and by how many. */
export async function severalEmployers(snapshot: SnapshotOfRun, id: string, rows: readonly RowAbout[]): Promise<FactAnswer> {
  const table = tableOf(snapshot, 'employment')
  const needed = ['person', 'insured_unit', 'contract_started_on', 'ended_on']
  if (table === undefined || needed.some((field) => !hasField(snapshot, 'employment', field))) return { id, standing: 'no_data' }
  const people = rows.flatMap(({ keys }) => keys.get('person') ?? [])
  const month = `date_trunc('month', date '${snapshot.manifest.knownOn}')`
  const counted = await rowsFor(
    snapshot,
    people,
    (among) => `select person, count(distinct insured_unit) as units from ${table}
where person in ${among} and contract_started_on < ${month} + interval 1 month and ended_on >= ${month} group by person`,
  )
  const units = new Map(counted.map(({ person, units: count }) => [BigInt(person as bigint), Number(count)]))
  const found = rows.flatMap(({ claim, keys }) => {
    const count = units.get(keys.get('person') ?? -1n) ?? 0
    return count > 1 ? [{ claim, count }] : []
  })
  return { id, standing: 'made', rows: people.length, found }
}
