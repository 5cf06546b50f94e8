import { randomInt } from 'node:crypto'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { keepItem } from '../../inbox/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../../kernel/workdays.ts'
import { type ActRefusal, act } from '../../lifecycle/index.ts'
import { isWithin } from '../../organisation/index.ts'
import { nextNumber, type Remedy, usualRemedy } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import { attachFiles } from '../attach-files.ts'
import { writeChanges } from '../change-list.ts'
import { dropRows } from '../doubts.ts'
import { type Batch, batchAtHand, findBatch, findBatchIn } from '../find-batch.ts'
import { keepClaimItems } from '../money/keep-claim-items.ts'
import type { LedgerRefusal, NotFound, NotInStep, NoUpload, RefusedWith } from '../refusals.ts'
import { type ClaimState, claims, type ObjectionState, objectionLife, objections } from '../row-lives.ts'
import { publicationsOf } from './publications-of.ts'
import { releaseRow } from './release-row.ts'

/** What somebody says against a row of a published list, or against the list as a whole. */
export interface ReceivedObjection {
  readonly batch: bigint
  readonly claim: bigint | undefined
  readonly way: 'online' | 'counter' | 'letter' | 'phone' | '12345' | 'petition'
  readonly text: string
  /** Of a 12345 item or a petition: the number of its sheet, and the day by which that is to be answered. */
  readonly sheet?: { readonly number: string; readonly due: string } | undefined
  /** Whether the caller objects itself, and for nobody else. */
  readonly isOwn?: boolean
  /** What came with it. */
  readonly uploads?: readonly bigint[]
}

export interface SeenObjection {
  readonly id: bigint
  readonly version: number
}

/**
 * Receives an objection while the list is public, or a row of it by itself; gives the receipt by which its answer is asked for. The row is
 * held until it is answered.
 */
export async function receiveObjection(
  db: Work,
  caller: Caller,
  { batch: id, claim, way, text, sheet, isOwn, uploads }: ReceivedObjection,
  calendar: WorkCalendar,
): Promise<
  Result<
    { readonly objection: string; readonly receipt: string; readonly due: string | null },
    ActRefusal | NotInStep | NoUpload | RefusedWith<'text_needed' | 'not_published' | 'sheet_needed' | 'day_past'>
  >
> {
  if (text.trim() === '') return refused({ code: 'text_needed', what: 'reason' })
  const isSheet = way === '12345' || way === 'petition'
  if (isSheet !== (sheet !== undefined)) return refused({ code: 'sheet_needed', way })
  if (sheet !== undefined && sheet.due < caller.day) return refused({ code: 'day_past', day: sheet.due, today: caller.day })
  const row = claim === undefined ? undefined : await claimIn(db, id, claim)
  if (claim !== undefined && row === undefined) return refused({ code: 'row_not_found', id: String(claim) })
  const found = row?.state === 'unpublished' ? await findBatch(db, id) : await findBatchIn(db, id, ['publication'])
  if (found.kind === 'refused') return found
  const { region } = found.value
  const publication = (await noticeOf(db, found.value, claim)) ?? (await publicationsOf(db, found.value)).at(-1)
  if (publication === undefined) return refused({ code: 'not_published' })
  if (row !== undefined && (row.state === 'listed' || row.state === 'unpublished')) {
    const held = await act(db, caller, claims, 'hold', [{ id: row.id, version: undefined }], text.trim())
    if (held.kind === 'refused') return held
  }
  const year = Number(caller.day.slice(0, 4))
  const number = await nextNumber(db, 'objection', region, year)
  // Digits that nobody guesses from the number before it: whoever has them is told how far it is.
  const receipt = `${year}${String(number).padStart(5, '0')}-${String(randomInt(1_000_000)).padStart(6, '0')}`
  const due = dueDay(caller.day, objectionLife.states.received.waits?.workdays, calendar)
  // Against a list as a whole it belongs to the place of the list, or, for whoever does not reach that, to where it was received.
  const place = row?.region ?? (isWithin(region, caller.ranges) ? region : caller.post.region.path)
  const { id: objection } = await db
    .insertInto('objection')
    .values({
      batch: id,
      publication: publication.id,
      claim: claim ?? null,
      region: place,
      receipt,
      way,
      state: objectionLife.start,
      text: text.trim(),
      received_on: caller.day,
      due_on: earlier(due, sheet?.due) ?? caller.day,
      sheet_number: sheet?.number.trim() ?? null,
      sheet_due_on: sheet?.due ?? null,
      brought_by: isOwn ? caller.account.id : null,
      received_by: caller.account.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'receive',
    register: 'objection',
    subject: String(objection),
    region: place,
    to: 'received',
    version: 1,
    round: 1,
  })
  const owner = { register: 'objection', subjects: [objection], region: place } as const
  const attached = await attachFiles(db, caller, 'objection_material', uploads, owner)
  if (attached.kind === 'refused') return attached
  await keepObjectionItems(db, caller, id, calendar)
  return done({ objection: String(objection), receipt, due: sheet?.due ?? due ?? null })
}

