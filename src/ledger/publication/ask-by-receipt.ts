import { sql } from 'kysely'
import { type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkStore } from '../../store/index.ts'
import type { RefusedWith } from '../refusals.ts'
import type { ObjectionState } from '../row-lives.ts'

/** How far an objection is, as whoever holds its receipt is told: nothing of whoever objected or of whom. */
export interface ToldObjection {
  readonly state: ObjectionState
  readonly receivedOn: string
  readonly dueOn: string
  readonly answeredOn: string | undefined
  readonly finding: 'upheld' | 'rejected' | undefined
  readonly answer: string | undefined
  readonly remedy: string | undefined
}

/** What whoever holds the receipt may add to one objection. */
const mostWords = 5

/** A receipt as it is kept, however it was typed. */
const plainReceipt = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐-―−]/g, '-')

/** How far the objection of a receipt is; asked for by whoever has it, who need not sign in. */
export async function askByReceipt(store: WorkStore, receipt: string): Promise<Result<ToldObjection, RefusedWith<'receipt_unknown'>>> {
  const { rows } = await store.inScope({ account: 0n, ranges: [] }, (db) =>
    sql<{
      state: ObjectionState
      received_on: string
      due_on: string
      answered_on: string | null
      finding: 'upheld' | 'rejected' | null
      answer: string | null
      remedy: string | null
    }>`select * from objection_told(${plainReceipt(receipt)})`.execute(db),
  )
  const [row] = rows
  if (row === undefined) return refused({ code: 'receipt_unknown' })
  return done({
    state: row.state,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    answeredOn: row.answered_on ?? undefined,
    finding: row.finding ?? undefined,
    answer: row.answer ?? undefined,
    remedy: row.remedy ?? undefined,
  })
}

/** Whoever holds the receipt adds to what was said, while it is not answered and not oftener than five times. Gives how many words there are. */
export async function addByReceipt(
  store: WorkStore,
  { receipt, text, day }: { readonly receipt: string; readonly text: string; readonly day: string },
): Promise<Result<number, RefusedWith<'receipt_unknown' | 'objection_answered' | 'too_many_words'>>> {
  return store.asSystem('deliver', async (db) => {
    const row = await db
      .selectFrom('objection')
      .select(['id', 'batch', 'region', 'state'])
      .where('receipt', '=', plainReceipt(receipt))
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return refused({ code: 'receipt_unknown' })
    if (row.state === 'answered') return refused({ code: 'objection_answered' })
    const { words } = await db
      .selectFrom('objection_word')
      .select(({ fn }) => fn.countAll<bigint>().as('words'))
      .where('objection', '=', row.id)
      .executeTakeFirstOrThrow()
    if (words >= mostWords) return refused({ code: 'too_many_words', most: mostWords })
    await db
      .insertInto('objection_word')
      .values({ objection: row.id, batch: row.batch, region: row.region, text: text.trim(), added_on: day })
      .execute()
    await writeEvent(db, { officeDay: day, verb: 'add_by_receipt', register: 'objection', subject: String(row.id), region: row.region })
    return done(Number(words) + 1)
  })
}

/** A list that is public, as its notice says. */
export interface PublicNotice {
  readonly batch: bigint
  readonly region: string
  readonly place: string
  readonly policy: string
  readonly number: string
  readonly from: string
  readonly to: string
  readonly address: string
}

/** An objection that the caller brought itself, by its receipt. */
export interface OwnObjection {
  readonly receipt: string
  readonly state: ObjectionState
  readonly receivedOn: string
  readonly dueOn: string
}

/** The lists that are public on the caller's day and the objections that the caller brought itself, the newest first. */
export async function listObjectable(
  caller: Caller,
): Promise<{ readonly notices: readonly PublicNotice[]; readonly mine: readonly OwnObjection[] }> {
  return caller.transact(async (db) => {
    const notices = await sql<Omit<PublicNotice, 'from' | 'to'> & { from_day: string; to_day: string }>`
      select * from public_notices(${caller.day}::date)`.execute(db)
    const mine = await db
      .selectFrom('objection')
      .select(['receipt', 'state', 'received_on', 'due_on'])
      .where('brought_by', '=', caller.account.id)
      .orderBy('id', 'desc')
      .limit(50)
      .execute()
    return {
      notices: notices.rows.map(({ from_day: from, to_day: to, ...notice }) => ({ ...notice, from, to })),
      mine: mine.map(({ receipt, state, received_on: receivedOn, due_on: dueOn }) => ({
        receipt,
        state: state as ObjectionState,
        receivedOn,
        dueOn,
      })),
    }
  })
}
