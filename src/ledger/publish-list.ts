import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import { formatDate, parseDate } from '../kernel/calendar.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { addWorkdays, type WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import { attachFiles } from './attach-files.ts'
import { type Batch, findBatch, findBatchIn } from './find-batch.ts'
import { nextNumber } from './next-number.ts'
import type { LedgerRefusal } from './refusals.ts'
import { showRows, sumOfUnshown } from './shown-rows.ts'
import { holdToSigned } from './sign-list.ts'
import { endStep, type SeenBatch } from './take-step.ts'

/** What a notice may show of each row. */
export const noticeColumns = ['name', 'place', 'count', 'fen', 'period', 'masked_number'] as const
export type NoticeColumn = (typeof noticeColumns)[number]

/** How a list is made public. */
export interface Publishing {
  readonly from: string
  readonly workdays: number
  readonly columns: readonly string[]
  /** The document and clause that order the publication and its columns. */
  readonly basis: string
  /** Where: the address of the bureau's own site, or the place of the board. */
  readonly address: string
  /** The clause that orders numbers to be shown, masked; without one they never are. */
  readonly numbersBasis?: string | undefined
  /** The notice as it stood there. */
  readonly uploads?: readonly bigint[] | undefined
}

/** The least number of working days a list is public. */
export const leastWorkdays = 5

/**
 * Makes the signed list of a batch public, or, where it was already and rows were changed since, those rows again: from a day on, for at
 * least five working days that begin the day after.
 */
export async function publishList(
  db: Work,
  caller: Caller,
  batch: bigint,
  publishing: Publishing,
  calendar: WorkCalendar,
): Promise<Result<{ readonly publication: string; readonly number: string; readonly to: string; readonly rows: number }, LedgerRefusal>> {
  const found = await findBatchIn(db, batch, ['publication'])
  if (found.kind === 'refused') return found
  const { from, workdays, columns, basis, address, numbersBasis, uploads } = publishing
  const unfit = judge(publishing)
  if (unfit !== undefined) return refused(unfit)
  const start = parseDate(from)
  const end = start === undefined ? undefined : addWorkdays(calendar, start, workdays)
  if (end === undefined) return refused({ code: 'days_off_unknown', from })
  const signed = await holdToSigned(db, found.value)
  if (signed.kind === 'refused') return signed
  const [first] = await publicationsOf(db, found.value)
  const { rows, fen, hash } = await sumOfUnshown(db, found.value)
  if (rows === 0) return refused(first === undefined ? { code: 'batch_is_empty' } : { code: 'published_already', number: first.number })
  const { region, round } = found.value
  const year = Number(caller.day.slice(0, 4))
  const number = `${year}-${String(await nextNumber(db, 'publication', region, year)).padStart(4, '0')}`
  const to = formatDate(end)
  const { id } = await db
    .insertInto('publication')
    .values({
      batch,
      region,
      round,
      number,
      from_day: from,
      to_day: to,
      workdays,
      columns: [...columns],
      basis: basis.trim(),
      numbers_basis: numbersBasis?.trim() ?? null,
      address: address.trim(),
      rows,
      fen,
      list_hash: hash,
      again_of: first?.id ?? null,
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await showRows(db, found.value, id)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'publish',
    register: 'publication',
    subject: String(id),
    region,
    detail: { batch: String(batch), number, from, to, rows, hash },
  })
  const attached = await attachFiles(db, caller, 'notice_proof', uploads, { register: 'publication', subjects: [id], region })
  if (attached.kind === 'refused') return attached
  await keepTakeDown(db, caller, found.value, { id, number, to, isUp: true })
  return done({ publication: String(id), number, to, rows })
}

/** Ends the publication: its days are over, those of changed rows too, and no objection is open. */
export function endPublication(db: Work, caller: Caller, seen: SeenBatch, calendar: WorkCalendar): Promise<Result<string, LedgerRefusal>> {
  return endStep(db, caller, seen, 'publication', calendar, async (batch) => {
    const published = await publicationsOf(db, batch)
    const [first] = published
    if (first === undefined) return refused({ code: 'not_published' })
    const running = published.find(({ to }) => to >= caller.day)
    if (running !== undefined) return refused({ code: 'publication_running', number: running.number, to: running.to })
    const { rows } = await sumOfUnshown(db, batch)
    if (rows > 0) return refused({ code: 'changed_since_published', rows })
    const { open } = await db
      .selectFrom('objection')
      .select(({ fn }) => fn.countAll<bigint>().as('open'))
      .where('batch', '=', batch.id)
      .where('state', '<>', 'answered')
      .executeTakeFirstOrThrow()
    if (open > 0n) return refused({ code: 'objections_open', objections: Number(open) })
    return done({ detail: { publications: published.map(({ number }) => number) } })
  })
}

