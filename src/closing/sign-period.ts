import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { type FundDay, fundsOf } from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { type ClosingLine, hashOfLines, movedSince, type Span } from './closing-line.ts'
import type { ClosingRefusal, MovedLine } from './refusals.ts'
import { signedPeriod } from './signed-period.ts'

/** The day that is signed, or the last of the month that is, and the hash of the figures that were looked at. */
export interface SeenDay {
  readonly fund: string
  readonly day: string
  readonly hash: string
}

/** What was signed; plain JSON. */
export type Signed = { readonly closing: string; readonly lines: number; readonly isClosed: boolean }

type RefusedWith<C extends ClosingRefusal['code']> = Extract<ClosingRefusal, { readonly code: C }>
type SigningFault = RefusedWith<'day_ahead' | 'fund_unknown' | 'figures_moved' | 'day_closed'>

/** What is signed: a day or a month, and where its lines come from. */
export interface Book<K extends string> {
  readonly span: Span
  lines(db: Work, of: FundDay): Promise<readonly ClosingLine<K>[]>
}

/** As many lines as a refusal names. */
const mostNamed = 3

/**
 * The first signature, of whoever handled the day or the month: its figures are written down as they stand. Where they moved before the second
 * signature they are signed anew under the next number; what has both signatures stands.
 */
export async function signPeriod<K extends string>(
  db: Work,
  caller: Caller,
  book: Book<K>,
  seen: SeenDay,
): Promise<Result<Signed, SigningFault | RefusedWith<'signed_already'>>> {
  const opened = await openPeriod(db, caller, book, seen)
  if (opened.kind === 'refused') return opened
  const { of, lines, signed } = opened.value
  if (signed?.second !== undefined)
    return refused({ code: 'day_closed', span: book.span, day: of.day, by: signed.first.by, secondBy: signed.second.by })
  if (hashOfLines(of, lines, book.span) !== seen.hash) return refused(figuresMoved([]))
  if (signed !== undefined) {
    if (movedSince(signed.lines, lines).length === 0) return refused({ code: 'signed_already', day: of.day, by: signed.first.by })
    await keepSecondItem(db, caller, { ...of, span: book.span }, signed.id, false)
  }
  const number = (signed?.number ?? 0) + 1
  const id = await writeClosing(db, caller, { ...of, span: book.span }, number, lines, seen.hash)
  await keepSecondItem(db, caller, { ...of, span: book.span }, id, true)
  return done({ closing: String(id), lines: lines.length, isClosed: false })
}

/** The second signature, of finance and of somebody else, to the figures as they were signed first and still are. */
export async function countersignPeriod<K extends string>(
  db: Work,
  caller: Caller,
  book: Book<K>,
  seen: SeenDay,
): Promise<Result<Signed, SigningFault | RefusedWith<'not_signed_yet' | 'own_signature'>>> {
  const opened = await openPeriod(db, caller, book, seen)
  if (opened.kind === 'refused') return opened
  const { of, lines, signed } = opened.value
  if (signed === undefined) return refused({ code: 'not_signed_yet', day: of.day })
  const { first, second } = signed
  if (second !== undefined) return refused({ code: 'day_closed', span: book.span, day: of.day, by: first.by, secondBy: second.by })
  if (first.account === caller.account.id) return refused({ code: 'own_signature', by: first.by })
  const moved = movedSince(signed.lines, lines)
  if (moved.length > 0 || seen.hash !== signed.hash || !signed.isWhole) return refused(figuresMoved(moved))
  await db
    .insertInto('day_closing_signature')
    .values({ ...of, span: book.span, closing: signed.id, handled_by: first.account, signed_by: caller.account.id, signed_on: caller.day })
    .execute()
  await written(db, caller, { ...of, span: book.span }, 'countersign', signed.id, { number: signed.number, hash: signed.hash })
  await keepSecondItem(db, caller, { ...of, span: book.span }, signed.id, false)
  return done({ closing: String(signed.id), lines: signed.lines.length, isClosed: true })
}

type FundPeriod = FundDay & { readonly span: Span }

const figuresMoved = (moved: readonly MovedLine[]): RefusedWith<'figures_moved'> => ({
  code: 'figures_moved',
  lines: moved.length,
  first: moved.slice(0, mostNamed),
})

/** The day or the month of the caller's place as it stands, with nobody else signing it meanwhile. */
async function openPeriod<K extends string>(db: Work, caller: Caller, { span, lines }: Book<K>, { fund, day }: SeenDay) {
  if (day > caller.day) return refused({ code: 'day_ahead', day, today: caller.day } as const)
  const of: FundDay = { region: caller.post.region.path, fund, day }
  await sql`select pg_advisory_xact_lock(hashtext('day_closing'), hashtext(${`${of.region}/${fund}/${day}${span === 'day' ? '' : `/${span}`}`}))`.execute(
    db,
  )
  const known = await fundsOf(db, of.region)
  if (!known.includes(fund)) return refused({ code: 'fund_unknown', fund, known } as const)
  return done({ of, lines: await lines(db, of), signed: await signedPeriod<K>(db, of, span) })
}

async function writeClosing(
  db: Work,
  caller: Caller,
  of: FundPeriod,
  number: number,
  lines: readonly ClosingLine<string>[],
  hash: string,
): Promise<bigint> {
  const { id } = await db
    .insertInto('day_closing')
    .values({ ...of, number, lines: lines.length, hash, signed_by: caller.account.id, signed_on: caller.day })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = lines.map((line, at) => ({
    closing: id,
    line: at + 1,
    region: of.region,
    kind: line.kind,
    batch: line.batch ?? null,
    standing: line.standing ?? null,
    batch_number: line.batchNumber,
    policy_zh: line.policyZh,
    reference: line.reference,
    at_minute: line.minute ?? null,
    layout: line.layout ?? null,
    cut_off: line.cutOff ?? null,
    rows: line.rows,
    fen: line.fen,
    rows_hash: line.rowsHash,
  }))
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto('day_closing_line')
      .values(rows.slice(at, at + 500))
      .execute()
  await written(db, caller, of, 'sign', id, { number, lines: lines.length, hash })
  return id
}

async function written(
  db: Work,
  caller: Caller,
  { region, fund, day, span }: FundPeriod,
  which: 'sign' | 'countersign',
  id: bigint,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  await writeEvent(db, {
    ...byCaller(caller),
    verb: `${which}_${span}`,
    register: 'day_closing',
    subject: String(id),
    region,
    detail: { fund, day, ...detail },
  })
}

/** A day or a month with one signature waits for the other, in its last day. */
async function keepSecondItem(
  db: Work,
  caller: Caller,
  { region, fund, day, span }: FundPeriod,
  id: bigint,
  isWaiting: boolean,
): Promise<void> {
  await keepItem(db, caller, {
    register: 'day_closing',
    subject: String(id),
    state: span === 'day' ? 'signed_once' : 'month_signed_once',
    round: 1,
    permission: 'closing.countersign',
    region,
    title: { fund, day },
    due: day,
    isReturned: false,
    rows: isWaiting ? 1 : 0,
  })
}
