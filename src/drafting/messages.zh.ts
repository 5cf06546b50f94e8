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
  issuers: (names: readonly string[]): string => listed(names),
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
  saysOf: (kinds: readonly string[]): string => `是${listed(kinds.map((kind) => sentenceKinds[kind] ?? kind))}的规定，没有写成块`,
  kindsOfSentences: (kinds: readonly string[]): readonly string[] => kinds.map((kind) => sentenceKinds[kind] ?? kind),
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
  belowLowest: '原文没有写低于最低一档怎么办，按不给付写',
  /** Stands where the name of a person was. */
  name: '○○',
  /** Stands where the number of somebody's telephone was. */
  mobile: '（手机号略）',
  exclusionKnown: (id: string): string => `互斥：公共库已有 ${id}，核对即可`,
  exclusionToWrite: (block: string): string => `互斥：另写 exclusion 块 ${block}`,
  exclusionUnnamed: '互斥：没有认出另一项政策，另写 exclusion 块',
  areasWithout: (area: string, verb: string, thing: string): string => `未${verb}${thing}的${area}数`,
  table: '是逐项清单，与正文条款对应，请逐行核对',
}

/** A kind of question: what to do, and what this one is about. */
interface QuestionTold {
  readonly what: string
  readonly about: string
}

type Values = Readonly<Record<string, string>>

/** What a person must settle, by code. */
const questionSentences: Readonly<Record<string, readonly [what: string, about: (values: Values) => string]>> = {
  no_title: ['没有读出标题，补“标题”', () => ''],
  no_issuer: ['没有读出发文机关，补“发文机关”', () => ''],
  no_region: ['不能由发文机关确定地区，补“地区”六位代码', ({ issuer = '' }) => issuer],
  no_date: ['没有读出成文日期，补“成文日期”或“知悉日期”', () => ''],
  upper_not_loaded: ['方案库里没有所提的上级文件，未挂', ({ number = '' }) => number],
  entitlement: ['待遇的对象、条件、金额待编写', () => ''],
  template: ['核对政策模板的条件、期间和金额，再删去“模板”一行', ({ policy = '' }) => policy],
  delegated: ['标准没有写数额，记为按规定，查有关文件', ({ name = '' }) => name],
  start_unknown: ['由旧值改为新值而起始日未写，暂按成文日期', ({ name = '' }) => name],
  old_value_unknown: ['旧值未写，请补', ({ name = '', to = '' }) => `${name}（新值 ${to}）`],
  extended: ['原有期限延长，核对原规定的起止', ({ to = '' }) => to],
  relative_change: ['只写了增减幅度，换算成调整后的值', ({ to = '' }) => to],
  percentage_points: ['百分点按百分数写入，核对算法', ({ text = '' }) => text],
  above_whole: ['比例超过 100%，已写“取值范围”，核对', ({ text = '' }) => text],
  figure_unreadable: ['读不出确定的值，请补', ({ text = '' }) => text],
  parameter_unsure: ['参数把握不大', ({ what = '', text = '' }) => `${what}“${text}”`],
  target_unsure: ['目标把握不大', ({ text = '' }) => `“${text}”`],
  unit_unsure: ['责任单位把握不大', ({ text = '' }) => text],
  unit_unknown: ['单位不在单位表，暂用别的单位', ({ unit = '', used = '' }) => `${unit}写作${used}`],
  no_due: ['目标没有写完成期限，请补', ({ indicator = '' }) => indicator],
  due_supposed: ['目标没有写完成期限，暂按全文年度', () => ''],
  new_indicator: ['新起的指标，核对名称、口径和来源', ({ indicator = '' }) => indicator],
  base_target: ['目标与基数比较，补基数的值', ({ base = '' }) => base],
  same_target: ['指标和数值相同，已标为重复', ({ other = '' }) => other],
  no_units: ['没有写责任单位，请补', () => ''],
  units_inherited: ['责任单位取自上级标题或相邻条款', ({ units = '' }) => units],
  doers_deduced: ['责任单位由称谓或主送机关推定', ({ units = '' }) => units],
  person_named: ['责任领导没有写职务（可能是人名），未写入，补职务', () => ''],
  other_department: ['牵头单位看来是其他部门，已标“他部门”', ({ units = '' }) => units],
  cadence_unconfirmed: ['当日是否计入、遇节假日是否顺延，原文未写', ({ text = '' }) => text],
  no_recipient: ['没有写报给谁', ({ form = '' }) => form],
  no_filler: ['没有写由谁填报', ({ form = '' }) => form],
  content_deduced: ['内容或栏目由条文推定', ({ form = '' }) => form],
  bad_date: ['不是完整有效的日期', ({ text = '' }) => text],
  same_number: ['条款号重复', ({ number = '' }) => number],
  attachment_text: ['附件内容没有起草，看看有没有要执行的事项', ({ number = '' }) => `附件${number}`],
  service_steps: ['核对服务的步骤和次数', ({ group = '' }) => group],
  table: ['内容是表格，只起草了目标和责任单位，逐行与正文核对', () => ''],
}

