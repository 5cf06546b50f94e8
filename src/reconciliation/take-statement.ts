import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { addDays, formatDate, parseDate } from '../kernel/calendar.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import { findAccount, type SettlementAccount } from './accounts.ts'
import { bareSql, explainByLayout, type Matched, matchLines } from './match-lines.ts'
import { type ReadLine, type ReadStatement, readStatement } from './read-statement.ts'
import type { ReconciliationRefusal } from './refusals.ts'
import type { StatementLayout } from './statement-layout.ts'

/** A statement as it is handed over: its file, its layout, and the days it covers where the file does not say so. */
export interface GivenStatement {
  readonly account: bigint
  readonly layout: StatementLayout
  readonly bytes: Buffer
  readonly upload: bigint | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

type Sum = { readonly rows: number; readonly fen: string }

/** What a statement says; plain JSON, fen as text. */
export type StatementReport = {
  /** Taken in before, with nothing changed. */
  readonly isRepeated: boolean
  readonly from: string
  readonly to: string
  readonly opening: string
  readonly closing: string
  readonly came: Sum
  readonly went: Sum
  readonly interest: Sum
  readonly fees: Sum
  /** Lines that name something of ours. */
  readonly named: number
  /** Days between this statement and the one before that nobody delivered a statement of. */
  readonly gap: { readonly from: string; readonly to: string } | null
}

/** What taking one in came to besides. */
export type TakenStatement = StatementReport & { readonly file: string | null; readonly matched: readonly Matched[] }

interface Judged {
  readonly account: SettlementAccount
  readonly read: ReadStatement
  readonly sha256: string
  readonly report: StatementReport
}

/** What a statement says, with nothing changed. */
export async function previewStatement(
  db: Work,
  caller: Caller,
  given: GivenStatement,
): Promise<Result<StatementReport, ReconciliationRefusal>> {
  const judged = await judge(db, caller, given, false)
  return judged.kind === 'refused' ? judged : done(judged.value.report)
}

/** Takes a statement in, all of it or nothing, explains interest and fees, and matches what is the same money. A file that was taken in before changes nothing. */
export async function takeStatement(
  db: Work,
  caller: Caller,
  given: GivenStatement,
): Promise<Result<TakenStatement, ReconciliationRefusal>> {
  const judged = await judge(db, caller, given, true)
  if (judged.kind === 'refused') return judged
  const { account, read, sha256, report } = judged.value
  if (report.isRepeated) return done({ ...report, file: null, matched: [] })
  const file = await write(db, caller, account, given, { read, sha256, report })
  const explained = await explain(db, caller, account, file, read.lines, given.layout)
  const matched = await matchLines(db, caller, account)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'take_statement',
    register: 'settlement_account',
    subject: String(account.id),
    region: account.region,
    detail: {
      file: String(file),
      layout: given.layout.id,
      sha256,
      from: report.from,
      to: report.to,
      rows: read.lines.length,
      closing: report.closing,
      explained,
      matched: matched.reduce((sum, { lines }) => sum + lines, 0),
    },
  })
  return done({ ...report, file: String(file), matched })
}

/** Matches anew what is open, after the ledger got further entries. */
export async function rematch(
  db: Work,
  caller: Caller,
  id: bigint,
): Promise<Result<readonly Matched[], Extract<ReconciliationRefusal, { readonly code: 'settlement_account_not_found' }>>> {
  const found = await findAccount(db, caller, id, true)
  if (found.kind === 'refused') return found
  const matched = await matchLines(db, caller, found.value)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'match_lines',
    register: 'settlement_account',
    subject: String(id),
    region: found.value.region,
    detail: { matched: matched.reduce((sum, { lines }) => sum + lines, 0) },
  })
  return done(matched)
}

