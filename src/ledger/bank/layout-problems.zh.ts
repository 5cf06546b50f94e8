import type { Problem } from '../../kernel/problem.ts'

const sentences: Readonly<Record<string, (figures: Readonly<Record<string, string>>) => string>> = {
  yaml_syntax: ({ detail = '' }) => `文件不是正确的 YAML（${detail}），请改正写法。`,
  layout_unfit: ({ key = '', detail = '' }) => `“${key}”不合格式（${detail}），请对照样例改正。`,
  layout_lacks: ({ value = '' }) => `缺少“${value}”，请补上这一项。`,
  answer_without_sum: () => '回盘文件的首行或末行须有笔数和合计金额，否则无法发现文件不完整，请补上。',
  column_unclear: () => '一列要么写 value，要么写 text，不能都写或都不写，请改正。',
  separator_in_text: ({ value = '' }) => `“${value}”里含有分隔符，请改用别的分隔符或文字。`,
  column_without_heading: ({ value = '' }) => `第 ${value} 列没有写 header，而文件有标题行，请补上。`,
  layout_twice: ({ value = '' }) => `格式编号“${value}”重复，请改用别的编号。`,
}

/** What is wrong with the layout of a bank's files, and what to write. */
export const describeLayoutProblem = ({ code, at, with: figures }: Problem): string =>
  `${at.file}:${at.line}:${at.column} ${sentences[code]?.(figures) ?? code}`
