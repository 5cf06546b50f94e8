/** Every Chinese sentence a draft is written with. Keys and word values of the plan format come from the glossary, not from here. */

const listed = (names: readonly string[]): string => names.join('、')

export const sentences = {
  titleMissing: '未命名条款',
  preamble: '引言',
  closing: '结尾',
  body: '正文',
  attachments: '附件',
  kinds: {
    entitlement: '待遇',
    task: '任务',
    target: '目标',
    form: '报表',
    list: '清单',
    service: '服务',
    mechanism: '机制',
    publicity: '宣传',
    principle: '原则',
  } as Readonly<Record<string, string>>,
  summary: (parts: readonly string[]): string => `（待改写）${parts.length === 0 ? '未识别出可执行内容' : parts.join('；')}。`,
  has: (kinds: readonly string[]): string => `含${listed(kinds)}`,
  units: (count: number): string => `点名 ${count} 家单位`,
  figures: (texts: readonly string[]): string => `数字 ${listed(texts)}`,
  cadences: (texts: readonly string[]): string => `周期 ${listed(texts)}`,
  dates: (texts: readonly string[]): string => `期限 ${listed(texts)}`,
  onlyTitle: '（待改写）只有标题，没有内容。',
  reasons: {
    principle: '是原则和总体要求，没有可执行事项',
    publicity: '是宣传要求，没有单独措施',
    mechanism: '是机制要求，没有具体事项和数额',
    service: '是服务要求，没有给付',
    list: '是清单要求，内容待补',
    form: '是报告要求，表样待补',
    target: '是目标要求，未读出数值',
    task: '是工作要求，未读出措施',
    entitlement: '涉及待遇，对象、条件和标准待人工编写',
    none: '未识别出类别，请人工判断',
  } as Readonly<Record<string, string>>,
  reason: (parts: readonly string[]): string => `${parts.join('；')}（待改写）。`,
  parametersDrafted: (names: readonly string[]): string => `已起草参数 ${listed(names)}，对象和条件待人工编写`,
  policyToWrite: '条件和金额沿用公共库模板，核对后删去“模板”一行即生效',
  attachmentReason: '附件内容待补。',
  attachmentText: '附件内容未逐条起草，请人工核对。',
  headNote: (source: string): string => `由 ${source} 起草，待人工核改。`,
  reporting: {
    day: '日报',
    week: '周报',
    ten_days: '旬报',
    month: '月报',
    quarter: '季报',
    half_year: '半年报',
    year: '年报',
    unstated: '定期报告',
  } as Readonly<Record<string, string>>,
  eventReport: '情况报告',
  supposedDue: '期限未写，按全文年度推定',
  carryOut: (what: string): string => `落实${what}`,
  baseOf: (text: string): string => `${text}水平`,
  unitAsPrinted: (unit: string): string => `原文单位：${unit}`,
  boundAsPrinted: (bound: string): string => `原文为“${bound}”口径`,
  bounds: { at_least: '不少于', more_than: '超过', at_most: '不超过', less_than: '不满', about: '约', ceiling: '最高' } as Readonly<
    Record<string, string>
  >,
  percentagePoints: '单位为百分点',
  extension: '延长的期限',
  /** Stands where the name of a person was. */
  name: '○○',
  table: '是逐项清单，与正文条款对应，请逐行核对',
}

