import { recordedTimeInWords } from '../../kernel/china-time.ts'
import { listed } from '../../kernel/listed.zh.ts'
import type { InputPart } from '../../screening/index.ts'

/** What the command line says about runs and about what a question is asked of. */

/** Refusals and remarks about which run is meant. */
export const runTexts = {
  noScreening: (runs: readonly string[]) =>
    runs.length === 0
      ? '还没有完成的筛查。请先运行 npm start 或 ballast screen。'
      : `没有可用的筛查记录（试算和改了参数的不算）。请先运行 ballast screen，或用 --run 指明一次：${listed(runs, '')}。`,
  unknown: (typed: string, runs: readonly string[]) =>
    `找不到筛查“${typed}”。${runs.length === 0 ? '还没有完成的筛查，请先运行 npm start 或 ballast screen。' : `已有：${listed(runs, '')}。`}`,
  several: (typed: string, runs: readonly string[]) => `以“${typed}”开头的筛查不止一次：${listed(runs, '见 var/runs')}。请写全一些。`,
  namedTwice: (argument: string, option: string) => `筛查写了两次：“${argument}”和 --run ${option}。请只留一个。`,
  gone: (run: string, at: string) => `提醒：${recordedTimeInWords(at)} 的筛查 ${run} 已不在，改用它之前的一次。`,
  setAside: (run: string, at: string) => `提醒：筛查 ${run} 已于 ${recordedTimeInWords(at)} 搁置，已略过。要用它请写 --run ${run}。`,
  empty: (run: string, day: string) => `提醒：筛查 ${run} 的筛查日 ${day} 没有政策执行，没有判定任何对象，已略过。`,
  broken: (run: string, detail: string) => `提醒：筛查 ${run} 不能用，已略过。${detail}`,
  linesBroken: (lines: readonly number[]) => `提醒：筛查记录 screenings.jsonl 第 ${listed(lines.map(String), '几')} 行无法读取，已略过。`,
  taken: (run: string, at: string | undefined) =>
    at === undefined ? `筛查 ${run}` : `筛查 ${run}（${recordedTimeInWords(at)}，最近一次）`,
  engineUnknown: (engine: string) => `没有“${engine}”这种计算方式。--engine 可写 duckdb 或 spark。`,
  bundleWhere: '请用 --out 写明任务包放在哪里，例如 ballast bundle --out BUNDLE。',
  bundled: (folder: string) => `任务包已写好：${folder}。里面的 README.md 写明怎样提交，结果取回后用 ballast run adopt 收下。`,
  adoptWhat: '请写明任务包的文件夹，例如 ballast run adopt BUNDLE。',
  changedIsNoScreening: (run: string) => `这次改了参数，不算最近一次筛查；要用它时写 --run ${run}。`,
  whatIfRuns: (before: string, after: string) => `两次结果可用 --run 再看：前 ${before}，后 ${after}。`,
  policyNotDecided: (zh: string, id: string, day: string) =>
    `那次筛查没有判定“${zh}”（${id}）：它的方案没有选用，或 ${day} 不在政策期内。请用 --run 换一次，或重新筛查。`,
  notAmongPlans: (policy: string, asked: readonly string[], stating: readonly string[]) =>
    `所问的方案${asked.length === 0 ? '' : `（${listed(asked, '')}）`}没有政策“${policy}”${stating.length === 0 ? '，别的方案也没有。用 ballast policies 看有哪些政策。' : `；它在 ${listed(stating, '')}。请用 --plan 指明。`}`,
  notScreened: (parts: readonly string[]) =>
    parts.length === 0
      ? '没有按这些输入筛查过：以上是结算前的金额，没有扣除互斥、封顶和已付。先运行 ballast screen 就有结算。'
      : `${listed(parts, '')}与那次筛查不同，不显示它的结算：以上是结算前的金额，没有扣除互斥、封顶和已付。`,
  settlementDamaged: (detail: string) => `结算不能显示。${detail}`,
  historyUnknown: (decisions: string, policies: number, yuan: string, advice: string) =>
    `历史发放未知：${decisions} 笔（${policies} 项政策）应享 ${yuan} 元没有计入净额。${advice}`,
  awaitingReview: (decisions: string, gross: string, amount: string) =>
    `待复核：应享 ${gross} 元，如全部通过还可付 ${amount} 元（${decisions} 笔），复核前不计入净额。`,
  reserved: (amount: string) => `额度待定：封顶额度内有 ${amount} 元先为在前的待定对象留出，定论后再付，不计入净额。`,
  explainedReview: (amount: string) => `，如复核通过可付 ${amount}`,
  explainedReserved: (amount: string) => `，另有 ${amount} 待在前的对象定论`,
  standsIn: (code: string, name: string) => `（${code === name ? '' : `${name} `}${code}）`,
  writtenCase: (entity: string, name: string) => `${entity}（写明的事实：${name}）`,
  caseNumber: (number: number) => `第 ${number} 例`,
  paymentsAreNoList: (key: string) => `“${key}”应写成列表，一笔一项（已付政策、基准年度、已付金额）；从未发过就写 []。`,
  writePayments: '没有写明此前发过什么。在事实文件里写“已付记录”的列表（已付政策、基准年度、已付金额），从未发过就写 已付记录: []。',
  whichEntity: (name: string, entities: readonly string[]) =>
    `${name}的事实看不出是哪一类对象。请在 --facts 前写明，例如 ballast explain 对象 --facts 文件；对象可以是：${listed(entities, '见 ballast terms')}。`,
  regionMissing: (plans: readonly string[]) =>
    `不知道所在地区，分不清归哪份文件。请写明地区的事实，或用 --plan 指定：${listed(plans, '见 ballast policies')}。`,
  comma: '、',
  from: (run: string) => `取自${run}`,
  against: (run: string) => `对照${run}`,
  withoutAmount: (rows: number) => `清单中 ${rows} 行没有应付金额，没有比较。`,
  unmentioned: (policies: number) => `清单没有提到的政策 ${policies} 项，有应付而没有比较（政策、代码、笔数、净额）：`,
  notAllShown: (shown: number, all: number) => `只列出差额最大的 ${shown} 笔，共 ${all} 笔；用 --out 文件.csv 写出全部。`,
  inputsDiffer: (parts: readonly string[]) =>
    parts.length === 0 ? '两次筛查的输入相同。' : `两次筛查的输入不同处：${listed(parts, '')}。`,
  noGroups: {
    other_registry: '两次筛查的登记库不同，不按规模、行业分。',
    registry_gone: '那次筛查的登记库已不在原处，不按规模、行业分。',
  },
  snapshotMoved: (folder: string, id: string) =>
    `那次筛查用的登记库快照（编号 ${id}）不在 ${folder}，或那里已换成另一份。请用 --snapshot 指出它现在的位置。`,
} as const

