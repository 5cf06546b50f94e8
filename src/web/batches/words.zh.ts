import type { office } from '../client/office.ts'
import type { MarkName } from '../parts/mark.tsx'

export type BatchLine = Awaited<ReturnType<typeof office.batch.list>>[number]
export type BatchView = Awaited<ReturnType<typeof office.batch.read>>
export type Part = BatchView['parts'][number]
export type Claim = Awaited<ReturnType<typeof office.batch.rows>>['rows'][number]
export type Doubt = Awaited<ReturnType<typeof office.batch.doubts>>[number]

export type JointReview = Awaited<ReturnType<typeof office.jointReview.list>>
export type Opinion = JointReview['opinions'][number]
export type Publication = Awaited<ReturnType<typeof office.publication.list>>['publications'][number]
export type Objection = Awaited<ReturnType<typeof office.publication.list>>['objections'][number]

export type Clash = Awaited<ReturnType<typeof office.clash.read>>['clashes'][number]
export type Rehearsal = Awaited<ReturnType<typeof office.rehearsal.read>>
export type ComparisonLine = Rehearsal['comparisons'][number]
export type Finding = Awaited<ReturnType<typeof office.rehearsal.findings>>[number]
export type SampleView = Awaited<ReturnType<typeof office.sample.read>>
export type SampleStratum = NonNullable<SampleView['standing']>['strata'][number]
export type SamplePerson = SampleView['people'][number]
export type SampleRow = Awaited<ReturnType<typeof office.sample.rows>>['rows'][number]
export type ClashRule = Awaited<ReturnType<typeof office.clash.read>>['rules'][number]

export type BankFile = Awaited<ReturnType<typeof office.payment.files>>[number]
export type ComparedAnswer = Awaited<ReturnType<typeof office.payment.compareAnswer>>
export type AnswerReport = Awaited<ReturnType<typeof office.payment.previewAnswer>>

/** Mark, word, colour. */
export type Look = readonly [mark: MarkName, word: string, tone: string]

/** Where a batch stands. */
export const batchStates: Readonly<Record<string, Look>> = {
  first_check: ['waiting', '待初审', 'grey'],
  second_check: ['review', '待复核', 'review'],
  joint_review: ['review', '联合会审中', 'review'],
  account_check: ['review', '账户核实中', 'review'],
  decision: ['review', '待集体审议', 'review'],
  publication: ['now', '公示中', 'act'],
  approval: ['now', '待拨付审批', 'act'],
  sample: ['review', '抽查复核中', 'review'],
  finance: ['unpaid', '基金财务办理中', 'act'],
  hand_over: ['unpaid', '待报盘', 'act'],
  answers: ['transit', '待回盘', 'review'],
  done: ['done', '已办结', 'act'],
  cancelled: ['cross', '已撤销', 'grey'],
}

/** What the steps of a list are called, and the verb that ends each. */
export const steps: Readonly<Record<string, { readonly word: string; readonly verb: string }>> = {
  first_check: { word: '初审', verb: 'submit' },
  second_check: { word: '复核', verb: 'agree' },
  joint_review: { word: '联合会审', verb: 'close_joint_review' },
  account_check: { word: '账户核实', verb: 'close_account_check' },
  decision: { word: '集体审议', verb: 'decide' },
  publication: { word: '公示', verb: 'end_publication' },
  approval: { word: '拨付审批', verb: 'approve' },
  sample: { word: '抽查复核', verb: 'end_sample' },
  finance: { word: '基金财务', verb: 'accept' },
  hand_over: { word: '报盘', verb: 'hand_over' },
  answers: { word: '回盘', verb: 'settle' },
}

export const stepWord = (step: string): string => steps[step]?.word ?? step

/** How far a part is. */
export const partStates: Readonly<Record<string, Look>> = {
  open: ['waiting', '待本地初审', 'grey'],
  checked: ['tick', '已初审', 'act'],
  late: ['returned', '转下一批次', 'near'],
}

/** Where a row stands. */
export const claimStates: Readonly<Record<string, Look>> = {
  listed: ['unpaid', '待拨付', 'grey'],
  held: ['held', '暂缓', 'near'],
  unpublished: ['waiting', '待补公示', 'near'],
  waived: ['cross', '已放弃', 'grey'],
  dropped: ['cross', '已取消', 'grey'],
  deferred: ['returned', '转下一批次', 'grey'],
  in_process: ['transit', '处理中', 'review'],
  paid: ['paid', '已到账', 'act'],
  returned: ['returned', '退票', 'official'],
  back: ['returned', '退款已收回', 'official'],
  corrected: ['review', '账户已更正', 'review'],
  payable: ['unpaid', '可再拨付', 'act'],
}

