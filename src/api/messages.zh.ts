import type { FieldType } from '../rules/index.ts'
import type { EstablishedBy } from '../verification/index.ts'

/** The two values of a fact that holds or does not. */
export const yesAndNo = { true: '是', false: '否' } as const

/** How many names of a list stand in what is to be filled in; the workbook offers all of them. */
const mostNamed = 12

/** How a value is written, for whoever fills it in; `names` are those it can be one of. */
export function expectedForm(type: FieldType, names: readonly string[] = []): string {
  switch (type.kind) {
    case 'boolean':
      return '是或否'
    case 'date':
      return '日期，如 2022-03-01；没有发生写 9999-12-31'
    case 'month':
      return '月份，如 2022-03'
    case 'region':
      return '六位区划代码，如 500103'
    case 'enumeration':
      return `以下之一：${names.slice(0, mostNamed).join('、')}${names.length > mostNamed ? `等 ${names.length} 种` : ''}`
    case 'text':
      return type.code === 'industry' ? '国民经济行业分类代码，如 H6210' : '文字'
    case 'number':
      return numberForm(type)
    case 'reference':
    case 'relation':
      return '（不能直接填写）'
  }
}

function numberForm({ dimension, scale, low, high }: Extract<FieldType, { readonly kind: 'number' }>): string {
  const range = `${shown(low, scale)} 至 ${shown(high, scale)}`
  if (scale === 0) return `整数，${range}`
  return dimension.includes('yuan') ? `金额（元），最多 ${scale} 位小数，${range}` : `数字，最多 ${scale} 位小数，${range}`
}

function shown(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, '')
  const whole = digits.slice(0, digits.length - scale)
  return `${value < 0n ? '-' : ''}${scale === 0 ? digits : whole}${scale === 0 || decimals === '' ? '' : `.${decimals}`}`
}

/** A region with those of the past that it answers for. */
export const placeWords = (name: string, past: readonly string[]): string =>
  past.length === 0 ? name : `${name}（含原${past.join('、')}）`

/** What the description of the interface says in words. */
export const interfaceWords = {
  title: 'Ballast 办公接口',
  description:
    '每项操作用 POST 提交，请求体和应答都是 {"json": …}。先调用 /rpc/session/signIn 取得登录 Cookie；每次提交都带请求头 x-ballast-request: 1。金额以分计，编号和金额都写成文字。',
  session: '登录后由服务器设置的 Cookie，30 分钟不用或满 10 小时失效。',
  done: '办成了，结果在 json 里。',
  headers: {
    request: '证明不是由别的网站的页面发出的，值任意。',
    post: '以哪个岗位办理；不写用账号的第一个岗位。',
    account: '页面认为登录的是哪个账号（编号）；与登录 Cookie 不是同一人时不办理。程序可以不写。',
    requestId: '同一次提交的编号（UUID）：重发时用同一个，不会重复办理。',
  },
  refusals: {
    NotRead: '请求体读不懂（不是 JSON）。',
    SignIn: '没有登录，或登录已失效。',
    NotYours: '没有此项权限，或所选岗位不归您。',
    Refused: '没有办理；data.code 是原因的代码，data.figures 是有关数字，data.message 是给人看的一句话。',
    TooMany: '调用太频繁。',
    Broken: '系统出错；data.request 是运行日志里的编号。',
    Unavailable: '暂时办不了：数据库连不上、磁盘满或文件损坏。',
  },
  refusedWith: (codes: readonly string[]) =>
    `没有办理；data.code 是原因的代码，data.figures 是有关数字，data.message 是给人看的一句话。${codes.length === 0 ? '这项操作自己没有拒绝的原因。' : `这项操作可能给出：${codes.join('、')}。`}`,
  refusal: (codes: readonly string[]) => `拒绝的说明。与操作无关的代码：${codes.join('、')}；其余代码见各项操作的 x-refusals 和 422 应答。`,
} as const

/** What established a fact after its register was delivered. */
export function establishedBy(evidence: string): string {
  const [, room = '', number] = /^(verification|application)\/(\d+)$/.exec(evidence) ?? []
  return number === undefined ? evidence : `${room === 'application' ? '申请受理' : '核实'}，编号 ${number}`
}

/** Who established a fact, by which letter and what material, behind what else a value rests on. */
export function establishedInWords({ inquiry, answeredBy, checkedBy, material, materialOn }: EstablishedBy, beside = ''): string {
  const by = [answeredBy === undefined ? '' : `${answeredBy}填写`, checkedBy === undefined ? '' : `${checkedBy}同意`]
  const said = [`核实（第 ${inquiry} 号函）`, ...by, material ?? '', materialOn === undefined ? '' : `材料日期 ${materialOn}`]
    .filter((part) => part !== '')
    .join('，')
  return beside === '' ? said : `${beside}；${said}`
}
