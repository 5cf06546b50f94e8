import { describeDecisionRefusal } from '../decisions/index.ts'
import { sheetSentences } from '../files/index.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { outcomeWords, statusWords } from '../screening/index.ts'
import { describeUploadRefusal } from '../uploads/index.ts'
import type { PaidListRefusal } from './refusals.ts'

type Own = Extract<PaidListRefusal, { readonly code: keyof typeof sentences }>

const identityWords: Readonly<Record<string, string>> = {
  subject: '对象编号',
  identity_number: '身份证号',
  credit_code: '信用代码',
  unit_number: '单位编号',
  name: '名称',
}
const lackWords = { amount: '金额', identity: '信用代码、身份证号、单位编号或名称' } as const

const sentences = {
  ...sheetSentences,
  no_list_found: ({ name }) =>
    `在“${name}”里没有找到清单的表头：应有一行同时写着金额和单位（或人员）的名称、号码。请指出表头在第几行，或补上列名后重新导入。`,
  no_headings_there: ({ line }) => `第 ${line} 行不是表头：要能看出哪一列是金额、哪一列是单位或人员。请换一行。`,
  reading_lacks: ({ lacks }) => `还没有指明哪一列是${lacks.map((lack) => lackWords[lack]).join('、哪一列是')}。请在各列上选定。`,
  not_identified_so: ({ by, policy }) =>
    `“${policy}”的对象不能按${identityWords[by] ?? by}核对：名册里没有一个能对上。请换一列来认，或核对选的是不是这项政策。`,
  no_payments: ({ name }) => `“${name}”里没有一笔能读的发放。请核对表头和各列的含义。`,
  paid_list_not_found: () => '没有这次核对，或者它不在您的辖区。请回到核对列表。',
  paid_rows_damaged: () => '这次核对的逐户文件不见了或被改动过，只能看汇总。请重新导入清单再核对。',
} satisfies Partial<Sentences<PaidListRefusal>>

/** Why a list was not compared, and what to do. */
export function describePaidListRefusal(refusal: PaidListRefusal): string {
  if (refusal.code in sentences) return sentenceFor(sentences as Sentences<Own>, refusal as Own)
  return isUpload(refusal)
    ? describeUploadRefusal(refusal)
    : describeDecisionRefusal(refusal as Parameters<typeof describeDecisionRefusal>[0])
}

const uploadCodes = ['purpose_unknown', 'file_empty', 'file_too_large', 'file_broken_off', 'kind_not_taken', 'file_locked'] as const
const moreUploadCodes = [
  'file_spoiled',
  'unpacks_too_far',
  'uploads_busy',
  'upload_not_found',
  'upload_damaged',
  'upload_in_use',
  'request_reused',
] as const

function isUpload(refusal: PaidListRefusal): refusal is Parameters<typeof describeUploadRefusal>[0] {
  return [...uploadCodes, ...moreUploadCodes].some((code) => code === refusal.code)
}

/** What comparing is called while it goes on. */
export const paidPhases = {
  reading: '正在读取清单',
  matching: '正在对应名册',
  comparing: '正在逐户比对',
  explaining: '正在查找差额的原因',
  writing: '正在写结果',
} as const

export const paidListTitle = (policy: string, day: string): string => `并行核对：${policy}，筛查日 ${day}`
export const paidExportTitle = (policy: string): string => `导出核对差异：${policy}`

/** What a group is called. */
export const groupWords = {
  same: '金额一致',
  differs: '都有，金额不同',
  only_paid: '清单有，筛查没有',
  only_ours: '筛查有，清单没有（应享未享）',
  neither: '两边金额都为零',
} as const

const causeWords: Readonly<Record<string, string>> = {
  repeated: '清单重复列支：每次金额都等于应付',
  unit: '单位不同：两边正好差一万倍',
  unsettled: '清单未作互斥扣减：与扣减前金额一致',
  with_review: '清单含待复核的部分：两者相加一致',
  heads: '人数不同：人均标准一致',
  rounded: '清单取整到元',
  rate: '比例不同：按另一档比例计算正好一致',
  base: '基数不同：按清单的基数计算正好一致',
  unproven: '原因待核',
  unknown_number: '名册中查无此号码（您的辖区内）',
  unknown_name: '名册中查无此名称（您的辖区内）',
  name_of_several: '同名的不止一个，不能认定是谁',
  number_of_several: '同一号码对应不止一个对象，不能认定是谁',
  elsewhere: '参保地不在本辖区',
  undecided: '名册中有，但这次筛查没有对它的判定',
  ineligible: '不符合条件',
  undetermined: '缺事实，不能判定',
  needs_review: outcomeWords.needs_review,
  needs_local_standard: outcomeWords.needs_local_standard,
  settled: '符合条件，但互斥扣减后无应付',
  several_reasons: '名下几项判定原因不一',
}

/** A cause with what it names: the condition that refuses, the fact that is missing, the standing in settlement. */
export function causeSentence(cause: string, details: readonly string[], causePolicy: string): string {
  const named = [...details, ...(causePolicy === '' ? [] : [`让位于${causePolicy}`])]
  const words = causeWords[cause] ?? cause
  return named.length === 0 ? words : `${words}：${named.join('；')}`
}

/** A standing in settlement, in a word. */
export const standingWord = (status: string): string => (statusWords as Readonly<Record<string, string>>)[status] ?? status

/** Columns of exported differences. */
export const differenceTitles = {
  group: '组别',
  cause: '原因',
  line: '清单行号',
  lines: '清单行数',
  key: '对象编号',
  decisions: '判定数',
  paid: '清单金额（元）',
  net: '筛查净额（元）',
  delta: '筛查减清单（元）',
  gross: '应享金额（元）',
  taken: '互斥扣减（元）',
  awaiting: '待复核金额（元）',
  outcome: '认定结果',
  region: '地区',
} as const

export const differencesName = (policy: string, day: string): string => `${policy}核对差异-${day}`
export const outcomeTerm = (outcome: string): string => (outcomeWords as Readonly<Record<string, string>>)[outcome] ?? outcome
