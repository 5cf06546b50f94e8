import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../store/index.ts'
import type { SettlementAccount } from './accounts.ts'

/** The four kinds of what stands on one side alone, as a reconciliation of balances names them. */
export const openKinds = ['book_in', 'book_out', 'bank_in', 'bank_out'] as const
export type OpenKind = (typeof openKinds)[number]

export interface Sum {
  readonly rows: number
  readonly fen: bigint
}

/** What statement and ledger come to at the end of a day. Fen; what goes out is negative in lines and entries, positive in sums of the four kinds. */
export interface Balance {
  readonly asOf: string
  /** The last day without a break from the first that statements are delivered of; the day before the first where none is. */
  readonly deliveredTo: string
  /** Of the last statement that is delivered up to the day; undefined where it does not go so far. */
  readonly statement: bigint | undefined
  readonly book: bigint
  readonly open: Readonly<Record<OpenKind, Sum>>
  readonly adjustedStatement: bigint | undefined
  readonly adjustedBook: bigint
  /** What the adjusted balances differ by, and the rows it lies in: how the account began, and days nobody delivered. */
  readonly difference: bigint | undefined
  readonly reasons: readonly DifferenceReason[]
  /** Every line of the statements up to the day is matched, explained or open. */
  readonly lines: { readonly all: Sum; readonly matched: Sum; readonly explained: Sum; readonly open: Sum; readonly waiting: Sum }
}

export type DifferenceReason =
  | { readonly kind: 'opening'; readonly fen: bigint; readonly note: string }
  | { readonly kind: 'gap'; readonly from: string; readonly to: string; readonly fen: bigint }

