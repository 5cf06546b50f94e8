import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../../store/index.ts'

/** What moved: to finance, to the account it is paid from, to the bank, and what came of it. */
export type MovementKind =
  | 'approved'
  | 'funds_received'
  | 'handed_over'
  | 'succeeded'
  | 'returned'
  | 'repeated'
  | 'money_back'
  | 'recovered'
/** What is open at the end of a day: to be handed over, in process, returned and not back. */
export type StandingKind = 'waiting' | 'in_process' | 'not_back'

/** Rows of a batch that moved or stand together, by the number of what shows it: a file, a voucher, a paper. Fen. */
export interface MoneyLine<K extends string = MovementKind | StandingKind> {
  readonly kind: K
  readonly batch: bigint
  readonly batchNumber: string
  readonly policyZh: string
  readonly reference: string
  /** HH:MM at which a file to the bank was made, and its layout. */
  readonly minute: string | undefined
  readonly layout: string | undefined
  readonly rows: number
  readonly fen: bigint
  /** SHA-256 over the numbers of its rows with their fen; empty where it has no rows of its own. */
  readonly rowsHash: string
}

/** A fund of a place on a day. */
export interface FundDay {
  readonly region: string
  readonly fund: string
  readonly day: string
}

interface Counted {
  readonly kind: MovementKind | StandingKind
  readonly batch: bigint
  readonly number: string
  readonly policy: string
  readonly reference: string
  readonly minute: string | null
  readonly layout: string | null
  readonly rows: string
  readonly fen: string
  readonly hash: string | null
}

/**
 * What moved of a fund on the day it was entered, or of a voucher or paper the day it bears: told by what is inserted and never changed,
 * so that it is told of any day. An answer that says what was known is `repeated`.
 */
export async function movementsOf(db: Work, { region, fund, day }: FundDay): Promise<readonly MoneyLine<MovementKind>[]> {
  return read<MovementKind>(
    db,
    sql`
    with b as (select id, number, policy_zh from batch where region = ${region} and fund = ${fund}),
    approved as (
      select distinct on (b.id) b.*, e.verb, e.detail from b
      join event e on e.register = 'batch' and e.subject = b.id::text and e.verb in ('approve', 'send_back_sample', 'send_back_finance') and e.office_day = ${day}
      order by b.id, e.id desc),
    received as (
      select distinct on (b.id) b.*, p.number as paper, p.rows, p.fen from b
      join batch_paper p on p.batch = b.id and p.kind = 'funds_received' and p.paper_on = ${day} order by b.id, p.id desc),
    answered as (
      select a.batch, f.number as file, p.id, p.fen,
        case when exists (select from bank_answer x where x.payment = a.payment and x.id < a.id and (a.result = 'succeeded' or x.result = 'returned'))
          then 'repeated' else a.result end as kind
      from bank_file f join bank_answer a on a.file = f.id join payment p on p.id = a.payment
      where f.batch in (select id from b) and f.direction = 'in' and f.entered_on = ${day}),
    lines as (
      select 'approved' as kind, id as batch, detail->>'approval' as reference, null as minute, null as layout, detail->>'rows' as rows,
        detail->>'fen' as fen, '' as hash from approved where verb = 'approve'
      union all
      select 'funds_received', id, paper, null, null, rows::text, fen::text, '' from received
      union all
      select 'handed_over', f.batch, f.number, ${minuteOf}, f.layout, count(*)::text, sum(p.fen)::text, ${hashOf}
      from bank_file f join payment p on p.file = f.id where f.batch in (select id from b) and f.direction = 'out' and f.entered_on = ${day}
      group by f.id
      union all
      select p.kind, p.batch, p.file, null, null, count(*)::text, sum(p.fen)::text, ${hashOf} from answered p group by p.kind, p.batch, p.file
      union all
      select 'money_back', m.batch, m.voucher, null, null, count(*)::text, sum(p.fen)::text, ${hashOf}
      from money_back m join payment p on p.id = m.payment where m.batch in (select id from b) and m.back_on = ${day} group by m.batch, m.voucher
      union all
      select 'recovered', p.batch, e.voucher, null, null, count(*)::text, sum(p.fen)::text, ${hashOf}
      from (select entry, payment as id, batch, fen from recovered_money
        where batch in (select id from b) and way = 'received' and back_on = ${day}) p
      join recovery_entry e on e.id = p.entry group by p.batch, e.voucher)`,
  )
}

