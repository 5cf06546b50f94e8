import { choices, listed, meantOr } from '../kernel/listed.zh.ts'

/** More names than this are no help to read. */
const MOST_NAMED = 30

/** Everything the command line says in Chinese, with the English help beside it. */

export const texts = {
  planLeftOut: (plan: string, above: string | undefined, count: string, at: string, message: string) =>
    `提醒：方案 ${plan} 没有采用：${above === undefined ? '' : `它承接的 ${above} `}有 ${count} 处错误，第一处在 ${at}：${message}`,
  planBroken: (plan: string, above: string | undefined, count: string, at: string, message: string) =>
    `提醒：方案 ${plan} ${above === undefined ? '' : `承接的 ${above} `}有 ${count} 处错误，第一处在 ${at}：${message}读不出的内容没有列在下面。`,
  folderLeftOut: (folder: string) => `提醒：文件夹 ${folder} 里没有 plan.yaml，不是方案，没有采用。`,
  noPlanFile: (folder: string) => `文件夹 ${folder} 里没有 plan.yaml，不是方案。请补上 plan.yaml。`,
  leftOutBroken: (plan: string, title: string, count: string, at: string, message: string) =>
    `这个对象所在的地区归方案 ${plan}（${title}）管。它有 ${count} 处错误，没有采用，也没有别的文件代为判定。第一处在 ${at}：${message}请运行 ballast check ${plan} 改正后再问。`,
  leftOutUnchosen: (plan: string, title: string) =>
    `这个对象所在的地区归方案 ${plan}（${title}）管，这次没有选用它，也没有别的文件代为判定。请加上 --plan ${plan}。`,
  badNumber: (option: string) => `${option} 须为正整数。`,
  yearTwice: (typed: string, before: string) => `“${typed}”与前面的 ${before} 年不一致。同一个遮蔽年份只能给一个值，请留其一。`,
  yearUnfit: (typed: string, masks: readonly string[]) =>
    `“${typed}”与遮蔽的年份对不上：${listed(masks, '它没有遮蔽年份')}。请给一个能填进去的年份。`,
  badDate: (option: string) => `${option} 须为 YYYY-MM-DD 的有效日期。`,
  badNow: (typed: string) => `环境变量 BALLAST_NOW 须为 YYYY-MM-DDTHH:MM:SS 的时刻，这里是“${typed}”。`,
  unknownEntity: (typed: string, write: string | undefined, known: readonly string[]) =>
    `--complete 不认识“${typed}”。${meantOr(write, known, '交付文件夹里没有约定名称的文件，请先按 ballast registry schema 改名。')}`,
  badYear: (typed: string, masks: readonly string[]) =>
    masks.length === 0
      ? `“${typed}”用不上：该方案没有遮蔽年份，不用给。请去掉这个 --year。`
      : `“${typed}”应写成 方案=年份 或 方案:遮蔽=年份，例如 jilin-2020=2022。该方案的遮蔽：${listed(masks, '')}。`,
  unknownPlan: (plan: string, write: string | undefined, known: readonly string[]) =>
    `没有方案“${plan}”。${meantOr(write, known, '方案文件夹里还没有方案，请检查 --plans。')}`,
  planElsewhere: (typed: string, folder: string) =>
    `“${typed}”不在方案文件夹 ${folder} 里，或不是一个方案的文件夹。请写方案的代码；方案放在别处的，用 --plans 指明它上一级的文件夹。`,
  noDocument: (file: string) => `${file} 里没有读出文件。请用 ballast read 查看。`,
  severalDocuments: (file: string, titles: readonly string[]) =>
    `${file} 里有 ${titles.length} 份文件，请写明第几份，例如 ${file}#1：${titles.map((title, i) => `#${i + 1} ${title}`).join('；')}。`,
  noSuchDocument: (file: string, nth: number, count: number) => `${file} 里只有 ${count} 份文件，没有第 ${nth} 份。请改 # 后面的数字。`,
  spanTooLong: (years: number) => `--from 到 --to 超过 ${years} 年。请缩短，分几次看。`,
  spanReversed: '--to 早于 --from。请把两个日期对调或改正。',
  noSnapshot: (folder: string) =>
    `没有登记库快照：${folder}。请先运行 npm start，或用 ballast registry generate、ballast registry load 生成。`,
  badOverride: (typed: string) => `“${typed}”应写成 [方案:]参数[行]=值，例如 chongqing-2022-209:返还比例[中小微企业类]=70%。`,
  unknownParameter: (name: string, write: string | undefined) =>
    `没有参数“${name}”。${write === undefined ? '用 ballast terms 查看参数。' : `是否指“${write}”？`}`,
  unknownRow: (parameter: string, row: string, known: readonly string[]) =>
    `参数“${parameter}”没有“${row}”。${choices(known, '它不分列，请去掉方括号。')}`,
  noRows: (parameter: string) => `参数“${parameter}”不分列，不写方括号。`,
  badTier: (parameter: string, row: string) => `参数“${parameter}”按数分档，方括号里写落在该档的整数，例如 [30]；这里是“${row}”。`,
  badDay: (parameter: string, text: string, form: string) => `“${text}”不是参数“${parameter}”的值；应写成 ${form}。`,
  badValue: (parameter: string, text: string) => `“${text}”不是参数“${parameter}”的值；写成 60%、1000 或 5.5 这样的数。`,
  badRefusedLimit: (typed: string) => `--refused-limit 不能是“${typed}”；写成 0 至 100 的百分数，至多一位小数，例如 8%。`,
  badMemory: (text: string) => `--memory 不能是“${text}”；写成 4GB、512MB 这样的大小。`,
  noPlansIn: (folder: string) => `${folder} 里没有方案：每份文件一个文件夹，内有 plan.yaml。请检查 --plans。`,
  overrideRefused: (typed: string, because: string) => `“${typed}”不能用：${because}`,
  listNotChangeable: (parameter: string) => `“${parameter}”是名录，不能在此改值；请改方案文件。`,
  needArgument: (usage: string) => `参数不够。用法：ballast ${usage}`,
  nothingToCompare: (plan: string) => `方案 ${plan} 没有引本文件条款的行，没有什么可对照。请先写上政策块，再用 --record。`,
  outExists: (path: string) => `${path} 已存在。请换一个输出位置，或先移走它。`,
  outFolderMissing: (folder: string) => `输出文件夹不存在：${folder}。请先建立它，或换一个位置。`,
  noPlans: (folder: string) => `没有方案文件夹：${folder}。请检查 --plans。`,
  badSubject: (typed: string) => `“${typed}”不是对象编号；应为整数，见导出文件的“对象编号”列。`,
  fileUnreadable: (path: string, detail: string) => `${path} 无法读取：${detail}。`,
  badFormat: (path: string) => `${path} 既不是 YAML 也不是 JSON 的事实文件；应为“名称: 值”的映射。`,
  unknownPolicy: (policy: string, write: string | undefined, known: readonly string[]) =>
    `没有政策“${policy}”。${
      write === undefined && known.length > MOST_NAMED
        ? '用 ballast policies 查看全部政策。'
        : meantOr(write, known, '这些方案没有一项政策，请检查 --plans 和 --plan。')
    }`,
  subjectFirst: (subject: string, policy: string) => `政策写在前面，对象编号写在后面：ballast explain ${policy} ${subject}。`,
  severalPolicies: (typed: string, policies: readonly string[]) =>
    `名称里有“${typed}”的政策不止一项，请写代码：${listed(policies, '见 ballast policies')}。`,
  severalPlans: (policy: string, plans: readonly string[]) =>
    `政策“${policy}”在多个文件中有规定，请用 --plan 指定：${listed(plans, '见 ballast policies')}。`,
  notCovered: '该对象所在地区没有任何已加载的文件规定这项政策。',
  interrupted: '已中断。筛查已判定的部分保留，接着运行同样的命令会继续；没有写完的快照和文件已清除，须重新开始。',
  bug: '程序内部错误。请把以下内容报给维护人员：',
} as const

