import type { Caller } from '../../access/index.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import type { Keyring } from '../../subjects/index.ts'
import { findBatchIn } from '../find-batch.ts'
import type { AnswerRefusal, NotInStep } from '../refusals.ts'
import { judgeEach } from './judge-answer.ts'
import { readBankAnswer } from './read-bank-answer.ts'
import type { BankAnswer } from './take-bank-answer.ts'

/** A line that says otherwise than the office: what the office has, and what the line says. */
export interface DifferingLine {
  readonly part: number
  readonly line: number
  readonly reference: string
  readonly kind: AnswerRefusal['code']
  readonly ours: string
  readonly theirs: string
}

/** How an answer stands beside what was paid: how many lines it has, how many of them differ, and the first of those side by side. */
export interface ComparedAnswer {
  readonly lines: number
  readonly differ: number
  readonly differing: readonly DifferingLine[]
}

/** As many lines as are shown side by side. */
const most = 200

/** Lays an answer beside what was paid, line by line, and takes nothing in: everything that differs at once, where taking it in stops at the first. */
export async function compareAnswer(
  db: Work,
  caller: Caller,
  ring: Keyring,
  { batch, layout, files }: BankAnswer,
): Promise<Result<ComparedAnswer, NotInStep | AnswerRefusal>> {
  const found = await findBatchIn(db, batch, ['answers', 'done'])
  if (found.kind === 'refused') return found
  const read = readBankAnswer(
    layout,
    files.map(({ bytes }) => bytes),
  )
  if (read.kind === 'refused') return read
  const lines = read.value.flatMap((part) => part.lines)
  const differing: DifferingLine[] = []
  let differ = 0
  for await (const { answer, judged } of judgeEach(db, ring, found.value, lines, caller.day)) {
    if (judged.kind === 'done') continue
    differ++
    if (differing.length === most) continue
    const { part, line, reference } = answer
    differing.push({ part, line, reference, kind: judged.refusal.code, ...sides(judged.refusal) })
  }
  return done({ lines: lines.length, differ, differing })
}

/** What the office has and what a line says; of figures in fen. */
function sides(refusal: AnswerRefusal): { readonly ours: string; readonly theirs: string } {
  switch (refusal.code) {
    case 'answer_amount_differs':
    case 'answer_account_differs':
      return { ours: String(refusal.paid), theirs: String(refusal.said) }
    case 'answer_contradicts':
      return { ours: refusal.was, theirs: refusal.says }
    case 'answer_day_unfit':
      return { ours: refusal.from, theirs: refusal.day }
    case 'answer_of_other_batch':
      return { ours: '', theirs: refusal.batch }
    case 'answer_twice':
      return { ours: '', theirs: String(refusal.firstLine) }
    case 'answer_line_unknown':
    case 'answer_not_encoded':
    case 'answer_line_unfit':
    case 'answer_value_unfit':
    case 'answer_broken_off':
    case 'answer_sum_differs':
    case 'answer_empty':
    case 'answer_result_unknown':
      return { ours: '', theirs: '' }
  }
}