/** The sooner of two days, or the one that there is. */
const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one

/** Says what was found about an objection: whether it is upheld, what the row then comes to (0 takes it off the list), and the draft of the answer. */
export async function investigateObjection(
  db: Work,
  caller: Caller,
  seen: SeenObjection,
  found: {
    readonly finding: 'upheld' | 'rejected'
    readonly found: string
    readonly answer: string
    readonly fenAfter?: bigint | undefined
    /** Where whoever objects can turn, and what that rests on, confirmed for this case; the usual one where none is given. */
    readonly remedy?: Remedy | undefined
    readonly uploads?: readonly bigint[]
  },
  calendar: WorkCalendar,
): Promise<Result<string, ActRefusal | NoUpload | RefusedWith<'text_needed' | 'amount_needed' | 'amount_beyond_approval'>>> {
  if (found.found.trim() === '') return refused({ code: 'text_needed', what: 'evidence' })
  if (found.answer.trim() === '') return refused({ code: 'text_needed', what: 'answer' })
  const row = await db.selectFrom('objection').select(['batch', 'claim', 'way']).where('id', '=', seen.id).executeTakeFirst()
  if (row === undefined) return refused({ code: 'row_not_found', id: String(seen.id) })
  const fenAfter = found.finding === 'upheld' && row.claim !== null ? found.fenAfter : undefined
  if (found.finding === 'upheld' && row.claim !== null && (fenAfter === undefined || fenAfter < 0n))
    return refused({ code: 'amount_needed' })
  const against = await beyondApproval(db, row.batch, row.claim, fenAfter)
  if (against !== undefined) return refused(against)
  const { text: remedy, basis } = found.remedy ?? usualRemedy(row.way)
  if (remedy.trim() === '' || basis.trim() === '') return refused({ code: 'text_needed', what: 'basis' })
  const columns = {
    remedy: remedy.trim(),
    remedy_basis: basis.trim(),
    finding: found.finding,
    found: found.found.trim(),
    answer: found.answer.trim(),
    fen_after: fenAfter ?? null,
    investigated_by: caller.account.id,
  }
  const acted = await act(db, caller, objections, 'investigate', [{ ...seen, columns }])
  if (acted.kind === 'refused') return acted
  const region = acted.value[0]?.region ?? caller.post.region.path
  const owner = { register: 'objection', subjects: [seen.id], region } as const
  const attached = await attachFiles(db, caller, 'objection_finding', found.uploads, owner)
  if (attached.kind === 'refused') return attached
  await keepObjectionItems(db, caller, row.batch, calendar)
  return done('investigated')
}

/**
 * Another answers the objection as it was looked into. Rejected, the row goes on; upheld, its amount changes by a numbered change and it
 * waits for a notice of its own, or it leaves the list.
 */
export async function answerObjection(
  db: Work,
  caller: Caller,
  seen: SeenObjection,
  calendar: WorkCalendar,
): Promise<Result<string, ActRefusal | NotFound | RefusedWith<'amount_beyond_approval'>>> {
  const row = await db
    .selectFrom('objection')
    .select(['batch', 'claim', 'receipt', 'fen_after'])
    .where('id', '=', seen.id)
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'row_not_found', id: String(seen.id) })
  const acted = await act(db, caller, objections, 'answer', [
    { ...seen, columns: { answered_by: caller.account.id, answered_on: caller.day } },
  ])
  if (acted.kind === 'refused') return acted
  const ended =
    row.claim === null ? done('answered') : await endHold(db, caller, row.batch, row.claim, row.fen_after ?? undefined, row.receipt)
  if (ended.kind === 'refused') return ended
  await keepObjectionItems(db, caller, row.batch, calendar)
  await keepClaimItems(db, caller, row.batch, calendar)
  return done('answered')
}

