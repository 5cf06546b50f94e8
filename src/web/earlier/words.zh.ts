import type { Look } from '../batches/words.zh.ts'
import type { office } from '../client/office.ts'

export type EarlierList = Awaited<ReturnType<typeof office.earlier.list>>[number]
export type EarlierReport = Awaited<ReturnType<typeof office.earlier.preview>>

export const verdictLooks: Readonly<Record<string, Look>> = {
  waiting: ['review', '待复核', 'review'],
  agreed: ['tick', '已计入', 'act'],
  rejected: ['cross', '已退回', 'grey'],
}

const missWords: Readonly<Record<string, string>> = {
  unknown_number: '没有这个号码',
  unknown_name: '没有这个名称',
  name_of_several: '同名的不止一个',
  number_of_several: '号码对应不止一个',
}
export const missWord = (miss: string): string => missWords[miss] ?? miss