/** What a person must settle, a sentence per code. */
const questionSentences: Readonly<Record<string, (values: Readonly<Record<string, string>>) => string>> = {
  no_title: () => '没有读出标题，plan.yaml 缺“标题”，请补上。',
  no_issuer: () => '没有读出发文机关，plan.yaml 缺“发文机关”，请补上。',
  no_region: ({ issuer = '' }) => `不能由发文机关“${issuer}”确定地区，plan.yaml 缺“地区”，请补六位代码。`,
  no_date: () => '没有读出成文日期，plan.yaml 缺“成文日期”，请补上，或写“知悉日期”。',
  upper_not_loaded: ({ number = '' }) => `文中提到上级文件 ${number}，方案库里没有，未挂上级文件。`,
  entitlement: ({ names = '' }) => `待遇的对象、条件、金额待编写${names === '' ? '' : `；已起草参数 ${names}`}。`,
  template: ({ policy = '' }) => `已按公共库政策 ${policy} 起草模板块；请核对条件、期间和金额，核对后删去“模板”一行。`,
  delegated: ({ name = '' }) => `标准未写数额，参数“${name}”记为按规定，请查有关文件。`,
  start_unknown: ({ name = '' }) => `参数“${name}”由旧值改为新值，起始日未写，暂按成文日期，请核实。`,
  old_value_unknown: ({ name = '', to = '' }) => `参数“${name}”调整为 ${to}，旧值未写，请补。`,
  extended: ({ to = '' }) => `原有期限延长（${to}），请核对原规定的起止。`,
  relative_change: ({ to = '' }) => `只写了增减幅度 ${to}，没有写调整后的值，请换算。`,
  figure_left: ({ text = '' }) => `数字“${text}”没有写进任何块，请判断是否需要。`,
  percentage_points: ({ text = '', written = '' }) => `“${text}”按 ${written} 写入参数，请核对算法。`,
  figure_unreadable: ({ text = '' }) => `数字“${text}”读不出确定的值，请补。`,
  low_confidence: ({ what = '', text = '' }) => `${what}“${text}”把握不大，请核对。`,
  unit_unknown: ({ unit = '', used = '' }) => `单位“${unit}”不在单位表，暂写“${used}”，请核对。`,
  no_due: ({ indicator = '' }) => `目标“${indicator}”没有写完成期限，请补。`,
  due_supposed: ({ indicator = '', day = '' }) => `目标“${indicator}”没有写完成期限，暂按 ${day}，请核实。`,
  new_indicator: ({ indicator = '' }) => `指标“${indicator}”是新起的名，请核对名称、口径和来源。`,
  base_target: ({ base = '' }) => `目标与“${base}”比较，没有数值，请补基数。`,
  same_target: ({ other = '' }) => `与 ${other} 指标、数值相同，已标为重复，请核对。`,
  no_units: () => '没有写责任单位，请补。',
  units_inherited: ({ units = '' }) => `责任单位（${units}）取自上级标题或相邻条款，请核对。`,
  doers_deduced: ({ units = '' }) => `责任单位“${units}”由称谓或主送机关推定，请核对。`,
  person_named: () => '责任领导处没有写职务（可能是人名），未写入，请改写为职务。',
  other_department: ({ units = '' }) => `牵头单位“${units}”看来是其他部门，已标“他部门”，请核对。`,
  cadence_left: ({ text = '' }) => `周期“${text}”没有写进块，请判断。`,
  cadence_unconfirmed: ({ text = '' }) => `周期“${text}”：当日是否计入、遇节假日是否顺延，原文未写，请确认。`,
  no_recipient: ({ form = '' }) => `报表“${form}”没有写报给谁，请补。`,
  no_filler: ({ form = '' }) => `报表“${form}”没有写由谁填报，请补。`,
  content_deduced: ({ form = '' }) => `报表“${form}”的内容或栏目由条文推定，请确认。`,
  date_left: ({ text = '' }) => `日期“${text}”没有写进块，请判断。`,
  bad_date: ({ text = '' }) => `日期“${text}”不是完整有效的日期，请核对。`,
  discretion: ({ text = '' }) => `“${text}”留给地方或另行规定，请确认由谁定。`,
  flaw: ({ text = '' }) => `“${text}”疑有遮蔽、错字或残缺，请核对原文。`,
  unclassified: () => '没有识别出类别，请人工判断。',
  measures_cut: ({ count = '' }) => `措施较多，未写入的还有 ${count} 项，请补。`,
  same_number: ({ number = '' }) => `条款号 ${number} 重复，请核对编号。`,
  attachment_text: ({ number = '' }) => `附件${number} 的内容没有起草，请人工核对是否有要执行的事项。`,
  service_steps: ({ group = '' }) => `服务“${group}”的步骤和次数请核对。`,
  table: () => '内容是表格，只起草了目标和责任单位，请逐行与正文核对。',
}

export const questionList = {
  title: '# 问题清单',
  intro: (count: number): string => `起草时留下 ${count} 项待人工确认。改好一项删一项；全部处理完可删去本文件。`,
  head: '## 文件头',
  read: '## 阅读时的疑问',
  clause: (number: string, title: string): string => `## ${number} ${title}`,
  line: (line: number, text: string): string => `- 第 ${line} 行：${text}`,
}

/** The sentence for a question of a draft. */
export function questionSentence(code: string, values: Readonly<Record<string, string>>): string {
  const sentence = questionSentences[code]
  if (sentence === undefined) throw new Error(`no sentence for question ${code}`)
  return sentence(values)
}
