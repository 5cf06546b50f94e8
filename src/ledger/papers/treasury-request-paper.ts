import { done } from '../../kernel/result.ts'
import { treasuryRequest } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import { sumOfList } from '../sign-list.ts'
import { heldBy } from '../treasury/draw-on-indicators.ts'
import type { SourceLevel } from '../treasury/indicators.ts'
import type { BatchPaper } from './batch-paper.ts'
import { headOf } from './head-of.ts'
import { listMark, sameList } from './list-mark.ts'
import { purposeOf } from './words.zh.ts'

/** The request to the treasury: offered once a batch draws on indicators, and again when it draws anew or its list changes. */
export const treasuryRequestPaper: BatchPaper = {
  permission: 'fund.account',
  async offers(db, batch) {
    const about = await markOf(db, batch)
    return about === undefined ? [] : [{ about, note: '', waits: batch.approved === undefined ? 'list_approved' : undefined }]
  },
  async describe({ caller, batch }, about) {
    const { head, draws, sum } = await caller.transact(async (db) => ({
      head: await headOf(db, batch),
      draws: await drawsOf(db, batch.id),
      sum: await sumOfList(db, batch.id),
    }))
    return done({
      description: treasuryRequest({ ...head, issuer: caller.post.body, list: sum, draws }),
      annexes: [],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      list: sum,
      stillStands: async (db) => (await markOf(db, batch)) === about && (await sameList(db, batch, await listMark(db, batch), sum)),
    })
  },
}

/** Tells what a batch draws on, and for which list, from a later state of either; undefined where it draws on nothing. */
async function markOf(db: Work, batch: Pick<Batch, 'id' | 'round' | 'rail'>): Promise<string | undefined> {
  if (batch.rail !== 'treasury' || (await heldBy(db, batch.id)).size === 0) return undefined
  const { last } = await db
    .selectFrom('indicator_draw')
    .select(({ fn }) => fn.max('id').as('last'))
    .where('batch', '=', batch.id)
    .executeTakeFirstOrThrow()
  return `${await listMark(db, batch)}.${last}`
}

async function drawsOf(db: Work, batch: bigint) {
  const held = await heldBy(db, batch)
  const named = await db
    .selectFrom('indicator')
    .select(['id', 'number', 'function_subject', 'economic_subject', 'source_level'])
    .where('id', 'in', [...held.keys()])
    .execute()
  const known = new Map(named.map((each) => [each.id, each]))
  return [...held].flatMap(([id, fen]) => {
    const each = known.get(id)
    if (each === undefined) return []
    const { number, function_subject: functionSubject, economic_subject: economicSubject, source_level: level } = each
    return [{ number, functionSubject, economicSubject, level: level as SourceLevel, fen }]
  })
}
