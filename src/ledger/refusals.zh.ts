import { formatYuan } from '../kernel/money.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import { describeActRefusal } from '../lifecycle/index.ts'
import { describeUploadRefusal } from '../uploads/index.ts'
import type { BatchState, BatchStep, OrderFault } from './batch-life.ts'
import { replySentences } from './joint-reply/reply.zh.ts'
import { moneySentences, moneyTexts } from './money-refusals.zh.ts'
import type { DutiesMeet } from './order-duties.ts'
import type { LedgerRefusal } from './refusals.ts'
import { percentOf, percentOfLimit } from './sample/sample.zh.ts'

/** What was refused, and what to do next. */
export function describeLedgerRefusal(refusal: LedgerRefusal): string {
  return sentenceFor(sentences, refusal)
}

/** What the steps of a batch are called while they are waited for. */
export const batchStateWords: Readonly<Record<BatchState, string>> = {
  first_check: '待初审',
  second_check: '待复核',
  joint_review: '联合会审中',
  account_check: '账户核实中',
  decision: '待集体审议',
  publication: '公示中',
  approval: '待拨付审批',
  sample: '待抽查复核',
  finance: '基金财务办理中',
  hand_over: '待报盘',
  answers: '待回盘',
  done: '已办结',
  cancelled: '已撤销',
}

/** What the steps of a batch are called. */
const stepWords: Readonly<Record<BatchStep, string>> = {
  first_check: '初审',
  second_check: '复核',
  joint_review: '联合会审',
  account_check: '账户核实',
  decision: '集体审议',
  publication: '公示',
  approval: '拨付审批',
  sample: '抽查复核',
  finance: '基金财务',
  hand_over: '报盘',
  answers: '回盘',
}

const stepWord = (step: string): string => stepWords[step as BatchStep] ?? step

/** The same as a sentence. */
export const sentenceOfFault = (fault: OrderFault): string => `${faultOfOrder(fault)}。`

/** What is wrong with an order of steps, in words. */
function faultOfOrder(fault: OrderFault): string {
  switch (fault.kind) {
    case 'unknown_step':
      return `没有“${fault.step}”这一步`
    case 'step_twice':
      return `“${stepWord(fault.step)}”列了两次`
    case 'step_missing':
      return `缺少“${stepWord(fault.step)}”，这一步不能省`
    case 'out_of_order':
      return fault.after === 'approval'
        ? `“${stepWord(fault.step)}”须在“拨付审批”之前，审批之后只办资金`
        : `“${stepWord(fault.step)}”与“${stepWord(fault.after)}”的先后不对`
  }
}

/** Where duties would meet in one person, in words. */
export const dutiesMeetWords = ({ step, others, people }: DutiesMeet): string =>
  `能办“${stepWord(step)}”的只有${people.join('、')}，而这一步不能由办过${others.map((other) => `“${stepWord(other)}”`).join('、')}的人办，没有另一个人可办，批次会停在这里。`

const stateWord = (state: string): string => batchStateWords[state as BatchState] ?? state

const texts = {
  number: '文号',
  basis: '依据',
  clause: '依据条款',
  change: '变化内容',
  reason: '事由',
  answer: '核查情况',
  evidence: '佐证材料',
  address: '公示地址',
  note: '说明',
  fault: '差错内容',
  subject: '功能科目和经济分类',
  decided_by: '作出决定的会议或负责人',
  ...moneyTexts,
} as const

/** What the ways of money are called. */
const railWords: Readonly<Record<string, string>> = {
  fiscal_account: '用款计划、财政专户',
  treasury: '国库支付（预算指标、支付申请）',
  central: '省级集中系统支付',
}

interface Rates {
  readonly looked: number
  readonly wrong: number
  readonly rows: number
  readonly rateOf: bigint
  readonly rateIn: bigint
  readonly most: number
}

const ratesOf = ({ looked, wrong, rows, rateOf, rateIn, most }: Rates): string =>
  `抽查 ${looked} 条，差错 ${wrong} 条，推算全部 ${rows} 条的差错率 ${percentOf({ of: rateOf, in: rateIn })}（95% 把握不超过 ${most} 条）。`

