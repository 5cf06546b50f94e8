import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { BatchState, BatchStep } from './batch-life.ts'
import type { NotFound, NotInStep } from './refusals.ts'
import type { Rail } from './treasury/fund-rails.ts'

/** What a batch is a list of: what is granted first, what a later document grants besides, what comes again. */
export type BatchKind = 'first' | 'top_up' | 'recurring'

/** A batch as its operations work with it. */
export interface Batch {
  readonly id: bigint
  readonly region: string
  readonly number: string
  readonly policy: string
  readonly policyZh: string
  readonly fund: string
  readonly turn: number
  readonly kind: BatchKind
  /** Of a top-up: the document and clause that grant more, and what they changed. */
  readonly basis: { readonly document: string; readonly clause: string; readonly change: string } | undefined
  readonly run: string
  readonly runId: string
  /** The way that its money takes, and the document that orders it so. */
  readonly rail: Rail
  readonly steps: readonly BatchStep[]
  readonly state: BatchState
  readonly round: number
  readonly version: number
  readonly signed: { readonly rows: number; readonly fen: bigint; readonly hash: string; readonly on: string } | undefined
  readonly approved: { readonly rows: number; readonly fen: bigint; readonly on: string } | undefined
}

/** A batch by its number in the database, as far as the caller sees it. */
export async function findBatch(db: Work, id: bigint): Promise<Result<Batch, NotFound>> {
  const batch = await batchNumbered(db, id)
  return batch === undefined ? refused({ code: 'batch_not_found', batch: String(id) }) : done(batch)
}

/** The same of a batch that was just worked with. */
export async function batchAtHand(db: Work, id: bigint): Promise<Batch> {
  const batch = await batchNumbered(db, id)
  if (batch === undefined) throw new Error(`batch ${id} is gone`)
  return batch
}

async function batchNumbered(db: Work, id: bigint): Promise<Batch | undefined> {
  const row = await db.selectFrom('batch').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const { basis_document: document, basis_clause: clause, basis_change: change } = row
  const { signed_rows: rows, signed_fen: fen, signed_hash: hash, signed_on: on } = row
  return {
    id,
    region: row.region,
    number: row.number,
    policy: row.policy,
    policyZh: row.policy_zh,
    fund: row.fund,
    turn: row.turn,
    kind: row.kind as BatchKind,
    basis: document === null || clause === null || change === null ? undefined : { document, clause, change },
    run: row.run,
    runId: row.run_id,
    rail: row.rail as Rail,
    // Held to the rules of orders when it was laid down, and never changed in a batch.
    steps: row.steps as BatchStep[],
    state: row.state as BatchState,
    round: row.round,
    version: row.version,
    signed: rows === null || fen === null || hash === null || on === null ? undefined : { rows, fen, hash, on },
    approved:
      row.approved_rows === null || row.approved_fen === null || row.approved_on === null
        ? undefined
        : { rows: row.approved_rows, fen: row.approved_fen, on: row.approved_on },
  }
}

/** The same, where it stands in one of some steps; refused elsewhere. */
export async function findBatchIn(db: Work, id: bigint, needed: readonly BatchState[]): Promise<Result<Batch, NotInStep>> {
  const found = await findBatch(db, id)
  if (found.kind === 'refused') return found
  const { state } = found.value
  return needed.includes(state) ? found : refused({ code: 'batch_in_other_step', state, needed })
}
