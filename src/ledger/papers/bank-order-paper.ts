import { done, refused } from '../../kernel/result.ts'
import { bankOrder } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import type { BatchPaper } from './batch-paper.ts'
import { headOf } from './head-of.ts'
import { purposeOf } from './words.zh.ts'

/** The mandate for each file that went out to a bank: its rows, its sum, its hash. */
export const bankOrderPaper: BatchPaper = {
  permission: 'fund.hand_over',
  async offers(db, { id }) {
    const files = await db
      .selectFrom('bank_file')
      .select(['id', 'number'])
      .where('batch', '=', id)
      .where('direction', '=', 'out')
      .orderBy('id')
      .execute()
    return files.map((file) => ({ about: String(file.id), note: file.number }))
  },
  async describe({ caller, batch }, about) {
    const { head, file } = await caller.transact(async (db) => ({
      head: await headOf(db, batch),
      file: await db
        .selectFrom('bank_file')
        .selectAll()
        .where('id', '=', BigInt(/^\d{1,18}$/.test(about) ? about : 0))
        .executeTakeFirst(),
    }))
    if (file === undefined) return refused({ code: 'paper_not_found', kind: 'bank_order' })
    const { number, sha256, rows, fen } = file
    const order = await caller.transact((db) => orderBefore(db, batch.id, file.recorded_at))
    return done({
      description: bankOrder({ ...head, issuer: caller.post.body, file: number, fileHash: sha256, rows, fen, order }),
      annexes: [],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      list: { rows, fen, hash: sha256 },
      // A file that went out is written down and never changes.
      stillStands: async () => true,
    })
  },
}

/** The signed order that a file was made against: the last that was entered before it. */
const orderBefore = (db: Work, batch: bigint, made: Date) =>
  db
    .selectFrom('batch_paper')
    .select(['number', 'paper_on as day'])
    .where('batch', '=', batch)
    .where('kind', '=', 'disbursement_order')
    .where('recorded_at', '<=', made)
    .orderBy('id', 'desc')
    .executeTakeFirst()
