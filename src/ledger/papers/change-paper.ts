import { sql } from 'kysely'
import { done, refused } from '../../kernel/result.ts'
import { changeAnnexTitle, changeColumns, changeSheet, changeState, type PaperRow } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import { sumOfList } from '../sign-list.ts'
import type { BatchPaper, PaperWork } from './batch-paper.ts'
import { headOf } from './head-of.ts'
import { fewRows, rowsNumbered } from './listed-rows.ts'
import { changesNote, purposeOf, unnamed } from './words.zh.ts'

const left = sql`('waived', 'dropped', 'deferred')`

interface Change {
  readonly number: number
  readonly claim: bigint
  readonly state_before: string
  readonly state_after: string
  readonly fen_before: bigint
  readonly fen_after: bigint
  readonly reason: string
  readonly on: string
  readonly by: string
}

/** The changes of a round since those that an issued sheet says: from which number to which; none where there are none. */
async function unsaid(db: Work, { id, round }: Batch): Promise<{ readonly from: number; readonly to: number } | undefined> {
  const { rows } = await sql<{ from: number | null; to: number | null }>`
    select min(number) as from, max(number) as to from batch_change where batch = ${id} and round = ${round} and number > coalesce((
      select max(split_part(about, '-', 2)::integer) from paper where register = 'batch' and subject = ${String(id)} and kind = 'change_sheet'), 0)`.execute(
    db,
  )
  const [found] = rows
  return found === undefined || found.from === null || found.to === null ? undefined : { from: found.from, to: found.to }
}

/** The sheet of the changes of a signed list that no sheet says yet, and what the list comes to with them. */
export const changePaper: BatchPaper = {
  permission: 'batch.make',
  async offers(db, batch) {
    const span = batch.signed === undefined ? undefined : await unsaid(db, batch)
    return span === undefined ? [] : [{ about: `${span.from}-${span.to}`, note: changesNote(span.from, span.to) }]
  },
  async describe(work, about) {
    const { caller, batch } = work
    const { signed } = batch
    const [from = 0, to = 0] = about.split('-').map(Number)
    if (signed === undefined || !Number.isInteger(from) || !Number.isInteger(to))
      return refused({ code: 'paper_not_found', kind: 'change_sheet' })
    const { head, after, added } = await caller.transact(async (db) => ({
      head: await headOf(db, batch),
      after: await sumOfList(db, batch.id),
      added: await sumOf(db, batch.id, from, to),
    }))
    return done({
      description: changeSheet({ ...head, issuer: caller.post.body, from, to, signed, after, added }),
      annexes: [
        {
          title: changeAnnexTitle(head),
          columns: changeColumns,
          total: changeColumns.map(() => undefined),
          rows: () => changeRows(work, from, to),
        },
      ],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      list: after,
      stillStands: async (db) => {
        const now = await unsaid(db, batch)
        return now?.from === from && now.to === to && (await sumOfList(db, batch.id)).hash === after.hash
      },
    })
  },
}

async function sumOf(db: Work, batch: bigint, from: number, to: number): Promise<{ readonly rows: number; readonly fen: bigint }> {
  const { rows } = await sql<{ rows: string | null; fen: string | null }>`
    select sum(b - a)::text as rows, sum(b * fen_after - a * fen_before)::text as fen
    from (select fen_before, fen_after, case when state_before in ${left} then 0 else 1 end as a, case when state_after in ${left} then 0 else 1 end as b
      from batch_change where batch = ${batch} and number between ${from} and ${to}) c`.execute(db)
  return { rows: Number(rows[0]?.rows ?? 0), fen: BigInt(rows[0]?.fen ?? 0) }
}

const pieceChanges = 500

async function* changeRows(work: PaperWork, from: number, to: number): AsyncGenerator<readonly PaperRow[]> {
  for (let first = from; first <= to; first += pieceChanges) {
    const last = Math.min(to, first + pieceChanges - 1)
    const changes = await work.caller.transact((db) => changesBetween(db, work.batch.id, first, last))
    const named = await fewRows(work, rowsNumbered([...new Set(changes.map(({ claim }) => claim))]))
    const names = new Map(named.map(({ id, name }) => [id, name]))
    yield changes.map((change) => [
      change.number,
      String(change.claim),
      names.get(change.claim) || unnamed(change.claim),
      changeState(change.state_before),
      change.fen_before,
      changeState(change.state_after),
      change.fen_after,
      change.reason,
      change.by,
      change.on,
    ])
  }
}

async function changesBetween(db: Work, batch: bigint, from: number, to: number): Promise<readonly Change[]> {
  const { rows } = await sql<Change>`
    select c.number, c.claim, c.state_before, c.state_after, c.fen_before, c.fen_after, c.reason, c.entered_on as on, a.name as by
    from batch_change c join account a on a.id = c.entered_by
    where c.batch = ${batch} and c.number between ${from} and ${to} order by c.number`.execute(db)
  return rows
}
