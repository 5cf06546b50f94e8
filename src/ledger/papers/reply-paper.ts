import { done, refused } from '../../kernel/result.ts'
import { type ObjectionReply, objectionReply, usualRemedy } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import type { BatchPaper, PaperWork } from './batch-paper.ts'
import { headOf } from './head-of.ts'
import { fewRows, rowsNumbered } from './listed-rows.ts'
import { aboutRow, aboutWhole, purposeOf, receiptNote, unnamed } from './words.zh.ts'

/** The answer to each objection: a draft once something was found, issued once another answered it. */
export const replyPaper: BatchPaper = {
  permission: 'objection.answer',
  async offers(db, { id }) {
    const rows = await db
      .selectFrom('objection')
      .select(['id', 'receipt', 'claim', 'state'])
      .where('batch', '=', id)
      .where('state', '<>', 'received')
      .orderBy('id')
      .execute()
    return rows.map(({ id: objection, receipt, claim, state }) => ({
      about: String(objection),
      note: receiptNote(receipt, claim === null ? aboutWhole : aboutRow(claim)),
      waits: state === 'answered' ? undefined : 'objection_answered',
    }))
  },
  async describe(work, about) {
    const { caller, batch } = work
    const read = await caller.transact(async (db) => ({
      head: await headOf(db, batch),
      objection: await objectionNumbered(db, batch, about),
    }))
    const { head, objection } = read
    if (objection === undefined) return refused({ code: 'paper_not_found', kind: 'objection_reply' })
    const { claim } = objection
    const reckoned = claim === null ? undefined : await work.tools.reckon?.(caller, batch, await subjectOf(work, claim))
    const description = objectionReply({
      ...head,
      issuer: caller.post.body,
      receipt: objection.receipt,
      receivedOn: objection.received_on,
      way: objection.way as ObjectionReply['way'],
      text: objection.text,
      row: claim === null ? undefined : await rowOf(work, claim, objection),
      finding: (objection.finding ?? undefined) as ObjectionReply['finding'],
      found: objection.found ?? '',
      answer: objection.answer ?? '',
      reckoned: reckoned?.lines ?? [],
      document: reckoned?.document,
      noticeBasis: objection.basis,
      sheet: objection.sheet_number ?? undefined,
      remedy:
        objection.remedy === null || objection.remedy_basis === null
          ? usualRemedy(objection.way)
          : { text: objection.remedy, basis: objection.remedy_basis },
    })
    return done({
      description,
      annexes: [],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      stillStands: async (db) => {
        const now = await objectionNumbered(db, batch, about)
        return now?.version === objection.version
      },
    })
  },
}

const objectionNumbered = (db: Work, { id }: Batch, about: string) =>
  db
    .selectFrom('objection')
    .innerJoin('publication', 'publication.id', 'objection.publication')
    .selectAll('objection')
    .select('publication.basis')
    .where('objection.batch', '=', id)
    .where('objection.id', '=', BigInt(/^\d{1,18}$/.test(about) ? about : 0))
    .executeTakeFirst()

const subjectOf = ({ caller }: PaperWork, claim: bigint): Promise<bigint> =>
  caller.transact(async (db) => {
    const { subject_key: key } = await db.selectFrom('entitlement').select('subject_key').where('id', '=', claim).executeTakeFirstOrThrow()
    return key
  })

/** The row that is objected to: its amount when it was made public, and what it comes to. */
async function rowOf(
  work: PaperWork,
  claim: bigint,
  {
    publication,
    finding,
    fen_after: fenAfter,
  }: { readonly publication: bigint; readonly finding: string | null; readonly fen_after: bigint | null },
) {
  const shown = await work.caller.transact((db) =>
    db.selectFrom('publication_row').select('fen').where('publication', '=', publication).where('claim', '=', claim).executeTakeFirst(),
  )
  const [row] = await fewRows(work, rowsNumbered([claim]))
  const before = shown?.fen ?? row?.fen ?? 0n
  const after = finding === 'upheld' ? (fenAfter ?? before) : before
  return {
    name: row === undefined || row.name === '' ? unnamed(claim) : row.name,
    number: String(claim),
    fenBefore: before,
    fenAfter: after,
  }
}
