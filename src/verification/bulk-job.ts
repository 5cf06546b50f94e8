import type { Caller } from '../access/index.ts'
import { type JobContext, type JobData, type JobFailure, type JobKind, type JobRunner, startJob } from '../jobs/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work, WorkStore } from '../store/index.ts'
import { describeUploadRefusal, openUpload, type UploadPlace } from '../uploads/index.ts'
import { type Answer, writeAnswers } from './answer.ts'
import { type WrittenChecks, writeChecks } from './check.ts'
import { keepItems } from './keep-items.ts'
import type { VerificationRefusal } from './refusals.ts'
import { bulkTitle, bulkWords, describeVerificationRefusal } from './refusals.zh.ts'
import { type FieldReading, judgeLetter } from './workbook/judge-letter.ts'
import { describeRowRefusal } from './workbook/workbook.zh.ts'

/** What answers and checks of many rows work with. */
export interface BulkPlaces {
  readonly store: WorkStore
  readonly calendar: WorkCalendar
  readonly uploads: UploadPlace
  reading(): FieldReading
}

/** Many rows are answered and checked one chunk after another; nobody else's question waits for more than one. */
export const answersKind = {
  kind: 'verification_answers',
  lane: 'verification',
  permission: 'verification.answer',
  isResumable: true,
} as const
export const checksKind = {
  kind: 'verification_checks',
  lane: 'verification',
  permission: 'verification.check',
  isResumable: true,
} as const

/** One answer for every row, or a workbook with its own for each. */
export type BulkAnswers =
  | { readonly kind: 'workbook'; readonly upload: bigint; readonly accepted: number }
  | { readonly kind: 'same'; readonly answer: Omit<Answer, 'id' | 'version'>; readonly rows: number }

type StartRefusal = Extract<Awaited<ReturnType<typeof startJob>>, { readonly kind: 'refused' }>['refusal']

/** Asks that many rows of a letter be answered; gives the number of the job. Refused where there are not as many as were seen. */
export async function startAnswers(
  caller: Caller,
  runner: JobRunner,
  places: BulkPlaces,
  inquiry: bigint,
  answers: BulkAnswers,
): Promise<Result<bigint, VerificationRefusal | StartRefusal>> {
  if (answers.kind === 'workbook') {
    const judged = await judgedRows(caller, places, inquiry, answers.upload)
    if (judged.kind === 'refused') return judged
    const now = judged.value.answers.length
    if (now === 0) return refused({ code: 'nothing_to_do' })
    if (now !== answers.accepted) return refused({ code: 'rows_changed', seen: answers.accepted, now })
    const input = { inquiry: String(inquiry), upload: String(answers.upload) }
    return startJob(caller, runner, { kind: answersKind, title: bulkTitle.workbook(inquiry, now), input, verb: 'start_answers' })
  }
  const rows = await rowsIn(caller, inquiry, 'asked')
  if (rows.length !== answers.rows) return refused({ code: 'rows_changed', seen: answers.rows, now: rows.length })
  const { files, ...answer } = answers.answer
  const input = { inquiry: String(inquiry), answer: { ...answer, files: files.map(String) }, rows: packed(rows) }
  return startJob(caller, runner, { kind: answersKind, title: bulkTitle.answers(inquiry, rows.length), input, verb: 'start_answers' })
}

/** Asks that every answer of a letter that waits be agreed with; gives the number of the job. */
export async function startChecks(
  caller: Caller,
  runner: JobRunner,
  inquiry: bigint,
  seen: number,
): Promise<Result<bigint, VerificationRefusal | StartRefusal>> {
  const rows = await rowsIn(caller, inquiry, 'answered')
  if (rows.length !== seen) return refused({ code: 'rows_changed', seen, now: rows.length })
  const input = { inquiry: String(inquiry), rows: packed(rows) }
  return startJob(caller, runner, { kind: checksKind, title: bulkTitle.checks(inquiry, rows.length), input, verb: 'start_checks' })
}

/** Rows with the versions they were seen in: a number of each, side by side, since there may be forty thousand. */
const packed = (rows: readonly SeenRow[]): readonly string[] => rows.map(({ id, version }) => `${id} ${version}`)

interface SeenRow {
  readonly id: bigint
  readonly version: number
}

