import type { Caller } from '../access/index.ts'
import { openVerbs } from '../lifecycle/index.ts'
import { isWithin } from '../organisation/index.ts'
import type { Work } from '../store/index.ts'
import { type KeptUpload, uploadsOf } from '../uploads/index.ts'
import { type BatchState, type BatchVerb, batchLife } from './batch-life.ts'
import { type Batch, findBatch } from './find-batch.ts'
import { type FourCounts, fourCounts } from './four-counts.ts'
import { type PartState, type PartVerb, partLife } from './row-lives.ts'

/** A batch as a list shows it. */
export interface BatchLine {
  readonly id: bigint
  readonly number: string
  readonly policy: { readonly id: string; readonly zh: string }
  readonly fund: string
  readonly turn: number
  readonly region: { readonly path: string; readonly name: string }
  readonly state: BatchState
  readonly openedOn: string
  readonly openedBy: string
  readonly rows: number
  readonly fen: bigint
}

/** The batches in the caller's regions, or that have a part there, the newest first; at most 200. Rows and fen are those in sight. */
export async function listBatches(caller: Caller, states?: readonly BatchState[]): Promise<readonly BatchLine[]> {
  return caller.transact(async (db) => {
    const found = await db
      .selectFrom('batch')
      .innerJoin('region', 'region.path', 'batch.region')
      .innerJoin('account', 'account.id', 'batch.opened_by')
      .select([
        'batch.id',
        'number',
        'policy',
        'policy_zh',
        'fund',
        'turn',
        'batch.region',
        'region.name as place',
        'state',
        'opened_on',
        'account.name as opener',
      ])
      .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])]))
      .orderBy('batch.id', 'desc')
      .limit(200)
      .execute()
    const sums = await sumsOf(
      db,
      found.map(({ id }) => id),
    )
    return found.map((row) => ({
      id: row.id,
      number: row.number,
      policy: { id: row.policy, zh: row.policy_zh },
      fund: row.fund,
      turn: row.turn,
      region: { path: row.region, name: row.place },
      state: row.state as BatchState,
      openedOn: row.opened_on,
      openedBy: row.opener,
      ...(sums.get(row.id) ?? { rows: 0, fen: 0n }),
    }))
  })
}

async function sumsOf(db: Work, batches: readonly bigint[]) {
  if (batches.length === 0) return new Map<bigint, { readonly rows: number; readonly fen: bigint }>()
  const rows = await db
    .selectFrom('claim')
    .select(({ fn }) => ['batch', fn.countAll<bigint>().as('rows'), fn.sum<string>('fen').as('fen')])
    .where('batch', 'in', [...batches])
    .where('state', 'not in', ['waived', 'dropped', 'deferred'])
    .groupBy('batch')
    .execute()
  return new Map(rows.map(({ batch, rows: count, fen }) => [batch, { rows: Number(count), fen: BigInt(fen) }]))
}

/** A part of a batch with what the caller may do with it. */
export interface PartLine {
  readonly id: bigint
  readonly version: number
  readonly region: { readonly path: string; readonly name: string }
  readonly state: PartState
  readonly rows: number
  readonly fen: bigint
  readonly dueOn: string | undefined
  readonly verbs: readonly PartVerb[]
}

/** A paper of a batch. */
export interface PaperLine {
  readonly id: bigint
  readonly kind: string
  readonly number: string
  readonly day: string
  readonly note: string | undefined
  readonly by: string
  readonly files: readonly KeptUpload[]
}

/** A batch on its page: what it is, where it stands, what it comes to, and what the caller may do. */
export interface BatchView {
  readonly batch: Batch
  readonly place: string
  readonly dataOn: string
  readonly screenedOn: string
  readonly orderBasis: string
  readonly openedOn: string
  readonly openedBy: string
  readonly counts: FourCounts
  readonly parts: readonly PartLine[]
  readonly papers: readonly PaperLine[]
  readonly changes: readonly ChangeLine[]
  readonly trail: readonly TrailLine[]
  readonly verbs: readonly BatchVerb[]
}

export interface ChangeLine {
  readonly number: number
  readonly claim: bigint
  readonly before: { readonly state: string; readonly fen: bigint }
  readonly after: { readonly state: string; readonly fen: bigint }
  readonly reason: string
  readonly on: string
  readonly by: string
}

