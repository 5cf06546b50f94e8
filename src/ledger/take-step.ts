import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { actOnRows } from './act-on-rows.ts'
import { type BatchStep, type BatchVerb, batches, sendBackOf, verbOf } from './batch-life.ts'
import { type Batch, findBatch } from './find-batch.ts'
import { keepBatchItem, keepPartItems } from './keep-items.ts'
import type { LedgerRefusal, StepRefusal } from './refusals.ts'
import { giveDrawsBack } from './treasury/draw-on-indicators.ts'

/** A batch, in the version it was seen in. */
export interface SeenBatch {
  readonly id: bigint
  readonly version: number
}

/** What a step writes beside the state, and what the trail keeps of it. */
interface StepFacts {
  readonly columns?: Readonly<Record<string, unknown>>
  readonly detail?: Readonly<Record<string, unknown>>
  readonly reason?: string
}

/**
 * Ends a step of a batch: `guard` judges it as it stands and gives what is written beside the state, in the same transaction. Gives the
 * state the batch is in afterwards.
 */
export async function endStep<R extends LedgerRefusal = never>(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  step: BatchStep,
  calendar: WorkCalendar,
  guard: (batch: Batch) => Promise<Result<StepFacts, R>>,
): Promise<Result<string, StepRefusal | R>> {
  return walk(db, caller, seen, verbOf(step), step, calendar, guard)
}

/** Sends a batch back to its first check out of a step that may do so, with the reason; what was signed and made public counts no more. */
export async function sendBackBatch(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  step: BatchStep,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal>> {
  const verb = sendBackOf(step)
  if (verb === undefined) throw new Error(`nobody sends a batch back out of ${step}`)
  const columns = {
    signed_rows: null,
    signed_fen: null,
    signed_hash: null,
    signed_on: null,
    approved_rows: null,
    approved_fen: null,
    approved_on: null,
  }
  return walk(db, caller, seen, verb, step, calendar, async (batch) => {
    await actOnRows(db, caller, 'relist', { batch: batch.id })
    await giveDrawsBack(db, caller, batch)
    return done({ columns, reason })
  })
}

async function walk<R extends LedgerRefusal = never>(
  db: Work,
  caller: Caller,
  { id, version }: SeenBatch,
  verb: BatchVerb,
  step: BatchStep,
  calendar: WorkCalendar,
  guard: (batch: Batch) => Promise<Result<StepFacts, R>>,
): Promise<Result<string, StepRefusal | R>> {
  const found = await findBatch(db, id)
  if (found.kind === 'refused') return found
  const batch = found.value
  if (!batch.steps.includes(step)) return refused({ code: 'step_not_in_order', step, order: batch.steps })
  if (batch.state !== step) return refused({ code: 'batch_in_other_step', state: batch.state, needed: [step] })
  const judged = await guard(batch)
  if (judged.kind === 'refused') return judged
  const { columns, detail, reason } = judged.value
  const facts = { id, version, ...(columns === undefined ? {} : { columns }), ...(detail === undefined ? {} : { detail }) }
  const acted = await act(db, caller, batches(batch.steps), verb, [facts], reason)
  if (acted.kind === 'refused') return acted
  await keepBatchItem(db, caller, id, calendar)
  if (step === 'first_check' || acted.value[0]?.to === 'first_check') await keepPartItems(db, caller, id, calendar)
  return done(acted.value[0]?.to ?? batch.state)
}