/** How far a doubt is. */
export const doubtStates: Readonly<Record<string, Look>> = {
  raised: ['missing', '待核查', 'near'],
  answered: ['review', '已核查待办结', 'review'],
  closed: ['done', '已办结', 'act'],
}

export const doubtSources: Readonly<Record<string, string>> = {
  own_check: '自查',
  sent_down: '上级下发',
  joint_review: '联合会审',
  audit_rehearsal: '审计预演',
  objection: '公示异议',
  silence: '逾期未确认',
  sample: '抽查复核',
}

/** What a comparison came to; without data nothing was looked at. */
export const comparedLooks: Readonly<Record<string, Look>> = {
  waiting: ['waiting', '未演练', 'grey'],
  clean: ['tick', '没有查出', 'act'],
  found: ['held', '有查出', 'near'],
  no_data: ['missing', '没有数据', 'near'],
  off: ['cross', '未启用', 'grey'],
}

/** What was found of a drawn row. */
export const sampleStates: Readonly<Record<string, Look>> = {
  drawn: ['waiting', '待核对', 'grey'],
  right: ['tick', '无误', 'act'],
  wrong: ['held', '有差错', 'near'],
  cleared: ['done', '经核查排除', 'act'],
}
export const sampleReaches: Readonly<Record<string, string>> = { first: '首次抽取', larger: '已扩大抽取', full: '全部核对' }
export const sampleVerdicts = { goes_on: '可以报盘', looks_further: '继续抽查' } as const
export const sampleSizes: Readonly<Record<number, string>> = { 1: '大额', 2: '中额', 3: '小额' }
export const sampleRisks: Readonly<Record<string, string>> = {
  changed: '签定后变更',
  account: '账户更正过',
  questioned: '有过疑点或异议',
  none: '无风险提示',
}
export const stratumWord = ({ place, size, risk }: SampleStratum): string =>
  `${place}，${sampleSizes[size] ?? size}，${sampleRisks[risk] ?? risk}`

/** Parts of ten thousand in per cent. */
export const percentOfParts = (parts: number): string => `${Math.floor(parts / 100)}.${String(parts % 100).padStart(2, '0')}%`

