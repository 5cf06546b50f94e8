import type { PaperColumn, PaperDescription, PaperRow } from '../paper.ts'

/** What stands on one side alone, as the table of balances names it. */
export type UnreachedKind = 'book_in' | 'book_out' | 'bank_in' | 'bank_out'

const kindWords: Readonly<Record<UnreachedKind, string>> = {
  book_in: '企业已收、银行未收',
  book_out: '企业已付、银行未付',
  bank_in: '银行已收、企业未收',
  bank_out: '银行已付、企业未付',
}

/** What the balances of an account come to at the end of a month. */
export interface BalanceReconciliation {
  readonly issuer: string
  readonly fund: string
  readonly account: string
  readonly bank: string
  readonly number: string
  readonly asOf: string
  readonly statement: bigint
  readonly book: bigint
  readonly open: Readonly<Record<UnreachedKind, { readonly rows: number; readonly fen: bigint }>>
  readonly adjustedStatement: bigint
  readonly adjustedBook: bigint
  readonly difference: bigint
  readonly reasons: readonly { readonly text: string; readonly fen: bigint }[]
  readonly explained: { readonly rows: number; readonly fen: bigint }
}

const count = (word: string, { rows }: { readonly rows: number }) => `${word}（${rows} 笔）`

/** The reconciliation of balances: both sides, what each lacks, and that they come to the same; else what they differ by and why. */
export function balanceReconciliation(of: BalanceReconciliation): PaperDescription {
  const { open } = of
  const line = (left: string, leftFen: bigint | undefined, right: string, rightFen: bigint | undefined): PaperRow => [
    left,
    leftFen,
    right,
    rightFen,
  ]
  return {
    kind: 'balance_reconciliation',
    title: '银行存款余额调节表',
    issuer: of.issuer,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '账户', line: [of.account] },
          { label: '截至', line: [{ kind: 'day', day: of.asOf }] },
          { label: '开户银行', line: [of.bank] },
          { label: '账号', line: [of.number] },
          { label: '资金', line: [of.fund], isWide: true },
        ],
      },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '银行对账单', kind: 'text', share: 30 },
            { title: '金额（元）', kind: 'money', share: 20 },
            { title: '单位账面', kind: 'text', share: 30 },
            { title: '金额（元）', kind: 'money', share: 20 },
          ],
          rows: [
            line('对账单余额', of.statement, '账面余额', of.book),
            line(
              count(`加：${kindWords.book_in}`, open.book_in),
              open.book_in.fen,
              count(`加：${kindWords.bank_in}`, open.bank_in),
              open.bank_in.fen,
            ),
            line(
              count(`减：${kindWords.book_out}`, open.book_out),
              open.book_out.fen,
              count(`减：${kindWords.bank_out}`, open.bank_out),
              open.bank_out.fen,
            ),
          ],
          total: line('调节后余额', of.adjustedStatement, '调节后余额', of.adjustedBook),
        },
      },
      ...(of.difference === 0n
        ? [{ kind: 'paragraph' as const, line: ['两边调节后余额相等。'] }]
        : [
            {
              kind: 'paragraph' as const,
              line: ['两边调节后余额相差', { kind: 'money' as const, fen: of.difference }, '，差额在以下各行：'],
            },
            {
              kind: 'table' as const,
              table: {
                columns: [
                  { title: '差额所在', kind: 'text' as const, share: 75 },
                  { title: '金额（元）', kind: 'money' as const, share: 25 },
                ],
                rows: of.reasons.map(({ text, fen }) => [text, fen]),
                total: ['合计', of.difference],
              },
            },
          ]),
      ...(of.explained.rows === 0
        ? []
        : [
            {
              kind: 'paragraph' as const,
              line: [
                `账面余额含已说明的利息、手续费和资金调拨 ${of.explained.rows} 笔，净额`,
                { kind: 'money' as const, fen: of.explained.fen },
                '，不是差额。',
              ],
            },
          ]),
      { kind: 'signatures', lines: [{ role: '编制' }, { role: '复核' }, { role: '财务负责人' }] },
    ],
    basis: [],
    isSealed: true,
    copies: [],
  }
}

/** The list of what stands on one side alone. */
export const unreachedAnnex = {
  title: (asOf: string) => `未达账项明细（截至 ${asOf}）`,
  columns: [
    { title: '序号', kind: 'ordinal', share: 8 },
    { title: '类别', kind: 'text', share: 22 },
    { title: '日期', kind: 'day', share: 14 },
    { title: '编号', kind: 'text', share: 18 },
    { title: '内容', kind: 'text', share: 22 },
    { title: '金额（元）', kind: 'money', share: 16 },
  ] as const satisfies readonly PaperColumn[],
  row: (at: number, kind: UnreachedKind, item: { day: string; reference: string; text: string; fen: bigint }): PaperRow => [
    at,
    kindWords[kind],
    item.day,
    item.reference,
    item.text,
    item.fen < 0n ? -item.fen : item.fen,
  ],
  total: (rows: number): PaperRow => ['合计', `${rows} 笔`, undefined, undefined, undefined, undefined],
}

/** What the difference of adjusted balances lies in, in words. */
export const differenceReason = {
  opening: (note: string) => `期初差额：${note}`,
  gap: (from: string, to: string) => `没有 ${from} 至 ${to} 的对账单`,
}

/** What an entry of the books is, in words. */
export const entryWords: Readonly<Record<string, string>> = {
  payment: '报盘付款',
  money_back: '退票款收回',
  recovered: '追回款',
  funds_received: '用款到账',
  funds_sent: '拨付支出户',
  line: '',
}

/** To which end the table of an account leaves. */
export const reconciliationPurpose = (account: string, month: string): string => `${account} ${month} 对账`
