import { done, refused } from '../../kernel/result.ts'
import { notice, noticeAnnexTitle } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import type { NoticeColumn } from '../publication/publish-list.ts'
import type { BatchPaper } from './batch-paper.ts'
import { headOf } from './head-of.ts'
import { rowsOfNotice } from './listed-rows.ts'
import { rowAnnex } from './row-annex.ts'
import { givenNumber, missingColumns, purposeOf } from './words.zh.ts'

/** The notice of each publication, under its number, with the rows it showed in the columns that its document orders. */
export const noticePaper: BatchPaper = {
  permission: 'batch.publish',
  async offers(db, { id, round }) {
    const rows = await db
      .selectFrom('publication')
      .select(['id', 'number'])
      .where('batch', '=', id)
      .where('round', '=', round)
      .orderBy('id')
      .execute()
    return rows.map((row) => ({ about: String(row.id), note: givenNumber(row.number) }))
  },
  async describe(work, about) {
    const { caller, batch } = work
    const { head, published } = await caller.transact(async (db) => ({
      head: await headOf(db, batch),
      published: await publication(db, about),
    }))
    if (published === undefined) return refused({ code: 'paper_not_found', kind: 'notice' })
    const { rows, fen, list_hash: hash } = published
    const wanted = published.columns as readonly NoticeColumn[]
    const lacking = wanted.find((column) => column === 'count')
    if (lacking !== undefined) return refused({ code: 'paper_column_without_data', column: missingColumns[lacking] })
    const shown = (['name', 'masked_number', 'place', 'period', 'fen'] as const).filter((column) => wanted.includes(column))
    const columns = [
      'ordinal',
      ...shown.flatMap((column) => (column === 'name' && head.hasPayees ? (['name', 'payee'] as const) : [column])),
    ] as const
    const description = notice({
      ...head,
      issuer: caller.post.body,
      rows,
      fen,
      from: published.from_day,
      to: published.to_day,
      workdays: published.workdays,
      basis: published.basis,
      address: published.address,
      numbersBasis: wanted.includes('masked_number') ? (published.numbers_basis ?? undefined) : undefined,
      isAgain: published.again_of !== null,
    })
    return done({
      description,
      annexes: [rowAnnex(work, { title: noticeAnnexTitle(head), columns, rows: rowsOfNotice(published.id), fen })],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      givenNumber: givenNumber(published.number),
      list: { rows, fen, hash },
      // What a notice showed is written down and never changes.
      stillStands: async () => true,
    })
  },
}

const publication = (db: Work, about: string) =>
  db
    .selectFrom('publication')
    .selectAll()
    .where('id', '=', BigInt(/^\d{1,18}$/.test(about) ? about : 0))
    .executeTakeFirst()
