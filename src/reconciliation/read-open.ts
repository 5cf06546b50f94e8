import { sql } from 'kysely'
import type { Work } from '../store/index.ts'
import type { SettlementAccount } from './accounts.ts'
import { entriesAsOf, linesAsOf, type OpenKind } from './balance.ts'

/** Something that stands on one side alone at the end of a day. */
export interface OpenItem {
  /** Of an entry of the books: which, and its number; of a line of a statement `line` and its number. */
  readonly kind: string
  readonly source: bigint
  readonly day: string
  readonly fen: bigint
  /** The number that tells what it is: file, voucher, paper, or what the bank names. */
  readonly reference: string
  readonly text: string
  readonly batch: bigint | undefined
  /** By hand matched, and not yet agreed with. */
  readonly isWaiting: boolean
}

export interface OpenPage {
  readonly items: readonly OpenItem[]
  /** Where the next page begins; undefined after the last. */
  readonly next: string | undefined
}

/** As many as a page has. */
export const openPerPage = 100

/** What is open of one of the four kinds at the end of a day, by day, page by page; `after` is the `next` of the page before. */
export async function listOpen(
  db: Work,
  account: SettlementAccount,
  {
    kind,
    asOf,
    after,
    most = openPerPage,
  }: { readonly kind: OpenKind; readonly asOf: string; readonly after?: string | undefined; readonly most?: number },
): Promise<OpenPage> {
  const [day = '', kindAfter = '', source = '0'] = (after ?? '').split('/')
  const isIn = kind === 'book_in' || kind === 'bank_in'
  const isEntry = kind === 'book_in' || kind === 'book_out'
  const from = after === undefined ? sql`true` : sql`(o.day, o.kind, o.source) > (${day}::date, ${kindAfter}, ${source}::bigint)`
  const open = isEntry
    ? sql`select e.kind, e.source, e.day, e.fen,
        coalesce(case when e.kind = 'payment' then e.reference else e.shown end, '') as reference, '' as text, e.batch, e.standing from (${entriesAsOf(account, asOf)}) e`
    : sql`select 'line' as kind, l.id as source, l.day, l.fen, l.reference, concat_ws(' ', nullif(l.text, ''), nullif(l.counterparty, ''), nullif(l.tail, '')) as text,
        null::bigint as batch, l.standing from (${linesAsOf(account, asOf)}) l`
  const { rows } = await sql<{
    kind: string
    source: bigint
    day: string
    fen: string
    reference: string
    text: string
    batch: bigint | null
    standing: string
  }>`
    select o.kind, o.source, o.day::text, o.fen::text, o.reference, o.text, o.batch, o.standing from (${open}) o
    where o.standing in ('open', 'waiting') and ${isIn ? sql`o.fen > 0` : sql`o.fen < 0`} and ${from}
    order by o.day, o.kind, o.source limit ${most + 1}`.execute(db)
  const items = rows.slice(0, most).map((row) => ({
    kind: row.kind,
    source: BigInt(row.source),
    day: row.day,
    fen: BigInt(row.fen),
    reference: row.reference,
    text: row.text,
    batch: row.batch === null ? undefined : BigInt(row.batch),
    isWaiting: row.standing === 'waiting',
  }))
  const last = items.at(-1)
  const next = rows.length > most && last !== undefined ? `${last.day}/${last.kind}/${last.source}` : undefined
  return { items, next }
}

/** A match as it was made, with what it holds. */
export interface MatchLine {
  readonly id: bigint
  readonly kind: string
  readonly way: string
  readonly reason: string
  readonly standing: 'waiting' | 'counts' | 'rejected' | 'broken'
  readonly lines: number
  readonly entries: number
  readonly fen: bigint
  readonly settledOn: string
  readonly by: string
  readonly account: bigint
  readonly madeOn: string
  readonly checkedBy: string | undefined
  readonly checkReason: string | undefined
}

