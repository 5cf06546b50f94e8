import { sql } from 'kysely'
import { byCaller, type Caller, writeEvents } from '../access/index.ts'
import { keepItem } from '../inbox/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { type ActRefusal, act } from '../lifecycle/index.ts'
import { nextNumber } from '../papers/index.ts'
import type { Work } from '../store/index.ts'
import { attachFiles } from './attach-files.ts'
import { raiseDoubts } from './doubts.ts'
import { batchAtHand, findBatchIn } from './find-batch.ts'
import { doubtReason, type ReplyWord, summaryOf } from './joint-reply/reply.zh.ts'
import type { NotInStep, OpinionRefusal, PaperRefusal, RefusedWith, StepRefusal } from './refusals.ts'
import { type OpinionState, opinionLife, opinions } from './row-lives.ts'
import { sumOfList } from './sign-list.ts'
import { endStep, type SeenBatch } from './take-step.ts'

/** Bodies whose opinion on a list is asked for, each on screen or by letter. */
export interface AskedBodies {
  readonly batch: bigint
  readonly bodies: readonly { readonly body: bigint; readonly way: 'screen' | 'letter' }[]
  /** YYYY-MM-DD; the usual term where it is left open. */
  readonly due?: string | undefined
}

/** What a body says: that it agrees, or to which rows it objects and why. */
export interface Opinion {
  readonly opinion: 'agrees' | 'objects'
  readonly text: string
  readonly objected: readonly bigint[]
}

/** The same row by row, as a list that was filled in says it. */
export interface RowsSaid {
  readonly agreed: number
  readonly rows: readonly { readonly claim: bigint; readonly word: Exclude<ReplyWord, 'agrees'>; readonly reason: string }[]
  /** The hash of the list that it was read beside. */
  readonly listHash: string
}

/** The letter by which an opinion came, with its scans. */
export interface Reply {
  readonly number: string
  readonly day: string
  readonly uploads?: readonly bigint[] | undefined
}

export interface SeenOpinion {
  readonly id: bigint
  readonly version: number
}

/** Asks bodies for their opinion; a letter takes its number. Who was asked already in this round is not asked again. */
export async function askBodies(
  db: Work,
  caller: Caller,
  { batch: id, bodies, due }: AskedBodies,
  calendar: WorkCalendar,
): Promise<Result<{ readonly asked: number }, NotInStep | RefusedWith<'body_not_found'>>> {
  const found = await findBatchIn(db, id, ['joint_review'])
  if (found.kind === 'refused') return found
  const { region, round } = found.value
  const known = await db
    .selectFrom('body')
    .select('id')
    .where('id', 'in', [0n, ...bodies.map(({ body }) => body)])
    .where('closed_on', 'is', null)
    .execute()
  const strange = bodies.find(({ body }) => !known.some((each) => each.id === body))
  if (strange !== undefined) return refused({ code: 'body_not_found', body: String(strange.body) })
  const year = Number(caller.day.slice(0, 4))
  const by = due ?? dueDay(caller.day, opinionLife.states.asked.waits?.workdays, calendar) ?? null
  const written: bigint[] = []
  for (const { body, way } of bodies) {
    const there = await db
      .selectFrom('joint_opinion')
      .select('id')
      .where('batch', '=', id)
      .where('body', '=', body)
      .where('round', '=', round)
      .executeTakeFirst()
    if (there !== undefined) continue
    const number = way === 'letter' ? `${year}-${String(await nextNumber(db, 'joint_letter', region, year)).padStart(4, '0')}` : null
    const row = await db
      .insertInto('joint_opinion')
      .values({ batch: id, region, body, state: opinionLife.start, round, way, letter_number: number, asked_on: caller.day, due_on: by })
      .returning('id')
      .executeTakeFirstOrThrow()
    written.push(row.id)
  }
  await writeEvents(
    db,
    written.map((opinion) => ({
      ...byCaller(caller),
      verb: 'ask',
      register: 'joint_opinion',
      subject: String(opinion),
      region,
      to: 'asked',
      version: 1,
      round,
    })),
  )
  await keepOpinionItems(db, caller, id, calendar)
  return done({ asked: written.length })
}

/** A member of the body gives its opinion on screen; rows it objects to are held. */
export async function giveOpinion(
  db: Work,
  caller: Caller,
  seen: SeenOpinion,
  opinion: Opinion,
  calendar: WorkCalendar,
): Promise<Result<string, OpinionRefusal | RefusedWith<'not_your_body'>>> {
  const judged = await judgeOpinion(db, seen, opinion)
  if (judged.kind === 'refused') return judged
  const { body, place } = judged.value
  if (body !== caller.post.body || place !== caller.post.region.path) return refused({ code: 'not_your_body', body, own: caller.post.body })
  const doubts = [{ claims: opinion.objected, reason: opinion.text }]
  return step(db, caller, 'give', seen, columnsOf(opinion), calendar, judged.value.batch, doubts)
}

