import type { Outcome } from '../kernel/outcome.ts'

type Values = Readonly<Record<string, string>>
const of = (values: Values, name: string): string => values[name] ?? ''

export const moneyUnits = { hundredMillion: '亿元', tenThousand: '万元', yuan: '元' } as const

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  eligible: '符合',
  needs_review: '待复核',
  needs_local_standard: '待地方标准',
  undetermined: '待补事实',
  ineligible: '不符合',
}

export const outcomeMeanings: Readonly<Record<Outcome, string>> = {
  eligible: '条件全部满足，金额可计算',
  needs_review: '条件满足，但有需人工核实的事项',
  needs_local_standard: '上级文件只定上限，等地方定标准',
  undetermined: '缺事实，不作猜测',
  ineligible: '至少一项条件不满足',
}

export const resultNames: Readonly<Record<string, string>> = {
  money: '资金',
  schedule: '分期安排（缓缴或减免）',
  rate: '费率',
  obligation: '义务',
}

export const page = {
  product: '压舱石 Ballast',
  title: '稳就业政策筛查报告',
  contents: '目录',
  screeningDate: '筛查日',
  knownOn: '信息截至',
  baseYear: '基准年',
  snapshot: '数据快照',
  runNumber: '筛查编号',
  whatIf: '假设测算：本报告改动了下列参数，结果不能作为发放依据。',
  filterPlan: '只看方案',
  allPlans: '全部方案',
  expandAll: '展开全部明细',
  collapseAll: '收起全部明细',
  showExact: '显示精确到分的金额',
  showWhole: '显示并打印全部明细',
  wholePart: '明细',
  wholeHint: '以上为摘要。各方案逐项结果、结算、对账等明细在下方，勾选“显示并打印全部明细”查看。',
  sortHint: '点击排序',
  fullDate: (iso: string): string => {
    const [year = '', month = '', day = ''] = iso.split('-')
    return day === '' ? iso : `${year}年${Number(month)}月${Number(day)}日`
  },
  yearText: (year: number): string => `${year} 年`,
  exactYuan: (yuan: string): string => `${yuan} 元`,
  joined: (parts: readonly string[]): string => parts.join('、'),
  total: '合计',
  none: '无',
} as const

export const overview = {
  heading: '总体情况',
  sentence: (v: Values): string =>
    `本次筛查依据 ${of(v, 'plans')} 个方案、${of(v, 'policies')} 条政策，作出 ${of(v, 'decisions')} 项判定：符合 ${of(v, 'eligible')} 项（${of(v, 'eligibleShare')}），待复核 ${of(v, 'review')} 项，待地方标准 ${of(v, 'local')} 项，待补事实 ${of(v, 'unknown')} 项，不符合 ${of(v, 'ineligible')} 项。`,
  money: (v: Values): string => `资金类政策应享 ${of(v, 'gross')}（只计符合），扣除排斥、补差、封顶和暂缓后净额 ${of(v, 'net')}。`,
  awaitingReview: (v: Values): string => `待复核的应享 ${of(v, 'gross')}，如全部通过还可付 ${of(v, 'amount')}，复核前不计入净额。`,
  ceiling: (v: Values): string => `另有待地方标准的部分，按上级文件上限合计 ${of(v, 'ceiling')}，未计入净额。`,
  relief: (v: Values): string =>
    `缓缴与减免涉及缴费 ${of(v, 'amount')}${of(v, 'review') === '' ? '' : `（待复核的另有 ${of(v, 'review')}）`}，不是付款，不计入净额。`,
  nothing: '没有政策在所选日期生效，因此没有判定。原因见“未生效的政策”。',
  noPolicies: '所选方案没有可筛查的政策，因此没有判定。',
  noEligible: '没有对象符合条件，净额为零。各政策的拦下条件与缺少的事实见下文明细。',
  cards: {
    policies: '政策',
    ofPlans: (plans: string): string => `来自 ${plans} 个方案`,
    decisions: '判定',
    decisionsNote: '一个对象在一条政策下为一项判定',
    helped: '惠及企业（不重复）',
    helpedNote: (persons: string): string => `另涉及人员 ${persons} 人（不重复）；按结算后净额大于零计`,
    awaitingReview: '待复核（如通过可付）',
    awaitingReviewNote: (count: string): string => `${count} 项判定待复核，复核前不计入净额`,
    net: '结算后净额',
    netNote: (capital: string): string => `大写：${capital}`,
    undetermined: '待补事实占比',
    undeterminedNote: (count: string): string => `${count} 项判定缺事实`,
    ceiling: '待地方标准（上限）',
    ceilingNote: (count: string): string => `${count} 项判定，未计入净额`,
  },
  coverage: '筛查对象',
  coverageOf: (name: string, count: string): string => `${name} ${count} 个`,
  amountChart: '各政策净额',
  amountChartLabel: (v: Values): string => `条形图：各政策结算后净额，共 ${of(v, 'count')} 条，最高为${of(v, 'first')} ${of(v, 'amount')}`,
  netPart: '净额',
  heldPart: '应享金额中未付部分',
  others: (count: string): string => `其余 ${count} 条政策`,
  notPaid: '本次没有产生资金的政策。',
} as const