function unpacked(rows: unknown): readonly SeenRow[] {
  return (rows as readonly string[]).map((text) => {
    const [id = '0', version = '0'] = text.split(' ')
    return { id: BigInt(id), version: Number(version) }
  })
}

async function rowsIn(caller: Caller, inquiry: bigint, state: 'asked' | 'answered'): Promise<readonly SeenRow[]> {
  return caller.transact((db) =>
    db
      .selectFrom('verification')
      .select(['id', 'version'])
      .where('inquiry', '=', inquiry)
      .where('state', '=', state)
      .orderBy('id')
      .execute(),
  )
}

/** A row that was not carried out, and why. */
interface RefusedRow {
  readonly row: string
  readonly cell: string | undefined
  readonly message: string
}

interface JudgedRows {
  readonly answers: readonly Answer[]
  readonly refused: readonly RefusedRow[]
  readonly unchanged: number
  readonly blank: number
}

async function judgedRows(
  caller: Caller,
  { uploads, reading }: BulkPlaces,
  inquiry: bigint,
  upload: bigint,
): Promise<Result<JudgedRows, VerificationRefusal>> {
  const file = await openUpload(caller, uploads, upload, 'verification.answer')
  if (file.kind === 'refused') return refused({ code: 'upload_not_found' })
  const judged = await judgeLetter(caller, inquiry, file.value.bytes, reading())
  if (judged.kind === 'refused') return refused(judged.refusal)
  const { lines, blank } = judged.value
  return done({
    answers: lines.flatMap(({ outcome, answer }) =>
      outcome === 'accepted' && answer !== undefined ? [{ ...answer, files: [upload] }] : [],
    ),
    refused: lines.flatMap(({ line, name, fault }) =>
      fault === undefined ? [] : [{ row: name === '' ? String(line) : name, cell: fault.cell, message: describeRowRefusal(fault) }],
    ),
    unchanged: lines.filter(({ outcome }) => outcome === 'unchanged').length,
    blank,
  })
}

/** Answering many rows as long work. */
export function answersJob(places: BulkPlaces): JobKind {
  return {
    ...answersKind,
    run: async (context) => {
      const { input } = context.job
      const inquiry = BigInt(String(input.inquiry))
      const asker = await context.asAsker()
      if (asker.kind === 'refused') return asker
      const judged =
        input.upload === undefined
          ? sameFor(input, carriedBefore(context).through)
          : await judgedRows(asker.value, places, inquiry, BigInt(String(input.upload)))
      if (judged.kind === 'refused') return refused({ code: judged.refusal.code, message: describeStop(judged.refusal) })
      const { answers, refused: before, unchanged, blank } = judged.value
      const write = async (db: Work, caller: Caller, rows: readonly Answer[]) => {
        const written = await writeAnswers(db, caller, rows, places.reading().read)
        return written.kind === 'refused' ? written : done(noCounts)
      }
      const came = await inChunks(places, context, inquiry, answers, write)
      if (came.kind === 'refused') return came
      const { carried, refused: count, against } = came.value
      const all = refusedOut(count + before.length, [...before, ...against])
      // Rows of a workbook that were answered before a stop say by now what it says.
      const untouched = input.upload === undefined ? 0 : unchanged - carriedBefore(context).carried
      return done({ inquiry: String(inquiry), answered: carried, unchanged: untouched, blank, ...all })
    },
  }
}

/** Agreeing with many answers as long work. */
export function checksJob(places: BulkPlaces): JobKind {
  return {
    ...checksKind,
    run: async (context) => {
      const inquiry = BigInt(String(context.job.input.inquiry))
      const left = unpacked(context.job.input.rows).slice(carriedBefore(context).through)
      const came = await inChunks(places, context, inquiry, left, writeChecks)
      if (came.kind === 'refused') return came
      const { carried, refused: count, against, confirmed, setAside } = came.value
      return done({ inquiry: String(inquiry), checked: carried, confirmed, setAside, ...refusedOut(count, against) })
    },
  }
}

function sameFor({ answer, rows }: JobData, from: number): Result<JudgedRows, VerificationRefusal> {
  const { files, ...same } = answer as Omit<Answer, 'id' | 'version' | 'files'> & { readonly files: readonly string[] }
  const { value, sourceOn, note } = same
  const answers = unpacked(rows)
    .slice(from)
    .map((row) => ({ ...same, value, sourceOn, note, ...row, files: files.map(BigInt) }))
  return done({ answers, refused: [], unchanged: 0, blank: 0 })
}

