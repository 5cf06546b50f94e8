import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import { type Batch, findBatchIn } from '../find-batch.ts'
import { liveRows } from '../keep-items.ts'
import type { NotInStep, RefusedWith } from '../refusals.ts'
import { lockedStandings } from './indicators.ts'

/** So much of a payment is drawn on an indicator. */
export interface WantedDraw {
  readonly indicator: bigint
  readonly fen: bigint
}

type DrawRefusal =
  | NotInStep
  | RefusedWith<
      | 'fund_takes_other_rail'
      | 'indicator_twice'
      | 'indicator_not_found'
      | 'indicator_of_other_fund'
      | 'beyond_indicator'
      | 'draws_differ'
      | 'amount_needed'
    >

/**
 * Says out of which indicators a batch is paid, to the fen: together what its list holds, each no more than the indicator has left. What it
 * drew before in the step of finance is given back first; after that step it draws more, for rows that waited for the fund and go on.
 */
export async function drawOnIndicators(
  db: Work,
  caller: Caller,
  id: bigint,
  draws: readonly WantedDraw[],
): Promise<Result<{ readonly indicators: number; readonly fen: string }, DrawRefusal>> {
  const found = await findBatchIn(db, id, ['finance', 'hand_over', 'answers', 'done'])
  if (found.kind === 'refused') return found
  const batch = found.value
  const isMore = batch.state !== 'finance'
  if (batch.rail !== 'treasury') return refused({ code: 'fund_takes_other_rail', fund: batch.fund, rail: batch.rail })
  const ids = draws.map(({ indicator }) => indicator)
  const twice = ids.find((each, at) => ids.indexOf(each) !== at)
  if (twice !== undefined) return refused({ code: 'indicator_twice', indicator: String(twice) })
  if (draws.some(({ fen }) => fen <= 0n)) return refused({ code: 'amount_needed' })
  // Those it drew on before are held too: they get back what it gives back.
  const before = await heldBy(db, id)
  const standings = new Map((await lockedStandings(db, [...new Set([...ids, ...before.keys()])])).map((each) => [each.id, each]))
  for (const { indicator, fen } of draws) {
    const standing = standings.get(indicator)
    if (standing === undefined) return refused({ code: 'indicator_not_found', indicator: String(indicator) })
    const { number, fund } = standing
    if (fund !== batch.fund) return refused({ code: 'indicator_of_other_fund', number, fund, asked: batch.fund })
    const left = standing.left + (isMore ? 0n : (before.get(indicator) ?? 0n))
    if (fen > left) return refused({ code: 'beyond_indicator', number, left, asked: fen })
  }
  const sum = draws.reduce((all, { fen }) => all + fen, 0n)
  const list = await liveRows(db, id)
  const drawn = [...before.values()].reduce((all, fen) => all + fen, 0n)
  const asked = isMore ? list.fen - drawn : list.fen
  if (sum !== asked || sum === 0n) return refused({ code: 'draws_differ', fen: isMore ? drawn + sum : sum, listFen: list.fen })
  if (isMore) {
    await writeDraws(db, caller, batch, draws, 'drawn_more')
    return done({ indicators: draws.length, fen: String(sum) })
  }
  await writeDraws(db, caller, batch, [...[...before].map(([indicator, fen]) => ({ indicator, fen: -fen }))], 'drawn_anew')
  await writeDraws(db, caller, batch, draws, 'drawn')
  return done({ indicators: draws.length, fen: String(sum) })
}

/** What stands against asking the treasury for money: what was drawn on indicators is not what the list holds; undefined on other rails. */
export async function lackingDraws(db: Work, { id, rail }: Pick<Batch, 'id' | 'rail'>): Promise<RefusedWith<'draws_differ'> | undefined> {
  if (rail !== 'treasury') return undefined
  const drawn = await drawnBy(db, id)
  const list = await liveRows(db, id)
  return drawn === list.fen ? undefined : { code: 'draws_differ', fen: drawn, listFen: list.fen }
}

/** What a batch holds of all indicators together, in fen. */
export const drawnBy = async (db: Work, batch: bigint): Promise<bigint> =>
  [...(await heldBy(db, batch)).values()].reduce((sum, fen) => sum + fen, 0n)

