import type { PlanLine } from './list-lines.ts'
import type { Missing, MissingKind } from './terms-said.ts'

/** What of a block a line is, where it is no condition. */
const parts: Readonly<Record<string, string>> = {
  subject: '对象',
  demands: '要求',
  payee: '收款',
  region: '地区依据',
  amount: '金额',
  rate: '费率',
  obligation: '义务',
  'period.from': '期间的起日',
  'period.to': '期间的止日',
  once_only: '一次性',
  cap: '封顶',
  top_up: '补差',
  exclusion: '互斥',
  definition: '定义',
  values: '取值',
  words: '问题的字句',
  schedule: '期表',
  measure: '措施',
  measure_due: '措施的期限',
  due: '期限',
  group: '人群',
  per: '每',
  value: '值',
  direction: '方向',
  cadence: '周期',
  times: '次数',
  recipient: '报送',
  start: '起',
}

/** A line by its block and what it is there: the code of a condition, or the part of the block. */
export function lineName({ owner, line }: Pick<PlanLine, 'owner' | 'line'>): string {
  const dot = line.indexOf('.')
  const part = parts[dot < 0 ? line : line.slice(0, dot)]
  const zh = parts[line] ?? (part === undefined ? undefined : `${part} ${line.slice(dot + 1)}`)
  return `${owner}/${line}${zh === undefined ? '' : `（${zh}）`}`
}

const sentences: Readonly<Record<MissingKind, (sought: string) => string>> = {
  clause: (sought) => `原文没有这个编号：${sought}`,
  words: (sought) => `没有找到 ${sought}`,
  denied: (sought) => `原文说的是“不”，块里写成“是”：${sought}`,
  not_denied: (sought) => `块里写成“不”，原文没有说“不”：${sought}`,
  number: (sought) => `没有找到这个数，或不在所说的词旁边：${sought}`,
  unused: (sought) => `原文写了这个数，方案里没有用，或该用在这里：${sought}`,
  unread: (sought) => `没有哪一项政策用到这个取值：${sought}`,
  bound: (sought) => `数的方向不同：原文写的是 ${sought}`,
  day: (sought) => `没有找到这个日子：${sought}`,
  left_out: (sought) => `原文并列写了，块里没有：${sought}`,
  open_list: (sought) => `原文以“等”结尾，块里只收所列的：${sought}`,
  once: () => '没有找到只给一次的说法',
  limit: () => '没有找到最高限额的说法',
  top_up: () => '没有找到补差的说法',
  exclusion: () => '没有找到不得重复享受的说法',
  discretion: () => '没有找到由人决定的说法',
  per: (sought) => `没有找到按人数计发的说法：${sought}`,
  key: (sought) => `原文是按别的对象算的：${sought}`,
  either: (sought) => `原文并列写，有其一即可，块里要求都满足：${sought}`,
  together: (sought) => `原文要求同时满足，块里写成有其一即可：${sought}`,
  apart: (sought) => `原文是在说别的事时写的，没有和这项政策写在一起：${sought}`,
  demanded: (sought) => `原文要求了，块里没有哪一行说到：${sought}`,
  cadence: (sought) => `没有找到这样的周期、次数或时限：${sought}`,
  recipient: (sought) => `原文没有说报给它：${sought}`,
  payee: (sought) => `原文不像是付给它：${sought}`,
}

/** Wordings shown of many that were looked for. */
const SHOWN = 5

/** Of what was looked for the words themselves, and not the patterns beside them. */
function inWords(sought: readonly string[]): string {
  const words = [...new Set(sought)].filter((word) => !/[\\[\](){}|?*+^$]/.test(word))
  return (words.length > 0 ? words : sought).slice(0, SHOWN).join('、')
}

/** What was sought in vain, and what to do about it. */
export function describeMissing(missing: readonly Missing[]): string {
  const said = missing.map(({ kind, sought }) => sentences[kind](inWords(sought)))
  return `${[...new Set(said)].join('；')}。`
}

/** What stands above the lines of a record of comparison. */
export const comparisonHeading = ` 方案与原文的对照记录，由 ballast coverage 方案 --text 原文 --record 写出。
 “核定”下是在所引条款里找不到的行：能改的先改方案或改引依据；确实要这样写的，写明理由、核定人、核定日。
 再次写出时保留没有改动的理由；别处的注释不保留。`

/** How a line stands in the record. */
export const stateWords = {
  settled: '已核定',
  unsettled: '未核定',
  altered: '核定后这一行改过，须重新核定',
  superseded: '核定后原文改过，须重新核定',
} as const
