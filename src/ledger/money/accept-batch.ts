import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import type { BatchState } from '../batch-life.ts'
import { keepPaper, type PaperOfBatch } from '../decide-batch.ts'
import { type Batch, findBatchIn } from '../find-batch.ts'
import { liveRows } from '../keep-items.ts'
import type { NotInStep, PaperRefusal, RefusedWith, StepRefusal } from '../refusals.ts'
import { endStep, type SeenBatch } from '../take-step.ts'
import { drawnBy, lackingDraws } from '../treasury/draw-on-indicators.ts'
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

/** Steps after that of finance, in which put-off rows that go on need more money than the list was planned for. */
const later: readonly BatchState[] = ['hand_over', 'answers', 'done']

/**
 * Enters a paper of finance; refused where it says another sum than the approved list less what left it. After the step of finance it adds
 * to those before, and says what the list holds beyond them.
 */
export async function enterFundsPaper(
  db: Work,
  caller: Caller,
  id: bigint,
  kind: FundsPaper,
  paper: PaperOfBatch,
  sum: SumOnPaper,
): Promise<Result<bigint, NotInStep | PaperRefusal | RefusedWith<'funds_paper_differs' | 'fund_takes_other_rail' | 'draws_differ'>>> {
  const found = await findBatchIn(db, id, ['finance', ...later])
  if (found.kind === 'refused') return found
  const { fund, rail, state } = found.value
  if (!fundsPapers[rail].includes(kind)) return refused({ code: 'fund_takes_other_rail', fund, rail })
  const undrawn = await lackingDraws(db, found.value)
  if (undrawn !== undefined) return refused(undrawn)
  const list = await liveRows(db, id)
  const adds = state !== 'finance'
  const asked = adds ? beyond(list, await paperOfRound(db, id, kind)) : list
  // Nothing lacks: the step of finance is over, and no paper is entered for nothing.
  if (asked === undefined) return refused({ code: 'batch_in_other_step', state, needed: ['finance'] })
  const fault = faultOfSum(kind, sum, asked)
  return fault === undefined ? keepPaper(db, caller, found.value, kind, paper, { ...sum, adds }) : refused(fault)
}

/** What a list lacks of the papers of finance: which paper, for how many rows, and fen; in the order that they are entered. */
export interface LackingPaper extends SumOnPaper {
  readonly kind: FundsPaper
}

/** The papers that finance has still to enter for a batch with what each has to say, and what it has still to draw on indicators, in fen. */
export async function lackingFunds(
  db: Work,
  { id, rail, state }: Pick<Batch, 'id' | 'rail' | 'state'>,
): Promise<{ readonly papers: readonly LackingPaper[]; readonly draws: bigint }> {
  const list = await liveRows(db, id)
  const papers: LackingPaper[] = []
  for (const kind of fundsPapers[rail]) {
    const said = await paperOfRound(db, id, kind)
    const isSaid = said !== undefined && said.rows === list.rows && said.fen === list.fen
    const asked = state === 'finance' ? (isSaid ? undefined : list) : beyond(list, said)
    if (asked !== undefined) papers.push({ kind, ...asked })
  }
  return { papers, draws: list.fen - (rail === 'treasury' ? await drawnBy(db, id) : list.fen) }
}

/** The first paper of finance that says less than a list holds now; undefined where each covers it. */
export async function uncoveredBy(
  db: Work,
  { id, rail }: Pick<Batch, 'id' | 'rail'>,
): Promise<RefusedWith<'funds_paper_differs'> | undefined> {
  const list = await liveRows(db, id)
  for (const paper of fundsPapers[rail]) {
    const said = (await paperOfRound(db, id, paper)) ?? { rows: 0, fen: 0n }
    if (said.fen < list.fen) return { code: 'funds_paper_differs', paper, ...said, listRows: list.rows, listFen: list.fen }
  }
  return undefined
}

/** What a list holds beyond what papers say; undefined where it holds no more. */
function beyond(list: SumOnPaper, { rows, fen }: SumOnPaper = { rows: 0, fen: 0n }): SumOnPaper | undefined {
  return list.fen > fen ? { rows: Math.max(list.rows - rows, 0), fen: list.fen - fen } : undefined
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

/** What papers of a kind say that were entered after payment was approved: the last, with those that add to it; undefined without any. */
async function paperOfRound(db: Work, batch: bigint, kind: FundsPaper): Promise<SumOnPaper | undefined> {
  const { rows } = await sql<{ papers: number; rows: number | null; fen: string | null }>`
    with own as (
      select id, rows, fen, adds from batch_paper where batch = ${batch} and kind = ${kind} and rows is not null and fen is not null
        and id > (select max(a.id) from batch_paper a where a.batch = ${batch} and a.kind = 'payment_approval')
    )
    select count(*)::int as papers, sum(rows)::int as rows, sum(fen)::text as fen from own
    where id >= coalesce((select max(id) from own where not adds), 0)`.execute(db)
  const [sum] = rows
  return sum === undefined || sum.papers === 0 ? undefined : { rows: sum.rows ?? 0, fen: BigInt(sum.fen ?? 0) }
}
