import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeActRefusal } from '../lifecycle/index.ts'
import { describeUploadRefusal } from '../uploads/index.ts'
import type { ApplicationRefusal, NeededText } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeApplicationRefusal(refusal: ApplicationRefusal): string {
  return sentenceFor(sentences, refusal)
}

const texts: Readonly<Record<NeededText, string>> = {
  agent: '代办人姓名',
  relation: '代办人与申请人的关系',
  consent: '委托书编号，或视频存档编号',
  basis: '依据的文件和条款',
  reason: '理由',
  source: '依据的材料',
  items: '需要补正的内容',
  finding: '核查情况',
}

const sentences: Sentences<ApplicationRefusal> = {
  row_not_found: describeActRefusal,
  changed_meanwhile: describeActRefusal,
  wrong_state: describeActRefusal,
  own_work: describeActRefusal,
  reason_needed: describeActRefusal,
  too_many_rounds: describeActRefusal,
  request_reused: describeActRefusal,
  upload_not_found: describeUploadRefusal,
  application_not_found: () => '没有这件申请，或不在您的经办范围内。请回到申请受理列表重新选择。',
  commitment_not_found: () => '没有这件承诺，或不在您的经办范围内。请回到承诺核查列表重新选择。',
  application_text_needed: ({ what }) => `请填写${texts[what]}。`,
  no_matter: () => '还没有选要申请的事项。请至少勾选一项。',
  matter_unknown: ({ policy }) => `最近一次筛查里没有申请人的“${policy}”，或不在您的经办范围内。请重新查询申请人后再选。`,
  already_applied: ({ policy, number }) => `“${policy}”已经受理，编号 ${number}，还没有办结。请打开那一件办理，不要重复受理。`,
  fact_not_asked: ({ fact }) => `“${fact}”现在已有数据，或所选事项不需要，没有受理。请重新查询申请人后再填。`,
  fact_twice: ({ fact }) => `“${fact}”填了两次，没有受理。请只留一个。`,
  fact_unfit: ({ fact, value, expected }) => `“${value}”不是“${fact}”可用的写法，应为${expected}。`,
  material_day_unfit: ({ day, earliest, latest }) => `材料日期 ${day} 应在 ${earliest} 至今天（${latest}）之间。请核对。`,
  check_day_unfit: ({ day, today, latest }) => `核查日期 ${day} 应晚于今天（${today}），不晚于 ${latest}。请改正。`,
  consent_file_needed: () => '代办须附申请人的委托书，或视频作证的截图。请上传后再受理。',
  notice_day_unfit: ({ day, today }) => `补正期限 ${day} 早于今天（${today}），请改正。`,
  not_told_at_once: ({ item }) =>
    `“${item}”没有写进第一次的补正告知书。需要补正的内容须一次告知，不能再要求补正；请按现有材料作出决定，缺的事实可以发核实函。`,
  matters_undecided: ({ decided, matters }) => `这件申请有 ${matters} 个事项，只写了 ${decided} 个的结果。请逐项选通过或不予通过。`,
  nothing_accepted: () => '没有一个事项通过。请用“不予通过”，写明理由和条款。',
}
