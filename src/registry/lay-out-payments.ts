import { join } from 'node:path'
import { sha256Of } from '../files/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { type DuckDb, parquetRows, sqlText } from '../store/index.ts'
import { keyInRegistry, type LedgerPayments, paymentsFile } from './ledger-payments.ts'
import type { Manifest } from './manifest.ts'
import type { AmendRefusal } from './refusals.ts'

/** Columns of the file that says which payments the ledger knows. `delivered` is the record of a delivery that is the same payment. */
const columns = [
  ...(['kind VARCHAR', 'number BIGINT', 'key BIGINT', 'policy VARCHAR'] as const),
  ...(['insured_unit BIGINT', 'firm BIGINT', 'person BIGINT', 'organisation BIGINT'] as const),
  ...(['base_year INTEGER', 'amount BIGINT', 'arrived BIGINT', 'approved_on DATE', 'paid_on DATE', 'back_on DATE'] as const),
  ...(['evidence VARCHAR', 'delivered BIGINT'] as const),
] as const
const names = columns.map((column) => column.split(' ')[0]).join(', ')

/** Tables of the session that payments are written from. */
export const paymentTables = {
  /** The file as it will be. */
  known: 'ledger_known',
  /** Payments that come as new records: those that were not there, or say something else now. */
  added: 'payment_added',
  /** Keys of records of earlier payments that go. */
  gone: 'payment_gone',
  /** The file of the snapshot before. */
  before: 'ledger_before',
} as const

/** What laying out came to: whether anything differs from the snapshot before, and how many stand there by kind. */
export interface LaidOutPayments {
  readonly isChanged: boolean
  readonly paid: number
  readonly back: number
  readonly pending: number
  /** Payments that a delivery has too, and that count once. */
  readonly delivered: number
}

/**
 * Lays out what the ledger says beside what a snapshot has. What the ledger says stands in the place of what it said before; payments
 * that the asker does not see stay as they were. Refused where the snapshot's own file is damaged.
 */
export async function layOutPayments(
  database: DuckDb,
  from: string,
  old: Manifest,
  payments: LedgerPayments,
): Promise<Result<LaidOutPayments, AmendRefusal>> {
  const { known, before } = paymentTables
  const damaged = await readBefore(database, from, old)
  if (damaged !== undefined) return refused(damaged)
  await writeSaid(database, from, old, payments)
  await findDelivered(database, from, old)
  await findChanged(database)
  const [differing] = await database.rows(
    `SELECT count(*) AS n FROM ((SELECT * FROM ${known} EXCEPT ALL SELECT * FROM ${before}) UNION ALL (SELECT * FROM ${before} EXCEPT ALL SELECT * FROM ${known}))`,
  )
  const counted = await database.rows(`SELECT kind, count(*) AS n, count(delivered) AS delivered FROM ${known} GROUP BY kind`)
  const of = (kind: string) => Number(counted.find((row) => row.kind === kind)?.n ?? 0)
  return done({
    isChanged: Number(differing?.n ?? 0) > 0,
    paid: of('paid'),
    back: of('back'),
    pending: of('pending'),
    delivered: counted.reduce((sum, row) => sum + Number(row.delivered), 0),
  })
}

async function readBefore(database: DuckDb, from: string, { source }: Manifest): Promise<AmendRefusal | undefined> {
  await database.run(`CREATE TEMP TABLE ${paymentTables.before} (${columns.join(', ')})`)
  const hash = source.parameters.payments
  if (source.kind !== 'amended' || hash === undefined) return undefined
  const file = join(from, paymentsFile)
  const found = await sha256Of(file).catch(() => undefined)
  if (found !== hash) return { code: 'amendments_differ', file, isMissing: found === undefined }
  await database.run(`INSERT INTO ${paymentTables.before} SELECT ${names} FROM ${parquetRows([file])}`)
  return undefined
}

/** How many rows go into one statement. */
const atOnce = 1000

/** What the ledger says now, and what it said before of those whom the asker does not see. What goes to a unit goes to its firm. */
async function writeSaid(database: DuckDb, from: string, old: Manifest, { paid, pending, settled }: LedgerPayments): Promise<void> {
  const { known, before } = paymentTables
  await database.run(`CREATE TEMP TABLE ledger_said (${columns.join(', ')})`)
  const text = (value: string | undefined): string => (value === undefined ? 'NULL' : sqlText(value))
  const rows = [
    ...paid.map((each) => ({ ...each, kind: each.backOn === undefined ? 'paid' : 'back', key: keyInRegistry('paid', each.number) })),
    ...pending.map((each) => ({
      ...each,
      kind: 'pending',
      key: keyInRegistry('pending', each.number),
      arrived: undefined,
      paidOn: undefined,
      backOn: undefined,
    })),
  ].map(
    ({ kind, number, key, policy, keys, baseYear, amount, arrived, approvedOn, paidOn, backOn, evidence }) =>
      `('${kind}', ${number}, ${key}, ${sqlText(policy)}, ${[keys.insured_unit, keys.firm, keys.person, keys.organisation, baseYear].map((each) => each ?? 'NULL').join(', ')}, ${amount}, ${arrived ?? 'NULL'}, ${text(approvedOn)}, ${text(paidOn)}, ${text(backOn)}, ${sqlText(evidence)}, NULL)`,
  )
  for (let at = 0; at < rows.length; at += atOnce)
    await database.run(`INSERT INTO ledger_said VALUES ${rows.slice(at, at + atOnce).join(', ')}`)
  await database.run('CREATE TEMP TABLE ledger_settled (number BIGINT)')
  for (let at = 0; at < settled.length; at += atOnce)
    await database.run(
      `INSERT INTO ledger_settled VALUES ${settled
        .slice(at, at + atOnce)
        .map((number) => `(${number})`)
        .join(', ')}`,
    )
  const units = filesOf(from, old, 'insured_unit')
  const firm = units.length === 0 ? 's.firm' : 'coalesce(s.firm, u.firm)'
  await database.run(`CREATE TEMP TABLE ${known} AS
SELECT s.* REPLACE (${firm} AS firm, b.delivered AS delivered)
FROM ledger_said s LEFT JOIN ${before} b ON b.key = s.key${units.length === 0 ? '' : `\nLEFT JOIN ${parquetRows(units)} u ON u.insured_unit_id = s.insured_unit`}
UNION ALL
SELECT * FROM ${before} b
WHERE b.key NOT IN (SELECT key FROM ledger_said) AND NOT (b.kind = 'pending' AND b.number IN (SELECT number FROM ledger_settled))`)
}

