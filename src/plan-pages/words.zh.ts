import type { SettlementScope } from '../plans/index.ts'

/** Words of values. */
export const valueWords = {
  delegated: '按规定',
  ceiling: '最高',
  items: (count: number) => `名录 ${count} 项`,
} as const

/** Kinds of blocks. */
export const blockWords: Readonly<Record<string, string>> = {
  policy: '政策',
  parameter: '取值',
  definition: '定义',
  exclusion: '互斥',
  task: '任务',
  measure: '措施',
  target: '目标',
  form: '报表',
  service: '服务',
  unreadable: '读不出的块',
}

const scopes: Readonly<Record<SettlementScope, string>> = { ever: '终身', year: '一个年度内', policy_period: '政策期内' }

/** Words of the rows of a block. */
export const rowWords = {
  subject: '对象',
  period: '期间',
  conditions: '条件',
  reviews: '须复核',
  amount: '金额',
  schedule: '缓缴',
  rate: '费率',
  saving: '每月少缴',
  obligation: '应办',
  payee: '收款',
  settlement: '限次与扣减',
  fund: '资金',
  values: '取值',
  decidedBy: '归谁管',
  responsibility: '责任',
  measures: '措施',
  due: '期限',
  cadence: '周期',
  output: '成果',
  note: '说明',
  goal: '目标',
  steps: '步骤',
  group: '人群',
  fillers: '填报',
  recipient: '报送',
  contents: '内容',
  columns: '栏目',
  definition: '是指',
} as const

/** Words of a policy. */
export const policyPageWords = {
  equals: (name: string, text: string) => `${name}＝${text}`,
  is: (name: string, holds: boolean) => `${name}＝${holds ? '是' : '否'}`,
  not: (text: string) => `非（${text}）`,
  withValue: (name: string, value: string) => `${name}（${value}）`,
  way: (name: string, text: string) => `${name}：${text}`,
  ways: (name: string) => `“${name}”按下列之一，见未决问题与开关：`,
  pause: '、',
  keyed: (key: string, value: string) => `${key} ${value}`,
  or: '，或 ',
  comma: '，',
  semicolon: '；',
  always: '文件没有写起止',
  period: (from: string, to: string) => (from === '' ? `到 ${to} 为止` : to === '' ? `自 ${from} 起，止日没有写` : `${from} 至 ${to}`),
  earliest: (day: string) => `最早到 ${day}`,
  masked: '年份被遮蔽，筛查时指明',
  decided: (region: string, day: string) => `看${region}归哪份文件，看${day}是否在期间内`,
  monthly: (line: string, amount: string, from: string, to: string) => `${line}：每月${amount}，${from}至${to}`,
  payBy: (due: string) => `最迟补缴：${due}`,
  until: (what: string, due: string) => `${what}，最迟 ${due}`,
  itself: (entity: string) => `${entity}自己`,
  onceOnly: (keys: string, scope: SettlementScope) => `同一${keys}${scopes[scope]}只享受一次`,
  paidMonthly: '按月发放，每人每月只发一次',
  monthsMost: (term: string, drawn: string) => `最多${term}个月，已领按${drawn}`,
  cap: (key: string, scope: SettlementScope, limit: string) => `同一${key}${scopes[scope]}合计不超过${limit}`,
  topUp: (key: string, policies: string) => `同一${key}按新标准重算，扣除已付的${policies}，只补差额`,
  baseYear: '年度指基准年度，即筛查日的上一年',
  exclusion: (key: string, scope: SettlementScope, policies: string) =>
    `同一${key}${scopes[scope]}只享受其中一项，排在前面的优先：${policies}`,
  fund: (fund: string, channel: string) => (channel === '' ? fund : `${fund}，${channel}`),
  asks: (reason: string) => `不满足不直接拒绝，转人工复核：${reason}`,
  switched: (name: string) => `由本地定：看开关“${name}”`,
  addressing: '说的是给谁：不属对象的不符合',
  other: (policies: number) => `各文件都没有写的 ${policies} 项政策`,
} as const

