import type { Caller } from '../access/index.ts'
import type { UploadPurposeName } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { Work } from '../store/index.ts'
import { attachFiles } from './attach-files.ts'
import { clashingGrants } from './clashes/find-clashes.ts'
import type { Batch } from './find-batch.ts'
import { type FundStanding, fundsLeft } from './fund-left.ts'
import type { PaperRefusal, RefusedWith, StepRefusal } from './refusals.ts'
import { lackingRehearsal } from './rehearsal/read-rehearsal.ts'
import { putOffOfFund } from './shortage/put-off.ts'
import { holdToSigned, signList } from './sign-list.ts'
import { endStep, type SeenBatch } from './take-step.ts'
import { topUpsBeyond } from './top-up/top-ups-beyond.ts'

/** A paper about a batch: its number and day, and its scans, handed over before. */
export interface PaperOfBatch {
  readonly number: string
  readonly day: string
  readonly note?: string | undefined
  readonly uploads?: readonly bigint[] | undefined
}

/** Enters the collective decision with the number of its minutes, and signs the list. */
export function decideBatch(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  minutes: PaperOfBatch,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | PaperRefusal | RefusedWith<'batch_is_empty'>>> {
  return endStep<PaperRefusal | RefusedWith<'batch_is_empty'>>(db, caller, seen, 'decision', calendar, async (batch) => {
    const signed = await signList(db, batch, caller.day)
    if (signed.kind === 'refused') return signed
    const { rows, fen, hash } = signed.value
    const kept = await keepPaper(db, caller, batch, 'minutes', minutes, { rows, fen })
    if (kept.kind === 'refused') return kept
    return done({ detail: { minutes: minutes.number, rows, fen: String(fen), hash } })
  })
}

type ApprovalFault =
  | PaperRefusal
  | RefusedWith<
      | 'batch_is_empty'
      | 'counts_differ'
      | 'top_up_beyond'
      | 'grants_clash'
      | 'rehearsal_needed'
      | 'fund_without_budget'
      | 'beyond_fund'
      | 'put_off_first'
    >

/**
 * Approves the payment of a batch: its list is what was signed with its numbered changes, no top-up comes to more than was decided, no
 * other grant that was approved meanwhile excludes a row that nobody looked at, it was rehearsed as it stands, and its fund has as much
 * left. Signs the list itself where the order of steps has no decision.
 */
export function approveBatch(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  approval: PaperOfBatch,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | ApprovalFault>> {
  return endStep<ApprovalFault>(db, caller, seen, 'approval', calendar, async (batch) => {
    const sum = batch.signed === undefined ? await signList(db, batch, caller.day) : await holdToSigned(db, batch)
    if (sum.kind === 'refused') return sum
    const { rows, fen } = sum.value
    if (rows === 0) return refused({ code: 'batch_is_empty' })
    const beyond = await topUpsBeyond(db, batch)
    if (beyond !== undefined) return refused(beyond)
    const clashing = await clashingGrants(db, batch.id)
    if (clashing !== undefined) return refused(clashing)
    const unrehearsed = await lackingRehearsal(db, batch)
    if (unrehearsed !== undefined) return refused(unrehearsed)
    const year = Number(caller.day.slice(0, 4))
    const fund = await fundsLeft(db, batch.region, batch.fund, year)
    if (fund === undefined) return refused({ code: 'fund_without_budget', fund: batch.fund, year })
    const short = await lackingFund(db, batch, fund, fen)
    if (short !== undefined) return refused(short)
    const kept = await keepPaper(db, caller, batch, 'payment_approval', approval, { rows, fen })
    if (kept.kind === 'refused') return kept
    const columns = { approved_rows: rows, approved_fen: fen, approved_on: caller.day }
    return done({ columns, detail: { approval: approval.number, rows, fen: String(fen) } })
  })
}

/** What a fund lacks for a list: what waits of the list itself is not asked of it now, and what other lists wait for comes before. */
async function lackingFund(
  db: Work,
  { id, region, fund }: Batch,
  { left, year }: FundStanding,
  fen: bigint,
): Promise<RefusedWith<'beyond_fund' | 'put_off_first'> | undefined> {
  const putOff = await putOffOfFund(db, region, fund)
  const own = putOff.find(({ batch }) => batch === id)?.fen ?? 0n
  const asked = fen - own
  if (left < asked) return { code: 'beyond_fund', fund, year, left, asked }
  const others = putOff.filter(({ batch }) => batch !== id)
  const [first] = others
  const waiting = others.reduce((sum, each) => sum + each.fen, 0n)
  return first === undefined || left - waiting >= asked ? undefined : { code: 'put_off_first', fund, number: first.number, waiting, left }
}

/** What the scans of each kind of paper were handed over for. */
const scans = {
  minutes: 'decision_minutes',
  payment_approval: 'payment_approval',
  funds_plan: 'finance_paper',
  funds_received: 'finance_paper',
  treasury_request: 'finance_paper',
  disbursement_order: 'disbursement_order',
  voucher: 'finance_paper',
} as const satisfies Readonly<Record<string, UploadPurposeName>>

/** Keeps a paper of a batch; a day ahead or an empty number is refused. */
export async function keepPaper(
  db: Work,
  caller: Caller,
  { id, region }: { readonly id: bigint; readonly region: string },
  kind: keyof typeof scans,
  { number, day, note, uploads }: PaperOfBatch,
  sum: { readonly rows?: number; readonly fen?: bigint; readonly adds?: boolean } = {},
): Promise<Result<bigint, PaperRefusal>> {
  if (number.trim() === '') return refused({ code: 'text_needed', what: 'number' })
  if (day > caller.day) return refused({ code: 'day_ahead', day, today: caller.day })
  const row = await db
    .insertInto('batch_paper')
    .values({
      batch: id,
      region,
      kind,
      number: number.trim(),
      paper_on: day,
      rows: sum.rows ?? null,
      fen: sum.fen ?? null,
      adds: sum.adds ?? false,
      note: note ?? null,
      entered_by: caller.account.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const attached = await attachFiles(db, caller, scans[kind], uploads, { register: 'batch_paper', subjects: [row.id], region })
  return attached.kind === 'refused' ? attached : done(row.id)
}
