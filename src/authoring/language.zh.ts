import type { ContextName, FunctionName } from '../rules/index.ts'

/** An expression with facts and what it comes to, for a subject; `type` is how its value would be declared, none for yes or no. */
export interface ExpressionExample {
  readonly subject: string
  readonly expression: string
  readonly facts: string
  readonly gives: string
  readonly type?: string
  readonly unit?: string
}

export interface LanguageText {
  readonly write: string
  readonly about: string
  readonly example: ExpressionExample
}

const ofUnit = (expression: string, facts: string, gives: string, type?: string, unit?: string): ExpressionExample => ({
  subject: '参保单位',
  expression,
  facts,
  gives,
  ...(type === undefined ? {} : { type }),
  ...(unit === undefined ? {} : { unit }),
})
const ofEmployment = (expression: string, facts: string, gives: string, type?: string, unit?: string): ExpressionExample => ({
  ...ofUnit(expression, facts, gives, type, unit),
  subject: '用工',
})

export type Operator =
  | 'and'
  | 'or'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | 'between'
  | '+'
  | '-'
  | '*'
  | '/'
  | 'negation'
  | 'if'
  | 'some'
  | 'every'
  | 'path'
  | 'filter'
  | 'table'
  | 'tiers'
  | 'definition'

/** What expressions are made of beside names and functions. */
export const operatorTexts: Readonly<Record<Operator, LanguageText>> = {
  and: {
    write: '甲 and 乙',
    about: '都成立',
    example: ofEmployment('足额缴纳社会保险 and 参保月数 >= 奖补最短合同月数', '{ 足额缴纳社会保险: 是, 参保月数: 12 }', '是'),
  },
  or: {
    write: '甲 or 乙',
    about: '有一个成立',
    example: ofUnit('失业保险欠费 or 参保职工人数 = 0', '{ 失业保险欠费: 否, 参保职工人数: 0 }', '是'),
  },
  '=': {
    write: '甲 = 乙',
    about: '相等；枚举值直接写名称，不加引号',
    example: ofEmployment('用工类别 = 自有职工', '{ 用工类别: 自有职工 }', '是'),
  },
  '!=': { write: '甲 != 乙', about: '不相等', example: ofEmployment('用工类别 != 自有职工', '{ 用工类别: 自有职工 }', '否') },
  '<': { write: '甲 < 乙', about: '小于；日期则为早于', example: ofEmployment('参保月数 < 奖补最短合同月数', '{ 参保月数: 12 }', '否') },
  '<=': { write: '甲 <= 乙', about: '不超过', example: ofEmployment('参保月数 <= 奖补最短合同月数', '{ 参保月数: 12 }', '是') },
  '>': { write: '甲 > 乙', about: '超过；日期则为晚于', example: ofEmployment('终止日期 > 筛查日', '{ 终止日期: 9999-12-31 }', '是') },
  '>=': { write: '甲 >= 乙', about: '不少于', example: ofEmployment('参保月数 >= 奖补最短合同月数', '{ 参保月数: 11 }', '否') },
  in: {
    write: '甲 in (乙, 丙)',
    about: '是所列枚举值之一；有逗号，不能写在 {} 里',
    example: ofEmployment('用工类别 in (被派遣劳动者, 外包人员)', '{ 用工类别: 自有职工 }', '否'),
  },
  between: {
    write: '甲 between 乙 and 丙',
    about: '在两者之间，含两头',
    example: ofEmployment('参保月数 between 1 and 奖补最短合同月数', '{ 参保月数: 12 }', '是'),
  },
  '+': {
    write: '甲 + 乙',
    about: '相加，单位要相同',
    example: ofUnit('年初参保职工人数 + 自然减员人数', '{ 年初参保职工人数: 30, 自然减员人数: 2 }', '32', '数值', '人'),
  },
  '-': {
    write: '甲 - 乙',
    about: '相减，单位要相同',
    example: ofUnit('年初参保职工人数 - 年末参保职工人数', '{ 年初参保职工人数: 30, 年末参保职工人数: 24 }', '6', '数值', '人'),
  },
  '*': {
    write: '甲 * 乙',
    about: '相乘，单位随之相乘',
    example: ofUnit('失业保险月缴费基数 * 失业保险法定费率', '{ 失业保险月缴费基数: 10000 }', '300', '金额', '元/月'),
  },
  '/': {
    write: '甲 / 乙',
    about: '相除得商；商只能拿来比较，或先按名取整。除数为零时按未知',
    example: ofUnit('年末参保职工人数 / 年初参保职工人数 >= 1', '{ 年初参保职工人数: 30, 年末参保职工人数: 24 }', '否'),
  },
  negation: {
    write: '-甲',
    about: '相反数；裸数字只许写 0 和 1',
    example: ofUnit('-自然减员人数 + 年初参保职工人数', '{ 年初参保职工人数: 30, 自然减员人数: 2 }', '28', '数值', '人'),
  },
  if: {
    write: 'if 甲 then 乙 else 丙',
    about: '按甲取乙或丙；甲未知时，两者相同就是那个值，不同才是未知',
    example: ofUnit('if 失业保险欠费 then 0 else 年末参保职工人数', '{ 失业保险欠费: 否, 年末参保职工人数: 24 }', '24', '数值', '人'),
  },
  some: {
    write: 'some 甲 in 关系 satisfies 判断',
    about: '关系里至少有一条成立',
    example: ofUnit(
      'some 甲 in 用工关系 satisfies 甲.参保月数 >= 奖补最短合同月数',
      '{ 用工关系: [{ 参保月数: 12 }, { 参保月数: 3 }] }',
      '是',
    ),
  },
  every: {
    write: 'every 甲 in 关系 satisfies 判断',
    about: '关系里条条成立',
    example: ofUnit(
      'every 甲 in 用工关系 satisfies 甲.参保月数 >= 奖补最短合同月数',
      '{ 用工关系: [{ 参保月数: 12 }, { 参保月数: 3 }] }',
      '否',
    ),
  },
  path: {
    write: '引用.字段',
    about: '顺着引用取另一条记录的字段',
    example: ofUnit('所属企业.企业规模 = 小型', '{ 所属企业: { 企业规模: 小型 } }', '是'),
  },
  filter: {
    write: '关系[判断]',
    about: '关系里成立的那些，只能放进汇总函数；方括号里只用关系里那条记录自己的字段',
    example: ofUnit(
      'count(用工关系[参保月数 >= 奖补最短合同月数])',
      '{ 用工关系: [{ 参保月数: 12 }, { 参保月数: 3 }] }',
      '1',
      '数值',
      '人',
    ),
  },
  table: {
    write: '表参数[枚举]',
    about: '按枚举取表里的一格',
    example: ofEmployment('扩岗奖补标准[用人企业.企业规模]', '{ 用人企业: { 企业规模: 小型 } }', '1500', '金额', '元'),
  },
  tiers: {
    write: '分档参数[数]',
    about: '按数落在哪一档取值',
    example: ofUnit('减员率上限[年初参保职工人数]', '{ 年初参保职工人数: 30 }', '20%', '比例'),
  },
  definition: {
    write: '定义名',
    about: '对象的定义，像字段一样写',
    example: ofUnit('减少人数', '{ 年初参保职工人数: 30, 年末参保职工人数: 24 }', '6', '数值', '人'),
  },
}

