import type { office } from '../client/office.ts'

export type Round = Awaited<ReturnType<typeof office.monthly.rounds>>[number]
export type Preview = Awaited<ReturnType<typeof office.monthly.preview>>
export type Person = Awaited<ReturnType<typeof office.monthly.people>>['rows'][number]
export type Lead = Awaited<ReturnType<typeof office.monthly.leads>>[number]
export type EnteredEvent = Awaited<ReturnType<typeof office.monthly.events>>[number]
export type Kind = Person['kind']

/** What becomes of people in a month, in the order of the page. */
export const kinds = ['continued', 'new', 'resumed', 'arrears', 'stopped', 'suspended'] as const satisfies readonly Kind[]
export const kindWords: Readonly<Record<Kind, string>> = {
  continued: '续发',
  new: '新增',
  resumed: '恢复',
  arrears: '补发',
  stopped: '停发',
  suspended: '中止',
}
/** What each means, beside its number. */
export const kindNotes: Readonly<Record<Kind, string>> = {
  continued: '上月在发，本月仍符合',
  new: '以前没有发过，或停发后重新符合',
  resumed: '中止后重新符合',
  arrears: '以前月份漏发的，各自列明月份',
  stopped: '不再符合，或应享月数已满',
  suspended: '事实不全、待复核或登记了中止，弄清后恢复',
}
export const isPaid = (kind: Kind): boolean => kind !== 'stopped' && kind !== 'suspended'

/** 2022年12月. */
export const monthWord = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** The value of a fact as a person says it. */
export const valueWord = (value: string | null): string =>
  value === null ? '未知' : value === 'true' ? '是' : value === 'false' ? '否' : value

/** Why, as a sentence: a condition that is not met, or what is waited for. */
export const reasonWord = ({ kind, reason, fact, value }: Pick<Person, 'kind' | 'reason' | 'fact' | 'value'>): string => {
  const isCondition = kind === 'stopped' && fact !== null && value !== null
  return isCondition ? `不满足“${reason.zh}”` : reason.zh
}

export const eventKinds = { refusal: '拒绝工作或培训', death: '死亡', suspension: '中止', resumption: '解除中止' } as const