async function judge(db: Work, caller: Caller, given: GivenStatement, isLocked: boolean): Promise<Result<Judged, ReconciliationRefusal>> {
  const { layout, bytes } = given
  const found = await findAccount(db, caller, given.account, isLocked)
  if (found.kind === 'refused') return found
  const account = found.value
  if (layout.source !== account.source) return refused({ code: 'statement_layout_of_other', layout: layout.name })
  const statement = await readStatement(layout, bytes)
  if (statement.kind === 'refused') return statement
  const read = statement.value
  const from = read.from ?? given.from ?? ''
  const to = read.to ?? given.to ?? ''
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const isRepeated = await isKnown(db, account.id, sha256)
  const neighbours = isRepeated ? undefined : await filesBeside(db, account.id, from, to)
  const fault = isRepeated ? undefined : faultOf(account, read, { from, to }, caller.day, neighbours)
  if (fault !== undefined) return refused(fault)
  const report = {
    ...{ isRepeated, from, to, opening: String(read.opening), closing: String(read.closing) },
    came: sumOf(read.lines.filter(({ fen }) => fen > 0n)),
    went: sumOf(read.lines.filter(({ fen }) => fen < 0n)),
    interest: sumOf(read.lines.filter(({ kind }) => kind === 'interest')),
    fees: sumOf(read.lines.filter(({ kind }) => kind === 'fee')),
    named: await countNamed(db, account, read.lines),
    gap: neighbours?.gap ?? null,
  }
  return done({ account, read, sha256, report })
}

function faultOf(
  account: SettlementAccount,
  read: ReadStatement,
  { from, to }: { readonly from: string; readonly to: string },
  today: string,
  neighbours: Neighbours | undefined,
): ReconciliationRefusal | undefined {
  if (from === '' || to === '') return { code: 'statement_period_missing' }
  if (from > to || to > today) return { code: 'statement_period_unfit', from, to, today }
  if (from < account.openedOn) return { code: 'statement_before_opening', from, openedOn: account.openedOn }
  const outside = read.lines.find(({ day }) => day < from || day > to)
  if (outside !== undefined) return { code: 'statement_outside_period', line: outside.line, day: outside.day, from, to }
  if (read.account !== undefined && !isSameAccount(read.account, account.number))
    return { code: 'statement_account_differs', stated: read.account, expected: account.number }
  if (neighbours?.overlapping !== undefined) return { code: 'statement_overlaps', from, to, ...neighbours.overlapping }
  const before = neighbours?.before
  // Where a statement between is missing nobody can tell; the one that follows it says so.
  if (neighbours?.gap === undefined) {
    const expected = before?.closing ?? account.statementFen
    if (read.opening !== expected)
      return { code: 'statement_opening_differs', stated: read.opening, expected, before: before?.to ?? account.openedOn }
  }
  const after = neighbours?.after
  if (after !== undefined && after.opening !== read.closing)
    return { code: 'statement_sum_differs', what: 'closing', stated: read.closing, found: after.opening }
  return undefined
}

/** Banks mask the middle of a number; what is shown of it has to be the same. */
function isSameAccount(stated: string, known: string): boolean {
  const shown = stated.replace(/[^\d*]/g, '')
  if (!shown.includes('*')) return shown === known
  const [head = '', tail = ''] = [shown.split('*')[0], shown.split('*').at(-1)]
  return known.startsWith(head) && known.endsWith(tail)
}

interface Neighbours {
  readonly overlapping: { readonly otherFrom: string; readonly otherTo: string } | undefined
  readonly before: { readonly to: string; readonly closing: bigint } | undefined
  /** The one that follows on the next day. */
  readonly after: { readonly opening: bigint } | undefined
  readonly gap: { readonly from: string; readonly to: string } | undefined
}

async function filesBeside(db: Work, account: bigint, from: string, to: string): Promise<Neighbours> {
  if (from === '' || to === '') return { overlapping: undefined, before: undefined, after: undefined, gap: undefined }
  const { rows } = await sql<{
    from_on: string
    to_on: string
    opening_fen: bigint
    closing_fen: bigint
    place: string
    gap_from: string
    gap_to: string
  }>`
    select f.from_on::text, f.to_on::text, f.opening_fen, f.closing_fen, (f.to_on + 1)::text as gap_from, (${from}::date - 1)::text as gap_to,
      case when f.from_on <= ${to}::date and f.to_on >= ${from}::date then 'overlapping'
        when f.from_on = ${to}::date + 1 then 'after' when f.to_on < ${from}::date then 'before' else 'later' end as place
    from statement_file f where f.account = ${account} order by f.from_on`.execute(db)
  const overlapping = rows.find(({ place }) => place === 'overlapping')
  const before = rows.findLast(({ place }) => place === 'before')
  const after = rows.find(({ place }) => place === 'after')
  const opened = await db.selectFrom('settlement_account').select('opened_on').where('id', '=', account).executeTakeFirstOrThrow()
  const gap =
    before === undefined
      ? opened.opened_on < from
        ? { from: opened.opened_on, to: formatDate(addDays(parseDate(from) ?? 0, -1)) }
        : undefined
      : before.gap_from <= before.gap_to
        ? { from: before.gap_from, to: before.gap_to }
        : undefined
  return {
    overlapping: overlapping === undefined ? undefined : { otherFrom: overlapping.from_on, otherTo: overlapping.to_on },
    before: before === undefined ? undefined : { to: before.to_on, closing: BigInt(before.closing_fen) },
    after: after === undefined ? undefined : { opening: BigInt(after.opening_fen) },
    gap,
  }
}