/**
 * Finds records of a delivery that are payments of the ledger: of the same policy, year and amount, of a day from approval to arrival or
 * of none, and to the same: the narrowest key that the ledger has is theirs, and none of their keys is another. Each stands for one; the
 * ledger's takes its place, so that it is one payment, and none once it came back.
 */
async function findDelivered(database: DuckDb, from: string, old: Manifest): Promise<void> {
  const { known, gone, before } = paymentTables
  await database.run(`CREATE TEMP TABLE ${gone} (key BIGINT PRIMARY KEY)`)
  const files = filesOf(from, old, 'prior_payment')
  if (files.length === 0) return
  const rows = parquetRows(files)
  const units = filesOf(from, old, 'insured_unit')
  const firm = units.length === 0 ? 'd.firm' : 'coalesce(d.firm, u.firm)'
  const pairs =
    await database.rows(`SELECT d.prior_payment_id AS delivered, k.key FROM ${rows} d${units.length === 0 ? '' : ` LEFT JOIN ${parquetRows(units)} u ON u.insured_unit_id = d.insured_unit`}
JOIN ${known} k ON k.policy = d.policy AND k.base_year = d.base_year AND k.arrived = d.amount
WHERE k.kind <> 'pending' AND k.delivered IS NULL AND k.key IN (SELECT key FROM ledger_said) AND d.prior_payment_id NOT IN (SELECT key FROM ${before})
  AND (d.person IS NULL OR d.person = k.person) AND (d.insured_unit IS NULL OR d.insured_unit = k.insured_unit)
  AND (d.organisation IS NULL OR d.organisation = k.organisation) AND (${firm} IS NULL OR k.firm IS NULL OR k.firm = ${firm})
  AND CASE WHEN k.person IS NOT NULL THEN d.person = k.person WHEN k.insured_unit IS NOT NULL THEN d.insured_unit = k.insured_unit
    WHEN k.organisation IS NOT NULL THEN d.organisation = k.organisation ELSE k.firm = ${firm} END
  AND (d.paid_on IS NULL OR d.paid_on BETWEEN k.approved_on AND k.paid_on)
ORDER BY d.paid_on NULLS LAST, d.prior_payment_id, k.paid_on, k.number`)
  const matched = matchOnce(pairs.map(({ delivered, key }) => [BigInt(delivered as bigint), BigInt(key as bigint)]))
  await database.run('CREATE TEMP TABLE payment_match (delivered BIGINT, key BIGINT)')
  for (let at = 0; at < matched.length; at += atOnce)
    await database.run(
      `INSERT INTO payment_match VALUES ${matched
        .slice(at, at + atOnce)
        .map((pair) => `(${pair.join(', ')})`)
        .join(', ')}`,
    )
  await database.run(`UPDATE ${known} SET delivered = m.delivered FROM payment_match m WHERE m.key = ${known}.key`)
  await database.run(`INSERT INTO ${gone} SELECT delivered FROM payment_match`)
}

/** What says the same as before stays where it is. */
async function findChanged(database: DuckDb): Promise<void> {
  const { known, gone, before, added } = paymentTables
  await database.run(`CREATE TEMP TABLE ${added} AS SELECT * FROM ${known} WHERE kind = 'paid' EXCEPT ALL SELECT * FROM ${before}`)
  await database.run(`INSERT INTO ${gone} SELECT key FROM (SELECT * FROM ${before} WHERE kind = 'paid' EXCEPT ALL SELECT * FROM ${known})`)
}

/** Of pairs that may be one, in order: each side stands in one at most. */
function matchOnce(pairs: readonly (readonly [bigint, bigint])[]): readonly (readonly [bigint, bigint])[] {
  const taken = new Set<bigint>()
  return pairs.filter(([one, other]) => {
    if (taken.has(one) || taken.has(other)) return false
    taken.add(one).add(other)
    return true
  })
}

function filesOf(from: string, { entities }: Manifest, entity: string): readonly string[] {
  return (entities[entity]?.files ?? []).map(({ path }) => join(from, path))
}
