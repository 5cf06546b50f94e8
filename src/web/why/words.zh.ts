import type { Why } from './why.ts'

/** The marks of outcomes. */
export const outcomeMarks = {
  eligible: 'eligible',
  needs_review: 'review',
  needs_local_standard: 'local',
  undetermined: 'missing',
  ineligible: 'ineligible',
} as const

/** What today's plans or program make otherwise than the run. */
export const noticeWords: Readonly<Record<Why['notices'][number], string>> = {
  plans_of_today: '这次筛查没有留存当时的政策文件，以下说明按现在的文件写出。',
  plan_changed: '这份文件在筛查之后改动过，说明可能与当时不同。',
  undecided: '按现在的程序不再有文件判定这个对象，下面只列记录的结果。',
  outcome_differs: '按现在的程序会得出不同的结论。以记录的结论为准，请联系数据管理岗重新筛查核对。',
  amount_differs: '按现在的程序会得出不同的金额。以记录的金额为准，请联系数据管理岗重新筛查核对。',
}

/** Kinds of numbers. */
export const schemeWords = {
  identity_number: '身份证号',
  credit_code: '信用代码',
  unit_number: '单位编号',
  phone: '电话',
  account: '账户',
} as const

/** What an amount that is no payment is. */
export const resultWords = { money: '', schedule: '缓（免）缴', rate: '每月少缴', obligation: '应办' } as const

/** Who the facts of a table are about. */
export const ownWords: Readonly<Record<string, string>> = {
  firm: '本单位',
  insured_unit: '本单位',
  organisation: '本单位',
  person: '本人',
  employment: '这次用工',
  training: '这次培训',
}
