import type { CodeSet } from './codes.zh.ts'

/** How a cell is written: a text, yuan to the fen, a count, or a code in words. */
export type CellKind = 'text' | 'money' | 'count' | { readonly codes: CodeSet }

/** A column: what it is called, what it means, in which unit, where it comes from. */
export interface PackColumn {
  readonly zh: string
  readonly meaning: string
  readonly unit: string
  readonly source: string
  readonly kind: CellKind
}

const text = (zh: string, meaning: string, source: string): PackColumn => ({ zh, meaning, unit: '', source, kind: 'text' })
const day = (zh: string, meaning: string, source: string): PackColumn => ({ zh, meaning, unit: '年-月-日', source, kind: 'text' })
const money = (zh: string, meaning: string, source: string): PackColumn => ({ zh, meaning, unit: '元', source, kind: 'money' })
const count = (zh: string, meaning: string, source: string, unit = '笔'): PackColumn => ({ zh, meaning, unit, source, kind: 'count' })
const coded = (zh: string, meaning: string, source: string, codes: CodeSet): PackColumn => ({
  ...{ zh, meaning, unit: '', source },
  kind: { codes },
})

const batch = text('批次编号', '该行所属批次的编号，与“批次”文件一致', 'batch.number')
const row = text('名单行号', '名单中一行的编号，与“名单”文件一致', 'claim.id')
const policy = text('政策', '政策名称', 'batch.policy_zh')
const fund = text('资金', '资金名称', 'batch.fund')
const payment = text('支付编号', '一次支付的编号，与“支付明细”文件一致', 'payment.id')
const payee = {
  payee_entity: coded('收款方类别', '收款方是单位还是个人', 'entitlement.payee_entity', 'entity'),
  payee_key: text('收款方编号', '收款方在本系统的对象编号，不是证件号码', 'entitlement.payee_key'),
  payee_name: text('收款方名称', '收款方的名称；申请人看不到的对象此处为空', 'subject.name'),
  payee_numbers: text('收款方证件号码', '统一社会信用代码、证件号码等，按权限掩码', 'subject_number'),
}
const enteredBy = (source: string) => text('经办人', '登记此行的人', source)

