import type { PrintSigns } from '../../rules/index.ts'

/** What is counted, added up or looked for in records. */
const functions: Readonly<Record<string, string>> = { count: '的条数', sum: '合计', min: '中最小', max: '中最大', mean: '平均' }

/** Functions as people say them, by their ids. */
const calls: Readonly<Record<string, (given: readonly string[]) => string>> = {
  has_prefix: ([value, list]) => `${value}属于${list}`,
  larger: (given) => `取较大者（${given.join('；')}）`,
  smaller: (given) => `取较小者（${given.join('；')}）`,
  whole_months_between: ([from, to]) => `${from}到${to}的满月数`,
  years_between: ([from, to]) => `${from}到${to}的周岁数`,
  days_between: ([from, to]) => `${from}到${to}的天数`,
  add_months: ([day, months]) => `${day}之后 ${months} 个月`,
  add_days: ([day, days]) => `${day}之后 ${days} 天`,
  month_of: ([day]) => `${day}所在月`,
  year_of: ([day]) => `${day}所在年`,
  last_day_of_month: ([month]) => `${month}最后一天`,
}

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
  path: (steps) => steps.join('的'),
  call: (id, name, given) => calls[id]?.(given) ?? (given.length === 0 ? name : `${name}（${given.join('、')}）`),
  bracketed: (text) => `（${text}）`,
  lookup: (table, key) => `${table}（按${key}）`,
}
