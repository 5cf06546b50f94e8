import { sql } from 'kysely'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { DeferralState } from './deferral-life.ts'
import { type DeferralSums, type Insurance, standingOn } from './months.ts'
import type { OwnRefusal } from './refusals.ts'

/** A record, in the version it was seen in. */
export interface SeenDeferral {
  readonly id: bigint
  readonly version: number
}

export interface Firm {
  readonly entity: string
  readonly key: bigint
}

/** A record as its operations work with it. */
export interface Deferral {
  readonly id: bigint
  readonly number: string
  readonly region: string
  readonly policy: { readonly id: string; readonly zh: string }
  readonly document: string
  readonly clause: string
  readonly run: string | undefined
  readonly firm: Firm
  readonly approval: { readonly number: string; readonly day: string; readonly by: string }
  readonly lateFeeClause: string | undefined
  readonly state: DeferralState
  readonly round: number
  readonly version: number
  readonly dueOn: string | undefined
  readonly enteredBy: bigint
  readonly enteredOn: string
}

/** A month of a record, with what became of it, in fen: fen = repaid + withdrawn + open. */
export interface MonthOfDeferral {
  readonly id: bigint
  readonly insurance: Insurance
  readonly month: string
  readonly fen: bigint
  readonly due: string
  readonly dueBasis: string
  readonly repaid: bigint
  readonly withdrawn: bigint
  readonly open: bigint
}

/** A record by its number in the database, as far as the caller sees it; locked by whoever changes it. */
export async function findDeferral(
  db: Work,
  id: bigint,
  lock: 'locked' | 'unlocked' = 'locked',
): Promise<Result<Deferral, Extract<OwnRefusal, { readonly code: 'deferral_not_found' }>>> {
  const row = await db
    .selectFrom('deferral')
    .selectAll()
    .where('id', '=', id)
    .$if(lock === 'locked', (query) => query.forUpdate())
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'deferral_not_found', deferral: String(id) })
  return done({
    id,
    number: row.number,
    region: row.region,
    policy: { id: row.policy, zh: row.policy_zh },
    document: row.document,
    clause: row.clause,
    run: row.run ?? undefined,
    firm: { entity: row.firm_entity, key: row.firm_key },
    approval: { number: row.approval_number, day: row.approval_on, by: row.approved_by },
    lateFeeClause: row.late_fee_clause ?? undefined,
    state: row.state as DeferralState,
    round: row.round,
    version: row.version,
    dueOn: row.due_on ?? undefined,
    enteredBy: row.entered_by,
    enteredOn: row.entered_on,
  })
}

/** The months of a record as they were entered last, by insurance and month, each with what became of it. */
export async function monthsOf(db: Work, deferral: bigint): Promise<readonly MonthOfDeferral[]> {
  const { rows } = await sql<{
    id: bigint
    insurance: Insurance
    month: string
    fen: bigint
    due_on: string
    due_basis: string
    open_fen: bigint
    repaid: string
    withdrawn: string
  }>`
    select m.id, m.insurance, m.month, m.fen, m.due_on::text as due_on, m.due_basis, m.open_fen,
      coalesce(sum(case e.kind when 'repaid' then e.fen when 'reversed' then -e.fen end), 0)::text as repaid,
      coalesce(sum(e.fen) filter (where e.kind = 'withdrawn'), 0)::text as withdrawn
    from deferral_month m left join deferral_entry e on e.month = m.id
    where m.deferral = ${deferral} and m.round = (select max(round) from deferral_month where deferral = ${deferral})
    group by m.id order by array_position(array['pension', 'unemployment', 'injury'], m.insurance), m.month`.execute(db)
  return rows.map(({ due_on: due, due_basis: dueBasis, open_fen: open, repaid, withdrawn, ...row }) => ({
    ...row,
    due,
    dueBasis,
    open,
    repaid: BigInt(repaid),
    withdrawn: BigInt(withdrawn),
  }))
}

/** What became of months, added up, as they stand on a day. */
export function sumOfMonths(
  months: readonly Pick<MonthOfDeferral, 'fen' | 'due' | 'repaid' | 'withdrawn' | 'open'>[],
  today: string,
): DeferralSums {
  const sum = { deferred: 0n, repaid: 0n, due: 0n, overdue: 0n, withdrawn: 0n }
  for (const { fen, due, repaid, withdrawn, open } of months) {
    sum.deferred += fen
    sum.repaid += repaid
    sum.withdrawn += withdrawn
    sum[standingOn(due, today)] += open
  }
  return sum
}
