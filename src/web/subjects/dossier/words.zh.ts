import { verbNames } from '../../administration/words.zh.ts'
import { applicationStates, commitmentStates } from '../../applications/words.zh.ts'
import {
  accountKinds,
  batchStates,
  claimStates,
  confirmWays,
  doubtSources,
  doubtStates,
  findings,
  type Look,
  objectionFindings,
  objectionStates,
  objectionWays,
  paperKinds,
} from '../../batches/words.zh.ts'
import { deferralStates, entryKinds, insuranceWords } from '../../deferral/words.zh.ts'
import { states, stateWord } from '../../verification/states.tsx'

type Words = Readonly<Record<string, string>>

/** What a section of a dossier is called, its columns and the codes in them; `gist` are the columns that tell a row on the line of time. */
export interface SectionWords {
  readonly title: string
  readonly columns: Words
  readonly codes?: Readonly<Record<string, Words>>
  readonly gist?: readonly string[]
}

/** Marks are for places where something is done; on paper a word is enough. */
const wordsOf = (looks: Readonly<Record<string, Look>>): Words =>
  Object.fromEntries(Object.entries(looks).map(([code, [, word]]) => [code, word]))

const outcomes: Words = {
  eligible: '符合',
  needs_review: '待复核',
  needs_local_standard: '标准待明确',
  undetermined: '待核实',
  ineligible: '不符合条件',
}
const statuses: Words = {
  payable: '可付',
  displaced: '让位',
  blocked: '待定',
  history_unknown: '历史发放未知',
  overpaid: '已多付',
  already_paid: '已付足',
  capped: '封顶',
  under_review: '待复核',
  reserved: '额度待定',
}
const standings: Words = { in_process: '处理中', succeeded: '已到账', returned: '退票', back: '退款已收回' }
const recoveryStates: Words = {
  opened: '已立案',
  noticed: '已告知',
  heard: '已听取陈述申辩',
  decided: '已决定',
  served: '已送达',
  agreed: '已签还款协议',
  urged: '已催告',
  enforcing: '申请强制执行中',
  to_write_off: '待核销',
  settled: '已结清',
  withdrawn: '已撤回',
  written_off: '已核销',
}
const servedWays: Words = {
  in_person: '直接送达',
  left: '留置送达',
  entrusted: '委托送达',
  post: '邮寄送达',
  electronic: '电子送达',
  announcement: '公告送达',
}

const batch = { batch: '批次' }
const by = { by: '经办人' }