type LineRuns = readonly (readonly [first: number, last: number])[]

const lineNumbers = (runs: LineRuns): string => listed(runs.map(([first, last]) => (first === last ? String(first) : `${first}—${last}`)))

export const questionList = {
  title: '# 问题清单',
  intro: (blocking: number, others: number): string =>
    `${blocking === 0 ? '没有挡住 check 的问题' : `先补 ${blocking} 项，不补通不过 check`}；另有 ${others} 项逐项核对。“行”是本文件夹内文件的行号。改好一项删一项，全部处理完可删去本文件。`,
  sections: {
    blocking: '先补，不补通不过 check',
    limits: '限制：次数、互斥、限额、排除，逐句写进政策后才可删“模板”一行',
    benefits: '待遇：条件、金额、期间和资金',
    effect: '施行日、有效期和对旧规定的修改',
    goals: '目标',
    reports: '报表和服务',
    work: '任务和责任',
    rest: '没有写进块的，看看要不要写',
    read: '原文本身的疑问',
    left: '未入块的句子：引语、版头版尾、已缩写的内容等，供对照，一般不必写',
  } as Readonly<Record<string, string>>,
  line: (what: string, about: string, places: string): string =>
    `${what}${about === '' ? '' : `：${about}`}${places === '' ? '' : `（${places}）`}`,
  more: (names: readonly string[], count: number): string => `${listed(names)}等 ${count} 个`,
  place: (file: string, lines: LineRuns): string => `${file} 行 ${lineNumbers(lines)}`,
  kinds: (kinds: readonly string[]): string => listed(kinds.map((kind) => sentenceKinds[kind] ?? kind)),
  quoted: (told: string, texts: readonly string[]): string => `${told}“${texts.map(inner).join('”“')}”`,
  clauseLine: (clause: string, parts: readonly string[], places: string, lines: LineRuns): string =>
    `${clause === '' ? '' : `${clause} `}${parts.join('；')}（${places === '' ? '' : `${places}；`}原文行 ${lineNumbers(lines)}）`,
  source: (line: number, text: string): string => `原文行 ${line}：${text}`,
}

/** Quotes inside a quote are of the other form. */
const inner = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’')

/** What a sentence that is quoted is about. */
const sentenceKinds: Readonly<Record<string, string>> = {
  once_only: '次数',
  exclusive: '互斥',
  ceiling: '限额',
  excluded: '排除',
  grant: '待遇条文',
  condition: '条件',
  definition: '口径',
  funding: '资金',
  effect: '施行',
  amendment: '修改',
  scoring: '评分',
  sanction: '追责',
  contact: '联系',
  purpose: '引语',
  duty: '要求',
  procedure: '程序',
  work: '工作',
  shortened: '已缩写',
  figures: '数字期限',
  row: '表格行',
  frame: '版头版尾',
  other: '其他',
  flaw: '疑有遮蔽、错字或残缺',
}

/** How a question of a draft is told. */
export function questionSentence(code: string, values: Values): QuestionTold {
  const told = questionSentences[code]
  if (told === undefined) throw new Error(`no sentence for question ${code}`)
  return { what: told[0], about: told[1](values) }
}
