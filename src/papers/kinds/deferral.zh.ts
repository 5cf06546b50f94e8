import type { PaperBlock, PaperDescription } from '../paper.ts'

/** What a paper to a firm that has to repay contributions rests on. */
export interface DeferralReminder {
  readonly issuer: string
  readonly firm: string
  /** The number of the record. */
  readonly number: string
  readonly policy: string
  readonly approval: { readonly number: string; readonly day: string; readonly by: string }
  /** Whether the day to repay is over: then the firm is urged, else reminded. */
  readonly isOverdue: boolean
  readonly months: readonly { readonly insurance: string; readonly month: string; readonly due: string; readonly fen: bigint }[]
  readonly lateFeeClause: string | undefined
  readonly text: string
  readonly basis: readonly string[]
}

/** What it is called. */
export const reminderTitle = (isOverdue: boolean): string => (isOverdue ? '缓缴社会保险费催缴通知书' : '缓缴社会保险费到期补缴提醒书')

/** Reminds a firm of what it put off and has to repay, month by month, or urges it once the day is over. */
export function deferralReminder(of: DeferralReminder): PaperDescription {
  const fen = of.months.reduce((sum, month) => sum + month.fen, 0n)
  const amount = [{ kind: 'money', fen } as const, '（', { kind: 'capital', fen } as const, '）']
  return {
    kind: 'deferral_reminder',
    title: reminderTitle(of.isOverdue),
    issuer: of.issuer,
    addressee: of.firm,
    blocks: [
      {
        kind: 'paragraph',
        line: [
          `你单位经${of.approval.by}批准（${of.approval.number}，`,
          { kind: 'day', day: of.approval.day },
          `）缓缴社会保险费单位缴费部分（登记号${of.number}）。`,
          of.isOverdue ? '下列月份已过补缴期限，尚未补缴' : '下列月份将到补缴期限，应补缴',
          ...amount,
          '。',
        ],
      },
      monthsTable(of, fen),
      ...(of.lateFeeClause === undefined ? [] : [{ kind: 'paragraph', line: [`缓缴期间按${of.lateFeeClause}免收滞纳金。`] } as const]),
      { kind: 'paragraph', line: [of.text] },
    ],
    basis: of.basis,
    isSealed: true,
    copies: [],
  }
}

function monthsTable({ months }: DeferralReminder, fen: bigint): PaperBlock {
  return {
    kind: 'table',
    table: {
      columns: [
        { title: '险种', kind: 'text', share: 25 },
        { title: '费款所属期', kind: 'text', share: 25 },
        { title: '补缴期限', kind: 'day', share: 25 },
        { title: '应补缴（元）', kind: 'money', share: 25 },
      ],
      rows: months.map((each) => [each.insurance, each.month, each.due, each.fen]),
      total: ['合计', undefined, undefined, fen],
    },
  }
}
