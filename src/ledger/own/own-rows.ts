import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { batchSteps } from '../batch-life.ts'
import type { AccountKind } from '../payees/account-number.ts'
import type { ClaimState } from '../row-lives.ts'
import type { RequestState } from './account-requests.ts'

/** An account as its payee sees it: the last four digits. */
export interface OwnAccount {
  readonly id: bigint
  readonly kind: AccountKind
  readonly holder: string
  readonly bank: string
  readonly tail: string
}

/** What its payee sees of a row of a list. */
export interface OwnRow {
  readonly id: bigint
  readonly batch: bigint
  /** Where it is handled. */
  readonly region: { readonly path: string; readonly name: string }
  readonly number: string
  readonly run: string
  readonly policy: { readonly id: string; readonly zh: string }
  readonly payee: { readonly entity: string; readonly key: bigint; readonly name: string | undefined }
  readonly subject: { readonly entity: string; readonly key: bigint }
  /** Of an employment or a certificate: whose. */
  readonly person: string | undefined
  readonly period: string
  readonly fen: bigint
  readonly state: ClaimState
  readonly step: string
  /** The one it goes to; undefined where none was settled. */
  readonly account: OwnAccount | undefined
  /** The last one of the payee that stands, which a word can name. */
  readonly known: OwnAccount | undefined
  readonly said: { readonly will: 'confirms' | 'waives'; readonly way: string; readonly on: string } | undefined
  readonly asked:
    | {
        readonly id: bigint
        readonly state: RequestState
        readonly tail: string
        readonly on: string
        readonly refusedFor: string | undefined
      }
    | undefined
  readonly notice: { readonly from: string; readonly to: string; readonly address: string } | undefined
  readonly paidOn: string | undefined
  readonly mayConfirm: boolean
  readonly mayWaive: boolean
  readonly mayAskAccount: boolean
}

const pageRows = 50
/** While its payee can still say something to a row. */
const askable: readonly ClaimState[] = ['listed', 'held', 'unpublished']

/**
 * The rows of lists that go to whom the caller speaks for, the newest first, once payees are asked: what is still checked may come to
 * nothing. `claim` names one. The database shows no other row to such a caller.
 */
export async function listOwnRows(
  caller: Caller,
  { claim, before }: { readonly claim?: bigint | undefined; readonly before?: bigint | undefined } = {},
): Promise<{ readonly rows: readonly OwnRow[]; readonly next: bigint | undefined }> {
  const named = claim === undefined ? sql`` : sql`and c.id = ${claim}`
  const beyond = before === undefined ? sql`` : sql`and c.id < ${before}`
  const rows = await caller.transact(async (db) => {
    const found = await sql<FoundRow>`
      select c.id, c.region, r.name as place, c.state, c.fen, c.period, c.account, b.id as batch, b.number, b.run, b.policy, b.policy_zh,
        b.state as step, b.approved_on, e.payee_entity, e.payee_key, e.subject_entity, e.subject_key, n.name as payee, p.name as person,
        to_jsonb(settled) as settled, to_jsonb(known) as known, w.will, w.way, w.entered_on as said_on,
        q.id as request, q.state as request_state, q.tail as request_tail, q.asked_on, q.refused_for,
        exists (select from account_request x where x.claim = c.id and x.state = 'entered') as was_entered,
        u.from_day, u.to_day, u.address, y.paid_on
      from own_subjects() o
      join entitlement e on e.payee_entity = o.entity and e.payee_key = o.key
      join claim c on c.id = e.id
      join batch b on b.id = e.batch
      join region r on r.path = c.region
      left join subject n on n.entity = e.payee_entity and n.key = e.payee_key
      left join entitlement_key k on k.entitlement = e.id and k.entity = 'person' and e.payee_entity <> 'person'
      left join subject p on p.entity = 'person' and p.key = k.key
      left join lateral (select a.id::text, a.kind, a.holder, a.bank, a.tail from payee_account a where a.id = c.account) settled on true
      left join lateral (
        select a.id::text, a.kind, a.holder, a.bank, a.tail from payee_account a
        where a.entity = e.payee_entity and a.key = e.payee_key and not exists (select from payee_account later where later.corrects = a.id)
        order by a.id desc limit 1) known on true
      left join lateral (select will, way, entered_on from confirmation where claim = c.id order by id desc limit 1) w on true
      left join lateral (
        select id, state, tail, asked_on, refused_for from account_request where claim = c.id order by id desc limit 1) q on true
      left join lateral (select from_day, to_day, address from publication where batch = b.id order by id desc limit 1) u on true
      left join lateral (
        select m.paid_on from payment m join payment_standing s on s.payment = m.id and s.state = 'succeeded'
        where m.claim = c.id order by m.id desc limit 1) y on true
      where (b.state = 'done' or array_position(b.steps, b.state) >=
        coalesce(array_position(b.steps, 'account_check'), array_position(b.steps, 'publication'), array_position(b.steps, 'approval')))
        ${named} ${beyond}
      order by c.id desc limit ${pageRows + 1}`.execute(db)
    return found.rows
  })
  const page = rows.slice(0, pageRows)
  return { rows: page.map(rowOf), next: rows.length > pageRows ? page.at(-1)?.id : undefined }
}

