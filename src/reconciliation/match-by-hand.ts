import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import { findAccount, type SettlementAccount } from './accounts.ts'
import { openEntries, openLines } from './match-lines.ts'
import type { ReconciliationRefusal } from './refusals.ts'

/** What somebody says is the same money, and why. */
export interface HandMatch {
  readonly account: bigint
  readonly lines: readonly bigint[]
  readonly entries: readonly { readonly kind: string; readonly source: bigint }[]
  /** Numbers of files to the bank: all of their payments that are open. */
  readonly files: readonly string[]
  readonly reason: string
}

/** Lines that are no money of the ledger: what they are instead, and why. */
export interface Explanation {
  readonly account: bigint
  readonly lines: readonly bigint[]
  readonly kind: ExplainedKind
  readonly reason: string
}

export const explainedKinds = ['interest', 'fee', 'transfer'] as const
export type ExplainedKind = (typeof explainedKinds)[number]

type Outcome = Promise<Result<{ readonly match: string }, ReconciliationRefusal>>

interface Item {
  readonly fen: bigint
  readonly day: string
}

/**
 * Says by hand that lines and entries are the same money, or cancel each other out on one side; their sums have to be the same. It counts
 * once somebody else agreed; until then they stand open, and in no other match.
 */
export async function matchByHand(db: Work, caller: Caller, wanted: HandMatch): Outcome {
  if (wanted.reason.trim() === '') return refused({ code: 'reconciliation_text_needed', what: 'reason' })
  const found = await findAccount(db, caller, wanted.account, true)
  if (found.kind === 'refused') return found
  const account = found.value
  const lines = await linesOf(db, account, wanted.lines)
  const entries = await entriesOf(db, account, wanted)
  const asked = wanted.lines.length + wanted.entries.length
  const open = lines.length + entries.filter(({ isNamed }) => isNamed).length
  if (open !== asked) return refused({ code: 'match_item_not_open', asked, open })
  if (lines.length + entries.length < 2) return refused({ code: 'match_too_few' })
  const sums = { lines: sumOf(lines), entries: sumOf(entries) }
  if (sums.lines !== sums.entries) return refused({ code: 'match_sums_differ', ...sums })
  return propose(db, caller, account, { kind: 'match', reason: wanted.reason, lines, entries })
}

/** Says by hand that lines are interest, fees or a transfer of the account's own; counts once somebody else agreed. */
export async function explainByHand(db: Work, caller: Caller, { account: id, lines: asked, kind, reason }: Explanation): Outcome {
  if (reason.trim() === '') return refused({ code: 'reconciliation_text_needed', what: 'reason' })
  const found = await findAccount(db, caller, id, true)
  if (found.kind === 'refused') return found
  const lines = await linesOf(db, found.value, asked)
  if (lines.length !== asked.length || lines.length === 0)
    return refused({ code: 'match_item_not_open', asked: asked.length, open: lines.length })
  return propose(db, caller, found.value, { kind, reason, lines, entries: [] })
}

const sumOf = (items: readonly Item[]): bigint => items.reduce((sum, { fen }) => sum + fen, 0n)

async function linesOf(db: Work, account: SettlementAccount, ids: readonly bigint[]) {
  const { rows } = await sql<{ id: bigint; fen: bigint; day: string }>`
    select l.id, l.fen, l.day::text from (${openLines(account)}) l where l.id = any (${ids.map(String)}::bigint[])`.execute(db)
  return rows.map(({ id, fen, day }) => ({ id: BigInt(id), fen: BigInt(fen), day }))
}

async function entriesOf(db: Work, account: SettlementAccount, { entries, files }: Pick<HandMatch, 'entries' | 'files'>) {
  const { rows } = await sql<{ kind: string; source: bigint; fen: bigint; day: string; is_named: boolean }>`
    with named as materialized (
      select kind, source from unnest(${entries.map(({ kind }) => kind)}::text[], ${entries.map(({ source }) => String(source))}::bigint[]) n (kind, source)
    )
    select e.kind, e.source, e.fen, e.day::text, n.kind is not null as is_named
    from (${openEntries(account)}) e left join named n on n.kind = e.kind and n.source = e.source
    where n.kind is not null or (e.kind = 'payment' and e.shown = any (${[...files]}::text[]))`.execute(db)
  return rows.map(({ kind, source, fen, day, is_named: isNamed }) => ({
    ...{ kind, day, isNamed },
    source: BigInt(source),
    fen: BigInt(fen),
  }))
}

interface Proposed {
  readonly kind: 'match' | ExplainedKind
  readonly reason: string
  readonly lines: readonly (Item & { readonly id: bigint })[]
  readonly entries: readonly (Item & { readonly kind: string; readonly source: bigint })[]
}

