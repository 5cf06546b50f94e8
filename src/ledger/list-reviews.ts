import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { openVerbs } from '../lifecycle/index.ts'
import { type Remedy, usualRemedy } from '../papers/index.ts'
import type { Work } from '../store/index.ts'
import { type KeptUpload, uploadsOf } from '../uploads/index.ts'
import { waitingByNotice } from './publication/shown-rows.ts'
import { type ObjectionState, type ObjectionVerb, type OpinionState, type OpinionVerb, objectionLife, opinionLife } from './row-lives.ts'

/** The opinion of a body as a page shows it. */
export interface OpinionLine {
  readonly id: bigint
  readonly version: number
  readonly body: string
  readonly state: OpinionState
  readonly way: string
  readonly letterNumber: string | undefined
  readonly askedOn: string
  readonly dueOn: string | undefined
  readonly opinion: 'agrees' | 'objects' | undefined
  readonly text: string | undefined
  readonly replyNumber: string | undefined
  readonly repliedOn: string | undefined
  readonly objected: readonly bigint[]
  /** What a filled-in list says of the rows that it does not agree with. */
  readonly said: readonly { readonly claim: bigint; readonly word: 'objects' | 'defers'; readonly reason: string }[]
  readonly files: readonly KeptUpload[]
  readonly verbs: readonly OpinionVerb[]
}

/** The opinions asked for on a batch in its present round. */
export async function listOpinions(caller: Caller, batch: bigint): Promise<readonly OpinionLine[]> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('joint_opinion')
      .innerJoin('batch', (join) => join.onRef('batch.id', '=', 'joint_opinion.batch').onRef('batch.round', '=', 'joint_opinion.round'))
      .innerJoin('body', 'body.id', 'joint_opinion.body')
      .selectAll('joint_opinion')
      .select('body.name as body_name')
      .where('joint_opinion.batch', '=', batch)
      .orderBy('joint_opinion.id')
      .execute()
    const verbs = await openVerbs(db, caller, opinionLife, rows)
    const files = await filesOf(db, 'joint_opinion', rows)
    const said = await saidRows(db, rows)
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      body: row.body_name,
      state: row.state as OpinionState,
      way: row.way,
      letterNumber: row.letter_number ?? undefined,
      askedOn: row.asked_on,
      dueOn: row.due_on ?? undefined,
      opinion: (row.opinion ?? undefined) as OpinionLine['opinion'],
      text: row.text ?? undefined,
      replyNumber: row.reply_number ?? undefined,
      repliedOn: row.replied_on ?? undefined,
      objected: row.objected,
      said: said.get(row.id) ?? [],
      files: files.get(String(row.id)) ?? [],
      // A member speaks for its own body alone.
      verbs: (verbs.get(row.id) ?? []).filter((verb) => verb !== 'give' || row.body_name === caller.post.body),
    }))
  })
}

/** How many rows a page shows of what was said one by one. */
const mostSaid = 200

/** What was said row by row in the version that counts: that which another checks, or checked. */
async function saidRows(db: Work, opinions: readonly { readonly id: bigint }[]): Promise<ReadonlyMap<bigint, OpinionLine['said']>> {
  if (opinions.length === 0) return new Map()
  const { rows } = await sql<{ opinion: bigint; claim: bigint; word: string; reason: string }>`
    select opinion, claim, word, reason from (
      select r.*, row_number() over (partition by r.opinion order by r.claim) as nth from joint_opinion_row r
      join joint_opinion o on o.id = r.opinion and o.state in ('entered', 'checked')
      where r.opinion = any (${opinions.map(({ id }) => String(id))}::bigint[])
        and r.version = (select max(last.version) from joint_opinion_row last where last.opinion = r.opinion)
        -- What was sent back and entered by hand since says nothing row by row.
        and r.claim = any (o.objected)) r
    where nth <= ${mostSaid} order by opinion, claim`.execute(db)
  const said = new Map<bigint, OpinionLine['said'][number][]>()
  for (const { opinion, claim, word, reason } of rows)
    said.set(opinion, [...(said.get(opinion) ?? []), { claim, word: word === 'defers' ? 'defers' : 'objects', reason }])
  return said
}

/** The bodies that can be asked about a batch: of its place, of places below and above; not the one that asks. */
export async function bodiesToAsk(caller: Caller, batch: bigint): Promise<readonly { readonly id: bigint; readonly name: string }[]> {
  return caller.transact((db) =>
    db
      .selectFrom('body')
      .innerJoin('batch', (join) => join.on('batch.id', '=', batch))
      .select(['body.id', 'body.name'])
      .where('body.closed_on', 'is', null)
      .where(sql<boolean>`(starts_with(body.region, batch.region) or starts_with(batch.region, body.region))`)
      .where(({ not, and, eb }) => not(and([eb('body.name', '=', caller.post.body), eb('body.region', '=', caller.post.region.path)])))
      .orderBy('body.region')
      .orderBy('body.name')
      .limit(500)
      .execute(),
  )
}

