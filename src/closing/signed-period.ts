import type { FundDay } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { type ClosingLine, hashOfLines, type Span, type Standing } from './closing-line.ts'

/** Who signed, and when: the day of the office, and the instant of the machine. */
export interface Signature {
  readonly account: bigint
  readonly by: string
  readonly on: string
  readonly at: Date
}

/** The figures of a day or a month as they were signed. */
export interface SignedPeriod<K extends string> {
  readonly id: bigint
  readonly number: number
  readonly hash: string
  /** Whether its lines still come to its hash; anything else is to be looked into. */
  readonly isWhole: boolean
  readonly lines: readonly ClosingLine<K>[]
  readonly first: Signature
  readonly second: Signature | undefined
}

/** What was signed of a day or a month: with both signatures, or the newest with one. */
export async function signedPeriod<K extends string>(db: Work, of: FundDay, span: Span): Promise<SignedPeriod<K> | undefined> {
  const { region, fund, day } = of
  const row = await db
    .selectFrom('day_closing as c')
    .innerJoin('account as a', 'a.id', 'c.signed_by')
    .leftJoin('day_closing_signature as s', 's.closing', 'c.id')
    .leftJoin('account as b', 'b.id', 's.signed_by')
    .select(['c.id', 'c.number', 'c.hash', 'c.signed_by', 'a.name', 'c.signed_on', 'c.recorded_at'])
    .select(['s.signed_by as second_by', 'b.name as second_name', 's.signed_on as second_on', 's.recorded_at as second_at'])
    .where('c.region', '=', region)
    .where('c.fund', '=', fund)
    .where('c.day', '=', day)
    .where('c.span', '=', span)
    .orderBy('c.number', 'desc')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const lines = await linesSigned<K>(db, row.id)
  return {
    id: row.id,
    number: row.number,
    hash: row.hash,
    isWhole: hashOfLines(of, lines, span) === row.hash,
    lines,
    first: { account: row.signed_by, by: row.name, on: row.signed_on, at: row.recorded_at },
    second:
      row.second_by === null || row.second_name === null || row.second_on === null || row.second_at === null
        ? undefined
        : { account: row.second_by, by: row.second_name, on: row.second_on, at: row.second_at },
  }
}

async function linesSigned<K extends string>(db: Work, closing: bigint): Promise<readonly ClosingLine<K>[]> {
  const rows = await db.selectFrom('day_closing_line').selectAll().where('closing', '=', closing).orderBy('line').execute()
  return rows.map((row) => ({
    kind: row.kind as K,
    batch: row.batch ?? undefined,
    batchNumber: row.batch_number,
    policyZh: row.policy_zh,
    reference: row.reference,
    minute: row.at_minute ?? undefined,
    layout: row.layout ?? undefined,
    cutOff: row.cut_off ?? undefined,
    rows: row.rows,
    fen: row.fen,
    rowsHash: row.rows_hash,
    ...(row.standing === null ? {} : { standing: row.standing as Standing }),
  }))
}
