import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { keepPaper, type PaperOfBatch } from '../decide-batch.ts'
import { findBatchIn } from '../find-batch.ts'
import { liveRows } from '../keep-items.ts'
import type { NotInStep, PaperRefusal, RefusedWith, StepRefusal } from '../refusals.ts'
import { endStep, type SeenBatch } from '../take-step.ts'
import { lackingDraws } from '../treasury/draw-on-indicators.ts'
import type { Rail } from '../treasury/fund-rails.ts'

/**
 * What finance puts down before money is handed over: the plan for its use, and that it came to the account it is spent from; or the
 * request to whoever pays, by another rail.
 */
export type FundsPaper = 'funds_plan' | 'funds_received' | 'treasury_request'

const fundsPapers: Readonly<Record<Rail, readonly FundsPaper[]>> = {
  fiscal_account: ['funds_plan', 'funds_received'],
  treasury: ['treasury_request'],
  central: ['treasury_request'],
}

/** Rows and what they come to, in fen, as a paper says it. */
export interface SumOnPaper {
  readonly rows: number
  readonly fen: bigint
}

/** Enters a paper of finance; refused where it says another sum than the approved list less what left it. */
export async function enterFundsPaper(
  db: Work,
  caller: Caller,
  id: bigint,
  kind: FundsPaper,
  paper: PaperOfBatch,
  sum: SumOnPaper,
): Promise<Result<bigint, NotInStep | PaperRefusal | RefusedWith<'funds_paper_differs' | 'fund_takes_other_rail' | 'draws_differ'>>> {
  const found = await findBatchIn(db, id, ['finance'])
  if (found.kind === 'refused') return found
  const { fund, rail } = found.value
  if (!fundsPapers[rail].includes(kind)) return refused({ code: 'fund_takes_other_rail', fund, rail })
  const undrawn = await lackingDraws(db, found.value)
  if (undrawn !== undefined) return refused(undrawn)
  const fault = faultOfSum(kind, sum, await liveRows(db, id))
  return fault === undefined ? keepPaper(db, caller, found.value, kind, paper, sum) : refused(fault)
}

/** Ends the step of finance: plan and receipt of this round are there, and say what the list holds now. */
export function acceptBatch(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | AcceptFault>> {
  return endStep<AcceptFault>(db, caller, seen, 'finance', calendar, async (batch) => {
    const { id, rail } = batch
    const list = await liveRows(db, id)
    for (const kind of fundsPapers[rail]) {
      const paper = await paperOfRound(db, id, kind)
      if (paper === undefined) return refused({ code: 'funds_paper_missing', paper: kind })
      const fault = faultOfSum(kind, paper, list)
      if (fault !== undefined) return refused(fault)
    }
    const undrawn = await lackingDraws(db, batch)
    if (undrawn !== undefined) return refused(undrawn)
    return done({ detail: { rows: list.rows, fen: String(list.fen) } })
  })
}

type AcceptFault = RefusedWith<'funds_paper_missing' | 'funds_paper_differs' | 'draws_differ'>

/** What stands against a paper that says a sum which is not the one it is about. */
export function faultOfSum(
  paper: FundsPaper | 'disbursement_order' | 'voucher',
  { rows, fen }: SumOnPaper,
  list: SumOnPaper,
): RefusedWith<'funds_paper_differs'> | undefined {
  if (rows === list.rows && fen === list.fen) return undefined
  return { code: 'funds_paper_differs', paper, rows, fen, listRows: list.rows, listFen: list.fen }
}

/** The last paper of a kind that was entered after payment was approved; those of an approval before count no more. */
async function paperOfRound(db: Work, batch: bigint, kind: FundsPaper): Promise<SumOnPaper | undefined> {
  const row = await db
    .selectFrom('batch_paper')
    .select(['rows', 'fen'])
    .where('batch', '=', batch)
    .where('kind', '=', kind)
    .where('id', '>', ({ selectFrom }) =>
      selectFrom('batch_paper as approval')
        .select(({ fn }) => fn.max('approval.id').as('last'))
        .where('approval.batch', '=', batch)
        .where('approval.kind', '=', 'payment_approval'),
    )
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row === undefined || row.rows === null || row.fen === null ? undefined : { rows: row.rows, fen: row.fen }
}
