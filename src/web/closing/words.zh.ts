import type { Look } from '../batches/words.zh.ts'
import type { office } from '../client/office.ts'

export type DayView = Awaited<ReturnType<typeof office.closing.day>>
export type DayLine = DayView['lines'][number]
export type Moved = DayView['moved'][number]
export type Kind = DayLine['kind']

/** What the lines of a day are called, in their order. */
export const kindWords: Readonly<Record<Kind, string>> = {
  approved: '交基金财务',
  funds_received: '支出户到账',
  handed_over: '报盘',
  succeeded: '回盘成功',
  returned: '回盘退票',
  repeated: '重复回报',
  money_back: '退款到账',
  recovered: '追回到账',
  waiting: '待报盘',
  in_process: '银行未回',
  not_back: '退票款未到账',
}

/** Kinds of what is open at the end of the day; the others moved in it. */
export const openKinds: readonly Kind[] = ['waiting', 'in_process', 'not_back']

export type MonthView = Awaited<ReturnType<typeof office.closing.month>>
export type MonthLine = MonthView['lines'][number]
type MonthKind = MonthLine['kind']

interface MonthWords {
  readonly word: string
  /** What settles it. */
  readonly wants: string
  readonly hasMoney: boolean
  /** Where it is settled. */
  readonly to?: (of: { readonly lastDay: string; readonly fund: string }) => string
  /** What it means that nobody knows. */
  readonly unknown?: string
}

const budget = (word: string): MonthWords => ({ word, wants: '', hasMoney: true, to: () => '/funds', unknown: '没有登记预算' })

/** What the lines of a month are called, in their order. */
export const monthKinds: Readonly<Record<MonthKind, MonthWords>> = {
  days_closed: {
    word: '日清',
    wants: '有款项变动的日子都已两人签字',
    hasMoney: false,
    to: ({ lastDay, fund }) => `/closing?day=${lastDay}&fund=${encodeURIComponent(fund)}`,
  },
  returns_open: { word: '退票款未到账', wants: '退票款都已回到支出户', hasMoney: true, to: () => '/batches' },
  silent: { word: '银行未回', wants: '报盘的都已有结果；未回的不得再付', hasMoney: true, to: () => '/batches' },
  reconciled: {
    word: '对账',
    wants: '对账单到齐，两边调节后余额相等，勾对都已复核；未达账项列明',
    hasMoney: true,
    to: ({ lastDay }) => `/reconciliation?on=${lastDay}`,
    unknown: '对账单未到',
  },
  balance_issued: { word: '余额调节表', wants: '本月的调节表已制发', hasMoney: false, to: () => '/reconciliation?shown=papers' },
  next_plan: {
    word: '下月用款计划',
    wants: '已批未付、资金未到的都已列入用款计划草案',
    hasMoney: true,
    to: () => '/reconciliation?shown=papers',
  },
  benefit_stops: {
    word: '停发',
    wants: '已知的停发、中止都已写进下月发放',
    hasMoney: false,
    to: () => '/monthly',
    unknown: '本资金没有按月发放的待遇',
  },
  deferrals_due: {
    word: '缓缴到期未补缴',
    wants: '到月末应补缴的缓缴月份都已补缴或撤销',
    hasMoney: true,
    to: () => '/deferral?show=overdue',
  },
  archive: { word: '归档', wants: '本月办结的批次都已制发拨付单', hasMoney: false, to: () => '/batches' },
  budget_given: budget('预算'),
  budget_committed: budget('已占用'),
  budget_paid: budget('其中已支付'),
  budget_left: budget('余额'),
  budget_lapses: { ...budget('收回'), unknown: '没有规定' },
}

/** Lines that the end of a year has besides. */
export const yearKinds: readonly MonthKind[] = ['budget_given', 'budget_committed', 'budget_paid', 'budget_left', 'budget_lapses']

export const monthStandings: Readonly<Record<MonthLine['standing'], Look>> = {
  done: ['tick', '已办妥', 'act'],
  open: ['held', '未了', 'near'],
  unknown: ['missing', '没有数据', 'near'],
}
