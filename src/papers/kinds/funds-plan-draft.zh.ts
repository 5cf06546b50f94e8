import type { PaperDescription } from '../paper.ts'

/** What of a fund is approved and not paid, batch by batch, and for which of it the money has to be asked for. */
export interface FundsPlanDraft {
  readonly issuer: string
  readonly fund: string
  readonly account: string
  /** The month it is for, YYYY-MM, and up to when it was told. */
  readonly month: string
  readonly asOf: string
  readonly batches: readonly {
    readonly number: string
    readonly policy: string
    readonly rows: number
    readonly fen: bigint
    readonly isFunded: boolean
  }[]
}

/** The draft of the plan for the money of a month: what is approved and not yet paid, less what the money came for already. */
export function fundsPlanDraft({ issuer, fund, account, month, asOf, batches }: FundsPlanDraft): PaperDescription {
  const wanted = batches.filter(({ isFunded }) => !isFunded)
  const sum = (of: typeof batches) => of.reduce((total, { fen }) => total + fen, 0n)
  return {
    kind: 'funds_plan_draft',
    title: `${fund}${Number(month.slice(0, 4))}年${Number(month.slice(5))}月用款计划（草案）`,
    issuer,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '资金', line: [fund] },
          { label: '用款账户', line: [account] },
          { label: '统计截至', line: [{ kind: 'day', day: asOf }] },
          { label: '需申请', line: [{ kind: 'money', fen: sum(wanted) }] },
          { label: '金额大写', line: [{ kind: 'capital', fen: sum(wanted) }], isWide: true },
        ],
      },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '序号', kind: 'ordinal', share: 8 },
            { title: '批次', kind: 'text', share: 16 },
            { title: '政策', kind: 'text', share: 28 },
            { title: '已批未付笔数', kind: 'count', share: 14 },
            { title: '已批未付（元）', kind: 'money', share: 17 },
            { title: '需申请（元）', kind: 'money', share: 17 },
          ],
          rows: batches.map(({ number, policy, rows, fen, isFunded }, at) => [at + 1, number, policy, rows, fen, isFunded ? 0n : fen]),
          total: [undefined, '合计', undefined, batches.reduce((total, { rows }) => total + rows, 0), sum(batches), sum(wanted)],
        },
      },
      { kind: 'paragraph', line: ['资金已到支出户的批次（含退票后待重发的）不再申请。按月发放的待遇和预计新审批的批次另行填报。'] },
      { kind: 'signatures', lines: [{ role: '编制' }, { role: '复核' }, { role: '基金财务' }] },
    ],
    basis: [],
    isSealed: true,
    copies: [],
  }
}
