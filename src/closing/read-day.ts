import { type FundDay, fundsOf } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { type CutOff, cutOffsOf } from './cut-off.ts'
import { type DayLine, hashOfDay, type LineKind, linesOfDay, movedSince } from './day-lines.ts'
import type { MovedLine } from './refusals.ts'

/** Who signed, and when: the day of the office, and the instant of the machine. */
export interface Signature {
  readonly account: bigint
  readonly by: string
  readonly on: string
  readonly at: Date
}

/** The figures of a day as they were signed. */
export interface SignedDay {
  readonly id: bigint
  readonly number: number
  readonly hash: string
  /** Whether its lines still come to its hash; anything else is to be looked into. */
  readonly isWhole: boolean
  readonly lines: readonly DayLine[]
  readonly first: Signature
  readonly second: Signature | undefined
}

export interface DayView {
  readonly lines: readonly DayLine[]
  readonly hash: string
  readonly signed: SignedDay | undefined
  /** What is otherwise than it was signed. */
  readonly moved: readonly MovedLine[]
  readonly funds: readonly string[]
  readonly cutOffs: readonly CutOff[]
}

/** A day of a fund: what moved, what is open, what of it was signed and what came after. */
export async function readDay(db: Work, of: FundDay, today: string): Promise<DayView> {
  const lines = await linesOfDay(db, of, today)
  const signed = await signedDay(db, of)
  const cutOffs = [...(await cutOffsOf(db, of.region)).values()].sort((a, b) => (a.layout < b.layout ? -1 : 1))
  return {
    lines,
    hash: hashOfDay(of, lines),
    signed,
    moved: signed === undefined ? [] : movedSince(signed.lines, lines),
    funds: await fundsOf(db, of.region),
    cutOffs,
  }
}

/** What was signed of a day: with both signatures, or the newest with one. */
export async function signedDay(db: Work, of: FundDay): Promise<SignedDay | undefined> {
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
    .orderBy('c.number', 'desc')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const lines = await linesSigned(db, row.id)
  return {
    id: row.id,
    number: row.number,
    hash: row.hash,
    isWhole: hashOfDay(of, lines) === row.hash,
    lines,
    first: { account: row.signed_by, by: row.name, on: row.signed_on, at: row.recorded_at },
    second:
      row.second_by === null || row.second_name === null || row.second_on === null || row.second_at === null
        ? undefined
        : { account: row.second_by, by: row.second_name, on: row.second_on, at: row.second_at },
  }
}

async function linesSigned(db: Work, closing: bigint): Promise<readonly DayLine[]> {
  const rows = await db.selectFrom('day_closing_line').selectAll().where('closing', '=', closing).orderBy('line').execute()
  return rows.map((row) => ({
    kind: row.kind as LineKind,
    batch: row.batch,
    batchNumber: row.batch_number,
    policyZh: row.policy_zh,
    reference: row.reference,
    minute: row.at_minute ?? undefined,
    layout: row.layout ?? undefined,
    cutOff: row.cut_off ?? undefined,
    rows: row.rows,
    fen: row.fen,
    rowsHash: row.rows_hash,
  }))
}
