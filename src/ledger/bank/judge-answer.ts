import { sql } from 'kysely'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import { accountHashes, type Keyring } from '../../subjects/index.ts'
import type { Batch } from '../find-batch.ts'
import type { AnswerRefusal } from '../refusals.ts'
import type { AnsweredLine } from './read-bank-answer.ts'
import { placeOfReference } from './reference-of.ts'

/** What a line changes: a payment succeeds, fails, comes back after it succeeded; or nothing that was not known. */
export type AnswerEffect = 'succeed' | 'fail' | 'return_late' | 'none'

/** A line of an answer with the payment it answers and what it changes. */
export interface JudgedLine {
  readonly answer: AnsweredLine
  readonly payment: bigint
  readonly claim: bigint
  readonly effect: AnswerEffect
}

interface PaidLine {
  readonly payment: bigint
  readonly claim: bigint
  readonly file: string
  readonly line: number
  readonly fen: bigint
  readonly paid_on: string
  readonly tail: string
  readonly hash: Buffer
  readonly hash_before: Buffer | null
  readonly state: 'in_process' | 'succeeded' | 'returned' | 'back'
  readonly answered_on: string | null
}

/** Holds every line against the payment that it names; refused at the first that does not fit, with its figures. */
export async function judgeAnswer(
  db: Work,
  ring: Keyring,
  batch: Batch,
  lines: readonly AnsweredLine[],
  today: string,
): Promise<Result<readonly JudgedLine[], AnswerRefusal>> {
  const judged: JudgedLine[] = []
  for await (const each of judgeEach(db, ring, batch, lines, today)) {
    if (each.judged.kind === 'refused') return each.judged
    judged.push(each.judged.value)
  }
  return done(judged)
}

/** The same line by line, whatever becomes of the others. */
export async function* judgeEach(
  db: Work,
  ring: Keyring,
  batch: Batch,
  lines: readonly AnsweredLine[],
  today: string,
): AsyncGenerator<{ readonly answer: AnsweredLine; readonly judged: Result<JudgedLine, AnswerRefusal> }> {
  const paid = await paidLines(db, batch.id)
  const seen = new Map<string, AnsweredLine>()
  for (const answer of lines) {
    const { reference, part, line } = answer
    const first = seen.get(reference)
    if (first === undefined) seen.set(reference, answer)
    const twice = { code: 'answer_twice', part, line, reference, firstPart: first?.part ?? 0, firstLine: first?.line ?? 0 } as const
    yield { answer, judged: first === undefined ? await judgeLine(db, ring, batch, paid, answer, today) : refused(twice) }
  }
}

async function judgeLine(
  db: Work,
  ring: Keyring,
  batch: Batch,
  paid: ReadonlyMap<string, PaidLine>,
  answer: AnsweredLine,
  today: string,
): Promise<Result<JudgedLine, AnswerRefusal>> {
  const { reference, part, line } = answer
  const place = placeOfReference(reference)
  const payment = place === undefined ? undefined : paid.get(`${place.file}/${place.line}`)
  if (payment === undefined) return refused(await strange(db, batch, answer, place?.file))
  const against = faultOfLine(ring, answer, payment, today)
  if (against !== undefined) return refused(against)
  const effect = effectOf(answer, payment)
  if (effect === undefined) return refused({ code: 'answer_contradicts', part, line, reference, was: payment.state, says: answer.result })
  return done({ answer, payment: payment.payment, claim: payment.claim, effect })
}

async function paidLines(db: Work, batch: bigint): Promise<ReadonlyMap<string, PaidLine>> {
  const { rows } = await sql<PaidLine>`
    select p.id as payment, p.claim, f.number as file, p.line, p.fen, p.paid_on, a.tail, a.hash, a.hash_before, s.state,
      heard.answered_on
    from payment p join bank_file f on f.id = p.file join payment_standing s on s.payment = p.id join payee_account a on a.id = p.account
    left join (select payment, max(bank_on) as answered_on from bank_answer where batch = ${batch} group by payment) heard on heard.payment = p.id
    where p.batch = ${batch}`.execute(db)
  return new Map(rows.map((row) => [`${row.file}/${row.line}`, row]))
}

/** A line that answers no payment of the batch: another's, or nobody's. */
async function strange(
  db: Work,
  { id, region }: Batch,
  { part, line, reference }: AnsweredLine,
  file: string | undefined,
): Promise<AnswerRefusal> {
  const other =
    file === undefined
      ? undefined
      : await db
          .selectFrom('bank_file')
          .innerJoin('batch', 'batch.id', 'bank_file.batch')
          .select('batch.number')
          .where('bank_file.region', '=', region)
          .where('bank_file.number', '=', file)
          .where('bank_file.direction', '=', 'out')
          .where('bank_file.batch', '<>', id)
          .executeTakeFirst()
  return other === undefined
    ? { code: 'answer_line_unknown', part, line, reference }
    : { code: 'answer_of_other_batch', part, line, reference, batch: other.number }
}

function faultOfLine(
  ring: Keyring,
  { part, line, fen, number, day }: AnsweredLine,
  paid: PaidLine,
  today: string,
): AnswerRefusal | undefined {
  if (fen !== paid.fen) return { code: 'answer_amount_differs', part, line, paid: paid.fen, said: fen }
  if (number !== undefined && !isAccount(ring, number, paid))
    return { code: 'answer_account_differs', part, line, paid: paid.tail, said: number.slice(-4) }
  if (day < paid.paid_on || day > today) return { code: 'answer_day_unfit', part, line, day, from: paid.paid_on, to: today }
  return undefined
}

/** Whole numbers are held against the keyed hash; masked ones and tails against the last digits. */
function isAccount(ring: Keyring, number: string, { tail, hash, hash_before: before }: PaidLine): boolean {
  if (number.slice(-4) !== tail) return false
  if (number.length <= 6 || number.includes('*')) return true
  return accountHashes(ring, number).some((one) => one.equals(hash) || (before !== null && one.equals(before)))
}

/** What a line changes; undefined where it says otherwise than what is known already, and is not older than that. */
function effectOf({ result, day }: AnsweredLine, { state, answered_on: heard }: PaidLine): AnswerEffect | undefined {
  const isOlder = heard !== null && day < heard
  switch (state) {
    case 'in_process':
      return result === 'succeeded' ? 'succeed' : 'fail'
    case 'succeeded':
      if (result === 'succeeded') return 'none'
      return isOlder ? undefined : 'return_late'
    case 'returned':
    case 'back':
      if (result === 'returned') return 'none'
      return isOlder ? 'none' : undefined
  }
}
