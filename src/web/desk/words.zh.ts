import type { office } from '../client/office.ts'

export type DeskView = Awaited<ReturnType<typeof office.desk.overview>>
export type Silent = DeskView['silent'][number]
export type CauseLine = DeskView['returns'][number]
export type DeskRow = Awaited<ReturnType<typeof office.desk.rows>>['rows'][number]
export type LastCall = NonNullable<DeskRow['lastCall']>

/** Groups of rows behind the figures, as an address names them: what each is called, and what is done with its rows next. */
export const groups = {
  succeeded: { word: '回盘成功', next: '已到账，不用再办。' },
  returned: { word: '回盘退票', next: '先由基金财务核对退款是否回到支出户。' },
  returned_late: { word: '成功后退回', next: '先由基金财务核对退款是否回到支出户；跨年退回的两年都保留。' },
  next_returned: { word: '退票，待退款到账', next: '基金财务见到退款后登记凭证号；登记前不能更正账户，也不能再付。' },
  next_back: { word: '退款已收回，待更正账户', next: '经办联系收款方，选中一条更正账户。' },
  next_corrected: { word: '账户已更正，待复核', next: '由录入人以外的人复核，复核后才能再拨付。' },
  next_payable: { word: '已复核，待再拨付', next: '出纳到批次的“资金拨付”页签再次报盘。' },
  silent: { word: '银行未回', next: '向银行查询；未回的不得再付，收到回盘后登记。' },
} as const

export type Group = keyof typeof groups

/** The steps of what came back, in their order: the group of its rows, the column, and whose it is. */
export const steps = [
  { id: 'returned', group: 'next_returned', word: '待退款到账', who: '基金财务' },
  { id: 'back', group: 'next_back', word: '待更正账户', who: '经办' },
  { id: 'corrected', group: 'next_corrected', word: '待复核', who: '复核' },
  { id: 'payable', group: 'next_payable', word: '待再拨付', who: '出纳' },
] as const satisfies readonly { readonly id: keyof CauseLine; readonly group: Group; readonly word: string; readonly who: string }[]

/** Why a bank sent money back, in words; a code that nothing explains stands as it came. */
export const causeWord = (word: string | null, code: string): string =>
  word ?? (code === '' ? '银行没有说明' : `代码 ${code}（银行没有说明）`)

export const outcomes = {
  will_come: '将来办理',
  no_answer: '无人接听',
  wrong_number: '号码不对',
  will_correct: '将更正账户',
  waives: '口头说放弃',
  other: '其他',
} as const

/** The last call in a few words: what came of it, when, and when again. */
export const callWords = ({ outcome, on, againOn, note }: Pick<LastCall, 'outcome' | 'on' | 'againOn' | 'note'>): string =>
  [`${on.slice(5)} ${outcomes[outcome]}`, ...(note === null ? [] : [note]), ...(againOn === null ? [] : [`${againOn.slice(5)} 再打`])].join(
    '，',
  )