/** What was done with the batch as a whole. */
export interface TrailLine {
  readonly at: Date
  readonly day: string
  readonly verb: string
  readonly by: string
  readonly reason: string | undefined
}

/** A batch with everything that its page shows beside the rows; undefined where the caller sees none of that number. */
export async function readBatch(caller: Caller, id: bigint): Promise<BatchView | undefined> {
  return caller.transact(async (db) => {
    const found = await findBatch(db, id)
    if (found.kind === 'refused') return undefined
    const batch = found.value
    const head = await db
      .selectFrom('batch')
      .innerJoin('region', 'region.path', 'batch.region')
      .innerJoin('account', 'account.id', 'batch.opened_by')
      .select(['region.name as place', 'data_on', 'screened_on', 'order_basis', 'opened_on', 'account.name as opener'])
      .where('batch.id', '=', id)
      .executeTakeFirstOrThrow()
    const verbs = await openVerbs(db, caller, batchLife(batch.steps), [batch])
    return {
      batch,
      place: head.place,
      dataOn: head.data_on,
      screenedOn: head.screened_on,
      orderBasis: head.order_basis,
      openedOn: head.opened_on,
      openedBy: head.opener,
      counts: inSight(await fourCounts(db, batch), isWithin(batch.region, caller.ranges)),
      parts: await partsOf(db, caller, id),
      papers: await papersOf(db, id),
      changes: await changesOf(db, id),
      trail: await trailOf(db, id),
      verbs: verbs.get(id) ?? [],
    }
  })
}

/** Whoever sees a part of the rows is told no difference from what was approved of the whole. */
function inSight(counts: FourCounts, isWhole: boolean): FourCounts {
  return isWhole ? counts : { ...counts, difference: undefined }
}

async function partsOf(db: Work, caller: Caller, batch: bigint): Promise<readonly PartLine[]> {
  const rows = await db
    .selectFrom('batch_part')
    .innerJoin('region', 'region.path', 'batch_part.region')
    .selectAll('batch_part')
    .select('region.name as place')
    .where('batch', '=', batch)
    .orderBy('batch_part.region')
    .execute()
  const verbs = await openVerbs(db, caller, partLife, rows)
  return rows.map(({ id, version, region, place, state, rows: count, fen, due_on: due }) => ({
    id,
    version,
    region: { path: region, name: place },
    state: state as PartState,
    rows: count,
    fen,
    dueOn: due ?? undefined,
    verbs: verbs.get(id) ?? [],
  }))
}

async function papersOf(db: Work, batch: bigint): Promise<readonly PaperLine[]> {
  const rows = await db
    .selectFrom('batch_paper')
    .innerJoin('account', 'account.id', 'batch_paper.entered_by')
    .select(['batch_paper.id', 'kind', 'number', 'paper_on', 'note', 'account.name as by'])
    .where('batch', '=', batch)
    .orderBy('batch_paper.id')
    .execute()
  const files = await uploadsOf(
    db,
    'batch_paper',
    rows.map(({ id }) => String(id)),
  )
  return rows.map(({ paper_on: day, note, ...row }) => ({ ...row, day, note: note ?? undefined, files: files.get(String(row.id)) ?? [] }))
}

async function changesOf(db: Work, batch: bigint): Promise<readonly ChangeLine[]> {
  const rows = await db
    .selectFrom('batch_change')
    .innerJoin('account', 'account.id', 'batch_change.entered_by')
    .selectAll('batch_change')
    .select('account.name as by')
    .where('batch', '=', batch)
    .orderBy('batch_change.number', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    number: row.number,
    claim: row.claim,
    before: { state: row.state_before, fen: row.fen_before },
    after: { state: row.state_after, fen: row.fen_after },
    reason: row.reason,
    on: row.entered_on,
    by: row.by,
  }))
}

async function trailOf(db: Work, batch: bigint): Promise<readonly TrailLine[]> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.account')
    .select(['event.at', 'office_day', 'verb', 'account.name as by', 'reason'])
    .where('register', '=', 'batch')
    .where('subject', '=', String(batch))
    .orderBy('event.id')
    .limit(200)
    .execute()
  return rows.map(({ at, office_day: day, verb, by, reason }) => ({ at, day, verb, by: by ?? '', reason: reason ?? undefined }))
}