interface FoundAccount {
  readonly id: string
  readonly kind: AccountKind
  readonly holder: string
  readonly bank: string
  readonly tail: string
}

interface FoundRow {
  readonly id: bigint
  readonly region: string
  readonly place: string
  readonly state: ClaimState
  readonly fen: bigint
  readonly period: string
  readonly account: bigint | null
  readonly batch: bigint
  readonly number: string
  readonly run: string
  readonly policy: string
  readonly policy_zh: string
  readonly step: string
  readonly approved_on: string | null
  readonly payee_entity: string
  readonly payee_key: bigint
  readonly subject_entity: string
  readonly subject_key: bigint
  readonly payee: string | null
  readonly person: string | null
  readonly settled: FoundAccount | null
  readonly known: FoundAccount | null
  readonly will: 'confirms' | 'waives' | null
  readonly way: string | null
  readonly said_on: string | null
  readonly request: bigint | null
  readonly request_state: RequestState | null
  readonly request_tail: string | null
  readonly asked_on: string | null
  readonly refused_for: string | null
  readonly was_entered: boolean
  readonly from_day: string | null
  readonly to_day: string | null
  readonly address: string | null
  readonly paid_on: string | null
}

function rowOf(row: FoundRow): OwnRow {
  const isOpen = batchSteps.some((step) => step === row.step) && askable.includes(row.state)
  // Once payment is approved an account that stands is not replaced.
  const isSettled = row.approved_on !== null && row.account !== null
  const account = accountOf(row.settled)
  const known = accountOf(row.known)
  const isUnsaid = row.will !== 'confirms' || account?.id !== known?.id
  return {
    id: row.id,
    batch: row.batch,
    region: { path: row.region, name: row.place },
    number: row.number,
    run: row.run,
    policy: { id: row.policy, zh: row.policy_zh },
    payee: { entity: row.payee_entity, key: row.payee_key, name: row.payee ?? undefined },
    subject: { entity: row.subject_entity, key: row.subject_key },
    person: row.person ?? undefined,
    period: row.period,
    fen: row.fen,
    state: row.state,
    step: row.step,
    account,
    known,
    said: row.will === null || row.way === null || row.said_on === null ? undefined : { will: row.will, way: row.way, on: row.said_on },
    asked:
      row.request === null || row.request_state === null || row.request_tail === null || row.asked_on === null
        ? undefined
        : {
            id: row.request,
            state: row.request_state,
            tail: row.request_tail,
            on: row.asked_on,
            refusedFor: row.refused_for ?? undefined,
          },
    notice:
      row.from_day === null || row.to_day === null || row.address === null
        ? undefined
        : { from: row.from_day, to: row.to_day, address: row.address },
    paidOn: row.state === 'paid' ? (row.paid_on ?? undefined) : undefined,
    mayConfirm: isOpen && isUnsaid && known !== undefined && row.request_state !== 'asked' && (!isSettled || account?.id === known.id),
    mayWaive: isOpen,
    mayAskAccount: ((isOpen && !isSettled) || row.state === 'back') && row.request_state !== 'asked' && !row.was_entered,
  }
}

const accountOf = (found: FoundAccount | null): OwnAccount | undefined => (found === null ? undefined : { ...found, id: BigInt(found.id) })
