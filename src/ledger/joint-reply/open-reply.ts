import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { type Result, refused } from '../../kernel/result.ts'
import { headRows, readWorkbook } from '../../sheets/index.ts'
import { findBatch } from '../find-batch.ts'
import type { PaperTools } from '../papers/batch-paper.ts'
import { listedRows } from '../papers/listed-rows.ts'
import { unnamed } from '../papers/words.zh.ts'
import type { RefusedWith } from '../refusals.ts'
import { leftStates } from '../row-lives.ts'
import { sumOfList } from '../sign-list.ts'
import { type AskedRow, type ReplyDraft, readReply } from './read-reply.ts'
import type { ReplyRefusal } from './reply-faults.ts'

/** A list that a body was asked about is no longer. */
const mostRows = 200_000

/** A workbook that was read beside the list, and the hash of the list that it was laid beside. */
export interface OpenedReply {
  readonly draft: ReplyDraft
  readonly listHash: string
}

/** Reads what a body sent back beside the list it was asked about, with nothing changed; the look at the names is written down. */
export async function openReply(
  caller: Caller,
  tools: PaperTools,
  opinion: bigint,
  bytes: Uint8Array,
): Promise<Result<OpenedReply, ReplyRefusal | RefusedWith<'row_not_found' | 'batch_not_found'>>> {
  const row = await caller.transact((db) => db.selectFrom('joint_opinion').select('batch').where('id', '=', opinion).executeTakeFirst())
  if (row === undefined) return refused({ code: 'row_not_found', id: String(opinion) })
  const sheets = await readWorkbook(bytes, mostRows + headRows)
  if (sheets.kind === 'refused') return sheets
  const read = await caller.transact(async (db) => {
    const batch = await findBatch(db, row.batch)
    return batch.kind === 'refused' ? batch : { kind: 'done' as const, batch: batch.value, list: await sumOfList(db, row.batch) }
  })
  if (read.kind === 'refused') return read
  const asked: AskedRow[] = []
  // Rows that left the list since may still stand in the workbook.
  for await (const piece of listedRows({ caller, batch: read.batch, tools }, sql`select id, fen from claim where batch = ${row.batch}`))
    for (const { id, name, period, fen, state } of piece)
      asked.push({ id, name: name === '' ? unnamed(id) : name, period, fen, isOnList: !leftStates.some((left) => left === state) })
  const draft = readReply(sheets.value, asked)
  return draft.kind === 'refused' ? draft : { kind: 'done', value: { draft: draft.value, listHash: read.list.hash } }
}
