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

/** An instant as the clocks in China show it, to the second. */
export const clockTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

/** A last day; a post without one says so. */
export const lastDay = (day: string): string => (day === '9999-12-31' ? '长期' : day)
