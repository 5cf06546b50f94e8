import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeScreeningRefusal, type ListRefusal, type ReadRefusal, type ScreeningRefusal } from '../screening/index.ts'
import type { ScopeRefusal } from './code-scope.ts'
import type { RunFindRefusal } from './find-runs.ts'
import type { MissingRecordRefusal } from './missing-record.ts'
import type { FilterRefusal } from './read-filter.ts'

export type DecisionRefusal = ScopeRefusal | RunFindRefusal | FilterRefusal | MissingRecordRefusal

/** What was refused of what screening answers, or of finding it, and what to do next. */
export function describeDecisionRefusal(refusal: DecisionRefusal | ListRefusal | ReadRefusal | ScreeningRefusal): string {
  return isOwn(refusal) ? sentenceFor(sentences, refusal) : describeScreeningRefusal(refusal as ScreeningRefusal)
}

const sentences: Sentences<DecisionRefusal> = {
  region_without_facts: ({ region }) => `登记库的事实只到县级，不能按“${region}”筛选名单。请由所在县级岗位查看。`,
  no_run_yet: ({ setAside }) =>
    setAside === 0
      ? '还没有筛查过。请先在“筛查”页发起一次筛查。'
      : `${setAside} 次筛查都已搁置，没有可用的最近一次。请在“筛查”页恢复一次，或另发起一次。`,
  run_unknown: ({ run }) => `没有编号为“${run}”的筛查，可能已被删除。请回到筛查列表另选一次。`,
  filter_unreadable: ({ part, value }) => `不能按“${part}”的 ${value} 筛选。请清除这个条件后重选。`,
  fact_unknown_to_list: ({ missing }) => `这份名单没有缺“${missing}”的对象。请回到名单重新选择缺项。`,
  fact_of_no_record: ({ fact }) => `“${fact}”不是一条记录上的单项事实，不能逐户核实。请改选其他缺项，或向数据来源部门整批索取。`,
  run_not_whole: ({ run }) => `筛查“${run}”的文件不完整，不能使用。请按同样的输入重新筛查。`,
}

function isOwn(refusal: { readonly code: string }): refusal is DecisionRefusal {
  return Object.hasOwn(sentences, refusal.code)
}