/** Enters the opinion of a body from its letter, which another checks. */
export async function enterOpinion(
  db: Work,
  caller: Caller,
  seen: SeenOpinion,
  opinion: Opinion,
  reply: Reply,
  calendar: WorkCalendar,
): Promise<Result<string, OpinionRefusal | PaperRefusal>> {
  if (reply.number.trim() === '') return refused({ code: 'text_needed', what: 'number' })
  if (reply.day > caller.day) return refused({ code: 'day_ahead', day: reply.day, today: caller.day })
  const judged = await judgeOpinion(db, seen, opinion)
  if (judged.kind === 'refused') return judged
  const columns = {
    ...columnsOf(opinion),
    reply_number: reply.number.trim(),
    replied_on: reply.day,
    entered_by: caller.account.id,
  }
  const entered = await step(db, caller, 'enter', seen, columns, calendar, judged.value.batch)
  if (entered.kind === 'refused') return entered
  const { region } = await batchAtHand(db, judged.value.batch)
  const attached = await attachFiles(db, caller, 'joint_reply', reply.uploads, { register: 'joint_opinion', subjects: [seen.id], region })
  return attached.kind === 'refused' ? attached : entered
}

/** Enters what a body's filled-in list says, row by row, which another checks beside it. Refused where the list changed since it was read. */
export async function enterReply(
  db: Work,
  caller: Caller,
  seen: SeenOpinion,
  { agreed, rows, listHash }: RowsSaid,
  reply: Reply,
  calendar: WorkCalendar,
): Promise<Result<string, OpinionRefusal | PaperRefusal | RefusedWith<'reply_list_changed'>>> {
  const of = (word: ReplyWord) => rows.filter((row) => row.word === word).length
  const opinion: Opinion = {
    opinion: rows.length === 0 ? 'agrees' : 'objects',
    text: summaryOf({ objects: of('objects'), defers: of('defers') }),
    objected: rows.map(({ claim }) => claim),
  }
  const entered = await enterOpinion(db, caller, seen, opinion, reply, calendar)
  if (entered.kind === 'refused') return entered
  const { batch, version } = await db
    .selectFrom('joint_opinion')
    .select(['batch', 'version'])
    .where('id', '=', seen.id)
    .executeTakeFirstOrThrow()
  const list = await sumOfList(db, batch)
  if (list.hash !== listHash || agreed + rows.length < list.rows) return refused({ code: 'reply_list_changed' })
  await sql`
    insert into joint_opinion_row (opinion, version, claim, batch, region, word, reason)
    select ${seen.id}, ${version}, c.id, c.batch, c.region, u.word, u.reason
    from unnest(${rows.map(({ claim }) => String(claim))}::bigint[], ${rows.map(({ word }) => word)}::text[], ${rows.map(({ reason }) => reason)}::text[])
      u (claim, word, reason) join claim c on c.id = u.claim`.execute(db)
  return entered
}

/** Agrees that a letter says what was entered from it; rows that the body objects to are held from now on. */
export async function checkOpinion(
  db: Work,
  caller: Caller,
  seen: SeenOpinion,
  calendar: WorkCalendar,
): Promise<Result<string, OpinionRefusal>> {
  const row = await db
    .selectFrom('joint_opinion')
    .select(['batch', 'opinion', 'text', 'objected'])
    .where('id', '=', seen.id)
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'row_not_found', id: String(seen.id) })
  const opinion = { opinion: row.opinion === 'objects' ? 'objects' : 'agrees', text: row.text ?? '', objected: row.objected } as const
  const rows = await db
    .selectFrom('joint_opinion_row')
    .select(['claim', 'word', 'reason'])
    .where('opinion', '=', seen.id)
    .where('version', '=', seen.version)
    .orderBy('claim')
    .execute()
  const doubts = rows.length === 0 ? [{ claims: opinion.objected, reason: opinion.text }] : doubtsOf(rows)
  return step(db, caller, 'check', seen, { checked_by: caller.account.id }, calendar, row.batch, doubts)
}

