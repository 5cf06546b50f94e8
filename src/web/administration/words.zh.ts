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
  open_body: '登记机构',
  close_body: '撤销机构',
  cancel_job: '取消任务',
  start_screening: '发起筛查',
}

/** What the registers of the trail are called. */
export const registerNames: Readonly<Record<string, string>> = {
  session: '登录',
  account: '账号',
  post: '岗位',
  body: '机构',
  verification: '核查',
  inquiry: '核查函',
  job: '任务',
  firm: '单位',
  person: '个人',
}

/** To which end somebody was looked at, where no purpose of one's own was written. */
export const purposeNames: Readonly<Record<string, string>> = {
  find: '查询',
  quick_find: '快速查找',
  page: '打开一户一档、一人一档',
  decision_list: '看名单',
  'decision.explain': '看认定依据',
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
export const permissionNames: Readonly<Partial<Record<string, string>>> = {
  'inbox.read': '看待办',
  'run.read': '看筛查',
  'run.start': '发起筛查',
  'decision.read': '看名单与依据',
  'decision.export': '导出名单',
  'paid.read': '看并行核对',
  'paid.compare': '导入已发清单核对',
  'subject.read': '看单位和个人',
  'subject.reveal': '看完整号码',
  'call.answer': '接答来电',
  'plan.read': '看政策文件',
  'verification.read': '看核查',
  'verification.open': '发起核查',
  'verification.answer': '答复核查',
  'verification.check': '复核答复',
  'verification.release': '放行核查结果',
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
