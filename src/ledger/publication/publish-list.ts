import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { formatDate, parseDate } from '../../kernel/calendar.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { addWorkdays, type WorkCalendar } from '../../kernel/workdays.ts'
import { nextNumber } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import { attachFiles } from '../attach-files.ts'
import type { BatchState } from '../batch-life.ts'
import { findBatchIn } from '../find-batch.ts'
import { keepClaimItems } from '../money/keep-claim-items.ts'
import type { NotInStep, NoticeFault, NoUpload, RefusedWith } from '../refusals.ts'
import { holdToSigned } from '../sign-list.ts'
import { publicationsOf } from './publications-of.ts'
import { showRows, sumOfUnshown } from './shown-rows.ts'
import { keepTakeDown } from './take-down.ts'

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

/** Steps in which something can be made public. */
const publishable: readonly BatchState[] = ['publication', 'approval', 'sample', 'finance', 'hand_over', 'answers']

/** The least number of working days a list is public. */
export const leastWorkdays = 5

/**
 * Makes the signed list of a batch public without the rows that are held, or, where it was already, the rows that go on since with
 * another amount or late: from a day on, for at least five working days that begin the day after. A list is first made public in its
 * step; rows of their own also while the rest goes on to the bank.
 */
export async function publishList(
  db: Work,
  caller: Caller,
  batch: bigint,
  publishing: Publishing,
  calendar: WorkCalendar,
): Promise<
  Result<
    { readonly publication: string; readonly number: string; readonly to: string; readonly rows: number },
    NotInStep | NoticeFault | NoUpload | RefusedWith<'counts_differ' | 'batch_is_empty' | 'published_already'>
  >
> {
  const found = await findBatchIn(db, batch, publishable)
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
  const { state } = found.value
  if (first === undefined && state !== 'publication') return refused({ code: 'batch_in_other_step', state, needed: ['publication'] })
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
  await keepClaimItems(db, caller, batch, calendar)
  return done({ publication: String(id), number, to, rows })
}

function judge({ from, workdays, columns, basis, address, numbersBasis }: Publishing): NoticeFault | undefined {
  if (basis.trim() === '') return { code: 'text_needed', what: 'basis' }
  if (address.trim() === '') return { code: 'text_needed', what: 'address' }
  if (workdays < leastWorkdays) return { code: 'published_too_short', workdays, least: leastWorkdays }
  const strange = columns.find((column) => !noticeColumns.some((known) => known === column))
  if (strange !== undefined || !columns.includes('name')) return { code: 'columns_unfit', column: strange ?? 'name' }
  if (columns.includes('masked_number') && (numbersBasis ?? '').trim() === '') return { code: 'numbers_without_basis' }
  return parseDate(from) === undefined ? { code: 'days_off_unknown', from } : undefined
}
