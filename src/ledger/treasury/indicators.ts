import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import type { RefusedWith } from '../refusals.ts'

export type SourceLevel = 'central' | 'province' | 'city' | 'county'

/** An indicator as a document gives it. */
export interface WrittenIndicator {
  readonly fund: string
  readonly year: number
  readonly number: string
  readonly functionSubject: string
  readonly economicSubject: string
  readonly sourceLevel: SourceLevel
  readonly fen: bigint
  readonly day: string
}

/**
 * How an indicator stands, in fen: what it was given, what batches hold of it, what of that was paid and did not come back, what is left.
 * Money that came back counts in the year that it came back in; that of payments of earlier years is told apart.
 */
export interface IndicatorStanding {
  readonly id: bigint
  readonly fund: string
  readonly year: number
  readonly number: string
  readonly functionSubject: string
  readonly economicSubject: string
  readonly sourceLevel: SourceLevel
  readonly given: bigint
  readonly drawn: bigint
  readonly paid: bigint
  readonly left: bigint
}

/** Money of an indicator that came back: paid in one year, back in that or a later one. */
export interface IndicatorReturn {
  readonly indicator: bigint
  readonly paidYear: number
  readonly backYear: number
  readonly payments: number
  readonly fen: bigint
}

type EnterRefusal = RefusedWith<
  'text_needed' | 'day_ahead' | 'amount_needed' | 'indicator_known' | 'indicator_not_found' | 'beyond_indicator'
>

/** Enters an indicator with what its document gives. */
export async function enterIndicator(
  db: Work,
  caller: Caller,
  { fund, year, number, functionSubject, economicSubject, sourceLevel, fen, day }: WrittenIndicator,
): Promise<Result<{ readonly indicator: string }, EnterRefusal>> {
  if (number.trim() === '') return refused({ code: 'text_needed', what: 'number' })
  if (functionSubject.trim() === '' || economicSubject.trim() === '') return refused({ code: 'text_needed', what: 'subject' })
  if (fen <= 0n) return refused({ code: 'amount_needed' })
  if (day > caller.day) return refused({ code: 'day_ahead', day, today: caller.day })
  const region = caller.post.region.path
  const entered = await db
    .insertInto('indicator')
    .values({
      ...{ region, fund: fund.trim(), year, number: number.trim(), source_level: sourceLevel, entered_by: caller.account.id },
      ...{ function_subject: functionSubject.trim(), economic_subject: economicSubject.trim() },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (entered === undefined) return refused({ code: 'indicator_known', number: number.trim() })
  await writeLine(db, caller, entered.id, region, fen, number.trim(), day)
  return done({ indicator: String(entered.id) })
}

/** Gives more to an indicator or takes from it, by a document; never below what batches hold of it. */
export async function changeIndicator(
  db: Work,
  caller: Caller,
  id: bigint,
  { fen, basis, day }: { readonly fen: bigint; readonly basis: string; readonly day: string },
): Promise<Result<{ readonly indicator: string; readonly left: string }, EnterRefusal>> {
  if (basis.trim() === '') return refused({ code: 'text_needed', what: 'basis' })
  if (fen === 0n) return refused({ code: 'amount_needed' })
  if (day > caller.day) return refused({ code: 'day_ahead', day, today: caller.day })
  const [standing] = await lockedStandings(db, [id])
  if (standing === undefined) return refused({ code: 'indicator_not_found', indicator: String(id) })
  if (standing.left + fen < 0n) return refused({ code: 'beyond_indicator', number: standing.number, left: standing.left, asked: -fen })
  await writeLine(db, caller, id, caller.post.region.path, fen, basis.trim(), day)
  return done({ indicator: String(id), left: String(standing.left + fen) })
}

async function writeLine(
  db: Work,
  caller: Caller,
  indicator: bigint,
  region: string,
  fen: bigint,
  basis: string,
  day: string,
): Promise<void> {
  await db
    .insertInto('indicator_line')
    .values({ indicator, region, fen, basis, basis_on: day, entered_by: caller.account.id, entered_on: caller.day })
    .execute()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'enter_indicator',
    register: 'indicator',
    subject: String(indicator),
    region,
    detail: { fen: String(fen), basis },
  })
}

/** Some indicators as they stand, held until the transaction ends: whoever draws waits for whoever does. */
export async function lockedStandings(db: Work, ids: readonly bigint[]): Promise<readonly IndicatorStanding[]> {
  await sql`select id from indicator where id = any (${ids.map(String)}::bigint[]) order by id for update`.execute(db)
  return standings(db, sql`i.id = any (${ids.map(String)}::bigint[])`)
}

/** The indicators of a place, newest year first. */
export async function indicatorStandings(db: Work, region: string): Promise<readonly IndicatorStanding[]> {
  return standings(db, sql`i.region = ${region}`)
}

async function standings(db: Work, which: ReturnType<typeof sql>): Promise<readonly IndicatorStanding[]> {
  const { rows } = await sql<Record<'given' | 'drawn' | 'paid', string> & Named>`
    select i.*, coalesce(l.fen, 0)::text as given, coalesce(d.fen, 0)::text as drawn, coalesce(p.fen, 0)::text as paid
    from indicator i
    left join (select indicator, sum(fen) as fen from indicator_line group by indicator) l on l.indicator = i.id
    left join (select indicator, sum(fen) as fen from indicator_draw group by indicator) d on d.indicator = i.id
    left join (
      select w.indicator, sum(w.fen) as fen from payment_draw w join payment_standing s on s.payment = w.payment
      where s.state <> 'back' group by w.indicator) p on p.indicator = i.id
    where ${which} order by i.year desc, i.fund, i.id`.execute(db)
  return rows.map(({ given, drawn, paid, function_subject, economic_subject, source_level, ...row }) => ({
    ...{ id: row.id, fund: row.fund, year: row.year, number: row.number },
    ...{ functionSubject: function_subject, economicSubject: economic_subject, sourceLevel: source_level },
    ...{ given: BigInt(given), drawn: BigInt(drawn), paid: BigInt(paid), left: BigInt(given) - BigInt(drawn) },
  }))
}

interface Named {
  readonly id: bigint
  readonly fund: string
  readonly year: number
  readonly number: string
  readonly function_subject: string
  readonly economic_subject: string
  readonly source_level: SourceLevel
}

/** What came back to the indicators of a place, by the year that it was paid in and the year that it came back in. */
export async function indicatorReturns(db: Work, region: string): Promise<readonly IndicatorReturn[]> {
  const { rows } = await sql<{ indicator: bigint; paid_year: number; back_year: number; payments: bigint; fen: string }>`
    select w.indicator, extract(year from p.paid_on)::int as paid_year, extract(year from m.back_on)::int as back_year,
      count(*) as payments, sum(w.fen)::text as fen
    from indicator i join payment_draw w on w.indicator = i.id join payment p on p.id = w.payment join money_back m on m.payment = p.id
    where i.region = ${region} group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows.map(({ indicator, paid_year: paidYear, back_year: backYear, payments, fen }) => ({
    ...{ indicator, paidYear, backYear, payments: Number(payments), fen: BigInt(fen) },
  }))
}
