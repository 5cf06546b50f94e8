import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'

/**
 * Splits the payments of files over the indicators that their batch draws on, to the fen and in few statements however many they are: one
 * that is paid again comes out of what it came out of before, the others out of one indicator after the other. Gives what found no
 * indicator, in fen.
 */
export async function splitPayments(db: Work, batch: bigint, files: readonly bigint[]): Promise<bigint> {
  const { rows } = await sql<{ missing: string }>`
    with made as (
      select id, claim, region, attempt, fen from payment where batch = ${batch} and file = any (${files.map(String)}::bigint[])
    ), before as (
      select distinct on (m.id) m.id as payment, q.id as prior
      from made m join payment q on q.batch = ${batch} and q.claim = m.claim and q.attempt < m.attempt and q.fen = m.fen
      join payment_draw d on d.payment = q.id order by m.id, q.attempt desc
    ), same as (
      select b.payment, d.indicator, d.fen from before b join payment_draw d on d.payment = b.prior
    ), free as (
      select h.indicator, h.last, h.fen - coalesce(u.fen, 0) - coalesce(s.fen, 0) - coalesce(k.fen, 0) as fen
      from (select indicator, max(id) as last, sum(fen) as fen from indicator_draw where batch = ${batch} group by indicator) h
      left join (
        select w.indicator, sum(w.fen) as fen from payment_draw w join payment_standing t on t.payment = w.payment
        where w.batch = ${batch} and t.state <> 'back' group by w.indicator) u on u.indicator = h.indicator
      left join (select indicator, sum(fen) as fen from same group by indicator) s on s.indicator = h.indicator
      left join (
        -- What came back and is yet to be paid again keeps its room.
        select w.indicator, sum(w.fen) as fen from payment_draw w join payment p on p.id = w.payment
        join payment_standing t on t.payment = w.payment join claim c on c.id = p.claim
        where w.batch = ${batch} and t.state = 'back' and c.state in ('back', 'corrected', 'payable', 'held')
          and not exists (select from payment later where later.batch = ${batch} and later.claim = p.claim and later.attempt > p.attempt)
        group by w.indicator) k on k.indicator = h.indicator
    ), offered as (
      select indicator, sum(fen) over (order by last) - fen as low, sum(fen) over (order by last) as high from free where fen > 0
    ), wanted as (
      select m.id, sum(m.fen) over (order by m.id) - m.fen as low, sum(m.fen) over (order by m.id) as high
      from made m left join before b on b.payment = m.id where b.payment is null and m.fen > 0
    ), split as (
      select payment, indicator, fen from same
      union all
      select w.id, o.indicator, (least(w.high, o.high) - greatest(w.low, o.low))::bigint
      from offered o join wanted w on w.low < o.high and o.low < w.high
    ), written as (
      insert into payment_draw (payment, indicator, batch, region, fen)
      select s.payment, s.indicator, ${batch}, m.region, s.fen from split s join made m on m.id = s.payment returning fen
    )
    select (coalesce((select sum(fen) from made), 0) - coalesce((select sum(fen) from written), 0))::text as missing`.execute(db)
  return BigInt(rows[0]?.missing ?? 0)
}