/** The same of what was typed; undefined where it is no share. */
export function partsOfPercent(typed: string): number | undefined {
  const [, whole, rest = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(typed.trim()) ?? []
  const parts = whole === undefined ? 0 : Number(whole) * 100 + Number(rest.padEnd(2, '0'))
  return parts >= 1 && parts <= 10_000 ? parts : undefined
}

/** How the other grant stands that a row is excluded by. */
export const clashStandings = { granted: '已审批', same_list: '本批次中在前', listed: '尚未审批', earlier: '以前的系统已发放' } as const

/** What rules on grants go by, and how far they reach. */
const keys: Readonly<Record<string, string>> = { person: '人员', insured_unit: '参保单位', firm: '企业', organisation: '就业载体' }
export const keyWord = (key: string): string => keys[key] ?? key
export const scopeWords: Readonly<Record<string, string>> = { ever: '终身', year: '同一年度', policy_period: '政策期内' }

export const accountKinds = { corporate: '对公账户', contribution: '缴费账户', personal: '个人账户' } as const
export const enteredWays = { phone: '电话', counter: '当面', letter: '书面' } as const
/** Besides those that a handler enters, the payee's own. */
export const confirmWays = { ...enteredWays, online: '网上（本人办理）' } as const

/** The ways that the money of a fund takes, and the levels that indicators come from. */
export const rails = {
  fiscal_account: '用款计划、财政专户',
  treasury: '国库支付（预算指标、支付申请、国库回单）',
  central: '省级集中系统支付（名单报送、结果接收）',
} as const
export const sourceLevels = { central: '中央', province: '省级', city: '市级', county: '区县' } as const

/** How a line of an answer differs from what was paid. */
export const differingKinds: Readonly<Record<string, string>> = {
  answer_amount_differs: '金额不符',
  answer_account_differs: '账号不符',
  answer_contradicts: '与已登记的结果相反',
  answer_day_unfit: '日期不合',
  answer_of_other_batch: '是别的批次的',
  answer_line_unknown: '查无此笔',
  answer_twice: '与前面的行重复',
}

export const fileDirections = { out: '报盘', in: '回盘' } as const
export const fundsPapers = { funds_plan: '用款计划', funds_received: '支出户到账', treasury_request: '支付申请' } as const

/** How far the opinion of a body is, how it was asked for, and what it says. */
export const opinionStates: Readonly<Record<string, Look>> = {
  asked: ['waiting', '待意见', 'grey'],
  entered: ['review', '复函待复核', 'review'],
  checked: ['tick', '已有意见', 'act'],
}

export const opinionWays: Readonly<Record<string, string>> = { screen: '网上会审', letter: '发函会审' }
/** What a filled-in list says of a row. */
export const replyWords = { objects: '不同意', defers: '暂缓' } as const
export const opinions = { agrees: '无异议', objects: '有异议' } as const

/** How far an objection is, how it came, and what was found. */
export const objectionStates: Readonly<Record<string, Look>> = {
  received: ['missing', '待调查', 'near'],
  investigated: ['review', '待答复', 'review'],
  answered: ['done', '已答复', 'act'],
}

/** How an objection comes that somebody receives; online whoever objects brings it itself. */
export const receivedWays = { counter: '当面', phone: '电话', letter: '来信', '12345': '12345 热线', petition: '信访' } as const
export const objectionWays = { ...receivedWays, online: '网上' } as const

export const objectionFindings = { upheld: '异议成立', rejected: '异议不成立' } as const

export const findings = { cleared: '排除，恢复发放', stands: '属实，取消列入' } as const

/** Kinds of papers that a batch collects. */
export const paperKinds: Readonly<Record<string, string>> = {
  minutes: '会议纪要',
  payment_approval: '拨付审批',
  funds_plan: '用款计划',
  funds_received: '资金到账单',
  treasury_request: '支付申请',
  disbursement_order: '拨付令',
  voucher: '支付凭证',
  notice_report: '公示情况报告',
}

/** What was done with a batch as a whole. */
const trailVerbs: Readonly<Record<string, string>> = {
  make: '建批次',
  submit: '初审汇总，报送复核',
  agree: '复核同意',
  close_joint_review: '结束联合会审',
  close_account_check: '结束账户核实',
  decide: '登记集体审议，签定名单',
  end_publication: '结束公示',
  approve: '审批拨付',
  end_sample: '结束抽查复核',
  accept: '基金财务受理',
  hand_over: '报盘',
  settle: '回盘对账，办结',
  send_back: '复核退回',
  send_back_decision: '审议退回',
  send_back_approval: '审批退回',
  send_back_sample: '抽查退回',
  send_back_finance: '财务退回',
  cancel: '撤销批次',
}

export const trailWord = (verb: string): string => trailVerbs[verb] ?? verb

/** The counts that a list is reconciled by: what each is called, which rows it holds, and how its rows are asked for in an address. */
export const counts = [
  { id: 'approved', word: '审批', states: [] },
  { id: 'handedOver', word: '拨付', states: ['in_process', 'paid', 'returned', 'back', 'corrected', 'payable'] },
  { id: 'succeeded', word: '到账', states: ['paid'] },
  { id: 'returned', word: '退票', states: ['returned', 'back', 'corrected', 'payable'] },
  { id: 'inProcess', word: '处理中', states: ['in_process'] },
  { id: 'waiting', word: '待拨付', states: ['listed'] },
  { id: 'held', word: '暂缓', states: ['held', 'unpublished'] },
  { id: 'cancelled', word: '取消', states: ['waived', 'dropped', 'deferred'] },
] as const satisfies readonly { readonly id: keyof BatchView['counts']; readonly word: string; readonly states: readonly string[] }[]

export type CountId = (typeof counts)[number]['id']

/** The states of the rows behind a count; undefined for all of them. */
export function statesOf(shown: string): string[] | undefined {
  const found = counts.find(({ id }) => id === shown)
  return found === undefined || found.states.length === 0 ? undefined : [...found.states]
}

/** A subject whose name may not be seen. */
export const unnamed = (key: string): string => `编号 ${key}`

/** How a fund that does not suffice is shared. */
export const shortageWays = { by_day: '按发生先后', pro_rata: '按同一比例', by_priority: '按填写的先后' } as const

/** Where a decision how a fund is shared stands. */
export const shortageStates: Readonly<Record<string, Look>> = {
  proposed: ['review', '待同意', 'review'],
  standing: ['done', '已办理', 'act'],
  declined: ['cross', '不同意', 'grey'],
}
