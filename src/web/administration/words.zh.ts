import type { Permission } from '../../contract/index.ts'

/** What the verbs of the trail are called. */
export const verbNames: Readonly<Record<string, string>> = {
  sign_in: '登录',
  sign_in_failed: '登录失败',
  lock_out: '输错锁定',
  sign_out: '退出',
  sign_out_everywhere: '全部退出',
  change_password: '修改密码',
  open_account: '开设账号',
  reset_password: '重置密码',
  disable_account: '停用账号',
  enable_account: '启用账号',
  unlock_account: '解锁账号',
  end_session: '强制下线',
  open_post: '设岗',
  cover_post: '设替岗',
  end_post: '离岗',
  hand_over_post: '交接岗位',
  open_body: '登记机构',
  close_body: '撤销机构',
  start_run: '发起筛查',
  start_screening: '发起筛查',
  set_run_aside: '搁置筛查',
  put_run_back: '恢复筛查',
  cancel_job: '取消任务',
  end_job: '任务结束',
  open: '发起核实',
  ask: '请求核实',
  hand_out_letter: '取走核实函',
  answer: '填写核实结果',
  start_answers: '批量填写核实结果',
  confirm: '复核同意',
  set_aside: '同意无法核实',
  send_back: '退回重核',
  start_checks: '批量复核',
  withdraw: '撤回核实',
  start_release: '发起更新数据',
  release: '更新数据',
  reveal_numbers: '查看完整号码',
  receive_upload: '上传文件',
  attach_upload: '附上文件',
  discard_upload: '收回文件',
  export_list: '导出名单',
  write_file: '写成文件',
  download_file: '下载文件',
  compare_paid: '并行核对',
  export_paid: '导出核对差异',
  read_message: '读消息',
  save_view: '保存视图',
  overwrite_view: '覆盖视图',
  rename_view: '视图改名',
  remove_view: '删除视图',
  share_view: '共享视图',
  prefer_view: '设默认视图',
}

/** What the registers of the trail are called. */
export const registerNames: Readonly<Record<string, string>> = {
  session: '登录',
  account: '账号',
  post: '岗位',
  body: '机构',
  verification: '核实',
  inquiry: '核实函',
  job: '任务',
  subject: '单位或个人',
  upload: '上传的文件',
  file_out: '导出的文件',
  paid_list: '已发清单',
  saved_view: '名单视图',
  run: '筛查',
}

/** What a subject is, before its number. */
const entityNames: Readonly<Record<string, string>> = { firm: '单位', insured_unit: '参保单位', person: '个人', organisation: '就业载体' }

/** A subject as the trail keeps it, in words: its kind and its number. */
export function subjectWords(subject: string): string {
  const [entity = '', key] = subject.split('/')
  const name = entityNames[entity]
  return key === undefined || name === undefined ? subject : `${name} ${key}`
}

/** What was looked at. */
export const fieldNames: Readonly<Record<string, string>> = {
  name: '名称',
  masked_numbers: '遮盖的号码',
  registered_place: '登记地',
  page: '登记事实',
  matched: '与清单核对',
  content: '文件内容',
  decisions: '判定',
  identity_number: '身份证号码',
  credit_code: '信用代码',
  unit_number: '单位编号',
  phone: '电话',
  account: '银行账号',
}

/** To which end somebody was looked at, where no purpose of one's own was written. */
export const purposeNames: Readonly<Record<string, string>> = {
  find: '查询',
  quick_find: '快速查找',
  page: '打开一户一档、一人一档',
  decision_list: '看名单',
  'decision.explain': '看认定依据',
  'decision.export': '导出名单',
  'verification.answer': '填写核实结果',
  'verification.read': '看核实',
  verification: '核实',
  'paid.compare': '导入已发清单核对',
  paid_list: '并行核对',
  call_find: '来电：查找',
  call_firm_staff: '来电：单位经办人',
  call_person: '来电：本人',
  call_other: '来电：其他人',
}

export const stateNames: Readonly<Record<string, string>> = {
  open: '启用',
  disabled: '停用',
  locked: '锁定',
  ended: '结束',
  closed: '撤销',
  asked: '待核实',
  answered: '待复核',
  confirmed: '已复核',
  released: '已更新数据',
  unresolved: '无法核实',
  withdrawn: '已撤回',
  waiting: '等待中',
  running: '进行中',
  done: '完成',
  failed: '没有办成',
  cancelled: '已取消',
}

export const bodyKindNames: Readonly<Record<string, string>> = {
  hr_bureau: '人社局',
  service_centre: '就业服务机构',
  insurance_centre: '社保经办机构',
  township: '基层平台',
  finance: '财政部门',
  audit: '审计部门',
  other: '其他',
}

export const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** What the permissions of the table are called. */
export const permissionNames: Readonly<Record<Permission, string>> = {
  'inbox.read': '看待办',
  'run.read': '看筛查',
  'run.start': '发起筛查',
  'run.setAside': '搁置、恢复筛查',
  'decision.read': '看名单与依据',
  'decision.export': '导出名单',
  'view.share': '共享名单视图',
  'paid.read': '看并行核对',
  'paid.compare': '导入已发清单核对',
  'subject.read': '看单位和个人',
  'subject.reveal': '看完整号码',
  'call.answer': '接答来电',
  'plan.read': '看政策文件',
  'verification.read': '看核实',
  'verification.open': '发起核实',
  'verification.answer': '填写核实结果',
  'verification.check': '复核核实结果',
  'verification.release': '更新数据',
  'batch.read': '看批次和资金',
  'batch.make': '建批次、报送批次',
  'batch.order': '定办理顺序',
  'part.check': '本地初审',
  'batch.review': '复核批次',
  'batch.decide': '登记集体审议',
  'batch.approve': '审批拨付',
  'doubt.raise': '提疑点、暂缓',
  'doubt.answer': '核查疑点',
  'doubt.close': '办结疑点',
  'joint.give': '联合会审',
  'joint.enter': '登记复函',
  'joint.check': '复核复函',
  'payee.confirm': '确认意愿和账户',
  'batch.publish': '公示',
  'objection.receive': '受理异议',
  'objection.investigate': '调查异议',
  'objection.answer': '答复异议',
  'fund.read': '看资金',
  'fund.account': '管资金账',
  'fund.hand_over': '报盘、回盘',
  'claim.correct': '改退票账户',
  'claim.recheck': '复核改后账户',
  'upload.send': '上传文件',
  'job.read': '看任务',
  'job.cancel': '取消任务',
  'organisation.read': '看机构、账号、岗位',
  'account.manage': '管账号和机构',
  'post.manage': '管岗位',
  'trail.read': '看操作日志',
  'health.read': '看运行状况',
  'interface.read': '看接口文档',
}

/** A last day; a post without one says so. */
export const lastDay = (day: string): string => (day === '9999-12-31' ? '长期' : day)
