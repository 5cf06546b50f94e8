import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import { nextNumber } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import type { Keyring } from '../../subjects/index.ts'
import { actOnRows } from '../act-on-rows.ts'
import type { BatchState } from '../batch-life.ts'
import { type Batch, findBatchIn } from '../find-batch.ts'
import { keepClaimItems } from '../money/keep-claim-items.ts'
import type { AnswerRefusal, NotInStep } from '../refusals.ts'
import type { ClaimVerb } from '../row-lives.ts'
import type { BankLayout } from './bank-layout.ts'
import { type AnswerEffect, type JudgedLine, judgeAnswer } from './judge-answer.ts'
import { type AnsweredPart, readBankAnswer } from './read-bank-answer.ts'

/** A bank's answer to a batch: its files as they came, each with the upload that keeps it. */
export interface BankAnswer {
  readonly batch: bigint
  readonly layout: BankLayout
  readonly files: readonly { readonly bytes: Buffer; readonly upload: bigint | undefined }[]
}

type Sum = { readonly rows: number; readonly fen: string }

/** What an answer says, and what it changes; plain JSON, fen as text. */
export type AnswerReport = {
  /** Files that were taken in before and change nothing; where all are, nothing is changed. */
  readonly repeated: number
  readonly answered: Sum
  readonly succeeded: Sum
  readonly failed: Sum
  readonly returnedLate: Sum
  /** Lines that say what was known. */
  readonly unchanged: Sum
  /** Payments that the bank is still silent about afterwards. */
  readonly silent: Sum
  /** Of those that come back, the first so many. */
  readonly returns: readonly { readonly claim: string; readonly code: string; readonly text: string; readonly fen: string }[]
}

const answerable: readonly BatchState[] = ['answers', 'done']
/** Returns that a report names one by one. */
const mostReturns = 200
const verbOf: Readonly<Record<Exclude<AnswerEffect, 'none'>, { readonly verb: ClaimVerb; readonly standing: string }>> = {
  succeed: { verb: 'succeed', standing: 'succeeded' },
  fail: { verb: 'fail', standing: 'returned' },
  return_late: { verb: 'return_late', standing: 'returned' },
}

interface Judged {
  readonly batch: Batch
  readonly parts: readonly (AnsweredPart & { readonly sha256: string; readonly upload: bigint | undefined })[]
  readonly lines: readonly JudgedLine[]
  readonly repeated: number
}

/** What an answer would change, with nothing changed. */
export async function previewAnswer(
  db: Work,
  caller: Caller,
  ring: Keyring,
  answer: BankAnswer,
): Promise<Result<AnswerReport, NotInStep | AnswerRefusal>> {
  const judged = await judge(db, caller, ring, answer)
  return judged.kind === 'refused' ? judged : done(await report(db, judged.value))
}

/**
 * Takes an answer in, all of its files or none: payments succeed or come back, with their rows; what the bank does not name stays in
 * process. A file that was taken in before changes nothing, and is told.
 */
export async function takeAnswer(
  db: Work,
  caller: Caller,
  ring: Keyring,
  answer: BankAnswer,
  calendar: WorkCalendar,
): Promise<Result<AnswerReport, NotInStep | AnswerRefusal>> {
  await db.selectFrom('batch').select('id').where('id', '=', answer.batch).forUpdate().executeTakeFirst()
  const judged = await judge(db, caller, ring, answer)
  if (judged.kind === 'refused') return judged
  const told = await report(db, judged.value)
  await write(db, caller, answer.layout, judged.value)
  await keepClaimItems(db, caller, answer.batch, calendar)
  return done(told)
}

async function judge(db: Work, caller: Caller, ring: Keyring, answer: BankAnswer): Promise<Result<Judged, NotInStep | AnswerRefusal>> {
  const found = await findBatchIn(db, answer.batch, answerable)
  if (found.kind === 'refused') return found
  const read = readBankAnswer(
    answer.layout,
    answer.files.map(({ bytes }) => bytes),
  )
  if (read.kind === 'refused') return read
  const parts = read.value.map((part, at) => {
    const file = answer.files[at]
    return {
      ...part,
      sha256: createHash('sha256')
        .update(file?.bytes ?? '')
        .digest('hex'),
      upload: file?.upload,
    }
  })
  const known = await db
    .selectFrom('bank_file')
    .select('sha256')
    .where('direction', '=', 'in')
    .where('batch', '=', answer.batch)
    .where(
      'sha256',
      'in',
      parts.map(({ sha256 }) => sha256),
    )
    .execute()
  const fresh = parts.filter(({ sha256 }) => !known.some((one) => one.sha256 === sha256))
  const lines = await judgeAnswer(
    db,
    ring,
    found.value,
    fresh.flatMap((part) => part.lines),
    caller.day,
  )
  if (lines.kind === 'refused') return lines
  return done({ batch: found.value, parts: fresh, lines: lines.value, repeated: parts.length - fresh.length })
}

