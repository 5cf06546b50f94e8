/** Words that cells and headers of a delivery use besides the glossary's own. */
export const deliveryWords = {
  yes: ['是', '有', '真'],
  no: ['否', '无', '假'],
  /** What a key column is called after its entity's name. */
  key: ['编号', '代号'],
} as const

/** Why a row of a delivery is refused. */
/** Said after the reason where the cell holds a number that is to stay outside. */
export const personalNumberWords = {
  identity_number: '；这是公民身份号码，登记库只收代号：请先把证件号码换成代号，再导入',
  credit_code: '；这是统一社会信用代码，登记库只收代号：请先换成代号，再导入',
} as const

export const refusalWords: Readonly<Record<string, string>> = {
  too_few_cells: '单元格比列名少',
  too_many_cells: '单元格比列名多；含逗号的内容须用双引号括起来',
  quote_open: '双引号没有配对；请删去多余的引号，或把内容里的引号写成两个',
  zero_character: '含有零字符，文件可能没有写完或已损坏',
  line_too_long: '这一行太长，不像一条记录',
  key_missing: '没有主键',
  key_invalid: '主键不是整数',
  key_duplicate: '主键重复，同一主键的各行都未收',
  cell_missing: '这一列不能为空',
  reference_dangling: '指向的记录不在这次交付中，或已被拒收',
  reference_invalid: '编号不是整数',
  out_of_range: '超出允许的范围',
  not_boolean: '不是“是”或“否”',
  not_text: '不是文字',
  not_industry: '不是行业代码',
  spreadsheet_day: '是表格里的日期序号；请把该列设成日期格式再导出',
  not_region: '不是行政区划代码',
  region_unknown: '没有这个行政区划代码',
  not_policy: '不是政策代码',
  not_date: '不是有效的日期',
  not_month: '不是有效的月份',
  not_in_enumeration: '不在可选值之内',
  not_number: '不是这一列能收的数',
  not_stored: '这一列不能导入',
  succession_of_itself: '承继自己',
  succession_share: '份额不是大于 0 的分数',
  succession_twice: '同一承继单位写了两次',
  succession_denominators: '同一次分立的各份额分母不同',
  succession_beyond_whole: '各份额相加超过全部',
  succession_in_part: '合并或改制须由一个单位承继全部',
  succession_circular: '承继关系绕成了圈',
}

/** What a cell should look like. */
export const cellWords = {
  key: '至多 15 位的整数，每行不同',
  boolean: '是 或 否',
  text: '文字',
  policy: '方案中政策的代码或名称，如 job_retention_refund',
  industry: '国民经济行业分类（GB/T 4754-2017）代码，如 H6210 或 6210',
  region: '六位行政区划代码，如 500103',
  date: 'YYYY-MM-DD 的日期，如 2022-04-01；确知没有的写 9999-12-31',
  month: 'YYYY-MM 的月份，如 2022-04',
  oneOf: (names: readonly string[]) => names.join('、'),
  number: (low: string, high: string, scale: number) => `${low} 至 ${high} 之间${scale === 0 ? '的整数' : `、至多 ${scale} 位小数的数`}`,
  reference: (entity: string) => `“${entity}”文件中的编号`,
} as const

/** The headings of a file of refused rows. */
export const refusedSheet = {
  line: '行号',
  reason: '拒收原因',
  column: '所在列',
  value: '所填的值',
  wanted: '应为',
  text: '原文',
  wantedIs: (wanted: string) => `，应为${wanted}`,
  reasonIs: (found: {
    readonly title: string
    readonly sentence: string
    readonly rows: number
    readonly line: number
    readonly value: string
  }) =>
    `${found.title === '' ? '' : `“${found.title}”`}${found.sentence}，共 ${found.rows} 行，例如第 ${found.line} 行${found.value === '' ? '' : `“${found.value.length > 40 ? `${found.value.slice(0, 40)}……` : found.value}”`}`,
} as const

/** The columns of a delivery's successions, and what may stand in them. */
export const successionWords = {
  shape: '单位承继',
  predecessor: '原单位',
  successor: '承继单位',
  share_numerator: '份额分子',
  share_denominator: '份额分母',
  happened_on: '承继日期',
  kind: '承继方式',
  merger: '合并',
  split: '分立',
  form_change: '改制',
} as const
