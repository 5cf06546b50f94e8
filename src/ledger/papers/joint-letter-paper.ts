import { done, refused } from '../../kernel/result.ts'
import { jointAnnexTitle, jointLetter } from '../../papers/index.ts'
import { sumOfList } from '../sign-list.ts'
import type { BatchPaper } from './batch-paper.ts'
import { headOf } from './head-of.ts'
import { listMark, sameList } from './list-mark.ts'
import { rowsOnList } from './listed-rows.ts'
import { rowAnnex } from './row-annex.ts'
import { givenNumber, purposeOf } from './words.zh.ts'

/** The letter to each body that is asked by letter, under its number, with the list as a workbook that comes back with opinions. */
export const jointLetterPaper: BatchPaper = {
  permission: 'joint.enter',
  async offers(db, { id, round }) {
    const rows = await db
      .selectFrom('joint_opinion')
      .innerJoin('body', 'body.id', 'joint_opinion.body')
      .select(['joint_opinion.id', 'body.name'])
      .where('batch', '=', id)
      .where('round', '=', round)
      .where('way', '=', 'letter')
      .orderBy('joint_opinion.id')
      .execute()
    return rows.map((row) => ({ about: String(row.id), note: row.name }))
  },
  async describe(work, about) {
    const { caller, batch } = work
    const read = await caller.transact(async (db) => {
      const opinion = await db
        .selectFrom('joint_opinion')
        .innerJoin('body', 'body.id', 'joint_opinion.body')
        .select(['body.name', 'letter_number', 'due_on'])
        .where('joint_opinion.id', '=', BigInt(/^\d{1,18}$/.test(about) ? about : 0))
        .executeTakeFirst()
      return { opinion, head: await headOf(db, batch), sum: await sumOfList(db, batch.id), mark: await listMark(db, batch) }
    })
    const { opinion, head, sum, mark } = read
    if (opinion?.letter_number === undefined || opinion.letter_number === null)
      return refused({ code: 'paper_not_found', kind: 'joint_letter' })
    const { rows, fen, hash } = sum
    const columns = [
      'ordinal',
      'row',
      'name',
      ...(head.hasPayees ? (['payee'] as const) : []),
      'place',
      'period',
      'fen',
      'opinion',
      'reason',
    ] as const
    const due = opinion.due_on ?? undefined
    return done({
      description: jointLetter({ ...head, issuer: caller.post.body, body: opinion.name, rows, fen, due, listHash: hash }),
      annexes: [rowAnnex(work, { title: jointAnnexTitle(head), columns, rows: rowsOnList(batch.id), fen })],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      givenNumber: givenNumber(opinion.letter_number),
      list: sum,
      stillStands: (db) => sameList(db, batch, mark, sum),
    })
  },
}
