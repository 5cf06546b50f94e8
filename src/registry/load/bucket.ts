import type { DuckDb } from '../../store/index.ts'
import { type KeyRange, type Owner, ownerOf } from '../buckets.ts'
import { keyColumnOf } from '../schema.ts'

/** Name of an entity's accepted rows. */
export const acceptedTableOf = (entity: string) => `accepted_${entity}`

/** SQL for the owner key of each row of an entity's accepted table, named `row`; NULL where it has none or none that is known. */
export function ownerSql(entity: string, present: ReadonlySet<string>): string {
  const firmOfUnit = present.has('insured_unit')
    ? `(SELECT any_value(unit.firm) FROM ${acceptedTableOf('insured_unit')} unit WHERE unit.insured_unit_id = row.insured_unit)`
    : 'NULL'
  switch (entity) {
    case 'firm':
      return 'row.firm_id'
    case 'insured_unit':
      return 'row.firm'
    case 'employment':
    case 'prior_payment':
      return `coalesce(row.firm, ${firmOfUnit})`
    case 'layoff_plan':
    case 'training':
      return firmOfUnit
    case 'person':
      return 'row.person_id'
    case 'certificate':
      return 'row.person'
    case 'venture':
      return 'row.founder'
    case 'household':
      return present.has('person')
        ? `(SELECT min(person.person_id) FROM ${acceptedTableOf('person')} person WHERE person.household = row.household_id)`
        : 'NULL'
    default:
      return 'NULL'
  }
}

/** Consecutive key ranges of an owner, each with at most so many insured units (for firms) or persons. */
export async function keyRanges(
  database: DuckDb,
  owner: Owner,
  present: ReadonlySet<string>,
  perBucket: number,
): Promise<readonly KeyRange[]> {
  const owned = [...present].filter((entity) => ownerOf(entity) === owner)
  if (owner === 'none' || owned.length === 0) return [{ bucket: 0, firstKey: 0n, lastKey: 0n }]
  const weighing = owner === 'firm' && present.has('insured_unit') ? 'insured_unit' : owner
  const keys = owned.map(
    (entity) => `SELECT owner, ${entity === weighing ? 1 : 0} AS weight FROM ${acceptedTableOf(entity)} WHERE owner IS NOT NULL`,
  )
  const rows = await database.rows(`SELECT bucket, min(owner) AS first_key, max(owner) AS last_key FROM (
  SELECT owner, (sum(weight) OVER (ORDER BY owner) - 1) // ${perBucket} AS bucket FROM (SELECT owner, greatest(sum(weight), 1) AS weight FROM (${keys.join(' UNION ALL ')}) GROUP BY owner)
) GROUP BY bucket ORDER BY bucket`)
  if (rows.length === 0) return [{ bucket: 0, firstKey: 0n, lastKey: 0n }]
  return rows.map((row, bucket) => ({ bucket, firstKey: BigInt(String(row.first_key)), lastKey: BigInt(String(row.last_key)) }))
}

/** SQL for the accepted rows of one bucket, in owner order; rows without an owner stand in the first. */
export function bucketSql(entity: string, range: KeyRange): string {
  const key = keyColumnOf(entity)
  if (ownerOf(entity) === 'none') return `SELECT * FROM ${acceptedTableOf(entity)} ORDER BY ${key}`
  const orphans = range.bucket === 0 ? ' OR owner IS NULL' : ''
  return `SELECT * FROM ${acceptedTableOf(entity)} WHERE owner BETWEEN ${range.firstKey} AND ${range.lastKey}${orphans} ORDER BY owner NULLS FIRST, ${key}`
}
