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