export const followUp = {
  heading: '需要跟进',
  what: '事项',
  decisions: '涉及判定',
  todo: '怎样办理',
  none: '没有待补的事实、待复核的对象、待定的地方标准，也没有因历史发放未知而暂缓的款项。',
  history: '历史发放未知，暂缓计付',
  historyTodo: (policies: string, gross: string, advice: string): string =>
    `涉及 ${policies} 条政策，应享 ${gross} 没有计入净额。${advice}`,
  missing: (fact: string): string => `缺事实：${fact}`,
  missingTodo: (policies: string): string => `影响 ${policies} 条政策。向掌握该事实的部门补数后重新筛查。`,
  review: (policy: string): string => `待复核：${policy}`,
  reviewTodo: (amount: string): string => `按明细所列事项人工核实，核实前不付。${amount === '' ? '' : `如全部通过可付 ${amount}。`}`,
  local: (policy: string): string => `待地方标准：${policy}`,
  localTodo: (ceiling: string): string => `定出本地标准后才有金额；按上限计 ${ceiling}。`,
  localTodoPlain: '定出本地标准后才有结果。',
} as const

export const comparison = {
  heading: '与上次筛查比较',
  sentence: (v: Values): string =>
    `上次筛查日 ${of(v, 'day')}（编号 ${of(v, 'run')}，快照“${of(v, 'snapshot')}”）。净额由 ${of(v, 'before')} 变为 ${of(v, 'after')}，变动 ${of(v, 'change')}。`,
  same: '各政策净额没有变化。',
  policy: '政策',
  before: '上次净额',
  after: '本次净额',
  change: '变动',
  eligibleBefore: '上次符合与待复核',
  eligibleAfter: '本次符合与待复核',
  more: (count: string): string => `另有 ${count} 条政策有变动；逐个对象的增减用 ballast diff 查看。`,
} as const

export const orders = {
  heading: '任务、目标与期限',
  details: '全年到期事项',
  sentence: (from: string, to: string): string => `各方案除资金政策外部署的工作，以及 ${from}至${to}到期的事项（重复表述的目标只计一次）。`,
  dueSoon: '近期到期',
  first: '最先到期',
  unsettled: '带“?”的日期：文件没有说明遇节假日是否顺延或是否含当日，请向发文机关确认。',
  wholeYear: (year: string, count: string): string => `${year} 年全年到期事项，共 ${count} 项`,
  plan: '方案',
  tasks: '任务',
  targets: '目标',
  forms: '报表',
  services: '服务',
  day: '到期日',
  kind: '类别',
  what: '事项',
  who: '责任单位',
  to: (recipient: string): string => `，报${recipient}`,
  clause: '依据',
  nobody: '文件未指明',
  unitsInShort: (units: readonly string[], all: number): string => `${units.join('、')}等 ${all} 家`,
  kinds: { task: '任务', measure: '措施', target: '目标', form: '报表', service: '服务' },
} as const

export const plans = {
  heading: '依据的方案',
  title: '方案',
  number: '文号',
  hash: '校验码',
  years: '遮蔽年份取值',
  policies: '生效政策',
  net: '净额',
  empty: '没有选择方案。',
  noYears: '—',
  noNumber: '—',
  yearOf: (masks: readonly string[], year: string): string => `${masks.join('、')} 按 ${year}`,
  yearsNote: '文件文本遮蔽了年份的，由筛查人给出，程序不猜测。校验码为方案内容 SHA-256 的前十二位。',
} as const