/** Matches of an account, the newest first; those that wait for a second look before all. */
export async function listMatches(
  db: Work,
  account: SettlementAccount,
  { before, most = openPerPage }: { readonly before?: bigint | undefined; readonly most?: number } = {},
): Promise<{ readonly matches: readonly MatchLine[]; readonly next: bigint | undefined }> {
  const { rows } = await sql<{
    id: bigint
    kind: string
    way: string
    reason: string
    standing: MatchLine['standing']
    lines: string
    entries: string
    fen: string
    settled_on: string
    by: string
    made_by: bigint
    made_on: string
    checked_by: string | null
    check_reason: string | null
  }>`
    with shown as materialized (
      select m.* from statement_match m where m.account = ${account.id} and ${before === undefined ? sql`true` : sql`m.id < ${before}`}
      order by m.id desc limit ${most + 1}
    ), waiting as (
      select m.* from statement_match m where m.account = ${account.id} and m.way = 'hand'
        and not exists (select from statement_match_check c where c.match = m.id) and ${before === undefined ? sql`true` : sql`false`}
    ), chosen as (select * from shown union select * from waiting)
    select m.id, m.kind, m.way, m.reason, m.settled_on::text, a.name as by, m.made_by, m.made_on::text, b.name as checked_by, c.reason as check_reason,
      case when c.verdict is null and m.way = 'hand' then 'waiting' when c.verdict in ('rejected', 'broken') then c.verdict else 'counts' end as standing,
      (select count(*) from statement_match_line l where l.match = m.id)::text as lines,
      (select count(*) from statement_match_entry e where e.match = m.id)::text as entries,
      coalesce((select sum(l.fen) from statement_match_line l where l.match = m.id), 0)::text as fen
    from chosen m join account a on a.id = m.made_by
    left join lateral (select * from statement_match_check k where k.match = m.id order by k.verdict = 'broken' desc limit 1) c on true
    left join account b on b.id = c.checked_by
    order by (c.verdict is null and m.way = 'hand') desc, m.id desc`.execute(db)
  const inPage = rows.filter(({ standing }) => standing !== 'waiting')
  const kept = inPage.slice(0, most)
  const matches = [...rows.filter(({ standing }) => standing === 'waiting'), ...kept].map((row) => ({
    ...{ id: BigInt(row.id), kind: row.kind, way: row.way, reason: row.reason, standing: row.standing },
    ...{ lines: Number(row.lines), entries: Number(row.entries), fen: BigInt(row.fen), settledOn: row.settled_on },
    ...{ by: row.by, account: BigInt(row.made_by), madeOn: row.made_on },
    checkedBy: row.checked_by ?? undefined,
    checkReason: row.check_reason ?? undefined,
  }))
  return { matches, next: inPage.length > most ? kept.at(-1)?.id : undefined }
}

/** A statement as it was taken in. */
export interface StatementFileLine {
  readonly id: bigint
  readonly layout: string
  readonly from: string
  readonly to: string
  readonly opening: bigint
  readonly closing: bigint
  readonly rows: number
  readonly by: string
  readonly on: string
  readonly upload: bigint | undefined
}

/** The statements of an account, the newest first; so many. */
export async function listStatements(db: Work, account: bigint, most = 40): Promise<readonly StatementFileLine[]> {
  const rows = await db
    .selectFrom('statement_file as f')
    .innerJoin('account as a', 'a.id', 'f.entered_by')
    .select(['f.id', 'f.layout', 'f.from_on', 'f.to_on', 'f.opening_fen', 'f.closing_fen', 'f.rows', 'a.name', 'f.entered_on', 'f.upload'])
    .where('f.account', '=', account)
    .orderBy('f.from_on', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, layout: row.layout, from: row.from_on, to: row.to_on, opening: row.opening_fen, closing: row.closing_fen },
    ...{ rows: row.rows, by: row.name, on: row.entered_on, upload: row.upload ?? undefined },
  }))
}
