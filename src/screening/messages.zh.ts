import type { ScreeningFailureCode } from './failure.ts'

type Sentence = (values: Readonly<Record<string, string>>) => string
const of = (values: Readonly<Record<string, string>>, name: string): string => values[name] ?? ''

/** What went wrong with a screening and what to do next. */
export const failureSentences: Readonly<Record<ScreeningFailureCode, Sentence>> = {
  not_a_run: (v) => `${of(v, 'folder')} 不是一次完成的筛查：缺少 run.json。请用 ballast screen 先筛查，或检查路径。`,
  run_unreadable: (v) => `${of(v, 'file')} 无法读取或格式不符。请用同一版本的程序重新筛查。`,
  run_in_progress: (v) =>
    `另一个进程（${of(v, 'process')}）正在处理 ${of(v, 'folder')}。请等它结束；若确认它已不在，删除该文件夹中的 lock 后重试。`,
  year_needed: (v) =>
    `方案 ${of(v, 'plans')} 的文本遮蔽了年份（${of(v, 'text')}），不能猜测。请用 --year 方案=年份 给出，例如 --year jilin-2020=2022。`,
  counts_differ: (v) =>
    `对不上数：${of(v, 'policy')} 的对象共 ${of(v, 'subjects')} 个，判定 ${of(v, 'decided')}、方案以外 ${of(v, 'outside')}、地区不明 ${of(v, 'unknown')}。结果未保存；请把本条连同快照编号报给维护人员。`,
  subject_not_found: (v) => `快照中没有${of(v, 'entity')} ${of(v, 'id')}。请核对编号，或换一个快照。`,
  policy_not_found: (v) => `没有政策“${of(v, 'found')}”。可选：${of(v, 'known')}。`,
  parameter_not_found: (v) => `没有参数“${of(v, 'found')}”。${of(v, 'write') === '' ? '' : `是否指“${of(v, 'write')}”？`}`,
  paid_file_unreadable: (v) => `${of(v, 'file')} 不是可对账的文件：${of(v, 'detail')}。需要列 policy、subject_id、amount（元）。`,
}