/** The keys of a case in a file of facts, beside its facts, in terms and ids. */
export const caseWords = {
  name: ['名称', 'name'],
  policy: ['政策', 'policy'],
  facts: ['事实', 'facts'],
  payments: ['已付记录', 'prior_payment'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The overview of one subject under all policies. */
export const overviewWords = {
  because: '不符合的条件、缺少的事实或复核提示',
  none: '没有一项政策管到它。',
  undecided: '没有判定',
} as const

/** What a question was asked of. */
export const inputWords = {
  day: (date: string, isToday: boolean) => `筛查日 ${date}${isToday ? '（今天；用 --date 另定）' : ''}`,
  knownOn: (date: string) => `按 ${date} 所知`,
  snapshot: (title: string, folder: string) => `登记库 ${title}（${folder}）`,
  taken: (run: string) => `没有写明的取自${run}`,
  year: (plan: string, mask: string, year: string) => `${plan} 的 ${mask} 读作 ${year} 年`,
  years: (years: readonly string[], isOfDemo: boolean) => `${years.join('、')}${isOfDemo ? '（演示用的年份；用 --year 另定）' : ''}`,
  comma: '，',
} as const

/** The parts of a run's inputs. */
export const inputPartWords: Readonly<Record<InputPart, string>> = {
  engine: '程序版本',
  glossary: '术语表',
  reference: '参考表',
  snapshot: '登记库',
  plans: '方案',
  date: '筛查日',
  known_on: '所知日',
  base_year: '基准年',
  years: '遮蔽年份',
  parameters: '参数',
}
