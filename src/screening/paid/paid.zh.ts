import { columnLetters } from '../../files/index.ts'
import type { PaidColumnRole } from '../../kernel/paid-column-roles.ts'
import type { RowFault } from './read-rows.ts'

/** The headings that a list needs where nobody says by hand what its columns hold, the plainest first. */
export const plainestHeadings = {
  policy: ['policy', '政策代码'],
  subject: ['subject_id', '对象编号'],
  amount: ['amount', '已付金额（元）'],
} as const satisfies Partial<Readonly<Record<PaidColumnRole, readonly string[]>>>

/** The column in which the product itself writes what is due: an empty cell of it says that nothing is. */
export const ownAmount = '净额'

/** What is wrong with a line of a list of payments, and what to write. */
export function rowFaultSentence({ line, fault, text }: RowFault): string {
  return `第 ${line} 行${faultWords(fault, text)}。`
}

/** The same with the cell as a spreadsheet names it: C12. */
export function cellFaultSentence({ line, fault, column, text }: RowFault): string {
  const place = column === undefined ? `第 ${line} 行` : `${columnLetters(column)}${line}`
  return `${place}${faultWords(fault, text)}`
}

function faultWords(fault: RowFault['fault'], text: string): string {
  const what: Readonly<Record<RowFault['fault'], string>> = {
    stray_quote: '引号用错了位置，引号应括住整格，格内的引号写两个',
    line_break_in_quotes: '引号没有在本行合上，请去掉多余的引号或格内的换行',
    cells_missing: '列数不够',
    no_policy: '没有政策',
    no_subject: '没有对象编号、证件号码或名称',
    not_a_subject: `的对象编号“${text}”不是整数`,
    subject_shortened: `的号码“${text}”被电子表格缩写了，末几位已经丢失，请把该列设成文本后重新填写`,
    not_an_identity_number: `的身份证号“${text}”不对，位数或校验码不符，请核对`,
    not_a_credit_code: `的信用代码“${text}”不对，位数或校验码不符，请核对`,
    no_amount: '没有金额，没有发放的请删去该行或写 0',
    not_an_amount: `的金额“${text}”不是以元计、最多两位小数的数`,
    finer_than_fen: `的金额“${text}”不到分，实付不会有，请先用 ROUND 取到分`,
  }
  return what[fault]
}
