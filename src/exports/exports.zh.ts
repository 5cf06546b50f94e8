import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { outcomeWords, statusWords } from '../screening/index.ts'
import type { ExportRefusal } from './refusals.ts'

/** Headings of the columns of an exported list. */
export const columnTitles = {
  subject: '对象编号',
  payee: '收款对象编号',
  plan: '依据文件',
  outcome: '认定结果',
  status: '兑付状态',
  net: '净额（元）',
  gross: '应享金额（元）',
  awaitingReview: '待复核金额（元）',
  taken: '互斥扣减（元）',
  ceiling: '上限（元）',
  failed: '不符合的条件',
  reviews: '需复核的事项',
  missing: '缺少的事实',
  day: '适用日',
  due: '期限',
  regionCode: '区划代码',
  region: '地区',
  size: '企业规模',
  industryCode: '行业代码',
  industry: '行业',
} as const

export const outcomeTerms = outcomeWords
export const statusTerms = statusWords
export const separator = '；'

/** What stands below the rows: who took them out, when, of what and to which end. */
export function footerLines(about: {
  readonly who: string
  readonly post: string
  readonly when: string
  readonly run: string
  readonly policy: string
  readonly day: string
  readonly knownOn: string
  readonly filter: string
  readonly rows: number
  readonly purpose: string
}): readonly string[] {
  return [
    `导出人：${about.who}（${about.post}）`,
    `导出时间：${about.when}`,
    `政策：${about.policy}；筛查：${about.run}；筛查日：${about.day}；数据日期：${about.knownOn}`,
    `筛选条件：${about.filter}`,
    `共 ${about.rows} 行`,
    `用途：${about.purpose}`,
  ]
}

/** The same of differences between a screening and a list of what was paid. */
export function footerOfDifferences(about: {
  readonly who: string
  readonly post: string
  readonly when: string
  readonly run: string
  readonly policy: string
  readonly rows: number
  readonly purpose: string
}): readonly string[] {
  return [
    `导出人：${about.who}（${about.post}）`,
    `导出时间：${about.when}`,
    `政策：${about.policy}；筛查：${about.run}`,
    `共 ${about.rows} 行`,
    `用途：${about.purpose}`,
  ]
}

/** A filter in words of the list: part by part, and all where there is none. */
export function filterText(filter: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(filter).map(([part, value]) =>
    Array.isArray(value)
      ? `${part} = ${value.join('、')}`
      : `${part} = ${rangeText(value as { readonly from?: string; readonly to?: string })}`,
  )
  return parts.length === 0 ? '全部' : parts.join('；')
}

const rangeText = ({ from = '', to = '' }: { readonly from?: string; readonly to?: string }): string => `${from} 至 ${to}`

export const words = {
  writing: '正在写出',
  title: (policy: string, run: string) => `导出名单：${policy}，筛查 ${run}`,
  fileName: (policy: string, day: string) => `${policy}名单-${day}`,
}

/** Why a list was not exported or handed out, and what to do. */
export function describeExportRefusal(refusal: ExportRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<ExportRefusal> = {
  file_not_found: () => '没有这个文件，或者它不是您导出的。请在任务列表中查看自己的导出。',
  file_expired: ({ expiresAt }) => `这个文件只保留到 ${expiresAt}，现已删除。需要时请重新导出。`,
  file_damaged: ({ name }) => `文件“${name}”不见了或被改动过，不能下载。请重新导出。`,
}
