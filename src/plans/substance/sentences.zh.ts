import type { PlanLine } from './list-lines.ts'
import type { Missing, MissingCode } from './terms-said.ts'

/** What of a block a line is, where it is no condition. */
const parts: Readonly<Record<string, string>> = {
  subject: '对象',
  payee: '收款',
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
}

/** A line by its block and what it is there: the code of a condition, or the part of the block. */
export function lineName({ owner, line }: Pick<PlanLine, 'owner' | 'line'>): string {
  const [part = '', rest] = line.split(/\.(?=\d|\w+$)/)
  const zh = parts[line] ?? (parts[part] === undefined ? undefined : `${parts[part]} ${rest ?? ''}`.trim())
  return `${owner}/${line}${zh === undefined ? '' : `（${zh}）`}`
}

const sentences: Readonly<Record<MissingCode, (sought: string) => string>> = {
  clause: (sought) => `原文没有这个编号：${sought}`,
  words: (sought) => `没有找到 ${sought}`,
  denied: (sought) => `原文说的是“不”，块里写成“是”：${sought}`,
  not_denied: (sought) => `块里写成“不”，原文没有说“不”：${sought}`,
  number: (sought) => `没有找到这个数，或不在所说的词旁边：${sought}`,
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
  payee: (sought) => `原文不像是付给它：${sought}`,
}

/** Wordings shown of many that were looked for. */
const SHOWN = 6

/** What was sought in vain, and what to do about it. */
export function describeMissing(missing: readonly Missing[]): string {
  const said = missing.map(({ code, sought }) => sentences[code]([...new Set(sought)].slice(0, SHOWN).join('、')))
  return `${[...new Set(said)].join('；')}。`
}
