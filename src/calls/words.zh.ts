import type { CallerKind, ToldItem } from '../contract/index.ts'
import type { Ground, Side } from './telling.ts'

/** What is asked about, in the words of whoever asks. */
export const itemWords: Readonly<Record<ToldItem, (side: Side, caller: CallerKind) => string>> = {
  rules: () => '有哪些政策、条件是什么、到哪里办',
  contributions: (side, caller) =>
    side === 'person' ? '本人的参保缴费' : caller === 'person' ? '单位为其本人缴费的情况（只说其本人的）' : '本单位的参保缴费',
  payments: (side) => (side === 'unit' ? '已付给本单位的款项' : '已付给本人的款项'),
  stage: () => '办到哪一步',
  reason: () => '不符合或者缺什么',
  amount: () => '还没有批准的金额',
  own_facts: () => '登记的本人情况',
  full_numbers: () => '完整的号码、账户',
  people_of_firm: () => '职工个人的情况',
}

/** Sources of what may be told, in our own words, and how far their text was followed. */
export const groundWords: Readonly<Record<Ground, { readonly source: string; readonly says: string; readonly standing: string }>> = {
  confidential: {
    source: '社会保险法第八十一条',
    says: '经办机构和工作人员为用人单位和个人的信息保密，不得泄露',
    standing: '转引',
  },
  own_records: {
    source: '社会保险法第七十四条',
    says: '用人单位和个人可以免费查询、核对自己的缴费和享受待遇的记录',
    standing: '转引',
  },
  own_information: {
    source: '个人信息保护法第四十五条',
    says: '个人可以查阅、复制自己的个人信息，法律另有规定的除外',
    standing: '转引',
  },
  watch_employer: {
    source: '社会保险法第四条',
    says: '个人可以监督本单位为其缴费的情况',
    standing: '转引',
  },
  published: {
    source: '政策文件的公开属性',
    says: '标明“主动公开”的照文件说；标明“依申请公开”的，请对方按程序申请',
    standing: '本文件',
  },
}

/** What the caller is asked, before anything is told. */
export const checkWords = {
  unit_name: '请报单位全称',
  unit_number: '请报单位编号或统一社会信用代码',
  account_end: '请报对公账户末四位',
  name: '请报姓名',
  identity_end: '请报身份证号末四位',
  phone_end: '请报登记电话末四位',
  insured_place: '请报参保地',
  residence: '请报常住地',
} as const

/** A piece of a number, as it is compared. */
export const endOf = (masked: string): string => `末四位 ${masked.slice(-4)}`

/** What is said of a policy: why it stands where it does. */
export const reasonWords = {
  payable: '条件全部满足。',
  granted: '条件全部满足。',
  nothing_due: (say: string) => (say === '' ? '条件满足，结算后没有应付的款项。' : `条件满足，结算后没有应付的款项：${say}。`),
  settling: (say: string) => (say === '' ? '条件满足，金额还没有定。' : `条件满足，金额还没有定：${say}。`),
  in_review: (say: string) => (say === '' ? '有情况要由人核对。' : `有情况要由人核对：${say}。`),
  local_standard: '条件满足，金额由当地规定，标准还没有定。',
  fact_missing: (say: string) => `登记的情况不全，还不能判定：${say}。`,
  being_verified: (facts: readonly string[]) => `正在核实：${facts.join('、')}。`,
  verified: (facts: readonly string[]) => `已核实：${facts.join('、')}。`,
  unverifiable: (facts: readonly string[]) => `核实不了：${facts.join('、')}。`,
  not_eligible: (say: string) => `不符合条件：${say}。`,
} as const

/** What happens next, or what the caller can do. */
export const nextWords = {
  payable: '等待列入批次、公示和拨付；本系统还没有拨付记录的，不能说到账日期。',
  granted: '不是付款，按文件执行，没有款项要等。',
  nothing_due: '不用再办什么；有不同意见的，可以带材料到窗口核对。',
  settling: '等待在前的事项有定论，不用重复申请。',
  in_review: '等待人工复核，需要补材料时会联系。',
  local_standard: '等待当地标准公布，不用重复申请。',
  fact_missing: (owners: readonly string[]) =>
    owners.length === 0 ? '由经办机构补齐后重新判定。' : `可以请${owners.join('、')}的来源部门核对登记，补齐后重新判定。`,
  being_verified: (by: string, due: string | undefined) => `由${by}核实${due === undefined ? '' : `，期限 ${due}`}，之后重新判定。`,
  verified: '等待数据更新后重新判定。',
  unverifiable: '可以带证明材料到窗口核对。',
  not_eligible: '没有申请也会判定，不是驳回；登记有误的，可以带证明材料到窗口或来源部门更正。',
} as const
