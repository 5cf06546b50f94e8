import type { Level, Role } from './roles.ts'

/** What the posts are called. */
export const roleNames: Readonly<Record<Role, string>> = {
  handler: '经办',
  reviewer: '复核',
  approver: '审批',
  division_head: '处长',
  leader: '分管领导',
  joint_member: '联合会审成员',
  fund_accountant: '基金财务会计',
  cashier: '出纳',
  internal_auditor: '稽核内控',
  data_manager: '数据管理',
  window: '综合窗口',
  hotline: '12333座席',
  specialist: '人社服务专员',
  township: '基层',
  firm: '单位',
  person: '个人',
  auditor: '审计',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '安全审计员',
}

/** How far a permission reaches, in the words that administrators know. */
export const levelNames: Readonly<Record<Level, string>> = { all: '全部', below: '本级及下级', own: '本级', self: '本人' }