/** Sends what was entered from a letter back, with the reason. */
export async function sendBackOpinion(
  db: Work,
  caller: Caller,
  seen: SeenOpinion,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<string, ActRefusal>> {
  const row = await db.selectFrom('joint_opinion').select('batch').where('id', '=', seen.id).executeTakeFirst()
  if (row === undefined) return refused({ code: 'row_not_found', id: String(seen.id) })
  const acted = await act(db, caller, opinions, 'send_back', [seen], reason)
  if (acted.kind === 'refused') return acted
  await keepOpinionItems(db, caller, row.batch, calendar)
  return done('asked')
}

/** Ends the joint review: every body that was asked has said something, and silence is nothing. */
export function closeJointReview(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | RefusedWith<'nobody_asked' | 'opinions_open'>>> {
  return endStep<RefusedWith<'nobody_asked' | 'opinions_open'>>(db, caller, seen, 'joint_review', calendar, async ({ id, round }) => {
    const asked = await db
      .selectFrom('joint_opinion')
      .innerJoin('body', 'body.id', 'joint_opinion.body')
      .select(['body.name', 'state', 'opinion'])
      .where('batch', '=', id)
      .where('round', '=', round)
      .orderBy('joint_opinion.id')
      .execute()
    if (asked.length === 0) return refused({ code: 'nobody_asked' })
    const silent = asked.filter(({ state }) => state !== 'checked').map(({ name }) => name)
    if (silent.length > 0) return refused({ code: 'opinions_open', bodies: silent })
    return done({ detail: { bodies: asked.length, objections: asked.filter(({ opinion }) => opinion === 'objects').length } })
  })
}

/** Whose opinion it is and on what; refused where an objection names no row, or one of another batch. */
async function judgeOpinion(
  db: Work,
  { id }: SeenOpinion,
  { opinion, text, objected }: Opinion,
): Promise<
  Result<
    { readonly batch: bigint; readonly body: string; readonly place: string },
    RefusedWith<'row_not_found' | 'text_needed' | 'objection_without_rows'>
  >
> {
  const row = await db
    .selectFrom('joint_opinion')
    .innerJoin('body', 'body.id', 'joint_opinion.body')
    .select(['batch', 'body.name as body', 'body.region as place'])
    .where('joint_opinion.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'row_not_found', id: String(id) })
  if (opinion === 'objects' && text.trim() === '') return refused({ code: 'text_needed', what: 'reason' })
  if ((opinion === 'objects') !== objected.length > 0) return refused({ code: 'objection_without_rows', rows: objected.length })
  const there =
    objected.length === 0
      ? []
      : await db
          .selectFrom('claim')
          .select('id')
          .where('batch', '=', row.batch)
          .where('id', 'in', [...objected])
          .execute()
  const strange = objected.find((claim) => !there.some((each) => each.id === claim))
  return strange === undefined ? done(row) : refused({ code: 'row_not_found', id: String(strange) })
}

/** Rows that are held for the same reason, together. */
function doubtsOf(rows: readonly { readonly claim: bigint; readonly word: string; readonly reason: string }[]) {
  const claims = new Map<string, bigint[]>()
  for (const { claim, word, reason } of rows) {
    const why = doubtReason(word === 'defers' ? 'defers' : 'objects', reason)
    claims.set(why, [...(claims.get(why) ?? []), claim])
  }
  return [...claims].map(([reason, some]) => ({ reason, claims: some }))
}

const columnsOf = ({ opinion, text, objected }: Opinion) => ({ opinion, text: text.trim(), objected: [...objected] })

async function step(
  db: Work,
  caller: Caller,
  verb: 'give' | 'enter' | 'check',
  seen: SeenOpinion,
  columns: Readonly<Record<string, unknown>>,
  calendar: WorkCalendar,
  batch: bigint,
  /** Rows that are held with this step, and why. */
  doubts: readonly { readonly claims: readonly bigint[]; readonly reason: string }[] = [],
): Promise<Result<string, OpinionRefusal>> {
  const inStep = await findBatchIn(db, batch, ['joint_review'])
  if (inStep.kind === 'refused') return inStep
  const acted = await act(db, caller, opinions, verb, [{ ...seen, columns }])
  if (acted.kind === 'refused') return acted
  for (const { claims, reason } of doubts) {
    if (claims.length === 0) continue
    const raised = await raiseDoubts(db, caller, { batch, claims, source: 'joint_review', reason }, calendar)
    if (raised.kind === 'refused') return raised
  }
  await keepOpinionItems(db, caller, batch, calendar)
  return done(acted.value[0]?.to ?? '')
}

/** Brings the inboxes up to date with the opinions of a batch, each its own item. */
async function keepOpinionItems(db: Work, caller: Caller, id: bigint, calendar: WorkCalendar): Promise<void> {
  const { number, policy, policyZh, region } = await batchAtHand(db, id)
  const rows = await db
    .selectFrom('joint_opinion')
    .innerJoin('body', 'body.id', 'joint_opinion.body')
    .select(['joint_opinion.id', 'state', 'way', 'round', 'due_on', 'body.name as body'])
    .where('batch', '=', id)
    .execute()
  for (const row of rows)
    for (const [state, { waits }] of Object.entries(opinionLife.states) as [OpinionState, (typeof opinionLife.states)[OpinionState]][]) {
      if (waits === undefined) continue
      await keepItem(db, caller, {
        register: 'joint_opinion',
        subject: String(row.id),
        state,
        round: row.round,
        // A letter is entered by the office; on screen the body's own member is waited for.
        permission: state === 'asked' && row.way === 'letter' ? 'joint.enter' : waits.for,
        region,
        title: { number, policy: policyZh, policyId: policy, batch: String(id), body: row.body },
        due: row.due_on ?? dueDay(caller.day, waits.workdays, calendar),
        isReturned: false,
        rows: row.state === state ? 1 : 0,
        isForBringerToo: state === 'asked',
      })
    }
}
