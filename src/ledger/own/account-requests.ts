import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { keepItem } from '../../inbox/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../../kernel/workdays.ts'
import { type ActRefusal, act, type Lifecycle, openVerbs, type Register } from '../../lifecycle/index.ts'
import type { Work } from '../../store/index.ts'
import { type Keyring, type NamedEntity, openAccount } from '../../subjects/index.ts'
import { batchAtHand } from '../find-batch.ts'
import type { AccountKind } from '../payees/account-number.ts'
import { type EnteredAccount, enterAccounts, fitAccounts, type Payee } from '../payees/enter-account.ts'
import { lockClaims } from '../payees/fit-accounts.ts'
import type { AccountRefusal, NotFound, RefusedWith, RowsFault } from '../refusals.ts'
import type { ClaimState } from '../row-lives.ts'
import { askedOnline } from './own-words.zh.ts'

export type RequestState = 'asked' | 'entered' | 'declined'
export type RequestVerb = 'enter_asked' | 'decline_asked'

/** What a payee asks of the account of its row: entered by whoever enters accounts, or refused with a reason. */
export const requestLife: Lifecycle<RequestState, RequestVerb> = {
  register: 'account_request',
  start: 'asked',
  states: { asked: { waits: { for: 'payee.confirm', workdays: 3 } }, entered: { isFinal: true }, declined: { isFinal: true } },
  verbs: {
    enter_asked: { from: ['asked'], to: 'entered', permission: 'payee.confirm' },
    decline_asked: { from: ['asked'], to: 'declined', permission: 'payee.confirm', reason: 'needed' },
  },
}

const requests: Register<RequestState, RequestVerb> = { table: 'account_request', lifecycle: requestLife }

/** An account as its payee writes it. */
export interface AskedAccount {
  readonly kind: AccountKind
  readonly holder: string
  readonly bank: string
  readonly bankCode: string
  readonly number: string
  /** Why the account that is known does not fit, and what shows the new one. */
  readonly reason: string
}

const correctable: readonly ClaimState[] = ['listed', 'held', 'unpublished', 'back']

/**
 * A payee asks that the account of its row be another one: one request at a time, and none after one was entered. The number is sealed
 * like every account. Gives the number of the request.
 */
export async function askAccount(
  db: Work,
  caller: Caller,
  ring: Keyring,
  row: { readonly id: bigint; readonly batch: bigint; readonly payee: Payee },
  asked: AskedAccount,
  calendar: WorkCalendar,
): Promise<Result<string, RowsFault | AccountRefusal | NotFound | RefusedWith<'account_settled' | 'account_asked'>>> {
  if (asked.reason.trim() === '') return refused({ code: 'text_needed', what: 'reason' })
  const fault = await lockClaims(db, row.batch, [row.id], correctable)
  if (fault !== undefined) return refused(fault)
  const claim = await db
    .selectFrom('claim')
    .innerJoin('batch', 'batch.id', 'claim.batch')
    .select(['claim.region', 'claim.state', 'claim.account', 'batch.approved_on'])
    .where('claim.id', '=', row.id)
    .executeTakeFirstOrThrow()
  if (claim.approved_on !== null && claim.account !== null && claim.state !== 'back')
    return refused({ code: 'account_settled', claim: String(row.id) })
  const before = await db
    .selectFrom('account_request')
    .select(['id', 'state'])
    .where('claim', '=', row.id)
    .where('state', 'in', ['asked', 'entered'])
    .executeTakeFirst()
  if (before !== undefined) return refused({ code: 'account_asked', request: String(before.id), state: before.state })
  const payee = { entity: row.payee.entity, key: row.payee.key }
  const { reason, ...account } = asked
  const fit = await fitAccounts(db, caller, ring, [{ ...account, payee, source: reason }])
  if (fit.kind === 'refused') return fit
  const [ready] = fit.value
  if (ready === undefined) throw new Error('one account went in, and none came out')
  const { id } = await db
    .insertInto('account_request')
    .values({
      claim: row.id,
      batch: row.batch,
      region: claim.region,
      ...payee,
      state: requestLife.start,
      kind: ready.kind,
      holder: ready.holder,
      bank: ready.bank,
      bank_code: ready.bankCode,
      tail: ready.number.slice(-4),
      hash: ready.sealed.hash,
      hash_before: ready.sealed.hashBefore ?? null,
      cipher: ready.sealed.cipher,
      key_version: ready.sealed.keyVersion,
      reason: reason.trim(),
      asked_by: caller.account.id,
      asked_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'ask_account',
    register: 'account_request',
    subject: String(id),
    region: claim.region,
    to: requestLife.start,
    version: 1,
    round: 1,
  })
  await keepRequestItem(db, caller, id, calendar)
  return done(String(id))
}

export interface SeenRequest {
  readonly id: bigint
  readonly version: number
}