/** What is open of a fund at the end of a day: told of any day by when it was paid, answered and seen back. */
export async function standingsOf(db: Work, { region, fund, day }: FundDay): Promise<readonly MoneyLine<StandingKind>[]> {
  return read<StandingKind>(
    db,
    sql`
    with b as (select id, number, policy_zh from batch where region = ${region} and fund = ${fund}),
    -- Whatever stands otherwise now, and was neither answered nor seen back since, is not open that day either.
    maybe as (
      select payment from payment_standing where batch in (select id from b) and state in ('in_process', 'returned')
      union select a.payment from bank_file f join bank_answer a on a.file = f.id where f.batch in (select id from b) and f.entered_on > ${day}
      union select payment from money_back where batch in (select id from b) and back_on > ${day}),
    paid as (
      select p.id, p.batch, p.fen, p.file, count(f.id) > 0 as is_answered, count(f.id) filter (where a.result = 'returned') > 0 as is_returned
      from payment p left join bank_answer a on a.payment = p.id left join bank_file f on f.id = a.file and f.entered_on <= ${day}
      where p.id in (select payment from maybe) and p.paid_on <= ${day} group by p.id),
    lines as (
      select 'in_process' as kind, f.batch, f.number as reference, case when f.entered_on = ${day} then ${minuteOf} end as minute, f.layout,
        count(*)::text as rows, sum(p.fen)::text as fen, ${hashOf} as hash
      from paid p join bank_file f on f.id = p.file where not p.is_answered group by f.id
      union all
      select 'not_back', f.batch, f.number, null, null, count(*)::text, sum(p.fen)::text, ${hashOf}
      from paid p join bank_file f on f.id = p.file where p.is_returned
        and not exists (select from money_back m where m.payment = p.id and m.back_on <= ${day}) group by f.id)`,
  )
}

/** What waits for its file now, per batch: finance took the list, or a corrected account was agreed with. Of today alone. */
export async function waitingNow(db: Work, { region, fund }: Omit<FundDay, 'day'>): Promise<readonly MoneyLine<'waiting'>[]> {
  return read<'waiting'>(
    db,
    sql`
    with b as (select id, number, policy_zh from batch where region = ${region} and fund = ${fund} and state in ('hand_over', 'answers', 'done')),
    lines as (
      select 'waiting' as kind, p.batch, '' as reference, null as minute, null as layout, count(*)::text as rows, sum(p.fen)::text as fen,
        ${hashOf} as hash
      from claim p where p.batch in (select id from b) and p.state in ('listed', 'payable') group by p.batch)`,
  )
}

/** Funds that a place has a budget for or a list of, by name. */
export async function fundsOf(db: Work, region: string): Promise<readonly string[]> {
  const { rows } = await sql<{ fund: string }>`
    select fund from fund_budget where region = ${region} union select fund from batch where region = ${region} order by fund`.execute(db)
  return rows.map(({ fund }) => fund)
}

const minuteOf = sql`to_char(f.recorded_at at time zone 'Asia/Shanghai', 'HH24:MI')`
const hashOf = sql`encode(sha256(convert_to(string_agg(p.id::text || ':' || p.fen::text, ',' order by p.id), 'UTF8')), 'hex')`

async function read<K extends MovementKind | StandingKind>(db: Work, lines: RawBuilder<unknown>): Promise<readonly MoneyLine<K>[]> {
  const { rows } = await sql<Counted>`${lines}
    select l.kind, l.batch, b.number, b.policy_zh as policy, l.reference, l.minute, l.layout, l.rows, l.fen, l.hash
    from lines l join b on b.id = l.batch order by l.kind, b.number, l.reference`.execute(db)
  return rows.map(({ kind, batch, number, policy, reference, minute, layout, rows: count, fen, hash }) => ({
    kind: kind as K,
    batch: BigInt(batch),
    batchNumber: number,
    policyZh: policy,
    reference,
    minute: minute ?? undefined,
    layout: layout ?? undefined,
    rows: Number(count),
    fen: BigInt(fen),
    rowsHash: hash ?? '',
  }))
}