export const results = {
  heading: '各方案结果',
  tableCaption: (plan: string): string => `${plan}：各政策判定与金额`,
  policy: '政策',
  clause: '条款',
  subject: '对象',
  gross: '应享金额',
  net: '净额',
  awaitingReview: '待复核金额',
  displaced: '让位',
  capped: '封顶',
  held: '暂缓',
  decisions: '判定数',
  notMoney: '不涉及发放',
  relief: { schedule: '缓减', rate: '月减' } as Readonly<Record<string, string | undefined>>,
  reliefNote: '缓缴、减免或降费不是付款，不计入合计与净额',
  chart: '判定构成',
  chartLabel: (v: Values): string => `堆叠条形图：${of(v, 'plan')} 各政策判定构成，按占判定数的比例`,
  decisionCount: (count: string): string => `${count} 项`,
  details: '政策明细',
  detailsNote: '一个对象可同时未通过多项条件、缺多项事实。“仅因此项”：其余条件都已通过，只差这一项。“= 0”：该数为零，比率无法计算。',
  columnsNote:
    '应享金额为符合判定在结算前的合计；净额为结算后可付；待复核金额为待复核判定如全部通过还可付的金额，不计入净额。让位：因排斥或一次性规定不再付；封顶：受上限压减；暂缓：等待在前的一笔定论，或历史发放未知。“缓减”“月减”为缓缴、减免或降费涉及的缴费，不是付款，不计入合计。',
} as const

export const policy = {
  subject: '对象',
  clause: '条款',
  fund: '资金来源',
  region: '适用地区',
  result: '结果形式',
  nation: '全国',
  withoutRegions: (whole: string, names: readonly string[], hidden: number): string =>
    `${whole}（${names.join('、')}${hidden > 0 ? `等 ${names.length + hidden} 地` : ''}除外）`,
  nowhere: '无（各地另有规定）',
  ceiling: '上限合计',
  benefit: '测算金额',
  reviewBenefit: '待复核的测算金额',
  refused: '不符合的原因',
  condition: '条件',
  basis: '依据',
  failed: '未通过',
  alone: '仅因此项',
  aloneShare: '占未通过',
  unknown: '缺事实',
  chart: '图示',
  clean: (names: readonly string[]): string => `没有拦下对象的条件：${names.join('、')}。`,
  noConditions: '本政策没有条件。',
  missing: '待补的事实',
  fact: '事实',
  subjects: '对象数',
  shareOfMissing: '占待补事实',
  moreFacts: (count: string, subjects: string): string => `另有 ${count} 项事实，涉及对象最多的一项 ${subjects} 个。`,
  reviews: '需人工复核的事项',
  review: '事项',
  raised: '触发对象（不论结果）',
  settlement: '结算',
  settled: (v: Values): string => `应享 ${of(v, 'gross')}，净额 ${of(v, 'net')}，可付 ${of(v, 'paid')} 笔。`,
  awaitingReview: (v: Values): string => `待复核应享 ${of(v, 'gross')}，如全部通过还可付 ${of(v, 'amount')}。`,
  nobody: '没有可付的对象。',
  allClear: '没有让位、封顶、已付、多付或暂缓。',
} as const