type Callable = FunctionName | 'to_fen' | 'to_yuan' | 'to_whole' | 'down_to_whole' | 'up_to_whole'

/** Functions and named roundings by their ids. */
export const functionTexts: Readonly<Record<Callable, LanguageText>> = {
  not: { write: 'not(判断)', about: '不成立', example: ofUnit('not(失业保险欠费)', '{ 失业保险欠费: 否 }', '是') },
  count: { write: 'count(关系)', about: '有几条', example: ofUnit('count(用工关系)', '{ 用工关系: [] }', '0', '数值', '人') },
  sum: {
    write: 'sum(关系.字段)',
    about: '合计；没有一条时是 0',
    example: ofUnit('sum(用工关系.参保月数)', '{ 用工关系: [{ 参保月数: 12 }, { 参保月数: 3 }] }', '15', '数值', '月'),
  },
  min: {
    write: 'min(关系.字段)',
    about: '最小的；没有一条时未知',
    example: ofUnit('min(用工关系.参保月数)', '{ 用工关系: [{ 参保月数: 12 }, { 参保月数: 3 }] }', '3', '数值', '月'),
  },
  max: {
    write: 'max(关系.字段)',
    about: '最大的；没有一条时未知',
    example: ofUnit('max(用工关系.参保月数)', '{ 用工关系: [{ 参保月数: 12 }, { 参保月数: 3 }] }', '12', '数值', '月'),
  },
  mean: {
    write: 'mean(关系.字段)',
    about: '平均数，是商，只能拿来比较或取整',
    example: ofUnit('mean(用工关系.参保月数) >= 奖补最短合同月数', '{ 用工关系: [{ 参保月数: 12 }, { 参保月数: 3 }] }', '否'),
  },
  larger: {
    write: '较大(甲, 乙)',
    about: '两者中大的',
    example: ofUnit('较大(年初参保职工人数 - 年末参保职工人数, 0)', '{ 年初参保职工人数: 24, 年末参保职工人数: 30 }', '0', '数值', '人'),
  },
  smaller: {
    write: '较小(甲, 乙)',
    about: '两者中小的',
    example: ofUnit('较小(年初参保职工人数, 年末参保职工人数)', '{ 年初参保职工人数: 24, 年末参保职工人数: 30 }', '24', '数值', '人'),
  },
  has_prefix: {
    write: '属于名录(字段, 名录)',
    about: '字段以名录里某一项开头；行业代码比名录粗、判断不了的（C3 对 C35）是未知',
    example: ofUnit('属于名录(所属企业.行业代码, 本地困难行业)', '{ 所属企业: { 行业代码: H6210 } }', '是'),
  },
  whole_months_between: {
    write: '满月数(起, 止)',
    about: '满几个月，不足一月不计',
    example: ofEmployment('满月数(合同起始日, 终止日期)', '{ 合同起始日: 2022-01-31, 终止日期: 2022-03-30 }', '1', '数值', '月'),
  },
  years_between: {
    write: '周岁数(起, 止)',
    about: '满几年',
    example: ofEmployment(
      '周岁数(劳动者.出生日期, 合同起始日)',
      '{ 劳动者: { 出生日期: 2000-07-02 }, 合同起始日: 2022-07-01 }',
      '21',
      '数值',
      '年',
    ),
  },
  days_between: {
    write: '相隔天数(起, 止)',
    about: '止减起的天数',
    example: ofEmployment('相隔天数(合同起始日, 终止日期)', '{ 合同起始日: 2022-02-27, 终止日期: 2022-03-01 }', '2', '数值', '天'),
  },
  add_months: {
    write: '加月(日期, 月数)',
    about: '往后几个月；没有那一天时取当月最后一天',
    example: ofEmployment('加月(合同起始日, 1)', '{ 合同起始日: 2022-01-31 }', '2022-02-28', '日期'),
  },
  add_days: {
    write: '加天(日期, 天数)',
    about: '往后几天；往前写 0 - 天数',
    example: ofEmployment('加天(合同起始日, 0 - 裁员报告提前天数)', '{ 合同起始日: 2022-10-31 }', '2022-10-01', '日期'),
  },
  month_of: {
    write: '所在月(日期)',
    about: '日期所在的月',
    example: ofEmployment('所在月(合同起始日)', '{ 合同起始日: 2022-05-17 }', '2022-05', '月份'),
  },
  year_of: {
    write: '所在年(日期)',
    about: '日期所在的年',
    example: ofEmployment('所在年(合同起始日)', '{ 合同起始日: 2022-05-17 }', '2022', '数值', '年'),
  },
  last_day_of_month: {
    write: '月末(日期)',
    about: '日期所在月的最后一天',
    example: ofEmployment('月末(合同起始日)', '{ 合同起始日: 2022-02-17 }', '2022-02-28', '日期'),
  },
  to_fen: {
    write: '四舍五入到分(金额)',
    about: '元取两位小数',
    example: ofUnit('四舍五入到分(失业保险月缴费基数 * 失业保险法定费率)', '{ 失业保险月缴费基数: 100.50 }', '3.02', '金额', '元/月'),
  },
  to_yuan: {
    write: '四舍五入到元(金额)',
    about: '元取整数',
    example: ofUnit('四舍五入到元(上年度实缴失业保险费)', '{ 上年度实缴失业保险费: 100.50 }', '101', '金额', '元'),
  },
  to_whole: {
    write: '四舍五入取整(数)',
    about: '四舍五入到整数',
    example: ofUnit(
      '四舍五入取整(上年度参保人月数 / 上年度参保月份数)',
      '{ 上年度参保人月数: 366, 上年度参保月份数: 12 }',
      '31',
      '数值',
      '人',
    ),
  },
  down_to_whole: {
    write: '取整(数)',
    about: '去掉小数',
    example: ofUnit('取整(上年度参保人月数 / 上年度参保月份数)', '{ 上年度参保人月数: 371, 上年度参保月份数: 12 }', '30', '数值', '人'),
  },
  up_to_whole: {
    write: '进一(数)',
    about: '有小数就加一',
    example: ofUnit('进一(上年度参保人月数 / 上年度参保月份数)', '{ 上年度参保人月数: 361, 上年度参保月份数: 12 }', '31', '数值', '人'),
  },
}

/** Values of the run; examples are screened on 2022-12-31. */
export const contextTexts: Readonly<Record<ContextName, LanguageText>> = {
  screening_date: { write: '筛查日', about: '哪天判', example: ofUnit('筛查日', '{}', '2022-12-31', '日期') },
  base_year: { write: '基准年度', about: '筛查日的上一年', example: ofUnit('基准年度', '{}', '2021', '数值', '年') },
  base_year_start: { write: '基准年度初', about: '基准年度第一天', example: ofUnit('基准年度初', '{}', '2021-01-01', '日期') },
  base_year_end: { write: '基准年度末', about: '基准年度最后一天', example: ofUnit('基准年度末', '{}', '2021-12-31', '日期') },
  year_start: { write: '年度初', about: '筛查日那年第一天', example: ofUnit('年度初', '{}', '2022-01-01', '日期') },
  year_end: { write: '年度末', about: '筛查日那年最后一天', example: ofUnit('年度末', '{}', '2022-12-31', '日期') },
}