/** How an example came out otherwise than it says. */
export const differenceTexts = {
  differs: (key: string, expected: string, found: string) => `${key}应为${expected}，算出来是${found}`,
  notInForce: (because: string) => `政策没有生效，算不出来：${because}`,
  nothing: '（空）',
  yuan: (amount: string) => `${amount} 元`,
  named: (id: string, zh: string | undefined) => (zh === undefined ? id : `${zh} (${id})`),
  listed: (names: readonly string[]) => listed(names, '（空）'),
  notRun: (count: number) => `例子 ${count} 个没有运行：它们的政策、参数或事实有错，先改上面列出的。`,
} as const

export const words = {
  clean: '检查通过',
  otherFolders: (folders: readonly string[]) => `不是方案的文件夹（没有 plan.yaml）：${listed(folders, '没有')}`,
  leftOut: (plan: string, title: string, reason: 'broken' | 'not_chosen', subjects: string) =>
    `\n未采用 ${plan}（${title}）：${reason === 'broken' ? '有错' : '没有选用'}。归它管的对象最多 ${subjects} 个，没有判定。`,
  problems: (count: number) => `${count} 处问题`,
  examples: (count: number, bad: number) => `实例 ${count} 个，不符 ${bad} 个`,
  example: '实例不符',
  expected: '应为',
  found: '实为',
  clauses: '条款',
  policies: '政策',
  uncovered: '未成块',
  covered: '已成块',
  reason: '原因',
  noGaps: '  与原文相比没有遗漏。',
  gaps: (count: number) => `  与原文相比有 ${count} 处要看：`,
  lineNumber: (line: number) => `第 ${line} 行`,
  uncoveredClauses: (count: number) => `没有成块的条款 ${count} 条：`,
  unknown: '未知',
  yuan: '元',
  none: '无',
  outcome: '结论',
  amount: '金额',
  due: '期限',
  policy: '政策',
  plan: '文件',
  clause: '条款',
  subject: '对象',
  conditions: '条件',
  met: '✓',
  failed: '✗',
  open: '?',
  basis: '依据',
  parameter: '参数',
  ceiling: '上限',
  delegated: '待地方规定',
  missing: '缺少的事实',
  rounded: (expression: string) => `四舍五入到分(${expression})`,
  reviews: '复核提示',
  obstacle: '只差这一项',
  obstacleGap: (left: string, right: string, gap: string) => `现为 ${left}，要求 ${right}，相差 ${gap}`,
  days: (count: number) => `${count} 天`,
  obstacleFact: (fact: string) => `取决于事实“${fact}”`,
  schedule: '期表',
  monthly: '每月',
  months: (count: number) => `共 ${count} 个月`,
  payBy: '补缴期限',
  obligation: '应办事项',
  wouldBe: '如果各项条件都符合',
  records: (total: number, taken: number, unknown: number) => `共 ${total} 条，计入 ${taken} 条，无法判断 ${unknown} 条`,
  settled: '结算后',
  paidBefore: (amount: string) => `，此前已付 ${amount}`,
  rows: '判定',
  perSecond: '个判定/秒',
  seconds: '秒',
  eligible: '符合',
  needsReview: '待复核',
  needsLocal: '待地标',
  undetermined: '待补',
  ineligible: '不符合',
  gross: '应享(元)',
  putOff: '缓免',
  savedMonthly: '月省',
  net: '净额(元)',
  awaitingReview: '待复核(元)',
  topRefusal: '最多的不符',
  topMissing: '最缺的事实',
  total: '合计',
  resultHash: '结果校验值',
  folder: '结果位置',
  report: '报告',
  reused: '相同输入已有结果，直接读取。',
  madeAgain: (damage: string) => `原有的结果不完整，已重新筛查。（${damage}）`,
  snapshotReady: '登记库快照已就绪',
  generating: '生成演示登记库',
  screening: (plans: number) => `按 ${plans} 份文件筛查`,
  exampleFiles: '样例文件',
  movedAside: (folder: string) => `原有的演示登记库读不出来，已移到 ${folder}；确认不要后可以删除。`,
  deciding: '判定',
  counting: '核数',
  settling: '结算',
  listing: '写名单',
  perProcessorSecond: (decisions: string) => `  每处理器秒 ${decisions} 个判定`,
  spendingHead: ['  步骤', '处理器秒', '占比', '秒', '新算', '沿用'],
  spendingParts: { prepare: '准备', decide: '判定', count: '核数', settle: '结算', hash: '校验值', list: '写名单', seal: '封存文件' },
  refused: '未能生效',
  winners: '增加',
  losers: '减少',
  change: '变化',
  before: '前',
  after: '后',
  byPolicy: '按政策',
  byRegion: '按地区',
  bySize: '按规模',
  byIndustry: '按行业门类',
  value: '取值',
  compared: (compared: number, equal: number, differing: number) => `对账 ${compared} 笔：一致 ${equal}，不一致 ${differing}`,
  entitled: '应付',
  awaiting: '待复核',
  grossOfReview: '待复核应享(元)',
  paid: '已付',
  written: (path: string, rows: number) => `已写出 ${rows} 行：${path}`,
  writtenFile: (path: string) => `已写出：${path}`,
  loaded: '已载入',
  knownOn: (day: string, isToday: boolean) => `这些事实按 ${day} 所知${isToday ? '（今天；用 --known-on 另定）' : ''}`,
  nextSteps: '接下来可以试试',
} as const
