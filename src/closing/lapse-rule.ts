import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { fundsOf } from '../ledger/index.ts'
import { lineTo } from '../organisation/index.ts'
import type { Work } from '../store/index.ts'
import type { ClosingRefusal } from './refusals.ts'

/** Whether what is left of a fund's budget lapses with its year, and the document that says so. */
export interface LapseRule {
  readonly lapses: boolean
  readonly basis: string
}

/** What was laid down for a place about a fund: the newest entry of the nearest place; undefined where nobody laid it down. */
export async function lapseOf(db: Work, region: string, fund: string): Promise<LapseRule | undefined> {
  const rows = await db
    .selectFrom('budget_lapse_rule')
    .select(['id', 'region', 'lapses', 'basis'])
    .where('region', 'in', [...lineTo(region)])
    .where('fund', '=', fund)
    .execute()
  rows.sort((a, b) => b.region.length - a.region.length || (a.id < b.id ? 1 : -1))
  const [nearest] = rows
  return nearest === undefined ? undefined : { lapses: nearest.lapses, basis: nearest.basis }
}

/** Lays down whether what is left of a fund's budget lapses with its year, in the caller's place and below. */
export async function layDownLapse(
  db: Work,
  caller: Caller,
  { fund, lapses, basis }: LapseRule & { readonly fund: string },
): Promise<Result<{ readonly fund: string }, Extract<ClosingRefusal, { readonly code: 'text_needed' | 'fund_unknown' }>>> {
  if (basis.trim() === '') return refused({ code: 'text_needed', what: 'basis' })
  const region = caller.post.region.path
  const known = await fundsOf(db, region)
  if (!known.includes(fund)) return refused({ code: 'fund_unknown', fund, known })
  const { id } = await db
    .insertInto('budget_lapse_rule')
    .values({ region, fund, lapses, basis: basis.trim(), entered_by: caller.account.id, entered_on: caller.day })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'lay_down_lapse',
    register: 'budget_lapse_rule',
    subject: String(id),
    region,
    detail: { fund, lapses, basis: basis.trim() },
  })
  return done({ fund })
}
