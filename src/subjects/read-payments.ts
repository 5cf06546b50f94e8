import { join } from 'node:path'
import { parquetRows, sqlName } from '../store/index.ts'
import type { SubjectKey } from './entities.ts'
import type { FactsPlace } from './read-facts.ts'

/** What was paid to a subject before, as the register has it; undefined where it does not say. */
export interface EarlierPayment {
  readonly policy: string | undefined
  readonly year: number | undefined
  /** Fen. */
  readonly amount: bigint | undefined
  readonly paidOn: string | undefined
}

const mostPayments = 200

/** Payments of a snapshot to a subject, the last first, at most 200; none where the snapshot has no payments, undefined where the signal is given. */
export async function readPayments(
  { folder, manifest, database }: FactsPlace,
  { entity, key }: SubjectKey,
  signal?: AbortSignal,
): Promise<readonly EarlierPayment[] | undefined> {
  const files = manifest.entities.prior_payment?.files ?? []
  if (files.length === 0) return []
  const rows = await database.rows(
    `select policy, base_year, amount, cast(paid_on as varchar) as paid_on from ${parquetRows(files.map(({ path }) => join(folder, path)))}
where ${sqlName(entity)} = ${key} order by paid_on desc nulls last, prior_payment_id desc limit ${mostPayments}`,
    signal,
  )
  if (rows.kind === 'refused') return undefined
  return rows.value.map(({ policy, base_year, amount, paid_on }) => ({
    policy: policy === null ? undefined : String(policy),
    year: base_year === null ? undefined : Number(base_year),
    amount: amount === null ? undefined : BigInt(amount as bigint),
    paidOn: paid_on === null ? undefined : String(paid_on),
  }))
}
