import type { office } from '../client/office.ts'
import { count } from '../figures/figures.ts'

export type Comparison = Awaited<ReturnType<typeof office.paidList.get>>
export type Listed = Awaited<ReturnType<typeof office.paidList.list>>[number]
export type Understood = Awaited<ReturnType<typeof office.paidList.understand>>
export type Reading = Understood['reading']
export type Role = Reading['columns'][number]['role']
export type Group = Comparison['groups'][number]['group']
export type Cause = Comparison['causes'][number]

/** What a column can be said to hold. */
export const roleWords: Readonly<Record<Role, string>> = {
  unused: '不用',
  name: '名称或姓名',
  credit_code: '信用代码',
  identity_number: '身份证号',
  unit_number: '单位编号',
  subject: '对象编号',
  amount: '已付金额',
  heads: '人数',
  base: '基数',
  rate: '比例',
  policy: '政策',
  account: '账号（不用）',
}

export const unitWords: Readonly<Record<Reading['unit'], string>> = { yuan: '元', thousand: '千元', ten_thousand: '万元' }

export const unitFromWords: Readonly<Record<Understood['unitFrom'], string>> = {
  heading: '列名写明',
  title: '表头上方写明',
  nobody: '清单没有写明，按元',
  last_time: '与上次这种清单相同',
  hand: '手工选定',
}

export const fromWords: Readonly<Record<Understood['from'], string>> = {
  headings: '各列按列名认出，可以改。',
  last_time: '这种清单以前核对过，各列照上次的认法，可以改。',
  hand: '各列按手工选定。',
}

/** The four groups, in the order in which they are worked through. */
export const groups = ['same', 'differs', 'only_paid', 'only_ours'] as const satisfies readonly Group[]

export const groupWords: Readonly<Record<Group, string>> = {
  same: '金额一致',
  differs: '都有，金额不同',
  only_paid: '清单有，筛查没有',
  only_ours: '筛查有，清单没有',
  neither: '两边都为零',
}

const leftOutWords: Readonly<Record<keyof Understood['read']['leftOut'], string>> = {
  totals: '合计行',
  note: '说明行',
  headings_again: '重复表头',
  nothing_due: '无应付',
  other_policy: '其他政策',
}

/** What of a list was no payment, in a sentence. */
export function leftOutSentence({ leftOut }: Understood['read']): string {
  const parts = Object.entries(leftOut).flatMap(([reason, n]) =>
    n === 0 ? [] : [`${leftOutWords[reason as keyof typeof leftOutWords]} ${count(n)}`],
  )
  return parts.length === 0 ? '' : `另有 ${parts.join('、')} 行不计`
}
