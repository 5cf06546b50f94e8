import { type ListColumnName, listColumns, type PaperAnnex, type PaperCell, totalWord } from '../../papers/index.ts'
import type { PaperWork } from './batch-paper.ts'
import { type ListedRow, listedRows, type RowsOf } from './listed-rows.ts'
import { unnamed } from './words.zh.ts'

/** What a column of a list shows of a row; `opinion` and `reason` are left to be filled in. */
const cells: Readonly<Record<Exclude<ListColumnName, 'ordinal' | 'account'>, (row: ListedRow) => PaperCell>> = {
  row: ({ id }) => String(id),
  name: ({ id, name }) => (name === '' ? unnamed(id) : name),
  payee: ({ id, payee }) => (payee === '' ? unnamed(id) : payee),
  place: ({ place }) => place,
  period: ({ period }) => period,
  fen: ({ fen }) => fen,
  masked_number: ({ number }) => number,
  holder: ({ account }) => account?.holder,
  bank: ({ account }) => account?.bank,
  bank_code: ({ account }) => account?.bankCode,
  opinion: () => undefined,
  reason: () => undefined,
}

/** A list to be annexed: which rows in which columns, and what they come to. */
export interface WantedAnnex {
  readonly title: string
  readonly columns: readonly ListColumnName[]
  readonly rows: RowsOf
  readonly fen: bigint
  /** How a number of an account is shown; masked where nothing is said. */
  readonly account?: ((row: ListedRow) => PaperCell) | undefined
  readonly isRestricted?: true
}

/** Rows of a batch as an annex, numbered from 1 in their order. */
export function rowAnnex(work: PaperWork, { title, columns, rows, fen, account = masked, isRestricted }: WantedAnnex): PaperAnnex {
  const cellOf = (name: ListColumnName, row: ListedRow, ordinal: number): PaperCell => {
    if (name === 'ordinal') return ordinal
    return name === 'account' ? account(row) : cells[name](row)
  }
  return {
    title,
    columns: columns.map((name) => listColumns[name]),
    total: columns.map((name, at) => (name === 'fen' ? fen : at === 0 ? totalWord : undefined)),
    async *rows() {
      let ordinal = 0
      for await (const piece of listedRows(work, rows, { number: columns.includes('masked_number') }))
        yield piece.map((row) => {
          ordinal++
          return columns.map((name) => cellOf(name, row, ordinal))
        })
    },
    ...(isRestricted === undefined ? {} : { isRestricted }),
  }
}

const masked = ({ account }: ListedRow): PaperCell => (account === undefined ? undefined : `****${account.tail}`)