/** What can happen to a decision between its own amount and what is paid. */
export const settlementStatuses = {
  displaced: ['让位', '同一对象已享受互斥的政策，或同一政策只能享受一次'],
  capped: ['封顶', '达到每一收款对象的上限，超出部分不付'],
  alreadyPaid: ['已付足', '此前已按同一基数付足，本次无须再付'],
  overpaid: ['此前多付', '此前所付超过本次应享，差额待按规定处理'],
  blocked: ['等待定论', '优先的互斥政策或同一次在前的一笔尚无定论（待复核、待补事实），或编号、限额不明，定论后再付'],
  historyUnknown: ['历史发放未知', '没有完整的历史发放记录，不能排除重复，暂不计净额'],
  underReview: ['待复核', '条件满足，须人工核实；核实前不付，通过即可付'],
  reserved: ['额度待定', '封顶额度先为在前的待定对象留出一部分，待其定论后再付'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

export const settlement = {
  heading: '结算说明',
  intro:
    '判定之后按固定次序结算，待复核的一并结算但单独列示：先排斥，再一次性，再补差，最后封顶；同等情形按适用日、对象编号先后。不明即暂缓，不按零计，也不按可付计。',
  bridge: '从应享金额到净额',
  amount: '金额',
  gross: '应享金额（符合）',
  difference: '让位、补差、封顶、暂缓减少',
  reviewGross: '另：待复核的应享金额',
  reviewAmount: '其中如全部通过还可付',
  net: '净额',
  share: '占应享金额',
  status: '情形',
  meaning: '含义',
  count: '笔数',
  policies: '涉及政策',
  none: '本次没有让位、封顶、已付、多付或暂缓的情形；差额来自对部分已付金额的补差。',
  noneAtAll: '本次没有让位、补差、封顶或暂缓，应享金额全部可付。',
  file: (file: string): string => `逐笔结果见筛查文件夹中的 ${file}。`,
} as const

export const distribution = {
  heading: '净额分布',
  region: '分地区（省级）',
  size: '分企业规模',
  industry: '分行业门类',
  name: { region: '地区', size: '规模', industry: '行业门类' },
  payments: '笔数',
  net: '净额',
  share: '占净额',
  unknown: '未登记',
  others: (count: string): string => `其余 ${count} 地`,
  outside: '不归属企业（个人等）',
  chartLabel: (v: Values): string => `条形图：净额${of(v, 'title')}，最高为${of(v, 'first')} ${of(v, 'amount')}`,
  table: '数据表',
  empty: '没有可付的净额。',
  industryName: (letter: string, name: string): string => (name === '' || name === letter ? letter : `${letter} ${name}`),
} as const

export const reconciliation = {
  heading: '对账',
  intro: '快照中的每个对象都有着落：对象总数 = 已判定 + 未采用方案 + 方案以外 + 地区不明。“方案以外”指所在地区没有方案规定该政策。',
  policy: '政策',
  entity: '对象',
  subjects: '对象总数',
  decided: '已判定',
  leftOut: '未采用方案',
  leftOutIntro: '未采用的方案，其地区没有由别的文件代为判定：',
  leftOutPlan: (id: string, title: string, reason: 'broken' | 'not_chosen'): string =>
    `${id}（${title}，${reason === 'broken' ? '有错' : '没有选用'}）`,
  outside: '方案以外',
  regionUnknown: '地区不明',
  check: '核对',
  balanced: '相符',
  differs: (by: string): string => `相差 ${by}`,
  rows: '快照行数',
  empty: '没有需要对账的政策。',
} as const

export const refusals = {
  heading: '未生效的政策',
  plan: '方案',
  policy: '政策',
  reason: '原因',
  wholePlan: '整个方案',
  none: '所选方案的政策全部生效。',
  noPolicies: '所选方案没有可筛查的政策。',
  count: (count: string): string => `共 ${count} 项。它们不影响其他政策的结果。`,
}

/** Why a policy was not put in force. */
export const refusalSentences: Readonly<Record<string, (values: Values) => string>> = {
  not_in_force: (v) => `适用日 ${of(v, 'day')} 不在政策期内（${of(v, 'from')}至${of(v, 'to')}）。`,
  parameter_not_in_force: (v) => `参数“${of(v, 'parameter')}”在${of(v, 'from')}至${of(v, 'to')}的一部分没有规定值，程序不沿用旧值。`,
  masked_year_unbound: (v) => `文件遮蔽了年份（${of(v, 'text')}），尚未给出取值。`,
  masked_day_absent: (v) => `给出年份后，${of(v, 'text')} 不是有效的日期。`,
  parameter_not_known_yet: (v) => `参数“${of(v, 'parameter')}”的取值到“信息截至”之日尚未公布（${of(v, 'knownOn')} 起才知悉）。`,
  not_known_yet: (v) => `到“信息截至”之日，该文件尚未公布${of(v, 'from') === '' ? '' : `（${of(v, 'from')} 起才知悉）`}。`,
}

export const refusalUnknown = (code: string): string => `未能生效（代码 ${code}）。`
export const openBounds = { from: '不限起点', to: '不限终点' } as const

export const colophon = {
  heading: '运行与复现',
  engine: '程序',
  run: '筛查编号',
  result: '结果校验码',
  snapshotId: '快照编号',
  time: '用时',
  timeText: (v: Values): string =>
    `共 ${of(v, 'total')} 秒（判定 ${of(v, 'decide')} 秒，计数 ${of(v, 'count')} 秒，结算 ${of(v, 'settle')} 秒）`,
  speed: '判定速度',
  speedText: (rows: string): string => `每秒 ${rows} 项判定`,
  tooFast: '用时过短，不计',
  reproduce: '复现方法',
  reproduceNote: '使用校验码相同的方案文件和编号相同的快照，运行下面的命令；结果校验码应与上列一致。',
  whatIfNote: '本次为假设测算，复现时须带上第一页所列的参数改动。',
  footer: '本报告由程序根据方案与快照生成，金额以“分”精确计算；页面中的“亿元”“万元”为便于阅读的约数。',
} as const