async function report(db: Work, { batch, lines, repeated }: Judged): Promise<AnswerReport> {
  const sum = (some: readonly JudgedLine[]): Sum => ({
    rows: some.length,
    fen: String(some.reduce((total, { answer }) => total + answer.fen, 0n)),
  })
  const of = (effect: AnswerEffect) => lines.filter((line) => line.effect === effect)
  const { rows, fen } = await db
    .selectFrom('payment_standing')
    .innerJoin('payment', 'payment.id', 'payment_standing.payment')
    .select(({ fn }) => [fn.countAll<bigint>().as('rows'), fn.sum<string | null>('payment.fen').as('fen')])
    .where('payment_standing.batch', '=', batch.id)
    .where('payment_standing.state', '=', 'in_process')
    .executeTakeFirstOrThrow()
  const ended = sum([...of('succeed'), ...of('fail')])
  return {
    repeated,
    answered: sum(lines),
    succeeded: sum(of('succeed')),
    failed: sum(of('fail')),
    returnedLate: sum(of('return_late')),
    unchanged: sum(of('none')),
    silent: { rows: Number(rows) - ended.rows, fen: String(BigInt(fen ?? 0) - BigInt(ended.fen)) },
    returns: [...of('fail'), ...of('return_late')].slice(0, mostReturns).map(({ claim, answer }) => ({
      claim: String(claim),
      code: answer.code,
      text: answer.text,
      fen: String(answer.fen),
    })),
  }
}

async function write(db: Work, caller: Caller, layout: BankLayout, { batch, parts, lines }: Judged): Promise<void> {
  let from = 0
  for (const part of parts) {
    const some = lines.slice(from, from + part.lines.length)
    from += part.lines.length
    await writePart(db, caller, layout, batch, part, some)
  }
  for (const [effect, { verb, standing }] of Object.entries(verbOf) as [AnswerEffect, (typeof verbOf)[keyof typeof verbOf]][]) {
    const some = lines.filter((line) => line.effect === effect)
    if (some.length === 0) continue
    const payments = some.map(({ payment }) => String(payment))
    await sql`update payment_standing set state = ${standing}, since = ${caller.day}::date where payment = any (${payments}::bigint[])`.execute(
      db,
    )
    const stepped = await actOnRows(db, caller, verb, { batch: batch.id, ids: some.map(({ claim }) => claim) })
    if (stepped.rows !== some.length) throw new Error(`${stepped.rows} of ${some.length} rows took ${verb}`)
  }
}

/** The file and what it said line by line, as it came. */
async function writePart(
  db: Work,
  caller: Caller,
  layout: BankLayout,
  batch: Batch,
  part: Judged['parts'][number],
  lines: readonly JudgedLine[],
): Promise<void> {
  const year = Number(caller.day.slice(0, 4))
  const number = `${year}-${String(await nextNumber(db, 'bank_file', batch.region, year)).padStart(4, '0')}`
  const { id } = await db
    .insertInto('bank_file')
    .values({
      batch: batch.id,
      region: batch.region,
      direction: 'in',
      number,
      layout: layout.id,
      sha256: part.sha256,
      rows: lines.length,
      fen: part.fen,
      upload: part.upload ?? null,
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const of = <T>(pick: (line: JudgedLine) => T): T[] => lines.map(pick)
  await sql`
    insert into bank_answer (payment, batch, region, file, line, result, code, text, bank_on)
    select p.id, p.batch, p.region, ${id}, x.line, x.result, x.code, x.text, x.bank_on
    from unnest(${of(({ payment }) => String(payment))}::bigint[], ${of(({ answer }) => answer.line)}::int[], ${of(({ answer }) => answer.result)}::text[],
      ${of(({ answer }) => answer.code)}::text[], ${of(({ answer }) => answer.text)}::text[], ${of(({ answer }) => answer.day)}::date[])
      as x (payment, line, result, code, text, bank_on)
    join payment p on p.id = x.payment`.execute(db)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'take_bank_answer',
    register: 'bank_file',
    subject: String(id),
    region: batch.region,
    detail: { batch: batch.number, number, layout: layout.id, rows: lines.length, fen: String(part.fen), sha256: part.sha256 },
  })
}
