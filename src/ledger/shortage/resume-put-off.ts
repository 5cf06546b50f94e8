import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { ActRefusal } from '../../lifecycle/index.ts'
import type { Work } from '../../store/index.ts'
import { findBatch } from '../find-batch.ts'
import { fundsLeft } from '../fund-left.ts'
import { keepClaimItems } from '../money/keep-claim-items.ts'
import { releaseRow } from '../publication/release-row.ts'
import type { NotFound, RefusedWith } from '../refusals.ts'
import { putOffOfFund } from './put-off.ts'

/** What goes on, and what still waits; fen as text. */
export type Resumed = { readonly rows: number; readonly fen: string; readonly waiting: string }

/** Rows that go on in one act. */
const mostAtOnce = 2_000

/**
 * Lets rows go on that were put off because the fund did not suffice, once it has more: in the order in which they were decided, as far as
 * the fund reaches, each whole. A list that was put off later waits for those before it.
 */
export async function resumePutOff(
  db: Work,
  caller: Caller,
  id: bigint,
  calendar: WorkCalendar,
): Promise<
  Result<Resumed, NotFound | ActRefusal | RefusedWith<'nothing_put_off' | 'put_off_first' | 'beyond_fund' | 'fund_without_budget'>>
> {
  const found = await findBatch(db, id)
  if (found.kind === 'refused') return found
  const batch = found.value
  await db.selectFrom('batch').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  const putOff = await putOffOfFund(db, batch.region, batch.fund)
  const own = putOff.find((each) => each.batch === id)
  if (own === undefined) return refused({ code: 'nothing_put_off' })
  const year = Number(caller.day.slice(0, 4))
  const fund = await fundsLeft(db, batch.region, batch.fund, year)
  if (fund === undefined) return refused({ code: 'fund_without_budget', fund: batch.fund, year })
  const [first] = putOff
  if (first !== undefined && first.batch !== id)
    return refused({ code: 'put_off_first', fund: batch.fund, number: first.number, waiting: first.fen, left: fund.left })
  const { rows } = await sql<{ shortage: bigint; claim: bigint; waiting: bigint; fen: bigint; is_open: boolean }>`
    select s.shortage, s.claim, s.waiting, c.fen,
      exists (select from doubt d where d.claim = c.id and d.state <> 'closed') or
      exists (select from objection o where o.claim = c.id and o.state <> 'answered') as is_open
    from fund_share s join claim c on c.id = s.waiting
    where c.batch = ${id} and c.state = 'held' and s.resumed_on is null order by s.shortage, s.place limit ${mostAtOnce}`.execute(db)
  let left = fund.left
  const going = []
  for (const row of rows) {
    if (row.fen > left) break
    left -= row.fen
    going.push(row)
  }
  if (going.length === 0) return refused({ code: 'beyond_fund', fund: batch.fund, year, left: fund.left, asked: rows[0]?.fen ?? 0n })
  for (const { shortage, claim, waiting, is_open: isOpen } of going) {
    await db.updateTable('fund_share').set({ resumed_on: caller.day }).where('shortage', '=', shortage).where('claim', '=', claim).execute()
    // What is doubtful besides stays held for that.
    if (isOpen) continue
    const released = await releaseRow(db, caller, batch, waiting)
    if (released.kind === 'refused') return released
  }
  const fen = going.reduce((sum, row) => sum + row.fen, 0n)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'resume_put_off',
    register: 'batch',
    subject: String(id),
    region: batch.region,
    detail: { fund: batch.fund, rows: going.length, fen: String(fen) },
  })
  await keepClaimItems(db, caller, id, calendar)
  return done({ rows: going.length, fen: String(fen), waiting: String(own.fen - fen) })
}
