import { type Role, roleNames } from '../contract/index.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { AdministrationRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeAdministrationRefusal(refusal: AdministrationRefusal): string {
  return sentenceFor(sentences, refusal)
}

const roleName = (role: string) => roleNames[role as Role] ?? role

const sentences: Sentences<AdministrationRefusal> = {
  login_taken: ({ login }) => `用户名“${login}”已有人使用，请换一个。`,
  login_unfit: ({ login }) => `用户名“${login}”不合要求：2 至 40 位小写字母、数字、点、横线或下划线，以字母或数字开头。`,
  account_unknown: ({ account }) => `没有编号为 ${account} 的账号。请刷新后重试。`,
  account_disabled: ({ login }) => `账号“${login}”已停用。请先启用。`,
  account_open: ({ login }) => `账号“${login}”没有停用，不用再启用。`,
  not_locked: ({ login }) => `账号“${login}”没有锁定。`,
  own_account: () => '不能停用或重置自己的账号。请另一名系统管理员办理；改自己的密码请用“修改密码”。',
  body_unknown: ({ body }) => `没有编号为 ${body} 的机构，或它已撤销。请重新选择。`,
  body_taken: ({ name }) => `该地区已有名为“${name}”的机构。`,
  body_in_use: ({ name, posts }) => `“${name}”还有 ${posts} 个在岗岗位，不能撤销。请先办理离岗或交接。`,
  region_unknown: ({ region }) => `没有地区“${region}”。请重新选择。`,
  beyond_own_range: ({ region }) => `“${region}”不在您的管理范围内，不能在那里设岗。`,
  post_unknown: ({ post }) => `没有编号为 ${post} 的岗位。请刷新后重试。`,
  post_over: ({ to }) => `此岗位已于 ${to} 结束。`,
  days_reversed: ({ from, to }) => `止期 ${to} 早于起期 ${from}，请改正。`,
  day_past: ({ day, today }) => `${day} 早于今天（${today}）。岗位只能从今天起设立或结束。`,
  post_there: ({ role, region }) => `此人同期已有${region}的${roleName(role)}岗位，不用再设。`,
  duties_exclude: ({ name, role, other, region }) =>
    `${name}同期已有${region}的${roleName(other)}岗位，与${roleName(role)}不相容，不能由一人兼任或替岗。请另选一人，或先结束原岗位。`,
  too_many_regions: ({ name, most, day }) =>
    `${name}在 ${day} 将跨超过 ${most} 片互不相连的地区，系统不能同时管控。请减少岗位，或改设到共同的上级地区。`,
  cover_of_cover: () => '替岗的岗位不能再由别人替。请由原岗位另设替岗。',
  cover_of_self: () => '不能替自己的岗。请另选一人。',
  cover_too_long: ({ to }) => `替岗止期超过了原岗位的止期 ${to}，请改早。`,
  subject_needed: ({ role }) =>
    role === 'firm' || role === 'person'
      ? `${roleName(role)}岗位须写明代表谁：请填写${role === 'person' ? '证件号码' : '统一社会信用代码或参保单位编号'}。这类岗位不能替岗、交接。`
      : `只有单位、个人岗位代表某个单位或个人，${roleName(role)}岗位请不要填写号码。`,
  subject_of_nobody: ({ role }) =>
    `登记中没有号码完全一致的${role === 'person' ? '个人' : '单位'}。请核对${role === 'person' ? '证件号码' : '统一社会信用代码或参保单位编号'}，须填完整。`,
  changed_meanwhile_there: ({ what }) => `${what}刚被别人改过。请刷新后再办。`,
  password_taken_over: ({ login }) => `这次提交已经办过，“${login}”已改了首次密码。需要时请重置密码。`,
  request_reused: () => '同一次提交的内容前后不一致，没有办理。请刷新页面后重试。',
  session_unknown: () => '此登录已结束或不存在。请刷新。',
}
