import { listed } from '../../kernel/listed.zh.ts'
/** Kinds of clauses. */
export const clauseKinds = {
  entitlement: '待遇',
  task: '任务',
  target: '目标',
  form: '报表',
  list: '清单',
  service: '服务',
  mechanism: '机制',
  publicity: '宣传',
  principle: '原则',
} as const

/** Kinds a clause without rules can be of. */
export const uncoveredKinds: Readonly<Record<string, string>> = { ...clauseKinds, other_department: '他部门' }

/** Words of the register of sources. */
export const sourceWords = {
  standings: { document: '方案文件的条款', read_in_full: '全文核对', quoted: '转引', practice: '通行做法' },
  summary: (
    sources: number,
    lines: readonly { readonly standing: 'document' | 'read_in_full' | 'quoted' | 'practice'; readonly lines: number }[],
  ) =>
    `登记的来源 ${sources} 个；写了依据的 ${lines.reduce((sum, each) => sum + each.lines, 0)} 行里，${lines
      .map((each) => `${sourceWords.standings[each.standing]} ${each.lines} 行`)
      .join('，')}。`,
  cited: (lines: number) => `${lines} 行引用`,
  articles: (count: number) => `${count} 条`,
  more: '看一个来源说了什么、谁引用它：ballast sources 文号或名称',
  none: (asked: string, near: string | undefined) =>
    `没有登记“${asked}”。${near === undefined ? '' : `最接近的是“${near}”。`}全部来源用 ballast sources 列出。`,
  confirmed: (by: string, on: string) => `${by} ${on} 核定`,
  foundAt: (at: string) => `查阅处：${at}`,
  hash: (hash: string) => `校验值：${hash}`,
  note: (note: string) => `说明：${note}`,
  compared: {
    same: '与所给文本一致',
    different: '与所给文本不同：请核对版本，或在 sources.yaml 里更新',
    missing: '所给文本里没有这一部分',
  },
  textOfWhich: '--text 要与一个来源一起写，例如 ballast sources 社会保险法 --text 法律.txt。',
  nothingToCompare: (id: string) => `“${id}”没有校验值，不能与文本对照；只有全文核对的来源有。`,
} as const

/** Words of policies side by side. */
export const policyWords = {
  count: (policies: number, plans: number) => `${plans} 份文件共 ${policies} 项政策；看一项的异同：ballast policies 代码或名称`,
  always: '不限期',
  parameters: '参数',
  conditions: '条件',
  differs: '各文件不同：',
  inPlans: (plans: readonly string[]) => `${plans.join('、')}：`,
  where: (definitions: readonly string[]) => `；其中 ${definitions.join('；')}`,
  absent: (plans: readonly string[]) => `这些文件没有：${plans.join('、')}`,
} as const

/** Words of the calendar of a plan. */
export const calendarWords = {
  title: (from: string, to: string, count: number) => `${from} 至 ${to} 到期 ${count} 项`,
  yearBy: (year: number, by: 'declared' | 'days' | 'issued') =>
    `按 ${year} 年列出：${{ declared: '方案写明适用于这一年', days: '期限多在这一年', issued: '方案没有写期限，取发文的那一年' }[by]}。别的年份用 --year 或 --from、--to 指定。`,
  expiring: (count: number) => `\n最后一天落在其间的政策和取值 ${count} 项：`,
  badYear: (typed: string) => `--year “${typed}”应写成一个年份，例如 2026；遮蔽的年份写成 方案=年份。`,
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  comma: '、',
  unsettled: (count: number) =>
    `带 ? 的 ${count} 项，截止日含不含当日、遇节假日顺不顺延、按不按工作日计，还没有确认；请向发文单位问明后写进“周期”。`,
  noHolidays: (first: number, last: number) =>
    `放假安排只有 ${first} 至 ${last} 年的，其余年份遇节假日顺延和按工作日计的日子还算不准；请在安排公布后补进 reference/holidays.csv。`,
  waiting: '没有固定日子的：',
  regularly: '原文只说定期，没有写多久一次',
  daily: '每天',
  event: (event: string) => `遇${event}时`,
  masked: (plan: string, masks: readonly string[]) =>
    `${plan} 的年份遮蔽了（${listed(masks, '不详')}），带这些年份的日子没有列出；用 --year ${plan}=2022 指明。`,
} as const

const clausesShown = (clauses: readonly string[]) => clauses.join('、')

/** Words of a plan compared with its text, line by line. */
export const comparisonWords = {
  looked: (lines: number, unsupported: number, settled: number) =>
    unsupported === 0
      ? `  块里写的 ${lines} 行都能在所引条款里找到。`
      : `  块里写的 ${lines} 行，有 ${unsupported} 行在所引条款里没有找到，其中已核定 ${settled} 行${
          settled === unsupported ? '。' : '；其余请逐行核对：改正、改引依据，或用 --record 写出后写明理由：'
        }`,
  textChanged: (clauses: readonly string[]) => `  原文与上次对照时不同的条款：${clausesShown(clauses)}。请再对照，然后用 --record 写出。`,
  recorded: (file: string) => `  已写出对照记录：${file}。没有核定的行请写明理由、核定人、核定日。`,
  never: '没有与原文对照过',
  state: (compared: number, cited: number, settled: number, unsettled: number, reopened: number) =>
    `对照 ${compared}/${cited} 条, 核定 ${settled} 行, 未核定 ${unsettled} 行${reopened === 0 ? '' : `, 改动后待重新核定 ${reopened} 行`}`,
  notCompared: (clauses: readonly string[]) =>
    `没有对照过的条款：${clausesShown(clauses)}。请运行 ballast coverage 方案 --text 原文 --record。`,
  changed: (clauses: readonly string[]) => `对照后块改过的条款：${clausesShown(clauses)}。请再对照。`,
  waiting: (count: number) => `还没有人核定的行 ${count} 行：`,
} as const
