import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { PasswordFault } from './password.ts'
import type { AccessRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeAccessRefusal(refusal: AccessRefusal): string {
  return sentenceFor(sentences, refusal)
}

const faultWords = (shortest: number): Readonly<Record<PasswordFault, string>> => ({
  too_short: `新密码不足 ${shortest} 个字符，请加长；可以用一句自己记得住的话。`,
  holds_login: '新密码含有用户名，请换一个。',
  too_plain: '新密码里不同的字符太少，请换一个。',
  same_as_before: '新密码与原密码相同，请换一个。',
})

const endWords = {
  idle: '您较长时间没有操作，登录已失效。请重新登录；已填写的内容还在。',
  over: '登录已到最长时限。请重新登录；已填写的内容还在。',
  signed_out: '此登录已在别处退出。请重新登录。',
  disabled: '此账号已停用。请联系本单位系统管理员。',
} as const

const sentences: Sentences<AccessRefusal> = {
  not_known: ({ triesLeft }) => `用户名或密码不对，请重新输入。${triesLeft === undefined ? '' : `再错 ${triesLeft} 次将锁定一段时间。`}`,
  locked: ({ minutes }) => `连续输错次数过多，账号已锁定，约 ${minutes} 分钟后可再试；着急时请系统管理员解锁。`,
  no_post: ({ name }) => `${name}今天没有在岗的岗位，不能登录。请安全管理员核对岗位起止日期。`,
  no_account: () => '没有与统一认证用户对应的账号，不能登录。请系统管理员用同样的用户名开设账号。',
  not_signed_in: () => '请先登录。',
  session_ended: ({ why }) => endWords[why],
  password_to_change: () => '首次登录或密码被重置后，须先修改密码。',
  other_account: ({ signedIn, page }) =>
    `当前浏览器已由${signedIn}登录，本页面是${page ?? '别人'}的，未办理。请刷新页面；要以${page ?? '原来的账号'}办理，请退出后重新登录。`,
  no_permission: () => '您当前的岗位没有此项权限。需要时请安全管理员调整岗位，或请有权限的同事办理。',
  not_your_post: () => '所选岗位今天不归您。请刷新页面后重新选择岗位。',
  current_wrong: () => '原密码不对，请重新输入。',
  password_unfit: ({ fault, shortest }) => faultWords(shortest)[fault],
}
