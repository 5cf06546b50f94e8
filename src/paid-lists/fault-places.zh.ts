import { columnLetters } from '../files/index.ts'
import type { RowFault } from '../screening/index.ts'

const words: Readonly<Record<RowFault['fault'], string>> = {
  stray_quote: '引号用错了位置',
  line_break_in_quotes: '引号没有在本行合上',
  cells_missing: '列数不够',
  no_policy: '没有政策',
  no_subject: '没有编号、号码或名称',
  not_a_subject: '对象编号不是整数',
  subject_shortened: '号码被电子表格缩写，末几位已丢失',
  not_an_identity_number: '身份证号位数或校验码不符',
  not_a_credit_code: '信用代码位数或校验码不符',
  no_amount: '没有金额',
  not_an_amount: '金额读不出来',
  finer_than_fen: '金额不到分',
}

/** Where a cell cannot be read and why, without what stands in it: that may be somebody's number. */
export function bareFaultSentence({
  line,
  fault,
  column,
}: Pick<RowFault, 'line' | 'fault'> & { readonly column?: number | null | undefined }): string {
  const place = column === undefined || column === null ? `第 ${line} 行` : `${columnLetters(column)}${line}`
  return `${place}：${words[fault]}`
}