/** What a batch holds of each indicator, in the order that it drew on them. */
export async function heldBy(db: Work, batch: bigint): Promise<ReadonlyMap<bigint, bigint>> {
  const { rows } = await sql<{ indicator: bigint; fen: string }>`
    select indicator, sum(fen)::text as fen from indicator_draw where batch = ${batch}
    group by indicator having sum(fen) <> 0 order by max(id)`.execute(db)
  return new Map(rows.map(({ indicator, fen }) => [indicator, BigInt(fen)]))
}

/** Gives everything back that a batch holds of indicators, before any of it was paid: its list went back to the first check. */
export async function giveDrawsBack(db: Work, caller: Caller, batch: Batch): Promise<void> {
  const held = await heldBy(db, batch.id)
  if (held.size === 0) return
  await lockedStandings(db, [...held.keys()])
  await writeDraws(
    db,
    caller,
    batch,
    [...held].map(([indicator, fen]) => ({ indicator, fen: -fen })),
    'sent_back',
  )
}

/**
 * Gives back what a batch holds and does not need any more: rows left its list, or were lowered. What came back of a payment stays for
 * paying it again, in the indicator that it came from. Gives how much.
 */
export async function releaseDraws(
  db: Work,
  caller: Caller,
  id: bigint,
): Promise<Result<{ readonly fen: string }, NotInStep | RefusedWith<'fund_takes_other_rail'>>> {
  const found = await findBatchIn(db, id, ['hand_over', 'answers', 'done'])
  if (found.kind === 'refused') return found
  const batch = found.value
  if (batch.rail !== 'treasury') return refused({ code: 'fund_takes_other_rail', fund: batch.fund, rail: batch.rail })
  const held = await heldBy(db, id)
  await lockedStandings(db, [...held.keys()])
  const { rows } = await sql<{ indicator: bigint; used: string; kept: string }>`
    select w.indicator, coalesce(sum(w.fen) filter (where s.state <> 'back'), 0)::text as used,
      coalesce(sum(w.fen) filter (where s.state = 'back' and c.state in ('back', 'corrected', 'payable', 'held')
        and not exists (select from payment later where later.claim = p.claim and later.attempt > p.attempt)), 0)::text as kept
    from payment_draw w join payment p on p.id = w.payment join payment_standing s on s.payment = w.payment join claim c on c.id = p.claim
    where w.batch = ${id} group by w.indicator`.execute(db)
  const used = new Map(rows.map((row) => [row.indicator, BigInt(row.used) + BigInt(row.kept)]))
  const kept = rows.reduce((all, row) => all + BigInt(row.kept), 0n)
  const { rows: open } = await sql<{ fen: string | null }>`
    select sum(fen)::text as fen from claim
    where batch = ${id} and state in ('listed', 'held', 'unpublished', 'back', 'corrected', 'payable')`.execute(db)
  let room = [...held].reduce((all, [indicator, fen]) => all + fen - (used.get(indicator) ?? 0n), 0n) - (BigInt(open[0]?.fen ?? 0) - kept)
  const total = room
  const back: WantedDraw[] = []
  for (const [indicator, fen] of [...held].reverse()) {
    const free = fen - (used.get(indicator) ?? 0n)
    const some = free < room ? free : room
    if (some <= 0n) continue
    back.push({ indicator, fen: -some })
    room -= some
  }
  await writeDraws(db, caller, batch, back, 'released')
  return done({ fen: String(total > 0n ? total : 0n) })
}

async function writeDraws(db: Work, caller: Caller, { id, region }: Batch, draws: readonly WantedDraw[], reason: string): Promise<void> {
  if (draws.length === 0) return
  await db
    .insertInto('indicator_draw')
    .values(
      draws.map(({ indicator, fen }) => ({
        indicator,
        batch: id,
        region,
        fen,
        reason,
        entered_by: caller.account.id,
        entered_on: caller.day,
      })),
    )
    .execute()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'draw_on_indicators',
    register: 'batch',
    subject: String(id),
    region,
    detail: { reason, draws: draws.map(({ indicator, fen }) => ({ indicator: String(indicator), fen: String(fen) })) },
  })
}
