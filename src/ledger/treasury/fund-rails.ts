import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { lineTo } from '../../organisation/index.ts'
import type { Work } from '../../store/index.ts'
import type { RefusedWith } from '../refusals.ts'

/**
 * The ways that the money of a fund takes: through a plan and the fiscal account to the bank, by a request to the treasury against
 * indicators, or paid by a central system that is given the list.
 */
export const rails = ['fiscal_account', 'treasury', 'central'] as const
export type Rail = (typeof rails)[number]

export interface FundRail {
  readonly rail: Rail
  /** The document that orders it so; undefined for the fiscal account, which every fund takes that no document sends elsewhere. */
  readonly basis: string | undefined
}

/** The rail of a fund in a place: of the place, or of the nearest above that lays one down. */
export async function railOf(db: Work, region: string, fund: string): Promise<FundRail> {
  const found = await db
    .selectFrom('fund_rail')
    .select(['region', 'rail', 'basis', 'id'])
    .where('fund', '=', fund)
    .where('region', 'in', [...lineTo(region)])
    .execute()
  const [first] = found.sort((a, b) => b.region.length - a.region.length || (a.id < b.id ? 1 : -1))
  return first === undefined ? { rail: 'fiscal_account', basis: undefined } : { rail: first.rail as Rail, basis: first.basis }
}

/** Lays down which rail a fund of the caller's place takes; batches that were made keep theirs. */
export async function layDownRail(
  db: Work,
  caller: Caller,
  { fund, rail, basis }: { readonly fund: string; readonly rail: Rail; readonly basis: string },
): Promise<Result<{ readonly rail: Rail }, RefusedWith<'text_needed'>>> {
  if (basis.trim() === '') return refused({ code: 'text_needed', what: 'basis' })
  const region = caller.post.region.path
  const { id } = await db
    .insertInto('fund_rail')
    .values({ region, fund: fund.trim(), rail, basis: basis.trim(), entered_by: caller.account.id, entered_on: caller.day })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'lay_down_rail',
    register: 'fund_rail',
    subject: String(id),
    region,
    detail: { fund: fund.trim(), rail, basis: basis.trim() },
  })
  return done({ rail })
}
