import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import { leftStates } from '../row-lives.ts'

/** A granted row of a list that payment was approved for once, and how its money stands; with every payment that arrived. */
export interface GrantFact {
  readonly claim: bigint
  readonly policy: string
  /** Whom it is about and who is paid, by entity. */
  readonly keys: ReadonlyMap<string, bigint>
  /** The year its policy goes by; undefined where its period tells none. */
  readonly baseYear: number | undefined
  readonly batch: string
  readonly approvedOn: string
  /** Fen that are approved and have not arrived; undefined where none are. */
  readonly pending: bigint | undefined
  readonly arrived: readonly ArrivedPayment[]
}

/** A payment that the bank said arrived. */
export interface ArrivedPayment {
  readonly payment: bigint
  /** In fen, as it arrived. */
  readonly fen: bigint
  /** Fen of it that count: less what was claimed back, with what was kept off it for a debt. */
  readonly counting: bigint
  readonly paidOn: string
  /** Since when it is back, where the bank brought it back later or all of it was claimed back. */
  readonly backOn: string | undefined
}

/** States of a batch in which its payment is approved. */
const approvedStates = ['sample', 'finance', 'hand_over', 'answers', 'done']
/** States of a row whose money is where it stays. */
const settledStates = ['paid', ...leftStates]

interface FactRow {
  readonly claim: bigint
  readonly policy: string
  readonly entities: readonly string[]
  readonly keys: readonly string[]
  readonly base_year: number | null
  readonly number: string
  readonly approved_on: string
  readonly fen: bigint
  readonly is_pending: boolean
  readonly payment: bigint | null
  readonly paid_fen: bigint | null
  readonly counting: bigint | null
  readonly paid_on: string | null
  readonly back_on: string | null
}

/**
 * Granted rows and their payments in the caller's regions, by number, from after one on. How a row stands and what was paid of it are
 * read in one statement, so that money on its way is seen once.
 */
export async function grantFacts(db: Work, after: bigint, size: number): Promise<readonly GrantFact[]> {
  const { rows } = await sql<FactRow>`
    with granted as (
      select c.id as claim, c.fen, b.number, b.approved_on, year_of(c.period) + b.year_offset as base_year, b.state = any (${approvedStates}::text[]) and c.state <> all (${settledStates}::text[]) as is_pending
      from claim c join batch b on b.id = c.batch where c.id > ${after} and b.approved_on is not null order by c.id limit ${size}
    )
    select g.claim, g.fen, g.number, g.approved_on::text as approved_on, g.is_pending, g.base_year, e.policy, k.entities, k.keys, p.payment, p.paid_fen, p.counting, p.paid_on, p.back_on
    from granted g
    join entitlement e on e.id = g.claim
    cross join lateral (
      select array_agg(of.entity) as entities, array_agg(of.key::text) as keys from (
        select entity, key from entitlement_key where entitlement = g.claim union select e.payee_entity, e.payee_key
      ) of (entity, key)
    ) k
    left join lateral (
      select m.id as payment, m.fen as paid_fen, m.fen - w.back + w.kept as counting, max(a.bank_on) filter (where a.result = 'succeeded')::text as paid_on,
        case when s.state <> 'succeeded' then coalesce(max(a.bank_on) filter (where a.result = 'returned'), s.since)::text
          when m.fen - w.back + w.kept <= 0 then w.back_on::text end as back_on
      from payment m join payment_standing s on s.payment = m.id join bank_answer a on a.payment = m.id
      cross join lateral (
        select coalesce((select sum(r.fen) from recovered_money r where r.payment = m.id), 0)::bigint as back,
          (select max(r.back_on) from recovered_money r where r.payment = m.id) as back_on,
          coalesce((select sum(o.fen) from recovery_entry o where o.claim = m.claim and o.kind = 'offset'), 0)::bigint as kept
      ) w
      where m.claim = g.claim and s.state <> 'in_process'
      group by m.id, m.fen, s.state, s.since, w.back, w.back_on, w.kept having bool_or(a.result = 'succeeded')
    ) p on true
    order by g.claim, p.payment`.execute(db)
  return [...Map.groupBy(rows, ({ claim }) => claim).values()].flatMap((of) => {
    const [first] = of
    return first === undefined ? [] : [factOf(first, of)]
  })
}

function factOf(row: FactRow, of: readonly FactRow[]): GrantFact {
  return {
    claim: row.claim,
    policy: row.policy,
    keys: new Map(row.entities.map((entity, at) => [entity, BigInt(row.keys[at] ?? 0)])),
    baseYear: row.base_year ?? undefined,
    batch: row.number,
    approvedOn: row.approved_on,
    pending: row.is_pending ? row.fen : undefined,
    arrived: of.flatMap(({ payment, paid_fen: fen, counting, paid_on: paidOn, back_on: backOn }) =>
      payment === null || fen === null || counting === null || paidOn === null
        ? []
        : [{ payment, fen, counting, paidOn, backOn: backOn ?? undefined }],
    ),
  }
}

/** How many rows are paid and how many are approved and have not arrived, in the caller's regions. */
export async function countGrantFacts(db: Work): Promise<{ readonly paid: number; readonly pending: number }> {
  const { rows } = await sql<{ paid: bigint; pending: bigint }>`
    select count(*) filter (where c.state = 'paid') as paid, count(*) filter (where c.state <> all (${settledStates}::text[])) as pending
    from claim c join batch b on b.id = c.batch where b.approved_on is not null and b.state = any (${approvedStates}::text[])`.execute(db)
  return { paid: Number(rows[0]?.paid ?? 0), pending: Number(rows[0]?.pending ?? 0) }
}