const sentences: Sentences<LedgerRefusal> = {
  ...moneySentences,
  ...replySentences,
  row_not_found: describeActRefusal,
  changed_meanwhile: describeActRefusal,
  wrong_state: describeActRefusal,
  own_work: describeActRefusal,
  reason_needed: describeActRefusal,
  too_many_rounds: describeActRefusal,
  request_reused: describeActRefusal,
  upload_not_found: describeUploadRefusal,
  batch_not_found: () => '没有这个批次，或不在您的经办范围内。请回到批次列表重新选择。',
  nothing_to_grant: ({ rows, taken, twice, outside }) =>
    `所选 ${rows} 条没有可以列入批次的：${taken} 条已在其他批次中或已发放，${twice} 条与同批其他条重复，${outside} 条不在您的经办范围内。请回到拟享受名单核对。`,
  nothing_to_top_up: ({ rows, same, above, ungranted, unclear, claimedBack }) =>
    `所选 ${rows} 条没有可以补发的：${same} 条已发足，${above} 条已发多于应得（请在“追回”中办理），${ungranted} 条从未发放（请按首次发放建批次），${unclear} 条历史发放对不上（请核对后用新的数据重新筛查），${claimedBack} 条正在追回或曾追回。`,
  top_up_beyond: ({ rows, claim, decided, granted }) =>
    `有 ${rows} 条补发后将超过应得：如第 ${claim} 条应得 ${formatYuan(decided)} 元，连同本次共 ${formatYuan(granted)} 元。建批次后又有其他发放，请取消列入这些条目后再审批。`,
  unit_unclear: ({ text, found }) =>
    found === 0
      ? `您的经办范围内没有“${text}”这个参保单位，请用全称或完整的参保单位编号、信用代码。`
      : `“${text}”查到 ${found} 个参保单位，请用完整的参保单位编号。`,
  succession_unfit: ({ fault }) =>
    ({
      circle: '承继关系绕回了原单位，请核对原单位和承继单位。',
      share: '各承继单位的份额之和超过了全部，请核对份额。',
      denominator: '同一原单位的份额须用同一分母，请改写份额。',
      twice: '这两个单位的承继关系已登记过，请核对。',
    })[fault],
  too_many_rows: ({ rows, most }) => `一个批次最多 ${most} 条，所选有 ${rows} 条。请先按地区或规模筛选，分几个批次办理。`,
  funds_differ: ({ funds }) => `所选各条的资金来源不同（${funds.join('、')}）。一个批次只能使用一项资金，请选定其中一项。`,
  no_fund_named: () => '所依据的文件没有写明资金来源，不能列入批次。请先在政策页补充资金来源。',
  paid_by_month: () => '这项政策按月发放。请到“按月发放”建当月的批次。',
  not_paid_out: () => '这项政策不发放资金（缓缴、降费率或应办事项），不需要批次。',
  step_not_in_order: ({ order }) => `本批次的办理顺序中没有这一步。顺序为：${order.map(stateWord).join(' → ')}。`,
  order_unfit: ({ faults }) => `办理顺序有 ${faults.length} 处不合适，没有保存：${faults.map(faultOfOrder).join('；')}。请改正后再保存。`,
  duties_meet: (meets) => `${dutiesMeetWords(meets)}没有保存。请先增设岗位，或换一个顺序。`,
  parts_open: ({ parts }) => `还有 ${parts.length} 个经办机构没有初审：${parts.slice(0, 5).join('、')}。请催办，或将其转入下一批次。`,
  batch_is_empty: () => '本批次已没有待发放的条目，请撤销本批次。',
  batch_in_other_step: ({ state, needed }) => `批次现处于“${stateWord(state)}”，这一步须在“${needed.map(stateWord).join('”或“')}”时办理。`,
  counts_differ: ({ signedRows, signedFen, changedRows, changedFen, rows, fen }) =>
    `签字名单 ${signedRows} 条 ${formatYuan(signedFen)} 元，经变更单增减 ${changedRows} 条 ${formatYuan(changedFen)} 元，与现有 ${rows} 条 ${formatYuan(fen)} 元不一致，没有办理。请联系系统管理员核对。`,
  list_changed: () => '比对期间名单或账户有变化，这次演练没有保存。请重新演练。',
  public_number_early: ({ day, approved }) =>
    `公开号码是 ${day} 的，名单 ${approved} 才审批；早于审批的号码在定名单时已经知道，不能用来抽取。请用 ${approved} 及以后公布的号码。`,
  sample_drawn: ({ on }) => `本轮名单已于 ${on} 抽取，不能重抽。要多查的，请扩大抽取或全部核对。`,
  sample_size_needed: () => '本地没有文件规定抽查比例。请填写抽取比例、每层最少条数和理由。',
  sample_needed: () => '本批次的办理顺序有抽查复核，还没有抽取。请先抽取。',
  sample_open: ({ rows, drawn }) => `抽取的 ${drawn} 条中还有 ${rows} 条没有核对。请核对完再办。`,
  sample_whole: () => '名单已全部抽取，没有可再抽的。',
  sample_nobody: ({ rows, of }) => `待核对的 ${of} 条中有 ${rows} 条，所选的人都经办过或管不到，没有分派。请再选没有经办过的人。`,
  sample_row_unfit: ({ claim, rows }) =>
    `有 ${rows} 条不能由您登记（如第 ${claim} 条）：不是分派给您的，或已登记为有差错。请刷新后重新选择。`,
  sample_has_limit: ({ limit, basis }) => `${basis}规定差错率限值 ${percentOfLimit(limit)}，由限值判定，不另作决定。`,
  sample_undecided: (figures) => `${ratesOf(figures)}本地没有文件规定差错率限值，须由处长看过差错率、写明理由后决定能否报盘。`,
  sample_beyond: ({ limit, basis, ...figures }) =>
    `${ratesOf(figures)}超过限值 ${percentOfLimit(limit)}（${basis}），不能报盘。请扩大抽取、全部核对，或退回初审。`,
  rehearsal_needed: ({ last }) =>
    last === ''
      ? '本名单还没有做审计预演，不能审批拨付。请到“审计预演”开始演练；查出的条目作为疑点暂缓，其余照常审批。'
      : `上次审计预演（${last}）之后名单或账户有变化，不能审批拨付。请到“审计预演”重新演练。`,
  rules_unreadable: ({ run }) => `筛查 ${run} 所依据的政策文件已读不出，无法确定哪些政策与之互斥，不能列入批次。请重新筛查后再建批次。`,
  grants_clash: ({ rows, fen, first }) =>
    `有 ${rows} 条 ${formatYuan(fen)} 元与已审批的其他待遇互斥或重复，没有审批：${first.map(({ claim, policy, document, basis }) => `第 ${claim} 条与“${policy}”（《${document}》 ${basis}）`).join('；')}。请到“互斥与重复”将其全部暂缓，其余照常审批；暂缓的条目核实后取消或排除。`,
  fund_suffices: ({ fund, left, asked }) =>
    `${fund}可用 ${formatYuan(left)} 元，本批次需 ${formatYuan(asked)} 元，够用，不需要分配。请直接审批。`,
  shortage_day_unknown: ({ rows }) => `有 ${rows} 条查不到发生日期，不能按发生先后分配。请换一种分配办法，或核实日期后重新筛查。`,
  shortage_open: ({ number }) => `本批次已有一项分配决定（${number}）在等另一人同意。请先办结它。`,
  shortage_moved: ({ decided, available, isListChanged }) =>
    isListChanged
      ? '登记分配决定以后名单有变化，没有办理。请不同意这一项，按现在的名单重新登记。'
      : `登记时资金可用 ${formatYuan(decided)} 元，现在 ${formatYuan(available)} 元，没有办理。请不同意这一项，按现在的余额重新登记。`,
  nothing_put_off: () => '本批次没有因资金不足暂缓的条目。请刷新后核对。',
  put_off_first: ({ fund, number, waiting, left }) =>
    `${fund}余额 ${formatYuan(left)} 元，批次 ${number} 因资金不足暂缓的 ${formatYuan(waiting)} 元在先。请先恢复该批次，或增加预算。`,
  beyond_fund: ({ fund, year, left, asked }) =>
    `${fund} ${year} 年可用余额 ${formatYuan(left)} 元，本批次需 ${formatYuan(asked)} 元，不足。请先调整预算，或在“资金不足”登记怎样分配的决定。`,
  fund_takes_other_rail: ({ fund, rail }) => `${fund}走${railWords[rail] ?? rail}，不能这样办。请按这条渠道办理。`,
  indicator_known: ({ number }) => `这项指标（${number}，同一科目和来源）已登记。要增减的，请在该指标上登记调整。`,
  indicator_not_found: ({ indicator }) => `没有编号 ${indicator} 的指标，或不在您的地区。请刷新后重选。`,
  indicator_twice: ({ indicator }) => `指标 ${indicator} 填了两次，请合并。`,
  indicator_of_other_fund: ({ number, fund, asked }) => `指标 ${number} 属于${fund}，本批次用的是${asked}，不能动用。请换一项指标。`,
  beyond_indicator: ({ number, left, asked }) =>
    `指标 ${number} 可用 ${formatYuan(left)} 元，需 ${formatYuan(asked)} 元，不足。请减少动用数，或换一项指标。`,
  draws_differ: ({ fen, listFen }) =>
    `动用指标共 ${formatYuan(fen)} 元，名单共 ${formatYuan(listFen)} 元，不一致，没有办理。请逐分核对后重填。`,
  fund_without_budget: ({ fund, year }) => `没有登记 ${fund} ${year} 年的预算，不能审批拨付。请基金财务先登记预算及文号。`,
  day_ahead: ({ day, today }) => `日期 ${day} 晚于今天（${today}），请核对。`,
  text_needed: ({ what }) => `请填写${texts[what]}。`,
  body_not_found: () => '没有这个单位，或已撤并。请重新选择参加会审的单位。',
  not_your_body: ({ body, own }) => `这份意见由“${body}”填写，您在“${own}”任职。请由该单位的会审成员填写，或按复函登记。`,
  objection_without_rows: ({ rows }) =>
    rows === 0 ? '选“有异议”须勾选有异议的条目。' : `选“无异议”时不应勾选条目，现勾选了 ${rows} 条。请核对。`,
  nobody_asked: () => '还没有征求任何单位的意见，不能结束联合会审。请先发出会审。',
  opinions_open: ({ bodies }) => `还有 ${bodies.length} 个单位没有意见：${bodies.join('、')}。未回复不视为同意，请催办。`,
  published_too_short: ({ workdays, least }) => `公示期 ${workdays} 个工作日，少于 ${least} 个工作日。请延长。`,
  columns_unfit: ({ column }) => `公示表的列不合适（${column}）：须有名称，其余从可选的列中选取。`,
  numbers_without_basis: () => '文件没有要求的，公示中不得出现证件号码。如文件要求，请写明文号和条款；号码仍按掩码显示。',
  days_off_unknown: ({ from }) => `自 ${from} 起的工作日还不能推算（节假日安排未发布或日期有误）。请核对日期，或由管理员更新节假日表。`,
  published_already: ({ number }) => `本名单已公示（第 ${number} 号），此后没有变更，不需要再次公示。`,
  not_published: () => '本批次还没有公示。请先登记公示。',
  publication_running: ({ number, to }) => `第 ${number} 号公示到 ${to} 为止，期满次日起才能继续。`,
  nothing_waits_for_notice: ({ number }) => `没有条目在等第 ${number} 号公示期满：已经结束，或这些条目又有异议、疑点。请刷新后核对。`,
  objections_open: ({ objections }) => `还有 ${objections} 件对名单整体的异议没有答复。请答复后再结束公示。`,
  sheet_needed: ({ way }) =>
    way === '12345' || way === 'petition'
      ? '12345 和信访件须填写转办单号和办理期限。'
      : '只有 12345 和信访件填写转办单号和办理期限，请核对来源。',
  day_past: ({ day, today }) => `办理期限 ${day} 早于今天（${today}），请核对转办单。`,
  receipt_unknown: () => '没有这个回执号。请核对回执上的全部数字；回执遗失的，请到受理的经办机构查询。',
  objection_answered: () => '这件异议已经答复，不能再补充。仍有不同意见的，按答复中写明的救济途径办理。',
  too_many_words: ({ most }) => `网上最多补充 ${most} 次。还有材料的，请交受理的经办机构。`,
  amount_needed: () => '异议成立须填写更正后的金额；不再发放的填 0。',
  amount_beyond_approval: ({ fen, asked }) =>
    `本批次拨付已审批，这一条只能调低：现为 ${formatYuan(fen)} 元，所填 ${formatYuan(asked)} 元。请按现金额办理，差额另列补发批次。`,
}
