import { sql } from 'kysely'
import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'

export type EvidenceRefusal = Refusal & { readonly code: 'payment_not_found'; readonly payment: string }

/** Everything that the ledger says of one payment, as plain JSON: fen and keys as text. */
export interface PaymentEvidence {
  readonly payment: Readonly<Record<string, unknown>>
  readonly standing: string
  readonly answers: readonly Readonly<Record<string, unknown>>[]
  readonly claim: Readonly<Record<string, unknown>>
  readonly entitlement: Readonly<Record<string, unknown>> & { readonly run: string; readonly policy: string; readonly subject_key: string }
  readonly batch: Readonly<Record<string, unknown>>
  readonly papers: readonly Readonly<Record<string, unknown>>[]
  readonly opinions: readonly Readonly<Record<string, unknown>>[]
  readonly publications: readonly Readonly<Record<string, unknown>>[]
  readonly file: Readonly<Record<string, unknown>>
  /** Other grants of the same, before and after it, and what was claimed back of it, as each stands. */
  readonly others: readonly Readonly<Record<string, unknown>>[]
  readonly recoveries: readonly Readonly<Record<string, unknown>>[]
  /** The signed list: a line per row (number, what is paid once, period, fen), joined by tabs; its SHA-256 is the batch's. */
  readonly list: string
  /** Subjects of the trail that belong to it. */
  readonly about: readonly { readonly register: string; readonly subject: string }[]
}

/** The evidence of a payment, read as the office itself. */
export async function evidenceOf(db: Work, payment: bigint): Promise<Result<PaymentEvidence, EvidenceRefusal>> {
  const found = await one(
    db,
    sql`select p.*, s.state as standing from payment p join payment_standing s on s.payment = p.id where p.id = ${payment}`,
  )
  if (found === undefined) return refused({ code: 'payment_not_found', payment: String(payment) })
  const { standing, ...paid } = found
  const [claimId, batchId] = [String(paid.claim), String(paid.batch)]
  const claim = (await one(db, sql`select * from claim where id = ${claimId}::bigint`)) ?? {}
  const entitlement = (await one(db, sql`select * from entitlement where id = ${claimId}::bigint`)) ?? {}
  const batch = (await one(db, sql`select * from batch where id = ${batchId}::bigint`)) ?? {}
  const list = await signedList(db, batchId, Number(batch.round))
  const opinions = await all(
    db,
    sql`select o.id, b.name as body, o.way, o.opinion, o.text, o.letter_number, o.reply_number, o.replied_on from joint_opinion o join body b on b.id = o.body where o.batch = ${batchId}::bigint and o.round = ${batch.round} order by o.id`,
  )
  const doubts = await all(db, sql`select id from doubt where claim = ${claimId}::bigint`)
  const objections = await all(db, sql`select id from objection where claim = ${claimId}::bigint`)
  const others = await all(
    db,
    sql`select c.id, c.kind, c.top_up, c.state, c.fen, b.number as batch from claim c join batch b on b.id = c.batch
      where c.policy = ${claim.policy} and c.once_key = ${claim.once_key} and c.period = ${claim.period} and c.id <> ${claimId}::bigint order by c.id`,
  )
  const recoveries = await all(
    db,
    sql`select r.id, r.number, r.state, l.fen, l.decided_fen,
        (select coalesce(sum(m.fen), 0)::text from recovered_money m where m.payment = l.payment) as back
      from recovery_line l join recovery r on r.id = l.recovery where l.payment = ${payment} order by r.id`,
  )
  const publications = await all(db, sql`select * from publication where batch = ${batchId}::bigint and round = ${batch.round} order by id`)
  return done({
    payment: paid,
    standing: String(standing),
    answers: await all(db, sql`select * from bank_answer where payment = ${payment} order by id`),
    claim,
    entitlement: entitlement as PaymentEvidence['entitlement'],
    batch,
    papers: await all(
      db,
      sql`select kind, number, paper_on, rows, fen, note from batch_paper where batch = ${batchId}::bigint order by id`,
    ),
    opinions,
    publications,
    others,
    recoveries,
    file: (await one(db, sql`select * from bank_file where id = ${String(paid.file)}::bigint`)) ?? {},
    list,
    about: [
      { register: 'batch', subject: batchId },
      { register: 'batch_part', subject: String(claim.part) },
      { register: 'claim', subject: claimId },
      ...opinions.map(({ id }) => ({ register: 'joint_opinion', subject: String(id) })),
      ...publications.map(({ id }) => ({ register: 'publication', subject: String(id) })),
      ...recoveries.map(({ id }) => ({ register: 'recovery', subject: String(id) })),
      ...doubts.map(({ id }) => ({ register: 'doubt', subject: String(id) })),
      ...objections.map(({ id }) => ({ register: 'objection', subject: String(id) })),
    ],
  })
}

/** The list as it was signed: the rows there are, with every numbered change since taken back. */
async function signedList(db: Work, batch: string, round: number): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(E'\t', c.id, c.once_key, c.period, coalesce(f.fen_before, c.fen)) as line
    from claim c
    left join (select distinct on (claim) claim, state_before, fen_before from batch_change where batch = ${batch}::bigint and round = ${round} order by claim, number) f
      on f.claim = c.id
    where c.batch = ${batch}::bigint and coalesce(f.state_before, c.state) not in ('waived', 'dropped', 'deferred')
    order by c.id`.execute(db)
  return rows.map(({ line }) => line).join('\n')
}

type Query = ReturnType<typeof sql>

/** Rows as JSON of the database's own making: numbers of 64 bits as text. */
async function all(db: Work, query: Query): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from (${query}) q`.execute(db)
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (isSecret(name) ? [] : [[name, plain(value)]]))),
  )
}

async function one(db: Work, query: Query) {
  const [row] = await all(db, query)
  return row
}

const isSecret = (name: string): boolean => name === 'cipher' || name.startsWith('hash')

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? value.map(plain) : value
}
