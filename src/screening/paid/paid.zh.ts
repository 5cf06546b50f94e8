import type { RowFault } from './judge-payment.ts'

/** Other headings under which lists of payments come, besides those the product writes. */
export const paidHeadings = {
  policy: ['政策', '政策名称'],
  subject: ['编号'],
  amount: ['已付金额', '实付金额（元）', '实付金额', '发放金额（元）', '发放金额', '金额（元）', '金额'],
} as const

/** What is wrong with a line of a list of payments, and what to write. */
export function rowFaultSentence({ line, fault, text }: RowFault): string {
  const what: Readonly<Record<RowFault['fault'], string>> = {
    stray_quote: '引号用错了位置，引号应括住整格，格内的引号写两个',
    line_break_in_quotes: '引号没有在本行合上，请去掉多余的引号或格内的换行',
    cells_missing: '列数不够',
    no_policy: '没有政策',
    no_subject: '没有对象编号',
    not_a_subject: `的对象编号“${text}”不是整数`,
    subject_shortened: `的对象编号“${text}”被电子表格缩写了，请把该列设成文本后重新填写`,
    no_amount: '没有金额，没有发放的请删去该行或写 0',
    not_an_amount: `的金额“${text}”不是以元计、最多两位小数的数`,
  }
  return `第 ${line} 行${what[fault]}。`
}