/** Every file of rows and every column of it: the dictionary that the pack carries. */
export const dictionary = {
  batches: {
    zh: '01-批次',
    about: '本资料包涉及的批次，每批一行，含签定、审批和四数核对',
    columns: {
      number: text('批次编号', '批次的编号', 'batch.number'),
      place: text('统筹地区', '批次所在的统筹地区', 'region.name'),
      policy,
      fund,
      kind: coded('批次类别', '首次发放、补差或按月发放', 'batch.kind', 'batchKind'),
      turn: count('期次', '同一政策的第几批', 'batch.turn', '期'),
      state: coded('办理状态', '批次现在办到哪一步', 'batch.state', 'batchState'),
      run: text('筛查', '名单出自哪一次筛查', 'batch.run'),
      result_hash: text('筛查结果校验码', '该次筛查结果的校验码', 'batch.result_hash'),
      data_on: day('数据日期', '筛查所用数据截至哪天', 'batch.data_on'),
      order_basis: text('办理顺序依据', '规定办理顺序的文件', 'batch.order_basis'),
      signed_on: day('签定日期', '名单签定的日期', 'batch.signed_on'),
      signed_rows: count('签定笔数', '签定名单的行数', 'batch.signed_rows'),
      signed_fen: money('签定金额', '签定名单的金额', 'batch.signed_fen'),
      signed_hash: text('签定名单校验码', '签定名单的 SHA-256', 'batch.signed_hash'),
      approved_on: day('审批日期', '拨付审批的日期', 'batch.approved_on'),
      approved_rows: count('审批笔数', '审批时的行数', 'batch.approved_rows'),
      approved_fen: money('审批金额', '审批时的金额', 'batch.approved_fen'),
      succeeded_rows: count('成功笔数', '现在支付成功的行数', 'claim.state'),
      succeeded_fen: money('成功金额', '现在支付成功的金额', 'claim.fen'),
      in_process_fen: money('在途金额', '已报盘、银行未回的金额', 'claim.fen'),
      returned_fen: money('退票金额', '退票且尚未再付成功的金额', 'claim.fen'),
      held_fen: money('暂缓金额', '暂缓或待补公示的金额', 'claim.fen'),
      cancelled_fen: money('取消金额', '审批后取消、放弃、转批和调减的金额', 'batch_change'),
      waiting_fen: money('待报盘金额', '已审批、还没有报盘的金额', 'claim.fen'),
      difference_fen: money('四数差额', '审批金额减以上各项；不为零的须说明', 'claim.fen'),
      recovered_fen: money('已追回金额', '支付成功后又追回的金额', 'recovered_money.fen'),
      opened_by: enteredBy('batch.opened_by'),
      opened_on: day('立批日期', '批次建立的日期', 'batch.opened_on'),
    },
  },
  rows: {
    zh: '02-名单',
    about: '以上批次名单的每一行，含后来暂缓、放弃、取消的',
    columns: {
      row,
      batch,
      policy,
      subject_entity: coded('对象类别', '享受政策的对象是什么', 'entitlement.subject_entity', 'entity'),
      subject_key: text('对象编号', '享受政策的对象在本系统的编号', 'entitlement.subject_key'),
      ...payee,
      period: text('所属期', '这笔待遇属于哪一期', 'claim.period'),
      kind: coded('待遇类别', '首次发放、补差或按月发放', 'entitlement.kind', 'batchKind'),
      plan: text('依据文件', '依据的文件（方案编号）', 'entitlement.plan'),
      clause: text('依据条款', '依据的条款', 'entitlement.clause'),
      granted_fen: money('认定金额', '列入名单时认定的金额', 'entitlement.fen'),
      fen: money('现在金额', '经变更单调整后的金额', 'claim.fen'),
      state: coded('状态', '该行现在的状态', 'claim.state', 'claimState'),
    },
  },
  payments: {
    zh: '03-支付明细',
    about: '本年度报盘支付的每一次，支付日期在本年度内；同一行退票再付的各占一行',
    columns: {
      payment,
      batch,
      row,
      policy,
      fund,
      ...payee,
      period: text('所属期', '这笔待遇属于哪一期', 'claim.period'),
      plan: text('依据文件', '依据的文件（方案编号）', 'entitlement.plan'),
      clause: text('依据条款', '依据的条款', 'entitlement.clause'),
      attempt: count('第几次支付', '同一行第几次支付', 'payment.attempt', '次'),
      paid_on: day('支付日期', '报盘的日期', 'payment.paid_on'),
      fen: money('支付金额', '这一次支付的金额', 'payment.fen'),
      state: coded('支付状态', '银行现在的答复', 'payment_standing.state', 'paymentState'),
      since: day('状态日期', '支付状态从哪天起', 'payment_standing.since'),
      file: text('报盘文件', '报盘文件的编号', 'bank_file.number'),
      line: count('文件行号', '在报盘文件的第几行', 'payment.line', '行'),
      account: text('账户编号', '收款账户在本系统的编号，与“收款账户”文件一致', 'payee_account.id'),
    },
  },
  returned: {
    zh: '04-退票',
    about: '银行在本年度内答复退票的支付，含退款到账的凭证和再次支付',
    columns: {
      payment,
      batch,
      row,
      policy,
      ...payee,
      fen: money('退票金额', '退回的金额', 'payment.fen'),
      bank_on: day('退票日期', '银行答复退票的日期', 'bank_answer.bank_on'),
      code: text('银行代码', '银行答复的代码', 'bank_answer.code'),
      text: text('银行说明', '银行答复的说明', 'bank_answer.text'),
      back_on: day('退款到账日期', '财务看到退款到账的日期；没有到账的为空', 'money_back.back_on'),
      voucher: text('退款凭证', '退款到账的凭证号', 'money_back.voucher'),
      again: text('再次支付', '这一行后来的支付编号；没有再付的为空', 'payment.id'),
    },
  },
  accounts: {
    zh: '05-收款账户',
    about: '本年度支付用到的收款账户，每个账户一行',
    columns: {
      account: text('账户编号', '收款账户在本系统的编号', 'payee_account.id'),
      payee_entity: coded('收款方类别', '账户属于单位还是个人', 'payee_account.entity', 'entity'),
      payee_key: text('收款方编号', '收款方在本系统的对象编号', 'payee_account.key'),
      payee_name: payee.payee_name,
      payee_numbers: payee.payee_numbers,
      kind: coded('账户类别', '对公账户、缴费账户或个人账户', 'payee_account.kind', 'accountKind'),
      holder: text('户名', '账户的户名', 'payee_account.holder'),
      holder_differs: coded('户名与收款方不同', '户名与收款方名称不一致的为“是”', 'payee_account.holder_differs', 'yes'),
      bank: text('开户行', '开户行名称', 'payee_account.bank'),
      bank_code: text('联行号', '开户行的联行号', 'payee_account.bank_code'),
      number: text('账号', '按申请时选定的方式：只留末四位，或完整账号', 'payee_account.tail、cipher'),
      source: text('账户依据', '登记账户所依据的材料', 'payee_account.source'),
      entered_by: enteredBy('payee_account.entered_by'),
      entered_on: day('登记日期', '账户登记的日期', 'payee_account.entered_on'),
      checked_by: text('复核人', '复核此账户的人；没有复核过的为空', 'checked_account.checked_by'),
      payments: count('支付次数', '本年度用此账户支付的次数', 'payment', '次'),
      fen: money('支付金额', '本年度用此账户支付的金额', 'payment.fen'),
    },
  },
  refused: {
    zh: '06-不符合条件',
    about: '各批次所据筛查中不符合条件的对象和理由；不含名称，可按对象编号在系统内查一户一档',
    columns: {
      run: text('筛查', '哪一次筛查', 'run.json'),
      policy,
      subject_key: text('对象编号', '对象在本系统的编号', 'list.subject'),
      plan: text('依据文件', '认定所依据的文件', 'list.plan'),
      failed: text('不符合的条件', '没有满足的每一项条件', 'list.failed'),
      missing: text('缺少的事实', '认定时不知道的事实', 'list.missing'),
      region_code: text('区划代码', '对象所在区划', 'list.region'),
      place: text('地区', '对象所在地区', 'list.region'),
      day: day('适用日', '按哪一天的事实认定', 'list.day'),
    },
  },
  recoveries: {
    zh: '07-追回案件',
    about: '本年度立案、有款项收回，或涉及本年度支付的追回案件，按所涉支付逐笔列出',
    columns: {
      number: text('案号', '追回案件的编号', 'recovery.number'),
      policy: text('政策', '政策名称', 'recovery.policy_zh'),
      fund: text('资金', '资金名称', 'recovery.fund'),
      ...payee,
      source: coded('案件来源', '由什么引起', 'recovery.source', 'recoverySource'),
      reference: text('来源文号', '引起案件的文件或记录', 'recovery.reference'),
      facts: text('事实', '应退回的事实', 'recovery.facts'),
      basis: text('依据', '责令退回的依据', 'recovery.basis'),
      clause: text('条款', '依据的条款', 'recovery.clause'),
      state: coded('案件状态', '案件现在办到哪一步', 'recovery.state', 'recoveryState'),
      batch,
      row,
      payment,
      fen: money('要求退回', '对这笔支付要求退回的金额', 'recovery_line.fen'),
      decided_fen: money('决定退回', '决定书定下的金额；还没有决定的为空', 'recovery_line.decided_fen'),
      opened_by: enteredBy('recovery.opened_by'),
      opened_on: day('立案日期', '立案的日期', 'recovery.opened_on'),
    },
  },
  recovered: {
    zh: '08-追回入账',
    about: '本年度内追回案件的收款、抵扣和核销',
    columns: {
      number: text('案号', '追回案件的编号', 'recovery.number'),
      policy: text('政策', '政策名称', 'recovery.policy_zh'),
      fund: text('资金', '资金名称', 'recovery.fund'),
      kind: coded('方式', '收款、从以后的支付中抵扣，或核销', 'recovery_entry.kind', 'recoveryEntry'),
      entry_on: day('入账日期', '入账的日期', 'recovery_entry.entry_on'),
      received_fen: money('收款金额', '方式为收款的金额', 'recovery_entry.fen'),
      offset_fen: money('抵扣金额', '方式为抵扣的金额', 'recovery_entry.fen'),
      written_off_fen: money('核销金额', '方式为核销的金额', 'recovery_entry.fen'),
      payer: text('付款人', '谁付的款', 'recovery_entry.payer'),
      voucher: text('凭证号', '入账凭证的编号', 'recovery_entry.voucher'),
      note: text('备注', '登记时的备注', 'recovery_entry.note'),
      entered_by: enteredBy('recovery_entry.entered_by'),
    },
  },
  vouchers: {
    zh: '09-凭证',
    about: '以上批次登记的纪要、审批、用款、到账、拨付令、支付凭证和公示情况报告',
    columns: {
      batch,
      kind: coded('种类', '凭证的种类', 'batch_paper.kind', 'paperKind'),
      number: text('编号', '凭证的编号', 'batch_paper.number'),
      paper_on: day('日期', '凭证的日期', 'batch_paper.paper_on'),
      rows: count('笔数', '凭证写的笔数；没有写的为空', 'batch_paper.rows'),
      fen: money('金额', '凭证写的金额；没有写的为空', 'batch_paper.fen'),
      note: text('备注', '登记时的备注', 'batch_paper.note'),
      entered_by: enteredBy('batch_paper.entered_by'),
    },
  },
  opinions: {
    zh: '10-会审意见',
    about: '以上批次联合会审征求的意见和答复',
    columns: {
      batch,
      body: text('部门', '征求哪个部门的意见', 'body.name'),
      round: count('轮次', '第几轮会审', 'joint_opinion.round', '轮'),
      way: coded('方式', '系统内答复或来函', 'joint_opinion.way', 'opinionWay'),
      letter_number: text('函号', '征求意见函的编号', 'joint_opinion.letter_number'),
      asked_on: day('征求日期', '征求意见的日期', 'joint_opinion.asked_on'),
      state: coded('状态', '答复到哪一步', 'joint_opinion.state', 'opinionState'),
      opinion: coded('意见', '同意，或对部分行有异议', 'joint_opinion.opinion', 'opinion'),
      text: text('意见内容', '答复的内容', 'joint_opinion.text'),
      objected: text('有异议的行', '有异议的名单行号', 'joint_opinion.objected'),
      objections: count('有异议行数', '有异议的行数', 'joint_opinion.objected', '行'),
      reply_number: text('复函文号', '复函的文号', 'joint_opinion.reply_number'),
      replied_on: day('复函日期', '复函的日期', 'joint_opinion.replied_on'),
      entered_by: text('录入人', '录入复函的人', 'joint_opinion.entered_by'),
      checked_by: text('核对人', '核对复函的人', 'joint_opinion.checked_by'),
    },
  },
  publications: {
    zh: '11-公示',
    about: '以上批次的公示和补公示',
    columns: {
      batch,
      number: text('公示编号', '公示的编号', 'publication.number'),
      from_day: day('起始日期', '公示从哪天起', 'publication.from_day'),
      to_day: day('截止日期', '公示到哪天止', 'publication.to_day'),
      workdays: count('工作日数', '公示多少个工作日', 'publication.workdays', '个'),
      again_of: text('补公示', '补哪一次公示；首次公示为空', 'publication.again_of'),
      columns: text('公示的列', '公示了哪些列', 'publication.columns'),
      basis: text('依据', '公示的依据', 'publication.basis'),
      address: text('公示地点', '在哪里公示', 'publication.address'),
      rows: count('公示笔数', '公示的行数', 'publication.rows'),
      fen: money('公示金额', '公示的金额', 'publication.fen'),
      list_hash: text('名单校验码', '公示名单的 SHA-256', 'publication.list_hash'),
      taken_down_on: day('撤下日期', '公示撤下的日期', 'publication_taken_down.taken_down_on'),
      entered_by: enteredBy('publication.entered_by'),
    },
  },
  objections: {
    zh: '12-异议',
    about: '对以上公示的异议、调查和答复',
    columns: {
      receipt: text('回执号', '异议的回执号', 'objection.receipt'),
      batch,
      publication: text('公示编号', '对哪次公示提出', 'publication.number'),
      row: text('名单行号', '针对哪一行；不针对某一行的为空', 'objection.claim'),
      way: coded('渠道', '异议从哪里来', 'objection.way', 'objectionWay'),
      received_on: day('收到日期', '收到异议的日期', 'objection.received_on'),
      text: text('异议内容', '提出的内容', 'objection.text'),
      state: coded('状态', '办到哪一步', 'objection.state', 'objectionState'),
      finding: coded('结论', '异议成立或不成立', 'objection.finding', 'objectionFinding'),
      found: text('调查情况', '调查查明的情况', 'objection.found'),
      answer: text('答复', '答复的内容', 'objection.answer'),
      fen_after: money('调整后金额', '异议成立后调整到的金额；不调整的为空', 'objection.fen_after'),
      answered_on: day('答复日期', '答复的日期', 'objection.answered_on'),
      investigated_by: text('调查人', '调查的人', 'objection.investigated_by'),
      answered_by: text('答复人', '答复的人', 'objection.answered_by'),
    },
  },
  changes: {
    zh: '13-变更单',
    about: '名单签定以后的每一号变更',
    columns: {
      batch,
      round: count('轮次', '变更的是第几轮签定的名单', 'batch_change.round', '轮'),
      number: count('变更号', '批次内的变更号', 'batch_change.number', '号'),
      row,
      state_before: coded('变更前状态', '变更前的状态', 'batch_change.state_before', 'claimState'),
      state_after: coded('变更后状态', '变更后的状态', 'batch_change.state_after', 'claimState'),
      fen_before: money('变更前金额', '变更前的金额', 'batch_change.fen_before'),
      fen_after: money('变更后金额', '变更后的金额', 'batch_change.fen_after'),
      is_after_approval: coded('审批后变更', '拨付审批以后变更的为“是”', 'batch_change.is_after_approval', 'yes'),
      reason: text('理由', '变更的理由', 'batch_change.reason'),
      entered_by: enteredBy('batch_change.entered_by'),
      entered_on: day('日期', '变更的日期', 'batch_change.entered_on'),
    },
  },
  bank_files: {
    zh: '14-银行文件',
    about: '以上批次的报盘文件和回盘文件',
    columns: {
      batch,
      direction: coded('方向', '报盘或回盘', 'bank_file.direction', 'direction'),
      number: text('文件编号', '文件的编号', 'bank_file.number'),
      layout: text('格式', '银行文件的格式', 'bank_file.layout'),
      rows: count('笔数', '文件的笔数', 'bank_file.rows'),
      fen: money('金额', '文件的金额', 'bank_file.fen'),
      sha256: text('文件校验码', '文件的 SHA-256', 'bank_file.sha256'),
      entered_by: enteredBy('bank_file.entered_by'),
      entered_on: day('日期', '报盘或收到的日期', 'bank_file.entered_on'),
    },
  },
  papers: {
    zh: '15-公文',
    about: '系统为以上批次签发的公文；公文本身在批次页的“公文”中',
    columns: {
      batch,
      title: text('标题', '公文的标题', 'paper.title'),
      number: text('编号', '公文的编号', 'paper.shown_number'),
      document_number: text('文号', '单位自己的发文字号；没有的为空', 'paper.document_number'),
      issued_on: day('签发日期', '公文签发的日期', 'paper.issued_on'),
      rows: count('笔数', '所附名单的笔数', 'paper.rows'),
      fen: money('金额', '所附名单的金额', 'paper.fen'),
      hash: text('内容校验码', '公文内容的 SHA-256', 'paper.hash'),
      issued_by: text('签发人', '制发公文的人', 'paper.issued_by'),
    },
  },
} as const satisfies Readonly<
  Record<string, { readonly zh: string; readonly about: string; readonly columns: Readonly<Record<string, PackColumn>> }>
>

export type PackFileId = keyof typeof dictionary
export const packFileIds = Object.keys(dictionary) as readonly PackFileId[]

/** The columns of a file, in order. */
export const columnsOf = (file: PackFileId): readonly (readonly [id: string, column: PackColumn])[] =>
  Object.entries(dictionary[file].columns)