/** Matches that count: found by themselves and not taken apart, or agreed with. */
export const counting = (match: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (${match}.way <> 'hand' or exists (select from statement_match_check c where c.match = ${match}.id and c.verdict = 'agreed'))`

/** Lines of an account up to a day, each with how it stands then: matched, explained, waiting for a second look, or open. */
export const linesAsOf = ({ id }: SettlementAccount, day: string): RawBuilder<unknown> => sql`
  select l.*, m.id as match,
    case when m.id is null then 'open'
      when not ${counting(sql`m`)} then 'waiting'
      when m.settled_on > ${day}::date then 'open'
      when m.kind = 'match' then 'matched' else 'explained' end as standing
  from statement_line l left join statement_match_line x on x.line = l.id and x.is_live left join statement_match m on m.id = x.match
  where l.account = ${id} and l.day <= ${day}::date`

/** Entries of the books of an account up to a day, in the same way. What was matched counts as it was then, whatever was entered anew since. */
export const entriesAsOf = ({ id, region, fund, source, openedOn }: SettlementAccount, day: string): RawBuilder<unknown> => sql`
  select coalesce(x.kind, e.kind) as kind, coalesce(x.source, e.source) as source, coalesce(x.day, e.day) as day, coalesce(x.fen, e.fen) as fen,
    e.reference, e.together, e.shown, e.batch, m.id as match,
    case when m.id is null then 'open'
      when not ${counting(sql`m`)} then 'waiting'
      when m.settled_on > ${day}::date then 'open' else 'matched' end as standing
  from (select b.* from book_entry b where b.region = ${region} and b.fund = ${fund} and b.source_of = ${source} and b.day >= ${openedOn}::date) e
  full join (select * from statement_match_entry where account = ${id} and is_live) x on x.kind = e.kind and x.source = e.source
  left join statement_match m on m.id = x.match
  where coalesce(x.day, e.day) <= ${day}::date`

interface Counted {
  readonly side: 'line' | 'entry'
  readonly standing: 'open' | 'waiting' | 'matched' | 'explained'
  readonly is_in: boolean
  readonly rows: string
  readonly fen: string
}

/** What the statements and the ledger come to for an account at the end of a day. */
export async function balanceOf(db: Work, account: SettlementAccount, asOf: string): Promise<Balance> {
  const { rows: counted } = await sql<Counted>`
    select 'line' as side, l.standing, l.fen > 0 as is_in, count(*)::text as rows, sum(l.fen)::text as fen
    from (${linesAsOf(account, asOf)}) l group by l.standing, l.fen > 0
    union all
    select 'entry', e.standing, e.fen > 0, count(*)::text, sum(e.fen)::text from (${entriesAsOf(account, asOf)}) e group by e.standing, e.fen > 0`.execute(
    db,
  )
  const pick = (fits: (one: Counted) => boolean): Sum => {
    const some = counted.filter(fits)
    return { rows: some.reduce((sum, { rows }) => sum + Number(rows), 0), fen: some.reduce((sum, { fen }) => sum + BigInt(fen), 0n) }
  }
  const isOpen = ({ standing }: Counted) => standing === 'open' || standing === 'waiting'
  const openOf = (side: Counted['side'], isIn: boolean): Sum => {
    const { rows, fen } = pick((one) => one.side === side && one.is_in === isIn && isOpen(one))
    return { rows, fen: isIn ? fen : -fen }
  }
  const open = {
    book_in: openOf('entry', true),
    book_out: openOf('entry', false),
    bank_in: openOf('line', true),
    bank_out: openOf('line', false),
  }
  const { deliveredTo, statement, reasons } = await deliveredUpTo(db, account, asOf)
  const lines = (fits: (one: Counted) => boolean) => pick((one) => one.side === 'line' && fits(one))
  const explained = lines(({ standing }) => standing === 'explained')
  const book = account.bookFen + pick(({ side }) => side === 'entry').fen + explained.fen
  const adjustedStatement = statement === undefined ? undefined : statement + open.book_in.fen - open.book_out.fen
  const adjustedBook = book + open.bank_in.fen - open.bank_out.fen
  return {
    ...{ asOf, deliveredTo, statement, book, open, adjustedStatement, adjustedBook, reasons },
    difference: adjustedStatement === undefined ? undefined : adjustedStatement - adjustedBook,
    lines: {
      all: lines(() => true),
      matched: lines(({ standing }) => standing === 'matched'),
      explained,
      open: lines(isOpen),
      waiting: lines(({ standing }) => standing === 'waiting'),
    },
  }
}

/** Up to which day statements are delivered without a break, what the account holds at the end of the day asked for, and what no statement shows. */
async function deliveredUpTo(
  db: Work,
  account: SettlementAccount,
  asOf: string,
): Promise<Pick<Balance, 'deliveredTo' | 'statement' | 'reasons'>> {
  const { rows } = await sql<{
    from_on: string
    to_on: string
    opening: string
    closing: string
    before: string
    after: string
    held: string
  }>`
    select f.from_on::text, f.to_on::text, f.opening_fen::text as opening, f.closing_fen::text as closing, (f.from_on - 1)::text as before,
      (f.to_on + 1)::text as after,
      (f.opening_fen + coalesce((select sum(l.fen) from statement_line l where l.file = f.id and l.day <= ${asOf}::date), 0))::text as held
    from statement_file f where f.account = ${account.id} and f.from_on <= ${asOf}::date order by f.from_on`.execute(db)
  const reasons: DifferenceReason[] = []
  if (account.statementFen !== account.bookFen)
    reasons.push({ kind: 'opening', fen: account.statementFen - account.bookFen, note: account.openingNote ?? '' })
  let [next, fen] = [account.openedOn, account.statementFen]
  let unbroken: string | undefined
  for (const file of rows) {
    if (file.from_on !== next) {
      unbroken ??= next
      reasons.push({ kind: 'gap', from: next, to: file.before, fen: BigInt(file.opening) - fen })
    }
    next = file.after
    fen = BigInt(file.closing)
  }
  const last = rows.at(-1)
  const first = await sql<{ day: string }>`select (${unbroken ?? next}::date - 1)::text as day`.execute(db)
  return {
    deliveredTo: first.rows[0]?.day ?? account.openedOn,
    statement: last === undefined || last.to_on < asOf ? undefined : BigInt(last.held),
    reasons,
  }
}