/** A publication as a page shows it. */
export interface PublicationLine {
  readonly id: bigint
  readonly number: string
  readonly from: string
  readonly to: string
  readonly workdays: number
  readonly columns: readonly string[]
  readonly basis: string
  readonly address: string
  readonly rows: number
  readonly fen: bigint
  readonly isAgain: boolean
  /** Rows that wait for it to be over before they go on. */
  readonly waiting: number
  readonly takenDownOn: string | undefined
  readonly files: readonly KeptUpload[]
}

/** The publications of a batch in its present round, the first one first. */
export async function listPublications(caller: Caller, batch: bigint): Promise<readonly PublicationLine[]> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('publication')
      .innerJoin('batch', (join) => join.onRef('batch.id', '=', 'publication.batch').onRef('batch.round', '=', 'publication.round'))
      .leftJoin('publication_taken_down', 'publication_taken_down.publication', 'publication.id')
      .selectAll('publication')
      .select('taken_down_on')
      .where('publication.batch', '=', batch)
      .orderBy('publication.id')
      .execute()
    const files = await filesOf(db, 'publication', rows)
    const waiting = await waitingByNotice(db, batch)
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      from: row.from_day,
      to: row.to_day,
      workdays: row.workdays,
      columns: row.columns,
      basis: row.basis,
      address: row.address,
      rows: row.rows,
      fen: row.fen,
      isAgain: row.again_of !== null,
      waiting: waiting.get(row.id) ?? 0,
      takenDownOn: row.taken_down_on ?? undefined,
      files: files.get(String(row.id)) ?? [],
    }))
  })
}

const filesOf = (db: Work, register: string, rows: readonly { readonly id: bigint }[]) =>
  uploadsOf(
    db,
    register,
    rows.map(({ id }) => String(id)),
  )

/** An objection as a page shows it. */
export interface ObjectionLine {
  readonly id: bigint
  readonly version: number
  readonly receipt: string
  readonly claim: bigint | undefined
  readonly way: string
  readonly state: ObjectionState
  readonly text: string
  readonly receivedOn: string
  readonly dueOn: string
  /** Of a 12345 item or a petition. */
  readonly sheet: { readonly number: string; readonly due: string } | undefined
  readonly answeredOn: string | undefined
  /** That of the answer, or the usual one until it is confirmed. */
  readonly remedy: Remedy
  /** What whoever holds the receipt added. */
  readonly added: readonly { readonly text: string; readonly on: string }[]
  readonly finding: 'upheld' | 'rejected' | undefined
  readonly found: string | undefined
  readonly answer: string | undefined
  readonly fenAfter: bigint | undefined
  readonly files: readonly KeptUpload[]
  readonly verbs: readonly ObjectionVerb[]
}

/** The objections against a batch in the caller's regions, in the order they came; at most 500. */
export async function listObjections(caller: Caller, batch: bigint): Promise<readonly ObjectionLine[]> {
  return caller.transact(async (db) => {
    const rows = await db.selectFrom('objection').selectAll().where('batch', '=', batch).orderBy('id').limit(500).execute()
    const verbs = await openVerbs(db, caller, objectionLife, rows)
    const files = await filesOf(db, 'objection', rows)
    const words = await db
      .selectFrom('objection_word')
      .select(['objection', 'text', 'added_on'])
      .where('batch', '=', batch)
      .orderBy('id')
      .execute()
    const added = Map.groupBy(words, ({ objection }) => objection)
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      receipt: row.receipt,
      sheet: row.sheet_number === null || row.sheet_due_on === null ? undefined : { number: row.sheet_number, due: row.sheet_due_on },
      answeredOn: row.answered_on ?? undefined,
      remedy: row.remedy === null || row.remedy_basis === null ? usualRemedy(row.way) : { text: row.remedy, basis: row.remedy_basis },
      added: (added.get(row.id) ?? []).map(({ text, added_on: on }) => ({ text, on })),
      claim: row.claim ?? undefined,
      way: row.way,
      state: row.state as ObjectionState,
      text: row.text,
      receivedOn: row.received_on,
      dueOn: row.due_on,
      finding: (row.finding ?? undefined) as ObjectionLine['finding'],
      found: row.found ?? undefined,
      answer: row.answer ?? undefined,
      fenAfter: row.fen_after ?? undefined,
      files: files.get(String(row.id)) ?? [],
      verbs: verbs.get(row.id) ?? [],
    }))
  })
}
