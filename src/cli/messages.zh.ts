/** Everything the command line says in Chinese, with the English help beside it. */

const listed = (names: readonly string[]): string => (names.length === 0 ? '（无）' : names.join('、'))

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
  yearUnfit: (typed: string, masks: readonly string[]) => `“${typed}”与遮蔽的年份对不上：${listed(masks)}。请给一个能填进去的年份。`,
  badDate: (option: string) => `${option} 须为 YYYY-MM-DD 的有效日期。`,
  badNow: (typed: string) => `环境变量 BALLAST_NOW 须为 YYYY-MM-DDTHH:MM:SS 的时刻，这里是“${typed}”。`,
  unknownEntity: (typed: string, write: string | undefined, known: readonly string[]) =>
    `--complete 不认识“${typed}”。${write === undefined ? `可选：${listed(known)}。` : `是否指“${write}”？`}`,
  badYear: (typed: string, masks: readonly string[]) =>
    `“${typed}”应写成 方案=年份 或 方案:遮蔽=年份，例如 jilin-2020=2022。该方案的遮蔽：${listed(masks)}。`,
  unknownPlan: (plan: string, known: readonly string[]) => `没有方案“${plan}”。可选：${listed(known)}。`,
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
  unknownRow: (parameter: string, row: string, known: readonly string[]) => `参数“${parameter}”没有“${row}”。可选：${listed(known)}。`,
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
  outExists: (path: string) => `${path} 已存在。请换一个输出位置，或先移走它。`,
  outFolderMissing: (folder: string) => `输出文件夹不存在：${folder}。请先建立它，或换一个位置。`,
  noPlans: (folder: string) => `没有方案文件夹：${folder}。请检查 --plans。`,
  badSubject: (typed: string) => `“${typed}”不是对象编号；应为整数，见导出文件的“对象编号”列。`,
  fileUnreadable: (path: string, detail: string) => `${path} 无法读取：${detail}。`,
  badFormat: (path: string) => `${path} 既不是 YAML 也不是 JSON 的事实文件；应为“名称: 值”的映射。`,
  unknownPolicy: (policy: string, write: string | undefined, known: readonly string[]) =>
    `没有政策“${policy}”。${write === undefined ? `可选：${listed(known)}。` : `是否指“${write}”？`}`,
  severalPlans: (policy: string, plans: readonly string[]) => `政策“${policy}”在多个文件中有规定，请用 --plan 指定：${listed(plans)}。`,
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
  listed: (names: readonly string[]) => names.join('、'),
  notRun: (count: number) => `例子 ${count} 个没有运行：它们的政策或事实有错，先改上面列出的。`,
} as const

export const words = {
  clean: '检查通过',
  otherFolders: (folders: readonly string[]) => `不是方案的文件夹（没有 plan.yaml）：${folders.join('、')}`,
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
  yes: '是',
  no: '否',
  unknown: '未知',
  yuan: '元',
  none: '无',
  never: '无（9999-12-31）',
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
  percentagePoints: '个百分点',
  days: (count: number) => `${count} 天`,
  obstacleFact: (fact: string) => `取决于事实“${fact}”`,
  schedule: '期表',
  monthly: '每月',
  months: (count: number) => `共 ${count} 个月`,
  payBy: '补缴期限',
  obligation: '应办事项',
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
  net: '实付(元)',
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
  paid: '已付',
  written: (path: string, rows: number) => `已写出 ${rows} 行：${path}`,
  writtenFile: (path: string) => `已写出：${path}`,
  loaded: '已载入',
  knownOn: (day: string, isToday: boolean) => `这些事实按 ${day} 所知${isToday ? '（今天；用 --known-on 另定）' : ''}`,
  nextSteps: '接下来可以试试',
} as const

const diskFull = (where: string): string =>
  `磁盘空间不足${where}。请清出空间后再次运行同样的命令：筛查接着已判定的部分做，生成、载入和导出须重新开始。`

const fileLimit = (where: string): string =>
  `文件超过了文件系统或本账户允许的大小${where}。请换一个位置（例如用 --var 指定数据文件夹），或请管理员放宽限制（ulimit -f）后再次运行同样的命令。`

/** What went wrong with the machine or a file, and what to do. */
export function storeSentence(code: string, file: string | undefined, detail: string): string {
  const where = file === undefined ? '' : `：${file}`
  switch (code) {
    case 'disk_full':
      return diskFull(where)
    case 'file_limit':
      return fileLimit(where)
    case 'out_of_memory':
      return `内存不足。请用 --memory 调高上限，或用 --threads 1 减少并行后再试。（${detail}）`
    case 'corrupt_file':
      return `文件已损坏或不是 Parquet${where}。请从备份恢复，或重新生成、重新载入快照。（${detail}）`
    case 'unusable_path':
      return `路径里反斜杠与 * ? [ 同时出现，数据库无法读写${where}。请改掉文件夹或文件的名字。`
    case 'missing_file':
      return `缺少文件${where}。请检查路径，或重新生成快照。`
    default:
      return `文件无法读取${where}。请检查权限与格式。（${detail}）`
  }
}

/** What the operating system refused, and what to do; undefined for anything else. */
export function fileSentence(error: {
  readonly code?: string | undefined
  readonly path?: string | undefined
  readonly syscall?: string | undefined
}): string | undefined {
  const where = error.path === undefined ? '' : `：${shortened(error.path.replace(/(\.\d+)?\.part$/, ''))}`
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(where)
    case 'EFBIG':
      return fileLimit(where)
    case 'EROFS':
      return `文件系统是只读的，不能写${where}。请换一个能写的位置，例如用 --var 指定数据文件夹。`
    case 'EACCES':
    case 'EPERM':
      return `没有权限读写${where}。请换一个位置（例如用 --var 指定数据文件夹），或请管理员开通权限。`
    case 'ENOENT':
    case 'ENOTDIR':
      return `路径不存在${where}。请检查后再试。`
    case 'EISDIR':
      return `这里应是文件，却是文件夹${where}。`
    case 'ENAMETOOLONG':
      return `名字太长${where}。请换一个短一些的。`
    case 'ELOOP':
      return `符号链接绕成了圈${where}。请改用实际的路径。`
    default:
      return error.syscall === undefined
        ? undefined
        : `系统没有完成对文件的操作（${error.code ?? error.syscall}）${where}。请检查磁盘或网络位置后再试。`
  }
}

function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 60)}……${path.slice(-40)}` : path
}