async function isKnown(db: Work, account: bigint, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('statement_file')
    .select('id')
    .where('account', '=', account)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row !== undefined
}

const sumOf = (lines: readonly ReadLine[]): Sum => ({
  rows: lines.length,
  fen: String(lines.reduce((sum, { fen }) => sum + fen, 0n)),
})

/** How many lines name a payment, a file or a voucher that the books of the account have. */
async function countNamed(db: Work, { region, fund, source }: SettlementAccount, lines: readonly ReadLine[]): Promise<number> {
  const references = lines.map(({ reference }) => reference).filter((one) => one !== '')
  if (references.length === 0) return 0
  const { rows } = await sql<{ named: string }>`
    with known as (
      select e.reference as name from book_entry e where e.region = ${region} and e.fund = ${fund} and e.source_of = ${source}
      union select ${bareSql(sql`e.together`)} from book_entry e where e.region = ${region} and e.fund = ${fund} and e.source_of = ${source}
    )
    select count(*)::text as named from unnest(${references}::text[]) r (name) join known k on k.name = r.name`.execute(db)
  return Number(rows[0]?.named ?? 0)
}

async function write(
  db: Work,
  caller: Caller,
  account: SettlementAccount,
  { layout, upload }: GivenStatement,
  { read, sha256, report }: Pick<Judged, 'read' | 'sha256' | 'report'>,
): Promise<bigint> {
  const { lines } = read
  const { id } = await db
    .insertInto('statement_file')
    .values({
      ...{ account: account.id, region: account.region, layout: layout.id, sha256, from_on: report.from, to_on: report.to },
      ...{ opening_fen: read.opening, closing_fen: read.closing, rows: lines.length, upload: upload ?? null },
      ...{ in_fen: BigInt(report.came.fen), out_fen: -BigInt(report.went.fen), entered_by: caller.account.id, entered_on: caller.day },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const of = <T>(pick: (line: ReadLine) => T): T[] => lines.map(pick)
  if (lines.length > 0)
    await sql`
      insert into statement_line (file, account, region, line, day, fen, reference, counterparty, tail, text)
      select ${id}, ${account.id}, ${account.region}, x.* from unnest(${of(({ line }) => line)}::int[], ${of(({ day }) => day)}::date[],
        ${of(({ fen }) => String(fen))}::bigint[], ${of(({ reference }) => reference)}::text[], ${of(({ counterparty }) => counterparty)}::text[],
        ${of(({ tail }) => tail)}::text[], ${of(({ text }) => text)}::text[]) x`.execute(db)
  return id
}

async function explain(
  db: Work,
  caller: Caller,
  account: SettlementAccount,
  file: bigint,
  lines: readonly ReadLine[],
  layout: StatementLayout,
): Promise<number> {
  const told = lines.filter(({ kind }) => kind !== undefined)
  if (told.length === 0) return 0
  const written = await db
    .selectFrom('statement_line')
    .select(['id', 'line'])
    .where('file', '=', file)
    .where(
      'line',
      'in',
      told.map(({ line }) => line),
    )
    .execute()
  const kinds = new Map(told.map(({ line, kind }) => [line, kind]))
  const explained = written.flatMap(({ id, line }) => {
    const kind = kinds.get(line)
    return kind === undefined ? [] : [{ id, kind, layout: layout.name }]
  })
  return explainByLayout(db, caller, account, explained)
}