/** Words of what a document orders beside granting money. */
export const orderWords = {
  pause: '、',
  comma: '，',
  lead: '牵头',
  support: '配合',
  responsible: '责任',
  leader: '领导',
  nobody: '文件没有写谁负责',
  otherDepartment: '他部门的事，只跟进度',
  said: (label: string, names: string) => `${label}：${names}`,
  byDay: (text: string, day: string) => `${text}（${day} 前）`,
  withOutput: (text: string, output: string) => `${text}［成果：${output}］`,
  span: (from: string, to: string) =>
    from === '' && to === '' ? '' : from === '' ? `${to} 前` : to === '' ? `自 ${from} 起` : `${from} 至 ${to}`,
  goal: (indicator: string, comparison: string, value: string) => `${indicator}${comparison} ${value}`,
  all: (indicator: string) => `${indicator}清零`,
  base: (base: string) => `（与${base}相比）`,
  per: (per: string) => `每个${per}都要达到`,
  sameAs: '与前面的同一目标，只计一次',
  direction: { higher: '越高越好', lower: '越低越好' },
  measured: (system: string, measure: string) => `按${system}的${measure}数`,
  nil: '没有也要零报',
  deduced: '文件没有附表，栏目由条款推出，待确认',
  attachment: (number: string) => `表在 ${number}`,
  collectors: (names: string) => `${names}汇总`,
  times: (count: number) => `${count} 次`,
  event: (event: string) => `遇${event}`,
  immediate: '立即',
  within: (count: number, unit: string) => `${count} ${unit}内`,
  timeUnits: { hours: '个小时', days: '天', workdays: '个工作日' },
  every: {
    day: '每天',
    week: '每周',
    ten_days: '每旬',
    month: '每月',
    quarter: '每季度',
    half_year: '每半年',
    year: '每年',
    unstated: '定期，文件没有写多久一次',
  },
  dueDay: (day: number) => `当期第 ${day} 天前`,
  afterEnd: (days: number) => `期末后 ${days} 天内`,
  atLeast: (times: number) => `至少 ${times} 次`,
  about: { previous: '报上期', current: '报当期' },
  unconfirmed: '含不含当日、遇节假日顺不顺延还没有确认',
  column: (name: string, unit: string, note: string) => `${name}${unit === '' ? '' : `（${unit}）`}${note === '' ? '' : `，${note}`}`,
  confidence: { high: '', medium: '可信度中', low: '可信度低' },
} as const

/** Words of values in a table. */
export const tableWords = {
  from: (day: string) => `自 ${day}`,
  until: (day: string) => `至 ${day}`,
  noPeriod: '没有写期间',
  confidence: { high: '高', medium: '中', low: '低', none: '文件明说' },
  signs: { '<': '低于 ', '<=': '不超过 ', '>': '超过 ', '>=': '不低于 ' },
  unstated: '各文件都没有写的一项政策',
} as const

/** Words of what a place can give a plan's own cases. */
export const exampleWords = {
  unmet: (condition: string) => `${condition}：不满足`,
  lacking: (fact: string) => `缺 ${fact}`,
  zeroDenominator: '除数为零，算不出来',
  differs: (question: string) => `${question}：读法不同，结论不同`,
  named: {
    in_period: '在政策期间内',
    not_before_document: '不早于文件当年',
  },
} as const

/** Words of open questions. */
export const answerWords = {
  library: '总库',
  answer: (
    reading: string,
    from: string,
    to: string,
    where: string,
    isOpen: boolean,
    settled: { readonly by: string; readonly on: string } | undefined,
  ) => {
    const days = from === '' && to === '' ? '' : `${from === '' ? '' : `自 ${from} `}${to === '' ? '' : `至 ${to} `}`
    const who = settled === undefined ? (isOpen ? '没有核定' : '没有执行') : `${settled.by} ${settled.on} 核定`
    return `${isOpen ? '未决，眼下按' : '已定'} ${days}${reading}（${who}，依据 ${where}）`
  },
} as const

/** Words of documents side by side. */
export const compareWords = {
  always: '不限期',
  subject: '对象',
  period: '期间',
  clause: '条款',
  condition: (name: string) => name,
  result: '给什么',
  payee: '收款',
  fund: '资金与办理',
  settlement: '限次与扣减',
  where: (definitions: readonly string[]) => `其中 ${definitions.join('；')}`,
  during: (text: string, period: string) => `${text}，${period}`,
  from: (number: string, clause: string) => (number === '' ? '（总库）' : `（${number} ${clause}）`),
} as const