const describeStop = (refusal: VerificationRefusal): string =>
  refusal.code === 'upload_not_found' ? describeUploadRefusal(refusal) : describeVerificationRefusal(refusal)

/** What a page can show; the number stands beside them. */
const mostRefused = 500

const refusedOut = (count: number, rows: readonly RefusedRow[]) => ({ refused: count, refusedRows: rows.slice(0, mostRefused) })

type Counts = Pick<WrittenChecks, 'confirmed' | 'setAside'>
const noCounts: Counts = { confirmed: 0, setAside: 0 }

/** How far it is, as the checkpoint has it. */
interface Carried extends Counts {
  /** Rows gone through, and of them done. */
  readonly through: number
  readonly carried: number
  readonly refused: number
  readonly against: readonly RefusedRow[]
}

const atFirst: Carried = { through: 0, carried: 0, refused: 0, against: [], ...noCounts }

const carriedBefore = ({ job }: JobContext): Carried => (job.checkpoint as unknown as Carried | undefined) ?? atFirst

type Write<T> = (db: Work, caller: Caller, rows: readonly T[]) => Promise<Result<Counts, VerificationRefusal>>

/** Rows of the first chunk, and the bounds of what one grows or shrinks to, so that each takes about as long as others may wait. */
const chunk = { first: 64, least: 32, most: 512, briefMs: 15, longMs: 35 } as const

/** The asker is looked at again so often: a post that has ended ends the work. */
const askerMs = 1_000

/**
 * Carries rows out chunk by chunk, each in one transaction with the note of how far it is; what is refused is told apart by halves. Ends
 * with the inboxes brought up to date, also where it was cancelled.
 */
async function inChunks<T extends SeenRow>(
  { calendar }: BulkPlaces,
  context: JobContext,
  inquiry: bigint,
  rows: readonly T[],
  write: Write<T>,
): Promise<Result<Carried, JobFailure>> {
  let at = carriedBefore(context)
  const total = at.through + rows.length
  let size: number = chunk.first
  let asker = await context.asAsker()
  let askedAt = performance.now()
  for (let next = 0; next < rows.length && !context.signal.aborted; ) {
    const began = performance.now()
    if (began - askedAt > askerMs) {
      asker = await context.asAsker()
      askedAt = began
    }
    if (asker.kind === 'refused') return asker
    const part = rows.slice(next, next + size)
    at = await carryOut(asker.value, context, at, part, write)
    const took = performance.now() - began
    next += part.length
    if (took > chunk.longMs) size = Math.max(chunk.least, Math.floor(size / 2))
    else if (took < chunk.briefMs) size = Math.min(chunk.most, size * 2)
    context.progress({ phase: bulkWords.working, done: at.through, total, failed: at.refused })
    // Whoever waits for an answer comes first.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const last = await context.asAsker()
  if (last.kind === 'refused') return last
  await last.value.transact((db) => keepItems(db, last.value, [inquiry], calendar))
  // Why it stopped stands in the record of the job; what was done stays done.
  return context.signal.aborted ? refused({ code: 'stopped', message: '' }) : done(at)
}

async function carryOut<T extends SeenRow>(
  caller: Caller,
  context: JobContext,
  before: Carried,
  rows: readonly T[],
  write: Write<T>,
): Promise<Carried> {
  const written = await caller.transact(async (db): Promise<Result<Carried, VerificationRefusal>> => {
    const came = await write(db, caller, rows)
    if (came.kind === 'refused') return came
    const after: Carried = {
      ...before,
      through: before.through + rows.length,
      carried: before.carried + rows.length,
      confirmed: before.confirmed + came.value.confirmed,
      setAside: before.setAside + came.value.setAside,
    }
    await context.save(db, { ...after })
    return done(after)
  })
  if (written.kind === 'done') return written.value
  const [only] = rows
  if (rows.length > 1) {
    const half = Math.ceil(rows.length / 2)
    const first = await carryOut(caller, context, before, rows.slice(0, half), write)
    return carryOut(caller, context, first, rows.slice(half), write)
  }
  const row = { row: String(only?.id ?? ''), cell: undefined, message: describeVerificationRefusal(written.refusal) }
  const against = before.against.length < mostRefused ? [...before.against, row] : before.against
  return { ...before, through: before.through + 1, refused: before.refused + 1, against }
}