/** Every section that the office has, by its id. */
export const sectionWords: Readonly<Record<string, SectionWords>> = {
  decisions: {
    title: '政策判定',
    columns: {
      ...{ run: '筛查号', why: '来由', policy: '政策', about: '对象', outcome: '判定', status: '结算', say: '理由' },
      ...{ gross: '应享（元）', net: '净额（元）', clause: '条款' },
    },
    codes: { why: { last: '最近筛查', batch: '批次所据' }, outcome: outcomes, status: statuses },
  },
  grants: {
    title: '列入批次',
    columns: {
      ...{ ...batch, policy: '政策', about: '对象', period: '所属期', kind: '类别', fen: '金额（元）', state: '状态', step: '批次进度' },
      ...{ clause: '条款', run: '所据筛查', account: '收款账户', confirmed: '确认日期' },
    },
    codes: {
      kind: { first: '首次', top_up: '补发', recurring: '按期' },
      state: wordsOf(claimStates),
      step: wordsOf(batchStates),
    },
    gist: ['batch', 'policy', 'fen'],
  },
  payments: {
    title: '拨付',
    columns: {
      ...{ payment: '拨付号', ...batch, policy: '政策', about: '对象', attempt: '第几次', file: '报盘文件', line: '行号' },
      ...{ account: '收款账户', fen: '金额（元）', standing: '结果', since: '结果日期' },
    },
    codes: { standing: standings },
    gist: ['policy', 'fen', 'account'],
  },
  answers: {
    title: '银行回盘',
    columns: { payment: '拨付号', ...batch, file: '回盘文件', line: '行号', result: '结果', code: '银行代码', text: '银行说明' },
    codes: { result: { succeeded: '成功', returned: '退回' } },
    gist: ['payment', 'result', 'text'],
  },
  back: {
    title: '退款收回',
    columns: { payment: '拨付号', ...batch, fen: '金额（元）', voucher: '凭证号', ...by },
    gist: ['payment', 'fen', 'voucher'],
  },
  accounts: {
    title: '收款账户',
    columns: { kind: '类别', holder: '户名', bank: '开户行', number: '账号', standing: '现状', source: '依据', ...by },
    codes: { kind: accountKinds, standing: { in_force: '在用', differs: '在用，户名与对象不同', corrected: '已更正' } },
    gist: ['holder', 'bank', 'number'],
  },
  confirmations: {
    title: '确认与放弃',
    columns: {
      ...{ ...batch, policy: '政策', will: '意愿', way: '方式', account: '收款账户', said: '表示人', material: '材料' },
      ...by,
    },
    codes: { will: { confirms: '确认', waives: '自愿放弃' }, way: confirmWays },
    gist: ['policy', 'will', 'said'],
  },
  calls: {
    title: '电话联系',
    columns: { ...batch, outcome: '结果', note: '说明', again: '再次联系', ...by },
    codes: {
      outcome: {
        will_come: '答应来办',
        no_answer: '无人接听',
        wrong_number: '号码不对',
        will_correct: '要更正账户',
        waives: '表示放弃',
        other: '其他',
      },
    },
    gist: ['outcome', 'note'],
  },
  papers: {
    title: '批次文书',
    columns: { ...batch, kind: '文书', number: '文号', rows: '条数', fen: '金额（元）', note: '备注', ...by },
    codes: { kind: paperKinds },
    gist: ['batch', 'kind', 'number'],
  },
  notices: {
    title: '公示',
    columns: {
      ...{ ...batch, number: '公示号', fen: '公示金额（元）', from: '自', to: '至', down: '撤下日期', address: '公示网址', basis: '依据' },
    },
    gist: ['batch', 'number', 'fen'],
  },
  doubts: {
    title: '疑点',
    columns: {
      ...{ ...batch, source: '来源', state: '状态', reason: '疑点', raised: '提出人', answer: '核查情况', evidence: '证据' },
      ...{ answered: '核查人', finding: '结论', closed: '办结人' },
    },
    codes: { source: doubtSources, state: wordsOf(doubtStates), finding: findings },
    gist: ['source', 'reason', 'finding'],
  },
  objections: {
    title: '公示异议',
    columns: {
      ...{ receipt: '回执号', ...batch, way: '渠道', state: '状态', text: '异议内容', found: '调查情况', finding: '结论' },
      ...{ answer: '答复', fen: '改后金额（元）', answered: '答复人' },
    },
    codes: { way: objectionWays, state: wordsOf(objectionStates), finding: objectionFindings },
    gist: ['receipt', 'text', 'finding'],
  },
  changes: {
    title: '变更单',
    columns: {
      ...{ ...batch, number: '变更号', before: '变更前', after: '变更后', fenBefore: '原金额（元）', fenAfter: '现金额（元）' },
      ...{ reason: '理由', ...by },
    },
    codes: { before: wordsOf(claimStates), after: wordsOf(claimStates) },
    gist: ['batch', 'after', 'reason'],
  },
  acts: {
    title: '办理经过',
    columns: { what: '所办', ...batch, act: '办理', reason: '理由', ...by },
    codes: { what: { claim: '条目', batch: '批次' }, act: verbNames },
  },
  verifications: {
    title: '事实核实',
    columns: {
      ...{ letter: '核实函', fact: '事实', owner: '来源部门', state: '状态', finding: '结论', value: '核实值', source: '依据材料' },
      ...{ sourceOn: '材料日期', answered: '填写人', checked: '复核人', released: '并入数据' },
    },
    codes: {
      state: Object.fromEntries(states.map((state) => [state, stateWord(state)])),
      finding: { established: '已核实', unverifiable: '无法核实' },
    },
    gist: ['letter', 'fact', 'state'],
  },
  applications: {
    title: '申请受理',
    columns: {
      ...{ number: '受理编号', policy: '事项', agent: '代办人', relation: '与申请人关系', state: '状态', result: '结果' },
      ...{ reason: '不予通过的理由', basis: '条款', by: '受理人' },
    },
    codes: { state: wordsOf(applicationStates), result: { accepted: '通过', rejected: '不予通过' } },
    gist: ['number', 'policy', 'state'],
  },
  commitments: {
    title: '书面承诺',
    columns: {
      ...{ number: '受理编号', fact: '承诺的事实', basis: '可以承诺的依据', checkOn: '核查日期', state: '状态' },
      ...{ finding: '核查情况', checked: '核查于', by: '核查人' },
    },
    codes: { state: wordsOf(commitmentStates) },
    gist: ['number', 'fact', 'state'],
  },
  deferrals: {
    title: '缓缴社会保险费',
    columns: {
      ...{ number: '登记号', policy: '政策', basis: '依据', approval: '审批', fen: '缓缴（元）', repaid: '已补缴（元）' },
      ...{ withdrawn: '已撤销（元）', open: '未补缴（元）', until: '最晚补缴期限', state: '状态', ...by },
    },
    codes: { state: wordsOf(deferralStates) },
    gist: ['number', 'policy', 'fen', 'state'],
  },
  deferralEntries: {
    title: '缓缴的补缴和撤销',
    columns: {
      ...{ record: '登记号', kind: '种类', insurance: '险种', month: '月份', fen: '金额（元）', voucher: '凭证、文号' },
      ...{ payer: '缴款单位', note: '备注', ...by },
    },
    codes: { kind: entryKinds, insurance: insuranceWords },
    gist: ['record', 'kind', 'month', 'fen'],
  },
  recoveries: {
    title: '追回',
    columns: {
      ...{ number: '案号', policy: '政策', source: '线索', reference: '线索编号', basis: '依据', facts: '事实', asked: '拟追回（元）' },
      ...{ decided: '决定追回（元）', back: '已收回（元）', state: '状态' },
    },
    codes: { source: { paid_row: '已付条目', doubt: '疑点', audit: '审计', objection: '异议' }, state: recoveryStates },
    gist: ['number', 'policy', 'asked', 'state'],
  },
  recoveryPapers: {
    title: '追回文书',
    columns: {
      ...{ case: '案号', kind: '文书', number: '文号', served: '送达日期', way: '送达方式', ends: '期限届满', fen: '金额（元）' },
      ...{ text: '内容', ...by },
    },
    codes: {
      kind: {
        notice: '事先告知书',
        plea: '陈述申辩',
        decision: '责令退回决定书',
        service: '送达回证',
        agreement: '还款协议',
        urging: '催告书',
        enforcement: '强制执行申请',
        write_off_proposal: '核销请示',
        write_off: '核销批复',
      },
      way: servedWays,
    },
    gist: ['case', 'kind', 'number'],
  },
  recovered: {
    title: '追回入账',
    columns: { case: '案号', kind: '方式', fen: '金额（元）', voucher: '凭证号', payer: '付款人', note: '备注', ...by },
    codes: { kind: { received: '收到退款', offset: '抵扣', written_off: '核销' } },
    gist: ['case', 'kind', 'fen'],
  },
  earlier: {
    title: '登记库中的已付和在途',
    columns: { policy: '政策', about: '对象', year: '所属年度', fen: '金额（元）', standing: '来源', source: '记录号' },
    codes: { standing: { delivered: '以往系统交付', ledger: '本系统拨付', pending: '在途' } },
    gist: ['policy', 'fen', 'standing'],
  },
}

/** What tells a row on the line of time, part by part; amounts say what they are in. */
export const gistOf = (parts: readonly string[]): string => parts.join('　')
export const inYuan = (amount: string): string => `${amount} 元`

/** Reasons why a dossier is usually opened; anything else may be written. */
export const usualPurposes = ['审计调阅', '内部稽核', '信访答复', '复核办理情况', '举报核查'] as const
