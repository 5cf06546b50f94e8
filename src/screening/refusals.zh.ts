import { pathSentences, sheetSentences } from '../files/index.ts'
import { choices, listed } from '../kernel/listed.zh.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeRefusal } from '../plans/index.ts'
import { describeRegistryRefusal } from '../registry/index.ts'
import { clusterSentences } from './cluster/refusals.zh.ts'
import type { ListPart } from './lists/list-refusals.ts'
import { rowFaultSentence } from './paid/paid.zh.ts'
import type { ScreeningRefusal } from './refusals.ts'
import type { FileDamage } from './runs/made-files.ts'

/** What was refused, where, and what to do next. */
export function describeScreeningRefusal(refusal: ScreeningRefusal): string {
  return sentenceFor(sentences, refusal)
}

const again = '请用 ballast screen 按同样的输入重新筛查，或从备份恢复。'

const damageWords: Readonly<Record<FileDamage, string>> = {
  missing: '不见了',
  size_differs: '大小与记录不符',
  hash_differs: '内容与记录不符',
}

const listPartWords: Readonly<Record<ListPart, string>> = {
  filter: '条件',
  sort: '排序',
  facet: '分组',
  size: '每页行数',
  count: '计数方式',
}

const sentences: Sentences<ScreeningRefusal> = {
  ...pathSentences,
  ...sheetSentences,
  ...clusterSentences,
  not_a_run: ({ folder }) => `${folder} 不是一次完成的筛查：缺少 run.json。请用 ballast screen 先筛查，或检查路径。`,
  run_unreadable: ({ file }) => `${file} 已损坏，不是完整的筛查记录。${again}`,
  run_of_other_format: ({ file, isEarlier }) =>
    `${file} 是${isEarlier ? '较早' : '另一'}版本的程序写的${isEarlier ? '，没有各项政策的名单' : ''}，不能读取。请用 ballast screen 重新筛查。`,
  run_edited: ({ file }) => `${file} 写成以后被改动过，其中的数字不可信。${again}`,
  run_damaged: ({ folder, file, damage }) => `筛查 ${folder} 的文件 ${file} ${damageWords[damage]}，结果不可信。${again}`,
  run_without_bundle: ({ folder }) => `筛查 ${folder} 是较早的版本做的，没有留存当时的政策文件，不能按当时的文件解释。${again}`,
  bundle_outgrown: ({ folder, plans }) =>
    `筛查 ${folder} 留存的政策文件${plans.length === 0 ? '' : `（${plans.join('、')}）`}现在的版本已不能照原样读取。记录的结果不变；需要解释时请用当时的版本打开，或重新筛查。`,
  run_pinned: ({ folder, by }) => `筛查 ${folder} 已被${by.join('、')}引用，不能删除。请先撤销引用。`,
  snapshot_unusable: ({ refusal }) => describeRegistryRefusal(refusal),
  run_in_progress: ({ host, process, file }) =>
    `主机 ${host} 上的进程 ${process} 正在做同样的筛查。请等它结束；若确认它已不在，请删除 ${file} 后重试。`,
  plans_unusable: ({ refusals }) => refusals.map((refusal) => describeRefusal(refusal)).join('\n'),
  year_needed: ({ plans, mask }) =>
    `方案 ${listed(plans, '')} 的文本遮蔽了年份（${mask}），不能猜测。请用 --year 方案=年份 给出，例如 --year jilin-2020=2022；只筛其他文件用 --plan，照上次筛查的年份用 --run latest。`,
  day_absent: ({ plans, day }) => `方案 ${listed(plans, '')} 按给出的年份有一天是 ${day}，不是有效的日期。请用 --year 另给年份。`,
  region_unknown: ({ entity, subject }) =>
    `${entity} ${subject} 所在的地区未知，不能确定由哪份文件决定。请先在登记库补上地区，再筛查或解释。`,
  subject_not_found: ({ entity, subject }) => `快照中没有${entity} ${subject}。请核对编号，或换一个快照。`,
  policy_not_found: ({ policy, known }) => `没有政策“${policy}”。${choices(known, '按这些方案和日期没有可选的政策，请换一个日期或方案。')}`,
  list_policy_unknown: ({ known }) =>
    `那次筛查没有这项政策的名单。${known.length === 0 ? '那次筛查没有一项政策，请换一次筛查。' : '请回到那次筛查的总览，从中另选一项政策。'}`,
  list_part_unknown: ({ part, name, known }) => `名单没有${listPartWords[part]}“${name}”。${choices(known, '请去掉它再查。')}`,
  list_value_unknown: ({ filter, value, known }) => `条件 ${filter} 不能取“${value}”。${choices(known, '请改正或去掉这个条件再查。')}`,
  list_subjects_differ: ({ earlier, later }) => `这项政策在两次筛查里的对象不同（${earlier}、${later}），不能逐个比较。请换一次筛查。`,
  list_keys_too_many: ({ count, most }) => `一次最多按 ${most} 个编号查，这里有 ${count} 个。请把名称写得更具体一些。`,
  list_cursor_strange: () => '翻页的位置不属于这次查询。请回到第一页重新查。',
  query_cancelled: () => '查询已取消。需要时请重新查。',
  paid_not_parquet: ({ file }) => `${file} 不能用来对账：不是完整的 Parquet 文件。请重新导出。`,
  paid_columns_missing: ({ file, missing, found }) =>
    `${file} 不能用来对账：缺少列 ${missing.join(' / ')}（${found.length === 0 ? '文件里一列也没有' : `现有列：${listed(found, '')}`}）。需要三列：政策代码（policy）、对象编号（subject_id）、已付金额（元）（amount）；ballast export 写出的文件可以直接用。`,
  paid_column_twice: ({ file, column }) => `${file} 不能用来对账：列“${column}”出现了两次。请只留一列。`,
  paid_rows_bad: ({ file, count, faults }) =>
    `${file} 有 ${count} 行不能对账，全部没有比较。请改正后再试：${faults.map(rowFaultSentence).join('')}`,
  paid_policies_unknown: ({ file, policies, known }) =>
    `${file} 里有那次筛查没有的政策：${listed(policies, '不明')}。${choices(known, '那次筛查没有一项政策，请用 --run 换一次。')}`,
  paid_nothing: ({ file, withoutAmount }) =>
    `${file} 里没有一笔发放${withoutAmount === 0 ? '，只有表头' : `：${withoutAmount} 行的金额都是空的`}。请换成发放清单。`,
}

/** The parts of a policy's subjects that must make up the whole and do not. */
export function countsDifferSentence(
  counts: Readonly<Record<'subjects' | 'decided' | 'leftOut' | 'outside' | 'unknown', number>>,
  policy: string,
): string {
  const { subjects, decided, leftOut, outside, unknown } = counts
  return `对不上数：${policy} 的对象共 ${subjects} 个，判定 ${decided}、归未采用的方案 ${leftOut}、方案以外 ${outside}、地区不明 ${unknown}。结果未保存；请把本条连同快照编号报给维护人员。`
}