/**
 * Enters the account that a payee asked for, in place of the one that its row goes to; the payee then says itself that its money is to go
 * there, and a second person looks at it.
 */
export async function enterAskedAccount(
  db: Work,
  caller: Caller,
  ring: Keyring,
  seen: SeenRequest,
  calendar: WorkCalendar,
): Promise<Result<EnteredAccount, ActRefusal | AccountRefusal | NotFound | RefusedWith<'account_damaged'>>> {
  const row = await db
    .selectFrom('account_request')
    .innerJoin('claim', 'claim.id', 'account_request.claim')
    .selectAll('account_request')
    .select('claim.account as present')
    .where('account_request.id', '=', seen.id)
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'row_not_found', id: String(seen.id) })
  const payee = { entity: row.entity as NamedEntity, key: row.key }
  const number = openAccount(ring, payee, { cipher: row.cipher, hash: row.hash, keyVersion: row.key_version })
  if (number === undefined) return refused({ code: 'account_damaged', account: String(seen.id) })
  const isReplaced =
    row.present !== null && (await db.selectFrom('payee_account').select('id').where('corrects', '=', row.present).executeTakeFirst())
  const entered = await enterAccounts(db, caller, ring, [
    {
      payee,
      kind: row.kind as AccountKind,
      holder: row.holder,
      bank: row.bank,
      bankCode: row.bank_code,
      number,
      source: askedOnline(seen.id, row.reason),
      corrects: row.present === null || isReplaced ? undefined : row.present,
    },
  ])
  if (entered.kind === 'refused') return entered
  const [account] = entered.value
  if (account === undefined) throw new Error('one account went in, and none came out')
  const columns = { account: BigInt(account.account), decided_by: caller.account.id, decided_on: caller.day }
  const acted = await act(db, caller, requests, 'enter_asked', [{ ...seen, columns }])
  if (acted.kind === 'refused') return acted
  await keepRequestItem(db, caller, seen.id, calendar)
  return done(account)
}

/** Refuses a request, with the reason that its payee is told. */
export async function declineAskedAccount(
  db: Work,
  caller: Caller,
  seen: SeenRequest,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<string, ActRefusal>> {
  const columns = { refused_for: reason.trim(), decided_by: caller.account.id, decided_on: caller.day }
  const acted = await act(db, caller, requests, 'decline_asked', [{ ...seen, columns }], reason)
  if (acted.kind === 'refused') return acted
  await keepRequestItem(db, caller, seen.id, calendar)
  return done('declined')
}

/** A request as whoever enters accounts sees it. */
export interface RequestLine {
  readonly id: bigint
  readonly version: number
  readonly claim: bigint
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly state: RequestState
  readonly kind: AccountKind
  readonly holder: string
  readonly bank: string
  readonly bankCode: string
  readonly tail: string
  readonly reason: string
  readonly askedBy: string
  readonly askedOn: string
  readonly refusedFor: string | undefined
  readonly verbs: readonly RequestVerb[]
}

/** What payees asked of their accounts in a batch, what is open first; at most 200. */
export async function listAccountRequests(caller: Caller, batch: bigint): Promise<readonly RequestLine[]> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('account_request')
      .innerJoin('account', 'account.id', 'account_request.asked_by')
      .selectAll('account_request')
      .select('account.name as asker')
      .where('batch', '=', batch)
      .orderBy((eb) => eb('account_request.state', '<>', 'asked'))
      .orderBy('account_request.id', 'desc')
      .limit(200)
      .execute()
    const verbs = await openVerbs(db, caller, requestLife, rows)
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      claim: row.claim,
      payee: { entity: row.entity, key: row.key },
      state: row.state as RequestState,
      kind: row.kind as AccountKind,
      holder: row.holder,
      bank: row.bank,
      bankCode: row.bank_code,
      tail: row.tail,
      reason: row.reason,
      askedBy: row.asker,
      askedOn: row.asked_on,
      refusedFor: row.refused_for ?? undefined,
      verbs: verbs.get(row.id) ?? [],
    }))
  })
}

async function keepRequestItem(db: Work, caller: Caller, id: bigint, calendar: WorkCalendar): Promise<void> {
  const row = await db
    .selectFrom('account_request')
    .select(['batch', 'region', 'state', 'round'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { number, policy, policyZh } = await batchAtHand(db, row.batch)
  const { waits } = requestLife.states.asked
  if (waits === undefined) throw new Error('nobody waits for a request')
  await keepItem(db, caller, {
    register: 'account_request',
    subject: String(id),
    state: 'asked',
    round: row.round,
    permission: waits.for,
    region: row.region,
    title: { number, policy: policyZh, policyId: policy, batch: String(row.batch) },
    due: dueDay(caller.day, waits.workdays, calendar),
    isReturned: false,
    rows: row.state === 'asked' ? 1 : 0,
  })
}
