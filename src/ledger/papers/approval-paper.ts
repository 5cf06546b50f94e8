import { done } from '../../kernel/result.ts'
import { approvalSheet } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import { type BatchStep, verbOf } from '../batch-life.ts'
import type { Batch } from '../find-batch.ts'
import { sumOfList } from '../sign-list.ts'
import type { BatchPaper } from './batch-paper.ts'
import { enteredPapers, headOf } from './head-of.ts'
import { listMark, sameList } from './list-mark.ts'
import { enteredWords, purposeOf, stepWords } from './words.zh.ts'

/** The steps that whoever took them signs for on paper. */
const signed: readonly BatchStep[] = ['first_check', 'second_check', 'decision', 'approval', 'finance']

/** The sheet by which a payment is approved: issued once for a list that was signed, and again once its list has changed. */
export const approvalPaper: BatchPaper = {
  permission: 'batch.make',
  async offers(db, batch) {
    if (batch.state === 'cancelled') return []
    return [{ about: await listMark(db, batch), note: '', waits: isSigned(batch) ? undefined : 'list_signed' }]
  },
  async describe({ caller, batch }, about) {
    const read = await caller.transact((db) => readSheet(db, batch))
    const { sum, ...sheet } = read
    const description = approvalSheet({
      ...sheet,
      issuer: caller.post.body,
      rows: sum.rows,
      fen: sum.fen,
      listHash: isSigned(batch) ? sum.hash : undefined,
    })
    return done({
      description,
      annexes: [],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      list: sum,
      stillStands: (db) => sameList(db, batch, about, sum),
    })
  },
}

/** Where an order of steps has no decision, the list is signed by the approval that the sheet is for. */
function isSigned({ signed: list, state }: Batch): boolean {
  return list !== undefined || state === 'approval'
}

async function readSheet(db: Work, batch: Batch) {
  const { id } = batch
  const parts = await db
    .selectFrom('batch_part')
    .innerJoin('region', 'region.path', 'batch_part.region')
    .select(['region.name as place', 'rows', 'fen'])
    .where('batch', '=', id)
    .where('state', '<>', 'late')
    .orderBy('batch_part.region')
    .execute()
  const papers = await enteredPapers(db, batch)
  const sum = await sumOfList(db, id)
  const laid = parts.reduce((all, part) => ({ rows: all.rows + part.rows, fen: all.fen + part.fen }), { rows: 0, fen: 0n })
  return {
    ...(await headOf(db, batch)),
    papers: papers.map(({ kind, number, day }) => ({ name: enteredWords[kind] ?? kind, number, day })),
    parts,
    changed: { rows: sum.rows - laid.rows, fen: sum.fen - laid.fen },
    sum,
    signs: await signsOf(db, batch),
  }
}

/** Who ended each step that is signed for, since the list was sent back last. */
async function signsOf(db: Work, { id, steps }: Batch) {
  const trail = await db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.account')
    .select(['verb', 'account.name as by', 'office_day'])
    .where('register', '=', 'batch')
    .where('subject', '=', String(id))
    .orderBy('event.id')
    .execute()
  const back = trail.findLastIndex(({ verb }) => verb.startsWith('send_back'))
  return signed
    .filter((step) => steps.includes(step))
    .map((step) => {
      const end = trail.slice(back + 1).findLast(({ verb }) => verb === verbOf(step))
      return { role: stepWords[step], by: end?.by ?? undefined, day: end?.office_day }
    })
}
