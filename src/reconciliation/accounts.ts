import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { fundsOf } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import type { ReconciliationRefusal } from './refusals.ts'
import type { Cadence } from './rhythm.ts'
import type { StatementSource } from './statement-layout.ts'

/** An account of the office's own whose statements are laid beside the ledger, from a day on. */
export interface SettlementAccount {
  readonly id: bigint
  readonly region: string
  readonly fund: string
  readonly source: StatementSource
  readonly name: string
  readonly bank: string
  readonly number: string
  readonly openedOn: string
  readonly statementFen: bigint
  readonly bookFen: bigint
  readonly openingNote: string | undefined
}

/** How often statements come, and what says so. */
export interface Rhythm {
  readonly cadence: Cadence
  readonly workdays: number
  readonly basis: string
}

type RefusedWith<C extends ReconciliationRefusal['code']> = Extract<ReconciliationRefusal, { readonly code: C }>

/** The accounts of a place, by fund and source. */
export async function accountsOf(db: Work, region: string): Promise<readonly SettlementAccount[]> {
  const rows = await db
    .selectFrom('settlement_account')
    .selectAll()
    .where('region', '=', region)
    .orderBy('fund')
    .orderBy('source')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    region: row.region,
    fund: row.fund,
    source: row.source as StatementSource,
    name: row.name,
    bank: row.bank,
    number: row.number,
    openedOn: row.opened_on,
    statementFen: row.statement_fen,
    bookFen: row.book_fen,
    openingNote: row.opening_note ?? undefined,
  }))
}

/** An account that the caller's post is in the place of, with nobody else taking in or matching meanwhile where it is locked. */
export async function findAccount(
  db: Work,
  caller: Caller,
  id: bigint,
  isLocked = false,
): Promise<Result<SettlementAccount, RefusedWith<'settlement_account_not_found'>>> {
  if (isLocked) await sql`select pg_advisory_xact_lock(hashtext('settlement_account'), hashtext(${String(id)}))`.execute(db)
  const found = (await accountsOf(db, caller.post.region.path)).find((one) => one.id === id)
  return found === undefined ? refused({ code: 'settlement_account_not_found' }) : done(found)
}

export interface WantedAccount {
  readonly fund: string
  readonly source: StatementSource
  readonly name: string
  readonly bank: string
  readonly number: string
  readonly openedOn: string
  readonly statementFen: bigint
  readonly bookFen: bigint
  readonly openingNote?: string | undefined
}

/** Enters an account of a fund, with both balances of the day before reconciling begins. */
export async function enterAccount(
  db: Work,
  caller: Caller,
  wanted: WantedAccount,
): Promise<
  Result<
    { readonly account: string },
    RefusedWith<'settlement_account_there' | 'settlement_fund_unknown' | 'reconciliation_text_needed' | 'settlement_day_ahead'>
  >
> {
  const region = caller.post.region.path
  const known = await fundsOf(db, region)
  const { fund, source, openedOn, statementFen, bookFen } = wanted
  if (!known.includes(fund)) return refused({ code: 'settlement_fund_unknown', fund, known })
  for (const what of ['name', 'bank', 'number'] as const)
    if (wanted[what].trim() === '') return refused({ code: 'reconciliation_text_needed', what })
  const note = wanted.openingNote?.trim() ?? ''
  if (statementFen !== bookFen && note === '') return refused({ code: 'reconciliation_text_needed', what: 'opening_note' })
  if (openedOn > caller.day) return refused({ code: 'settlement_day_ahead', day: openedOn, today: caller.day })
  const row = await db
    .insertInto('settlement_account')
    .values({
      ...{ region, fund, source, name: wanted.name.trim(), bank: wanted.bank.trim(), number: wanted.number.replace(/\s/g, '') },
      ...{ opened_on: openedOn, statement_fen: statementFen, book_fen: bookFen, opening_note: note === '' ? null : note },
      ...{ entered_by: caller.account.id, entered_on: caller.day },
    })
    .onConflict((there) => there.columns(['region', 'fund', 'source']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) {
    const there = (await accountsOf(db, region)).find((one) => one.fund === fund && one.source === source)
    return refused({ code: 'settlement_account_there', fund, name: there?.name ?? '' })
  }
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'enter_settlement_account',
    register: 'settlement_account',
    subject: String(row.id),
    region,
    detail: { fund, source, name: wanted.name.trim(), openedOn, statement: String(statementFen), book: String(bookFen) },
  })
  return done({ account: String(row.id) })
}

/** Lays down how often statements of an account come, within how many workdays after their period, and what says so. */
export async function layDownRhythm(
  db: Work,
  caller: Caller,
  account: bigint,
  { cadence, workdays, basis }: Rhythm,
): Promise<Result<{ readonly account: string }, RefusedWith<'settlement_account_not_found' | 'reconciliation_text_needed'>>> {
  if (basis.trim() === '') return refused({ code: 'reconciliation_text_needed', what: 'basis' })
  const found = await findAccount(db, caller, account)
  if (found.kind === 'refused') return found
  const { region } = found.value
  await db
    .insertInto('statement_rhythm')
    .values({ account, region, cadence, workdays, basis: basis.trim(), entered_by: caller.account.id, entered_on: caller.day })
    .execute()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'lay_down_rhythm',
    register: 'settlement_account',
    subject: String(account),
    region,
    detail: { cadence, workdays, basis: basis.trim() },
  })
  return done({ account: String(account) })
}

/** How often statements of an account come; undefined where nobody laid it down. */
export async function rhythmOf(db: Work, account: bigint): Promise<Rhythm | undefined> {
  const row = await db
    .selectFrom('statement_rhythm')
    .select(['cadence', 'workdays', 'basis'])
    .where('account', '=', account)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, cadence: row.cadence as Cadence }
}
