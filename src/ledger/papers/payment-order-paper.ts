import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { done, refused } from '../../kernel/result.ts'
import { type PaperCell, paymentAnnexTitle, paymentOrder } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import { openAccount } from '../../subjects/index.ts'
import type { Batch } from '../find-batch.ts'
import type { BatchPaper, PaperTools } from './batch-paper.ts'
import { enteredPapers, headOf } from './head-of.ts'
import { listMark } from './list-mark.ts'
import { type ListedRow, rowsNumbered } from './listed-rows.ts'
import { rowAnnex } from './row-annex.ts'
import { againNote, enteredWords, purposeOf } from './words.zh.ts'

/** States of rows that a first order does not pay: they left the list, or wait for something while the rest goes on. */
const notPaid = ['waived', 'dropped', 'deferred', 'held', 'unpublished']

interface Ordered {
  readonly ids: readonly bigint[]
  readonly fen: bigint
  readonly hash: string
  readonly withoutAccount: number
  readonly accounts: readonly { readonly kind: string; readonly rows: number; readonly fen: bigint }[]
}

/** The rows that an order pays: those of the approved list that nothing holds up, or those that may be paid again. */
async function ordered(db: Work, batch: bigint, isAgain: boolean): Promise<Ordered> {
  const { rows } = await sql<{ id: bigint; fen: bigint; kind: string | null; line: string }>`
    select c.id, c.fen, a.kind, concat_ws(E'\t', c.id, c.once_key, c.period, c.fen) as line
    from claim c left join payee_account a on a.id = c.account
    where c.batch = ${batch} and ${isAgain ? sql`c.state = 'payable'` : sql`c.state <> all (${notPaid}::text[])`} order by c.id`.execute(db)
  const kinds = [...new Set(rows.map(({ kind }) => kind))].filter((kind) => kind !== null)
  const sum = (of: readonly { readonly fen: bigint }[]) => of.reduce((total, { fen }) => total + fen, 0n)
  return {
    ids: rows.map(({ id }) => id),
    fen: sum(rows),
    hash: createHash('sha256')
      .update(rows.map(({ line }) => line).join('\n'))
      .digest('hex'),
    withoutAccount: rows.filter(({ kind }) => kind === null).length,
    accounts: kinds.map((kind) => {
      const of = rows.filter((row) => row.kind === kind)
      return { kind, rows: of.length, fen: sum(of) }
    }),
  }
}

/** The order to pay: one for the approved list, and one for each lot of rows that is paid again after its money came back. */
export const paymentOrderPaper: BatchPaper = {
  permission: 'fund.account',
  async offers(db, batch) {
    if (batch.state === 'cancelled') return []
    const first = {
      about: await listMark(db, batch),
      note: '',
      waits: batch.approved === undefined ? ('list_approved' as const) : undefined,
    }
    const again = await ordered(db, batch.id, true)
    return again.ids.length === 0 ? [first] : [first, { about: againMark(again), note: againNote(again.ids.length) }]
  },
  async describe(work, about) {
    const { caller, batch, tools } = work
    const isAgain = about.startsWith(againPrefix)
    const read = await caller.transact(async (db) => ({
      head: await headOf(db, batch),
      papers: await enteredPapers(db, batch, ['minutes', 'payment_approval']),
      order: await ordered(db, batch.id, isAgain),
    }))
    const { head, papers, order } = read
    if (order.withoutAccount > 0) return refused({ code: 'paper_rows_without_account', rows: order.withoutAccount })
    const { ids, fen, hash, accounts } = order
    const description = paymentOrder({
      ...head,
      issuer: caller.post.body,
      rows: ids.length,
      fen,
      listHash: hash,
      papers: papers.map(({ kind, number, day }) => ({ name: enteredWords[kind] ?? kind, number, day })),
      accounts,
      isAgain,
    })
    const columns = ['ordinal', 'row', 'holder', 'bank', 'bank_code', 'account', 'fen'] as const
    const title = paymentAnnexTitle(head)
    const list = { title, columns, rows: rowsNumbered(ids), fen }
    return done({
      description,
      annexes: [
        rowAnnex(work, list),
        rowAnnex(work, { ...list, title: paymentAnnexTitle(head, 'whole'), account: wholeNumber(tools), isRestricted: true }),
      ],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      list: { rows: ids.length, fen, hash },
      stillStands: async (db) => stands(db, batch, about, isAgain, order),
    })
  },
}

async function stands(db: Work, batch: Batch, about: string, isAgain: boolean, { hash }: Ordered): Promise<boolean> {
  const now = await ordered(db, batch.id, isAgain)
  return now.hash === hash && (isAgain ? againMark(now) : await listMark(db, batch)) === about
}

const againPrefix = 'again.'
const againMark = ({ hash }: Ordered): string => `${againPrefix}${hash.slice(0, 16)}`

/** The number of an account in full; one that does not open stands masked, and the bank file is refused for it. */
const wholeNumber =
  ({ keys }: PaperTools) =>
  ({ account }: ListedRow): PaperCell =>
    account === undefined ? undefined : (openAccount(keys.ring(), account.of, account.sealed) ?? `****${account.tail}`)
