import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import { type ActRefusal, act } from '../../lifecycle/index.ts'
import type { Work } from '../../store/index.ts'
import { actOnRows } from '../act-on-rows.ts'
import { keepPaper, type PaperOfBatch } from '../decide-batch.ts'
import { findBatch } from '../find-batch.ts'
import { countOwn, writeAccountChecks } from '../payees/check-accounts.ts'
import { type ClaimWithAccount, faultOfAccounts, lockClaims } from '../payees/fit-accounts.ts'
import type { AccountFault, NotFound, PaperRefusal, RefusedWith, RowsFault } from '../refusals.ts'
import { claims } from '../row-lives.ts'
import { faultOfSum } from './accept-batch.ts'
import { keepClaimItems } from './keep-claim-items.ts'

/** Money that finance sees in the account again: which rows', by which voucher, and what it comes to in fen. */
export interface MoneySeen {
  readonly claims: readonly bigint[]
  readonly voucher: PaperOfBatch
  readonly fen: bigint
}

/** Enters that returned money is back, by its voucher; until then nothing of it is paid again. Gives how many rows. */
export async function enterMoneyBack(
  db: Work,
  caller: Caller,
  batch: bigint,
  { claims: ids, voucher, fen }: MoneySeen,
  calendar: WorkCalendar,
): Promise<Result<number, NotFound | PaperRefusal | RowsFault | RefusedWith<'funds_paper_differs'>>> {
  if (voucher.number.trim() === '') return refused({ code: 'text_needed', what: 'voucher' })
  const found = await findBatch(db, batch)
  if (found.kind === 'refused') return found
  const against = await lockClaims(db, batch, ids, ['returned'])
  if (against !== undefined) return refused(against)
  const numbers = ids.map(String)
  const { rows } = await sql<{ rows: bigint; fen: string | null }>`
    select count(*) as rows, sum(p.fen)::text as fen from payment_standing s join payment p on p.id = s.payment
    where s.batch = ${batch} and s.claim = any (${numbers}::bigint[]) and s.state = 'returned'`.execute(db)
  const sum = { rows: Number(rows[0]?.rows ?? 0), fen: BigInt(rows[0]?.fen ?? 0) }
  const fault = faultOfSum('voucher', { rows: ids.length, fen }, sum)
  if (fault !== undefined) return refused(fault)
  const paper = await keepPaper(db, caller, found.value, 'voucher', voucher, sum)
  if (paper.kind === 'refused') return paper
  await sql`
    with seen as (
      update payment_standing set state = 'back', since = ${caller.day}::date
      where batch = ${batch} and claim = any (${numbers}::bigint[]) and state = 'returned'
      returning payment, batch, region
    )
    insert into money_back (payment, batch, region, voucher, back_on, entered_by)
    select payment, batch, region, ${voucher.number.trim()}, ${voucher.day}::date, ${caller.account.id} from seen`.execute(db)
  await actOnRows(db, caller, 'money_back', { batch, ids })
  await keepClaimItems(db, caller, batch, calendar)
  return done(ids.length)
}

/** Puts another account, or the same for a reason, in the place of the one that money came back from. Gives how many rows. */
export async function correctClaims(
  db: Work,
  caller: Caller,
  batch: bigint,
  rows: readonly ClaimWithAccount[],
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<number, ActRefusal | AccountFault | RefusedWith<'text_needed'>>> {
  if (reason.trim() === '') return refused({ code: 'text_needed', what: 'reason' })
  const fault = await faultOfAccounts(db, batch, rows, ['back'])
  if (fault !== undefined) return refused(fault)
  const steps = rows.map(({ claim, account }) => ({
    id: claim,
    version: undefined,
    columns: { account },
    detail: { account: String(account) },
  }))
  const acted = await act(db, caller, claims, 'correct', steps, reason.trim())
  if (acted.kind === 'refused') return acted
  await keepClaimItems(db, caller, batch, calendar)
  return done(rows.length)
}

/** Agrees with corrected accounts as a second person, who entered none of them; from then on they may be paid. Gives how many rows. */
export async function recheckClaims(
  db: Work,
  caller: Caller,
  batch: bigint,
  ids: readonly bigint[],
  calendar: WorkCalendar,
): Promise<Result<number, ActRefusal | RowsFault | RefusedWith<'accounts_own'>>> {
  const own = await countOwn(db, caller, ids)
  return own > 0 ? refused({ code: 'accounts_own', rows: own }) : judge(db, caller, 'recheck', batch, ids, calendar)
}

/** Sends corrections back, with the reason. Gives how many rows. */
export function sendBackClaims(
  db: Work,
  caller: Caller,
  batch: bigint,
  ids: readonly bigint[],
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<number, ActRefusal | RowsFault>> {
  return judge(db, caller, 'send_back', batch, ids, calendar, reason)
}

async function judge(
  db: Work,
  caller: Caller,
  verb: 'recheck' | 'send_back',
  batch: bigint,
  ids: readonly bigint[],
  calendar: WorkCalendar,
  reason?: string,
): Promise<Result<number, ActRefusal | RowsFault>> {
  const fault = await lockClaims(db, batch, ids, ['corrected'])
  if (fault !== undefined) return refused(fault)
  const steps = ids.map((id) => ({ id, version: undefined }))
  const acted = await act(db, caller, claims, verb, steps, reason)
  if (acted.kind === 'refused') return acted
  if (verb === 'recheck') await writeAccountChecks(db, caller, ids)
  await keepClaimItems(db, caller, batch, calendar)
  return done(ids.length)
}
