import { sql } from 'kysely'
import type { JobFailure } from '../jobs/index.ts'
import { done, type Result } from '../kernel/result.ts'
import { fourCounts } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { type Keyring, namedEntities, openAccount } from '../subjects/index.ts'
import { columnsOf } from './dictionary.zh.ts'
import { fileQueries, type LedgerFileId } from './file-queries.ts'
import type { NamedSubject, PackHand } from './pack-hand.ts'
import type { PackScope } from './pack-scope.ts'
import { fenOf, type ReadRow } from './table-text.ts'

/** How many rows are read in one transaction; of batches fewer, each of which is counted through. */
const rowsAtOnce = 2000
const batchesAtOnce = 20

export interface LedgerReading {
  readonly hand: PackHand
  readonly scope: PackScope
  /** The keys that whole numbers of accounts are opened with; the last four digits are shown without. */
  readonly ring: Keyring | undefined
}

/** The rows of a file as the ledger has them, piece by piece, never more than a few in memory. */
export async function* ledgerRows(
  file: LedgerFileId,
  { hand, scope, ring }: LedgerReading,
): AsyncGenerator<Result<readonly ReadRow[], JobFailure>> {
  const columns = columnsOf(file).map(([id]) => id)
  const isNamed = columns.includes('payee_name')
  const most = file === 'batches' ? batchesAtOnce : rowsAtOnce
  for (let after = 0n; ; ) {
    const from = after
    const read = await hand.read(async (db) => {
      const { rows } = await sql<ReadRow & { readonly at: bigint }>`
        select * from (${fileQueries[file].rows(scope, { after: from, most })}) q where q.at > ${from} order by q.at limit ${most}`.execute(
        db,
      )
      if (file === 'batches') return Promise.all(rows.map((row) => counted(db, row)))
      return file === 'accounts' ? numbered(db, hand, rows, ring) : rows
    })
    if (read.kind === 'refused') return yield read
    // A page may be shorter where what is joined is out of sight; only an empty one is the end.
    const last = read.value.at(-1)
    if (last === undefined) return
    yield isNamed ? await named(hand, read.value) : read
    after = BigInt(String(last.at))
  }
}

/** What the ledger says of a file by another way: its rows, and sums of fen by column. */
export interface Figures {
  readonly rows: bigint
  readonly sums: Readonly<Record<string, bigint>>
}

export async function ledgerFigures(file: LedgerFileId, hand: PackHand, scope: PackScope): Promise<Result<Figures, JobFailure>> {
  const read = await hand.read((db) => sql<ReadRow>`select * from (${fileQueries[file].figures(scope)}) q`.execute(db))
  if (read.kind === 'refused') return read
  const { rows: count, ...sums } = read.value.rows[0] ?? {}
  const isSummed = (id: string) => columnsOf(file).some(([column, { kind }]) => column === id && kind === 'money')
  return done({
    rows: BigInt(String(count ?? 0)),
    sums: Object.fromEntries(Object.entries(sums).flatMap(([id, fen]) => (isSummed(id) ? [[id, fenOf(fen)]] : []))),
  })
}

/** A batch with the counts that its list is reconciled by. */
async function counted<T extends ReadRow & { readonly at: bigint }>(db: Work, row: T): Promise<T> {
  const sum = (rows: unknown, fen: unknown, on: unknown) =>
    rows === null ? undefined : { rows: Number(rows), fen: fenOf(fen), on: String(on) }
  const signed = sum(row.signed_rows, row.signed_fen, row.signed_on)
  const counts = await fourCounts(db, {
    id: row.at,
    round: Number(row.round),
    signed: signed === undefined ? undefined : { ...signed, hash: String(row.signed_hash) },
    approved: sum(row.approved_rows, row.approved_fen, row.approved_on),
  })
  return {
    ...row,
    succeeded_rows: counts.succeeded.rows,
    succeeded_fen: counts.succeeded.fen,
    in_process_fen: counts.inProcess.fen,
    returned_fen: counts.returned.fen,
    held_fen: counts.held.fen,
    cancelled_fen: counts.cancelled.fen,
    waiting_fen: counts.waiting.fen,
    difference_fen: counts.difference?.fen ?? null,
    recovered_fen: counts.recovered.fen,
  }
}

/** Accounts with their numbers as far as they are shown; the look is a part of the reading. */
async function numbered<T extends ReadRow>(db: Work, hand: PackHand, rows: readonly T[], ring: Keyring | undefined): Promise<readonly T[]> {
  await hand.lookAtAccounts(
    db,
    rows.map(({ payee_entity, payee_key }) => `${payee_entity}/${payee_key}`),
    ring !== undefined,
  )
  return rows.map((row) => {
    const entity = namedEntities.find((each) => each === row.payee_entity)
    const whole =
      ring === undefined || entity === undefined
        ? undefined
        : openAccount(
            ring,
            { entity, key: BigInt(String(row.payee_key)) },
            { cipher: row.cipher as Buffer, keyVersion: Number(row.key_version), hash: row.hash as Buffer },
          )
    return { ...row, number: whole ?? `****${String(row.tail)}` }
  })
}

/** Rows with the names of their payees, asked for entity by entity. */
async function named(hand: PackHand, rows: readonly ReadRow[]): Promise<Result<readonly ReadRow[], JobFailure>> {
  const names = new Map<string, ReadonlyMap<bigint, NamedSubject>>()
  for (const entity of new Set(rows.map(({ payee_entity }) => String(payee_entity)))) {
    const keys = rows.flatMap(({ payee_entity, payee_key }) => (payee_entity === entity ? [BigInt(String(payee_key))] : []))
    const shown = await hand.names(entity, [...new Set(keys)])
    if (shown.kind === 'refused') return shown
    names.set(entity, shown.value)
  }
  return done(
    rows.map((row) => {
      const shown = names.get(String(row.payee_entity))?.get(BigInt(String(row.payee_key)))
      return { ...row, payee_name: shown?.name, payee_numbers: shown?.numbers }
    }),
  )
}