/** Sends what was found back, with the reason. */
export async function sendBackObjection(
  db: Work,
  caller: Caller,
  seen: SeenObjection,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<string, ActRefusal>> {
  const row = await db.selectFrom('objection').select('batch').where('id', '=', seen.id).executeTakeFirst()
  if (row === undefined) return refused({ code: 'row_not_found', id: String(seen.id) })
  const acted = await act(db, caller, objections, 'send_back', [seen], reason)
  if (acted.kind === 'refused') return acted
  await keepObjectionItems(db, caller, row.batch, calendar)
  return done('received')
}

async function endHold(
  db: Work,
  caller: Caller,
  batch: bigint,
  claim: bigint,
  fenAfter: bigint | undefined,
  receipt: string,
): Promise<Result<string, ActRefusal | NotFound | RefusedWith<'amount_beyond_approval'>>> {
  const row = await claimIn(db, batch, claim)
  if (row === undefined) return refused({ code: 'row_not_found', id: String(claim) })
  if (row.state !== 'held') return done(row.state)
  const others = await db
    .selectFrom('objection')
    .select('id')
    .where('claim', '=', claim)
    .where('state', '<>', 'answered')
    .unionAll(db.selectFrom('doubt').select('id').where('claim', '=', claim).where('state', '<>', 'closed'))
    .executeTakeFirst()
  if (fenAfter === 0n) return dropped(await dropRows(db, caller, batch, [claim], receipt))
  const against = await beyondApproval(db, batch, claim, fenAfter)
  if (against !== undefined) return refused(against)
  if (fenAfter !== undefined && fenAfter !== row.fen) {
    const change = { claim, region: row.region, before: { state: row.state, fen: row.fen }, after: { state: row.state, fen: fenAfter } }
    await writeChanges(db, caller, await batchAtHand(db, batch), [change], receipt)
    const adjusted = await act(db, caller, claims, 'adjust', [{ id: claim, version: undefined, columns: { fen: fenAfter } }], receipt)
    if (adjusted.kind === 'refused') return adjusted
  }
  if (others !== undefined) return done('held')
  return releaseRow(db, caller, await batchAtHand(db, batch), claim)
}

/** Once payment is approved no row of it grows: what more is due is granted by a batch of its own. */
async function beyondApproval(
  db: Work,
  batch: bigint,
  claim: bigint | null,
  fenAfter: bigint | undefined,
): Promise<RefusedWith<'amount_beyond_approval'> | undefined> {
  if (claim === null || fenAfter === undefined) return undefined
  const [{ approved }, row] = [await batchAtHand(db, batch), await claimIn(db, batch, claim)]
  if (approved === undefined || row === undefined || fenAfter <= row.fen) return undefined
  return { code: 'amount_beyond_approval', fen: row.fen, asked: fenAfter }
}

const dropped = <R extends LedgerRefusal>(result: Result<number, R>): Result<string, R> =>
  result.kind === 'refused' ? result : done('dropped')

/** The notice of this round that showed a row last. */
async function noticeOf(db: Work, { round }: Batch, claim: bigint | undefined): Promise<{ readonly id: bigint } | undefined> {
  if (claim === undefined) return undefined
  return db
    .selectFrom('publication_row')
    .innerJoin('publication', 'publication.id', 'publication_row.publication')
    .select('publication.id')
    .where('publication_row.claim', '=', claim)
    .where('publication.round', '=', round)
    .orderBy('publication.id', 'desc')
    .executeTakeFirst()
}

async function claimIn(db: Work, batch: bigint, claim: bigint) {
  const row = await db
    .selectFrom('claim')
    .select(['id', 'region', 'state', 'fen'])
    .where('batch', '=', batch)
    .where('id', '=', claim)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, state: row.state as ClaimState }
}

/** Brings the inboxes up to date with the objections of a batch: each its own item, because each has its own term. */
async function keepObjectionItems(db: Work, caller: Caller, batch: bigint, calendar: WorkCalendar): Promise<void> {
  const { number, policy, policyZh } = await batchAtHand(db, batch)
  const rows = await db
    .selectFrom('objection')
    .select(['id', 'region', 'state', 'round', 'due_on', 'sheet_due_on', 'receipt'])
    .where('batch', '=', batch)
    .execute()
  for (const row of rows)
    for (const [state, { waits }] of Object.entries(objectionLife.states) as [
      ObjectionState,
      (typeof objectionLife.states)[ObjectionState],
    ][]) {
      if (waits === undefined) continue
      await keepItem(db, caller, {
        register: 'objection',
        subject: String(row.id),
        state,
        round: row.round,
        permission: waits.for,
        region: row.region,
        title: { number, policy: policyZh, policyId: policy, batch: String(batch), receipt: row.receipt },
        due: state === 'received' ? row.due_on : earlier(dueDay(caller.day, waits.workdays, calendar), row.sheet_due_on ?? undefined),
        isReturned: row.round > 1,
        rows: row.state === state ? 1 : 0,
        isForBringerToo: state === 'received',
      })
    }
}
