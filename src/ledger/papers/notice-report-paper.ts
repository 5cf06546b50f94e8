import { sql } from 'kysely'
import { done } from '../../kernel/result.ts'
import { type NoticeReport, noticeReport } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import type { BatchPaper } from './batch-paper.ts'
import { headOf } from './head-of.ts'
import { aboutRow, aboutWhole, givenNumber, purposeOf } from './words.zh.ts'

/** What tells the publications of a round and what came of them from a later state of both. */
async function markOf(db: Work, { id, round }: Batch) {
  const { rows } = await sql<{ notices: bigint; last: bigint | null; until: string | null; down: bigint; said: bigint; open: bigint }>`
    select count(*) as notices, max(p.id) as last, max(p.to_day) as until, count(d.publication) as down,
      (select count(*) from objection o join publication q on q.id = o.publication where o.batch = ${id} and q.round = ${round}) as said,
      (select count(*) from objection o join publication q on q.id = o.publication
        where o.batch = ${id} and q.round = ${round} and o.state <> 'answered') as open
    from publication p left join publication_taken_down d on d.publication = p.id where p.batch = ${id} and p.round = ${round}`.execute(db)
  return rows[0]
}

/** The report on the publications of a round: offered from the first on, and issued once their days are over and all is answered. */
export const noticeReportPaper: BatchPaper = {
  permission: 'batch.publish',
  async offers(db, batch, day) {
    const mark = await markOf(db, batch)
    if (mark === undefined || mark.last === null) return []
    const isOver = mark.until !== null && mark.until < day && mark.open === 0n
    return [{ about: aboutOf(mark), note: '', waits: isOver ? undefined : 'publication_over' }]
  },
  async describe({ caller, batch }, about) {
    const read = await caller.transact(async (db) => ({ head: await headOf(db, batch), ...(await whatBecame(db, batch)) }))
    const { head, notices, objections, basis } = read
    const description = noticeReport({ ...head, issuer: caller.post.body, notices, objections, basis })
    return done({
      description,
      annexes: [],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      stillStands: async (db) => {
        const mark = await markOf(db, batch)
        return mark !== undefined && aboutOf(mark) === about
      },
    })
  },
}

const aboutOf = ({
  last,
  down,
  said,
  open,
}: {
  readonly last: bigint | null
  readonly down: bigint
  readonly said: bigint
  readonly open: bigint
}) => [last, down, said, open].join('.')

async function whatBecame(db: Work, { id, round }: Batch): Promise<Pick<NoticeReport, 'notices' | 'objections' | 'basis'>> {
  const { rows: notices } = await sql<{
    id: bigint
    number: string
    from_day: string
    to_day: string
    workdays: number
    rows: number
    fen: bigint
    address: string
    basis: string
    down: string | null
    proofs: bigint
  }>`
    select p.id, p.number, p.from_day, p.to_day, p.workdays, p.rows, p.fen, p.address, p.basis, d.taken_down_on as down,
      (select count(*) from upload_use u where u.register = 'publication' and u.subject = p.id::text) as proofs
    from publication p left join publication_taken_down d on d.publication = p.id
    where p.batch = ${id} and p.round = ${round} order by p.id`.execute(db)
  const objections = await db
    .selectFrom('objection')
    .selectAll()
    .where('batch', '=', id)
    .where(
      'publication',
      'in',
      notices.map((one) => one.id),
    )
    .orderBy('id')
    .execute()
  return {
    notices: notices.map((one) => ({
      number: givenNumber(one.number),
      from: one.from_day,
      to: one.to_day,
      workdays: one.workdays,
      rows: one.rows,
      fen: one.fen,
      address: one.address,
      takenDownOn: one.down ?? undefined,
      proofs: Number(one.proofs),
    })),
    objections: objections.map(({ receipt, received_on: receivedOn, claim, state, finding, answer }) => ({
      receipt,
      receivedOn,
      about: claim === null ? aboutWhole : aboutRow(claim),
      finding: state === 'answered' ? (finding as 'upheld' | 'rejected') : undefined,
      answer: state === 'answered' ? (answer ?? '') : '',
    })),
    basis: [...new Set(notices.map((one) => one.basis))],
  }
}
