import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import type { Work } from '../store/index.ts'
import type { SettlementAccount } from './accounts.ts'

/** What lines and entries were found to be the same money by. */
export type FoundBy = 'reference' | 'lump' | 'voucher' | 'day_amount'

/** What was matched by itself, way by way. */
export type Matched = { readonly way: string; readonly matches: number; readonly lines: number; readonly entries: number }

interface Rule {
  readonly way: FoundBy
  /** By what entries stand together: each for itself, or those of a file, a voucher or a paper. */
  readonly grouping: RawBuilder<unknown>
  /** What a line names such a group by; null where it can name none. */
  readonly key: RawBuilder<unknown>
  /** Which entries. */
  readonly which: RawBuilder<unknown>
  /** What else has to be so of a line and a group. */
  readonly fits: RawBuilder<unknown>
  /** By amount and day: only lines without a number, and only what no other has both of, counted before any are laid side by side. */
  readonly isLone?: true
}

const each = sql`e.kind || '/' || e.source::text`
const together = sql`e.kind || '/' || e.together || '/' || coalesce(e.batch::text, '')`
// A bank pays after it was told to; what comes in may be entered on a later day than it came.
const inTurn = sql`(l.fen > 0 or l.day >= g.day)`

/** A number of our books as a line of a statement has it: brackets and digits of full width are those of a bank's system. */
export const bareSql = (number: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`regexp_replace(normalize(${number}, NFKC), '[-\\s]', '', 'g')`

/** In the order they are tried: what names its payment, what names what moved together, and last what only one can be. */
const rules: readonly Rule[] = [
  {
    way: 'reference',
    grouping: each,
    key: sql`min(e.reference)`,
    which: sql`e.reference <> ''`,
    fits: sql`l.reference = g.key and ${inTurn}`,
  },
  {
    way: 'lump',
    grouping: together,
    key: sql`min(e.together)`,
    which: sql`e.kind = 'payment'`,
    fits: sql`l.reference = g.key and ${inTurn}`,
  },
  {
    way: 'voucher',
    grouping: together,
    key: bareSql(sql`min(e.together)`),
    which: sql`e.kind <> 'payment'`,
    fits: sql`l.reference = g.key and ${inTurn}`,
  },
  {
    way: 'day_amount',
    grouping: together,
    key: sql`null::text`,
    which: sql`true`,
    fits: sql`l.day = g.day`,
    isLone: true,
  },
  {
    way: 'day_amount',
    grouping: each,
    key: sql`null::text`,
    which: sql`true`,
    fits: sql`l.day = g.day`,
    isLone: true,
  },
]

/**
 * Matches what nothing is matched with yet: by reference, then file, then voucher, each with its amount; and by amount and day where
 * exactly one line and one entry have both. Whatever could be two stays open for people.
 */
export async function matchLines(db: Work, caller: Caller, account: SettlementAccount): Promise<readonly Matched[]> {
  const found: Matched[] = []
  for (const rule of rules) {
    const matched = await applyRule(db, caller, account, rule)
    if (matched.matches > 0) found.push(matched)
  }
  return found
}

/** Entries of the books of an account that no living match holds. */
export const openEntries = ({ region, fund, source, openedOn }: SettlementAccount): RawBuilder<unknown> => sql`
  select e.* from book_entry e where e.region = ${region} and e.fund = ${fund} and e.source_of = ${source} and e.day >= ${openedOn}
    and not exists (select from statement_match_entry m where m.kind = e.kind and m.source = e.source and m.is_live)`

/** Lines of an account that no living match holds. */
export const openLines = ({ id }: SettlementAccount): RawBuilder<unknown> => sql`
  select l.* from statement_line l where l.account = ${id}
    and not exists (select from statement_match_line m where m.line = l.id and m.is_live)`

async function applyRule(db: Work, caller: Caller, account: SettlementAccount, rule: Rule): Promise<Matched> {
  const { way, grouping, key, which, fits, isLone = false } = rule
  const { rows } = await sql<{ matches: string; entries: string }>`
    with open_entry as materialized (
      select e.kind, e.source, e.day, e.fen, e.reference, e.together, e.batch, ${grouping} as grouped from (${openEntries(account)}) e where ${which}
    ), grouped as (
      select e.grouped, ${key} as key, max(e.day) as day, sum(e.fen)::bigint as fen from open_entry e group by e.grouped
    ), g as materialized (
      select * from (select x.*, count(*) over (partition by x.fen, x.day) as alike from grouped x) x where ${isLone ? sql`x.alike = 1` : sql`true`}
    ), l as materialized (
      select * from (select x.*, count(*) over (partition by x.fen, x.day) as alike from (${openLines(account)}) x
        where (x.reference = '') = ${isLone}) x where ${isLone ? sql`x.alike = 1` : sql`true`}
    ), pairs as materialized (
      select l.id as line, l.day as line_day, l.fen, g.grouped, greatest(l.day, g.day) as settled_on,
        count(*) over (partition by l.id) as of_line, count(*) over (partition by g.grouped) as of_group
      from l join g on g.fen = l.fen and ${fits}
    ), chosen as materialized (
      select p.*, nextval(pg_get_serial_sequence('statement_match', 'id')) as match from pairs p where p.of_line = 1 and p.of_group = 1
    ), made as (
      insert into statement_match (id, account, region, kind, way, reason, settled_on, made_by, made_on)
      overriding system value
      select match, ${account.id}, ${account.region}, 'match', ${way}, '', settled_on, ${caller.account.id}, ${caller.day} from chosen
      returning id
    ), held_lines as (
      insert into statement_match_line (match, line, account, region, fen, day)
      select match, line, ${account.id}, ${account.region}, fen, line_day from chosen returning match
    ), held_entries as (
      insert into statement_match_entry (match, kind, source, account, region, fen, day)
      select c.match, e.kind, e.source, ${account.id}, ${account.region}, e.fen, e.day
      from chosen c join open_entry e on e.grouped = c.grouped returning match
    )
    select (select count(*) from made)::text as matches, (select count(*) from held_entries)::text as entries from (select count(*) from held_lines) x`.execute(
    db,
  )
  const matches = Number(rows[0]?.matches ?? 0)
  return { way, matches, lines: matches, entries: Number(rows[0]?.entries ?? 0) }
}

/** Explains the lines of a file that its layout tells to be interest or fees. */
export async function explainByLayout(
  db: Work,
  caller: Caller,
  account: SettlementAccount,
  lines: readonly { readonly id: bigint; readonly kind: 'interest' | 'fee'; readonly layout: string }[],
): Promise<number> {
  if (lines.length === 0) return 0
  await sql`
    with given as materialized (
      select l.id as line, l.fen, l.day, g.kind, g.layout, nextval(pg_get_serial_sequence('statement_match', 'id')) as match
      from unnest(${lines.map(({ id }) => String(id))}::bigint[], ${lines.map(({ kind }) => kind)}::text[],
        ${lines.map(({ layout }) => layout)}::text[]) g (line, kind, layout)
      join statement_line l on l.id = g.line
    ), made as (
      insert into statement_match (id, account, region, kind, way, reason, settled_on, made_by, made_on)
      overriding system value
      select match, ${account.id}, ${account.region}, kind, 'rule', layout, day, ${caller.account.id}, ${caller.day} from given returning id
    )
    insert into statement_match_line (match, line, account, region, fen, day)
    select g.match, g.line, ${account.id}, ${account.region}, g.fen, g.day from given g join made m on m.id = g.match`.execute(db)
  return lines.length
}