async function propose(db: Work, caller: Caller, account: SettlementAccount, { kind, reason, lines, entries }: Proposed): Outcome {
  const days = [...lines, ...entries].map(({ day }) => day).sort()
  const { id } = await db
    .insertInto('statement_match')
    .values({
      ...{ account: account.id, region: account.region, kind, way: 'hand', reason: reason.trim(), settled_on: days.at(-1) ?? caller.day },
      ...{ made_by: caller.account.id, made_on: caller.day },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into statement_match_line (match, line, account, region, fen, day)
    select ${id}, l.id, l.account, l.region, l.fen, l.day from statement_line l where l.id = any (${lines.map((line) => String(line.id))}::bigint[])`.execute(
    db,
  )
  await sql`
    insert into statement_match_entry (match, kind, source, account, region, fen, day)
    select ${id}, x.kind, x.source, ${account.id}, ${account.region}, x.fen, x.day
    from unnest(${entries.map((entry) => entry.kind)}::text[], ${entries.map((entry) => String(entry.source))}::bigint[],
      ${entries.map((entry) => String(entry.fen))}::bigint[], ${entries.map((entry) => entry.day)}::date[]) x (kind, source, fen, day)`.execute(
    db,
  )
  await written(db, caller, account, kind === 'match' ? 'match_by_hand' : 'explain_line', id, {
    kind,
    lines: lines.length,
    entries: entries.length,
    reason: reason.trim(),
  })
  await keepCheckItem(db, caller, account)
  return done({ match: String(id) })
}

/** Agrees with a match by hand, or rejects it with a reason, as somebody other than who made it. */
export async function checkMatch(
  db: Work,
  caller: Caller,
  { match, verdict, reason }: { readonly match: bigint; readonly verdict: 'agreed' | 'rejected'; readonly reason: string },
): Outcome {
  const found = await findMatch(db, caller, match)
  if (found.kind === 'refused') return found
  const { account, made, verdicts, way } = found.value
  if (way !== 'hand' || verdicts.length > 0) return refused({ code: 'match_not_waiting' })
  return judge(db, caller, { account, match, made, verdict, reason })
}

/** Takes a match apart that counted, with a reason, as somebody other than who made it: what it held is open again. */
export async function breakMatch(
  db: Work,
  caller: Caller,
  { match, reason }: { readonly match: bigint; readonly reason: string },
): Outcome {
  const found = await findMatch(db, caller, match)
  if (found.kind === 'refused') return found
  const { account, made, verdicts, way } = found.value
  const counts = way === 'hand' ? verdicts.length === 1 && verdicts[0] === 'agreed' : verdicts.length === 0
  if (!counts) return refused({ code: 'match_not_counted' })
  return judge(db, caller, { account, match, made, verdict: 'broken', reason })
}

interface FoundMatch {
  readonly account: SettlementAccount
  readonly made: { readonly account: bigint; readonly by: string }
  readonly way: string
  readonly verdicts: readonly string[]
}

async function findMatch(db: Work, caller: Caller, match: bigint): Promise<Result<FoundMatch, ReconciliationRefusal>> {
  const row = await db
    .selectFrom('statement_match as m')
    .innerJoin('account as a', 'a.id', 'm.made_by')
    .select(['m.account', 'm.way', 'm.made_by', 'a.name'])
    .where('m.id', '=', match)
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'match_not_found' })
  const account = await findAccount(db, caller, row.account, true)
  if (account.kind === 'refused') return account
  const verdicts = await db.selectFrom('statement_match_check').select('verdict').where('match', '=', match).execute()
  return done({
    account: account.value,
    made: { account: row.made_by, by: row.name },
    way: row.way,
    verdicts: verdicts.map(({ verdict }) => verdict),
  })
}

interface Judgement extends Pick<FoundMatch, 'account' | 'made'> {
  readonly match: bigint
  readonly verdict: 'agreed' | 'rejected' | 'broken'
  readonly reason: string
}

async function judge(db: Work, caller: Caller, { account, match, made, verdict, reason }: Judgement): Outcome {
  if (made.account === caller.account.id) return refused({ code: 'own_match', by: made.by })
  if (verdict !== 'agreed' && reason.trim() === '') return refused({ code: 'reconciliation_text_needed', what: 'reason' })
  const { region } = account
  await db
    .insertInto('statement_match_check')
    .values({
      ...{ match, made_by: made.account, region, verdict, reason: reason.trim(), checked_by: caller.account.id, checked_on: caller.day },
    })
    .execute()
  if (verdict !== 'agreed')
    for (const table of ['statement_match_line', 'statement_match_entry'] as const)
      await db.updateTable(table).set({ is_live: false }).where('match', '=', match).execute()
  const verb = { agreed: 'agree_match', rejected: 'reject_match', broken: 'break_match' }[verdict]
  await written(db, caller, account, verb, match, { reason: reason.trim() })
  await keepCheckItem(db, caller, account)
  return done({ match: String(match) })
}

async function written(
  db: Work,
  caller: Caller,
  { id, region }: SettlementAccount,
  verb: string,
  match: bigint,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  await writeEvent(db, {
    ...byCaller(caller),
    verb,
    register: 'settlement_account',
    subject: String(id),
    region,
    detail: { match: String(match), ...detail },
  })
}

/** Matches by hand wait for a second look, account by account. */
async function keepCheckItem(db: Work, caller: Caller, { id, region, fund, name }: SettlementAccount): Promise<void> {
  const { rows } = await sql<{ waiting: string }>`
    select count(*)::text as waiting from statement_match m
    where m.account = ${id} and m.way = 'hand' and not exists (select from statement_match_check c where c.match = m.id)`.execute(db)
  await keepItem(db, caller, {
    register: 'settlement_account',
    subject: String(id),
    state: 'match_proposed',
    round: 1,
    permission: 'reconciliation.check',
    region,
    title: { fund, name },
    due: undefined,
    isReturned: false,
    rows: Number(rows[0]?.waiting ?? 0),
  })
}
