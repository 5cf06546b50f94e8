import type { DuckDb } from '../store/index.ts'
import { prefixOf, type VariantGroup } from './group-variants.ts'
import { decisionRows } from './settle.ts'

/** A prime below 2^61: products of two residues fit 128 bits. */
const PRIME = 2_305_843_009_213_693_951n

/**
 * One number over all decisions and net amounts that depends neither on the order of rows nor on the engine: each row's columns are
 * folded into a residue, squared so that columns cannot trade places, and the residues are summed.
 */
export async function resultHash(
  database: DuckDb,
  groups: readonly { readonly group: VariantGroup; readonly folder: string }[],
): Promise<string> {
  let total = 0n
  for (const { group, folder } of groups) {
    for (const variant of group.variants) {
      const prefix = prefixOf(variant)
      const columns = ['subject_id', ...['outcome', 'failed', 'unknown', 'flags', 'missing', 'amount'].map((name) => `${prefix}${name}`)]
      total += (await sumOf(database, columns, decisionRows(folder))) * seedOf(variant.id)
    }
  }
  total += await sumOf(database, ['subject_id', 'region', 'gross', 'net', 'paid_before', 'length(status)', 'length(variant)'], 'settled')
  return (total % 2n ** 128n).toString(16).padStart(32, '0')
}

async function sumOf(database: DuckDb, columns: readonly string[], rows: string): Promise<bigint> {
  const folded = columns.reduce(
    (sum, column) => `((${sum} * 1000003 + coalesce(cast(${column} as hugeint), 7919)) % ${PRIME})`,
    '17::hugeint',
  )
  const [row] = await database.rows(
    `select cast(coalesce(sum((h * h + 12345) % ${PRIME}), 0) as varchar) as total from (select ${folded} as h from ${rows})`,
  )
  return BigInt(String(row?.total ?? '0'))
}

/** A fixed odd number per variant, so that two policies cannot swap results unnoticed. */
function seedOf(id: string): bigint {
  let seed = 1469598103934665603n
  for (const character of id) seed = ((seed ^ BigInt(character.codePointAt(0) ?? 0)) * 1099511628211n) % 2n ** 61n
  return seed | 1n
}
