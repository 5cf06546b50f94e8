import type { office } from '../client/office.ts'

export type Line = Awaited<ReturnType<typeof office.fund.forecast>>['lines'][number]['kind']

/** What a line of the forecast is called, and what its rows are. */
export const forecastWords: Readonly<Record<Line, { readonly title: string; readonly rows: string }>> = {
  unpaid: { title: '已审批待支付', rows: '已审批、还没有支付的批次' },
  returned: { title: '退票待重付', rows: '退票后还没有重付的批次' },
  benefits: { title: '按月发放', rows: '按上次金额还要发的人员' },
  under_way: { title: '在办未审批', rows: '还没有审批拨付的批次' },
  put_off: { title: '资金不足暂缓', rows: '因资金不足暂缓的批次' },
  recoveries: { title: '追回应收', rows: '还没有退回的追回' },
  deferrals: { title: '缓缴补缴', rows: '还没有补缴的缓缴' },
}

export const lineKinds = Object.keys(forecastWords) as readonly Line[]

/** Which lines stand together: what is committed already, what is reckoned today, what no budget is raised by. */
export const lineGroups: readonly { readonly title: string; readonly kinds: readonly Line[] }[] = [
  { title: '已占用，不再扣余额', kinds: ['unpaid', 'returned'] },
  { title: '今天的估计', kinds: ['benefits', 'under_way', 'put_off', 'recoveries'] },
  { title: '不计入余额', kinds: ['deferrals'] },
]

/** What a column of the forecast is called. */
export const columnWord = (column: string): string => (column === 'earlier' ? '已过期' : column === 'undated' ? '不分月份' : column)

export const insuranceWords: Readonly<Record<string, string>> = { pension: '养老保险', unemployment: '失业保险', injury: '工伤保险' }
