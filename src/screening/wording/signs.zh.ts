import type { PrintSigns } from '../../rules/index.ts'

/** What is counted, added up or looked for in records. */
const functions: Readonly<Record<string, string>> = { count: '的条数', sum: '合计', min: '中最小', max: '中最大', mean: '平均' }

/** The signs of an expression for readers who do not write plans: 且, 或, ≥, 属于. */
export const spokenSigns: PrintSigns = {
  and: ' 且 ',
  or: ' 或 ',
  not: (operand) => `非（${operand}）`,
  operators: { '=': '＝', '!=': '≠', '<': '＜', '<=': '≤', '>': '＞', '>=': '≥', '+': '＋', '-': '－', '*': '×', '/': '÷' },
  truth: (value) => (value ? '是' : '否'),
  member: (value, codes) => `${value}属于 ${codes.join('、')}`,
  choice: (test, then, otherwise) => `${test}的按 ${then}，否则按 ${otherwise}`,
  aggregate: (name, relation, filter, value) =>
    `${relation}${filter === undefined ? '' : `（${filter}）`}${value === undefined ? '' : `的${value}`}${functions[name] ?? name}`,
  quantified: (quantifier, relation, test) => `${relation}中${quantifier === 'some' ? '有一条' : '每一条'}${test}`,
}