/** How many rows have another amount than they were last published with; none before the first publication. */
export async function countChangedSince(caller: Caller, id: bigint): Promise<number> {
  return caller.transact(async (db) => {
    const batch = await findBatch(db, id)
    if (batch.kind === 'refused' || (await publicationsOf(db, batch.value)).length === 0) return 0
    return (await sumOfUnshown(db, batch.value)).rows
  })
}

/** Keeps pictures of a notice as it stood where it was made public; gives how many. */
export async function keepProof(
  db: Work,
  caller: Caller,
  publication: bigint,
  uploads: readonly bigint[],
): Promise<Result<number, LedgerRefusal>> {
  const row = await publicationNumbered(db, publication)
  if (row === undefined) return refused({ code: 'row_not_found', id: String(publication) })
  const { region } = row
  const attached = await attachFiles(db, caller, 'notice_proof', uploads, { register: 'publication', subjects: [publication], region })
  if (attached.kind === 'refused') return attached
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'keep_proof',
    register: 'publication',
    subject: String(publication),
    region,
    detail: { files: attached.value },
  })
  return attached
}

const publicationNumbered = (db: Work, id: bigint) =>
  db.selectFrom('publication').select(['id', 'batch', 'region', 'number', 'to_day']).where('id', '=', id).executeTakeFirst()

/** Says that a notice was taken down, on a day after its last, with pictures of it as it stood. */
export async function takeDown(
  db: Work,
  caller: Caller,
  publication: bigint,
  day: string,
  uploads?: readonly bigint[],
): Promise<Result<string, LedgerRefusal>> {
  const row = await publicationNumbered(db, publication)
  if (row === undefined) return refused({ code: 'row_not_found', id: String(publication) })
  if (day > caller.day) return refused({ code: 'day_ahead', day, today: caller.day })
  if (day <= row.to_day) return refused({ code: 'publication_running', number: row.number, to: row.to_day })
  const there = await db
    .selectFrom('publication_taken_down')
    .select('taken_down_on')
    .where('publication', '=', publication)
    .executeTakeFirst()
  if (there !== undefined) return done(there.taken_down_on)
  const { region } = row
  const attached = await attachFiles(db, caller, 'notice_proof', uploads, { register: 'publication', subjects: [publication], region })
  if (attached.kind === 'refused') return attached
  await db.insertInto('publication_taken_down').values({ publication, region, taken_down_on: day, entered_by: caller.account.id }).execute()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'take_down',
    register: 'publication',
    subject: String(publication),
    region,
    detail: { day },
  })
  const batch = await findBatchIn(db, row.batch, [
    'publication',
    'approval',
    'finance',
    'hand_over',
    'answers',
    'done',
    'first_check',
    'cancelled',
  ])
  if (batch.kind === 'done') await keepTakeDown(db, caller, batch.value, { id: row.id, number: row.number, to: row.to_day, isUp: false })
  return done(day)
}

function judge({ from, workdays, columns, basis, address, numbersBasis }: Publishing): LedgerRefusal | undefined {
  if (basis.trim() === '') return { code: 'text_needed', what: 'basis' }
  if (address.trim() === '') return { code: 'text_needed', what: 'address' }
  if (workdays < leastWorkdays) return { code: 'published_too_short', workdays, least: leastWorkdays }
  const strange = columns.find((column) => !noticeColumns.some((known) => known === column))
  if (strange !== undefined || !columns.includes('name')) return { code: 'columns_unfit', column: strange ?? 'name' }
  if (columns.includes('masked_number') && (numbersBasis ?? '').trim() === '') return { code: 'numbers_without_basis' }
  return parseDate(from) === undefined ? { code: 'days_off_unknown', from } : undefined
}

/** The publications of a batch in its present round, the first one first. */
async function publicationsOf(db: Work, { id, round }: Batch) {
  const rows = await db
    .selectFrom('publication')
    .select(['id', 'number', 'to_day as to'])
    .where('batch', '=', id)
    .where('round', '=', round)
    .orderBy('id')
    .execute()
  return rows
}

/** A notice that is up is to be taken down after its last day: the item waits with that day as its term. */
async function keepTakeDown(
  db: Work,
  caller: Caller,
  { id: batch, policyZh, policy, region, round }: Batch,
  { id, number, to, isUp }: { readonly id: bigint; readonly number: string; readonly to: string; readonly isUp: boolean },
): Promise<void> {
  await keepItem(db, caller, {
    register: 'publication',
    subject: String(id),
    state: 'up',
    round,
    permission: 'batch.publish',
    region,
    title: { number, policy: policyZh, policyId: policy, batch: String(batch) },
    due: to,
    isReturned: false,
    rows: isUp ? 1 : 0,
    isForBringerToo: true,
  })
}
